import { beforeEach, describe, expect, test } from 'vitest';
import { buildResident } from '../../../seeds/factories/person.factory.ts';
import { Role } from '../../../src/request/viewer.ts';
import { newId } from '../../../src/shared/node.ts';
import { commons, db, facilityId, FULL, inDatabase, insert, slot, taken, verdict } from './occupancy-world.ts';

inDatabase();

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
    expect([KEPT, 'booking_is_not_truncated']).toContain(await verdict(db.query(statement)));
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
