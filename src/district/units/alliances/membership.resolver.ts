import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { type Context, viewerOf } from '../../../request/context.ts';
import { Access } from '../../../shared/access.ts';
import { answer } from '../../../request/answer.ts';
import { Alliance, AllianceCharter } from './alliance.entity.ts';
import { allianceById, chartersOfAlliance } from './alliance.loader.ts';
import { Delegate } from './delegate.entity.ts';
import { delegatesOfMembership } from './delegate.loader.ts';
import { AllianceMembership } from './membership.entity.ts';
import {
  DelegatesNameInput,
  MembershipAdmitInput,
  MembershipApplyInput,
  MembershipReinstateInput,
  MembershipSuspendInput,
  MembershipWithdrawInput,
} from './membership.input.ts';
import { type MembershipRow, visibleMembership } from './membership.loader.ts';
import {
  DelegatesNamePayload,
  MembershipAdmitPayload,
  MembershipApplyPayload,
  MembershipReinstatePayload,
  MembershipSuspendPayload,
  MembershipWithdrawPayload,
} from './membership.payload.ts';
import { maySeeInside } from './membership.policy.ts';
import {
  admitMember,
  applyForMembership,
  endMembership,
  nameDelegates,
  reinstateMember,
  suspendMember,
} from './membership.service.ts';
import { ResidentUnit } from '../unit.entity.ts';
import { residentUnitById } from '../unit.loader.ts';

@Resolver(() => AllianceMembership)
export class MembershipResolver {
  @Access('SIGNED_IN')
  @Mutation(() => MembershipApplyPayload, {
    description:
      'Applies for a seat in an alliance; for the managers of the unit. Refused with STALE_VERSION when another ' +
      'charter version is in force than the one accepted; with STATE_CONFLICT when the unit has a membership there ' +
      'that has not ended; with INVALID_INPUT, NOT_FOUND or FORBIDDEN.',
  })
  membershipApply(
    @Arg('input', () => MembershipApplyInput, { description: 'The application.' }) input: MembershipApplyInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'membership', applyForMembership(ctx, input), visibleMembership);
  }

  @Access('SIGNED_IN')
  @Mutation(() => MembershipAdmitPayload, {
    description:
      'Makes an applicant an active member; for staff of the host community. Refused with STATE_CONFLICT unless the ' +
      'membership is APPLIED; with INVALID_INPUT, NOT_FOUND or FORBIDDEN.',
  })
  membershipAdmit(
    @Arg('input', () => MembershipAdmitInput, { description: 'Whom to admit.' }) input: MembershipAdmitInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'membership', admitMember(ctx, input), visibleMembership);
  }

  @Access('SIGNED_IN')
  @Mutation(() => MembershipSuspendPayload, {
    description:
      'Sets an active member aside, so that its facilities take no bookings; for staff of the host community. Refused ' +
      'with STATE_CONFLICT unless the membership is ACTIVE; with INVALID_INPUT, NOT_FOUND or FORBIDDEN.',
  })
  membershipSuspend(
    @Arg('input', () => MembershipSuspendInput, { description: 'Whom to suspend, and why.' })
    input: MembershipSuspendInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'membership', suspendMember(ctx, input), visibleMembership);
  }

  @Access('SIGNED_IN')
  @Mutation(() => MembershipReinstatePayload, {
    description:
      'Makes a suspended member an active one again; for staff of the host community. Refused with STATE_CONFLICT ' +
      'unless the membership is SUSPENDED; with INVALID_INPUT, NOT_FOUND or FORBIDDEN.',
  })
  membershipReinstate(
    @Arg('input', () => MembershipReinstateInput, { description: 'Whom to reinstate.' })
    input: MembershipReinstateInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'membership', reinstateMember(ctx, input), visibleMembership);
  }

  @Access('SIGNED_IN')
  @Mutation(() => MembershipWithdrawPayload, {
    description:
      'Ends a membership for good: the managers of the unit leave, or staff of the host community turn an application ' +
      'down or expel a member. Refused with STATE_CONFLICT when it has ended already; with INVALID_INPUT, NOT_FOUND or ' +
      'FORBIDDEN.',
  })
  membershipWithdraw(
    @Arg('input', () => MembershipWithdrawInput, { description: 'What to end, and why.' })
    input: MembershipWithdrawInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'membership', endMembership(ctx, input), visibleMembership);
  }

  @Access('SIGNED_IN')
  @Mutation(() => DelegatesNamePayload, {
    description:
      'Replaces the delegates of a unit, one or two, and says who of them signs with which account; for the managers of ' +
      'the unit. Whoever loses the seat or the account signs no more from that moment. Refused with STATE_CONFLICT when the ' +
      'membership has ended; with INVALID_INPUT, NOT_FOUND or FORBIDDEN.',
  })
  delegatesName(
    @Arg('input', () => DelegatesNameInput, { description: 'The new delegates.' }) input: DelegatesNameInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'membership', nameDelegates(ctx, input), visibleMembership);
  }

  @FieldResolver(() => Alliance, { description: 'The alliance.' })
  alliance(@Root() membership: MembershipRow, @Ctx() ctx: Context) {
    return allianceById(ctx).load(membership.allianceId);
  }

  @FieldResolver(() => ResidentUnit, { description: 'The unit.' })
  unit(@Root() membership: MembershipRow, @Ctx() ctx: Context) {
    return residentUnitById(ctx).load(membership.unitId);
  }

  @FieldResolver(() => AllianceCharter, { description: 'The charter in the version that the unit accepted.' })
  async charter(@Root() membership: MembershipRow, @Ctx() ctx: Context) {
    const charters = await chartersOfAlliance(ctx).load(membership.allianceId);
    return charters.find(({ version }) => version === membership.charterVersion);
  }

  @FieldResolver(() => [Delegate], { description: 'Those who sit for the unit now: one or two, none after the end.' })
  delegates(@Root() membership: MembershipRow, @Ctx() ctx: Context) {
    return delegatesOfMembership(ctx).load(membership.id);
  }

  @Access('RESTRICTED')
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Why it was suspended or ended, if a reason was given; null to all but the managers of the unit and staff of ' +
      'the host community.',
  })
  async stateReason(@Root() membership: MembershipRow, @Ctx() ctx: Context) {
    return maySeeInside(await viewerOf(ctx), membership) ? membership.reason : null;
  }
}
