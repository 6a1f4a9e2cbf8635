import { type RawBuilder, sql } from 'kysely';
import { type Context, viewerOf } from '../../request/context.ts';
import { localDateOf, pathOfCode, pathWithin } from '../../district/grid/index.ts';
import { actedForIds, actsFor, staffPaths, type Viewer } from '../../district/identity/index.ts';
import { WEEKDAYS } from '../../facilities/index.ts';
import {
  type Connection,
  OrderDirection,
  type Page,
  type SortKind,
  turned,
  turnedPage,
} from '../../shared/connection.ts';
import { nearness } from '../../shared/geo.ts';
import { type List, readList } from '../../request/list.ts';
import { requireIdArgument } from '../../shared/node.ts';
import { apiError } from '../../shared/refusal.ts';
import { matching } from '../../shared/text.ts';
import { demandColumns, type DemandRow, demandTables, visibleDemand } from '../lists/entries/demand.loader.ts';
import type { EntryRow } from '../lists/entries/entry.loader.ts';
import { supplyColumns, type SupplyRow, supplyTables, visibleSupply } from '../lists/entries/supply.loader.ts';
import { heldAsOf, isOpenAsOf } from '../matches/as-of.ts';
import { isOfferedSupply, isOpenEntry } from './candidate-pairs.ts';
import type { WeeklyHoursInput } from '../times/wanted-times.input.ts';
import { suggestDemands, suggestSupplies } from './candidates.ts';
import {
  type OpenDemandFilter,
  type OpenDemandOrderField,
  type OpenSupplyFilter,
  type OpenSupplyOrderField,
} from './open-entries.input.ts';
import { SUGGESTIONS_MAX } from './suggestion.limits.ts';

// What is open on lists in force, for whoever looks for a counterpart by themselves. Lists in force are public, so whoever
// asks sees the same; what is around them comes first to those who act for somebody.

type OrderField = `${OpenDemandOrderField}` | `${OpenSupplyOrderField}`;

/** How open entries are asked for. */
interface Asked<F> {
  readonly where: F;
  readonly order: { readonly field: OrderField; readonly direction: OrderDirection };
}

/** An entry, and what it is ordered by: a number, or when it was entered. */
type Ordered<R extends EntryRow> = R & { readonly position: number };

/** When an entry was entered, in milliseconds since 1970. */
const ENTERED = sql`(1000 * extract(epoch from e.created_at))::double precision`;

const NUMBERS: readonly SortKind[] = ['number'];
const INSTANTS: readonly SortKind[] = ['instant'];

/** What the cursors of a list in this order hold. */
export function sortKindsOf(field: OrderField, prefix: 'sup' | 'dem'): readonly SortKind[] {
  return [...(field === 'NEWEST' ? INSTANTS : NUMBERS), { idOf: [prefix] }];
}

/** The order that is meant: the nearest first, of all else the most; by default what the filter speaks of. */
export function orderOf<F extends OrderField>(
  given: { readonly field: F; readonly direction?: OrderDirection | null } | null,
  { fitting, near }: OpenSupplyFilter,
): Asked<never>['order'] {
  const field = given?.field ?? (fitting != null ? 'FIT' : near != null ? 'DISTANCE' : 'NEWEST');
  const usual = field === 'DISTANCE' ? OrderDirection.ASC : OrderDirection.DESC;
  return { field, direction: given?.direction ?? usual };
}

/** A page of the demands that can be met. At most three statements, beside those that judge what fits. */
export async function listOpenDemands(
  ctx: Context,
  { where, order }: Asked<OpenDemandFilter>,
  page: Page,
  withCount: boolean,
): Promise<Connection<DemandRow>> {
  const fits = where.fitting == null ? undefined : await demandsFitting(ctx, where.fitting);
  const conditions = [isOpenAsOf(ctx.now()), ...(await conditionsOf(ctx, where, sql`false`))];
  if (where.priorities != null) conditions.push(sql`e.priority = any(${where.priorities}::text[])`);
  return pageOfOpen(ctx, { columns: demandColumns(ctx.now()), from: demandTables, prefix: 'dem' }, conditions, {
    where,
    order,
    page,
    withCount,
    fits,
  });
}

/** A page of the supplies that can be had. At most three statements, beside those that judge what fits. */
export async function listOpenSupplies(
  ctx: Context,
  { where, order }: Asked<OpenSupplyFilter>,
  page: Page,
  withCount: boolean,
): Promise<Connection<SupplyRow>> {
  const fits = where.fitting == null ? undefined : await suppliesFitting(ctx, where.fitting);
  const conditions = [
    // Places that are all taken at one moment are free at another.
    sql`(e.shared_over_time or ${heldAsOf('supply', ctx.now())} < e.quantity)`,
    isOfferedSupply,
    sql`e.valid_to >= ${localDateOf(ctx.now())}::date`,
    ...(await conditionsOf(ctx, where, knownThrough)),
  ];
  return pageOfOpen(ctx, { columns: supplyColumns(ctx.now()), from: supplyTables, prefix: 'sup' }, conditions, {
    where,
    order,
    page,
    withCount,
    fits,
  });
}

