import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildBooking } from '../../seeds/factories/booking.factory.ts';
import { buildFacility } from '../../seeds/factories/facility.factory.ts';
import {
  buildAccount,
  buildResident,
  type BuiltResident,
  type RoleToBuild,
} from '../../seeds/factories/person.factory.ts';
import { Role } from '../../src/request/viewer.ts';
import { newId } from '../../src/shared/node.ts';
import { type Commons, startCommons, TEST_NOW } from '../support/commons.ts';
import { buildTwoOfEverything, type TwoOfEverything } from '../support/two-of-everything.ts';
import { connect, insertBooking, standInForMatches } from './booking.connections.ts';

let commons: Commons;
let two: TwoOfEverything;
let anna: BuiltResident;
let ben: BuiltResident;
/** The ids of the bookings, by whose and where. */
let ids: Record<'annaHere' | 'benHere' | 'annaSecond' | 'annaNeighbour' | 'benOther', string>;

beforeAll(async () => {
  commons = await startCommons();
  const { db } = commons;
  two = await buildTwoOfEverything(db);
  [anna, ben] = [await buildResident(db, { name: '安娜' }), await buildResident(db, { name: '本' })];
  const at = async (hour: number, { id: facilityId }: { id: string }, { residentId: bookerId }: BuiltResident) =>
    (await buildBooking(db, { facilityId, bookerId, start: `2026-03-04T0${hour}:00Z`, end: `2026-03-04T0${hour}:30Z` }))
      .id;
  ids = {
    annaHere: await at(1, two.facility, anna),
    benHere: await at(2, two.facility, ben),
    annaSecond: await at(3, two.secondFacility, anna),
    annaNeighbour: await at(4, two.neighbourFacility, anna),
    benOther: await at(5, two.otherFacility, ben),
  };
});
afterAll(() => commons.close());

const LIST = `query ($where: BookingFilter, $first: Int, $after: String, $last: Int, $before: String) {
  bookings(where: $where, first: $first, after: $after, last: $last, before: $before) {
    totalCount edges { cursor node { id start } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`;

async function list(variables: object, as: string) {
  const { data, errors } = await commons.query(LIST, variables, { as });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.bookings as {
    totalCount: number;
    edges: { cursor: string; node: { id: string; start: string } }[];
    pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
  };
}

async function idsSeen(where: object | null, as: string): Promise<string[]> {
  return (await list({ where }, as)).edges.map(({ node }) => node.id);
}

async function codeOf(variables: object, as?: string): Promise<string | undefined> {
  const { errors } = await commons.query(LIST, variables, as === undefined ? {} : { as });
  return errors?.[0]?.extensions.code;
}

