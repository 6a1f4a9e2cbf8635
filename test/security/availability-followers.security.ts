import { type ChildProcess, fork } from 'node:child_process';
import type { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { buildFacility, OFF_HOURS } from '../../seeds/factories/facility.factory.ts';
import { buildResident } from '../../seeds/factories/person.factory.ts';
import { STRANGER_DAYS_MAX } from '../../src/events/live/followed-days.ts';
import { noteFigure } from '../support/figures.ts';
import { book } from '../bookings/booking.operations.ts';
import { type Served, startServed } from '../events/live/live-world.ts';
import { watchLivez } from './server/livez.ts';
import type { Asked, Told } from './server/strangers.client.ts';

// Strangers follow the places left in one facility, and somebody books it. Linux only: they come from many addresses of
// 127.0.0.0/8, which other systems do not have.

const STRANGERS = 5_000;
/** Bookings that are measured; the figure is their median. */
const BOOKINGS = 7;
/** Bookings before them: the first ones are compiled, and dearer. */
const WARM_UP = 15;
/** A booking may cost so many times what it costs when nobody follows. */
const BOOKING_COST_MAX = 1.3;
/** And the process answers within so many milliseconds all the while. */
const LIVEZ_MAX_MS = 100;
/** What each follower who is told may cost beyond the bytes that are written to them, in milliseconds of CPU: their range cut out and shown. */
const FOLLOWER_MAX_MS = 0.4;

const DAY_MS = 86_400_000;
const QUERY = `subscription ($id: ID!, $from: DateTime!, $to: DateTime!) {
  availabilityChanged(facilityId: $id, from: $from, to: $to) { eventId at facility { id state } windows { start end remaining } }
}`;

let served: Served;
let sockets: Set<Socket>;
const clients: ChildProcess[] = [];

beforeAll(async () => {
  served = await startServed({ executor: 'graphql-js' });
  sockets = new Set();
  served.app.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.kill();
  await expect.poll(() => sockets.size, { timeout: 20_000 }).toBe(0);
});
afterAll(() => served.close());

/** The strangers of another process. */
interface Crowd {
  readonly told: () => Told;
}

/** A process of its own that is asked for something and says how it stands. */
function startClient(asked: Omit<Asked, 'port'>): Crowd {
  const child = fork(fileURLToPath(new URL('server/strangers.client.ts', import.meta.url)), { execArgv: [] });
  clients.push(child);
  let told: Told = { open: 0, refused: 0, refusal: '', events: 0, comments: 0, livez: 0 };
  child.on('message', (message: Told) => (told = message));
  child.send({ port: Number(new URL(served.url).port), ...asked } satisfies Asked);
  return { told: () => told };
}

async function gather(facilityId: string, rangeOf: (at: number) => { from: number; days: number }): Promise<Crowd> {
  let followed = 0;
  const streams = Array.from({ length: STRANGERS }, (_, at) => {
    const { from, days } = rangeOf(at);
    const address = Math.floor(followed / (STRANGER_DAYS_MAX - 31));
    followed += days;
    const variables = {
      id: facilityId,
      from: new Date(from).toISOString(),
      to: new Date(from + days * DAY_MS).toISOString(),
    };
    return { body: JSON.stringify({ query: QUERY, variables }), address: `127.1.${address >> 8}.${address & 255}` };
  });
  const { told } = startClient({ streams, watchLivez: false });
  await expect.poll(() => told().open + told().refused, { timeout: 400_000, interval: 100 }).toBe(STRANGERS);
  return { told };
}

async function bookHour(facilityId: string, start: number, as: string): Promise<void> {
  const [from, to] = [start, start + 3_600_000].map((time) => new Date(time).toISOString());
  const { booking, refusal } = await book(served, { facilityId, start: from!, end: to! }, { as });
  expect(booking, JSON.stringify(refusal)).not.toBeNull();
}

interface Cost {
  /** CPU of the process until the booking was answered, and until all who follow were told, in milliseconds. */
  readonly answered: number;
  readonly told: number;
}

async function costs(facilityId: string, hour: () => number, crowd?: Crowd): Promise<Cost> {
  const measured: Cost[] = [];
  const followers = crowd?.told().open ?? 0;
  for (let count = crowd ? -1 : -WARM_UP; count < BOOKINGS; count++) {
    const { subject } = await buildResident(served.db);
    const start = hour();
    const before = crowd?.told().events ?? 0;
    await pause(300);
    const began = process.cpuUsage();
    await bookHour(facilityId, start, subject);
    const answered = msOf(process.cpuUsage(began));
    if (crowd) {
      await expect.poll(() => crowd.told().events, { timeout: 30_000, interval: 20 }).toBe(before + followers);
    } else {
      await pause(300);
    }
    if (count >= 0) measured.push({ answered, told: msOf(process.cpuUsage(began)) });
  }
  return { answered: median(measured.map((one) => one.answered)), told: median(measured.map((one) => one.told)) };
}

/** What it costs to write as many bytes as an event has to everybody, with nothing to find out. */
async function costOfWriting(crowd: Crowd, bytes: number): Promise<number> {
  const text = `:${'x'.repeat(bytes - 8)}#end\n\n`;
  const chunk = `${text.length.toString(16)}\r\n${text}\r\n`;
  const measured: number[] = [];
  for (let count = 0; count < 3; count++) {
    const before = crowd.told().comments;
    const began = process.cpuUsage();
    let at = 0;
    for (const socket of sockets) {
      socket.write(chunk);
      if (++at % 20 === 0) await pause(1);
    }
    await expect
      .poll(() => crowd.told().comments, { timeout: 30_000 })
      .toBeGreaterThanOrEqual(before + crowd.told().open);
    measured.push(msOf(process.cpuUsage(began)));
  }
  return median(measured);
}

/**
 * Books once more, and finds the longest time that the process computes without looking for other requests: what a
 * request waits on a machine that has nothing else to do. In CPU time, so that a busy machine does not count.
 */
async function longestStretch(facilityId: string, hour: () => number, crowd: Crowd): Promise<number> {
  const { subject } = await buildResident(served.db);
  const start = hour();
  const before = crowd.told().events;
  let [longest, probing] = [0, true];
  let last = process.threadCpuUsage();
  const probe = () => {
    longest = Math.max(longest, msOf(process.threadCpuUsage(last)));
    last = process.threadCpuUsage();
    if (probing) setImmediate(probe);
  };
  setImmediate(probe);
  await bookHour(facilityId, start, subject);
  await expect.poll(() => crowd.told().events, { timeout: 30_000 }).toBe(before + crowd.told().open);
  probing = false;
  return longest;
}

const msOf = ({ user, system }: NodeJS.CpuUsage) => (user + system) / 1_000;
const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

test.for<[string, (at: number) => number]>([
  ['the same week', () => 0],
  ['a week each of their own', (at) => (at % 480) * 900_000],
])(
  'G18 5,000 strangers who follow %s make a booking no dearer, and the process answers',
  async ([name, shift], { task }) => {
    const facility = await buildFacility(served.db, { capacity: 500, rules: OFF_HOURS, now: served.clock.now });
    const first = served.clock.now.epochMilliseconds + DAY_MS;
    // Nights of work days: from 18:00 in Fuzhou on, five days on, which lies in every week that is followed.
    const night = Date.parse('2026-03-09T11:00:00Z');
    let booked = 0;
    const hour = () => night + (booked++ % 10) * 3_600_000;
    // In a process of its own: that of the strangers is busy with what they are told.
    const watch = await watchLivez(Number(new URL(served.url).port));
    const usual = await costs(facility.id, hour);
    const livezUsual = watch.longest();
    const crowd = await gather(facility.id, (at) => ({ from: first + shift(at), days: 7 }));
    const { open } = crowd.told();
    watch.longest();
    const followed = await costs(facility.id, hour, crowd);
    const livez = watch.longest();
    const stretch = await longestStretch(facility.id, hour, crowd);
    watch.end();
    const writing = await costOfWriting(crowd, 1_000);
    const each = (followed.told - writing - usual.told) / open;
    noteFigure(
      task,
      `${name}: ${open} follow; CPU until answered ${usual.answered.toFixed(1)} → ${followed.answered.toFixed(1)} ms, ` +
        `until all are told ${usual.told.toFixed(1)} → ${followed.told.toFixed(1)} ms, of which writing ${writing.toFixed(1)} ms; ` +
        `${(each * 1_000).toFixed(0)} µs for each besides; /livez at most ${livezUsual.toFixed(0)} → ${livez.toFixed(0)} ms; longest stretch ${stretch.toFixed(0)} ms of CPU`,
    );
    expect(open, crowd.told().refusal).toBe(STRANGERS);
    expect(followed.answered).toBeLessThanOrEqual(BOOKING_COST_MAX * usual.answered);
    expect(each).toBeLessThanOrEqual(FOLLOWER_MAX_MS);
    expect(stretch).toBeLessThanOrEqual(LIVEZ_MAX_MS);
    // A machine that keeps it waiting with nobody following does so with them.
    expect(livez).toBeLessThanOrEqual(Math.max(LIVEZ_MAX_MS, livezUsual));
  },
);
