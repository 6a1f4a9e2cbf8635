import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { lapseRequests } from '../../../src/bookings/clock/end-by-the-clock.ts';
import { type Commons, startCommons, TEST_NOW } from '../../support/commons.ts';
import { wrongs } from '../booking.invariants.ts';
import { availability } from '../booking.operations.ts';
import { buildMovesWorld, type MovesWorld, seen, send } from '../moves/moves-world.ts';

let commons: Commons;
let world: MovesWorld;

beforeAll(async () => {
  commons = await startCommons();
  world = await buildMovesWorld(commons);
});
beforeEach(() => {
  commons.clock.now = Temporal.Instant.from(TEST_NOW);
});
afterAll(async () => {
  expect(await wrongs(commons)).toEqual([]);
  await commons.close();
});

const TEN = { start: '2026-03-05T02:00:00.000Z', end: '2026-03-05T03:00:00.000Z' };
const HALF_PAST = { start: '2026-03-05T02:30:00.000Z', end: '2026-03-05T03:30:00.000Z' };
const NOON = { start: '2026-03-05T04:00:00.000Z', end: '2026-03-05T05:00:00.000Z' };
const after = (minutes: number) => Temporal.Instant.from(TEST_NOW).add({ minutes });
const text = (instant: Temporal.Instant) => instant.toString({ fractionalSecondDigits: 3 });
const job = () => ({ db: commons.db, now: () => commons.clock.now, closing: new AbortController().signal });

async function held(facilityId: string, as: string, input: object = TEN) {
  const { booking, code } = await send(commons, 'hold', { facilityId, ...input }, as);
  expect(code).toBe('DONE');
  return booking!;
}

