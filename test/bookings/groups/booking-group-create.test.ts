import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildFacility, type FacilityOverrides } from '../../../seeds/factories/facility.factory.ts';
import { buildResident } from '../../../seeds/factories/person.factory.ts';
import { buildUnit } from '../../../seeds/factories/unit.factory.ts';
import { type Commons, startCommons, TEST_NOW } from '../../support/commons.ts';
import { rowCounts, watchDeadlocks, wrongs } from '../booking.invariants.ts';
import { book } from '../booking.operations.ts';

let commons: Commons;
let unitId: string;

beforeAll(async () => {
  commons = await startCommons();
  ({ id: unitId } = await buildUnit(commons.db));
});
afterAll(async () => {
  expect(await wrongs(commons)).toEqual([]);
  await commons.close();
});
beforeEach(() => {
  commons.clock.now = Temporal.Instant.from(TEST_NOW);
});

async function facility(capacity = 1, overrides: FacilityOverrides = {}): Promise<string> {
  const now = commons.clock.now;
  const { id } = await buildFacility(commons.db, { now, unitId, kind: 'SPORTS_FIELD', capacity, ...overrides });
  return id;
}

async function hallWithHalves(): Promise<[hall: string, left: string, right: string]> {
  const [hall, left, right] = [await facility(2), await facility(), await facility()];
  for (const half of [left, right]) {
    await commons.sql('insert into facility_part (part_id, whole_id, places) values ($1, $2, 1)', [half, hall]);
  }
  return [hall, left, right];
}

const TEN = { start: '2026-03-04T10:00:00.000Z', end: '2026-03-04T11:00:00.000Z' };
const ELEVEN = { start: '2026-03-04T11:00:00.000Z', end: '2026-03-04T12:00:00.000Z' };
const items = (...ids: readonly string[]) => ids.map((facilityId) => ({ facilityId, ...TEN }));

async function createGroup(input: object, as: string) {
  const { data, errors } = await commons.query(
    `mutation ($input: BookingGroupCreateInput!) { bookingGroupCreate(input: $input) {
      group { id bookings { id state facility { id } group { id } groupName children } }
      userErrors { __typename code field message }
    } }`,
    { input: { idempotencyKey: randomUUID(), ...input } },
    { as },
  );
  expect(errors).toBeUndefined();
  const { group, userErrors } = data.bookingGroupCreate;
  return {
    group,
    code: userErrors[0]?.code as string | undefined,
    field: userErrors[0]?.field as string[] | undefined,
  };
}

const resident = () => buildResident(commons.db).then(({ subject }) => subject);