describe('bookings are seen', () => {
  type Seen = (keyof typeof ids)[];

  const viewers: Record<string, { roles: () => RoleToBuild[]; sees: Seen }> = {
    'by the manager of a unit: those of its facilities': {
      roles: () => [{ role: Role.UNIT_MANAGER, unitId: two.unit.id }],
      sees: ['annaHere', 'benHere', 'annaSecond'],
    },
    'by the manager of one facility: those of this one': {
      roles: () => [{ role: Role.UNIT_MANAGER, facilityId: two.facility.id }],
      sees: ['annaHere', 'benHere'],
    },
    'by the manager of a neighbouring unit: those of its own': {
      roles: () => [{ role: Role.UNIT_MANAGER, unitId: two.neighbour.id }],
      sees: ['annaNeighbour'],
    },
    'by staff of a community: those of the units in it': {
      roles: () => [{ role: Role.COMMUNITY_STAFF, divisionId: two.community.id }],
      sees: ['annaHere', 'benHere', 'annaSecond', 'annaNeighbour'],
    },
    'by staff of another community in the same subdistrict: none of them': {
      roles: () => [{ role: Role.COMMUNITY_STAFF, divisionId: two.siblingCommunity.id }],
      sees: [],
    },
    'by staff of a subdistrict: those of the units in it': {
      roles: () => [{ role: Role.SUBDISTRICT_STAFF, divisionId: two.subdistrict.id }],
      sees: ['annaHere', 'benHere', 'annaSecond', 'annaNeighbour'],
    },
    'by staff of another subdistrict: those of theirs': {
      roles: () => [{ role: Role.SUBDISTRICT_STAFF, divisionId: two.otherSubdistrict.id }],
      sees: ['benOther'],
    },
    'by the administrator of the district: all of them': {
      roles: () => [{ role: Role.DISTRICT_ADMIN, divisionId: two.district.id }],
      sees: ['annaHere', 'benHere', 'annaSecond', 'annaNeighbour', 'benOther'],
    },
    'by the administrator of another district: none of them': {
      roles: () => [{ role: Role.DISTRICT_ADMIN, divisionId: two.otherDistrict.id }],
      sees: [],
    },
    'by the secretary of a grid branch: none of them': {
      roles: () => [{ role: Role.BRANCH_SECRETARY, divisionId: two.grid.id }],
      sees: [],
    },
    'by somebody with two roles: what either of them shows, once': {
      roles: () => [
        { role: Role.UNIT_MANAGER, facilityId: two.facility.id },
        { role: Role.COMMUNITY_STAFF, divisionId: two.community.id },
        { role: Role.UNIT_MANAGER, unitId: two.otherUnit.id },
      ],
      sees: ['annaHere', 'benHere', 'annaSecond', 'annaNeighbour', 'benOther'],
    },
    'by somebody whose role has ended, or has not begun: none of them': {
      roles: () => [
        { role: Role.UNIT_MANAGER, unitId: two.unit.id, validTo: TEST_NOW },
        { role: Role.DISTRICT_ADMIN, divisionId: two.district.id, validFrom: '2026-03-03T12:00:01+08:00' },
      ],
      sees: [],
    },
    'by somebody without a role: none of them': { roles: () => [], sees: [] },
  };

  /** In a list, in its count, and one by one: everywhere the same. */
  async function expectSees(subject: string, sees: Seen): Promise<void> {
    const wanted = sees.map((name) => ids[name]);
    const { edges, totalCount } = await list({}, subject);
    expect(edges.map(({ node }) => node.id)).toEqual(wanted);
    expect(totalCount).toBe(wanted.length);
    const all = Object.values(ids);
    const { data } = await commons.query(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Booking { reference } } }',
      { ids: all },
      { as: subject },
    );
    expect(data.nodes.map((node: { id: string } | null) => node?.id ?? null)).toEqual(
      all.map((id) => (wanted.includes(id) ? id : null)),
    );
  }

  test.each(Object.keys(viewers))('%s', async (name) => {
    const { roles, sees } = viewers[name]!;
    const { subject } = await buildAccount(commons.db, { roles: roles() });
    await expectSees(subject, sees);
  });

  test('by who made them', async () => {
    await expectSees(anna.subject, ['annaHere', 'annaSecond', 'annaNeighbour']);
    await expectSees(ben.subject, ['benHere', 'benOther']);
  });

  test('by a resident who also manages something: their own and those, each once', async () => {
    const both = await buildResident(commons.db, {
      roles: [{ role: Role.UNIT_MANAGER, facilityId: two.secondFacility.id }],
    });
    const { id } = await buildBooking(commons.db, {
      facilityId: two.secondFacility.id,
      bookerId: both.residentId,
      start: '2026-03-04T06:00Z',
      end: '2026-03-04T06:30Z',
    });
    expect(await idsSeen(null, both.subject)).toEqual([ids.annaSecond, id]);
    await commons.sql('delete from booking where id = $1', [id]);
  });

  test('by nobody who is signed in but unknown here', async () => {
    await expectSees('a stranger', []);
  });

  test('by nobody without a token', async () => {
    expect(await codeOf({})).toBe('UNAUTHENTICATED');
    const { data, errors } = await commons.query('query ($id: ID!) { node(id: $id) { id } }', { id: ids.annaHere });
    expect([data, errors]).toEqual([{ node: null }, undefined]);
  });
});

