import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrateDatabase } from '../../src/database/migrate.ts';
import { type FreshDatabase, sql } from '../support/database.ts';
import { filledAtM0013 } from './filled.ts';

// A match of before holds by patterns of a week; here is what it holds on the dates themselves once the database has come
// through. Of the two demands that are there, one is of 40 places on the evenings of work days, from 2 March to 30 April
// 2026, the other of 30 hours at weekends.

let database: FreshDatabase;
const query = (text: string) => sql(database.url)(text);

/** Everything of week from 22:00 to 06:00, in both classes of days, as patterns of before have it. */
const NIGHTS = `(select string_agg(case when quarter % 96 < 24 or quarter % 96 >= 88 then '1' else '0' end, '' order by quarter)
  from generate_series(0, 1343) as quarter)::bit(1344)`;

beforeAll(async () => {
  database = await filledAtM0013();
  const demand = `(select id from demand where unit_of_measure = 'SPACE')`;
  const supply = `(select id from supply where unit_of_measure = 'SPACE' and held_quantity = 0)`;
  // By the official calendar the Sunday is worked, and the Monday after it is not.
  await query(`insert into calendar_day (date, day_class, source) values
    ('2026-03-08', 'WORKDAY', 'CORRECTION'), ('2026-03-09', 'DAY_OFF', 'CORRECTION')`);
  // Work days alone, as the demand now is; what a pattern says of the morning after, it says of any day.
  for (const [table, id] of [
    ['demand', demand],
    ['supply', supply],
  ]) {
    await query(`update ${table} set valid_from = '2026-03-06', valid_to = '2026-03-10', windows =
      '[{"dayClass": "WORKDAY", "weekdays": [], "startTime": "22:00", "endTime": "06:00"}]' where id = ${id}`);
  }
  await query(`
    insert into match (id, district_code, supply_id, demand_id, quantity, state, time_fit, distance_fit, quantity_fit,
                       fairness, reliability, score, weights_version, reach, supply_version, demand_version, created_at,
                       updated_at)
    values ('mat_' || md5('nights'), '000001000000', ${supply}, ${demand}, 10, 'PROPOSED', 1, 1, 1, 1, 1, 1, 0, 'GRID', 1, 1,
            now(), now())`);
  await query(`
    insert into match_time (match_id, dates, slots) values ('mat_' || md5('nights'), '[2026-03-06,2026-03-12)', ${NIGHTS})`);
  await query(`update match set state = 'ACCEPTED', supply_accepted_at = now() where id = 'mat_' || md5('nights')`);
  // Another of the same nights, whose delivery was confirmed after the first of them.
  await query(`
    insert into match (id, district_code, supply_id, demand_id, quantity, state, time_fit, distance_fit, quantity_fit,
                       fairness, reliability, score, weights_version, reach, supply_version, demand_version, created_at,
                       updated_at)
    select 'mat_' || md5('early'), district_code, supply_id, demand_id, 5, 'PROPOSED', 1, 1, 1, 1, 1, 1, 0, 'GRID', 1, 1, now(), now()
    from match where id = 'mat_' || md5('nights')`);
  await query(`
    insert into match_time (match_id, dates, slots) values ('mat_' || md5('early'), '[2026-03-06,2026-03-12)', ${NIGHTS})`);
  for (const step of [
    `state = 'ACCEPTED', supply_accepted_at = now()`,
    `state = 'CONFIRMED', demand_accepted_at = now()`,
    `state = 'FULFILLED', delivered_quantity = 5, updated_at = '2026-03-07T12:00:00+08:00'`,
  ]) {
    await query(`update match set ${step} where id = 'mat_' || md5('early')`);
  }
  await migrateDatabase(database.url);
});
afterAll(() => database?.drop());

describe('a match of before', () => {
  it('that is booked is when it is booked, and has lost what could not be', async () => {
    expect(
      await query(`
        select count(*) filter (where lost_at is null)::int as held, count(*) filter (where lost_at is not null)::int as lost,
               min(lower(during))::text as first, max(upper(during))::text as last, min(quantity) as quantity
        from match_occurrence where match_id in (select match_id from booking)`),
    ).toEqual([{ held: 43, lost: 1, first: '2026-03-02 18:30:00', last: '2026-04-30 22:00:00', quantity: 25 }]);
    const [bookings] = await query(`select count(*)::int as count from booking where match_id is not null`);
    expect(bookings).toEqual({ count: 43 });
  });

  it('that is not booked is its pattern by the calendar, a row for each night of the demand', async () => {
    expect(
      await query(`
        select lower(during)::text as start, upper(during)::text as "end", quantity from match_occurrence
        where match_id = 'mat_' || md5('nights') order by during`),
    ).toEqual(
      ['06', '08', '10'].map((day, at) => ({
        start: `2026-03-${day} 22:00:00`,
        end: `2026-03-${['07', '09', '11'][at]} 06:00:00`,
        quantity: 10,
      })),
    );
  });

  it('of what is used up says when it can be given, and no more', async () => {
    const [row] = await query(`
      select count(distinct o.match_id)::int as matches, min(upper(o.during) - lower(o.during))::text as shortest
      from match_occurrence o join match m on m.id = o.match_id join supply s on s.id = m.supply_id
      where s.unit_of_measure = 'HOUR'`);
    expect(row).toEqual({ matches: 6, shortest: '02:00:00' });
  });
});

describe('a delivery of before that was confirmed early', () => {
  it('is over: what had begun by then stays, and what was to come is lost', async () => {
    expect(
      await query(`
        select lower(during)::text as start, lost_at is not null as lost from match_occurrence
        where match_id = 'mat_' || md5('early') order by during`),
    ).toEqual([
      { start: '2026-03-06 22:00:00', lost: false },
      { start: '2026-03-08 22:00:00', lost: true },
      { start: '2026-03-10 22:00:00', lost: true },
    ]);
  });
});

describe('an entry of before', () => {
  it('holds what its matches hold on real dates', async () => {
    const at = (minutes: number) => String(minutes);
    expect(
      await query(`
        select held_quantity as held, delivered_quantity as delivered, asked_minutes::text as asked,
               held_minutes::text as minutes, delivered_minutes::text as brought, state, needs_all, min_occurrences
        from demand order by unit_of_measure desc`),
    ).toEqual([
      {
        held: 25,
        delivered: 25,
        asked: at(40 * 3 * 480),
        // What was delivered at times that it asks for no more covers nothing.
        minutes: at(10 * 3 * 480 + 5 * 480),
        brought: at(5 * 480),
        state: 'PARTIALLY_MATCHED',
        needs_all: false,
        min_occurrences: 1,
      },
      {
        held: 30,
        delivered: 30,
        asked: null,
        minutes: '0',
        brought: '0',
        state: 'FULFILLED',
        needs_all: false,
        min_occurrences: 1,
      },
    ]);
    expect(
      await query(`select held_quantity as held from supply where unit_of_measure = 'SPACE' order by held`),
    ).toEqual([{ held: 15 }, { held: 25 }]);
  });

  it('gives an acceptance of before as long as any other', async () => {
    expect(
      await query(`
        select state, lapses_at > now() + interval '13 days' as later from match where lapses_at is not null`),
    ).toEqual([{ state: 'ACCEPTED', later: true }]);
  });
});
