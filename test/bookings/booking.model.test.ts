import { randomInt, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildMembership } from '../../seeds/factories/alliance.factory.ts';
import { ALWAYS, buildFacility } from '../../seeds/factories/facility.factory.ts';
import { buildAccount, buildResident, type BuiltResident } from '../../seeds/factories/person.factory.ts';
import { BOOKINGS_AHEAD_MAX } from '../../src/bookings/booking.quotas.ts';
import { lapseRequests } from '../../src/bookings/clock/end-by-the-clock.ts';
import { Role } from '../../src/request/viewer.ts';
import { type Commons, startCommons, TEST_NOW } from '../support/commons.ts';
import { wrongs } from './booking.invariants.ts';
import { availability, book, cancel, confirm, type Outcome, reject, utc } from './booking.operations.ts';
import { assertProperty } from '../support/property.ts';

// Random lives of two facilities, lived twice: by the system and by a model that knows nothing but the places taken in
// each quarter of an hour. Whatever the system answers, the model has to have expected.
// MODEL_SEED repeats a run, MODEL_RUNS makes more of them.

const seed = Number(process.env.MODEL_SEED ?? randomInt(2 ** 31));
const numRuns = Number(process.env.MODEL_RUNS ?? 60);

/** The moment 0 of the model: noon in Fuzhou, 04:00 in UTC. Both midnights are within reach. */
const ORIGIN = Temporal.Instant.from(TEST_NOW);
const LAST_STEP = 120;
const MAX_STEPS = 8;
/** Quarters of an hour, each by its first moment, in which the second facility is closed: 00:00 to 08:00 in Fuzhou. */
const CLOSED = { from: 48, to: 80 };

type State = 'PENDING' | 'CONFIRMED' | 'CANCELLED' | 'REJECTED';

interface ModelBooking {
  readonly id: string;
  readonly facility: number;
  readonly person: number;
  readonly from: number;
  readonly to: number;
  readonly quantity: number;
  state: State;
}

interface ModelFacility {
  readonly id: string;
  readonly approval: boolean;
  readonly closed: typeof CLOSED | undefined;
  capacity: number;
  published: boolean;
}

interface Wish {
  readonly facility: number;
  readonly person: number;
  readonly from: number;
  readonly to: number;
  readonly quantity: number;
}

interface Model {
  now: number;
  readonly facilities: readonly ModelFacility[];
  readonly bookings: ModelBooking[];
  readonly requests: { readonly wish: Wish; readonly key: string; readonly outcome: Outcome }[];
}

type Command = fc.AsyncCommand<Model, object>;

let commons: Commons;
let people: BuiltResident[];
let manager: { readonly subject: string };
let unitId: string;

beforeAll(async () => {
  commons = await startCommons();
  people = await Promise.all(Array.from({ length: 4 }, () => buildResident(commons.db)));
  // Of an active member, so that its facilities come back from suspension without a review.
  unitId = (await buildMembership(commons.db)).unit.id;
  manager = await buildAccount(commons.db, { roles: [{ role: Role.UNIT_MANAGER, unitId }] });
});
afterAll(() => commons.close());

async function newModel(): Promise<Model> {
  await commons.sql(`
    update booking set state = 'CANCELLED' where state in ('PENDING', 'CONFIRMED');
    update shared_facility set state = 'WITHDRAWN'`);
  commons.clock.now = ORIGIN;
  const common = {
    unitId,
    kind: 'SPORTS_FIELD' as const,
    now: ORIGIN,
    maxMinutes: MAX_STEPS * 15,
    location: { latitude: 26.09, longitude: 119.3 },
  };
  const always = await buildFacility(commons.db, { ...common, capacity: 3 });
  const byDay = await buildFacility(commons.db, {
    ...common,
    capacity: 2,
    admission: 'APPROVAL',
    rules: [{ ...ALWAYS, startTime: '08:00' }],
  });
  return {
    now: 0,
    facilities: [
      { id: always.id, approval: false, closed: undefined, capacity: 3, published: true },
      { id: byDay.id, approval: true, closed: CLOSED, capacity: 2, published: true },
    ],
    bookings: [],
    requests: [],
  };
}

/** By the clock: a request is over when it starts, and takes nothing from then on. */
function holds({ state, from }: ModelBooking, now: number): boolean {
  return state === 'CONFIRMED' || (state === 'PENDING' && now < from);
}

