import type pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildFacility, type FacilityOverrides } from '../../../seeds/factories/facility.factory.ts';
import { buildResident } from '../../../seeds/factories/person.factory.ts';
import { buildUnit } from '../../../seeds/factories/unit.factory.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import { connect, insertBooking, type RawBooking, untilWaiting } from '../booking.connections.ts';
import { watchDeadlocks, wrongs } from '../booking.invariants.ts';

// Places of parts, wholes and what excludes each other, by SQL alone.

let commons: Commons;
let db: pg.Client;
let second: pg.Client;
let unitId: string;
let bookerIds: string[];
let lastBooker = 0;

beforeAll(async () => {
  commons = await startCommons();
  [db, second] = await Promise.all([connect(commons), connect(commons)]);
  ({ id: unitId } = await buildUnit(commons.db));
  const residents = await Promise.all(Array.from({ length: 20 }, () => buildResident(commons.db)));
  bookerIds = residents.map(({ residentId }) => residentId);
});
afterAll(async () => {
  await Promise.all([db.end(), second.end()]);
  await commons.close();
});
beforeEach(() => {
  lastBooker = 0;
});
afterEach(async () => {
  await Promise.all([db, second].map((client) => client.query('rollback')));
  expect(await wrongs(commons)).toEqual([]);
  await db.query('delete from booking');
});

const FULL = 'occupancy_within_capacity';

async function facility(capacity: number, overrides: FacilityOverrides = {}): Promise<string> {
  const { id } = await buildFacility(commons.db, { unitId, kind: 'SPORTS_FIELD', capacity, ...overrides });
  return id;
}

/** A day that will not pass while this project lives. */
const hour = (from: number, until = from + 1) => {
  const at = (h: number) => `2099-03-04T${String(h).padStart(2, '0')}:00Z`;
  return { start: at(from), end: at(until) };
};
const TEN = hour(10);

type Booked = Partial<RawBooking> & { readonly occupied?: readonly [string, string] };

async function insert(facilityId: string, booked: Booked = {}, client: Pick<pg.Client, 'query'> = db): Promise<string> {
  const bookerId = bookerIds[lastBooker++ % bookerIds.length]!;
  const id = await insertBooking(client, { facilityId, bookerId, ...TEN, ...booked });
  if (booked.occupied) {
    const occupied = [...booked.occupied, id];
    await client.query('update booking set occupied_from = $1, occupied_until = $2 where id = $3', occupied);
  }
  return id;
}

async function verdict(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'ok';
  } catch (error) {
    const { constraint, code } = error as { constraint?: string; code?: string };
    return constraint ?? code ?? String(error);
  }
}

const part = (partId: string, wholeId: string, places = 1, client: Pick<pg.Client, 'query'> = db) =>
  client.query('insert into facility_part (part_id, whole_id, places) values ($1, $2, $3)', [partId, wholeId, places]);

const exclude = (a: string, b: string) =>
  db.query('insert into facility_exclusion (one_id, other_id) values (least($1::text, $2), greatest($1::text, $2))', [
    a,
    b,
  ]);

async function taken(poolId: string, at = '2099-03-04T10:00Z'): Promise<number> {
  const { rows } = await db.query<{ taken: number }>(
    `select taken[1 + (extract(epoch from $2::timestamptz - span) / 900)::int] as taken from occupancy
     where pool_id = $1 and span <= $2 and span + interval '6 hours' > $2`,
    [poolId, at],
  );
  return rows[0]?.taken ?? 0;
}

async function claims(facilityId: string): Promise<Record<string, number>> {
  const { rows } = await db.query<{ pool: string; places: number }>(
    'select pool_id as pool, places from claim where facility_id = $1',
    [facilityId],
  );
  return Object.fromEntries(rows.map(({ pool, places }) => [pool, places]));
}

describe('a facility that stands alone', () => {
  test('takes places of its own pool, which follows its capacity', async () => {
    const id = await facility(3);
    expect(await claims(id)).toEqual({ [id]: 1 });
    await insert(id, { quantity: 2 });
    await db.query('update shared_facility set capacity = 2 where id = $1', [id]);
    expect((await db.query('select capacity from pool where id = $1', [id])).rows).toEqual([{ capacity: 2 }]);
    expect(await verdict(db.query('update shared_facility set capacity = 1 where id = $1', [id]))).toBe(FULL);
  });
});

