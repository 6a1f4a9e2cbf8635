import { createHash } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../../database/database.ts';
import type { DemandPriority } from '../lists/entries/demand.entity.ts';
import {
  isOfferedSupply,
  isOpenEntry,
  candidatePairColumns,
  candidatePairs,
  type CandidatePair,
} from '../judging/candidate-pairs.ts';
import { heldAsOf, matchStateAsOf } from '../matches/as-of.ts';
import { type EntryTimes, type HeldMatch, readEntryTimes } from '../judging/entry-times.ts';
import { type ScoreParts, weightedSum } from '../judging/score.ts';
import { type JudgedTimes, judgeTimes } from '../judging/time-judgement.ts';
import { lackingOf, loadOf, NOTHING_TAKEN } from '../times/load.ts';
import { type Occurrences, notBegun, occurrencesFrom, occurrencesIn, type TimeSpec } from '../times/moments.ts';
import { dayClasses } from '../times/real-dates.ts';

// All that a run is decided by, read from one snapshot of the database. It is kept with the run, so that the run can be
// replayed and explained when the lists have long changed.

/** Runs of this model judge real dates; those before it judged an ordinary week, see ordinary-week/. */
export const MODEL_VERSION = 2;

export interface DemandInRun {
  readonly id: string;
  readonly version: number;
  readonly ownerId: string;
  /** What it still lacks: of places, the greatest number at any moment on the dates of the run. Never 0. */
  readonly quantity: number;
  /** What it asks for, with what is held of it. */
  readonly askedQuantity: number;
  readonly priority: DemandPriority;
  /** Fewer than this are of no use; of what is used up, what is held is already taken off, and it is at least 1. */
  readonly minQuantity: number;
  readonly minMinutes: number;
  readonly splittable: boolean;
  readonly needsAll: boolean;
  readonly minOccurrences: number;
  /** The supply that has met a part of it already, where it cannot be split: no other may meet the rest. */
  readonly boundTo: string | null;
  /** How far it looks; null for as far as it has to. */
  readonly maxDistanceMeters: number | null;
  /** Whether it is counted moment by moment; what is not is met by quantity alone. */
  readonly sharedOverTime: boolean;
  /** Which of the times of the input is its own. */
  readonly time: number;
}

export interface SupplyInRun {
  readonly id: string;
  readonly version: number;
  readonly ownerId: string;
  readonly quantity: number;
  /** Whether its places are free again at another moment; what is not is used up. */
  readonly sharedOverTime: boolean;
  readonly facilityId: string | null;
  /** The places of the facility that backs it: all supplies that it backs share them. */
  readonly facilityCapacity: number | null;
  /** Which of the times of the input is its own. */
  readonly time: number;
}

export interface MatchingInput {
  readonly model: typeof MODEL_VERSION;
  /** How the solver goes about it, which decides between answers that are worth the same; absent in runs of before. */
  readonly fractionsFirst?: true;
  readonly from: string;
  readonly to: string;
  /** The day of the run: what came before can no longer be had. */
  readonly today: string;
  /** The wall time of a run whose dates have begun: an occurrence that began before cannot be had any more. */
  readonly now?: string;
  /** The dates that are not what their weekday says. */
  readonly calendar: readonly string[];
  /** What the entries are to be had or wanted by; many have the same. */
  readonly times: readonly TimeSpec[];
  readonly weights: ScoreParts;
  readonly demands: readonly DemandInRun[];
  readonly supplies: readonly SupplyInRun[];
  /** What is held of the demands, the supplies, and of other supplies of the same facilities. */
  readonly held: readonly HeldMatch[];
  /** The pairs that pass every filter. */
  readonly pairs: readonly CandidatePair[];
}

/** What the explanation needs beside the candidates. */
export interface NearMisses {
  /** For each demand the most filters that any supply passes before the first that says no; one more if it was not declined. */
  readonly passedOf: ReadonlyMap<string, number>;
  /** The pairs that only one filter keeps apart: of each demand and filter the first. */
  readonly pairs: readonly NearMiss[];
  /** The demands of which only the best candidates are in the input. */
  readonly candidatesInPart: ReadonlySet<string>;
  /** The times of all that was looked at, with what is held. */
  readonly around: EntryTimes;
  /** When all of it was read. */
  readonly moment: Temporal.Instant;
}

