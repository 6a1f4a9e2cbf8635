import { type RawBuilder, sql } from 'kysely';
import type { WorkCalendar } from '../../district/calendar/index.ts';
import { localTimeOf } from '../../district/grid/index.ts';
import type { WriteContext } from '../../request/context.ts';
import { dateOf } from '../../shared/interval.ts';
import { momentsOf } from '../times/moments.ts';
import { commonQuarters, type QuarterSpan, type QuarterSpans } from '../times/wall-time.ts';
import { type Match, MatchConcern, MatchState } from './match.entity.ts';
import {
  classesOfPair,
  demandTimeOf,
  type MatchOccurrence,
  type PairTimes,
  quartersOf,
  readPairTimes,
  supplyTimeOf,
  wallTimesOf,
} from './match-occurrences.ts';

/** An occurrence of a match that cannot be had as it was proposed. */
export interface LostOccurrence extends MatchOccurrence {
  readonly reason: `${MatchConcern}`;
}

/** The occurrences of a match as they can be had at this moment. */
export interface JudgedDates {
  readonly kept: readonly MatchOccurrence[];
  /** Those that have begun before somebody accepted: nobody can be given them any more. */
  readonly begun: readonly MatchOccurrence[];
  readonly lost: readonly LostOccurrence[];
  /** Of what others have taken too much. */
  readonly taken?: ReadonlySet<TakenOf>;
}

/** Of what there is too little left: of the supply, of the facility behind it, or of what the demand still needs. */
type TakenOf = 'SUPPLY' | 'FACILITY' | 'DEMAND';

/**
 * Judges each occurrence of a match by the windows of its entries, the calendar, the hours of the facility, and what
 * others hold. The caller has locked the entries and the facility, so what is found holds until the transaction ends.
 */
export async function judgeDates(ctx: WriteContext, match: Match): Promise<JudgedDates> {
  const now = localTimeOf(ctx.now());
  const occurrences = await occurrencesHeld(ctx, match.id, now);
  const begun = occurrences.filter(({ start }) => start < now);
  const coming = occurrences.filter(({ start }) => start >= now);
  const { pairs, calendar } = await readPairTimes(ctx.db, [match]);
  const gone = notInCommon(pairs[0]!, calendar, coming);
  // What it holds already nobody can have taken.
  const taken = match.state === MatchState.PROPOSED ? await takenByOthers(ctx, match) : new Map<string, TakenOf>();
  const lost = coming.flatMap((occurrence): LostOccurrence[] => {
    const reason = gone.get(occurrence) ?? (taken.has(occurrence.start) ? MatchConcern.TAKEN : undefined);
    return reason ? [{ ...occurrence, reason }] : [];
  });
  const starts = new Set(lost.map(({ start }) => start));
  const kept = coming.filter(({ start }) => !starts.has(start));
  return { kept, begun, lost, taken: new Set(taken.values()) };
}

/** What a match is to give as far as it is not lost, in order; of today, what had begun when the first accepted as well. */
async function occurrencesHeld(ctx: WriteContext, matchId: string, now: string): Promise<MatchOccurrence[]> {
  const { start, end } = wallTimesOf(sql`o.during`);
  const { rows } = await sql<MatchOccurrence>`
    select ${start} as start, ${end} as "end", o.quantity from match_occurrence o
    where o.match_id = ${matchId} and (o.lost_at is null
      or lower(o.during) < ${now}::timestamp and lower(o.during)::date = ${now}::timestamp::date)
    order by o.during`.execute(ctx.db);
  return rows;
}

/** Which occurrences the two sides do not have in common as a whole, and whether the facility or the windows are why. */
export function notInCommon<O extends MatchOccurrence>(
  pair: PairTimes,
  calendar: WorkCalendar,
  occurrences: readonly O[],
): Map<O, MatchConcern.CALENDAR | MatchConcern.HOURS> {
  const classes = classesOfPair(pair, calendar);
  const wanted = momentsOf(demandTimeOf(pair), classes);
  const offered = momentsOf({ ...supplyTimeOf(pair), opening: null }, classes);
  const byWindows = commonQuarters(wanted, offered);
  const open = pair.opening ? commonQuarters(wanted, momentsOf(supplyTimeOf(pair), classes)) : byWindows;
  const gone = new Map<O, MatchConcern.CALENDAR | MatchConcern.HOURS>();
  for (const occurrence of occurrences) {
    const span = quartersOf(occurrence);
    if (isWithin(span, open)) continue;
    gone.set(occurrence, isWithin(span, byWindows) ? MatchConcern.HOURS : MatchConcern.CALENDAR);
  }
  return gone;
}

