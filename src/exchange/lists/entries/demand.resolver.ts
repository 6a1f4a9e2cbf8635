import { Arg, Ctx, FieldResolver, Int, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../request/context.ts';
import { ListSize } from '../../../shared/list-size.ts';
import { Access } from '../../../shared/access.ts';
import { answer } from '../../../request/answer.ts';
import { requireRange } from '../../../shared/range.ts';
import { apiError } from '../../../shared/refusal.ts';
import { LocalDate } from '../../../shared/scalars.ts';
import { Demand } from './demand.entity.ts';
import {
  DemandAddInput,
  DemandMergeInput,
  DemandRemoveInput,
  DemandUpdateInput,
  DemandWithdrawInput,
} from './demand.input.ts';
import { lackingOfDemand, unmetQuantityOf } from './demand-coverage.loader.ts';
import { type DemandRow, demandsMergedInto, requesterIdsOf, visibleDemand } from './demand.loader.ts';
import { addDemand, removeDemand, updateDemand, withdrawDemand } from './demand.service.ts';
import { ifVisible } from './entry.loader.ts';
import {
  DemandAddPayload,
  DemandMergePayload,
  DemandRemovePayload,
  DemandUpdatePayload,
  DemandWithdrawPayload,
} from './entry.payload.ts';
import { ListOwner, ownerOf } from '../list-owner.ts';
import { mergeDemands } from './merge-demands.ts';
import { visibleList } from '../supply-demand-list.loader.ts';
import { COVERED_DAYS_DEFAULT, COVERED_DAYS_MAX, DayCoverage } from '../../times/day-coverage.type.ts';
import { UnmetStretch } from '../../times/unmet-stretch.type.ts';
import { UNMET_STRETCHES_MAX } from '../../times/unmet-stretches.ts';

@Resolver(() => Demand)
export class DemandResolver {
  @Access('SIGNED_IN')
  @Mutation(() => DemandAddPayload, {
    description:
      'Adds a demand to a draft; for its owner. Refused with STATE_CONFLICT when the list is no draft; with ' +
      'QUOTA_EXCEEDED when it is full; with INVALID_INPUT, NOT_FOUND or FORBIDDEN.',
  })
  demandAdd(
    @Arg('input', () => DemandAddInput, { description: 'What is needed.' }) input: DemandAddInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'demand', addDemand(ctx, input), visibleDemand);
  }

  @Access('SIGNED_IN')
  @Mutation(() => DemandUpdatePayload, {
    description:
      'Changes a demand; for the owner of its list. Refused with STATE_CONFLICT when the list is submitted or closed, ' +
      'the demand withdrawn, the change not possible while the list is in force, or matches hold more than the quantity; ' +
      'with INVALID_INPUT, NOT_FOUND or FORBIDDEN.',
  })
  demandUpdate(
    @Arg('input', () => DemandUpdateInput, { description: 'What changes.' }) input: DemandUpdateInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'demand', updateDemand(ctx, input), visibleDemand);
  }

  @Access('SIGNED_IN')
  @Mutation(() => DemandRemovePayload, {
    description:
      'Takes a demand off a draft; for its owner. What had been merged into it stands for itself again. Refused with ' +
      'STATE_CONFLICT when the list is no draft or the demand withdrawn; with INVALID_INPUT, NOT_FOUND or FORBIDDEN.',
  })
  demandRemove(
    @Arg('input', () => DemandRemoveInput, { description: 'Which one.' }) input: DemandRemoveInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'list', removeDemand(ctx, input), visibleList);
  }

  @Access('SIGNED_IN')
  @Mutation(() => DemandWithdrawPayload, {
    description:
      'Withdraws a demand from a list in force; for its owner. Its matches are cancelled, their bookings released. ' +
      'Refused with STATE_CONFLICT when the list is not in force or the demand withdrawn; with INVALID_INPUT, NOT_FOUND ' +
      'or FORBIDDEN.',
  })
  demandWithdraw(
    @Arg('input', () => DemandWithdrawInput, { description: 'Which one, and why.' }) input: DemandWithdrawInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'demand', withdrawDemand(ctx, input), visibleDemand);
  }

  @Access('SIGNED_IN')
  @Mutation(() => DemandMergePayload, {
    description:
      'Merges a demand into another that is the same need; for who keeps both lists, or staff of a place that holds ' +
      'both. The merged one is withdrawn and its proposals cancelled; its requesters stay visible on the other, which is ' +
      'answered. Refused with STATE_CONFLICT when the two differ in category, measure or state of their lists, one is ' +
      'withdrawn, or matches hold some of what goes away; with INVALID_INPUT, NOT_FOUND or FORBIDDEN. 合并需求',
  })
  demandMerge(
    @Arg('input', () => DemandMergeInput, { description: 'Which into which.' }) input: DemandMergeInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'demand', mergeDemands(ctx, input), visibleDemand);
  }

  @FieldResolver(() => Int, {
    description:
      'How much no match holds yet: of places, the greatest number lacking at any occurrence to come; of all else, of ' +
      'its quantity. 缺口数量',
  })
  unmetQuantity(@Root() demand: DemandRow, @Ctx() ctx: Context) {
    return unmetQuantityOf(ctx, demand);
  }

  @ListSize({ by: 'held', assumed: 5 })
  @FieldResolver(() => [UnmetStretch], {
    description:
      'When and how much of it no match holds yet, from now on: stretches of dates, the first ' +
      `${UNMET_STRETCHES_MAX}. Empty for what is used up, which lacks a quantity at no time. 缺口时段`,
  })
  async unmetStretches(@Root() demand: DemandRow, @Ctx() ctx: Context) {
    return (await lackingOfDemand(ctx).load(demand.id)).stretches;
  }

  @ListSize({ by: 'page', args: ['first'], assumed: COVERED_DAYS_DEFAULT })
  @FieldResolver(() => [DayCoverage], {
    description:
      'The dates to come on which it is wanted, in order, with how much of each is held: what is covered and what is not, ' +
      'day by day. None for what is used up. An argument out of range is an error. 每日覆盖情况',
  })
  async dayCoverage(
    @Root() demand: DemandRow,
    @Arg('first', () => Int, {
      defaultValue: COVERED_DAYS_DEFAULT,
      description: `At most so many, 1 to ${COVERED_DAYS_MAX}.`,
    })
    first: number,
    @Arg('from', () => LocalDate, { nullable: true, description: 'Only this date and those after it.' })
    from: string | null,
    @Ctx() ctx: Context,
  ) {
    requireRange(first, { min: 1, max: COVERED_DAYS_MAX }, ({ min, max }) =>
      apiError('BAD_USER_INPUT', `Between ${min} and ${max} days can be asked for.`),
    );
    const { days } = await lackingOfDemand(ctx).load(demand.id);
    return days.filter(({ date }) => from == null || date >= from).slice(0, first);
  }

  @FieldResolver(() => Demand, {
    nullable: true,
    description: 'The demand that it was merged into; null for none, or one that the caller may not see.',
  })
  mergedInto(@Root() demand: DemandRow, @Ctx() ctx: Context) {
    return demand.mergedIntoId === null ? null : visibleDemand(ctx, demand.mergedIntoId);
  }

  @ListSize({ by: 'held', assumed: 3 })
  @FieldResolver(() => [Demand], {
    description: 'The demands that were merged into it and that the caller may see.',
  })
  async mergedFrom(@Root() demand: DemandRow, @Ctx() ctx: Context) {
    const merged = await demandsMergedInto(ctx).load(demand.id);
    const visible = await Promise.all(merged.map((one) => ifVisible(ctx, one)));
    return visible.filter((one) => one !== null);
  }

  @ListSize({ by: 'held', assumed: 3 })
  @FieldResolver(() => [ListOwner], {
    description: 'Who asks for it: its own owner first, then those of all demands that were merged into it.',
  })
  async requesters(@Root() demand: DemandRow, @Ctx() ctx: Context) {
    const ids = await requesterIdsOf(ctx).load(demand.id);
    return Promise.all(ids.map((id) => ownerOf(ctx, id)));
  }
}
