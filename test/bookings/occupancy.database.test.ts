import fc from 'fast-check';
import type pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildFacility } from '../../seeds/factories/facility.factory.ts';
import { buildOrganisation } from '../../seeds/factories/organisation.factory.ts';
import { buildResident } from '../../seeds/factories/person.factory.ts';
import { buildUnit } from '../../seeds/factories/unit.factory.ts';
import { Role } from '../../src/request/viewer.ts';
import { newId } from '../../src/shared/node.ts';
import { type Commons, startCommons } from '../support/commons.ts';
import { connect, insertBooking, type RawBooking, standInForMatches, untilWaiting } from './booking.connections.ts';
import { rowCounts, wrongs } from './booking.invariants.ts';
import { assertProperty } from '../support/property.ts';

// What must never be is impossible in SQL. Nothing here goes through our code but the making of facilities and people.

let commons: Commons;
let db: pg.Client;
/** The same connection, for checks. */
let plain: Pick<Commons, 'sql'>;
let facilityId: string;
let bookerIds: string[];

beforeAll(async () => {
  commons = await startCommons();
  await standInForMatches(commons);
  db = await connect(commons);
  // The counters are right whichever way a state takes, also those that no booking goes.
  await db.query('alter table booking disable trigger booking_keeps_to_steps');
  plain = { sql: async (statement, values = []) => (await db.query(statement, [...values])).rows as never };
  const residents = await Promise.all(Array.from({ length: 12 }, () => buildResident(commons.db)));
  bookerIds = residents.map(({ residentId }) => residentId);
});
afterAll(async () => {
  await db.end();
  await commons.close();
});
beforeEach(async () => {
  ({ id: facilityId } = await buildFacility(commons.db, { now: commons.clock.now, kind: 'SPORTS_FIELD', capacity: 2 }));
});
afterEach(async () => {
  await expectNothingWrong();
  await db.query('delete from booking');
});

async function expectNothingWrong(): Promise<void> {
  expect(await wrongs(plain)).toEqual([]);
}

/** A quarter of an hour or more of a day that will not pass while this project lives. */
function slot(from: string, to: string) {
  return { start: `2099-03-04T${from}Z`, end: `2099-03-04T${to}Z` };
}

let lastBooker = 0;
/** Inserts a booking, each time of somebody else. @returns its id */
function insert(booking: Partial<RawBooking> & Pick<RawBooking, 'start' | 'end'>, client = db): Promise<string> {
  return insertBooking(client, { facilityId, bookerId: bookerIds[lastBooker++ % bookerIds.length]!, ...booking });
}

/** What the database says no with: the name of the constraint, or the SQLSTATE; `ok` when it does not. */
async function verdict(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'ok';
  } catch (error) {
    const { constraint, code } = error as { constraint?: string; code?: string };
    return constraint ?? code ?? String(error);
  }
}

/** The counters of a facility that are not zero, by when their quarter of an hour begins: `YYYY-MM-DD HH:MM`, UTC. */
async function taken(id = facilityId): Promise<Record<string, number>> {
  const { rows } = await db.query<{ at: string; taken: number }>(
    `select to_char((span + (number - 1) * interval '15 minutes') at time zone 'UTC', 'YYYY-MM-DD HH24:MI') as at,
            step as taken
     from occupancy, unnest(taken) with ordinality as steps (step, number)
     where pool_id = $1 and step <> 0 order by span, number`,
    [id],
  );
  return Object.fromEntries(rows.map((row) => [row.at, row.taken]));
}

const FULL = 'occupancy_within_capacity';

