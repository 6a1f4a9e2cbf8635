import { type RawBuilder, sql } from 'kysely';
import {
  facilitiesThatFit,
  OCCUPANCY_STEP_MINUTES,
  type SharedFacilityFilter,
  takenSpans,
  WEEKDAYS,
} from '../../facilities/index.ts';
import type { Context } from '../../request/context.ts';
import { dateOf, earlier, instantOf, type Interval, later } from '../../shared/interval.ts';
import { requireRange } from '../../shared/range.ts';
import { apiError } from '../../shared/refusal.ts';
import { BOOKABLE_MINUTES_MAX, placesLeftOver, rulesById, withRemaining } from '../bookable-starts.ts';
import { QUANTITY_MAX } from '../booking.entity.ts';
import { refusalOfQuantity } from '../booking.quotas.ts';
import { placesOf, refusalByRules } from '../booking.rules.ts';
import type { FacilityAndRules } from '../facility-to-book.ts';
import type { SlotAlternativeRow } from '../slot-unavailable.type.ts';
import { FIRST_AVAILABLE_MAX, type FirstAvailableInput, LOOK_AHEAD_DAYS_MAX } from './first-available.input.ts';

/** Facilities that are read at a time, in the order in which something of them may be free. */
const CANDIDATES = 200;
/** And of these, those whose rules and places are looked at together. */
const LOOKED_AT_TOGETHER = 20;
/** Every grid is made of these. */
const STEP_MS = OCCUPANCY_STEP_MINUTES * 60_000;
/** No clock on earth is farther ahead of UTC, or behind it, in hours. */
const AHEAD_OF_UTC_MAX = 14;
const BEHIND_UTC_MAX = 12;

/** What is asked for, once it can be meant. */
interface Asked {
  readonly earliest: Temporal.Instant;
  readonly latest: Temporal.Instant;
  readonly minutes: number;
  readonly quantity: number;
  readonly fromTime: Temporal.PlainTime;
  readonly toTime: Temporal.PlainTime | undefined;
  /** As Temporal counts them; all if empty. */
  readonly weekdays: ReadonlySet<number>;
  readonly first: number;
}

/** A facility with the first moment of a date at which it is open for long enough, whatever is taken. */
interface Candidate extends Placed {
  readonly since: Temporal.Instant;
}

interface Found extends Interval, Placed {}

/** A facility by its place in a list: by how far off it is or by its name, and then by its id. */
interface Placed {
  readonly id: string;
  readonly key: number | string;
}

/**
 * The first intervals that can be booked, by the very rules that decide on a booking; nothing that the caller holds is
 * looked at. Date by date, and on each facility by facility in the order of the first moment at which anything of it may
 * be free: as soon as nothing that is left could be earlier than what has been found, that is the answer.
 * @throws BAD_USER_INPUT for what no booking can be, and for a filter that cannot be meant
 */
export async function firstAvailable(
  ctx: Context,
  where: SharedFacilityFilter,
  input: FirstAvailableInput,
): Promise<SlotAlternativeRow[]> {
  const asked = askedOf(input);
  const fitting = await facilitiesThatFit(ctx, where);
  let found: Found[] = [];
  for (const date of datesOf(asked)) {
    const until = found[asked.first - 1]?.start;
    if (until && Temporal.Instant.compare(until, beginningAnywhere(date)) < 0) break;
    found = await foundOn(ctx, fitting, asked, date, found);
  }
  return found.map(({ id, start, end }) => ({
    facilityId: id,
    start: start.toString({ fractionalSecondDigits: 3 }),
    end: end.toString({ fractionalSecondDigits: 3 }),
  }));
}