describe('a hall of two with halves', () => {
  let hall: string;
  let halves: [string, string];
  beforeEach(async () => {
    hall = await facility(2);
    halves = [await facility(1), await facility(1)];
    await part(halves[0], hall);
    await part(halves[1], hall);
  });

  test('is taken with either half, and either half with all of it', async () => {
    await insert(halves[0]);
    expect(await taken(hall)).toBe(1);
    expect(await verdict(insert(hall, { quantity: 2 }))).toBe(FULL);
    await insert(hall, { quantity: 1 });
    expect(await verdict(insert(halves[1]))).toBe(FULL);
    expect(await verdict(insert(halves[1], hour(11)))).toBe('ok');
  });

  test('gives its place back when the half does', async () => {
    const id = await insert(halves[0]);
    await db.query(`update booking set state = 'CANCELLED' where id = $1`, [id]);
    expect([await taken(hall), await taken(halves[0])]).toEqual([0, 0]);
    const other = await insert(halves[0]);
    await db.query('delete from booking where id = $1', [other]);
    expect([await taken(hall), await taken(halves[0])]).toEqual([0, 0]);
  });

  test('has a third level: a place of a court takes one of its half and one of the hall', async () => {
    const [big, half, court] = [await facility(6), await facility(3), await facility(1)];
    await part(court, half);
    await part(half, big);
    expect(await claims(court)).toEqual({ [court]: 1, [half]: 1, [big]: 1 });
    await db.query('update facility_part set places = 2 where part_id = $1', [half]);
    expect(await claims(court)).toEqual({ [court]: 1, [half]: 1, [big]: 2 });
    await insert(court);
    expect(await taken(big)).toBe(2);
    expect(await verdict(insert(big, { quantity: 5 }))).toBe(FULL);
    expect(await verdict(insert(big, { quantity: 4 }))).toBe('ok');
  });

  test('counts what lies before and after a booking, added up between whole and part', async () => {
    await insert(halves[0], { occupied: ['2099-03-04T09:30Z', '2099-03-04T11:15Z'] });
    expect(await taken(hall, '2099-03-04T11:00Z')).toBe(1);
    expect(await verdict(insert(hall, { ...hour(11), quantity: 2 }))).toBe(FULL);
    expect(await verdict(insert(hall, { start: '2099-03-04T11:15Z', end: '2099-03-04T12:00Z', quantity: 2 }))).toBe(
      'ok',
    );
  });

  test('of two at once, one from a half and one for all of it, the second is refused once the first is there', async () => {
    await db.query('begin');
    await insert(halves[0]);
    const waiting = verdict(insert(hall, { quantity: 2 }, second));
    await untilWaiting(commons, 1);
    await db.query('commit');
    expect(await waiting).toBe(FULL);
  });
});

describe('a lot of 40 with a section of 20', () => {
  test('is full of 30 anywhere and 10 in the section', async () => {
    const [lot, section] = [await facility(40), await facility(20)];
    await part(section, lot);
    await insert(lot, { quantity: 30 });
    await insert(section, { quantity: 10 });
    expect(await verdict(insert(section))).toBe(FULL);
    expect(await verdict(insert(lot))).toBe(FULL);
  });
});

describe('a centre court against both halves', () => {
  test('keeps both away, which do not keep each other away', async () => {
    const [centre, left, right] = [await facility(1), await facility(1), await facility(1)];
    await exclude(centre, left);
    await exclude(centre, right);
    await insert(left);
    await insert(right);
    expect(await verdict(insert(centre))).toBe(FULL);
    await insert(centre, hour(11));
    expect(await verdict(insert(right, hour(11)))).toBe(FULL);
    await db.query('delete from facility_exclusion where one_id = $1 or other_id = $1', [centre]);
    expect(await claims(centre)).toEqual({ [centre]: 1 });
    expect(await verdict(insert(right, hour(11)))).toBe('ok');
  });

  test('stays so while each has one place', async () => {
    const [a, b] = [await facility(1), await facility(1)];
    await exclude(a, b);
    expect(await verdict(db.query('update shared_facility set capacity = 2 where id = $1', [a]))).toMatch(
      /^facility_exclusion_/,
    );
    expect(await verdict(exclude(a, await facility(2)))).toMatch(/^facility_exclusion_/);
  });
});