describe('bookingGroupCreate', () => {
  test('books both halves of a hall and a room at once, in any order', async () => {
    const [hall, left, right] = await hallWithHalves();
    const room = await facility(1, { kind: 'MEETING_ROOM' });
    const as = await resident();
    const { group, code } = await createGroup({ items: items(room, right, left), groupName: '羽毛球队' }, as);
    expect(code).toBeUndefined();
    expect(group.bookings.map((one: { facility: { id: string } }) => one.facility.id).toSorted()).toEqual(
      [room, left, right].toSorted(),
    );
    for (const one of group.bookings) {
      expect(one).toMatchObject({ state: 'CONFIRMED', group: { id: group.id }, groupName: '羽毛球队', children: 0 });
    }
    expect((await book(commons, { facilityId: hall, ...TEN }, { as: await resident() })).code).toBe('SLOT_UNAVAILABLE');
    const { data } = await commons.query(
      'query ($id: ID!) { bookings(where: { groupId: $id }) { totalCount } node(id: $id) { __typename } }',
      { id: group.id },
      { as },
    );
    expect(data).toEqual({ bookings: { totalCount: 3 }, node: { __typename: 'BookingGroup' } });
    const others = await commons.query(
      'query ($id: ID!) { node(id: $id) { __typename } }',
      { id: group.id },
      { as: await resident() },
    );
    expect(others.data.node).toBeNull();
  });

  test('books nothing when one of them is taken, and says which', async () => {
    const [one, taken] = [await facility(), await facility()];
    await book(commons, { facilityId: taken, ...TEN }, { as: await resident() });
    const before = await rowCounts(commons);
    expect(await createGroup({ items: items(one, taken) }, await resident())).toMatchObject({
      group: null,
      code: 'SLOT_UNAVAILABLE',
      field: ['items', '1', 'start'],
    });
    expect(await rowCounts(commons)).toEqual(before);
  });

  test('books nothing when they do not fit beside each other, and says which is too many', async () => {
    const [hall, left] = await hallWithHalves();
    const before = await rowCounts(commons);
    const both = [
      { facilityId: left, ...TEN },
      { facilityId: hall, ...TEN, quantity: 2 },
    ];
    expect(await createGroup({ items: both }, await resident())).toMatchObject({
      group: null,
      code: 'SLOT_UNAVAILABLE',
      field: ['items', '1', 'start'],
    });
    expect(await rowCounts(commons)).toEqual(before);
  });

  test('counts each for what one person may hold', async () => {
    const ids = await Promise.all([1, 2, 3].map(() => facility()));
    const { subject: as } = await buildResident(commons.db, { phoneConfirmed: false });
    expect((await createGroup({ items: items(...ids) }, as)).code).toBe('QUOTA_EXCEEDED');
  });

  test('is answered as before for the same key, and refused for the same key with another request', async () => {
    const ids = [await facility(), await facility()];
    const [as, idempotencyKey] = [await resident(), randomUUID()];
    const first = await createGroup({ items: items(...ids), idempotencyKey }, as);
    expect((await createGroup({ items: items(...ids), idempotencyKey }, as)).group.id).toBe(first.group.id);
    expect((await createGroup({ items: items(ids[0]!), idempotencyKey }, as)).code).toBe('IDEMPOTENCY_CONFLICT');
  });

  test.each([
    ['none at all', () => [], ['items']],
    [
      'one that ends before it starts',
      (id: string) => [{ facilityId: id, start: TEN.end, end: TEN.start }],
      ['items', '0', 'end'],
    ],
    ['one facility twice at a time', (id: string) => items(id, id), ['items', '1']],
  ])('refuses %s', async (_what, make, field) => {
    const id = await facility();
    expect(await createGroup({ items: make(id) }, await resident())).toMatchObject({ code: 'INVALID_INPUT', field });
  });

  test('takes one facility twice, one after the other', async () => {
    const id = await facility();
    const both = [
      { facilityId: id, ...ELEVEN },
      { facilityId: id, ...TEN },
    ];
    expect((await createGroup({ items: both }, await resident())).code).toBeUndefined();
  });

  test('leaves nobody with two places of a kind at a time beside the group', async () => {
    const [one, other, third] = [await facility(), await facility(), await facility()];
    const as = await resident();
    expect((await createGroup({ items: items(one, other) }, as)).code).toBeUndefined();
    expect((await book(commons, { facilityId: third, ...TEN }, { as })).code).toBe('QUOTA_EXCEEDED');
    expect((await createGroup({ items: items(third) }, as)).code).toBe('QUOTA_EXCEEDED');
  });

  test('of many that want the same facilities in opposite orders lets one have each, without a deadlock', async () => {
    const ids = await Promise.all([1, 2, 3, 4].map(() => facility()));
    const watch = await watchDeadlocks(commons);
    const residents = await Promise.all(Array.from({ length: 8 }, resident));
    await watch.noteConnections();
    const results = await Promise.all(
      residents.map((as, at) => createGroup({ items: items(...(at % 2 === 0 ? ids : ids.toReversed())) }, as)),
    );
    await watch.noteConnections();
    const codes = results.map(({ code }) => code ?? 'DONE').toSorted();
    expect(codes).toEqual(['DONE', ...Array.from({ length: 7 }, () => 'SLOT_UNAVAILABLE')]);
    expect(await watch.deadlocks()).toEqual([]);
  });
});
