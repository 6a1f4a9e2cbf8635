import { type RawBuilder, sql } from 'kysely';
import { calendarKey, calendarOf } from '../../district/calendar/index.ts';
import type { Database } from '../../database/database.ts';
import { openingExceptionsOf, openingRulesOf } from '../../facilities/index.ts';
import { holdsAsOf } from '../matches/as-of.ts';
import type { HeldSpan } from '../times/load.ts';
import type { TimeSpec } from '../times/moments.ts';
import { exceptionsBetween } from '../times/real-dates.ts';

// What the time of entries is judged by, read live: windows, the calendar, the hours of facilities, and what is held. None
// of it is kept worked out, so that none of it has to be brought up to date when a rule or a day changes.

interface TimedEntry {
  readonly id: string;
  /** The subdistricts in which it is known, by their code. */
  readonly knownIn: readonly string[];
  /** Its field, the first part of the code of its category, and what it is measured in. */
  readonly field: string;
  readonly measure: string;
  readonly quantity: number;
  readonly sharedOverTime: boolean;
  readonly time: TimeSpec;
}

export interface TimedDemand extends TimedEntry {
  readonly minMinutes: number;
}

export interface TimedSupply extends TimedEntry {
  readonly facilityId: string | null;
  readonly facilityCapacity: number | null;
}

/** An accepted match or a pinned proposal, which stays as it is. */
export interface HeldMatch {
  readonly matchId: string;
  readonly demandId: string;
  readonly supplyId: string;
  readonly facilityId: string | null;
  /** Whether its places are free again at another moment; of what is used up, the spans only say when it is given. */
  readonly sharedOverTime: boolean;
  readonly quantity: number;
  readonly spans: readonly HeldSpan[];
}

export interface EntryTimes {
  /** The dates around all the entries that are not what their weekday says. */
  readonly calendar: readonly string[];
  readonly demands: readonly TimedDemand[];
  readonly supplies: readonly TimedSupply[];
  /** What is held of any of them, or of another supply of a facility that backs one of them. */
  readonly held: readonly HeldMatch[];
}

/** Which entries are read. The conditions name the entry `e`, its list `l` and its category `c`. */
export interface EntriesToRead {
  readonly demands: RawBuilder<unknown>;
  readonly supplies: RawBuilder<unknown>;
  /** As of when: what has lapsed by then holds nothing. */
  readonly now: Temporal.Instant;
}

/** Windows and opening hours that start around the dates of an entry last into them. */
const CALENDAR_MARGIN_DAYS = 4;

const period = sql`'from', e.valid_from, 'to', e.valid_to, 'windows', e.windows`;
const entry = sql`'id', e.id, 'field', split_part(c.code, '.', 1), 'measure', e.unit_of_measure, 'quantity', e.quantity,
  'sharedOverTime', e.unit_of_measure in ('SPACE', 'PERSON', 'ROOM')`;

/** Wall time in quarters of an hour: the clock has no zone, so its epoch is 1970-01-01T00:00 local. */
const quarters = (bound: RawBuilder<unknown>) => sql`(extract(epoch from ${bound}) / 900)::integer`;

/** Reads all that decides when entries can meet, by one statement. */
export async function readEntryTimes(db: Database, { demands, supplies, now }: EntriesToRead): Promise<EntryTimes> {
  const { rows } = await sql<Omit<EntryTimes, 'calendar'> & { key: string; from: string | null; to: string | null }>`
    with d as materialized (
      select e.id, json_build_object(${entry}, 'minMinutes', e.min_minutes, 'knownIn', array[split_part(l.place_path, '/', 3)],
                                     'time', json_build_object(${period})) as told
      from demand e join supply_demand_list l on l.id = e.list_id join service_category c on c.id = e.category_id
      where ${demands}),
    s as materialized (
      select e.id, e.facility_id, json_build_object(
               ${entry}, 'facilityId', e.facility_id, 'facilityCapacity', f.capacity,
               'knownIn', array[split_part(l.place_path, '/', 3)] || array(
                 select split_part(host.path, '/', 3) from supply_publication p join alliance a on a.id = p.alliance_id
                 join division host on host.id = a.division_id where p.supply_id = e.id),
               'time', json_build_object(${period}, 'opening', case when e.facility_id is not null then json_build_object(
                 'rules', ${openingRulesOf(sql`e.facility_id`)},
                 'exceptions', ${openingExceptionsOf(sql`e.facility_id`)}) end)) as told
      from supply e join supply_demand_list l on l.id = e.list_id join service_category c on c.id = e.category_id
      left join shared_facility f on f.id = e.facility_id
      where ${supplies}),
    touched as (
      select m.id, m.demand_id, m.supply_id, s.facility_id, s.shared_over_time, m.quantity, m.held_quantity
      from match m join supply s on s.id = m.supply_id
      where (${holdsAsOf(now)} or m.state = 'PROPOSED' and m.pinned)
        and (m.demand_id in (select id from d) or m.supply_id in (select id from s)
             or s.facility_id in (select facility_id from s)))
    select ${calendarKey} as key,
           (select coalesce(json_agg(d.told order by d.id), '[]') from d) as demands,
           (select coalesce(json_agg(s.told order by s.id), '[]') from s) as supplies,
           (select coalesce(json_agg(json_build_object(
              'matchId', t.id, 'demandId', t.demand_id, 'supplyId', t.supply_id, 'facilityId', t.facility_id,
              'sharedOverTime', t.shared_over_time,
              'quantity', case when t.held_quantity > 0 then t.held_quantity else t.quantity end,
              'spans', (select coalesce(json_agg(json_build_array(
                          ${quarters(sql`lower(o.during)`)}, ${quarters(sql`upper(o.during)`)},
                          case when t.held_quantity > 0 then least(o.quantity, t.held_quantity) else o.quantity end)
                          order by o.during), '[]')
                        from match_occurrence o where o.match_id = t.id and o.lost_at is null)) order by t.id), '[]')
            from touched t) as held`.execute(db);
  const { key, ...read } = rows[0]!;
  const calendar = await calendarOf(db, key);
  const [from, to] = periodOf([...read.demands, ...read.supplies]);
  return {
    demands: read.demands,
    supplies: read.supplies,
    held: read.held,
    calendar: from === undefined ? [] : exceptionsBetween(calendar, from, to!),
  };
}

function periodOf(entries: readonly TimedEntry[]): [from?: string, to?: string] {
  let from: string | undefined;
  let to: string | undefined;
  for (const { time } of entries) {
    if (from === undefined || time.from < from) from = time.from;
    if (to === undefined || time.to > to) to = time.to;
  }
  if (from === undefined || to === undefined) return [];
  const days = CALENDAR_MARGIN_DAYS;
  return [
    Temporal.PlainDate.from(from).subtract({ days }).toString(),
    Temporal.PlainDate.from(to).add({ days }).toString(),
  ];
}
