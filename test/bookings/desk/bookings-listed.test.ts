import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildBooking } from '../../../seeds/factories/booking.factory.ts';
import { buildAccount, buildResident } from '../../../seeds/factories/person.factory.ts';
import { Role } from '../../../src/request/viewer.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import { buildTwoOfEverything, type TwoOfEverything } from '../../support/two-of-everything.ts';

// Bookings as a desk lists them: in any order, of a unit, of a place, by the reference at the gate, under what is booked.

let commons: Commons;
let two: TwoOfEverything;
let manager: string;
let admin: string;
/** The names of bookings, by id, in the order in which they start. */
let nameOf: ReadonlyMap<string, string>;

beforeAll(async () => {
  commons = await startCommons();
  two = await buildTwoOfEverything(commons.db);
  manager = (await buildAccount(commons.db, { roles: [{ role: Role.UNIT_MANAGER, unitId: two.unit.id }] })).subject;
  const district = { role: Role.DISTRICT_ADMIN, divisionId: two.district.id };
  admin = (await buildAccount(commons.db, { roles: [district] })).subject;
  const ids = new Map<string, string>();
  const booked = [
    ['first', two.facility],
    ['second', two.secondFacility],
    ['third', two.facility],
    ['neighbour', two.neighbourFacility],
    ['other', two.otherFacility],
  ] as const;
  for (const [at, [name, facility]] of booked.entries()) {
    const { residentId } = await buildResident(commons.db);
    const start = `2026-03-04T0${at + 1}:00:00Z`;
    const end = `2026-03-04T0${at + 1}:30:00Z`;
    const { id } = await buildBooking(commons.db, { facilityId: facility.id, bookerId: residentId, start, end });
    // The later one starts, the earlier it was made.
    await commons.sql(
      `update booking set created_at = timestamptz '2026-03-01Z' - interval '1 hour' * $2, reference = $3 where id = $1`,
      [id, at, `GATE${at}XYZKM`],
    );
    ids.set(id, name);
  }
  nameOf = ids;
});
afterAll(() => commons.close());

type Found = {
  totalCount: number;
  edges: { cursor: string; node: { id: string } }[];
  pageInfo: Record<string, unknown>;
};
const namesIn = ({ edges }: Found) => edges.map(({ node }) => nameOf.get(node.id));

async function list(variables: object, as = admin): Promise<Found> {
  const { data, errors } = await commons.query(
    `query ($where: BookingFilter, $orderBy: BookingOrder, $first: Int, $after: String, $last: Int, $before: String) {
      bookings(where: $where, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
        totalCount edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      }
    }`,
    variables,
    { as },
  );
  expect(errors).toBeUndefined();
  return data.bookings;
}

