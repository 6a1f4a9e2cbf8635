import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Field, FieldResolver, Info, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import {
  facilityById,
  FacilityOpeningExceptionSetPayload,
  FacilityOpeningRulesSetPayload,
  type FacilityRow,
  FacilitySuspendPayload,
  FacilityWithdrawPayload,
  SharedFacility,
} from '../../facilities/index.ts';
import { answer } from '../../request/answer.ts';
import type { Context } from '../../request/context.ts';
import { Access } from '../../shared/access.ts';
import { ConnectionArgs } from '../../shared/connection.ts';
import { ListSize } from '../../shared/list-size.ts';
import { LocalText } from './local-text.type.ts';
import { OncePerDocument } from '../../shared/once-per-document.ts';
import { payloadType } from '../../shared/payload.ts';
import { DateTime } from '../../shared/scalars.ts';
import { selectionOf } from '../../shared/selection.ts';
import { Booking } from '../booking.entity.ts';
import { type BookingRow, visibleBooking } from '../booking.loader.ts';
import { ClosureChoice, ClosureEffect, ClosureEffectConnection, ClosurePlan } from './closure-plan.entity.ts';
import { ClosureConfirmInput, ClosurePlanChooseInput } from './closure-plan.input.ts';
import {
  type ClosureEffectRow,
  type ClosurePlanRow,
  effectsOfPlan,
  managesIt,
  noticeOf,
  openPlansOf,
  visiblePlan,
} from './closure-plan.loader.ts';
import { chooseInPlan, confirmPlan } from './closure-plan.service.ts';

const plan = { type: () => ClosurePlan, description: 'The plan as it is now; null when refused.' };
const ClosurePlanChoosePayload = payloadType('ClosurePlanChoosePayload', { plan });
const ClosureConfirmPayload = payloadType('ClosureConfirmPayload', { plan });

@Resolver(() => ClosurePlan)
export class ClosurePlanResolver {
  @ListSize({ by: 'held', assumed: 1 })
  @FieldResolver(() => [SharedFacility], { description: 'What it is about.' })
  async facilities(@Root() { facilityId }: ClosurePlanRow, @Ctx() ctx: Context) {
    return [await facilityById(ctx).load(facilityId)];
  }

  @FieldResolver(() => ClosureEffectConnection, { description: 'The bookings that no longer fit, by their start.' })
  effects(
    @Root() { id }: ClosurePlanRow,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return effectsOfPlan(ctx, id, args, selectionOf(info));
  }

  @Access('SIGNED_IN')
  @Mutation(() => ClosurePlanChoosePayload, {
    description:
      'Says what is to become of bookings of an open plan; for managers of the facility. They are told, and it holds when ' +
      'the plan is confirmed, or when the time to decide is over. Refused with STALE_VERSION when the plan has changed since ' +
      'it was read, STATE_CONFLICT when nothing of it waits, INVALID_INPUT, NOT_FOUND.',
  })
  closurePlanChoose(
    @Arg('input', () => ClosurePlanChooseInput, { description: 'Which bookings, and what is to become of them.' })
    input: ClosurePlanChooseInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'plan', chooseInPlan(ctx, input), visiblePlan);
  }

  @Access('SIGNED_IN')
  @OncePerDocument()
  @Mutation(() => ClosureConfirmPayload, {
    description:
      'Carries an open plan out as it was read; for managers of the facility: what is let run stays, all else is cancelled ' +
      'with the reason CLOSURE, and who booked is told. Refused with STALE_VERSION when the plan has changed since it was ' +
      'read, STATE_CONFLICT when nothing of it waits, INVALID_INPUT, NOT_FOUND, IDEMPOTENCY_CONFLICT.',
  })
  closureConfirm(
    @Arg('input', () => ClosureConfirmInput, { description: 'Which one.' }) input: ClosureConfirmInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'plan', confirmPlan(ctx, input), visiblePlan);
  }
}

@Resolver(() => ClosureEffect)
export class ClosureEffectResolver {
  // Who sees the plan manages the facility.
  @Access('RESTRICTED')
  @FieldResolver(() => Booking, { description: 'The booking.' })
  booking(@Root() { bookingId }: ClosureEffectRow, @Ctx() ctx: Context) {
    return visibleBooking(ctx, bookingId);
  }
}

@Resolver(() => SharedFacility)
export class FacilityPlansResolver {
  @Access('RESTRICTED')
  @ListSize({ by: 'held', assumed: 1 })
  @FieldResolver(() => [ClosurePlan], {
    nullable: true,
    description:
      'What of its bookings no longer fits and waits to be decided. For its managers; others null. 待处理方案',
  })
  async openPlans(@Root() facility: FacilityRow, @Ctx() ctx: Context) {
    return (await managesIt(ctx, facility)) ? openPlansOf(ctx).load(facility.id) : null;
  }
}

@Access('RESTRICTED')
@ObjectType({
  description: 'That a booking no longer fits what its facility offers, and what becomes of it. 关闭通知',
  simpleResolvers: true,
})
class ClosureNotice {
  @Field(() => LocalText, { description: 'Why.' })
  reason!: LocalText;

  @Field(() => ClosureChoice, { description: 'What becomes of it, unless the unit chooses otherwise in time.' })
  choice!: ClosureChoice;

  @Field(() => DateTime, { description: 'Until when the unit decides.' })
  decideBy!: string;
}

@Resolver(() => Booking)
export class BookingNoticeResolver {
  @Access('RESTRICTED')
  @FieldResolver(() => ClosureNotice, {
    nullable: true,
    description:
      'That the facility is not open then any more, and what becomes of the booking; null while it fits, and once it has ' +
      'been decided. 关闭通知',
  })
  closureNotice(@Root() booking: BookingRow, @Ctx() ctx: Context) {
    return noticeOf(ctx, booking);
  }
}

/** What a mutation of a facility shows of it. */
interface FacilityShown {
  readonly facility: FacilityRow | null;
}

/** Adds to the payload of a mutation that changes when a facility is open, or whether it is offered, what it leaves. */
function payloadWithPlan(payload: () => object) {
  @Resolver(payload as never)
  class PayloadPlanResolver {
    // Nobody else is answered but with a refusal.
    @Access('PUBLIC')
    @FieldResolver(() => ClosurePlan, {
      nullable: true,
      description: 'The open plan with the bookings of the facility that no longer fit; null when there are none.',
    })
    async plan(@Root() { facility }: FacilityShown, @Ctx() ctx: Context) {
      return facility && (await managesIt(ctx, facility))
        ? ((await openPlansOf(ctx).load(facility.id))[0] ?? null)
        : null;
    }
  }
  return PayloadPlanResolver;
}

export const payloadPlanResolvers = [
  payloadWithPlan(() => FacilityOpeningRulesSetPayload),
  payloadWithPlan(() => FacilityOpeningExceptionSetPayload),
  payloadWithPlan(() => FacilitySuspendPayload),
  payloadWithPlan(() => FacilityWithdrawPayload),
];
