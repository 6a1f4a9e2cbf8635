import { type RawBuilder, sql } from 'kysely';
import { viewerOf } from '../../../request/context.ts';
import { defineListUnder, type List } from '../../../request/list.ts';
import { OrderDirection, type SortKind } from '../../../shared/connection.ts';
import { requireIdArgument } from '../../../shared/node.ts';
import { DemandPriority } from '../../lists/entries/demand.entity.ts';
import { matchStateAsOf } from '../../matches/as-of.ts';
import { matchColumns, type MatchRow, matchTables, matchVisibleTo } from '../../matches/match.loader.ts';
import { unmatchedColumns, type UnmatchedRow } from '../matching-run.loader.ts';
import {
  type RunMatchFilter,
  type RunMatchOrder,
  RunMatchOrderField,
  type UnmatchedDemandFilter,
  type UnmatchedDemandOrder,
  UnmatchedDemandOrderField,
} from './run-connections.input.ts';

/** By what was asked for, then the best score first, then by id. */
export const RUN_MATCH_SORT_KEYS: readonly SortKind[] = ['number', 'number', { idOf: ['mat'] }];
/** By what was asked for, then by the id of the demand. */
export const UNMATCHED_SORT_KEYS: readonly SortKind[] = ['number', { idOf: ['dem'] }];

/** The best first. */
export const BEST_FIRST: RunMatchOrder = { field: RunMatchOrderField.SCORE, direction: OrderDirection.DESC };
/** The most pressing first. */
export const PRESSING_FIRST: UnmatchedDemandOrder = {
  field: UnmatchedDemandOrderField.PRIORITY,
  direction: OrderDirection.DESC,
};

const PRIORITIES: readonly string[] = [DemandPriority.ROUTINE, DemandPriority.IMPORTANT, DemandPriority.URGENT];

/** How pressing a demand is, as a number. */
export function pressure(priority: DemandPriority): number {
  return PRIORITIES.indexOf(priority);
}

/** The same number, in SQL. */
const pressureOf = sql`(array_position(${[...PRIORITIES]}::text[], d.priority) - 1)::double precision`;

interface RunMatchesAsked {
  readonly filter: RunMatchFilter;
  readonly order: RunMatchOrder;
}

interface OrderedMatch extends MatchRow {
  readonly orderedBy: number;
}

const MATCH_NUMBERS: Readonly<Record<RunMatchOrderField, RawBuilder<unknown>>> = {
  SCORE: sql`m.score::double precision`,
  PRIORITY: pressureOf,
  QUANTITY: sql`m.quantity::double precision`,
};

/** A page of the matches that each of many runs has proposed, as far as the caller may see them. */
export const matchPageOfRun = defineListUnder<OrderedMatch, RunMatchesAsked>(
  ({ order: { field, direction } }) => matchesBy(turned(MATCH_NUMBERS[field], direction)),
  async (ctx, runId, { filter: { states, priorities, ownerId } }) => {
    const conditions: RawBuilder<unknown>[] = [sql`m.run_id = ${runId}`, matchVisibleTo(await viewerOf(ctx))];
    if (states != null) conditions.push(sql`${matchStateAsOf(ctx.now())} = any(${states}::text[])`);
    if (priorities != null) conditions.push(sql`d.priority = any(${priorities}::text[])`);
    if (ownerId != null) {
      requireIdArgument(ownerId, ['uni', 'gbr'], 'ownerId');
      conditions.push(sql`(sl.owner_id = ${ownerId} or dl.owner_id = ${ownerId})`);
    }
    return conditions;
  },
);

function matchesBy(key: RawBuilder<unknown>): List<OrderedMatch> {
  return {
    columns: sql<OrderedMatch>`${matchColumns}, ${key} as "orderedBy"`,
    from: matchTables,
    keys: [key, sql`-m.score::double precision`, sql`m.id`],
    kinds: RUN_MATCH_SORT_KEYS,
    position: ({ orderedBy, score, id }) => [orderedBy, -score.total, id],
  };
}

interface UnmatchedAsked {
  readonly filter: UnmatchedDemandFilter;
  readonly order: UnmatchedDemandOrder;
}

interface OrderedUnmatched extends UnmatchedRow {
  readonly orderedBy: number;
}

const UNMATCHED_NUMBERS: Readonly<Record<UnmatchedDemandOrderField, RawBuilder<unknown>>> = {
  PRIORITY: pressureOf,
  UNMET_QUANTITY: sql`u.unmet_quantity::double precision`,
};

/** A page of the demands that each of many runs left without all they ask for. */
export const unmatchedPageOfRun = defineListUnder<OrderedUnmatched, UnmatchedAsked>(
  ({ order: { field, direction } }) => {
    const key = turned(UNMATCHED_NUMBERS[field], direction);
    return {
      columns: sql<OrderedUnmatched>`${unmatchedColumns}, ${key} as "orderedBy"`,
      from: sql`unmatched_demand u join demand d on d.id = u.demand_id`,
      keys: [key, sql`u.demand_id`],
      kinds: UNMATCHED_SORT_KEYS,
      position: ({ orderedBy, demandId }) => [orderedBy, demandId],
    };
  },
  (_ctx, runId, { filter: { reasons, priorities, escalated } }) => {
    const conditions: RawBuilder<unknown>[] = [sql`u.run_id = ${runId}`];
    if (reasons != null) conditions.push(sql`u.reason = any(${reasons}::text[])`);
    if (priorities != null) conditions.push(sql`d.priority = any(${priorities}::text[])`);
    if (escalated != null) conditions.push(sql`u.escalated = ${escalated}`);
    return conditions;
  },
);

/** Keys ascend, so what is to descend is turned round. */
function turned(key: RawBuilder<unknown>, direction: OrderDirection): RawBuilder<unknown> {
  return direction === OrderDirection.DESC ? sql`-${key}` : key;
}