describe('what is held', () => {
  test('is nobody else’s for as long as the policy says, and is told as held', async () => {
    const [facilityId, as] = [await world.facility(), await world.resident()];
    const booking = await held(facilityId, as);
    expect(booking).toMatchObject({ ...TEN, state: 'HELD', heldUntil: text(after(10)), answerBy: null });
    expect((await send(commons, 'create', { facilityId, ...TEN }, await world.resident())).code).toBe(
      'SLOT_UNAVAILABLE',
    );
    expect(await commons.sql('select topic from outbox_event where subject_id = $1', [booking.id])).toEqual([
      { topic: 'booking.held' },
    ]);
  });

  test('becomes the booking, by its id, with who comes along', async () => {
    const [facilityId, as] = [await world.facility({ capacity: 3 }), await world.resident()];
    const { id } = await held(facilityId, as, { ...TEN, quantity: 2 });
    commons.clock.now = after(9);
    const input = { facilityId, ...TEN, quantity: 2, holdId: id, children: 1, note: '轮椅' };
    const { booking } = await send(commons, 'create', input, as);
    expect(booking).toMatchObject({ id, state: 'CONFIRMED', heldUntil: null, version: 2 });
    expect(await commons.sql('select children, note, answer_by, held_until from booking where id = $1', [id])).toEqual([
      { children: 1, note: '轮椅', answer_by: null, held_until: null },
    ]);
    expect(await commons.sql('select topic from outbox_event where subject_id = $1 order by id', [id])).toEqual([
      { topic: 'booking.held' },
      { topic: 'booking.created' },
    ]);
  });

  test('becomes a request where the unit approves, answered in its time', async () => {
    const [facilityId, as] = [await world.facility({ admission: 'APPROVAL' }), await world.resident()];
    const { id } = await held(facilityId, as);
    const { booking } = await send(commons, 'create', { facilityId, ...TEN, holdId: id }, as);
    expect(booking).toMatchObject({ id, state: 'PENDING', answerBy: TEN.start });
  });

  test('is let go of, and its places are free at once', async () => {
    const [facilityId, as] = [await world.facility(), await world.resident()];
    const { id } = await held(facilityId, as);
    expect((await send(commons, 'release', { bookingId: id }, await world.resident())).code).toBe('NOT_FOUND');
    expect((await send(commons, 'release', { bookingId: id }, world.manager)).code).toBe('NOT_FOUND');
    expect((await send(commons, 'release', { bookingId: id }, as)).booking).toMatchObject({ state: 'CANCELLED' });
    expect((await send(commons, 'release', { bookingId: id }, as)).code).toBe('STATE_CONFLICT');
    expect(await availability(commons, facilityId, TEN.start, TEN.end)).toEqual([{ ...TEN, remaining: 1 }]);
  });

  test('is one thing a person: a new one lets go of the old, also where the old stands in its way', async () => {
    const [facilityId, other, as] = [await world.facility(), await world.facility(), await world.resident()];
    const first = await held(facilityId, as);
    const second = await held(facilityId, as, HALF_PAST);
    expect(await seen(commons, first.id, as)).toMatchObject({ state: 'CANCELLED' });
    const third = await held(other, as, NOON);
    expect(await seen(commons, second.id, as)).toMatchObject({ state: 'CANCELLED' });
    expect(third.state).toBe('HELD');
    // What is refused lets go of nothing.
    await send(commons, 'create', { facilityId, ...TEN }, await world.resident());
    expect((await send(commons, 'hold', { facilityId, ...TEN }, as)).code).toBe('SLOT_UNAVAILABLE');
    expect(await seen(commons, third.id, as)).toMatchObject({ state: 'HELD' });
  });

  test('counts for its person as a booking does, and is let go of for what they book or hold instead', async () => {
    const [facilityId, as] = [await world.facility({ capacity: 2 }), await world.resident()];
    for (let hour = 0; hour < 9; hour++) {
      const at = (n: number) => `2026-03-06T0${n}:00:00.000Z`;
      await send(commons, 'create', { facilityId, start: at(hour), end: at(hour + 1).replace('T010', 'T10') }, as);
    }
    const first = await held(facilityId, as);
    expect((await send(commons, 'hold', { facilityId, ...NOON }, as)).code).toBe('DONE');
    expect(await seen(commons, first.id, as)).toMatchObject({ state: 'CANCELLED' });
    expect((await send(commons, 'create', { facilityId, ...TEN }, as)).code).toBe('DONE');
    expect((await send(commons, 'hold', { facilityId, ...NOON }, as)).code).toBe('QUOTA_EXCEEDED');
  });

  test('does not stand in the way of the same person who books without naming it', async () => {
    const [facilityId, as] = [await world.facility({ capacity: 2 }), await world.resident()];
    const { id } = await held(facilityId, as);
    expect((await send(commons, 'create', { facilityId, ...TEN }, as)).code).toBe('DONE');
    expect(await seen(commons, id, as)).toMatchObject({ state: 'CANCELLED' });
  });
});

describe('what was held for long enough', () => {
  test('blocks nobody at that instant, before any job has come by, and is in no list', async () => {
    const [facilityId, as] = [await world.facility(), await world.resident()];
    const { id } = await held(facilityId, as);
    commons.clock.now = after(10);
    expect(await availability(commons, facilityId, TEN.start, TEN.end)).toEqual([{ ...TEN, remaining: 1 }]);
    expect((await send(commons, 'create', { facilityId, ...TEN }, await world.resident())).code).toBe('DONE');
    expect(await seen(commons, id, as)).toMatchObject({ state: 'EXPIRED', heldUntil: null });
    const { data } = await commons.query('{ bookings { totalCount } }', {}, { as });
    expect(data.bookings.totalCount).toBe(0);
    expect((await send(commons, 'create', { facilityId, ...TEN, holdId: id }, as)).code).toBe('HOLD_EXPIRED');
    expect((await send(commons, 'release', { bookingId: id }, as)).code).toBe('HOLD_EXPIRED');
  });

  test('is written down by the job, and its places given back', async () => {
    const [facilityId, as] = [await world.facility(), await world.resident()];
    await lapseRequests({ ...job(), now: () => after(1_000) });
    const { id } = await held(facilityId, as);
    commons.clock.now = after(10);
    expect(await lapseRequests(job())).toBe(1);
    expect(await commons.sql('select state, ended_by from booking where id = $1', [id])).toEqual([
      { state: 'EXPIRED', ended_by: 'CLOCK' },
    ]);
    expect(await wrongs(commons)).toEqual([]);
  });

  test('thrice within an hour, is the last for that hour', async () => {
    const [facilityId, as] = [await world.facility(), await world.resident()];
    const hold = () => send(commons, 'hold', { facilityId, ...TEN }, as);
    for (const minute of [0, 11, 22]) {
      commons.clock.now = after(minute);
      expect((await hold()).code).toBe('DONE');
    }
    commons.clock.now = after(33);
    const { code, refusal } = await hold();
    expect([code, refusal!.message]).toEqual(['QUOTA_EXCEEDED', expect.stringContaining('13:10')]);
    commons.clock.now = after(69);
    expect((await hold()).code).toBe('QUOTA_EXCEEDED');
    // Without holding they book as ever.
    expect((await send(commons, 'create', { facilityId, ...NOON }, as)).code).toBe('DONE');
    commons.clock.now = after(70);
    expect((await hold()).code).toBe('DONE');
  });

  test('is none of these when it was let go of in time', async () => {
    const [facilityId, as] = [await world.facility(), await world.resident()];
    for (let n = 0; n < 5; n++) {
      const { id } = await held(facilityId, as);
      expect((await send(commons, 'release', { bookingId: id }, as)).code).toBe('DONE');
    }
  });
});

