import { type RawBuilder, sql } from 'kysely';
import { columnsOf, iso, type RowOf } from '../../database/columns.ts';
import { type Context, viewerOf } from '../../request/context.ts';
import type { Database } from '../../database/database.ts';
import { pathOfCode, pathWithin } from '../../district/grid/index.ts';
import { Role, staffCondition, type Viewer } from '../../district/identity/index.ts';
import type { Connection, Page } from '../../shared/connection.ts';
import { type List, readList } from '../../request/list.ts';
import { defineLoader, inOrderOf } from '../../request/loader.ts';
import type { EarlyRelaxation } from './relaxing/early-relaxation.ts';
import type { Relaxation } from './relaxing/relaxation.ts';
import type { MatchRow } from '../matches/match.loader.ts';
import { type MatchOccurrence, wallTimesOf } from '../matches/match-occurrences.ts';
import type { UnmetTimes } from '../times/unmet-stretches.ts';
import type { MatchingInput } from './matching-input.ts';
import type { WeeklyInput } from './ordinary-week/weekly-problem.ts';
import type { MatchingComparison, MatchingMetrics, RunFailure } from './matching-run.entity.ts';
import { mayReadRun } from './matching-run.policy.ts';
import type { MatchingChanges } from './changes/run-changes.type.ts';
import type { MatchingRunFilter } from './connections/run-connections.input.ts';

const columns = columnsOf({ r: 'matching_run', d: 'division' }, ({ ref }) => [
  'r.id',
  'r.division_id as divisionId',
  'd.path as divisionPath',
  iso(ref('r.created_at')).as('createdAt'),
  'r.state',
  'r.state_reason as stateReason',
  ref('r.failure').$castTo<RunFailure | null>().as('failure'),
  'r.valid_from as validFrom',
  'r.valid_to as validTo',
  'r.category_codes as categoryCodes',
  ref('r.weights_version').$castTo<number | null>().as('weightsVersion'),
  'r.input_hash as inputHash',
  'r.method',
  'r.solve_milliseconds as solveMilliseconds',
  'r.optimality_gap as optimalityGap',
  'r.gap_stage as gapStage',
  'r.demanded_quantity as demandedQuantity',
  'r.served_quantity as servedQuantity',
  'r.matched_quantity as matchedQuantity',
  ref('r.metrics').$castTo<MatchingMetrics>().as('metrics'),
]);

/** A run as queries show it. */
export type MatchingRunRow = RowOf<typeof columns> & {
  /** What came of a dry run, which is stored nowhere. */
  readonly dryRunResult?: {
    readonly matches: readonly MatchRow[];
    readonly unmatched: readonly UnmatchedRow[];
    readonly comparison: MatchingComparison | null;
    readonly changes: MatchingChanges;
  };
};

/** The members of an {@link UnmatchedRow}, of the table `u`. */
export const unmatchedColumns = columnsOf({ u: 'unmatched_demand' }, ({ ref }) => [
  'u.demand_id as demandId',
  'u.unmet_quantity as unmetQuantity',
  'u.coverage',
  ref('u.unmet_stretches').$castTo<readonly UnmetTimes[]>().as('unmetStretches'),
  'u.reason',
  'u.lost_to as lostToIds',
  ref('u.relaxation').$castTo<EarlyRelaxation | null>().as('earlyRelaxation'),
  ref('u.relaxations').$castTo<readonly Relaxation[]>().as('relaxations'),
  'u.short_by as shortBy',
  'u.escalated',
]);

/** Why a demand got no more, as queries show it. */
export type UnmatchedRow = RowOf<typeof unmatchedColumns>;

const tables = sql`matching_run r join division d on d.id = r.division_id`;

/** The latest first, though lists only know how to ascend. */
const age = sql`-extract(epoch from r.created_at)::double precision`;

const runs: List<MatchingRunRow & { age: number }> = {
  columns: sql<MatchingRunRow & { age: number }>`${columns}, ${age} as age`,
  from: tables,
  keys: [age, sql`r.id`],
  kinds: ['number', { idOf: ['run'] }],
  position: ({ age, id }) => [age, id],
};

/** The sort keys in a cursor of a list of runs: the age and the id. */
export const RUN_SORT_KEYS = runs.kinds;

