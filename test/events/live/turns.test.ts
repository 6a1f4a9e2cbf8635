import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { handOutAtOnce, handOutGathered } from '../../../src/events/live/hand-out.ts';
import type { OutboxEvent } from '../../../src/events/outbox.ts';
import { startTurns } from '../../../src/events/live/turns.ts';

/** Longer than this nobody who asks for something else is to wait, in milliseconds. */
const WAIT_MAX_MS = 100;

function compute(ms: number): void {
  const began = process.threadCpuUsage();
  for (let used = 0; used < ms * 1_000;) {
    const { user, system } = process.threadCpuUsage(began);
    used = user + system;
  }
}

/** The longest that the thread computes without looking for others while something is done. In CPU time: others use the machine. */
async function longestStretch(work: Promise<unknown>): Promise<number> {
  let [longest, going] = [0, true];
  let last = process.threadCpuUsage();
  const probe = () => {
    const { user, system } = process.threadCpuUsage(last);
    longest = Math.max(longest, (user + system) / 1_000);
    last = process.threadCpuUsage();
    if (going) setImmediate(probe);
  };
  setImmediate(probe);
  await work;
  going = false;
  return longest;
}

test('many who are told something have it one after the other, and others are not kept waiting', async () => {
  const turns = startTurns();
  const told: number[] = [];
  const all = Array.from({ length: 200 }, async (_, at) => {
    await turns.next(7);
    compute(0.5);
    told.push(at);
  });
  expect(await longestStretch(Promise.all(all))).toBeLessThan(WAIT_MAX_MS);
  expect(told).toEqual(Array.from({ length: 200 }, (_, at) => at));
});

test('who weighs much has a turn alone', async () => {
  const turns = startTurns();
  const all = Array.from({ length: 10 }, async () => {
    await turns.next(1_000);
    compute(30);
  });
  expect(await longestStretch(Promise.all(all))).toBeLessThan(WAIT_MAX_MS);
});

const event = (id: number) => ({ xid: 1n, id: BigInt(id), at: '', topic: '', subjectId: '' }) satisfies OutboxEvent;

test('what comes within a moment is handed out together, to each what came after they were there', async () => {
  const handOut = handOutGathered();
  const first = handOut.open(() => true);
  const even = handOut.open(({ id }) => id % 2n === 0n);
  handOut.add([event(1), event(2)]);
  const late = handOut.open(() => true);
  handOut.add([event(3), event(4)]);
  const ids = async (feed: typeof first) => (await feed.next())!.map(({ id }) => Number(id));
  expect(await Promise.all([first, even, late].map(ids))).toEqual([
    [1, 2, 3, 4],
    [2, 4],
    [3, 4],
  ]);
  handOut.add([event(5)]);
  expect(await ids(late)).toEqual([5]);
  handOut.close();
  expect(await first.next()).toBeUndefined();
});

test('where few follow, what comes is there at once', async () => {
  const handOut = handOutAtOnce();
  const feed = handOut.open(() => true);
  handOut.add([event(1)]);
  expect(await Promise.race([feed.next(), pause(0)])).toEqual([event(1)]);
  handOut.close();
});
