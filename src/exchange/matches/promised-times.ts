import { sql } from 'kysely';
import type { Database } from '../../database/database.ts';
import type { WorkCalendar } from '../../district/calendar/index.ts';
import type { OnDate } from '../times/date-stretches.ts';
import { dayNumber } from '../times/day-number.ts';
import { loadOf } from '../times/load.ts';
import { type Occurrences, occurrencesIn } from '../times/moments.ts';
import { lackingOnDates } from '../times/unmet-stretches.ts';
import { dayOfQuarter } from '../times/wall-time.ts';
import {
  classesOfPair,
  demandTimeOf,
  type MatchOccurrence,
  quartersOf,
  readPairTimes,
  wallTimesOf,
} from './match-occurrences.ts';

/** When a match gives. */
interface PromisedTimes {
  readonly matchId: string;
  readonly quantity: number;
  /** Whether it is there at each of its times; if not, it is used up over them. */
  readonly isShared: boolean;
  readonly given: readonly OnDate[];
}

/** What matches leave open of a demand that they serve. */
interface LackingTimes {
  readonly demandId: string;
  readonly ownerId: string;
  readonly title: string;
  readonly unitOfMeasure: string;
  /** When it lacks something; of what is used up, nothing but the period. */
  readonly lacking: readonly OnDate[];
  /** How much is lacking of what is used up, at whatever time; 0 for all else. */
  readonly quantity: number;
  readonly from: string;
  readonly to: string;
}

interface MatchRow {
  readonly id: string;
  readonly quantity: number;
  readonly supplyId: string;
  readonly demandId: string;
  readonly demanded: number;
  readonly ownerId: string;
  readonly title: string;
  readonly unitOfMeasure: string;
  readonly isShared: boolean;
  readonly from: string;
  readonly to: string;
}

/**
 * When some matches give, and what of the demands that they serve they leave open together, from a date on: what other
 * matches give to these is not counted.
 * @param today nothing is lacking any more on the dates before, `YYYY-MM-DD`
 */
export async function promisedTimes(
  db: Database,
  matchIds: readonly string[],
  today: string,
): Promise<{
  readonly promised: readonly PromisedTimes[];
  readonly lacking: readonly LackingTimes[];
  readonly calendar: WorkCalendar;
}> {
  const { start, end } = wallTimesOf(sql`o.during`);
  const [{ rows: matches }, { rows: occurrences }] = await Promise.all([
    sql<MatchRow>`
      select m.id, m.quantity, m.supply_id as "supplyId", m.demand_id as "demandId", d.quantity as demanded,
             l.owner_id as "ownerId", d.title, d.unit_of_measure as "unitOfMeasure", d.shared_over_time as "isShared",
             d.valid_from as "from", d.valid_to as "to"
      from match m join demand d on d.id = m.demand_id join supply_demand_list l on l.id = d.list_id
      where m.id = any(${matchIds}) order by array_position(${matchIds}::text[], m.id::text)`.execute(db),
    sql<MatchOccurrence & { matchId: string }>`
      select o.match_id as "matchId", ${start} as "start", ${end} as "end", o.quantity
      from match_occurrence o where o.match_id = any(${matchIds}) and o.lost_at is null order by o.during`.execute(db),
  ]);
  const { pairs, calendar } = await readPairTimes(db, matches);
  const byMatch = Map.groupBy(occurrences, ({ matchId }) => matchId);
  const wanted = new Map(
    pairs.map((pair) => [pair.demandId, occurrencesIn(demandTimeOf(pair), classesOfPair(pair, calendar))]),
  );
  const promised = matches.map(({ id, demandId, quantity, isShared }) => ({
    matchId: id,
    quantity,
    isShared,
    given: (byMatch.get(id) ?? []).map((one): OnDate => {
      const span = quartersOf(one);
      return { ...span, day: dayOf(wanted.get(demandId)!, span.start), quantity: one.quantity };
    }),
  }));
  const lacking = [...Map.groupBy(matches, ({ demandId }) => demandId)].map(([demandId, ofDemand]) => {
    const { ownerId, title, unitOfMeasure, demanded, isShared, from, to } = ofDemand[0]!;
    const about = { demandId, ownerId, title, unitOfMeasure, from: from < today ? today : from, to };
    if (!isShared) {
      const held = ofDemand.reduce((sum, { quantity }) => sum + quantity, 0);
      return { ...about, lacking: [], quantity: Math.max(0, demanded - held) };
    }
    const held = ofDemand.flatMap(({ id }) => byMatch.get(id) ?? []);
    return { ...about, lacking: lackingTimes(wanted.get(demandId), demanded, held, today), quantity: 0 };
  });
  return { promised, lacking, calendar };
}

/** The date to which a moment of a demand belongs: a night to that on which it begins. */
function dayOf(occurrences: Occurrences, quarter: number): number {
  const at = occurrences.starts.findLastIndex((from, at) => from <= quarter && quarter < occurrences.ends[at]!);
  return at < 0 ? dayOfQuarter(quarter) : occurrences.days[at]!;
}

/** What is lacking on the dates from today on, when matches hold some of it. */
function lackingTimes(
  occurrences: Occurrences | undefined,
  demanded: number,
  held: readonly MatchOccurrence[],
  today: string,
): OnDate[] {
  if (!occurrences) return [];
  const load = loadOf(
    held.map((one) => {
      const { start, end } = quartersOf(one);
      return [start, end, one.quantity] as const;
    }),
  );
  const first = dayNumber(today);
  return lackingOnDates(occurrences, demanded, load).filter(({ day }) => day >= first);
}
