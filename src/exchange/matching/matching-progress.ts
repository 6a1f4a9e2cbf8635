import { sql } from 'kysely';
import type { Context, WriteContext } from '../../request/context.ts';
import { inTransaction } from '../../request/transaction.ts';
import { dateOf } from '../../shared/interval.ts';
import { defineCommonLoader } from '../../request/loader.ts';
import type { EventTopic } from '../../request/event-topics.ts';

/** How far a run has come. A dry run tells nobody. */
const MATCHING_STAGES = ['STARTED', 'READ', 'SOLVED', 'WRITTEN', 'FAILED', 'CANCELLED'] as const;
export type MatchingStage = (typeof MATCHING_STAGES)[number];

/** What the outbox calls each stage. */
export const TOPIC_OF_STAGE: Readonly<Record<MatchingStage, EventTopic>> = {
  STARTED: 'matching_run.started',
  READ: 'matching_run.read',
  SOLVED: 'matching_run.solved',
  WRITTEN: 'matching_run.completed',
  FAILED: 'matching_run.failed',
  CANCELLED: 'matching_run.cancelled',
};

/** These are told by the record of the change that they are. */
const TOLD_WITH_THE_CHANGE: ReadonlySet<MatchingStage> = new Set(['WRITTEN', 'CANCELLED']);

/** What a run has counted so far. */
interface MatchingCounts {
  readonly demands?: number;
  readonly supplies?: number;
  readonly matches?: number;
}

/** A run that others follow. */
export interface FollowedRun {
  readonly id: string;
  readonly districtCode: string;
  readonly divisionId: string;
}

/** Says that a run has reached a stage. */
export type TellStage = (stage: 'READ' | 'SOLVED', counts: MatchingCounts) => Promise<void>;

/** Does the work of a run so that those who may see it can follow it: said are its start, its stages, and its failure. */
export async function followed<T>(ctx: Context, run: FollowedRun, work: (tell: TellStage) => Promise<T>): Promise<T> {
  const tell = tellingOf(ctx, run);
  await tell('STARTED', {});
  try {
    return await work(tell);
  } catch (error) {
    // What went wrong is the caller's to be told; that it could not be said as well must not hide it.
    await tell('FAILED', {}).catch((cause: unknown) => ctx.log.warn({ err: cause }, 'a failed run could not be told'));
    throw error;
  }
}

/** Says of a run, in transactions of their own, which stage it has reached. */
export function tellingOf(ctx: Context, run: FollowedRun) {
  return (stage: MatchingStage, counts: MatchingCounts) =>
    inTransaction(ctx, (ctx) => recordStage(ctx, run, stage, counts));
}

/** Writes that a run has reached a stage, in the transaction of whatever made it so. */
export async function recordStage(
  ctx: Pick<WriteContext, 'db' | 'now'>,
  { id, districtCode, divisionId }: FollowedRun,
  stage: MatchingStage,
  counts: MatchingCounts,
): Promise<void> {
  const [demands, supplies, matches] = [counts.demands ?? null, counts.supplies ?? null, counts.matches ?? null];
  const now = dateOf(ctx.now());
  const told = !TOLD_WITH_THE_CHANGE.has(stage);
  await sql`
    with stage as (
      insert into matching_progress (run_id, state, at, district_code, division_id, demands, supplies, matches)
      values (${id}, ${stage}, ${now}::timestamptz, ${districtCode}, ${divisionId}, ${demands}, ${supplies}, ${matches})
      -- A run that is taken up again comes to it once more.
      on conflict (run_id, state) do update set at = excluded.at, demands = excluded.demands,
        supplies = excluded.supplies, matches = excluded.matches)
    insert into outbox_event (at, district_code, topic, subject_id)
    select ${now}::timestamptz, ${districtCode}, ${TOPIC_OF_STAGE[stage]}, ${id} where ${told}`.execute(ctx.db);
}

/** A run as far as it has come, and where: what decides on who may follow it. */
interface RunProgress {
  readonly runId: string;
  readonly divisionId: string;
  readonly divisionPath: string;
  readonly stages: readonly ({ readonly state: MatchingStage } & {
    readonly [K in keyof MatchingCounts]-?: number | null;
  })[];
}

/** How far runs have come, by their id; null for one of which nothing is known any more. */
export const progressOfRun = defineCommonLoader<RunProgress | null>(async (db, ids) => {
  const { rows } = await sql<RunProgress>`
    select p.run_id as "runId", p.division_id as "divisionId", d.path as "divisionPath",
           json_agg(json_build_object('state', p.state, 'demands', p.demands, 'supplies', p.supplies,
                                      'matches', p.matches)) as stages
    from matching_progress p join division d on d.id = p.division_id
    where p.run_id = any(${ids}) group by p.run_id, p.division_id, d.path`.execute(db);
  const byId = new Map(rows.map((row) => [row.runId, row]));
  return ids.map((id) => byId.get(id) ?? null);
});