describe('holding and booking are refused', () => {
  test('by every rule of the facility, and where nothing is held', async () => {
    const [facilityId, as] = [await world.facility(), await world.resident()];
    const refused = async (input: object) => (await send(commons, 'hold', { facilityId, ...TEN, ...input }, as)).code;
    expect(await refused({ start: '2026-03-05T02:07:00Z' })).toBe('DURATION_NOT_ALLOWED');
    expect(await refused({ quantity: 2 })).toBe('SLOT_UNAVAILABLE');
    expect(await refused({ end: TEN.start })).toBe('INVALID_INPUT');
    await world.policy(facilityId, { holdMinutes: 0 });
    expect(await refused({})).toBe('NOT_BOOKABLE');
    expect((await send(commons, 'hold', { facilityId, ...TEN }, world.manager)).code).toBe('FORBIDDEN');
  });

  test('where what is booked is another thing than what was held, or another’s, or no hold', async () => {
    const [facilityId, as] = [await world.facility({ capacity: 3 }), await world.resident()];
    const { id } = await held(facilityId, as);
    const complete = (input: object, who = as) =>
      send(commons, 'create', { facilityId, ...TEN, holdId: id, ...input }, who);
    expect(await complete({ quantity: 2 })).toMatchObject({ code: 'INVALID_INPUT', field: ['holdId'] });
    expect(await complete(NOON)).toMatchObject({ code: 'INVALID_INPUT', field: ['holdId'] });
    expect(await complete({ facilityId: await world.facility() })).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await complete({}, await world.resident())).toMatchObject({ code: 'NOT_FOUND', field: ['holdId'] });
    expect((await complete({})).code).toBe('DONE');
    expect(await complete({})).toMatchObject({ code: 'STATE_CONFLICT', field: ['holdId'] });
  });

  test('by the rules of the moment of booking, who comes along among them; lead time goes by when it was held', async () => {
    const facilityId = await world.facility({ bookingRules: { leadMinutes: 60 } } as object);
    await commons.sql('update shared_facility set lead_minutes = 60 where id = $1', [facilityId]);
    await world.policy(facilityId, { headcountMin: 2, holdMinutes: 30 });
    const as = await world.resident();
    commons.clock.now = Temporal.Instant.from('2026-03-05T01:00:00Z');
    const { id } = await held(facilityId, as);
    commons.clock.now = Temporal.Instant.from('2026-03-05T01:29:00Z');
    const complete = (input: object) => send(commons, 'create', { facilityId, ...TEN, holdId: id, ...input }, as);
    expect((await complete({})).code).toBe('NOT_ELIGIBLE');
    await commons.sql(`update shared_facility set state = 'SUSPENDED' where id = $1`, [facilityId]);
    expect((await complete({ headcount: 2 })).code).toBe('NOT_BOOKABLE');
    await commons.sql(`update shared_facility set state = 'PUBLISHED' where id = $1`, [facilityId]);
    expect((await complete({ headcount: 2 })).code).toBe('DONE');
  });
});