describe('an INSERT past all code', () => {
  test('is refused when it would take more than there is, and changes nothing', async () => {
    await insert({ ...slot('10:00', '11:00'), quantity: 2 });
    const before = await rowCounts(plain);
    expect(await verdict(insert(slot('10:45', '11:15')))).toBe(FULL);
    expect(await rowCounts(plain)).toEqual(before);
    expect(await verdict(insert(slot('11:00', '11:15')))).toBe('ok');
  });

  test('is refused when it alone takes more than there is', async () => {
    expect(await verdict(insert({ ...slot('10:00', '11:00'), quantity: 3 }))).toBe(FULL);
  });

  test('of many rows is refused as a whole when the last is too many', async () => {
    const insertThree = db.query(
      `insert into booking (id, district_code, reference, facility_id, kind, booker_id, starts_at, ends_at, quantity,
                            state, created_at, updated_at)
       select booking, district_code, booking, f.id, kind, booker, $3, $4, 1, 'CONFIRMED', now(), now()
       from shared_facility f, unnest($1::text[], $2::text[]) as person (booking, booker) where f.id = $5`,
      [
        [newId('bkg'), newId('bkg'), newId('bkg')],
        bookerIds.slice(0, 3),
        ...Object.values(slot('10:00', '11:00')),
        facilityId,
      ],
    );
    expect(await verdict(insertThree)).toBe(FULL);
    expect(await taken()).toEqual({});
  });

  test('within a transaction is judged at once, and what is rolled back to a savepoint takes nothing', async () => {
    await db.query('begin');
    await db.query('set constraints all deferred');
    await insert({ ...slot('10:00', '10:15'), quantity: 2 });
    await db.query('savepoint before');
    expect(await verdict(insert(slot('10:00', '10:15')))).toBe(FULL);
    await db.query('rollback to before');
    await insert(slot('10:15', '10:30'));
    await db.query('rollback to before');
    await db.query('commit');
    expect(await taken()).toEqual({ '2099-03-04 10:00': 2 });
  });

  test('by MERGE or with ON CONFLICT is judged like any other', async () => {
    await insert({ ...slot('10:00', '10:15'), quantity: 2 });
    const source = `select $1::text as id, district_code, f.id as facility_id, kind, $2::text as booker_id
                    from shared_facility f where f.id = $3`;
    const columns =
      'id, district_code, reference, facility_id, kind, booker_id, starts_at, ends_at, quantity, state, created_at, updated_at';
    const values = `id, district_code, id, facility_id, kind, booker_id, '2099-03-04T10:00Z'::timestamptz,
                    '2099-03-04T10:15Z'::timestamptz, 1, 'CONFIRMED', now(), now()`;
    for (const statement of [
      `merge into booking b using (${source}) s on b.id = s.id when not matched then insert (${columns}) values (${values})`,
      `insert into booking (${columns}) select ${values} from (${source}) s on conflict do nothing`,
      `insert into booking (${columns}) select ${values} from (${source}) s on conflict (id) do update set quantity = 1`,
    ]) {
      expect(await verdict(db.query(statement, [newId('bkg'), bookerIds[0], facilityId]))).toBe(FULL);
    }
  });

  test.each(['PENDING', 'CONFIRMED', 'CHECKED_IN', 'COMPLETED'])(
    'of a booking that is %s takes places',
    async (state) => {
      await insert({ ...slot('10:00', '10:15'), quantity: 2, state });
      expect(await verdict(insert({ ...slot('10:00', '10:15'), state }))).toBe(FULL);
    },
  );

  test.each(['CANCELLED', 'REJECTED', 'NO_SHOW', 'EXPIRED'])('of a booking that is %s takes none', async (state) => {
    await insert({ ...slot('10:00', '10:15'), quantity: 10_000, state });
    expect(await taken()).toEqual({});
  });

  test('of a booking that comes from a match takes places, too', async () => {
    const { id: holderId } = await buildUnit(commons.db);
    const match = (quantity: number) => insert({ ...slot('10:00', '10:15'), bookerId: null, holderId, quantity });
    expect(await verdict(match(2))).toBe('ok');
    expect(await verdict(match(1))).toBe(FULL);
  });

  test('is of a person or of a match, never of both or neither', async () => {
    const { id: holderId } = await buildUnit(commons.db);
    const { id: branchId } = await buildOrganisation(commons.db);
    const CONSTRAINT = 'booking_of_a_person_or_a_match';
    const when = slot('10:00', '10:15');
    expect(await verdict(insert({ ...when, holderId }))).toBe(CONSTRAINT);
    expect(await verdict(insert({ ...when, bookerId: null, holderId: branchId }))).toBe('ok');
    expect(await verdict(insert({ ...when, bookerId: null, holderId: newId('uni') }))).toBe(
      'booking_holder_unit_id_fkey',
    );
    expect(await verdict(insert({ ...when, bookerId: null, holderId: newId('gbr') }))).toBe(
      'booking_holder_branch_id_holder_branch_level_fkey',
    );
    expect(await verdict(insert({ ...when, bookerId: null, holderId: newId('res') }))).toBe('booking_holder_id_check');
    const [booked] = await commons.sql<{ id: string }>(`select id from booking where type = 'MATCH'`);
    for (const change of [`type = 'NORMAL'`, 'match_id = null', 'holder_id = null']) {
      expect(await verdict(db.query(`update booking set ${change} where id = $1`, [booked!.id])), change).toBe(
        change.startsWith('type') ? 'booking_check2' : CONSTRAINT,
      );
    }
  });

  test.each([
    ['quantity 0', { quantity: 0 }, 'booking_quantity_check'],
    ['a negative quantity', { quantity: -1 }, 'booking_quantity_check'],
    ['more places than any facility has', { quantity: 10_001 }, 'booking_quantity_check'],
    ['an end at the start', slot('10:00', '10:00'), 'booking_check'],
    ['an end before the start', slot('10:15', '10:00'), 'booking_check'],
    ['no end', { start: '2099-03-04T10:00Z', end: 'infinity' }, 'booking_check1'],
    ['no start', { start: '-infinity', end: '2099-03-04T10:00Z' }, 'booking_check1'],
    ['a start before 1970', { start: '1969-12-31T23:45Z', end: '1970-01-01T00:15Z' }, 'booking_starts_at_check'],
    ['more than 31 days', { start: '2099-03-04T10:00Z', end: '2099-04-04T10:15Z' }, 'booking_check1'],
    ['a state that does not exist', { state: 'MAYBE' }, 'booking_state_check'],
    ['nobody', { bookerId: null }, 'booking_check2'],
    ['somebody who is not there', { bookerId: newId('res') }, 'booking_is_of_somebody'],
  ])('with %s is refused', async (_what, change, constraint) => {
    expect(await verdict(insert({ ...slot('10:00', '10:15'), ...(change as Partial<RawBooking>) }))).toBe(constraint);
  });

  test('with the kind of another facility is refused, and a facility that is booked keeps its kind', async () => {
    const lie = db.query(
      `insert into booking (id, district_code, reference, facility_id, kind, booker_id, starts_at, ends_at, quantity,
                            state, created_at, updated_at)
       values ($1::text, '350102000000', $1::text, $2, 'MEETING_ROOM', $3, $4, $5, 1, 'CONFIRMED', now(), now())`,
      [newId('bkg'), facilityId, bookerIds[0], ...Object.values(slot('10:00', '10:15'))],
    );
    expect(await verdict(lie)).toBe('booking_facility_id_kind_fkey');
    await insert(slot('10:00', '10:15'));
    const change = db.query(`update shared_facility set kind = 'MEETING_ROOM' where id = $1`, [facilityId]);
    expect(await verdict(change)).toBe('booking_facility_id_kind_fkey');
  });

  test('of a second booking of one person, kind and time is refused', async () => {
    const bookerId = bookerIds[0]!;
    await insert({ ...slot('10:00', '10:30'), bookerId });
    expect(await verdict(insert({ ...slot('10:15', '10:45'), bookerId }))).toBe('booking_one_per_person_and_kind');
  });
});