const runById = defineLoader(async (ctx: Context, ids: readonly string[]) => {
  const { rows } = await sql<MatchingRunRow>`select ${columns} from ${tables} where r.id = any(${ids})`.execute(ctx.db);
  return inOrderOf(ids, rows, ({ id }) => id);
});

/** A run by id if the caller may see it; null otherwise. */
export async function visibleRun(ctx: Context, id: string): Promise<MatchingRunRow | null> {
  const [run, viewer] = await Promise.all([runById(ctx).load(id), viewerOf(ctx)]);
  return run && mayReadRun(viewer, run) ? run : null;
}

/** A page of the runs that the caller may see, the latest first. */
export async function listRuns(
  ctx: Context,
  { withinCode, on }: MatchingRunFilter,
  page: Page,
  withCount: boolean,
): Promise<Connection<MatchingRunRow>> {
  const conditions = [visibleTo(await viewerOf(ctx))];
  if (withinCode != null) conditions.push(pathWithin(sql`d.path`, await pathOfCode(ctx.db, withinCode)));
  if (on != null) conditions.push(sql`${on}::date between r.valid_from and r.valid_to`);
  return readList(ctx.db, runs, conditions, page, withCount);
}

/** The same sentence as in the policy, for a list. */
function visibleTo(viewer: Viewer): RawBuilder<unknown> {
  const grids = viewer.roles.flatMap(({ role, divisionId }) =>
    role === Role.BRANCH_SECRETARY ? (divisionId ?? []) : [],
  );
  return sql`(r.division_id = any(${grids}) or ${staffCondition(viewer, sql`d.path`)})`;
}

/** The demands that each of many runs left without all they ask for, the most pressing first. */
export const unmatchedOfRun = defineLoader(async (ctx: Context, runIds: readonly string[]) => {
  const { rows } = await sql<UnmatchedRow & { runId: string }>`
    select u.run_id as "runId", ${unmatchedColumns} from unmatched_demand u join demand d on d.id = u.demand_id
    where u.run_id = any(${runIds})
    order by array_position(array['URGENT', 'IMPORTANT', 'ROUTINE'], d.priority), u.demand_id`.execute(ctx.db);
  const byRun = Map.groupBy(rows, ({ runId }) => runId);
  return runIds.map((id) => byRun.get(id) ?? []);
});

/** What the last run that was about each of many demands says of it; null if that met all of it, or there was none. */
export const lastUnmatchedOf = defineLoader(async (ctx: Context, demandIds: readonly string[]) => {
  const { rows } = await sql<UnmatchedRow>`
    select distinct on (u.demand_id) ${unmatchedColumns}
    from unmatched_demand u join matching_run r on r.id = u.run_id
    where u.demand_id = any(${demandIds}) and not exists (
      select from match m join matching_run later on later.id = m.run_id
      where m.demand_id = u.demand_id and (later.created_at, later.id) > (r.created_at, r.id))
    order by u.demand_id, r.created_at desc, r.id desc`.execute(ctx.db);
  return inOrderOf(demandIds, rows, ({ demandId }) => demandId);
});

/** What a pair was given by a run, with a line for each of its occurrences; none in runs of the first model. */
interface StoredPair {
  readonly supplyId: string;
  readonly demandId: string;
  readonly quantity: number;
  readonly occurrences: readonly MatchOccurrence[];
}

/** What a run was decided by, and which pairs got what. */
export async function storedRun(
  db: Database,
  id: string,
): Promise<{ input: MatchingInput | WeeklyInput; pairs: StoredPair[] }> {
  const { start, end } = wallTimesOf(sql`o.during`);
  const { rows } = await sql<{ input: MatchingInput | WeeklyInput; pairs: StoredPair[] }>`
    select i.input, (
      select coalesce(json_agg(json_build_object(
        'supplyId', m.supply_id, 'demandId', m.demand_id, 'quantity', m.quantity,
        'occurrences', (
          select coalesce(json_agg(json_build_object('start', ${start}, 'end', ${end}, 'quantity', o.quantity)
                                   order by o.during), '[]')
          from match_occurrence o where o.match_id = m.id))), '[]')
      from match m where m.run_id = i.run_id) as pairs
    from matching_run_input i where i.run_id = ${id}`.execute(db);
  return rows[0]!;
}
