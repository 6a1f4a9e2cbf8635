import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import { type Context, viewerOf } from '../../request/context.ts';
import { GridBranch, type OrganisationRow } from '../../district/grid/index.ts';
import { ListSize } from '../../shared/list-size.ts';
import { Access } from '../../shared/access.ts';
import { answer } from '../../request/answer.ts';
import { ConnectionArgs, pageOf } from '../../shared/connection.ts';
import { selectionOf } from '../../shared/selection.ts';
import { ResidentUnit, type UnitRow } from '../../district/units/index.ts';
import { Demand } from './entries/demand.entity.ts';
import { demandsOfList } from './entries/demand.loader.ts';
import { ENTRIES_MAX } from './entries/entry.entity.ts';
import { ListOwner, ownerOf } from './list-owner.ts';
import { SupplyDemandList, SupplyDemandListConnection } from './supply-demand-list.entity.ts';
import {
  SupplyDemandListCloseInput,
  SupplyDemandListConfirmInput,
  SupplyDemandListCreateInput,
  SupplyDemandListFilter,
  SupplyDemandListReturnInput,
  SupplyDemandListSubmitInput,
} from './supply-demand-list.input.ts';
import { LIST_SORT_KEYS, listLists, type ListRow, listsOfOwner, visibleList } from './supply-demand-list.loader.ts';
import {
  SupplyDemandListClosePayload,
  SupplyDemandListConfirmPayload,
  SupplyDemandListCreatePayload,
  SupplyDemandListReturnPayload,
  SupplyDemandListSubmitPayload,
} from './supply-demand-list.payload.ts';
import { maySeeInsideList } from './supply-demand-list.policy.ts';
import { closeList, confirmList, createList, returnList, submitList } from './supply-demand-list.service.ts';
import { Supply } from './entries/supply.entity.ts';
import { suppliesOfList } from './entries/supply.loader.ts';

@Resolver(() => SupplyDemandList)
export class SupplyDemandListResolver {
  @Access('PUBLIC')
  @Query(() => SupplyDemandListConnection, {
    description: 'The supply–demand lists that the caller may see, those that begin latest first. 供需清单',
  })
  supplyDemandLists(
    @Arg('where', () => SupplyDemandListFilter, { nullable: true, description: 'Which ones; all if absent.' })
    where: SupplyDemandListFilter | null,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const selection = selectionOf(info);
    const page = pageOf(args, LIST_SORT_KEYS, selection);
    return listLists(ctx, where ?? {}, page, selection);
  }

