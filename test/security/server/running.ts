import { type Commons, type CommonsOptions, startCommons } from '../../support/commons.ts';
import { startAttacked } from './attacked.ts';
import { longestBlock } from './blocking.ts';

/** What came back to a request. */
export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

/** A server as it runs in production, on a port of its own. */
export interface Running extends Commons {
  readonly url: string;
  readonly port: number;
  /** Everything that has been answered, to be looked through at the end. */
  readonly answers: readonly string[];
  send(path: string, init?: RequestInit): Promise<Answered>;
  /** Sends an operation as JSON: a text as it stands, an object as the body of a request. */
  post(body: string | object, headers?: Record<string, string>): Promise<Answered>;
}

/** What no answer tells: SQL and what the database says of it, stacks, places of files, settings. */
const TELLING =
  /\b(select|insert into|update|delete from)\b[^"]+\b(from|values|set|where)\b|violates|duplicate key|relation \\?"|\bat [^"]+\.[cm]?[jt]s:\d+|node_modules|\/src\/|DATABASE_URL|postgres(ql)?:\/\//i;

/** @param filled with the demonstration district; with nothing otherwise */
export async function startRunning({
  filled = true,
  ...options
}: CommonsOptions & { readonly filled?: boolean } = {}): Promise<Running> {
  const start = filled ? startAttacked : startCommons;
  const commons = await start({ ...options, server: { ...options.server, production: true } });
  const url = await commons.app.listen({ host: '127.0.0.1', port: 0 });
  const answers: string[] = [];
  async function send(path: string, init: RequestInit = {}): Promise<Answered> {
    const response = await fetch(`${url}${path}`, { redirect: 'manual', ...init });
    const body = await response.text();
    answers.push(body);
    return { status: response.status, headers: response.headers, body };
  }
  return {
    ...commons,
    url,
    port: Number(new URL(url).port),
    answers,
    send,
    post: (body, headers = {}) =>
      send('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
  };
}

/** The answers that tell what they should not. */
export function tellingOf(answers: readonly string[]): readonly string[] {
  return answers.filter((answer) => TELLING.test(answer)).map((answer) => answer.slice(0, 300));
}

/** The middle one of three times that some work keeps this thread, in milliseconds of its processor time. */
export async function costOf(work: () => Promise<unknown>): Promise<number> {
  const costs: number[] = [];
  for (let round = 0; round < 3; round++) costs.push(await longestBlock(work));
  return costs.sort((a, b) => a - b)[1]!;
}

/** Numbers of bytes as people read them. */
export function mebibytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(1)} MiB`;
}