describe('one statement', () => {
  test('swaps two bookings that fit in the end only', async () => {
    const [a, b] = [await facility(1), await facility(1)];
    const [one, other] = [await insert(a), await insert(b)];
    await db.query(`update booking set facility_id = case id when $1 then $3 else $4 end where id in ($1, $2)`, [
      one,
      other,
      b,
      a,
    ]);
    expect([await taken(a), await taken(b)]).toEqual([1, 1]);
    const next = await insert(a, hour(11));
    await db.query(
      `update booking set starts_at = case id when $1 then timestamptz '2099-03-04T10:00Z' else '2099-03-04T11:00Z' end,
                          ends_at = case id when $1 then timestamptz '2099-03-04T11:00Z' else '2099-03-04T12:00Z' end
       where id in ($1, $2)`,
      [next, other],
    );
    expect([await taken(a), await taken(a, '2099-03-04T11:00Z')]).toEqual([1, 1]);
  });

  test('moves a booking over what it took itself', async () => {
    const id = await facility(1);
    await insert(id, hour(10, 12));
    await db.query(
      `update booking set starts_at = starts_at + interval '1 hour', ends_at = ends_at + interval '1 hour'`,
    );
    expect([await taken(id), await taken(id, '2099-03-04T11:00Z'), await taken(id, '2099-03-04T12:00Z')]).toEqual([
      0, 1, 1,
    ]);
  });

  test('is refused as a whole when one of its bookings does not fit', async () => {
    const [a, b] = [await facility(1), await facility(1)];
    const [one, other] = [await insert(a), await insert(b)];
    expect(await verdict(db.query('update booking set facility_id = $1 where id in ($2, $3)', [a, one, other]))).toBe(
      FULL,
    );
    expect([await taken(a), await taken(b)]).toEqual([1, 1]);
  });

  test('lets a booking that waits take nothing where the policy says so, until it is confirmed', async () => {
    const id = await facility(1);
    const one = await insert(id, { state: 'CANCELLED' });
    const other = await insert(id, { state: 'CANCELLED' });
    await db.query('alter table booking disable trigger booking_keeps_to_steps');
    await db.query(`update booking set state = 'PENDING', answer_by = starts_at, pending_takes_places = false`);
    await db.query('alter table booking enable trigger booking_keeps_to_steps');
    expect(await taken(id)).toBe(0);
    const confirm = (booking: string) =>
      verdict(db.query(`update booking set state = 'CONFIRMED' where id = $1`, [booking]));
    expect([await confirm(one), await confirm(other)]).toEqual(['ok', FULL]);
  });

  test('of several facilities, in opposite orders at once, never deadlocks', async () => {
    const ids = [await facility(1), await facility(1), await facility(1)];
    const watch = await watchDeadlocks(commons);
    await watch.noteConnections();
    const group = (client: pg.Client, order: readonly string[], bookers: number) =>
      verdict(
        client.query(
          `insert into booking (id, district_code, reference, facility_id, kind, booker_id, starts_at, ends_at, quantity, state,
                                created_at, updated_at)
           select 'bkg_' || md5(f.id || $2), f.district_code, md5(f.id || $2), f.id, f.kind, b.id, $3, $4, 1, 'CONFIRMED', now(), now()
           from unnest($1::text[], $5::text[]) as b (facility_id, id) join shared_facility f on f.id = b.facility_id`,
          [order, String(bookers), TEN.start, TEN.end, bookerIds.slice(bookers, bookers + 3)],
        ),
      );
    for (let round = 0; round < 20; round++) {
      const results = await Promise.all([group(db, ids, 0), group(second, ids.toReversed(), 3)]);
      expect(results.toSorted()).toEqual([FULL, 'ok'].toSorted());
      await db.query('delete from booking');
    }
    expect(await watch.deadlocks()).toEqual([]);
  });
});

