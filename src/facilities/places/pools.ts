import { type RawBuilder, sql } from 'kysely';
import { buffersOfFacility, buffersOfVersion } from '../policy/booking-policy.values.ts';
import { takenAsOf } from '../taken.ts';
import { OCCUPANCY_STEP_MINUTES, type SpanTaken, STEPS_PER_SPAN, stepsTouched } from '../opening/availability.ts';

// A place of a facility takes places of pools: its own, those of what it is a part of, and those that it shares with what
// excludes it. What is left of it is the least that is left in any of them, with the time before and after a booking that
// goes with it: everybody who asks what is left does so here, in SQL for one interval, in TypeScript over time.

const STEP_MS = OCCUPANCY_STEP_MINUTES * 60_000;

/** The places left of the facility in the row `f` at the tightest moment of an interval, as of now. */
interface PlacesLeft {
  /** By its own bookings alone. */
  readonly own: RawBuilder<number>;
  /** By those of its whole, of its parts and of what excludes it; null for a facility that stands alone. */
  readonly shared: RawBuilder<number | null>;
}

/** A booking that is there already: it does not count, and keeps the version of the policy under which it was made. */
export interface BookedAlready {
  readonly id: string;
  /** Null for the defaults; undefined for one that takes on the version in force, as in another facility. */
  readonly policyVersion: number | null | undefined;
}

export function placesLeft(start: Date, end: Date, now: Temporal.Instant, already?: BookedAlready): PlacesLeft {
  const { first, last } = stepsTouched(start, end);
  const since = first.span.getTime() / STEP_MS + first.number - 1;
  const until = last.span.getTime() / STEP_MS + last.number;
  const buffers =
    already?.policyVersion === undefined ? buffersOfFacility : buffersOfVersion(sql`${already.policyVersion}::integer`);
  const widened = {
    since: sql<number>`(${since}::bigint - (${buffers.setup}) / ${OCCUPANCY_STEP_MINUTES}::integer)`,
    until: sql<number>`(${until}::bigint + (${buffers.turnaround}) / ${OCCUPANCY_STEP_MINUTES}::integer)`,
  };
  // Written out for a facility without a policy: nearly all of them, for which PostgreSQL then has nothing to work out.
  const ofItsOwn = mostTaken(sql`f.id`, widened, now, already?.id);
  const own = already
    ? sql<number>`f.capacity - ${ofItsOwn}`
    : sql<number>`f.capacity - case when f.policy_version is null
        then ${mostTakenIn(first, last, now)} else ${ofItsOwn} end`;
  const shared = sql<number | null>`(
    select min((q.capacity - ${mostTaken(sql`k.pool_id`, widened, now, already?.id)}) / k.places) from claim k join pool q on q.id = k.pool_id
    where k.facility_id = f.id and k.pool_id <> f.id)`;
  return { own, shared };
}

/** The same of the facility in the row `f` while it {@link isPlain}, of which there is the least to work out. */
export function placesLeftOfPlain(start: Date, end: Date, now: Temporal.Instant, itself?: string): RawBuilder<number> {
  const { first, last } = stepsTouched(start, end);
  return sql<number>`f.capacity - ${mostTakenIn(first, last, now, itself)}`;
}

/** Whether the facility in the row `f` has no policy and takes places of its own pool alone: nearly all of them. */
export const isPlain = sql<boolean>`(
  f.policy_version is null and not exists (select from claim k where k.facility_id = f.id and k.pool_id <> f.id))`;

type StepInSpan = ReturnType<typeof stepsTouched>['first'];

/** The places taken at the busiest moment of known steps, of the own pool of the facility in the row `f`. */
function mostTakenIn(first: StepInSpan, last: StepInSpan, now: Temporal.Instant, itself?: string): RawBuilder<number> {
  return sql<number>`coalesce((
    select max(step.taken) from occupancy o, unnest((${takenAsOf(now, itself)})[
      case o.span when ${first.span}::timestamptz then ${first.number}::integer else 1 end:
      case o.span when ${last.span}::timestamptz then ${last.number}::integer else ${STEPS_PER_SPAN}::integer end
    ]) as step (taken)
    where o.pool_id = f.id and o.span between ${first.span}::timestamptz and ${last.span}::timestamptz), 0)`;
}

/** The same of any pool, over steps since 1970 that expressions name. */
function mostTaken(
  pool: RawBuilder<unknown>,
  { since, until }: Record<'since' | 'until', RawBuilder<number>>,
  now: Temporal.Instant,
  itself: string | undefined,
): RawBuilder<number> {
  return sql<number>`coalesce((
    select max(step.taken) from (select ${since} as since, ${until} as until) wide, occupancy o, unnest((${takenAsOf(now, itself)})[
      (greatest(wide.since - extract(epoch from o.span)::bigint / 900, 0) + 1)::integer:
      least(wide.until - extract(epoch from o.span)::bigint / 900, 24)::integer]) as step (taken)
    where o.pool_id = ${pool} and o.span between to_timestamp(wide.since / 24 * 21600) and to_timestamp((wide.until - 1) / 24 * 21600)
  ), 0)`;
}