describe('a booking', () => {
  const SHOWN = `query ($id: ID!) { node(id: $id) { ... on Booking {
    id reference type start end quantity state stateReason createdAt facility { id name } booker { id name phone }
  } } }`;

  test('shows what was booked, when, and by whom, to the manager', async () => {
    const { subject } = await buildAccount(commons.db, { roles: [{ role: Role.UNIT_MANAGER, unitId: two.unit.id }] });
    const { data } = await commons.query(SHOWN, { id: ids.annaHere }, { as: subject });
    expect(data.node).toMatchObject({
      id: ids.annaHere,
      type: 'NORMAL',
      start: '2026-03-04T01:00:00.000Z',
      end: '2026-03-04T01:30:00.000Z',
      quantity: 1,
      state: 'CONFIRMED',
      stateReason: null,
      facility: { id: two.facility.id },
      booker: { id: anna.residentId, name: '安娜', phone: anna.phone },
    });
  });

  test('that was given back shows the booker masked to the manager, and in clear to themselves', async () => {
    const given = await buildResident(commons.db, { name: '欧阳小榕' });
    const { id } = await buildBooking(commons.db, {
      facilityId: two.facility.id,
      bookerId: given.residentId,
      start: '2026-03-04T06:00Z',
      end: '2026-03-04T06:30Z',
      state: 'CANCELLED',
    });
    const { subject } = await buildAccount(commons.db, { roles: [{ role: Role.UNIT_MANAGER, unitId: two.unit.id }] });
    const seen = async (as: string) => (await commons.query(SHOWN, { id }, { as })).data.node.booker.name;
    expect(await seen(subject)).toBe('欧**');
    expect(await seen(given.subject)).toBe('欧阳小榕');
    await commons.sql('delete from booking where id = $1', [id]);
  });

  test('that comes from a match has no booker', async () => {
    await standInForMatches(commons);
    const client = await connect(commons);
    const id = await insertBooking(client, {
      facilityId: two.facility.id,
      holderId: two.neighbour.id,
      start: '2026-03-04T06:00Z',
      end: '2026-03-04T06:30Z',
    });
    await client.end();
    const { subject } = await buildAccount(commons.db, { roles: [{ role: Role.UNIT_MANAGER, unitId: two.unit.id }] });
    const { data } = await commons.query(SHOWN, { id }, { as: subject });
    expect(data.node).toMatchObject({ id, type: 'MATCH', booker: null });
    await commons.sql('delete from booking where id = $1', [id]);
  });

  test('still shows its facility after that was withdrawn', async () => {
    const { id: facilityId } = await buildFacility(commons.db, { now: commons.clock.now, name: '旧停车场' });
    const { id } = await buildBooking(commons.db, {
      facilityId,
      bookerId: ben.residentId,
      start: '2026-03-04T06:00Z',
      end: '2026-03-04T06:30Z',
    });
    await commons.sql(`update shared_facility set state = 'WITHDRAWN' where id = $1`, [facilityId]);
    const { data } = await commons.query(SHOWN, { id }, { as: ben.subject });
    expect(data.node.facility).toEqual({ id: facilityId, name: '旧停车场' });
    await commons.sql('delete from booking where id = $1', [id]);
  });
});