describe('what is a part of what', () => {
  test('makes no ring', async () => {
    const [a, b, c] = [await facility(1), await facility(1), await facility(1)];
    await part(a, b);
    await part(b, c);
    expect(await verdict(part(c, a))).toBe('facility_parts_make_no_ring');
    expect(await verdict(part(c, c))).toBe('facility_parts_make_no_ring');
  });

  test('is of one unit and in one zone', async () => {
    const [whole, other] = [await facility(2), await buildUnit(commons.db)];
    expect(await verdict(part(await facility(1, { unitId: other.id }), whole))).toBe(
      'facility_places_share_unit_and_zone',
    );
    expect(await verdict(part(await facility(1, { timeZone: 'Asia/Tokyo' }), whole))).toBe(
      'facility_places_share_unit_and_zone',
    );
    expect(await verdict(exclude(await facility(1), await facility(1, { timeZone: 'Asia/Tokyo' })))).toBe(
      'facility_places_share_unit_and_zone',
    );
    const half = await facility(1);
    await part(half, whole);
    const moved = db.query(`update shared_facility set time_zone = 'Asia/Tokyo' where id = $1`, [half]);
    expect(await verdict(moved)).toBe('facility_places_share_unit_and_zone');
  });

  test('has no more places than the whole, also later', async () => {
    const [whole, one, other] = [await facility(5), await facility(2), await facility(2)];
    await part(one, whole, 2);
    expect(await verdict(part(other, whole))).toBe('facility_parts_fit_into_whole');
    const larger = db.query('update shared_facility set capacity = 3 where id = $1', [one]);
    expect(await verdict(larger)).toBe('facility_parts_fit_into_whole');
    const smaller = db.query('update shared_facility set capacity = 3 where id = $1', [whole]);
    expect(await verdict(smaller)).toBe('facility_parts_fit_into_whole');
  });

  test('excludes no whole of it', async () => {
    const [whole, half] = [await facility(1), await facility(1)];
    await part(half, whole);
    expect(await verdict(exclude(half, whole))).toBe('facility_excludes_no_whole_of_it');
  });

  test('counts what is booked anew, or names what is in the way', async () => {
    const [hall, half] = [await facility(2), await facility(1)];
    const inHall = await insert(hall, { quantity: 1 });
    await insert(half);
    await part(half, hall);
    expect(await taken(hall)).toBe(2);
    await db.query('delete from facility_part where part_id = $1', [half]);
    expect(await taken(hall)).toBe(1);

    const more = await insert(hall, { quantity: 1 });
    const refused = await part(half, hall).then(
      () => undefined,
      (error: { constraint: string; detail: string }) => error,
    );
    expect(refused?.constraint).toBe('facility_places_are_booked');
    expect(JSON.parse(refused!.detail)).toEqual(expect.arrayContaining([inHall, more]));
    expect(await claims(half)).toEqual({ [half]: 1 });
  });

  test('waits for who is booking, and counts them', async () => {
    const [hall, half] = [await facility(2), await facility(1)];
    await db.query('begin');
    await insert(half);
    const waiting = verdict(part(half, hall, 1, second));
    await untilWaiting(commons, 1);
    await db.query('commit');
    expect(await waiting).toBe('ok');
    expect(await taken(hall)).toBe(1);
  });

  test('is seen by who books meanwhile, and by who gives back', async () => {
    const [hall, half] = [await facility(2), await facility(1)];
    const early = await insert(half, hour(14));
    await db.query('begin');
    await part(half, hall);
    const waiting = verdict(insert(half, {}, second));
    await untilWaiting(commons, 1);
    await db.query('commit');
    expect(await waiting).toBe('ok');
    expect([await taken(hall), await taken(hall, '2099-03-04T14:00Z')]).toEqual([1, 1]);

    await db.query('begin');
    await db.query('delete from facility_part where part_id = $1', [half]);
    const given = verdict(second.query(`update booking set state = 'CANCELLED' where id = $1`, [early]));
    await untilWaiting(commons, 1);
    await db.query('commit');
    expect(await given).toBe('ok');
    expect([await taken(hall), await taken(half, '2099-03-04T14:00Z')]).toEqual([0, 0]);
  });

  test('cannot be passed by with a snapshot from before', async () => {
    const [hall, half] = [await facility(1), await facility(1)];
    await second.query('begin isolation level repeatable read');
    await second.query('select from booking');
    await part(half, hall);
    await insert(hall);
    expect(await verdict(insert(half, {}, second))).toBe('40001');
    await second.query('rollback');
    await second.query('begin isolation level repeatable read');
    expect(await verdict(part(await facility(1), hall, 1, second))).toBe('claims_see_what_is_booked');
  });

  test('is not held against what is over', async () => {
    const [hall, half] = [await facility(1), await facility(1)];
    const past = { start: '2020-03-04T10:00Z', end: '2020-03-04T11:00Z' };
    await insert(hall, past);
    const over = await insert(half, past);
    expect(await verdict(part(half, hall))).toBe('ok');
    expect(await verdict(db.query(`update booking set state = 'CANCELLED' where id = $1`, [over]))).toBe('ok');
    await db.query('delete from booking');
    await db.query(`delete from occupancy where span < now() - interval '3 days'`);
  });
});

describe('claims and pools', () => {
  test.each([
    'update claim set places = 2',
    'delete from claim',
    `insert into claim (facility_id, pool_id, places) select min(facility_id), max(pool_id), 1 from claim`,
    'truncate claim',
    'update pool set capacity = 100',
    'delete from pool',
    `insert into pool (id, district_code, capacity) values ('xcl_' || md5('x'), '350102', 1)`,
    'truncate pool cascade',
    'update facility_exclusion set capacity = 1',
    'truncate facility_part',
  ])('are written by nobody: %s', async (statement) => {
    await facility(1);
    await facility(1);
    expect(await verdict(db.query(statement))).toMatch(
      /^(claims_follow_from_parts|occupancy_is_kept_by_bookings|exclusion_does_not_change|parts_are_not_truncated)$/,
    );
  });
});
