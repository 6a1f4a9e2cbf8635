import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildFacility, type FacilityOverrides } from '../../../seeds/factories/facility.factory.ts';
import { buildResident } from '../../../seeds/factories/person.factory.ts';
import { buildFacilityWorld, type FacilityWorld } from '../../facilities/facility-world.ts';
import { type Commons, startCommons, TEST_NOW } from '../../support/commons.ts';
import { wrongs } from '../booking.invariants.ts';
import { availability, book } from '../booking.operations.ts';

let commons: Commons;
let world: FacilityWorld;

beforeAll(async () => {
  commons = await startCommons();
  world = await buildFacilityWorld(commons);
});
afterAll(async () => {
  expect(await wrongs(commons)).toEqual([]);
  await commons.close();
});
beforeEach(() => {
  commons.clock.now = Temporal.Instant.from(TEST_NOW);
});

async function facility(capacity: number, overrides: FacilityOverrides = {}): Promise<string> {
  const now = commons.clock.now;
  const { id } = await buildFacility(commons.db, {
    now,
    unitId: world.member.id,
    kind: 'SPORTS_FIELD',
    capacity,
    ...overrides,
  });
  return id;
}

const SHOWN = `facility { whole { id } placesOfWhole parts { id placesOfWhole whole { id } } excludes { id } }
  inTheWay { id } userErrors { code field message }`;

interface Answered {
  readonly facility: { parts: { id: string; placesOfWhole: number }[]; excludes: { id: string }[] } | null;
  readonly inTheWay: readonly { id: string }[];
  readonly userErrors: readonly { code: string; field: string[] | null }[];
}

async function send(
  mutation: 'facilityPartsSet' | 'facilityExcludesSet',
  input: object,
  as = world.manager.subject,
): Promise<Answered> {
  const type = mutation === 'facilityPartsSet' ? 'FacilityPartsSetInput' : 'FacilityExcludesSetInput';
  const { data, errors } = await commons.query(
    `mutation ($input: ${type}!) { done: ${mutation}(input: $input) { ${SHOWN} } }`,
    { input },
    { as },
  );
  expect(errors).toBeUndefined();
  return data.done;
}

const setParts = (
  facilityId: string,
  parts: readonly (string | { facilityId: string; placesOfWhole: number })[],
  as?: string,
) =>
  send(
    'facilityPartsSet',
    { facilityId, parts: parts.map((one) => (typeof one === 'string' ? { facilityId: one } : one)) },
    as,
  );
const setExcludes = (facilityId: string, excludedIds: readonly string[], as?: string) =>
  send('facilityExcludesSet', { facilityId, excludedIds }, as);

const refusal = ({ userErrors: [error] }: Answered) => error && { code: error.code, field: error.field };
const hour = (from: number) => ({
  start: `2026-03-04T${String(from).padStart(2, '0')}:00:00.000Z`,
  end: `2026-03-04T${String(from + 1).padStart(2, '0')}:00:00.000Z`,
});
const TEN = hour(10);

async function bookedBy(facilityId: string, quantity = 1, slot = TEN) {
  const { subject } = await buildResident(commons.db);
  return book(commons, { facilityId, quantity, ...slot }, { as: subject });
}