describe('a list of bookings is narrowed', () => {
  let admin: string;
  beforeAll(async () => {
    ({ subject: admin } = await buildAccount(commons.db, {
      roles: [{ role: Role.DISTRICT_ADMIN, divisionId: two.district.id }],
    }));
  });

  test('to one facility', async () => {
    expect(await idsSeen({ facilityId: two.facility.id }, admin)).toEqual([ids.annaHere, ids.benHere]);
    expect(await idsSeen({ facilityId: newId('fac') }, admin)).toEqual([]);
  });

  test('to one facility, of which others are not told how many bookings it has', async () => {
    const { edges, totalCount } = await list({ where: { facilityId: two.facility.id } }, anna.subject);
    expect([edges.map(({ node }) => node.id), totalCount]).toEqual([[ids.annaHere], 1]);
    expect(await list({ where: { facilityId: two.otherFacility.id } }, anna.subject)).toMatchObject({
      totalCount: 0,
      edges: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
    });
  });

  test.each(['a facility', '', `uni_${'0'.repeat(32)}`])('and refuses “%s” for a facility', async (facilityId) => {
    expect(await codeOf({ where: { facilityId } }, admin)).toBe('BAD_USER_INPUT');
  });

  test('to some states', async () => {
    // There and back again, which no booking goes.
    await commons.sql('alter table booking disable trigger booking_keeps_to_steps');
    await commons.sql(`update booking set state = 'CANCELLED' where id = $1`, [ids.annaSecond]);
    await commons.sql(`update booking set state = 'PENDING', answer_by = starts_at where id = $1`, [ids.benOther]);
    try {
      expect(await idsSeen({ states: ['CANCELLED'] }, admin)).toEqual([ids.annaSecond]);
      expect(await idsSeen({ states: ['PENDING', 'CANCELLED'] }, admin)).toEqual([ids.annaSecond, ids.benOther]);
      expect(await idsSeen({ states: [] }, admin)).toEqual([]);
      expect(await idsSeen({ states: null }, admin)).toHaveLength(5);
    } finally {
      await commons.sql(`update booking set state = 'CONFIRMED'`);
      await commons.sql('alter table booking enable trigger booking_keeps_to_steps');
    }
  });

  test('to those that share a moment with an interval: its ends belong to it as those of bookings do', async () => {
    const from = (time: string) => ({ from: `2026-03-04T${time}Z` });
    const to = (time: string) => ({ to: `2026-03-04T${time}Z` });
    expect(await idsSeen(from('03:29:59.999'), admin)).toEqual([ids.annaSecond, ids.annaNeighbour, ids.benOther]);
    expect(await idsSeen(from('03:30'), admin)).toEqual([ids.annaNeighbour, ids.benOther]);
    expect(await idsSeen(to('02:00'), admin)).toEqual([ids.annaHere]);
    expect(await idsSeen(to('02:00:00.001'), admin)).toEqual([ids.annaHere, ids.benHere]);
    expect(await idsSeen({ ...from('02:15'), ...to('02:16') }, admin)).toEqual([ids.benHere]);
    expect(await idsSeen({ ...from('02:30'), ...to('03:00') }, admin)).toEqual([]);
    expect(await idsSeen({ ...from('05:00'), ...to('01:00') }, admin)).toEqual([]);
  });

  test('to one’s own, where others’ are seen as well', async () => {
    const both = await buildResident(commons.db, { roles: [{ role: Role.UNIT_MANAGER, unitId: two.unit.id }] });
    expect(await idsSeen({ own: true }, both.subject)).toEqual([]);
    const { id } = await buildBooking(commons.db, {
      facilityId: two.otherFacility.id,
      bookerId: both.residentId,
      start: '2026-03-04T06:00Z',
      end: '2026-03-04T06:30Z',
    });
    expect(await idsSeen({ own: true }, both.subject)).toEqual([id]);
    expect(await idsSeen({ own: false }, both.subject)).toEqual([ids.annaHere, ids.benHere, ids.annaSecond, id]);
    expect(await idsSeen({ own: true }, admin)).toEqual([]);
    await commons.sql('delete from booking where id = $1', [id]);
  });

  test('by all conditions together', async () => {
    const where = {
      facilityId: two.facility.id,
      states: ['CONFIRMED'],
      from: '2026-03-04T01:30Z',
      to: '2026-03-05T00:00Z',
    };
    expect(await idsSeen(where, admin)).toEqual([ids.benHere]);
    expect(await idsSeen(where, anna.subject)).toEqual([]);
  });
});