function askedOf(input: FirstAvailableInput): Asked {
  const { minutes } = input;
  const [quantity, first] = [input.quantity ?? 1, input.first ?? 5];
  const within = (name: string) => (range: { readonly min?: number | undefined; readonly max?: number | undefined }) =>
    apiError('BAD_USER_INPUT', `${name} goes from ${range.min} to ${range.max}.`);
  requireRange(minutes, { min: 1, max: BOOKABLE_MINUTES_MAX }, within('minutes'));
  requireRange(quantity, { min: 1, max: QUANTITY_MAX }, within('quantity'));
  requireRange(first, { min: 1, max: FIRST_AVAILABLE_MAX }, within('first'));
  const [earliest, latest] = [instantOf(input.earliest), instantOf(input.latest)];
  if (Temporal.Instant.compare(earliest, latest) > 0) {
    throw apiError('BAD_USER_INPUT', 'latest is not before earliest.');
  }
  if (latest.since(earliest).total('hours') > LOOK_AHEAD_DAYS_MAX * 24) {
    throw apiError('BAD_USER_INPUT', `earliest and latest are at most ${LOOK_AHEAD_DAYS_MAX} days apart.`);
  }
  return {
    earliest,
    latest,
    minutes,
    quantity,
    fromTime: Temporal.PlainTime.from(input.fromTime ?? '00:00'),
    toTime: input.toTime == null ? undefined : Temporal.PlainTime.from(input.toTime),
    weekdays: new Set(input.weekdays?.map((weekday) => WEEKDAYS.indexOf(weekday) + 1)),
    first,
  };
}

/** The dates, wherever a facility is, on which it could start. */
function* datesOf({ earliest, latest, weekdays }: Asked): Generator<Temporal.PlainDate> {
  const [first, last] = [earliest.subtract({ hours: BEHIND_UTC_MAX }), latest.add({ hours: AHEAD_OF_UTC_MAX })].map(
    (at) => at.toZonedDateTimeISO('UTC').toPlainDate(),
  ) as [Temporal.PlainDate, Temporal.PlainDate];
  for (let date = first; Temporal.PlainDate.compare(date, last) <= 0; date = date.add({ days: 1 }))
    if (weekdays.size === 0 || weekdays.has(date.dayOfWeek)) yield date;
}

/** When a date begins where it begins first. */
function beginningAnywhere(date: Temporal.PlainDate): Temporal.Instant {
  return date.toZonedDateTime('UTC').toInstant().subtract({ hours: AHEAD_OF_UTC_MAX });
}

/** What has been found before, and on this date: no more than are asked for, the earliest first. */
async function foundOn(
  ctx: Context,
  fitting: Fitting,
  asked: Asked,
  date: Temporal.PlainDate,
  before: readonly Found[],
): Promise<Found[]> {
  let found = [...before];
  // They come in this order, so that what follows one that could not be could not be either.
  const couldBeEarlier = (candidate: Candidate) => {
    const last = found[asked.first - 1];
    return !last || earliestFirst({ ...candidate, start: candidate.since }, last) < 0;
  };
  for (let offset = 0; ; offset += CANDIDATES) {
    const candidates = await candidatesOn(ctx, fitting, asked, date, offset);
    for (let at = 0; at < candidates.length; at += LOOKED_AT_TOGETHER) {
      const together = candidates.slice(at, at + LOOKED_AT_TOGETHER).filter(couldBeEarlier);
      if (together.length === 0) return found;
      const each = await Promise.all(
        together.map((candidate) => intervalsOf(ctx, asked, date, candidate, found[asked.first - 1])),
      );
      found = [...found, ...each.flat()].sort(earliestFirst).slice(0, asked.first);
    }
    if (candidates.length < CANDIDATES) return found;
  }
}

function earliestFirst(a: Placed & Pick<Found, 'start'>, b: Placed & Pick<Found, 'start'>): number {
  return Temporal.Instant.compare(a.start, b.start) || order(a.key, b.key) || order(a.id, b.id);
}

function order<T extends number | string>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

type Fitting = Awaited<ReturnType<typeof facilitiesThatFit>>;