/** True when one of the spans, which are in order, has all of it. */
function isWithin({ start, end }: QuarterSpan, { starts, ends }: QuarterSpans): boolean {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= start) low = middle + 1;
    else high = middle;
  }
  return low > 0 && end <= ends[low - 1]!;
}

/** The starts of the occurrences for which too little is left, and of what. */
async function takenByOthers(ctx: WriteContext, match: Match): Promise<Map<string, TakenOf>> {
  const held = (of: string, limit: RawBuilder<unknown>, condition: RawBuilder<unknown>) => sql`
    select ${of} as of, ${limit} as places, o.during, least(o.quantity, m.held_quantity) as quantity
    from match m join match_occurrence o on o.match_id = m.id and o.lost_at is null
    join supply s on s.id = m.supply_id and s.shared_over_time join demand d on d.id = m.demand_id
    left join shared_facility f on f.id = s.facility_id
    where m.held_quantity > 0 and ${condition}`;
  // None is longer than a day, so what meets it begins on its date, or on one beside it.
  const { rows } = await sql<{ start: string; of: TakenOf }>`
    with own as (
      select o.during, o.quantity, s.quantity as places, f.capacity, d.quantity as needed
      from match_occurrence o join match m on m.id = o.match_id
      join supply s on s.id = m.supply_id and s.shared_over_time join demand d on d.id = m.demand_id
      left join shared_facility f on f.id = s.facility_id
      where o.match_id = ${match.id} and o.lost_at is null),
    others as (
      ${held('SUPPLY', sql`s.quantity`, sql`m.supply_id = ${match.supplyId}`)}
      union all ${held('DEMAND', sql`d.quantity`, sql`m.demand_id = ${match.demandId}`)}
      union all ${held('FACILITY', sql`f.capacity`, sql`s.facility_id = (select facility_id from supply where id = ${match.supplyId})`)}),
    met as (
      select own.during, own.quantity, o.of, o.places,
             most_at_once(array_agg(own.during * o.during), array_agg(o.quantity)) as taken
      from own cross join generate_series(-1, 1) as beside
      join others o on lower(o.during)::date = lower(own.during)::date + beside and o.during && own.during
      group by own.during, own.quantity, o.of, o.places)
    select ${wallTimesOf(sql`during`).start} as start, of from met where taken + quantity > places
    union all select ${wallTimesOf(sql`during`).start}, case when quantity > needed then 'DEMAND' else 'SUPPLY' end from own
    where quantity > least(places, capacity, needed)`.execute(ctx.db);
  return new Map(rows.map(({ start, of }) => [start, of]));
}

/** Notes that some occurrences of a match cannot be had: they count for nothing from now on. */
export async function loseOccurrences(
  ctx: WriteContext,
  matchId: string,
  lost: readonly Pick<MatchOccurrence, 'start'>[],
): Promise<void> {
  if (lost.length === 0) return;
  await sql`
    update match_occurrence set lost_at = ${dateOf(ctx.now())}::timestamptz
    where match_id = ${matchId} and lost_at is null
      and lower(during) = any(${lost.map(({ start }) => start)}::timestamp[])`.execute(ctx.db);
}

/**
 * Whether a match has given anything yet: the first of its occurrences has begun. Of what is used up only the quantity
 * counts, whenever it is given.
 */
export async function hasBegun(ctx: WriteContext, matchId: string): Promise<boolean> {
  const { rows } = await sql<{ begun: boolean }>`
    select not s.shared_over_time or exists (
      select from match_occurrence o where o.match_id = m.id and o.lost_at is null
        and lower(o.during) <= ${localTimeOf(ctx.now())}::timestamp) as begun
    from match m join supply s on s.id = m.supply_id where m.id = ${matchId}`.execute(ctx.db);
  return rows[0]?.begun ?? false;
}

/** Notes that a match gives nothing any more: what has not begun counts for nothing from now on. */
export async function loseWhatIsToCome(ctx: WriteContext, matchId: string): Promise<void> {
  await sql`
    update match_occurrence set lost_at = ${dateOf(ctx.now())}::timestamptz
    where match_id = ${matchId} and lost_at is null
      and lower(during) > ${localTimeOf(ctx.now())}::timestamp`.execute(ctx.db);
}