/** A pair that only one filter keeps apart on which the demand can give way. */
interface NearMiss extends CandidatePair {
  /** How many the demand has of them with this filter; of candidates, whatever. */
  readonly among: number;
}

/** How far a demand gets: no pair, but a row among them. */
type PassedByDemand = Omit<NearMiss, 'supplyId' | 'reach'> & { readonly supplyId: null; readonly reach: null };

/** Which demands a run is about. */
export interface MatchingScope {
  readonly path: string;
  readonly from: string;
  readonly to: string;
  readonly today: string;
  readonly now?: string;
  /** When it reads: what has lapsed by then holds nothing. */
  readonly moment: Temporal.Instant;
  readonly categoryCodes: readonly string[] | null;
}

/**
 * Pairs that a run looks at, so that the time it takes stays in bounds: all there are, unless there are more. Then each
 * demand has an equal part of them, those with the best scores, and the allocation is the best among these.
 */
export const PAIRS_MAX = 100_000;
/** Candidates that a demand has at least, however many demands there are. */
const CANDIDATES_MIN = 100;
/** Near misses that are read for each demand and filter: enough to find one that has something left. */
export const NEAR_MISSES_MAX = 10;

/**
 * What a run is decided by.
 * @param db in a transaction that sees one snapshot
 */
export async function readMatchingInput(
  db: Database,
  scope: MatchingScope,
  weights: ScoreParts,
): Promise<{ input: MatchingInput; nearMisses: NearMisses }> {
  const { from, to, today } = scope;
  const read = await readEntryTimes(db, { demands: inScope(scope), supplies: offeredAround(scope), now: scope.moment });
  const times = await judgeTimes(read, scope);
  const store = new TimeStore();
  const demands = await readDemands(db, scope, read, store);
  const all = await readPairs(db, scope, times);
  const lacking = new Set(demands.map(({ id }) => id));
  const { pairs, candidatesInPart } = bestOfEach(
    all.filter((row): row is NearMiss => row.supplyId !== null && row.failed === 0 && lacking.has(row.demandId)),
    weights,
  );
  const supplies = await readSupplies(db, new Set(pairs.map(({ supplyId }) => supplyId)), read, store);
  return {
    input: {
      model: MODEL_VERSION,
      fractionsFirst: true,
      from,
      to,
      today,
      ...(scope.now !== undefined && { now: scope.now }),
      calendar: read.calendar,
      times: store.times,
      weights,
      demands,
      supplies,
      held: heldOf(read.held, demands, supplies),
      pairs: pairs.map(({ among: _, ...pair }) => pair),
    },
    nearMisses: {
      passedOf: new Map(all.flatMap((row) => (row.supplyId === null ? [[row.demandId, row.failed]] : []))),
      pairs: all.filter((row): row is NearMiss => row.supplyId !== null && row.failed !== 0),
      candidatesInPart,
      around: read,
      moment: scope.moment,
    },
  };
}

/** Keeps each time once. */
class TimeStore {
  readonly times: TimeSpec[] = [];
  private readonly known = new Map<string, number>();

  add(time: TimeSpec): number {
    const key = JSON.stringify(time);
    let at = this.known.get(key);
    if (at === undefined) {
      this.known.set(key, (at = this.times.length));
      this.times.push(time);
    }
    return at;
  }
}

/** What is held of the entries of a run, as far as it says anything about them. */
function heldOf(
  held: readonly HeldMatch[],
  demands: readonly DemandInRun[],
  supplies: readonly SupplyInRun[],
): HeldMatch[] {
  const demandIds = new Set(demands.map(({ id }) => id));
  const supplyIds = new Set(supplies.map(({ id }) => id));
  const facilityIds = new Set(supplies.map(({ facilityId }) => facilityId));
  facilityIds.delete(null);
  return held.filter(
    (match) => demandIds.has(match.demandId) || supplyIds.has(match.supplyId) || facilityIds.has(match.facilityId),
  );
}