describe('an UPDATE past all code', () => {
  let bookingId: string;
  beforeEach(async () => {
    bookingId = await insert(slot('08:00', '09:00'));
    await insert({ ...slot('10:00', '11:00'), quantity: 2 });
  });

  function set(assignments: string): Promise<string> {
    return verdict(db.query(`update booking set ${assignments} where id = $1`, [bookingId]));
  }

  test.each([
    ['the end into what is full', `ends_at = '2099-03-04T10:15Z'`],
    ['the whole of it into what is full', `starts_at = '2099-03-04T10:30Z', ends_at = '2099-03-04T10:45Z'`],
    ['the start of it across what is full', `starts_at = '2099-03-04T10:45Z', ends_at = '2099-03-04T12:00Z'`],
    ['the quantity beyond what there is', 'quantity = 3'],
  ])('that moves %s is refused', async (_what, assignments) => {
    expect(await set(assignments)).toBe(FULL);
    expect(Object.values(await taken())).toEqual([1, 1, 1, 1, 2, 2, 2, 2]);
  });

  test.each([
    ['the end', `ends_at = '2099-03-04T10:00Z'`, [1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2]],
    ['the start', `starts_at = '2099-03-04T08:45Z'`, [1, 2, 2, 2, 2]],
    ['the day', `starts_at = '2099-03-01T08:00Z', ends_at = '2099-03-01T08:15Z'`, [1, 2, 2, 2, 2]],
    ['the quantity', 'quantity = 2', [2, 2, 2, 2, 2, 2, 2, 2]],
  ])('that moves %s to where there is room moves the counters along', async (_what, assignments, counters) => {
    expect(await set(assignments)).toBe('ok');
    expect(Object.values(await taken())).toEqual(counters);
  });

  test.each(['CANCELLED', 'REJECTED', 'NO_SHOW', 'EXPIRED'])(
    'to %s frees the places, and back is refused once they are gone',
    async (state) => {
      expect(await set(`state = '${state}'`)).toBe('ok');
      expect(Object.values(await taken())).toEqual([2, 2, 2, 2]);
      await insert({ ...slot('08:30', '08:45'), quantity: 2 });
      expect(await set(`state = 'CONFIRMED'`)).toBe(FULL);
      expect(await set(`state = 'CONFIRMED', ends_at = '2099-03-04T08:30Z'`)).toBe('ok');
      expect(Object.values(await taken())).toEqual([1, 1, 2, 2, 2, 2, 2]);
    },
  );

  test.each(['PENDING', 'CHECKED_IN', 'COMPLETED'])('to %s keeps the places', async (state) => {
    expect(await set(`state = '${state}', answer_by = starts_at`)).toBe('ok');
    expect(Object.values(await taken())).toEqual([1, 1, 1, 1, 2, 2, 2, 2]);
  });

  test('to another facility takes its places there and frees them here', async () => {
    const { id: there } = await buildFacility(commons.db, {
      now: commons.clock.now,
      kind: 'SPORTS_FIELD',
      capacity: 1,
    });
    const full = await insert({ ...slot('08:45', '09:15'), facilityId: there });
    expect(await set(`facility_id = '${there}'`)).toBe(FULL);
    await db.query('delete from booking where id = $1', [full]);
    expect(await set(`facility_id = '${there}'`)).toBe('ok');
    expect(Object.values(await taken())).toEqual([2, 2, 2, 2]);
    expect(Object.values(await taken(there))).toEqual([1, 1, 1, 1]);
  });

  test('of all bookings at once is judged row by row', async () => {
    expect(await verdict(db.query('update booking set quantity = quantity + 1'))).toBe(FULL);
    expect(
      await verdict(
        db.query(`update booking set starts_at = starts_at + interval '1 day', ends_at = ends_at + interval '1 day'`),
      ),
    ).toBe('ok');
    expect(Object.keys(await taken()).every((at) => at.startsWith('2099-03-05'))).toBe(true);
  });
});