describe('a long list of bookings', () => {
  const COUNT = 25;
  let reader: BuiltResident;
  let inOrder: string[];

  beforeAll(async () => {
    reader = await buildResident(commons.db);
    const { id: facilityId } = await buildFacility(commons.db, { now: commons.clock.now });
    for (let at = 0; at < COUNT; at++) {
      // Three each begin at the same moment, so that their order hangs on the id; all but one of them were given back.
      const start = Temporal.Instant.from('2026-03-10T00:00Z').add({ hours: Math.floor(at / 3) });
      await buildBooking(commons.db, {
        facilityId,
        bookerId: reader.residentId,
        start: start.toString(),
        end: start.add({ minutes: 30 }).toString(),
        state: at % 3 === 0 ? 'CONFIRMED' : 'CANCELLED',
      });
    }
    const rows = await commons.sql<{ id: string }>(
      'select id from booking where booker_id = $1 order by starts_at, id',
      [reader.residentId],
    );
    inOrder = rows.map(({ id }) => id);
  });

  test('comes twenty at a time, by start, unless more or fewer are asked for', async () => {
    const { edges, pageInfo, totalCount } = await list({}, reader.subject);
    expect(edges.map(({ node }) => node.id)).toEqual(inOrder.slice(0, 20));
    expect(pageInfo).toEqual({
      hasNextPage: true,
      hasPreviousPage: false,
      startCursor: edges[0]!.cursor,
      endCursor: edges[19]!.cursor,
    });
    expect(totalCount).toBe(COUNT);
    expect((await list({ first: 100 }, reader.subject)).edges).toHaveLength(COUNT);
    expect(await list({ first: 0 }, reader.subject)).toMatchObject({ edges: [], totalCount: COUNT });
  });

  test.each([1, 4, 24, 25])('can be read whole from the front and from the back, %i at a time', async (size) => {
    const forward: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { edges, pageInfo } = await list({ first: size, after }, reader.subject);
      expect(pageInfo.hasPreviousPage).toBe(after !== null);
      forward.push(...edges.map(({ node }) => node.id));
      ({ endCursor: after, hasNextPage: more } = pageInfo);
    }
    expect(forward).toEqual(inOrder);
    const backward: string[] = [];
    for (let before: string | null = null, more = true; more;) {
      const { edges, pageInfo } = await list({ last: size, before }, reader.subject);
      expect(pageInfo.hasNextPage).toBe(before !== null);
      backward.unshift(...edges.map(({ node }) => node.id));
      ({ startCursor: before, hasPreviousPage: more } = pageInfo);
    }
    expect(backward).toEqual(inOrder);
  });

  test('can be read between two cursors', async () => {
    const { edges } = await list({ first: 100 }, reader.subject);
    const between = { after: edges[3]!.cursor, before: edges[9]!.cursor };
    expect((await list({ first: 3, ...between }, reader.subject)).edges).toEqual(edges.slice(4, 7));
    expect((await list({ last: 3, ...between }, reader.subject)).edges).toEqual(edges.slice(6, 9));
  });

  test('shows nobody else anything by its cursors', async () => {
    const { edges } = await list({ first: 3 }, reader.subject);
    const theirs = await list({ first: 5, after: edges[1]!.cursor }, ben.subject);
    expect(theirs.edges).toEqual([]);
    expect(theirs.totalCount).toBe(2);
  });

  test.each([
    ['more than 100', { first: 101 }],
    ['fewer than none', { first: -1 }],
    ['both ends at once', { first: 1, last: 1 }],
    ['from what is no cursor', { after: 'x' }],
    ['from the cursor of another list', { after: Buffer.from('["a"]').toString('base64url') }],
    ['from a cursor with an object in it', { after: Buffer.from('[{"$gt":""},"bkg"]').toString('base64url') }],
  ])('refuses %s', async (_what, page) => {
    expect(await codeOf(page, reader.subject)).toBe('BAD_USER_INPUT');
  });

  test('refuses a cursor whose moment is none, without a word about the database', async () => {
    const after = Buffer.from(JSON.stringify(['yesterday noon', newId('bkg')])).toString('base64url');
    expect(await codeOf({ after }, reader.subject)).toBe('BAD_USER_INPUT');
  });

  test('takes as many statements as a short one, whatever is shown along with it', async () => {
    const shown = (first: number) => () =>
      commons.query(
        `query ($first: Int) { bookings(first: $first) { totalCount edges { node {
          id start facility { name unit { name division { name } } } booker { name }
        } } } }`,
        { first },
        { as: reader.subject },
      );
    await shown(2)();
    const few = await commons.statements(shown(2));
    expect(await commons.statements(shown(25))).toBe(few);
    // The viewer, the page, its count, facilities, units, divisions, bookers.
    expect(few).toBe(7);
  });
});
