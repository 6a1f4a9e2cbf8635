import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { Asked, Told } from './strangers.client.ts';

/** Somebody in a process of their own who asks `/livez` again and again. */
export interface Watch {
  /** The longest answer since the last time this was asked, in milliseconds. */
  longest(): number;
  end(): void;
}

/** Ends with the test, at the latest. */
export function watchLivez(port: number): Watch {
  const child = fork(fileURLToPath(new URL('strangers.client.ts', import.meta.url)), { execArgv: [] });
  onTestFinished(() => void child.kill());
  let longest = 0;
  child.on('message', ({ livez }: Told) => (longest = Math.max(longest, livez)));
  child.send({ port, streams: [], watchLivez: true } satisfies Asked);
  return {
    longest() {
      const since = longest;
      longest = 0;
      return since;
    },
    end: () => void child.kill(),
  };
}