test('a DELETE frees the places', async () => {
  await insert({ ...slot('10:00', '11:00'), quantity: 2 });
  await db.query('delete from booking');
  expect(await taken()).toEqual({});
  expect(await verdict(insert({ ...slot('10:00', '11:00'), quantity: 2 }))).toBe('ok');
});

describe('the capacity of a facility', () => {
  function setCapacity(capacity: number): Promise<string> {
    return verdict(db.query('update shared_facility set capacity = $1 where id = $2', [capacity, facilityId]));
  }

  test('cannot be lowered below what is taken at some moment, but down to it', async () => {
    await setCapacity(10);
    await insert({ ...slot('10:00', '11:00'), quantity: 3 });
    await insert({ ...slot('10:30', '11:30'), quantity: 2 });
    await insert({ start: '2099-05-01T10:00Z', end: '2099-05-01T11:00Z', quantity: 4 });
    expect(await setCapacity(4)).toBe(FULL);
    expect(await setCapacity(5)).toBe('ok');
    expect(await verdict(insert(slot('10:45', '11:00')))).toBe(FULL);
    expect(await verdict(insert(slot('11:00', '11:15')))).toBe('ok');
  });

  test('can be raised, and the new places be taken at once', async () => {
    await insert({ ...slot('10:00', '11:00'), quantity: 2 });
    expect(await setCapacity(3)).toBe('ok');
    expect(await verdict(insert(slot('10:00', '11:00')))).toBe('ok');
    expect(await verdict(insert(slot('10:00', '11:00')))).toBe(FULL);
  });

  test('is held against hours that have passed as long as their counters are there', async () => {
    const daysAgo = (days: number, hours = 0) =>
      new Date(Date.now() - days * 86_400_000 + hours * 3_600_000).toISOString();
    await insert({ start: daysAgo(5), end: daysAgo(5, 1), quantity: 2 });
    expect(await setCapacity(1)).toBe(FULL);
    await db.query(`delete from occupancy where pool_id = $1 and span < now() - interval '2 days'`, [facilityId]);
    expect(await setCapacity(1)).toBe('ok');
    // Without their counters past bookings are beyond judgement, so they go before the judge comes.
    await db.query('delete from booking');
  });

  test('can be lowered by the API when only hours that have passed are in the way', async () => {
    const hour = (days: number) => {
      const start = Date.now() + days * 86_400_000;
      return { start: new Date(start).toISOString(), end: new Date(start + 3_600_000).toISOString() };
    };
    const { unitId } = (
      await commons.sql<{ unitId: string }>('select unit_id as "unitId" from shared_facility where id = $1', [
        facilityId,
      ])
    )[0]!;
    const manager = await buildResident(commons.db, { roles: [{ role: Role.UNIT_MANAGER, unitId }] });
    const lower = async () => {
      const { data } = await commons.query(
        `mutation ($facilityId: ID!) { facilityUpdate(input: { facilityId: $facilityId, capacity: 1 }) {
          facility { capacity } userErrors { code field } } }`,
        { facilityId },
        { as: manager.subject },
      );
      return data.facilityUpdate;
    };
    commons.clock.now = Temporal.Now.instant();
    await insert({ ...hour(-5), quantity: 2 });
    const upcoming = await insert({ ...hour(5), quantity: 2 });
    expect(await lower()).toEqual({ facility: null, userErrors: [{ code: 'STATE_CONFLICT', field: ['capacity'] }] });
    await db.query('delete from booking where id = $1', [upcoming]);
    expect(await lower()).toEqual({ facility: { capacity: 1 }, userErrors: [] });
    await db.query('delete from booking');
  });

  test('stays within its bounds', async () => {
    expect(await setCapacity(0)).toBe('shared_facility_capacity_check');
    expect(await setCapacity(10_001)).toBe('shared_facility_capacity_check');
  });
});