/** What it is shown as. */
function shownState({ state, from, to }: ModelBooking, now: number): string {
  if (state === 'PENDING' && now >= from) return 'EXPIRED';
  return state === 'CONFIRMED' && now >= to ? 'COMPLETED' : state;
}

function takenAt(model: Model, facility: number, step: number): number {
  return model.bookings
    .filter((one) => one.facility === facility && holds(one, model.now) && one.from <= step && step < one.to)
    .reduce((sum, { quantity }) => sum + quantity, 0);
}

function mostTaken(model: Model, facility: number, from: number, to: number): number {
  return Math.max(...Array.from({ length: to - from }, (_, at) => takenAt(model, facility, from + at)));
}

/** What the answer to a wish is to be: a code, and the places left when they are too few. */
function expectedOf(model: Model, wish: Wish): { code: string; remaining?: number } {
  const { published, closed, capacity, approval } = model.facilities[wish.facility]!;
  if (!published) return { code: 'NOT_BOOKABLE' };
  if (wish.to - wish.from > MAX_STEPS) return { code: 'DURATION_NOT_ALLOWED' };
  // One that has begun is still had for a quarter of an hour, unless it is over, or the unit would have to answer first.
  const isTooLate = approval ? wish.from <= model.now : wish.from < model.now - 1 || wish.to <= model.now;
  if (isTooLate) return { code: 'OUTSIDE_BOOKING_HORIZON' };
  if (closed && wish.from < closed.to && closed.from < wish.to) return { code: 'OUTSIDE_OPENING_HOURS' };
  const own = model.bookings.filter((one) => one.person === wish.person && holds(one, model.now));
  if (own.filter((one) => one.to > model.now).length >= BOOKINGS_AHEAD_MAX) return { code: 'QUOTA_EXCEEDED' };
  const remaining = capacity - mostTaken(model, wish.facility, wish.from, wish.to);
  if (remaining < wish.quantity) return { code: 'SLOT_UNAVAILABLE', remaining };
  if (own.some((one) => one.from < wish.to && wish.from < one.to)) return { code: 'QUOTA_EXCEEDED' };
  return { code: 'DONE' };
}

function instant(step: number): string {
  return ORIGIN.add({ minutes: step * 15 }).toString();
}

function stepOf(text: string): number {
  return (Date.parse(text) - ORIGIN.epochMilliseconds) / 900_000;
}

function send(model: Model, { facility, person, from, to, quantity }: Wish, idempotencyKey: string): Promise<Outcome> {
  const { id: facilityId } = model.facilities[facility]!;
  const wish = { facilityId, start: instant(from), end: instant(to), quantity, idempotencyKey };
  return book(commons, wish, { as: people[person]!.subject });
}

/** @param offset the start of the wish, in steps from the moment it is wished */
function create(offset: number, steps: number, rest: Pick<Wish, 'facility' | 'person' | 'quantity'>): Command {
  return {
    check: ({ now }) => now + offset >= 0 && now + offset + steps < LAST_STEP,
    run: async (model) => {
      const wish = { ...rest, from: model.now + offset, to: model.now + offset + steps };
      const expected = expectedOf(model, wish);
      const key = randomUUID();
      const outcome = await send(model, wish, key);
      model.requests.push({ wish, key, outcome });
      expect({ code: outcome.code, remaining: outcome.refusal?.remaining }).toEqual(expected);
      for (const { facility, start, end } of outcome.refusal?.alternatives ?? []) {
        const index = model.facilities.findIndex(({ id }) => id === facility.id);
        const offered = { ...wish, facility: index, from: stepOf(start), to: stepOf(end) };
        expect(offered.to - offered.from).toBe(steps);
        expect(expectedOf(model, offered), `offered: ${start}`).toEqual({ code: 'DONE' });
      }
      if (outcome.booking) {
        const state = model.facilities[wish.facility]!.approval ? 'PENDING' : 'CONFIRMED';
        expect(outcome.booking.state).toBe(state);
        model.bookings.push({ ...wish, id: outcome.booking.id, state });
      }
    },
    toString: () => `create ${JSON.stringify({ ...rest, offset, steps })}`,
  };
}