describe('facilityPartsSet', () => {
  test('says what the parts are, in place of what they were', async () => {
    const [hall, left, right] = [await facility(3), await facility(1), await facility(1)];
    const done = await setParts(hall, [left, { facilityId: right, placesOfWhole: 2 }]);
    expect(done.userErrors).toEqual([]);
    expect(done.facility!.parts).toEqual(
      expect.arrayContaining([
        { id: left, placesOfWhole: 1, whole: { id: hall } },
        { id: right, placesOfWhole: 2, whole: { id: hall } },
      ]),
    );
    const { facility: after } = await setParts(hall, [{ facilityId: left, placesOfWhole: 3 }]);
    expect(after!.parts).toEqual([{ id: left, placesOfWhole: 3, whole: { id: hall } }]);
    expect((await setParts(hall, [])).facility!.parts).toEqual([]);
  });

  test('lets a part and the whole take each other’s places, wherever one looks', async () => {
    const [hall, half] = [await facility(2), await facility(1)];
    await setParts(hall, [half]);
    expect((await bookedBy(half)).code).toBe('DONE');
    const refused = await bookedBy(hall, 2);
    expect(refused).toMatchObject({ code: 'SLOT_UNAVAILABLE', refusal: { remaining: 1 } });
    expect((await bookedBy(hall, 1)).code).toBe('DONE');
    expect((await bookedBy(half, 1, hour(12))).code).toBe('DONE');
    expect(await availability(commons, hall, '2026-03-04T09:00:00Z', '2026-03-04T14:00:00Z', 0)).toEqual([
      { start: '2026-03-04T09:00:00.000Z', end: TEN.start, remaining: 2 },
      { ...TEN, remaining: 0 },
      { start: TEN.end, end: '2026-03-04T12:00:00.000Z', remaining: 2 },
      { ...hour(12), remaining: 1 },
      { start: '2026-03-04T13:00:00.000Z', end: '2026-03-04T14:00:00.000Z', remaining: 2 },
    ]);
    const { data } = await commons.query(
      `query ($input: SlotVerdictInput!) { slotVerdict(input: $input) { bookable remaining failures { rule required actual } } }`,
      { input: { facilityId: half, ...TEN } },
      { as: (await buildResident(commons.db)).subject },
    );
    expect(data.slotVerdict).toMatchObject({ bookable: false, remaining: 0, failures: [{ rule: 'PLACES' }] });
  });

  test('names the rule of parts when a place would be free but for the whole', async () => {
    const [hall, half] = [await facility(2), await facility(1)];
    await setParts(hall, [half]);
    await bookedBy(hall, 2);
    const { data } = await commons.query(
      `query ($input: SlotVerdictInput!) { slotVerdict(input: $input) { failures { rule code } } }`,
      { input: { facilityId: half, ...TEN } },
      { as: (await buildResident(commons.db)).subject },
    );
    expect(data.slotVerdict.failures).toEqual([{ rule: 'PARTS', code: 'SLOT_UNAVAILABLE' }]);
  });

  test('is refused with those in the way when bookings to come would not fit, and changes nothing', async () => {
    const [hall, half] = [await facility(1), await facility(1)];
    const [inHall, inHalf] = [await bookedBy(hall), await bookedBy(half)];
    const refused = await setParts(hall, [half]);
    expect(refusal(refused)).toMatchObject({ code: 'STATE_CONFLICT' });
    expect(refused.inTheWay.map(({ id }) => id).toSorted()).toEqual(
      [inHall.booking!.id, inHalf.booking!.id].toSorted(),
    );
    expect(await commons.sql('select from facility_part where part_id = $1', [half])).toEqual([]);
  });

  test('is refused for a ring, for other zones, and for more places than the whole has', async () => {
    const [a, b] = [await facility(2), await facility(2)];
    expect((await setParts(a, [b])).userErrors).toEqual([]);
    expect(refusal(await setParts(b, [a]))).toEqual({ code: 'STATE_CONFLICT', field: ['parts'] });
    expect(refusal(await setParts(a, [await facility(3)]))?.code).toBe('STATE_CONFLICT');
    expect(refusal(await setParts(a, [await facility(1, { timeZone: 'Asia/Tokyo' })]))?.code).toBe('STATE_CONFLICT');
  });

  test('is refused for a facility named twice, as its own part, of another whole, or of another unit', async () => {
    const [hall, other, half] = [await facility(2), await facility(2), await facility(1)];
    expect(refusal(await setParts(hall, [half, half]))).toEqual({
      code: 'INVALID_INPUT',
      field: ['parts', '1', 'facilityId'],
    });
    expect(refusal(await setParts(hall, [hall]))).toEqual({
      code: 'INVALID_INPUT',
      field: ['parts', '0', 'facilityId'],
    });
    await setParts(other, [half]);
    expect(refusal(await setParts(hall, [half]))).toEqual({
      code: 'STATE_CONFLICT',
      field: ['parts', '0', 'facilityId'],
    });
    const theirs = await facility(1, { unitId: world.applicant.id });
    expect(refusal(await setParts(hall, [theirs]))).toEqual({ code: 'FORBIDDEN', field: ['parts', '0', 'facilityId'] });
    expect(refusal(await setParts(hall, [half], world.staff.community.subject))?.code).toBe('FORBIDDEN');
  });
});

describe('facilityExcludesSet', () => {
  test('keeps two of one place each from being used at once, both ways', async () => {
    const [centre, left, right] = [await facility(1), await facility(1), await facility(1)];
    const done = await setExcludes(centre, [left, right]);
    expect(done.userErrors).toEqual([]);
    expect(done.facility!.excludes.map(({ id }) => id).toSorted()).toEqual([left, right].toSorted());
    expect((await bookedBy(left)).code).toBe('DONE');
    expect((await bookedBy(right)).code).toBe('DONE');
    expect((await bookedBy(centre)).code).toBe('SLOT_UNAVAILABLE');
    expect((await bookedBy(centre, 1, hour(12))).code).toBe('DONE');
    expect((await bookedBy(left, 1, hour(12))).code).toBe('SLOT_UNAVAILABLE');
  });

  test('is refused unless each has one place, and when bookings to come meet', async () => {
    const [one, two, other] = [await facility(1), await facility(2), await facility(1)];
    expect(refusal(await setExcludes(one, [two]))).toEqual({ code: 'STATE_CONFLICT', field: ['excludedIds', '0'] });
    expect(refusal(await setExcludes(two, [one]))).toEqual({ code: 'STATE_CONFLICT', field: ['facilityId'] });
    const booked = [await bookedBy(one), await bookedBy(other)];
    const refused = await setExcludes(one, [other]);
    expect(refusal(refused)?.code).toBe('STATE_CONFLICT');
    expect(refused.inTheWay.map(({ id }) => id).toSorted()).toEqual(
      booked.map(({ booking }) => booking!.id).toSorted(),
    );
  });

  test('keeps the capacity of both at one', async () => {
    const [one, other] = [await facility(1), await facility(1)];
    await setExcludes(one, [other]);
    const { data } = await commons.query(
      `mutation ($input: FacilityUpdateInput!) { facilityUpdate(input: $input) { userErrors { code field } } }`,
      { input: { facilityId: one, capacity: 2 } },
      { as: world.manager.subject },
    );
    expect(data.facilityUpdate.userErrors).toEqual([{ code: 'STATE_CONFLICT', field: ['capacity'] }]);
  });
});