describe('the counters', () => {
  const KEPT = 'occupancy_is_kept_by_bookings';

  beforeEach(async () => {
    await insert(slot('10:00', '11:00'));
  });

  test.each([
    ['lowered', 'update occupancy set taken = array_fill(0, array[24])'],
    ['raised', 'update occupancy set taken = array_fill(1, array[24])'],
    ['given a capacity of their own', 'update occupancy set capacity = 10000'],
    ['moved to other hours', `update occupancy set span = span + interval '6 hours'`],
    ['touched', 'update occupancy set taken = taken'],
    ['deleted', 'delete from occupancy'],
    [
      'inserted',
      `insert into occupancy select pool_id, span + interval '6 hours', district_code, capacity, taken from occupancy`,
    ],
    ['truncated', 'truncate occupancy'],
    ['truncated with the bookings', 'truncate occupancy, booking cascade'],
  ])('cannot be %s directly', async (_what, statement) => {
    const before = await taken();
    // What refers to bookings refuses before our triggers are asked.
    expect([KEPT, 'booking_is_not_truncated', '0A000']).toContain(await verdict(db.query(statement)));
    expect(await taken()).toEqual(before);
  });

  test('cannot be swept away by truncating what they hang on', async () => {
    expect(await verdict(db.query('truncate booking cascade'))).toBe('booking_is_not_truncated');
    for (const table of ['shared_facility', 'resident', 'account', 'division']) {
      // Whichever table that hangs on it is the first to refuse.
      expect(await verdict(db.query(`truncate ${table} cascade`))).toMatch(
        new RegExp(
          `^(${KEPT}|booking_is_not_truncated|claims_follow_from_parts|parts_are_not_truncated|exclusion_does_not_change|\\w+_is_append_only)$`,
        ),
      );
    }
    expect(Object.keys(await taken())).toHaveLength(4);
  });

  test('cannot be switched off by a session', async () => {
    expect(await verdict(db.query('set session_replication_role = replica'))).toBe('42501');
  });

  test('stand in rows of six hours, and in no others', async () => {
    await db.query('begin');
    await db.query('alter table occupancy disable trigger user');
    const moved = db.query(`update occupancy set span = span + interval '3 hours'`);
    expect(await verdict(moved)).toBe('occupancy_has_whole_spans');
    await db.query('rollback');
    const { rows } = await db.query('select span, cardinality(taken) as steps from occupancy where pool_id = $1', [
      facilityId,
    ]);
    expect(rows).toEqual([{ span: new Date('2099-03-04T06:00Z'), steps: 24 }]);
  });

  test('hold their facility fast', async () => {
    expect(await verdict(db.query('delete from shared_facility where id = $1', [facilityId]))).toMatch(/_fkey$/);
    const renamed = db.query('update shared_facility set id = $2 where id = $1', [facilityId, newId('fac')]);
    expect(await verdict(renamed)).toMatch(/_fkey$/);
  });

  test('are not left behind when another facility takes over the id within one statement', async () => {
    const swapped = db.query(
      `with renamed as (update shared_facility set id = $2 where id = $1::text returning *)
       insert into shared_facility (id, district_code, unit_id, name, kind, capacity, admission, state, time_zone, created_at)
       select $1::text, district_code, unit_id, name, kind, capacity, admission, state, time_zone, created_at from renamed`,
      [facilityId, newId('fac')],
    );
    expect(await verdict(swapped)).toMatch(/_fkey$/);
    expect(await verdict(insert({ ...slot('10:00', '11:00'), quantity: 2 }))).toBe(FULL);
  });

  test('are the real ones, whatever a temporary table is called', async () => {
    await db.query('create temp table occupancy (like public.occupancy including all)');
    expect(await verdict(insert({ ...slot('10:00', '11:00'), quantity: 2 }))).toBe(FULL);
    await db.query('drop table pg_temp.occupancy');
  });

  test('can be removed for hours that have passed two days ago, and for no others', async () => {
    const SPAN_MS = 6 * 3_600_000;
    // Not the span that the border itself is in: it goes over it while the test runs.
    const thisSpan = Math.floor(Date.now() / SPAN_MS) * SPAN_MS;
    const at = (spans: number) => new Date(thisSpan + spans * SPAN_MS);
    const quarter = (start: Date) => ({
      start: start.toISOString(),
      end: new Date(start.getTime() + 900_000).toISOString(),
    });
    const remove = (spans: number) =>
      verdict(db.query('delete from occupancy where pool_id = $1 and span = $2', [facilityId, at(spans)]));
    for (const spans of [-12, -9, -6, -1, 0, 1, 4]) await insert(quarter(at(spans)));
    for (const spans of [-6, -1, 0, 1, 4]) expect(await remove(spans), String(spans)).toBe(KEPT);
    for (const spans of [-12, -9]) expect(await remove(spans), String(spans)).toBe('ok');
    // Their bookings can still change.
    expect(await verdict(db.query(`update booking set state = 'COMPLETED'`))).toBe('ok');
    expect(await verdict(db.query(`update booking set state = 'CANCELLED'`))).toBe('ok');
  });
});