function repeat(which: number, changed: boolean): Command {
  return {
    check: ({ requests }) => requests.length > 0,
    run: async (model) => {
      const { wish, key, outcome } = model.requests[which % model.requests.length]!;
      const again = await send(model, changed ? { ...wish, quantity: wish.quantity + 1 } : wish, key);
      if (changed) expect(again.code).toBe('IDEMPOTENCY_CONFLICT');
      else {
        expect(again.refusal).toEqual(outcome.refusal);
        const booking = model.bookings.find(({ id }) => id === outcome.booking?.id);
        expect(again.booking && { id: again.booking.id, state: again.booking.state }).toEqual(
          booking ? { id: booking.id, state: shownState(booking, model.now) } : null,
        );
      }
    },
    toString: () => `repeat ${which}${changed ? ' with another quantity' : ''}`,
  };
}

/** Something done to a booking: who may see it, from which states it goes where, and how it is asked for. */
function decide(
  name: string,
  which: number,
  to: State,
  from: readonly string[],
  act: (booking: ModelBooking) => Promise<Outcome>,
  visible: (booking: ModelBooking) => boolean = () => true,
): Command {
  return {
    check: ({ bookings }) => bookings.length > 0,
    run: async (model) => {
      const booking = model.bookings[which % model.bookings.length]!;
      const possible = from.includes(shownState(booking, model.now));
      const broken = possible && to === 'CONFIRMED' ? brokenOnceAsked(model, booking) : undefined;
      const expected = visible(booking) ? (broken ?? (possible ? 'DONE' : 'STATE_CONFLICT')) : 'NOT_FOUND';
      const { code, booking: shown } = await act(booking);
      expect(code).toBe(expected);
      if (code === 'DONE') booking.state = to;
      if (shown) expect(shown.state).toBe(shownState(booking, model.now));
    },
    toString: () => `${name} ${which}`,
  };
}

/** Which rule says no to confirming a request, if one does. */
function brokenOnceAsked(model: Model, booking: ModelBooking): string | undefined {
  if (!model.facilities[booking.facility]!.published) return 'NOT_BOOKABLE';
  const others = model.bookings.filter((one) => one !== booking && one.person === booking.person);
  const ahead = others.filter((one) => holds(one, model.now) && one.to > model.now);
  return ahead.length >= BOOKINGS_AHEAD_MAX ? 'QUOTA_EXCEEDED' : undefined;
}

/** @param person who asks; the booker, when nobody is named */
function cancelBy(which: number, person: number | undefined): Command {
  return decide(
    person === undefined ? 'cancel' : `cancel by ${person}`,
    which,
    'CANCELLED',
    ['PENDING', 'CONFIRMED', 'EXPIRED'],
    (booking) => cancel(commons, { bookingId: booking.id }, { as: people[person ?? booking.person]!.subject }),
    (booking) => person === undefined || booking.person === person,
  );
}

function cancelByUnit(which: number): Command {
  return decide('cancel by the unit', which, 'CANCELLED', ['PENDING', 'CONFIRMED', 'EXPIRED'], ({ id }) =>
    cancel(commons, { bookingId: id, reason: 'A meeting of our own' }, { as: manager.subject }),
  );
}

function confirmBooking(which: number): Command {
  return decide('confirm', which, 'CONFIRMED', ['PENDING'], ({ id }) => confirm(commons, id, { as: manager.subject }));
}

function rejectBooking(which: number): Command {
  return decide('reject', which, 'REJECTED', ['PENDING', 'EXPIRED'], ({ id }) =>
    reject(commons, { bookingId: id, reason: 'No' }, { as: manager.subject }),
  );
}

