import { sql } from 'kysely';
import { iso } from '../../database/columns.ts';
import { localTimeOf, TERRITORY_TIME_ZONE } from '../../district/grid/index.ts';
import type { Context } from '../../request/context.ts';
import { defineLoader } from '../../request/loader.ts';
import { BookingState } from '../../bookings/index.ts';
import { matchStateAsOf } from './as-of.ts';
import { notInCommon } from './judge-dates.ts';
import { MatchConcern, MatchState } from './match.entity.ts';
import { type MatchOccurrence as OccurrenceInWallTime, readPairTimes, wallTimesOf } from './match-occurrences.ts';
import { CONCERN_DATES_MAX, type MatchAttention, type MatchOccurrence } from './match-time.type.ts';
import { withheldSupply } from './withheld.ts';

/** Which occurrences of a match are to be shown. */
interface OccurrencesAsked {
  readonly matchId: string;
  readonly first: number;
  /** Those that start on this date or later. */
  readonly from: string | null;
}

/** States of a booking whose places are had, or were. */
const HAD = [BookingState.PENDING, BookingState.CONFIRMED, BookingState.CHECKED_IN, BookingState.COMPLETED];

/** What each of many matches gives, by start, those lost as well. */
export const occurrencesOfMatch = defineLoader(
  async (ctx: Context, asked: readonly OccurrencesAsked[]) => {
    const { rows } = await sql<MatchOccurrence & { at: number }>`
      select a.at::integer as at, o.*
      from unnest(${asked.map(({ matchId }) => matchId)}::text[], ${asked.map(({ first }) => first)}::integer[],
                  ${asked.map(({ from }) => from)}::date[]) with ordinality as a (match_id, first, starting, at)
      cross join lateral (
        select ${iso(sql<string>`z.starts_at`)} as start, ${iso(sql<string>`z.ends_at`)} as "end", o.quantity,
               o.lost_at is not null as lost,
               exists (select from booking b where b.match_id = o.match_id and b.starts_at = z.starts_at
                         and b.state = any(${HAD})) as booked
        from match_occurrence o join match m on m.id = o.match_id join supply s on s.id = m.supply_id
        left join shared_facility f on f.id = s.facility_id
        cross join lateral (
          select lower(o.during) at time zone zone as starts_at, upper(o.during) at time zone zone as ends_at
          from coalesce(f.time_zone, ${TERRITORY_TIME_ZONE}) as zone) as z
        where o.match_id = a.match_id and (a.starting is null or lower(o.during) >= a.starting)
        order by o.during limit a.first) as o
      order by a.at, o.start`.execute(ctx.db);
    const byPlace = Map.groupBy(rows, ({ at }) => at);
    return asked.map((_, at) => byPlace.get(at + 1) ?? []);
  },
  ({ matchId, first, from }) => `${matchId} ${first} ${from ?? ''}`,
);

interface OccurrencesToCome {
  readonly id: string;
  readonly supplyId: string;
  readonly demandId: string;
  /** Why nobody can use what the unit gives at present; null if they can. */
  readonly withheld: 'SUSPENDED' | 'LEFT' | null;
  readonly coming: readonly OccurrenceInWallTime[];
}

/**
 * What of each of many matches that hold something is no longer as it was agreed: judged as things are now, each time
 * it is read, so that it is never out of date.
 */
export const attentionOf = defineLoader(async (ctx: Context, matchIds: readonly string[]) => {
  const { start, end } = wallTimesOf(sql`o.during`);
  const { rows } = await sql<OccurrencesToCome>`
    select m.id, m.supply_id as "supplyId", m.demand_id as "demandId",
           coalesce(${withheldSupply}, case when f.state <> 'PUBLISHED' then 'SUSPENDED' end) as withheld, (
             select coalesce(json_agg(json_build_object('start', ${start}, 'end', ${end}, 'quantity', o.quantity)
                                      order by o.during), '[]')
             from match_occurrence o where o.match_id = m.id and o.lost_at is null
               and lower(o.during) >= ${localTimeOf(ctx.now())}::timestamp) as coming
    from match m join supply s on s.id = m.supply_id join supply_demand_list sl on sl.id = s.list_id
    left join shared_facility f on f.id = s.facility_id
    where m.id = any(${matchIds}) and ${matchStateAsOf(ctx.now())} = any(${[MatchState.ACCEPTED, MatchState.CONFIRMED]})`.execute(
    ctx.db,
  );
  const matches = rows.filter(({ coming }) => coming.length > 0);
  const found = new Map<string, MatchAttention[]>();
  if (matches.length > 0) {
    const { pairs, calendar } = await readPairTimes(ctx.db, matches);
    const timesOf = new Map(pairs.map((pair) => [`${pair.supplyId} ${pair.demandId}`, pair]));
    for (const { id, supplyId, demandId, withheld, coming } of matches) {
      const gone = notInCommon(timesOf.get(`${supplyId} ${demandId}`)!, calendar, coming);
      const concerns = Map.groupBy(gone.keys(), (occurrence) => gone.get(occurrence) as MatchConcern);
      if (withheld) concerns.set(MatchConcern[withheld], [...coming]);
      found.set(
        id,
        [...concerns].map(([reason, about]) => attention(reason, about)),
      );
    }
  }
  return matchIds.map((id) => found.get(id) ?? []);
});

function attention(reason: MatchConcern, about: readonly OccurrenceInWallTime[]): MatchAttention {
  const dates = new Set(about.map(({ start }) => start.slice(0, 'YYYY-MM-DD'.length)));
  return { reason, count: about.length, dates: [...dates].slice(0, CONCERN_DATES_MAX) };
}
