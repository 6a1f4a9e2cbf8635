import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildAccount, buildResident } from '../../../seeds/factories/person.factory.ts';
import { Role } from '../../../src/request/viewer.ts';
import { lapseRequests } from '../../../src/bookings/clock/end-by-the-clock.ts';
import { buildUnit } from '../../../seeds/factories/unit.factory.ts';
import { buildFacility } from '../../../seeds/factories/facility.factory.ts';
import { type Commons, startCommons, TEST_NOW } from '../../support/commons.ts';
import { assertProperty } from '../../support/property.ts';
import { watchDeadlocks, wrongs } from '../booking.invariants.ts';
import { type BookingSeen, send } from './moves-world.ts';

// Random lives of a hall, its halves and a field whose unit approves: people book, hold, complete, let go of, move, shrink and
// give back, the unit answers, and time passes, several of these at once. Whatever comes of each, nothing may be wrong with
// all of them together. MODEL_SEED repeats a run, MODEL_RUNS makes more of them.

const seed = Number(process.env.MODEL_SEED ?? randomInt(2 ** 31));
const numRuns = Number(process.env.MODEL_RUNS ?? 8);
const PEOPLE = 5;

let commons: Commons;
let watch: Awaited<ReturnType<typeof watchDeadlocks>>;
beforeAll(async () => {
  commons = await startCommons();
  watch = await watchDeadlocks(commons);
});
afterAll(async () => {
  expect(await watch.deadlocks()).toEqual([]);
  await commons.close();
});

interface World {
  readonly facilities: readonly string[];
  readonly people: readonly string[];
  readonly manager: string;
  /** What somebody was told of, with who they are. */
  readonly known: { readonly booking: BookingSeen; readonly person: string }[];
}

async function newWorld(): Promise<World> {
  const now = commons.clock.now;
  const { id: unitId } = await buildUnit(commons.db);
  const field = async (capacity: number, admission: 'INSTANT' | 'APPROVAL' = 'INSTANT') =>
    (await buildFacility(commons.db, { now, unitId, kind: 'SPORTS_FIELD', capacity, admission })).id;
  const [hall, left, right, approved] = [await field(2), await field(1), await field(1), await field(2, 'APPROVAL')];
  for (const half of [left, right]) {
    await commons.sql('insert into facility_part (part_id, whole_id, places) values ($1, $2, 1)', [half, hall]);
  }
  const people = await Promise.all(Array.from({ length: PEOPLE }, () => buildResident(commons.db)));
  const manager = await buildAccount(commons.db, { roles: [{ role: Role.UNIT_MANAGER, unitId }] });
  return {
    facilities: [hall, left, right, approved],
    people: people.map(({ subject }) => subject),
    manager: manager.subject,
    known: [],
  };
}

const DAY = Temporal.Instant.from('2026-03-05T00:00:00Z');
const slot = (from: number, steps: number) => ({
  start: DAY.add({ minutes: 30 * from }).toString(),
  end: DAY.add({ minutes: 30 * (from + steps) }).toString(),
});

/** What somebody does; undefined when there is nothing to do it to. */
type Deed = (world: World) => Promise<void>;

/** Sends it; whoever is told that many are at it comes back another time. */
async function sent(what: Parameters<typeof send>[1], input: object, as: string): Promise<BookingSeen | null> {
  try {
    return (await send(commons, what, input, as)).booking;
  } catch (error) {
    if (String(error).includes('"BUSY"')) return null;
    throw new Error(`${what} ${JSON.stringify(input)}: ${String(error)}`, { cause: error });
  }
}

async function tell(world: World, person: string, what: Parameters<typeof send>[1], input: object): Promise<void> {
  const booking = await sent(what, input, person);
  if (booking) world.known.push({ booking, person });
  if (booking?.moveRequest) world.known.push({ booking: booking.moveRequest, person });
}

const facility = fc.nat(3);
const person = fc.nat(PEOPLE - 1);
const from = fc.nat(6);
const steps = fc.integer({ min: 1, max: 4 });
const quantity = fc.integer({ min: 1, max: 2 });
const which = fc.nat(12);
const wish = fc.record({ facility, person, from, steps, quantity });

/** Of the things that are known, one of the latest. */
const latest = ({ known }: World, back: number) => known.at(-1 - (back % Math.max(1, known.length)));

const wanting = (what: 'create' | 'hold') =>
  wish.map(
    ({ facility, person, from, steps, quantity }): Deed =>
      (world) =>
        tell(world, world.people[person]!, what, {
          facilityId: world.facilities[facility]!,
          ...slot(from, steps),
          quantity,
        }),
  );

const moving = fc
  .tuple(which, wish, fc.boolean())
  .map(([back, { facility, from, steps, quantity }, elsewhere]): Deed => async (world) => {
    const one = latest(world, back);
    if (!one) return;
    const input = { bookingId: one.booking.id, expectedVersion: one.booking.version, ...slot(from, steps), quantity };
    const there = elsewhere ? { facilityId: world.facilities[facility]! } : {};
    await tell(world, one.person, 'move', { ...input, ...there });
  });

const completing = which.map((back): Deed => async (world) => {
  const one = latest(world, back);
  if (!one) return;
  const { id, facility, start, end, quantity } = one.booking;
  if (facility) await tell(world, one.person, 'create', { facilityId: facility.id, start, end, quantity, holdId: id });
});

const deciding = fc
  .tuple(which, fc.constantFrom('cancel', 'release', 'confirm', 'reject'))
  .map(([back, what]): Deed => async (world) => {
    const one = latest(world, back);
    if (!one) return;
    const byUnit = what === 'confirm' || what === 'reject';
    const reason = what === 'reject' ? { reason: '自用' } : {};
    const input = { bookingId: one.booking.id, ...reason };
    const { booking } = await send(commons, what as 'cancel', input, byUnit ? world.manager : one.person);
    if (booking) world.known.push({ booking, person: one.person });
  });

const waiting = fc.integer({ min: 1, max: 30 }).map((minutes): Deed => async () => {
  commons.clock.now = commons.clock.now.add({ minutes });
});

const tidying = fc.constant<Deed>(async () => {
  await lapseRequests({ db: commons.db, now: () => commons.clock.now, closing: new AbortController().signal });
});

const deed = fc.oneof(
  { arbitrary: wanting('create'), weight: 4 },
  { arbitrary: wanting('hold'), weight: 3 },
  { arbitrary: moving, weight: 6 },
  { arbitrary: completing, weight: 2 },
  { arbitrary: deciding, weight: 4 },
  { arbitrary: waiting, weight: 1 },
  { arbitrary: tidying, weight: 1 },
);

test(
  'random lives leave nothing wrong, with several things done at once',
  async () => {
    const life = fc.array(fc.array(deed, { minLength: 1, maxLength: 4 }), { minLength: 5, maxLength: 14 });
    await assertProperty(
      fc.asyncProperty(life, async (rounds) => {
        commons.clock.now = Temporal.Instant.from(TEST_NOW);
        const world = await newWorld();
        for (const atOnce of rounds) await Promise.all(atOnce.map((act) => act(world)));
        expect(await wrongs(commons)).toEqual([]);
        await watch.noteConnections();
      }),
      { seed, numRuns },
    );
  },
  // Each life is some fifty requests; those that failed once are lived before.
  (numRuns + 4) * 30_000,
);