describe('steps and spans', () => {
  test.each([
    ['one quarter', '2099-03-04T10:00Z', '2099-03-04T10:15Z', ['2099-03-04 10:00']],
    ['up to six', '2099-03-04T05:45Z', '2099-03-04T06:00Z', ['2099-03-04 05:45']],
    ['from six', '2099-03-04T06:00Z', '2099-03-04T06:15Z', ['2099-03-04 06:00']],
    ['over noon', '2099-03-04T11:45Z', '2099-03-04T12:15Z', ['2099-03-04 11:45', '2099-03-04 12:00']],
    ['up to midnight', '2099-03-04T23:45Z', '2099-03-05T00:00Z', ['2099-03-04 23:45']],
    ['from midnight', '2099-03-05T00:00Z', '2099-03-05T00:15Z', ['2099-03-05 00:00']],
    ['over midnight', '2099-03-04T23:45Z', '2099-03-05T00:15Z', ['2099-03-04 23:45', '2099-03-05 00:00']],
    ['from the first moment', '1970-01-01T00:00Z', '1970-01-01T00:15Z', ['1970-01-01 00:00']],
    ['over the end of 32 bits', '2038-01-19T03:00Z', '2038-01-19T03:30Z', ['2038-01-19 03:00', '2038-01-19 03:15']],
    ['in the last year', '9999-12-31T17:45Z', '9999-12-31T18:15Z', ['9999-12-31 17:45', '9999-12-31 18:00']],
    ['over New Year', '2098-12-31T23:45Z', '2099-01-01T00:15Z', ['2098-12-31 23:45', '2099-01-01 00:00']],
    ['into a leap day', '2096-02-28T23:45Z', '2096-02-29T00:15Z', ['2096-02-28 23:45', '2096-02-29 00:00']],
    [
      'over midnight in Fuzhou only',
      '2099-03-04T23:45+08:00',
      '2099-03-05T00:15+08:00',
      ['2099-03-04 15:45', '2099-03-04 16:00'],
    ],
    ['in a zone 45 minutes off', '2099-03-04T00:00+05:45', '2099-03-04T00:15+05:45', ['2099-03-03 18:15']],
    ['less than a quarter', '2099-03-04T10:07Z', '2099-03-04T10:08Z', ['2099-03-04 10:00']],
    [
      'a moment over a quarter',
      '2099-03-04T10:00Z',
      '2099-03-04T10:15:00.000001Z',
      ['2099-03-04 10:00', '2099-03-04 10:15'],
    ],
    [
      'a moment before a quarter',
      '2099-03-04T10:14:59.999999Z',
      '2099-03-04T10:30Z',
      ['2099-03-04 10:00', '2099-03-04 10:15'],
    ],
    [
      'a moment over midnight',
      '2099-03-04T23:45Z',
      '2099-03-05T00:00:00.000001Z',
      ['2099-03-04 23:45', '2099-03-05 00:00'],
    ],
  ])('%s, from %s to %s', async (_what, start, end, steps) => {
    await insert({ start, end });
    expect(Object.keys(await taken())).toEqual(steps);
  });

  test('of a whole day, of three days, and of 31 are all counted', async () => {
    for (const days of [1, 3, 31]) {
      const id = await insert({
        start: '2099-03-04T00:00Z',
        end: Temporal.Instant.from('2099-03-04T00:00Z')
          .add({ hours: 24 * days })
          .toString(),
      });
      expect(Object.values(await taken())).toEqual(Array.from({ length: 96 * days }, () => 1));
      await db.query('delete from booking where id = $1', [id]);
    }
  });

  test('are those of UTC, whatever zone the session is in', async () => {
    try {
      for (const zone of ['Pacific/Apia', 'America/St_Johns', 'Europe/Helsinki', 'Asia/Kathmandu']) {
        await db.query(`set time zone '${zone}'`);
        const id = await insert({ start: '2099-03-29T00:45Z', end: '2099-03-29T01:15Z' });
        expect(Object.keys(await taken())).toEqual(['2099-03-29 00:45', '2099-03-29 01:00']);
        await db.query('delete from booking where id = $1', [id]);
      }
    } finally {
      await db.query('reset time zone');
    }
  });

  test('off the grid are judged more strictly', async () => {
    await insert({ ...slot('10:07', '10:08'), quantity: 2 });
    expect(await verdict(insert(slot('10:00', '10:07')))).toBe(FULL);
    expect(await verdict(insert(slot('10:14', '10:16')))).toBe(FULL);
    expect(await verdict(insert(slot('10:15', '10:16')))).toBe('ok');
  });
});

