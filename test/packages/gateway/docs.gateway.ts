import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorkplace, plainEnvironment, type Running, type Workplace } from './workplace.ts';

// docs/partners.md, as a newcomer goes through it: every fence of commands in its order, against what it says they answer.

/** What each terminal shows when it can be left alone. */
const READY: Readonly<Record<string, RegExp>> = {
  commons: /Grid Commons is running/,
  partner: /The car park is in the graph/,
  gateway: /The gateway is running/,
};
/** How long a message may be on its way, in milliseconds. */
const DELIVERY_LIMIT_MS = 30_000;
/** Written after each command, to know where its output ends. */
const END = '--- end of the command ---';

interface Fence {
  readonly language: string;
  /** `terminal=NAME` for what goes on running or appears there, `stop=NAME` for what is ended before. */
  readonly note: string;
  readonly text: string;
}

let workplace: Workplace;
let terminal: ReturnType<typeof openTerminal>;

beforeAll(async () => {
  workplace = await openWorkplace();
  terminal = openTerminal(workplace.folder);
});
afterAll(async () => {
  terminal?.close();
  await workplace?.close();
});

test('every command of docs/partners.md does what the page says, in its order', { timeout: 600_000 }, async () => {
  const fences = fencesOf(await readFile(join(workplace.folder, 'docs/partners.md'), 'utf8'));
  const running = new Map<string, Running>();
  let output = '';
  let compared = 0;
  for (const { language, note, text } of fences) {
    const [, action, name] = /^(terminal|stop)=(\w+)$/.exec(note) ?? [];
    if (language === 'sh' && action === 'terminal') {
      running.set(name!, await workplace.start(text, READY[name!]!));
    } else if (language === 'sh') {
      if (action === 'stop') await running.get(name!)!.stop();
      output = await terminal.run(text);
    } else if (language === 'text' && action === 'terminal') {
      await expect.poll(() => isLike(running.get(name!)!.output(), text), { timeout: DELIVERY_LIMIT_MS }).toBe(true);
      compared++;
    } else if (language === 'text') {
      expect(isLike(output, text), `is like\n${text}\n:\n${output}`).toBe(true);
      compared++;
    }
  }
  expect([...running.keys()]).toEqual(['commons', 'partner', 'gateway']);
  expect(compared).toBeGreaterThan(8);
});

test('the schema that the page quotes is that of the example', async () => {
  const page = fencesOf(await readFile(join(workplace.folder, 'docs/partners.md'), 'utf8'));
  const schema = await readFile(join(workplace.folder, 'examples/partner-parking/schema.graphql'), 'utf8');
  const [quoted] = page.filter(({ language }) => language === 'graphql');
  const lines = quoted!.text.split('\n').map((line) => line.trim());
  let at = 0;
  for (const line of lines) {
    at = schema.indexOf(line, at);
    expect(at, `"${line}" stands in schema.graphql`).toBeGreaterThanOrEqual(0);
  }
});

function fencesOf(page: string): Fence[] {
  return [...page.matchAll(/^```(\w+) ?(\S*)\n(.*?)\n```$/gms)].map(([, language, note, text]) => ({
    language: language!,
    note: note!,
    text: text!,
  }));
}

/** Looks at what is shown, not at how it is laid out; `…` stands for anything. */
function isLike(output: string, shown: string): boolean {
  const plain = (text: string) => text.replaceAll(/\s+/g, '');
  const rest = plain(output);
  let at = 0;
  return plain(shown)
    .split('…')
    .every((part) => {
      const found = rest.indexOf(part, at);
      at = found + part.length;
      return found >= 0;
    });
}

/** One shell for all commands: what one sets, the next ones have. */
function openTerminal(cwd: string) {
  const shell = spawn('bash', [], { cwd, env: plainEnvironment() });
  let output = '';
  shell.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  shell.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return {
    run(command: string): Promise<string> {
      output = '';
      shell.stdin.write(`${command}\necho "${END}"\n`);
      return new Promise((resolve, reject) => {
        const look = () => {
          if (!output.includes(END)) return;
          shell.stdout.off('data', look);
          resolve(output.slice(0, output.indexOf(END)));
        };
        shell.stdout.on('data', look);
        shell.once('exit', () => reject(new Error(`The shell ended: ${output}`)));
      });
    },
    close: () => shell.stdin.end(),
  };
}
