import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../request/context.ts';
import { ConnectionArgs, connectionTypes, OrderDirection, pageOf, pageOfRows } from '../../../shared/connection.ts';
import { selectionOf } from '../../../shared/selection.ts';
import { demandById } from '../../lists/entries/demand.loader.ts';
import { MatchConnection } from '../../matches/match.entity.ts';
import { connectionAsOf, type MatchRow } from '../../matches/match.loader.ts';
import { MatchingRun, UnmatchedDemand } from '../matching-run.entity.ts';
import type { MatchingRunRow } from '../matching-run.loader.ts';
import { RunMatchFilter, RunMatchOrder, UnmatchedDemandFilter, UnmatchedDemandOrder } from './run-connections.input.ts';
import {
  BEST_FIRST,
  matchPageOfRun,
  PRESSING_FIRST,
  pressure,
  RUN_MATCH_SORT_KEYS,
  UNMATCHED_SORT_KEYS,
  unmatchedPageOfRun,
} from './run-connections.loader.ts';

const { ConnectionType: UnmatchedDemandConnection } = connectionTypes(
  UnmatchedDemand,
  'UnmatchedDemand',
  'demands that a run left without all they ask for',
);

/** What a run proposes and what it leaves, page by page. A dry run, which is stored nowhere, is paged from memory. */
@Resolver(() => MatchingRun)
export class RunConnectionsResolver {
  @FieldResolver(() => MatchConnection, {
    description:
      'What it proposes, a page of it, as it stands now, as far as the caller may see matches; the best first unless ' +
      '`orderBy` says otherwise.',
  })
  async matchConnection(
    @Root() run: MatchingRunRow,
    @Arg('where', () => RunMatchFilter, { nullable: true, description: 'Which ones; all if absent.' })
    where: RunMatchFilter | null,
    @Arg('orderBy', () => RunMatchOrder, { nullable: true, description: 'In which order.' })
    orderBy: RunMatchOrder | null,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const selection = selectionOf(info);
    const page = pageOf(args, RUN_MATCH_SORT_KEYS, selection);
    const [filter, order] = [where ?? {}, orderBy ?? BEST_FIRST];
    if (!run.dryRunResult) {
      const withCount = selection.has('totalCount');
      const asked = { parentId: run.id, where: { filter, order }, page, withCount };
      return connectionAsOf(ctx, await matchPageOfRun(ctx).load(asked));
    }
    const wanted = run.dryRunResult.matches.filter((match) => isWanted(match, filter));
    return pageOfRows(wanted, page, (match) => [
      turned(numberOf(match, order), order.direction),
      -match.score.total,
      match.id,
    ]);
  }

  @FieldResolver(() => UnmatchedDemandConnection, {
    description:
      'The demands that it left without all they ask for, a page of them, and why; the most pressing first unless ' +
      '`orderBy` says otherwise.',
  })
  async unmatchedConnection(
    @Root() run: MatchingRunRow,
    @Arg('where', () => UnmatchedDemandFilter, { nullable: true, description: 'Which ones; all if absent.' })
    where: UnmatchedDemandFilter | null,
    @Arg('orderBy', () => UnmatchedDemandOrder, { nullable: true, description: 'In which order.' })
    orderBy: UnmatchedDemandOrder | null,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const selection = selectionOf(info);
    const page = pageOf(args, UNMATCHED_SORT_KEYS, selection);
    const [filter, order] = [where ?? {}, orderBy ?? PRESSING_FIRST];
    if (!run.dryRunResult) {
      const withCount = selection.has('totalCount');
      return unmatchedPageOfRun(ctx).load({ parentId: run.id, where: { filter, order }, page, withCount });
    }
    const { reasons, priorities, escalated } = filter;
    const judged = await Promise.all(
      run.dryRunResult.unmatched.map(async (one) => ({
        ...one,
        priority: (await demandById(ctx).load(one.demandId))!.priority,
      })),
    );
    const wanted = judged.filter(
      (one) =>
        (reasons?.includes(one.reason) ?? true) &&
        (priorities?.includes(one.priority) ?? true) &&
        one.escalated === (escalated ?? one.escalated),
    );
    return pageOfRows(wanted, page, (one) => {
      const number = order.field === 'PRIORITY' ? pressure(one.priority) : one.unmetQuantity;
      return [turned(number, order.direction), one.demandId];
    });
  }
}

function isWanted(match: MatchRow, { states, priorities, ownerId }: RunMatchFilter): boolean {
  return (
    (states?.includes(match.state) ?? true) &&
    (priorities?.includes(match.demandPriority) ?? true) &&
    (ownerId == null || ownerId === match.supplyOwnerId || ownerId === match.demandOwnerId)
  );
}

function numberOf(match: MatchRow, { field }: RunMatchOrder): number {
  if (field === 'PRIORITY') return pressure(match.demandPriority);
  return field === 'QUANTITY' ? match.quantity : match.score.total;
}

function turned(number: number, direction: OrderDirection): number {
  return direction === OrderDirection.DESC ? -number : number;
}
