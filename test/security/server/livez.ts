import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { Asked, Told } from './strangers.client.ts';

/** Somebody in a process of their own who asks `/livez` again and again. */
interface Watch {
  /** The longest answer since the last time this was asked, in milliseconds. */
  longest(): number;
  end(): void;
}

/** Comes back when it has been answered once. It ends with the test, at the latest. */
export async function watchLivez(port: number): Promise<Watch> {
  const child = fork(fileURLToPath(new URL('strangers.client.ts', import.meta.url)), { execArgv: [] });
  onTestFinished(() => void child.kill());
  let longest = 0;
  const answered = new Promise<void>((resolve) => {
    child.on('message', ({ livez }: Told) => {
      longest = Math.max(longest, livez);
      if (livez > 0) resolve();
    });
  });
  child.send({ port, streams: [], watchLivez: true } satisfies Asked);
  await answered;
  return {
    longest() {
      const since = longest;
      longest = 0;
      return since;
    },
    end: () => void child.kill(),
  };
}