/** The entries that fit one of the caller's own, and how well. */
type Fits = readonly { readonly id: string; readonly fit: { readonly total: number } }[];

async function demandsFitting(ctx: Context, id: string): Promise<Fits> {
  requireIdArgument(id, ['sup'], 'fitting');
  return suggestDemands(ctx, requireOwn(await viewerOf(ctx), await visibleSupply(ctx, id)), SUGGESTIONS_MAX);
}

async function suppliesFitting(ctx: Context, id: string): Promise<Fits> {
  requireIdArgument(id, ['dem'], 'fitting');
  return suggestSupplies(ctx, requireOwn(await viewerOf(ctx), await visibleDemand(ctx, id)), SUGGESTIONS_MAX);
}

/** @throws BAD_USER_INPUT for an entry of somebody else, or none */
function requireOwn<R extends EntryRow>(viewer: Viewer, entry: R | null): R {
  if (entry && actsFor(viewer, entry.ownerId)) return entry;
  throw apiError('BAD_USER_INPUT', 'fitting names an entry of a unit or a branch that the caller acts for.');
}

interface Wanted {
  readonly where: OpenSupplyFilter;
  readonly order: Asked<never>['order'];
  readonly page: Page;
  readonly withCount: boolean;
  readonly fits: Fits | undefined;
}

async function pageOfOpen<R extends EntryRow>(
  ctx: Context,
  table: { readonly columns: RawBuilder<R>; readonly from: RawBuilder<unknown>; readonly prefix: 'sup' | 'dem' },
  conditions: readonly RawBuilder<unknown>[],
  { where, order: { field, direction }, page, withCount, fits }: Wanted,
): Promise<Connection<R>> {
  const key = keyOf(field, where);
  const fitting = fits
    ? sql` join unnest(${fits.map(({ id }) => id)}::text[], ${fits.map(({ fit }) => fit.total)}::double precision[])
        as fit (id, total) on fit.id = e.id`
    : sql``;
  const list: List<Ordered<R>> = {
    columns: sql<Ordered<R>>`${table.columns}, ${field === 'NEWEST' ? ENTERED : key} as position`,
    from: sql`${table.from} join service_category c on c.id = e.category_id${fitting}`,
    keys: [key, sql`e.id`],
    kinds: sortKindsOf(field, table.prefix),
    position: ({ position, createdAt, id }) => [field === 'NEWEST' ? createdAt : position, id],
  };
  if (direction === OrderDirection.ASC) return readList(ctx.db, list, conditions, page, withCount);
  return turned(await readList(ctx.db, list, conditions, turnedPage(page), withCount));
}

/** What a list is ordered by. @throws BAD_USER_INPUT for a fit with nothing, or a distance from nowhere */
function keyOf(field: OrderField, { near, fitting }: OpenSupplyFilter): RawBuilder<unknown> {
  if (field === 'NEWEST') return sql`e.created_at`;
  if (field === 'URGENCY') {
    return sql`array_position(array['ROUTINE', 'IMPORTANT', 'URGENT'], e.priority)::double precision`;
  }
  if (field === 'FIT') {
    if (fitting == null) throw apiError('BAD_USER_INPUT', 'Ordering by FIT needs fitting.');
    return sql`fit.total`;
  }
  if (near == null) throw apiError('BAD_USER_INPUT', 'Ordering by DISTANCE needs near.');
  return nearness(sql`e.location`, near).distance;
}

/** That a supply is made known in an alliance whose host lies within one of these, as long as its owner is a member. */
function knownThrough(within: (path: RawBuilder<unknown>) => RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`exists (
    select from supply_publication p join alliance a on a.id = p.alliance_id join division host on host.id = a.division_id
    join alliance_membership m on m.alliance_id = a.id and m.unit_id = l.unit_id and m.state = 'ACTIVE'
    where p.supply_id = e.id and ${within(sql`host.path`)})`;
}

/** The conditions that supplies and demands have in common. */
async function conditionsOf(
  ctx: Context,
  where: OpenSupplyFilter,
  alsoKnown: RawBuilder<unknown> | typeof knownThrough,
): Promise<RawBuilder<unknown>[]> {
  const viewer = await viewerOf(ctx);
  const conditions: RawBuilder<unknown>[] = [isOpenEntry];
  const paths = await pathsOf(ctx, viewer, where);
  if (paths) {
    const within = (path: RawBuilder<unknown>) =>
      sql.join(
        paths.map((outer) => sql`(${pathWithin(path, outer)})`),
        sql` or `,
      );
    const known = typeof alsoKnown === 'function' ? alsoKnown(within) : alsoKnown;
    conditions.push(sql`(${within(sql`l.place_path`)} or ${known})`);
  }
  if (where.categoryCode != null) {
    conditions.push(sql`(c.code = ${where.categoryCode} or c.code ^@ (${where.categoryCode}::text || '.'))`);
  }
  if (where.near != null) conditions.push(nearness(sql`e.location`, where.near).condition);
  if (where.hours != null) conditions.push(overlapsHours(where.hours));
  if (where.dates != null) {
    if (where.dates.to < where.dates.from) throw apiError('BAD_USER_INPUT', 'dates.to is not before dates.from.');
    conditions.push(sql`e.valid_from <= ${where.dates.to}::date and e.valid_to >= ${where.dates.from}::date`);
  }
  if (where.text != null) conditions.push(matching(sql`e.title`, where.text));
  if (where.ofOthers) conditions.push(sql`not (l.owner_id = any(${actedForIds(viewer)}::text[]))`);
  return conditions;
}

