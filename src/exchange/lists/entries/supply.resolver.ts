import { Arg, Ctx, FieldResolver, Int, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../request/context.ts';
import { SharedFacility, visibleFacility } from '../../../facilities/index.ts';
import { ListSize } from '../../../shared/list-size.ts';
import { Access } from '../../../shared/access.ts';
import { answer } from '../../../request/answer.ts';
import { Alliance, allianceById } from '../../../district/units/index.ts';
import { SupplyAddPayload, SupplyRemovePayload, SupplyUpdatePayload, SupplyWithdrawPayload } from './entry.payload.ts';
import { visibleList } from '../supply-demand-list.loader.ts';
import { DatesInput, WeeklyHoursInput } from '../../times/wanted-times.input.ts';
import { Supply } from './supply.entity.ts';
import { SupplyAddInput, SupplyRemoveInput, SupplyUpdateInput, SupplyWithdrawInput } from './supply.input.ts';
import { remainingOf } from './supply-remaining.loader.ts';
import { alliancesOfSupply, type SupplyRow, visibleSupply } from './supply.loader.ts';
import { addSupply, removeSupply, updateSupply, withdrawSupply } from './supply.service.ts';

const DATES_LOOKED_AT = 'Only on these days; a night belongs to the day on which it begins when `hours` are given.';
const HOURS_LOOKED_AT = 'Only in these hours, in quarters of an hour.';

@Resolver(() => Supply)
export class SupplyResolver {
  @Access('SIGNED_IN')
  @Mutation(() => SupplyAddPayload, {
    description:
      'Adds a supply to a draft; for its owner. Refused with STATE_CONFLICT when the list is no draft, the facility not ' +
      'published or the unit no member of an alliance; with QUOTA_EXCEEDED when the list is full; with INVALID_INPUT, ' +
      'NOT_FOUND or FORBIDDEN.',
  })
  supplyAdd(
    @Arg('input', () => SupplyAddInput, { description: 'What is offered.' }) input: SupplyAddInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'supply', addSupply(ctx, input), visibleSupply);
  }

  @Access('SIGNED_IN')
  @Mutation(() => SupplyUpdatePayload, {
    description:
      'Changes a supply; for the owner of its list. Refused with STATE_CONFLICT when the list is submitted or closed, ' +
      'the supply withdrawn, the change not possible while the list is in force, or matches hold more than the quantity; ' +
      'with INVALID_INPUT, NOT_FOUND or FORBIDDEN.',
  })
  supplyUpdate(
    @Arg('input', () => SupplyUpdateInput, { description: 'What changes.' }) input: SupplyUpdateInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'supply', updateSupply(ctx, input), visibleSupply);
  }

  @Access('SIGNED_IN')
  @Mutation(() => SupplyRemovePayload, {
    description:
      'Takes a supply off a draft; for its owner. Refused with STATE_CONFLICT when the list is no draft; with ' +
      'INVALID_INPUT, NOT_FOUND or FORBIDDEN.',
  })
  supplyRemove(
    @Arg('input', () => SupplyRemoveInput, { description: 'Which one.' }) input: SupplyRemoveInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'list', removeSupply(ctx, input), visibleList);
  }

  @Access('SIGNED_IN')
  @Mutation(() => SupplyWithdrawPayload, {
    description:
      'Withdraws a supply from a list in force; for its owner. Its matches are cancelled, their bookings released. ' +
      'Refused with STATE_CONFLICT when the list is not in force or the supply withdrawn; with INVALID_INPUT, NOT_FOUND ' +
      'or FORBIDDEN.',
  })
  supplyWithdraw(
    @Arg('input', () => SupplyWithdrawInput, { description: 'Which one, and why.' }) input: SupplyWithdrawInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'supply', withdrawSupply(ctx, input), visibleSupply);
  }

  @FieldResolver(() => Int, {
    description:
      'How much is left for who wants it all that time: of places, the smallest number that no match holds at any moment, ' +
      'from now on, at which it is given within `dates` and `hours`; without these, at any moment at all. 0 where it is ' +
      'given at none of them. Of what is used up, what no match holds of its quantity, whenever it is wanted. Of what a ' +
      'facility backs, not more than matches leave of the places that it has now; bookings of others are not counted. An ' +
      'end before its start is an error. 余量',
  })
  async remainingQuantity(
    @Root() supply: SupplyRow,
    @Arg('dates', () => DatesInput, { nullable: true, description: DATES_LOOKED_AT }) dates: DatesInput | null,
    @Arg('hours', () => WeeklyHoursInput, { nullable: true, description: HOURS_LOOKED_AT })
    hours: WeeklyHoursInput | null,
    @Ctx() ctx: Context,
  ) {
    return (await remainingOf(ctx, supply, { dates: dates ?? null, hours: hours ?? null })).least;
  }

  @FieldResolver(() => Int, {
    description:
      'How much is left at the moment at which the most is: as `remainingQuantity`, but for the greatest number. Where ' +
      'the two differ, what is left depends on when it is wanted. 最多余量',
  })
  async mostRemainingQuantity(
    @Root() supply: SupplyRow,
    @Arg('dates', () => DatesInput, { nullable: true, description: DATES_LOOKED_AT }) dates: DatesInput | null,
    @Arg('hours', () => WeeklyHoursInput, { nullable: true, description: HOURS_LOOKED_AT })
    hours: WeeklyHoursInput | null,
    @Ctx() ctx: Context,
  ) {
    return (await remainingOf(ctx, supply, { dates: dates ?? null, hours: hours ?? null })).most;
  }

  @FieldResolver(() => SharedFacility, {
    nullable: true,
    description: 'The facility that backs it; null for none, or one that the caller may not see.',
  })
  facility(@Root() supply: SupplyRow, @Ctx() ctx: Context) {
    return supply.facilityId === null ? null : visibleFacility(ctx, supply.facilityId);
  }

  @ListSize({ by: 'held', assumed: 3 })
  @FieldResolver(() => [Alliance], {
    description: 'The alliances in which it is made known beyond its own place. It stays one offer.',
  })
  async alliances(@Root() supply: SupplyRow, @Ctx() ctx: Context) {
    const ids = await alliancesOfSupply(ctx).load(supply.id);
    return Promise.all(ids.map((id) => allianceById(ctx).load(id)));
  }
}
