import { sql } from 'kysely';
import type { Database } from '../../src/database/database.ts';
import type { MatchState } from '../../src/exchange/matches/match.entity.ts';
import {
  type MatchOccurrence,
  occurrenceOf,
  readPairTimes,
  runsInCommon,
  writeOccurrences,
} from '../../src/exchange/matches/match-occurrences.ts';
import { newId } from '../../src/shared/node.ts';

export interface MatchToBuild {
  /** Both have to exist. */
  readonly supplyId: string;
  readonly demandId: string;
  readonly quantity?: number;
  /** PROPOSED if absent. What is ACCEPTED was accepted by the giving side. */
  readonly state?: `${MatchState}`;
  readonly pinned?: boolean;
  /** The run that proposed it; without one it was set by hand. */
  readonly runId?: string;
  /** When it gives; all that both entries have in common if absent. */
  readonly occurrences?: readonly MatchOccurrence[];
  /** When it was made, and accepted if it was; now if absent. */
  readonly now?: Temporal.Instant;
}

export interface BuiltMatch {
  readonly id: string;
  readonly supplyId: string;
  readonly demandId: string;
  readonly quantity: number;
}

/** A match of one, unless told otherwise, at the times that both entries have in common, judged as they are now. */
export async function buildMatch(db: Database, given: MatchToBuild): Promise<BuiltMatch> {
  const { supplyId, demandId, quantity = 1, state = 'PROPOSED' } = given;
  const id = newId('mat');
  const at = (given.now ?? Temporal.Now.instant()).toString();
  await sql`
    insert into match (id, district_code, run_id, supply_id, demand_id, quantity, state, pinned, time_fit, distance_fit,
                       quantity_fit, fairness, reliability, score, weights_version, reach, supply_version,
                       demand_version, created_at, updated_at)
    select ${id}, s.district_code, ${given.runId ?? null}, s.id, d.id, ${quantity}, 'PROPOSED', ${given.pinned ?? false},
           1, 0.5, 1, 1, 1, 0.9, 0, 'COMMUNITY', s.version, d.version, ${at}, ${at}
    from supply s, demand d where s.id = ${supplyId} and d.id = ${demandId}`.execute(db);
  const { pairs, calendar } = await readPairTimes(db, [{ supplyId, demandId }]);
  const [pair] = pairs;
  if (!pair) throw new Error(`There is no pair of ${supplyId} and ${demandId}`);
  const occurrences =
    given.occurrences ??
    runsInCommon(pair, calendar, { from: pair.demandFrom, to: pair.demandTo }).map((run) =>
      occurrenceOf(run, quantity),
    );
  await writeOccurrences(
    db,
    occurrences.map((occurrence) => ({ matchId: id, ...occurrence })),
  );
  await move(db, id, state, at);
  return { id, supplyId, demandId, quantity };
}

/** How a match comes into a state: step by step, as the database lets it. */
const WAYS: Readonly<Record<`${MatchState}`, readonly `${MatchState}`[]>> = {
  PROPOSED: [],
  ACCEPTED: ['ACCEPTED'],
  CONFIRMED: ['ACCEPTED', 'CONFIRMED'],
  FULFILLED: ['ACCEPTED', 'CONFIRMED', 'FULFILLED'],
  DECLINED: ['DECLINED'],
  CANCELLED: ['CANCELLED'],
};

/** After its times are there, as what is held is judged by them. */
async function move(db: Database, id: string, to: `${MatchState}`, at: string): Promise<void> {
  for (const state of WAYS[to]) {
    const byBoth = state === 'CONFIRMED' || state === 'FULFILLED';
    await sql`
      update match set state = ${state}, supply_accepted_at = ${byBoth || state === 'ACCEPTED' ? at : null},
                       demand_accepted_at = ${byBoth ? at : null},
                       delivered_quantity = case when ${state} = 'FULFILLED' then quantity end
      where id = ${id}`.execute(db);
  }
}