/**
 * Where to look: in the division that is asked for; or around the caller, in the subdistricts of those they act for and
 * in the territories they are staff of. Undefined for everywhere: near a point, for what fits, or when nothing is around.
 */
async function pathsOf(
  ctx: Context,
  viewer: Viewer,
  { withinCode, near, fitting }: OpenSupplyFilter,
): Promise<readonly string[] | undefined> {
  if (withinCode != null) return [await pathOfCode(ctx.db, withinCode)];
  if (near != null || fitting != null) return undefined;
  const ownerIds = actedForIds(viewer);
  const territories = staffPaths(viewer);
  if (ownerIds.length === 0) return territories.length === 0 ? undefined : territories;
  const { rows } = await sql<{ path: string }>`
    select distinct coalesce(substring(d.path from '^/[^/]+/[^/]+/'), d.path) as path
    from division d where d.id in (
      select u.division_id from resident_unit u where u.id = any(${ownerIds}::text[])
      union all select o.division_id from party_organisation o where o.id = any(${ownerIds}::text[]))`.execute(ctx.db);
  return [...rows.map(({ path }) => path), ...territories];
}

const DAY_MINUTES = 1_440;

/**
 * That an entry has a window that overlaps these hours, in an ordinary week: Monday to Friday worked. Both go over
 * midnight, and over the end of the week, where they do not end after they begin. As neither is longer than a day, a
 * window meets them from its own weekday, or from the one before or after: nothing else is looked at, as anybody may ask.
 * One look at the windows as they are stored, whose times compare as texts: there may be tens of thousands of entries.
 */
function overlapsHours({ weekday, startTime, endTime }: WeeklyHoursInput): RawBuilder<boolean> {
  const start = minutesOf(startTime);
  const end = start + ((minutesOf(endTime) - start + DAY_MINUTES) % DAY_MINUTES || DAY_MINUTES);
  const beginsBefore = end < DAY_MINUTES ? '@.startTime < $end' : null;
  const endsAfter = '@.endTime > $start';
  const goesOverMidnight = '@.endTime <= @.startTime';
  // The window, where the hours begin on the day before its own, on that day, and on the day after.
  const meets = [
    ...(end > DAY_MINUTES ? [[-1, '@.startTime < $end']] : []),
    [0, [beginsBefore, `(${goesOverMidnight} || ${endsAfter})`].filter((each) => each !== null).join(' && ')],
    [1, `${goesOverMidnight} && ${endsAfter}`],
  ] as const;
  const path = meets.flatMap(([beside, condition]) => {
    const days = daysBeside(weekday ?? null, beside as number);
    return days === null ? [] : [`(${condition}) && (${days})`];
  });
  // A text that goes on is greater than one that ends: 18:00:00 than 18:00.
  const clock = { start: `${timeText(start)}:00.000`, end: timeText(end % DAY_MINUTES) };
  return sql<boolean>`jsonb_path_exists(e.windows, (select ${`$[*] ? (${path.join(' || ')})`}::jsonpath),
    (select ${JSON.stringify(clock)}::jsonb))`;
}

/** Of which windows the own day is so many days before the weekday of the hours, or before any; null for none. */
function daysBeside(weekday: string | null, beside: number): string | null {
  const days = WEEKDAYS.filter(
    (_, day) => weekday === null || WEEKDAYS[(day + beside + WEEKDAYS.length) % WEEKDAYS.length] === weekday,
  );
  const [worked, off] = [true, false].map((isWorked) =>
    days.filter((day) => WEEKDAYS.indexOf(day) < SATURDAY === isWorked),
  ) as [string[], string[]];
  const of = (dayClass: string, own: readonly string[]) =>
    own.length === 0
      ? []
      : [
          `@.dayClass == "${dayClass}" && (!exists(@.weekdays[*]) || exists(@.weekdays[*] ? (${own
            .map((day) => `@ == "${day}"`)
            .join(' || ')})))`,
        ];
  const classes = [...of('WORKDAY', worked), ...of('DAY_OFF', off), ...of('EVERY_DAY', [...worked, ...off])];
  return classes.length === 0 ? null : classes.join(' || ');
}

/** Among the weekdays, from Monday. */
const SATURDAY = 5;

function minutesOf(time: string): number {
  const { hour, minute } = Temporal.PlainTime.from(time);
  return hour * 60 + minute;
}

function timeText(minutes: number): string {
  return Temporal.PlainTime.from('00:00').add({ minutes }).toString({ smallestUnit: 'minute' });
}
