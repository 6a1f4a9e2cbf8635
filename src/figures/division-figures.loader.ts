import { demandCoverage, entryStateAsOf } from '../exchange/index.ts';
import { type RawBuilder, sql } from 'kysely';
import { BookingState } from '../bookings/index.ts';
import {
  divisionByCode,
  divisionColumns,
  type DivisionRow,
  holdsToday,
  pathWithin,
  startOfLocalDate,
} from '../district/grid/index.ts';
import { FacilityKind } from '../facilities/index.ts';
import { type Context, viewerOf } from '../request/context.ts';
import { dateOf } from '../shared/interval.ts';
import { requireRange } from '../shared/range.ts';
import { apiError } from '../shared/refusal.ts';
import { mayReadFigures } from './division-figures.policy.ts';
import type { DivisionFigures, DivisionFiguresReport } from './division-figures.type.ts';

/** Days of a period at most: a year. */
export const PERIOD_DAYS_MAX = 366;
/** What counts as near where nothing is said, in metres: a walk of some eight minutes. */
export const NEAR_METERS = 500;
/** The farthest that counts as near, in metres. */
export const NEAR_METERS_MAX = 5_000;
/** Fewer people than this who booked at one place are not told of by a figure. */
const PEOPLE_MIN = 3;

/** What of bookings was kept, or is about to be. */
const KEPT: readonly BookingState[] = [BookingState.CONFIRMED, BookingState.CHECKED_IN, BookingState.COMPLETED];

/** What is asked for: a division, from one day to another, and how far is near. */
interface FiguresWanted {
  readonly divisionCode: string;
  readonly from: string;
  readonly to: string;
  readonly withinMeters: number;
}

interface FiguresRow extends Omit<DivisionFigures, 'division' | 'memberShare' | 'kinds'> {
  readonly division: DivisionRow;
  readonly kinds: readonly { readonly kind: FacilityKind; facilities: number; places: number; gridsCovered: number }[];
}

/**
 * The figures of a division and of the divisions in it. One statement beside that which finds the division.
 * @throws BAD_USER_INPUT for an unknown code, a period or a distance out of range; FORBIDDEN for who is not its staff
 */
export async function figuresOfDivision(ctx: Context, wanted: FiguresWanted): Promise<DivisionFiguresReport> {
  const { divisionCode, from, to, withinMeters } = wanted;
  const days = daysOf(from, to);
  requireRange(days, { min: 1, max: PERIOD_DAYS_MAX }, ({ max }) =>
    apiError('BAD_USER_INPUT', `A period goes from one day to the same or a later one, over at most ${max} days.`),
  );
  requireRange(withinMeters, { min: 1, max: NEAR_METERS_MAX }, ({ min, max }) =>
    apiError('BAD_USER_INPUT', `withinMeters goes from ${min} to ${max}.`),
  );
  const [division, viewer] = await Promise.all([divisionByCode(ctx, divisionCode), viewerOf(ctx)]);
  if (!division) throw apiError('BAD_USER_INPUT', 'No division has this code today.');
  if (!mayReadFigures(viewer, division.path)) {
    throw apiError('FORBIDDEN', {
      en: 'These figures are for the staff of this place and of those above it.',
      'zh-CN': '这些统计只供本区划及上级区划的工作人员查看。',
    });
  }
  const { rows } = await figuresStatement(ctx, division, wanted).execute(ctx.db);
  const figures = rows.map((row) => ({
    ...row,
    memberShare: shareOf(row.memberUnits, row.units),
    kinds: row.kinds.map((one) => ({ ...one, coverage: shareOf(one.gridsCovered, row.gridsLocated) })),
  }));
  const isWhole = ({ division: { id } }: DivisionFigures) => id === division.id;
  return { from, to, withinMeters, total: figures.find(isWhole)!, parts: figures.filter((one) => !isWhole(one)) };
}

/** From the first day to the last, both included; below 1 where the last comes before the first. */
function daysOf(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: 'days' }).days + 1;
}

function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