/** The fingerprint of an input: equal for equal inputs, in whatever order an object's members were written. */
export function fingerprintOf(input: object): string {
  const canonical = JSON.stringify(input, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
  return createHash('sha256').update(canonical).digest('hex');
}

function bestOfEach(pairs: readonly NearMiss[], weights: ScoreParts) {
  const ofDemands = Map.groupBy(pairs, ({ demandId }) => demandId);
  const most = Math.max(CANDIDATES_MIN, Math.floor(PAIRS_MAX / ofDemands.size));
  const candidatesInPart = new Set<string>();
  const best = [...ofDemands].flatMap(([demandId, candidates]) => {
    if (candidates.length <= most) return candidates;
    candidatesInPart.add(demandId);
    return candidates
      .toSorted((a, b) => weightedSum(b, weights) - weightedSum(a, weights))
      .slice(0, most)
      .toSorted((a, b) => (a.supplyId < b.supplyId ? -1 : 1));
  });
  return { pairs: best, candidatesInPart };
}

/**
 * The condition that a demand belongs to a run: of `e`, `l` and `c`. One that is still open to claims does not: the runs
 * after its last such day allot what is left.
 */
function inScope({ path, from, to, today, categoryCodes }: MatchingScope): RawBuilder<boolean> {
  const category = categoryCodes
    ? sql`exists (select from unnest(${[...categoryCodes]}::text[]) as code where c.code = code or c.code ^@ (code || '.'))`
    : sql`true`;
  return sql<boolean>`${isOpenEntry} and l.place_path ^@ ${path} and ${category}
    and (e.open_to_claims_until is null or e.open_to_claims_until < ${today}::date)
    and daterange(e.valid_from, e.valid_to, '[]') && daterange(${from}::date, ${to}::date, '[]')`;
}

/** The condition that a supply is offered where any demand of a run may know of it. */
function offeredAround({ path }: MatchingScope): RawBuilder<boolean> {
  const around = subdistrictOf(path);
  return sql<boolean>`${isOpenEntry} and ${isOfferedSupply} and (l.place_path ^@ ${around} or e.id in (
    select p.supply_id from supply_publication p join alliance a on a.id = p.alliance_id
    join division host on host.id = a.division_id where host.path ^@ ${around}))`;
}

/** The path of the subdistrict that a division lies in, whose supplies its demands are set against; or its own. */
function subdistrictOf(path: string): string {
  const [district, subdistrict] = path.split('/').filter(Boolean);
  return subdistrict === undefined ? `/${district}/` : `/${district}/${subdistrict}/`;
}

/** The demands that lack something on the dates of the run. */
async function readDemands(
  db: Database,
  scope: MatchingScope,
  { calendar, demands: timed, held }: EntryTimes,
  store: TimeStore,
): Promise<DemandInRun[]> {
  const { rows } = await sql<Omit<DemandInRun, 'quantity' | 'sharedOverTime' | 'time'> & { left: number }>`
    select e.id, e.version, l.owner_id as "ownerId", e.priority, e.quantity as "askedQuantity", lacking.left,
           case when e.shared_over_time then e.min_quantity
                else greatest(1, e.min_quantity - (e.quantity - lacking.left)) end as "minQuantity",
           e.min_minutes as "minMinutes", e.splittable, e.needs_all as "needsAll", e.min_occurrences as "minOccurrences",
           (select min(m.supply_id) from match m
            where m.demand_id = e.id and not e.splittable
              and (${matchStateAsOf(scope.moment)} in ('ACCEPTED', 'CONFIRMED') or m.state = 'PROPOSED' and m.pinned)) as "boundTo",
           e.max_distance_meters as "maxDistanceMeters"
    from demand e join supply_demand_list l on l.id = e.list_id join service_category c on c.id = e.category_id
    cross join lateral (
      select e.quantity - (${heldAsOf('demand', scope.moment)}) - coalesce(sum(m.quantity), 0)::integer as left
      from match m where m.demand_id = e.id and m.state = 'PROPOSED' and m.pinned) as lacking
    where ${inScope(scope)} order by e.id`.execute(db);
  const timedOf = new Map(timed.map((demand) => [demand.id, demand]));
  const heldOf = Map.groupBy(held, ({ demandId }) => demandId);
  const classes = dayClasses(calendar);
  const occurrencesOf = new Map<number, Occurrences>();
  return rows.flatMap(({ left, ...demand }) => {
    const { time: spec, sharedOverTime } = timedOf.get(demand.id)!;
    const time = store.add(spec);
    let occurrences = occurrencesOf.get(time);
    if (!occurrences) {
      occurrencesOf.set(
        time,
        (occurrences = notBegun(occurrencesFrom(occurrencesIn(spec, classes), scope.from, scope.to), scope.now)),
      );
    }
    const load = loadOf((heldOf.get(demand.id) ?? []).flatMap(({ spans }) => spans));
    const atMoments = lackingOf(occurrences, demand.askedQuantity, sharedOverTime ? load : NOTHING_TAKEN).most;
    const quantity = sharedOverTime ? atMoments : Math.min(atMoments, left);
    return quantity > 0 ? [{ ...demand, quantity, sharedOverTime, time }] : [];
  });
}

/** Candidates, near misses, and a row without a supply for how far each demand gets, with that number in `failed`. */
async function readPairs(db: Database, scope: MatchingScope, times: JudgedTimes) {
  const { rows } = await sql<NearMiss | PassedByDemand>`
    with ${candidatePairs({ ...scope, now: scope.moment, times, demands: inScope(scope), supplies: offeredAround(scope) })},
    ranked as (
      select j.*, count(*) over (partition by j.demand_id, j.failed)::integer as among, row_number() over (
        partition by j.demand_id, j.failed
        order by case when j.failed = 16 then j.distance_meters end, j.remaining desc, j.supply_id) as place
      from candidate_pair j where not j.pinned and not j.declined and (j.failed = 0 or j.yields and j.failed in (1, 2, 4, 8, 16)))
    select ${candidatePairColumns}, j.among from ranked j
    where j.failed = 0 or j.place <= ${NEAR_MISSES_MAX}
    union all
    select demand_id, null, max(passed), null, null, 0, 0, 0, 0, 0, 0 from candidate_pair group by demand_id
    order by 1, 2`.execute(db);
  return rows;
}

/**
 * All pairs of some demands that nothing keeps apart, or one filter alone: those of which a run has read the first.
 * @param wanted demands, each with the bit of a filter, or 0 for its candidates
 * @param around what was read of the entries of the run, and when
 */
export async function readAllPairs(
  db: Database,
  { from, to, today, now: clock }: Pick<MatchingInput, 'from' | 'to' | 'today' | 'now'>,
  { around, moment: now }: Pick<NearMisses, 'around' | 'moment'>,
  wanted: readonly { readonly demandId: string; readonly failed: number }[],
): Promise<CandidatePair[]> {
  const demandIds = [...new Set(wanted.map(({ demandId }) => demandId))];
  const asked = new Set(demandIds);
  const demands = around.demands.filter(({ id }) => asked.has(id));
  const times = await judgeTimes({ ...around, demands }, { from, to, now: clock });
  const entries = {
    demands: sql`e.id = any(${demandIds}::text[])`,
    supplies: sql`e.id = any(${around.supplies.map(({ id }) => id)}::text[])`,
  };
  const { rows } = await sql<CandidatePair>`
    with ${candidatePairs({ from, to, today, now, times, ...entries })}
    select ${candidatePairColumns} from candidate_pair j
    where not j.pinned and not j.declined and (j.failed = 0 or j.yields) and (j.demand_id, j.failed) in (
      select * from unnest(${wanted.map(({ demandId }) => demandId)}::text[],
                           ${wanted.map(({ failed }) => failed)}::integer[]))
    order by 1, 2`.execute(db);
  return rows;
}

async function readSupplies(
  db: Database,
  ids: ReadonlySet<string>,
  { supplies: timed }: EntryTimes,
  store: TimeStore,
): Promise<SupplyInRun[]> {
  const { rows } = await sql<Pick<SupplyInRun, 'id' | 'version' | 'ownerId'>>`
    select e.id, e.version, l.owner_id as "ownerId" from supply e join supply_demand_list l on l.id = e.list_id
    where e.id = any(${[...ids]}) order by e.id`.execute(db);
  const timedOf = new Map(timed.map((supply) => [supply.id, supply]));
  return rows.map((supply) => {
    const { time, quantity, sharedOverTime, facilityId, facilityCapacity } = timedOf.get(supply.id)!;
    return { ...supply, quantity, sharedOverTime, facilityId, facilityCapacity, time: store.add(time) };
  });
}
