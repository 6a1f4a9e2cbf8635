/**
 * `npm run -s token -- PERSONA…`: prints one development token per line and nothing else, so that the output can be
 * pasted or captured. Works before the server was ever started; all that goes wrong is one line on stderr and exit 1.
 */
import { readConfig } from '../config.ts';
import { issueDevelopmentToken } from '../district/identity/tokens/development-issuer.ts';
import { personaSyntax, subjectOfPersona } from '../district/identity/tokens/personas.ts';

try {
  const tokens = await tokensFor(process.argv.slice(2));
  process.stdout.write(tokens.map((token) => `${token}\n`).join(''));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

/** All tokens or none: an unknown name anywhere in the list is an error before the first token is made. */
async function tokensFor(names: readonly string[]): Promise<string[]> {
  if (names.length === 0) throw new Error(`Usage: npm run -s token -- PERSONA… where PERSONA is ${personaSyntax()}.`);
  const subjects = names.map((name) => {
    const subject = subjectOfPersona(name);
    if (!subject)
      throw new Error(`There is no persona ${JSON.stringify(name)}: give one or more of ${personaSyntax()}.`);
    return subject;
  });
  const { dataDir } = readConfig(process.env);
  const tokens: string[] = [];
  for (const subject of subjects) tokens.push(await issueDevelopmentToken(dataDir, subject));
  return tokens;
}