/** Everything is counted once by the very place that it lies at, and then added up for each division that is shown. */
function figuresStatement(
  ctx: Context,
  { id, path }: DivisionRow,
  { from, to, withinMeters }: FiguresWanted,
): RawBuilder<FiguresRow> {
  const start = dateOf(startOfLocalDate(from));
  const end = dateOf(startOfLocalDate(Temporal.PlainDate.from(to).add({ days: 1 }).toString()));
  const inside = (place: RawBuilder<unknown>) => pathWithin(place, path);
  return sql<FiguresRow>`
    with shown as (
      select ${divisionColumns} from division d where (d.id = ${id} or d.parent_id = ${id}) and ${holdsToday(ctx, 'd')}
    ), unit_here as (
      select u.id, p.path from resident_unit u join division p on p.id = u.division_id where ${inside(sql`p.path`)}
    ), facility_here as (
      select f.id, f.kind, f.capacity, f.state, u.path
      from unit_here u join shared_facility f on f.unit_id = u.id
    ), units as (
      select path, count(*) as n,
             count(*) filter (where exists (
               select from alliance_membership m where m.unit_id = unit_here.id and m.state = 'ACTIVE')) as members
      from unit_here group by path
    ), facilities as (
      select path, kind, count(*) as n, sum(capacity) as places
      from facility_here where state = 'PUBLISHED' group by path, kind
    ), bookings as (
      select f.path, count(*) as n, count(distinct b.booker_id) as people,
             sum(b.quantity * extract(epoch from b.ends_at - b.starts_at) / 60) as minutes
      from facility_here f join booking b on b.facility_id = f.id
      where b.starts_at >= ${start} and b.starts_at < ${end} and b.state = any(${[...KEPT]})
      group by f.path
    ), projects as (
      select distinct b.id, p.place_path as path
      from service_project_book b join project_party p on p.book_id = b.id and p.version = b.version_in_force
      where b.state = 'RUNNING' and ${inside(sql`p.place_path`)}
    ), demands as (
      select l.place_path as path, e.category_id, count(*) as n, sum(e.quantity) as quantity,
             count(*) filter (where ${entryStateAsOf('demand', ctx.now())} in ('MATCHED', 'FULFILLED')) as met, sum(e.quantity * ${demandCoverage(ctx.now())}) as matched
      from supply_demand_list l join demand e on e.list_id = l.id
      where l.state in ('IN_FORCE', 'CLOSED') and ${inside(sql`l.place_path`)}
        and e.withdrawn_at is null and e.valid_from <= ${to}::date and e.valid_to >= ${from}::date
      group by l.place_path, e.category_id
    ), grids as (
      select g.path, coalesce(g.latitude, c.latitude) as latitude, coalesce(g.longitude, c.longitude) as longitude,
             case when g.latitude is null then c.shape_synthetic else g.shape_synthetic end as synthetic
      from division g join division c on c.id = g.parent_id
      where g.level = 'GRID' and ${inside(sql`g.path`)} and ${holdsToday(ctx, 'g')}
    ), covered as (
      select g.path, k.kind, count(*) as n
      from grids g cross join unnest(${Object.values(FacilityKind)}::text[]) as k (kind)
      where g.latitude is not null and exists (
        select from shared_facility f
        where f.state = 'PUBLISHED' and f.kind = k.kind
          and f.location <@ box_around(point(g.longitude, g.latitude), ${withinMeters})
          and distance_meters(f.location, point(g.longitude, g.latitude)) <= ${withinMeters})
      group by g.path, k.kind
    )
    select to_jsonb(d) as division,
           coalesce(f.facilities, 0)::int as facilities, coalesce(f.places, 0)::int as places,
           k.kinds, b.bookings, b.minutes as "placeMinutesBooked", b."leftOut" as "bookingsLeftOut",
           coalesce(u.units, 0)::int as units, coalesce(u.members, 0)::int as "memberUnits",
           p.running as "runningProjects", c.demands, c.met as "demandsMet", c.categories as "demandsByCategory",
           g.grids, g.located as "gridsLocated", g.synthetic as "centersSynthetic"
    from shown d
    cross join lateral (
      select sum(n) as facilities, sum(places) as places from facilities x where x.path ^@ d.path) as f
    cross join lateral (
      select sum(n) as units, sum(members) as members from units x where x.path ^@ d.path) as u
    cross join lateral (
      select case when count(*) = 0 then 0 else sum(n) filter (where ${enough}) end::int as bookings,
             case when count(*) = 0 then 0 else sum(minutes) filter (where ${enough}) end::float8 as minutes,
             count(*) filter (where not ${enough}) > 0 as "leftOut"
      from bookings x where x.path ^@ d.path) as b
    cross join lateral (
      select count(distinct id)::int as running from projects x where x.path ^@ d.path) as p
    cross join lateral (
      select coalesce(sum(n), 0)::int as demands, coalesce(sum(met), 0)::int as met,
             coalesce(json_agg(json_build_object(
               'categoryId', category_id, 'demands', n, 'demandsMet', met, 'quantity', quantity,
               'quantityMatched', matched) order by n desc, category_id), '[]') as categories
      from (select category_id, sum(n) as n, sum(met) as met, sum(quantity) as quantity, sum(matched) as matched
            from demands x where x.path ^@ d.path group by category_id) as one) as c
    cross join lateral (
      select count(*)::int as grids, count(latitude)::int as located,
             coalesce(bool_or(synthetic) filter (where latitude is not null), false) as synthetic
      from grids x where x.path ^@ d.path) as g
    cross join lateral (
      select json_agg(json_build_object(
        'kind', k.kind,
        'facilities', coalesce((select sum(n) from facilities x where x.kind = k.kind and x.path ^@ d.path), 0),
        'places', coalesce((select sum(places) from facilities x where x.kind = k.kind and x.path ^@ d.path), 0),
        'gridsCovered', coalesce((select sum(n) from covered x where x.kind = k.kind and x.path ^@ d.path), 0)
      ) order by k.at) as kinds
      from unnest(${Object.values(FacilityKind)}::text[]) with ordinality as k (kind, at)) as k
    order by d.code`;
}

/** Of the bookings at a place: nobody made them, as they come from matches of units and branches, or enough people did. */
const enough = sql`(x.people = 0 or x.people >= ${sql.lit(PEOPLE_MIN)})`;