describe('whatever is inserted,', () => {
  interface Try {
    readonly from: number;
    readonly length: number;
    readonly quantity: number;
  }

  const DAY = Date.parse('2099-06-01T20:00Z');

  /** Inserts one after the other, in units of so many seconds, and tells which were taken. */
  async function insertAll(tries: readonly Try[], unitSeconds: number): Promise<boolean[]> {
    const results: boolean[] = [];
    for (const [at, { from, length, quantity }] of tries.entries()) {
      const instant = (units: number) => new Date(DAY + units * unitSeconds * 1000).toISOString();
      const wish = { start: instant(from), end: instant(from + length), quantity, bookerId: bookerIds[at]! };
      const result = await verdict(insert(wish));
      expect(['ok', FULL]).toContain(result);
      results.push(result === 'ok');
    }
    return results;
  }

  const tries = (units: number) =>
    fc.array(
      fc.record({
        from: fc.nat(units),
        length: fc.integer({ min: 1, max: units }),
        quantity: fc.integer({ min: 1, max: 3 }),
      }),
      { minLength: 3, maxLength: 12 },
    );

  test('on the grid, the database takes exactly what fits', async () => {
    await assertProperty(
      fc.asyncProperty(tries(24), fc.integer({ min: 1, max: 4 }), async (wishes, capacity) => {
        await db.query('delete from booking');
        await db.query('update shared_facility set capacity = $1 where id = $2', [capacity, facilityId]);
        const places = Array.from({ length: 50 }, () => 0);
        const expected = wishes.map(({ from, length, quantity }) => {
          const quarters = Array.from({ length }, (_, quarter) => from + quarter);
          const fits = quarters.every((quarter) => places[quarter]! + quantity <= capacity);
          if (fits) for (const quarter of quarters) places[quarter]! += quantity;
          return fits;
        });
        expect(await insertAll(wishes, 900)).toEqual(expected);
        expect(await wrongs(plain)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  test('off the grid, the database never takes too much', async () => {
    await assertProperty(
      fc.asyncProperty(tries(600), fc.integer({ min: 1, max: 4 }), async (wishes, capacity) => {
        await db.query('delete from booking');
        await db.query('update shared_facility set capacity = $1 where id = $2', [capacity, facilityId]);
        await insertAll(wishes, 61);
        expect(await wrongs(plain)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });
});

describe('two connections', () => {
  let first: pg.Client;
  let second: pg.Client;
  beforeEach(async () => {
    [first, second] = await Promise.all([connect(commons), connect(commons)]);
  });
  afterEach(async () => {
    await Promise.all([first.end(), second.end()]);
  });

  type Work = (client: pg.Client) => Promise<unknown>;
  const setCapacity =
    (capacity: number): Work =>
    (client) =>
      client.query('update shared_facility set capacity = $1 where id = $2', [capacity, facilityId]);
  const takeTwo: Work = (client) => insert({ ...slot('10:00', '11:00'), quantity: 2 }, client);

  /** The verdict on the second, which begins while the transaction of the first is open, and ends after it. */
  async function verdictOnSecond(one: Work, other: Work, end: 'commit' | 'rollback', isolation = 'read committed') {
    await second.query(`begin isolation level ${isolation}`);
    await second.query('select 1 from booking limit 1');
    await first.query('begin');
    await one(first);
    const waiting = verdict(other(second));
    await untilWaiting(plain, 1);
    await first.query(end);
    const result = await waiting;
    await second.query(result === 'ok' ? 'commit' : 'rollback');
    return result;
  }

  // The row of six hours is made by their first booking, so the two cases go different ways in the database.
  describe.each([
    ['hours in which nothing is taken yet', false],
    ['hours in which something was', true],
  ])('in %s', (_what, counted) => {
    beforeEach(async () => {
      if (counted) await db.query('delete from booking where id = $1', [await insert(slot('08:00', '08:15'))]);
    });

    test.each([
      ['a booking that fills it', takeTwo, 'commit', FULL],
      ['a booking that is undone', takeTwo, 'rollback', 'ok'],
      ['a capacity that is lowered', setCapacity(1), 'commit', FULL],
      ['a capacity that is lowered and undone', setCapacity(1), 'rollback', 'ok'],
      ['a capacity that is raised', setCapacity(3), 'commit', 'ok'],
    ] as const)('a booking waits for %s, and is judged by what came of it (%#)', async (_first, one, end, result) => {
      expect(await verdictOnSecond(one, takeTwo, end)).toBe(result);
    });

    test.each([
      ['commit', FULL],
      ['rollback', 'ok'],
    ] as const)('lowering the capacity waits for a booking, and is judged by its %s', async (end, result) => {
      expect(await verdictOnSecond(takeTwo, setCapacity(1), end)).toBe(result);
    });

    test.each([
      ['commit', false],
      ['rollback', true],
    ] as const)(
      'a cancelled booking cannot come back under a lowered capacity, unless that is undone by %s',
      async (end, fits) => {
        const id = await insert({ ...slot('10:00', '11:00'), quantity: 2, state: 'CANCELLED' });
        const comeBack: Work = (client) => client.query(`update booking set state = 'CONFIRMED' where id = $1`, [id]);
        expect((await verdictOnSecond(setCapacity(1), comeBack, end)) === 'ok').toBe(fits);
      },
    );

    test('a booking that comes back holds up a capacity that is lowered', async () => {
      const id = await insert({ ...slot('10:00', '11:00'), quantity: 2, state: 'CANCELLED' });
      const comeBack: Work = (client) => client.query(`update booking set state = 'CONFIRMED' where id = $1`, [id]);
      expect(await verdictOnSecond(comeBack, setCapacity(1), 'commit')).toBe(FULL);
    });

    test.each(['repeatable read', 'serializable'])(
      'a snapshot of before helps nobody past the counters (%s)',
      async (isolation) => {
        expect(await verdictOnSecond(takeTwo, takeTwo, 'commit', isolation)).not.toBe('ok');
        await db.query('delete from booking');
        expect(await verdictOnSecond(setCapacity(1), takeTwo, 'commit', isolation)).not.toBe('ok');
      },
    );
  });

  test('two bookings of three days each, from both ends, wait for each other in one order', async () => {
    await setCapacity(1)(db);
    const [a, b] = [
      { start: '2099-04-01T12:00Z', end: '2099-04-04T12:00Z' },
      { start: '2099-04-02T12:00Z', end: '2099-04-05T12:00Z' },
    ];
    expect(
      await verdictOnSecond(
        (client) => insert(b!, client),
        (client) => insert(a!, client),
        'commit',
      ),
    ).toBe(FULL);
    expect(
      await verdictOnSecond(
        (client) => insert({ ...a!, start: '2099-04-01T00:00Z', end: '2099-04-02T00:15Z' }, client),
        (client) => insert({ ...b!, start: '2099-04-02T00:00Z', end: '2099-04-02T12:00Z' }, client),
        'commit',
      ),
    ).toBe(FULL);
  });
});