async function changeFacility(mutation: string, type: string, input: object): Promise<string> {
  const { data, errors } = await commons.query(
    `mutation ($input: ${type}!) { answer: ${mutation}(input: $input) { userErrors { code } } }`,
    { input },
    { as: manager.subject },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data.answer.userErrors[0]?.code ?? 'DONE';
}

function suspend(facility: number): Command {
  return {
    check: () => true,
    run: async ({ facilities }) => {
      const it = facilities[facility]!;
      const code = await changeFacility('facilitySuspend', 'FacilitySuspendInput', {
        facilityId: it.id,
        reason: 'Rain',
      });
      expect(code).toBe(it.published ? 'DONE' : 'STATE_CONFLICT');
      it.published = false;
    },
    toString: () => `suspend ${facility}`,
  };
}

function publish(facility: number): Command {
  return {
    check: () => true,
    run: async ({ facilities }) => {
      const it = facilities[facility]!;
      const code = await changeFacility('facilityPublish', 'FacilityPublishInput', { facilityId: it.id });
      expect(code).toBe(it.published ? 'STATE_CONFLICT' : 'DONE');
      it.published = true;
    },
    toString: () => `publish ${facility}`,
  };
}

function setCapacity(facility: number, capacity: number): Command {
  return {
    check: () => true,
    run: async (model) => {
      const it = model.facilities[facility]!;
      // The job has come by: what has lapsed stands in no counter.
      const closing = new AbortController().signal;
      await lapseRequests({ db: commons.db, now: () => commons.clock.now, closing });
      const fits = mostTaken(model, facility, 0, LAST_STEP + MAX_STEPS) <= capacity;
      const code = await changeFacility('facilityUpdate', 'FacilityUpdateInput', { facilityId: it.id, capacity });
      expect(code).toBe(fits ? 'DONE' : 'STATE_CONFLICT');
      if (fits) it.capacity = capacity;
    },
    toString: () => `set the capacity of ${facility} to ${capacity}`,
  };
}

function wait(steps: number): Command {
  return {
    check: ({ now }) => now + steps < LAST_STEP,
    run: async (model) => {
      model.now += steps;
      commons.clock.now = Temporal.Instant.from(instant(model.now));
    },
    toString: () => `wait ${steps}`,
  };
}

/** The places left as everybody sees them, against those of the model, for each quarter of an hour. */
async function expectSameAvailability(model: Model): Promise<void> {
  for (const [index, { id, capacity, published, closed, approval }] of model.facilities.entries()) {
    const windows = await availability(commons, id, instant(0), instant(LAST_STEP), 0);
    for (let step = 0; step < LAST_STEP; step++) {
      const isToCome = step >= model.now + (approval ? 1 : 0);
      const open = published && isToCome && !(closed && closed.from <= step && step < closed.to);
      const start = utc(instant(step));
      const window = windows.find((one) => one.start <= start && start < one.end);
      expect(window?.remaining, `facility ${index} at ${start}`).toBe(
        open ? capacity - takenAt(model, index, step) : undefined,
      );
    }
  }
}

const facility = fc.nat(1);
const person = fc.nat(3);
const which = fc.nat(20);

function wishes(offsets: { min: number; max: number }, longest: number) {
  return fc
    .record({
      offset: fc.integer(offsets),
      steps: fc.integer({ min: 1, max: longest }),
      rest: fc.record({ facility, person, quantity: fc.integer({ min: 1, max: 3 }) }),
    })
    .map(({ offset, steps, rest }) => create(offset, steps, rest));
}

// A command is chosen as often as it stands here: mostly wishes that are near each other, so that they meet.
const commands = [
  ...Array.from({ length: 6 }, () => wishes({ min: 0, max: 8 }, 6)),
  wishes({ min: -1, max: LAST_STEP }, MAX_STEPS + 1),
  fc.tuple(which, fc.boolean()).map(([which, changed]) => repeat(which, changed)),
  fc.tuple(which, fc.option(person, { nil: undefined, freq: 1 })).map(([which, person]) => cancelBy(which, person)),
  which.map(cancelByUnit),
  which.map(confirmBooking),
  which.map(rejectBooking),
  fc.oneof({ arbitrary: facility.map(publish), weight: 2 }, { arbitrary: facility.map(suspend), weight: 1 }),
  fc.tuple(facility, fc.integer({ min: 1, max: 5 })).map(([facility, capacity]) => setCapacity(facility, capacity)),
  fc.integer({ min: 1, max: 24 }).map(wait),
];

test(
  `${numRuns} random lives of two facilities go as the model says (seed ${seed})`,
  async () => {
    await assertProperty(
      fc.asyncProperty(fc.commands(commands, { maxCommands: 40, size: 'medium' }), async (life) => {
        let model!: Model;
        await fc.asyncModelRun(async () => ({ model: (model = await newModel()), real: {} }), life);
        expect(await wrongs(commons)).toEqual([]);
        await expectSameAvailability(model);
      }),
      { seed, numRuns },
    );
  },
  numRuns * 5_000,
);