describe('bookings are put in order', () => {
  const inOrder = ['first', 'second', 'third', 'neighbour', 'other'];

  test.each([
    [{ field: 'START' }, inOrder],
    [{ field: 'START', direction: 'DESC' }, inOrder.toReversed()],
    [{ field: 'CREATED' }, inOrder.toReversed()],
    [{ field: 'CREATED', direction: 'DESC' }, inOrder],
  ])('by %o, in pages from either end', async (orderBy, expected) => {
    expect(namesIn(await list({ orderBy }))).toEqual(expected);
    const forward = await list({ orderBy, first: 2 });
    expect(namesIn(forward)).toEqual(expected.slice(0, 2));
    expect(forward.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    const next = await list({ orderBy, first: 2, after: forward.pageInfo.endCursor });
    expect(namesIn(next)).toEqual(expected.slice(2, 4));
    expect(next.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true });
    expect(namesIn(await list({ orderBy, last: 2, before: next.pageInfo.startCursor }))).toEqual(expected.slice(0, 2));
    const back = await list({ orderBy, last: 2 });
    expect(namesIn(back)).toEqual(expected.slice(3));
    expect(back.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
  });
});

describe('bookings are found', () => {
  test('of a unit, and of a place', async () => {
    expect(namesIn(await list({ where: { unitId: two.unit.id } }))).toEqual(['first', 'second', 'third']);
    expect(namesIn(await list({ where: { withinCode: two.community.code } }))).toEqual([
      'first',
      'second',
      'third',
      'neighbour',
    ]);
    expect((await list({ where: { withinCode: two.otherSubdistrict.code } })).totalCount).toBe(1);
  });

  test('by how they came to be', async () => {
    expect((await list({ where: { types: ['NORMAL'] } })).totalCount).toBe(5);
    expect((await list({ where: { types: ['MATCH'] } })).totalCount).toBe(0);
  });

  test('by the reference, however it is typed, and only where the caller may see it', async () => {
    const [first] = await commons.sql<{ id: string; reference: string }>(
      'select id, reference from booking where facility_id = $1 order by starts_at',
      [two.facility.id],
    );
    const where = { reference: ` ${first!.reference.toLowerCase()} ` };
    expect(namesIn(await list({ where }, manager))).toEqual(['first']);
    const stranger = (await buildResident(commons.db)).subject;
    expect((await list({ where }, stranger)).totalCount).toBe(0);
    expect((await list({ where: { reference: '\u0000' } }, manager)).totalCount).toBe(0);
  });

  test.each([
    [{ unitId: 'fac_1' }, 'unitId'],
    [{ withinCode: 'nowhere' }, 'code'],
  ])('not by %o', async (where, named) => {
    const { errors } = await commons.query(
      'query ($where: BookingFilter) { bookings(where: $where) { totalCount } }',
      { where },
      { as: admin },
    );
    expect(errors![0]!.extensions.code).toBe('BAD_USER_INPUT');
    expect(errors![0]!.message).toContain(named);
  });
});

describe('a day sheet', () => {
  const SHEET = `query ($unitId: ID!, $from: DateTime!, $to: DateTime!, $orderBy: BookingOrder) {
    sharedFacilities(where: { unitId: $unitId }, first: 20) { edges { node {
      id
      occupancy(from: $from, to: $to) { taken total isOpen }
      bookings(where: { from: $from, to: $to }, orderBy: $orderBy, first: 100) { totalCount edges { node { id } } }
    } } }
  }`;
  const day = { from: '2026-03-04T00:00:00Z', to: '2026-03-05T00:00:00Z' };
  const sheet = async (variables: object, as: string) => {
    const { data, errors } = await commons.query(SHEET, { unitId: two.unit.id, ...day, ...variables }, { as });
    expect(errors).toBeUndefined();
    return data.sharedFacilities.edges.map(({ node }: { node: object }) => node) as {
      id: string;
      occupancy: object[] | null;
      bookings: Found;
    }[];
  };

  test('has the bookings of each facility beside how full it is, in three statements', async () => {
    let found: Awaited<ReturnType<typeof sheet>> = [];
    expect(await commons.statements(async () => (found = await sheet({}, manager)))).toBe(3);
    const of = (id: string) => found.find((one) => one.id === id)!;
    expect(namesIn(of(two.facility.id).bookings)).toEqual(['first', 'third']);
    expect(namesIn(of(two.secondFacility.id).bookings)).toEqual(['second']);
    expect(of(two.facility.id).occupancy).toHaveLength(24);
    expect(of(two.facility.id).occupancy![1]).toEqual({ taken: 1, total: 10, isOpen: true });
    const last = await sheet({ orderBy: { field: 'START', direction: 'DESC' } }, manager);
    expect(namesIn(last.find(({ id }) => id === two.facility.id)!.bookings)).toEqual(['third', 'first']);
  });

  test('shows others what is theirs, and no occupancy', async () => {
    const rival = await buildAccount(commons.db, { roles: [{ role: Role.UNIT_MANAGER, unitId: two.neighbour.id }] });
    const found = await sheet({}, rival.subject);
    expect(found.map(({ occupancy, bookings }) => [occupancy, bookings.totalCount])).toEqual([
      [null, 0],
      [null, 0],
    ]);
  });

  test('may be of some facilities alone', async () => {
    const { data } = await commons.query(
      'query ($ids: [ID!]!) { sharedFacilities(where: { ids: $ids }) { edges { node { id bookings { totalCount } } } } }',
      { ids: [two.facility.id, two.neighbourFacility.id] },
      { as: admin },
    );
    expect(data.sharedFacilities.edges.map(({ node }: { node: object }) => node).toSorted(byId)).toEqual(
      [
        { id: two.facility.id, bookings: { totalCount: 2 } },
        { id: two.neighbourFacility.id, bookings: { totalCount: 1 } },
      ].toSorted(byId),
    );
  });
});

test('a unit has the bookings of all its facilities', async () => {
  const { data } = await commons.query(
    `query ($id: ID!) { node(id: $id) { ... on ResidentUnit {
      bookings(orderBy: { field: START, direction: DESC }, first: 2) { totalCount edges { cursor node { id } } } } } }`,
    { id: two.unit.id },
    { as: manager },
  );
  expect(data.node.bookings.totalCount).toBe(3);
  expect(namesIn(data.node.bookings)).toEqual(['third', 'second']);
});

function byId(one: { id: string }, other: { id: string }): number {
  return one.id < other.id ? -1 : 1;
}

test('a page is a table for a spreadsheet as well, in the language of the request, without who has booked', async () => {
  const csvIn = async (language: string) => {
    const { data } = await commons.query(
      'query ($id: ID!) { bookings(where: { facilityId: $id }, first: 1) { csv } }',
      { id: two.secondFacility.id },
      { as: manager, language },
    );
    return data.bookings.csv as string;
  };
  const [{ name }] = (await commons.sql<{ name: string }>('select name from shared_facility where id = $1', [
    two.secondFacility.id,
  ])) as [{ name: string }];
  expect((await csvIn('zh-CN')).split('\r\n')).toEqual([
    '预约号,设施,开始,结束,名额,状态,原因,方式,提交时间',
    `GATE1XYZKM,${name},2026-03-04 10:00,2026-03-04 10:30,1,已确认,,普通预约,2026-03-01 07:00`,
    '',
  ]);
  expect(await csvIn('en')).toContain('confirmed,,by a resident');
});
