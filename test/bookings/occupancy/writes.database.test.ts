import { beforeEach, describe, expect, test } from 'vitest';
import { buildFacility } from '../../../seeds/factories/facility.factory.ts';
import { buildOrganisation } from '../../../seeds/factories/organisation.factory.ts';
import { buildUnit } from '../../../seeds/factories/unit.factory.ts';
import { newId } from '../../../src/shared/node.ts';
import { type RawBooking } from '../booking.connections.ts';
import { rowCounts } from '../booking.invariants.ts';
import {
  bookerIds,
  commons,
  db,
  facilityId,
  FULL,
  inDatabase,
  insert,
  plain,
  slot,
  taken,
  verdict,
} from './occupancy-world.ts';

inDatabase();

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