/** Facilities that are open on a date for long enough, in the order of the first moment at which they are. */
async function candidatesOn(
  ctx: Context,
  { from, conditions, keys }: Fitting,
  { earliest, latest, minutes, fromTime }: Asked,
  date: Temporal.PlainDate,
  offset: number,
): Promise<Candidate[]> {
  const now = sql`${dateOf(ctx.now())}::timestamptz`;
  const local = (time: string) => sql`((${date.toString()}::date + ${time}::time) at time zone f.time_zone)`;
  const length = sql`make_interval(mins => ${minutes})`;
  const starts = {
    first: sql`greatest(${local(fromTime.toString())}, ${dateOf(earliest)}::timestamptz)`,
    last: sql`least(((${date.toString()}::date + 1)::timestamp at time zone f.time_zone), ${dateOf(latest)}::timestamptz)`,
  } satisfies Record<string, RawBuilder<unknown>>;
  const { rows } = await sql<Placed & { since: string }>`
    select f.id, iso(open.since) as since, ${keys[0]} as key from ${from}, lateral (select ${starts.first} as first, ${starts.last} as last) start, lateral (
      select greatest(s.starts_at, start.first) as since from open_stretch s
      where s.facility_id = f.id and s.starts_at <= start.last and s.ends_at >= greatest(s.starts_at, start.first) + ${length}
      order by s.starts_at limit 1) open
    where ${sql.join([...conditions], sql` and `)} and f.admission <> 'OPEN_ACCESS'
      and ${minutes}::integer between f.min_minutes and f.max_minutes
      and start.first <= start.last and start.first <= ${now} + make_interval(days => f.horizon_days + 1)
    order by open.since, ${sql.join([...keys])} limit ${CANDIDATES} offset ${offset}`.execute(ctx.db);
  return rows.map((row) => ({ ...row, since: Temporal.Instant.from(row.since) }));
}

/** What can be booked of a facility on a date, from its first moment on; nothing later than what is found already. */
async function intervalsOf(
  ctx: Context,
  asked: Asked,
  date: Temporal.PlainDate,
  { id, key, since }: Candidate,
  last: Found | undefined,
): Promise<Found[]> {
  const facility = await rulesById(ctx).load(id);
  if (!facility) return [];
  const places = placesOf(facility, asked.quantity);
  if (refusalOfQuantity(facility, places)) return [];
  const range = timeOf(facility, asked, date);
  const taken = await takenSpans(ctx).load({ facilityId: id, range });
  const left = placesLeftOver(facility, range, taken);
  const now = ctx.now();
  const found: Found[] = [];
  const until = last ? earlier(last.start, range.end) : range.end;
  const firstStep = Math.ceil(later(since, range.start).epochMilliseconds / STEP_MS) * STEP_MS;
  for (let at = firstStep; at <= until.epochMilliseconds && found.length < asked.first; at += STEP_MS) {
    const start = Temporal.Instant.fromEpochMilliseconds(at);
    const interval = { start, end: start.add({ minutes: asked.minutes }) };
    if (!fitsTimes(facility, asked, date, interval) || refusalByRules(facility, interval, now)) continue;
    if (withRemaining(interval, left).remaining >= places) found.push({ ...interval, id, key });
  }
  return found;
}

/** All that an interval which starts on a date can take. */
function timeOf({ timeZone }: FacilityAndRules, { minutes }: Asked, date: Temporal.PlainDate): Interval {
  const midnight = (day: Temporal.PlainDate) => day.toZonedDateTime({ timeZone }).toInstant();
  return { start: midnight(date), end: midnight(date.add({ days: 1 })).add({ minutes }) };
}

/** Whether an interval starts and ends between the moments and the times of day that are asked for. */
function fitsTimes(
  { timeZone }: FacilityAndRules,
  { earliest, latest, fromTime, toTime }: Asked,
  date: Temporal.PlainDate,
  { start, end }: Interval,
): boolean {
  if (Temporal.Instant.compare(start, earliest) < 0 || Temporal.Instant.compare(start, latest) > 0) return false;
  const [from, to] = [start, end].map((at) => at.toZonedDateTimeISO(timeZone).toPlainDateTime());
  if (!from!.toPlainDate().equals(date) || Temporal.PlainTime.compare(from!.toPlainTime(), fromTime) < 0) return false;
  if (!toTime) return true;
  const isNextDay = Temporal.PlainTime.compare(toTime, fromTime) <= 0;
  const latestEnd = date.add({ days: isNextDay ? 1 : 0 }).toPlainDateTime(toTime);
  return Temporal.PlainDateTime.compare(to!, latestEnd) <= 0;
}
