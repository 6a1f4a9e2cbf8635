/**
 * `npm run invariants`: checks what the database should hold, by SQL that trusts none of its constraints; on a live one, in
 * a transaction that only reads. On the database of DATABASE_URL, or on the embedded one, also while a server runs on it.
 * Exit 1 when anything is wrong, or cannot be looked at.
 */
import { pino } from 'pino';
import { type Config, readConfig } from '../config.ts';
import { runningDatabase, startEmbeddedDatabase } from '../database/embedded.ts';
import { type Checked, checkInvariants, SHOWN_MAX } from './invariants/check-invariants.ts';
import { lineAbout, onDatabase } from './start-error.ts';

try {
  const { checked, chain } = await run(readConfig(process.env));
  const wrong = checked.filter(({ breaches }) => breaches > 0);
  process.stdout.write(
    [
      ...checked.map(lineOf),
      '',
      `audit trail: ${chain.links} links, ${chain.waiting} waiting for theirs; the last is ${chain.hash}`,
      wrong.length === 0 ? 'Everything holds.' : `Broken: ${wrong.map(({ name }) => name).join(', ')}.`,
      '',
    ].join('\n'),
  );
  if (wrong.length > 0) process.exitCode = 1;
} catch (error) {
  process.stderr.write(`${lineAbout(error)}\n`);
  process.exitCode = 1;
}

function lineOf({ name, says, breaches, shown, milliseconds }: Checked): string {
  const found = breaches === 0 ? 'holds' : `BROKEN ${breaches} times`;
  const line = `${name.padEnd(34)} ${found.padEnd(18)} ${String(milliseconds).padStart(7)} ms  ${says}`;
  const more = breaches > SHOWN_MAX ? [`    and ${breaches - SHOWN_MAX} more`] : [];
  return [line, ...shown.map((breach) => `    ${breach}`), ...more].join('\n');
}

function run(config: Config) {
  return onDatabase(config, async () => {
    const url = config.database.url ?? (await runningDatabase(config.dataDir));
    if (url !== undefined) return checkInvariants(url);
    const embedded = await startEmbeddedDatabase({ dataDir: config.dataDir, log: pino({ level: 'warn' }) });
    try {
      return await checkInvariants(embedded.url);
    } finally {
      await embedded.stop();
    }
  });
}
