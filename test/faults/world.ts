import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { inject } from 'vitest';
import { buildFacility, type FacilityOverrides } from '../../seeds/factories/facility.factory.ts';
import { buildResident } from '../../seeds/factories/person.factory.ts';
import type { Database } from '../../src/database/database.ts';
import { issueDevelopmentToken } from '../../src/district/identity/tokens/development-issuer.ts';
import type { Commons } from '../support/commons.ts';
import type { Program, RunningServer } from '../support/program.ts';
import type { Reply, Send, Wish } from './recorder.ts';

/** How long a client waits for an answer, in milliseconds: longer than any limit of the server, of which one is 15 s. */
const ANSWER_LIMIT_MS = 20_000;

/** Sends to a server in this process. */
export function sendTo(commons: Commons): Send {
  return (document, variables, subject) => commons.query(document, variables, { as: subject });
}

/**
 * Sends over HTTP to whichever server is there when it is sent, as a balancer would have it.
 * @param urlOf undefined while no server is there: then it waits for one
 * @param dataDir of the servers: it has the key that tokens are signed with
 */
export function sendOver(urlOf: () => string | undefined, dataDir: string): Send {
  const tokens = new Map<string, Promise<string>>();
  return async (query, variables, subject) => {
    if (!tokens.has(subject)) tokens.set(subject, issueDevelopmentToken(dataDir, subject));
    const signal = AbortSignal.timeout(ANSWER_LIMIT_MS);
    let url = urlOf();
    for (; url === undefined; url = urlOf()) await pause(10, undefined, { signal });
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await tokens.get(subject)!}` },
      body: JSON.stringify({ query, variables }),
      signal,
    });
    return (await response.json()) as Reply;
  };
}

/**
 * What a process is given to serve a database. Errors are written down, for {@link faultsIn}.
 * @param url of the owner, where there is something to migrate
 */
export async function settingsFor({ url, serviceUrl }: { readonly url?: string; readonly serviceUrl: string }) {
  const folder = await mkdtemp(join(inject('temporaryFolder'), 'faults-'));
  await chmod(folder, 0o711);
  const cache = join(inject('temporaryFolder'), 'compiled');
  return {
    DATABASE_URL: serviceUrl,
    ...(url !== undefined && { DATABASE_OWNER_URL: url }),
    DATA_DIR: folder,
    LOG_LEVEL: 'warn',
    // What was compiled once is read: most of a start is that.
    NODE_COMPILE_CACHE: cache,
  };
}

/** What a process has written of faults that it could not explain. */
export function faultsIn({ stdout, stderr }: Pick<RunningServer, 'stdout' | 'stderr'>): string[] {
  const lines = `${stdout()}\n${stderr()}`.split('\n');
  return lines.filter((line) =>
    /an unexpected error was masked|Unhandled|unhandled|^\s+at |FATAL|"level":60/.test(line),
  );
}

/** Several processes on one database, of which any may be gone for a moment. */
export class Fleet {
  readonly #servers: (RunningServer | undefined)[] = [];
  readonly #program: Program;
  readonly #settings: Readonly<Record<string, string>>;
  #next = 0;
  /** What those that are gone have written of faults. */
  readonly faults: string[] = [];

  constructor(program: Program, settings: Readonly<Record<string, string>>) {
    this.#program = program;
    this.#settings = settings;
  }

  async startAt(place: number): Promise<RunningServer> {
    const server = await this.#program.start(this.#settings);
    this.#servers[place] = server;
    return server;
  }

  /** Ends a process as a power cut would. */
  async killAt(place: number): Promise<void> {
    const server = this.#servers[place]!;
    this.#servers[place] = undefined;
    server.child.kill('SIGKILL');
    await server.ended;
    this.faults.push(...faultsIn(server));
  }

  /** Tells a process to end; from then on nobody is sent to it. */
  async endAt(place: number): Promise<{ readonly code: number | string; readonly stderr: string }> {
    const server = this.#servers[place]!;
    this.#servers[place] = undefined;
    server.child.kill('SIGTERM');
    const code = await server.ended;
    this.faults.push(...faultsIn(server));
    return { code, stderr: server.stderr() };
  }

  /** The address of one that is there, each in turn. */
  url(): string | undefined {
    const there = this.#servers.filter((server) => server !== undefined);
    return there[this.#next++ % there.length]?.url;
  }

  /** What all have written of faults so far. */
  allFaults(): string[] {
    return [...this.faults, ...this.#servers.flatMap((server) => (server ? faultsIn(server) : []))];
  }
}

/** Subjects of so many new residents. */
export async function people(db: Database, count: number): Promise<string[]> {
  const subjects: string[] = [];
  // Some at a time: those who serve have few connections.
  for (let made = 0; made < count; made += PEOPLE_AT_ONCE) {
    const some = Array.from({ length: Math.min(PEOPLE_AT_ONCE, count - made) }, () => buildResident(db));
    subjects.push(...(await Promise.all(some)).map(({ subject }) => subject));
  }
  return subjects;
}
const PEOPLE_AT_ONCE = 8;

/** A facility of which many can have something without meeting a quota. */
export function field(db: Database, now: Temporal.Instant, overrides: FacilityOverrides = {}) {
  return buildFacility(db, { now, kind: 'SPORTS_FIELD', name: `场地 ${randomUUID().slice(0, 8)}`, ...overrides });
}

/** Hours of a facility, counted from the one after the next on. */
export function hourOf(facilityId: string, now: Temporal.Instant, hour: number, quantity = 1): Wish {
  const start = now.round({ smallestUnit: 'hour', roundingMode: 'ceil' }).add({ hours: 1 + hour });
  return { facilityId, start: start.toString(), end: start.add({ hours: 1 }).toString(), quantity };
}

/** A number from 0 to below `below`, by a seed: the same trial again. */
export function numbersOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