  @Access('SIGNED_IN')
  @Mutation(() => SupplyDemandListCreatePayload, {
    description:
      'Begins a list, as a draft; for a manager of the unit, or the secretary of the branch. Refused with ' +
      'INVALID_INPUT, NOT_FOUND or FORBIDDEN.',
  })
  supplyDemandListCreate(
    @Arg('input', () => SupplyDemandListCreateInput, { description: 'Whose list, and over which period.' })
    input: SupplyDemandListCreateInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'list', createList(ctx, input), visibleList);
  }

  @Access('SIGNED_IN')
  @Mutation(() => SupplyDemandListSubmitPayload, {
    description:
      'Submits a draft to be confirmed; for its owner. Refused with STATE_CONFLICT unless it is a DRAFT with an entry; ' +
      'with INVALID_INPUT, NOT_FOUND or FORBIDDEN.',
  })
  supplyDemandListSubmit(
    @Arg('input', () => SupplyDemandListSubmitInput, { description: 'Which list.' }) input: SupplyDemandListSubmitInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'list', submitList(ctx, input), visibleList);
  }

  @Access('SIGNED_IN')
  @Mutation(() => SupplyDemandListConfirmPayload, {
    description:
      "Puts a submitted list in force: for a branch's list, and that of a unit that has left its alliance, its community; " +
      "for another unit's list a manager of the unit. " +
      'Refused with STATE_CONFLICT unless it is SUBMITTED; with INVALID_INPUT, NOT_FOUND or FORBIDDEN.',
  })
  supplyDemandListConfirm(
    @Arg('input', () => SupplyDemandListConfirmInput, { description: 'Which list.' })
    input: SupplyDemandListConfirmInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'list', confirmList(ctx, input), visibleList);
  }

  @Access('SIGNED_IN')
  @Mutation(() => SupplyDemandListReturnPayload, {
    description:
      'Returns a submitted list to its owner, as a draft; for those who would confirm it. Refused with STATE_CONFLICT ' +
      'unless it is SUBMITTED; with INVALID_INPUT, NOT_FOUND or FORBIDDEN.',
  })
  supplyDemandListReturn(
    @Arg('input', () => SupplyDemandListReturnInput, { description: 'Which list, and why.' })
    input: SupplyDemandListReturnInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'list', returnList(ctx, input), visibleList);
  }

  @Access('SIGNED_IN')
  @Mutation(() => SupplyDemandListClosePayload, {
    description:
      'Ends a list in force; for its owner, or staff of its place. Matches of its entries that are not confirmed by ' +
      'both sides are cancelled; confirmed ones go on. Refused with STATE_CONFLICT unless it is IN_FORCE; with ' +
      'INVALID_INPUT, NOT_FOUND or FORBIDDEN.',
  })
  supplyDemandListClose(
    @Arg('input', () => SupplyDemandListCloseInput, { description: 'Which list, and why.' })
    input: SupplyDemandListCloseInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'list', closeList(ctx, input), visibleList);
  }

  @FieldResolver(() => ListOwner, { description: 'The unit or the branch whose list it is.' })
  owner(@Root() list: ListRow, @Ctx() ctx: Context) {
    return ownerOf(ctx, list.ownerId);
  }

  @ListSize({ by: 'held', assumed: 20 })
  @FieldResolver(() => [Supply], {
    description: `What it offers, as entered, withdrawn ones included. A list has at most ${ENTRIES_MAX} entries. 供给`,
  })
  supplies(@Root() list: ListRow, @Ctx() ctx: Context) {
    return suppliesOfList(ctx).load(list.id);
  }

  @ListSize({ by: 'held', assumed: 20 })
  @FieldResolver(() => [Demand], {
    description: `What it asks for, as entered, withdrawn ones included. A list has at most ${ENTRIES_MAX} entries. 需求`,
  })
  demands(@Root() list: ListRow, @Ctx() ctx: Context) {
    return demandsOfList(ctx).load(list.id);
  }

  @Access('RESTRICTED')
  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why it was returned or closed; null to all but its owner and staff of its place.',
  })
  async stateReason(@Root() list: ListRow, @Ctx() ctx: Context) {
    return maySeeInsideList(await viewerOf(ctx), list) ? list.reason : null;
  }
}

/** What lists add to grid branches. */
@Resolver(() => GridBranch)
export class BranchListsResolver {
  @Access('PUBLIC')
  @FieldResolver(() => SupplyDemandListConnection, {
    description: 'The supply–demand lists of the branch that the caller may see, the latest first. 供需清单',
  })
  supplyDemandLists(
    @Root() branch: OrganisationRow,
    @Arg('where', () => SupplyDemandListFilter, { nullable: true, description: 'Which ones; all if absent.' })
    where: SupplyDemandListFilter | null,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return ownedLists(ctx, branch.id, where, args, info);
  }
}

/** What lists add to units. */
@Resolver(() => ResidentUnit)
export class UnitListsResolver {
  @Access('PUBLIC')
  @FieldResolver(() => SupplyDemandListConnection, {
    description: 'The supply–demand lists of the unit that the caller may see, the latest first. 供需清单',
  })
  supplyDemandLists(
    @Root() unit: UnitRow,
    @Arg('where', () => SupplyDemandListFilter, { nullable: true, description: 'Which ones; all if absent.' })
    where: SupplyDemandListFilter | null,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return ownedLists(ctx, unit.id, where, args, info);
  }
}

function ownedLists(
  ctx: Context,
  ownerId: string,
  where: SupplyDemandListFilter | null,
  args: ConnectionArgs,
  info: GraphQLResolveInfo,
) {
  const selection = selectionOf(info);
  const page = pageOf(args, LIST_SORT_KEYS, selection);
  const withCount = selection.has('totalCount');
  return listsOfOwner(ctx).load({ parentId: ownerId, where: where ?? {}, page, withCount });
}