/** A pool that a facility takes places of, over some time. */
interface PoolTaken {
  readonly capacity: number;
  /** Of the pool, that one place of the facility is. */
  readonly places: number;
  /** The spans in which something is taken. */
  readonly spans: readonly SpanTaken[];
}

/** All that says how full a facility is over some time. */
export interface PoolsOverTime {
  readonly pools: readonly PoolTaken[];
  readonly setupMinutes: number;
  readonly turnaroundMinutes: number;
}

/**
 * The pools of the facility in the row `f` over the time that expressions name and as much before and after it as a booking
 * takes with it, as one JSON value.
 */
export function poolsOver(
  start: RawBuilder<unknown>,
  end: RawBuilder<unknown>,
  now: Temporal.Instant,
): RawBuilder<PoolsOverTime> {
  return sql<PoolsOverTime>`(
    select json_build_object('setupMinutes', beside.setup, 'turnaroundMinutes', beside.turnaround, 'pools', (
      select json_agg(json_build_object('capacity', q.capacity, 'places', k.places, 'spans', (
        select coalesce(json_agg(json_build_object('span', iso(o.span), 'taken', ${takenAsOf(now)})), '[]') from occupancy o
        where o.pool_id = k.pool_id and o.span > ${start}::timestamptz - interval '6 hours' - beside.setup * interval '1 minute'
          and o.span < ${end}::timestamptz + beside.turnaround * interval '1 minute')))
      from claim k join pool q on q.id = k.pool_id where k.facility_id = f.id))
    from (select ${buffersOfFacility.setup} as setup, ${buffersOfFacility.turnaround} as turnaround) beside)`;
}

/** Whether a facility takes places of its own pool alone, and a booking of it nothing before and after. */
function standsAlone({ pools, setupMinutes, turnaroundMinutes }: PoolsOverTime): boolean {
  return pools.length === 1 && setupMinutes === 0 && turnaroundMinutes === 0;
}

/**
 * How many places of a facility count as taken in each step, as if it stood alone: a booking that takes no step in which
 * too many are taken finds its places in all pools, and before and after it as well.
 * @param capacity of the facility
 */
export function takenTogether(capacity: number, over: PoolsOverTime): readonly SpanTaken[] {
  if (standsAlone(over)) return over.pools[0]!.spans;
  const { pools, setupMinutes, turnaroundMinutes } = over;
  const inSteps = (minutes: number) => minutes / OCCUPANCY_STEP_MINUTES;
  return spread(leastLeft(capacity, pools), inSteps(turnaroundMinutes), inSteps(setupMinutes));
}

/** How many places of a facility are taken in each step by whatever takes them, with nothing kept free before and after. */
export function takenByAll(capacity: number, { pools }: PoolsOverTime): readonly SpanTaken[] {
  return takenTogether(capacity, { pools, setupMinutes: 0, turnaroundMinutes: 0 });
}

/** The steps in which something is taken, by their number since 1970: how many places of the facility that leaves no more. */
function leastLeft(capacity: number, pools: readonly PoolTaken[]): ReadonlyMap<number, number> {
  const steps = new Map<number, number>();
  for (const pool of pools) {
    for (const { span, taken } of pool.spans) {
      const first = Date.parse(span) / STEP_MS;
      for (const [at, count] of taken.entries()) {
        if (count === 0) continue;
        const lost = capacity - Math.floor((pool.capacity - count) / pool.places);
        if (lost > (steps.get(first + at) ?? 0)) steps.set(first + at, lost);
      }
    }
  }
  return steps;
}

/**
 * Lets what is taken in a step count in the steps around it: a booking that ended there would have its turnaround in it, one
 * that began after it its setup.
 */
function spread(steps: ReadonlyMap<number, number>, before: number, after: number): SpanTaken[] {
  const spans = new Map<number, number[]>();
  for (const [step, count] of steps) {
    for (let at = step - before; at <= step + after; at++) {
      const first = Math.floor(at / STEPS_PER_SPAN) * STEPS_PER_SPAN;
      let taken = spans.get(first);
      if (!taken) spans.set(first, (taken = Array.from({ length: STEPS_PER_SPAN }, () => 0)));
      taken[at - first] = Math.max(taken[at - first]!, count);
    }
  }
  return [...spans].map(([first, taken]) => ({ span: new Date(first * STEP_MS).toISOString(), taken }));
}

/** How many places whoever wants so many takes of the facility in the row `f`: all of one that is booked as a whole. */
export function placesWanted(quantity: number): RawBuilder<number> {
  return sql<number>`case when f.policy_version is null then ${quantity}::integer else (
    select case when p.whole_only then greatest(${quantity}::integer, f.capacity) else ${quantity}::integer end
    from booking_policy p where p.facility_id = f.id and p.version = f.policy_version) end`;
}
