import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildBooking } from '../../../seeds/factories/booking.factory.ts';
import { buildFacility } from '../../../seeds/factories/facility.factory.ts';
import { buildUnit } from '../../../seeds/factories/unit.factory.ts';
import { isPlain, placesLeft, placesLeftOfPlain, poolsOver } from '../../../src/facilities/places/pools.ts';
import { type Commons, startCommons } from '../../support/commons.ts';

// What is left of a facility by SQL: a hall of four places; its half, of which each place is one of the hall; the court in
// the half; and a room with a policy that keeps time free before and after a booking.

let commons: Commons;
let hall: string;
let half: string;
let court: string;
let room: string;

const NOW = Temporal.Instant.from('2026-03-03T00:00:00Z');
const at = (time: string) => new Date(`2026-03-04T${time}:00Z`);

beforeAll(async () => {
  commons = await startCommons();
  const { id: unitId } = await buildUnit(commons.db);
  const build = async (capacity: number) =>
    (await buildFacility(commons.db, { unitId, kind: 'SPORTS_FIELD', capacity, now: NOW })).id;
  [hall, half, court, room] = [await build(4), await build(2), await build(1), await build(3)];
  await commons.sql('insert into facility_part (part_id, whole_id, places) values ($1, $2, 1)', [half, hall]);
  await commons.sql('insert into facility_part (part_id, whole_id, places) values ($1, $2, 1)', [court, half]);
  await commons.sql(
    `insert into booking_policy (facility_id, version, district_code, valid_from, setup_minutes, turnaround_minutes,
       whole_only, audiences, children_allowed, pending_takes_places, late_start_minutes, cancel_until_minutes)
     select id, 1, district_code, created_at, 30, 15, false, '{}', true, true, 15, 0 from shared_facility where id = $1`,
    [room],
  );
  await commons.sql('update shared_facility set policy_version = 1 where id = $1', [room]);
  const booked = (facilityId: string, start: string, end: string, quantity: number) =>
    buildBooking(commons.db, { facilityId, start: at(start).toISOString(), end: at(end).toISOString(), quantity });
  await booked(half, '10:00', '11:00', 2);
  await booked(hall, '12:00', '13:00', 1);
  await booked(room, '10:00', '11:00', 2);
  // Up to where one of the spans of six hours in which places are counted ends.
  await booked(room, '05:30', '06:00', 1);
  await booked(room, '12:00', '12:30', 1);
});
afterAll(() => commons.close());

async function left(id: string, start: string, end: string) {
  const { own, shared } = placesLeft(at(start), at(end), NOW);
  const { rows } = await sql<{ own: number; shared: number | null }>`
    select ${own} as own, ${shared} as shared from shared_facility f where f.id = ${id}`.execute(commons.db);
  return [Number(rows[0]!.own), rows[0]!.shared === null ? null : Number(rows[0]!.shared)];
}

describe('the places left at the tightest moment', () => {
  test('are those of its own pool, and the least of those that it shares', async () => {
    expect(await left(hall, '10:00', '11:00')).toEqual([2, null]);
    expect(await left(hall, '10:00', '12:00')).toEqual([2, null]);
    expect(await left(hall, '11:00', '12:00')).toEqual([4, null]);
    // The half is full, the hall is not.
    expect(await left(court, '10:30', '10:45')).toEqual([1, 0]);
    expect(await left(court, '11:00', '12:00')).toEqual([1, 2]);
    expect(await left(half, '12:00', '13:00')).toEqual([2, 3]);
  });

  test('are with the time before and after that the policy keeps free', async () => {
    const own = async (start: string, end: string) => (await left(room, start, end))[0];
    expect(await own('10:00', '11:00')).toBe(1);
    expect(await own('11:15', '11:45')).toBe(1);
    expect(await own('11:30', '11:45')).toBe(3);
    expect(await own('09:00', '09:45')).toBe(3);
    expect(await own('09:00', '10:00')).toBe(1);
    expect(await own('06:15', '07:00')).toBe(2);
    expect(await own('06:30', '07:00')).toBe(3);
    expect(await own('11:30', '12:00')).toBe(2);
  });

  test('are asked more simply of a facility without policy and parts, and of no other', async () => {
    const { id: alone } = await buildFacility(commons.db, { kind: 'SPORTS_FIELD', capacity: 3, now: NOW });
    const start = at('10:00').toISOString();
    await buildBooking(commons.db, { facilityId: alone, start, end: at('11:00').toISOString(), quantity: 2 });
    const ofPlain = async (from: string, to: string) => {
      const { rows } = await sql<{ left: number }>`
        select ${placesLeftOfPlain(at(from), at(to), NOW)} as left from shared_facility f where f.id = ${alone}`.execute(
        commons.db,
      );
      return Number(rows[0]!.left);
    };
    expect([await ofPlain('10:00', '11:00'), await ofPlain('10:45', '12:00'), await ofPlain('11:00', '12:00')]).toEqual(
      [1, 1, 3],
    );
    const { rows } = await sql<{ id: string; isPlain: boolean }>`
      select f.id, ${isPlain} as "isPlain" from shared_facility f
      where f.id = any(${[hall, half, court, room, alone]})`.execute(commons.db);
    const plain = new Map(rows.map((row) => [row.id, row.isPlain]));
    expect([hall, half, court, room, alone].map((id) => plain.get(id))).toEqual([true, false, false, false, true]);
  });
});

describe('the pools over some time', () => {
  async function spansOver(id: string, start: string, end: string) {
    const over = poolsOver(sql`${at(start)}`, sql`${at(end)}`, NOW);
    const { rows } = await sql<{ over: { pools: { spans: { span: string }[] }[]; setupMinutes: number } }>`
      select ${over} as over from shared_facility f where f.id = ${id}`.execute(commons.db);
    return rows[0]!.over.pools.map(({ spans }) => spans.map(({ span }) => span.slice(11, 16)).toSorted());
  }

  test('hold the spans that a booking touches with the time before and after it', async () => {
    expect(await spansOver(room, '06:15', '07:00')).toEqual([['00:00', '06:00']]);
    expect(await spansOver(room, '06:30', '07:00')).toEqual([['06:00']]);
    expect(await spansOver(room, '11:00', '12:00')).toEqual([['06:00', '12:00']]);
    expect(await spansOver(room, '11:00', '11:45')).toEqual([['06:00']]);
  });

  test('are its own and those that it shares', async () => {
    expect(await spansOver(court, '10:00', '11:00')).toHaveLength(3);
    expect(await spansOver(hall, '10:00', '11:00')).toEqual([['06:00']]);
  });
});
