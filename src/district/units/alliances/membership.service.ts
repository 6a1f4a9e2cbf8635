import { LockMode } from '@mikro-orm/core';
import type { Context, WriteContext } from '../../../request/context.ts';
import { inTransaction } from '../../../request/transaction.ts';
import { districtCodeOf } from '../../grid/index.ts';
import { dateOf } from '../../../shared/interval.ts';
import { newId } from '../../../shared/node.ts';
import { type Change, record } from '../../../request/record.ts';
import { notFound } from '../../../shared/refusal.ts';
import { REASON_MAX, requireText } from '../../../shared/text.ts';
import { delegatesFrom, exchangeDelegates } from './delegate.service.ts';
import { AllianceMembership, MEMBERSHIP_STEPS, MembershipState, type MembershipStep } from './membership.entity.ts';
import {
  charterNotInForce,
  membershipStateConflict,
  notStaffOfHost,
  notYourUnit,
  notYoursToEnd,
} from './membership.errors.ts';
import type {
  DelegatesNameInput,
  MembershipAdmitInput,
  MembershipApplyInput,
  MembershipReinstateInput,
  MembershipSuspendInput,
  MembershipWithdrawInput,
} from './membership.input.ts';
import {
  mayApply,
  mayNameDelegates,
  maySeeMembership,
  type MembershipParties,
  membershipPartiesOf,
} from './membership.policy.ts';
import { residentUnitById } from '../unit.loader.ts';
import type { EventTopic } from '../../../request/event-topics.ts';

/** Applies for a seat in an alliance, in the name of a unit. @returns the id of the membership */
export function applyForMembership(ctx: Context, input: MembershipApplyInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    if (!(await residentUnitById(ctx).load(input.unitId))) throw notFound({ type: 'ResidentUnit', field: ['unitId'] });
    if (!mayApply(ctx.actor, input.unitId)) throw notYourUnit();

    const alliance = await allianceInForce(ctx, input.allianceId);
    if (input.charterVersion !== alliance.charterVersion) throw charterNotInForce({ inForce: alliance.charterVersion });
    const delegates = await delegatesFrom(ctx, input.delegates);

    const membership = Object.assign(new AllianceMembership(), {
      id: newId('mem'),
      allianceId: input.allianceId,
      unitId: input.unitId,
      state: MembershipState.APPLIED,
      charterVersion: input.charterVersion,
      appliedAt: dateOf(ctx.now()),
      admittedAt: null,
      endedAt: null,
      stateReason: null,
    });
    ctx.em.persist(membership);
    await ctx.em.flush();
    await exchangeDelegates(ctx, membership.id, delegates);
    await recordChange(ctx, membership, alliance.hostPath, 'membershipApply', 'membership.applied');
    return membership.id;
  });
}

/** Makes an applicant an active member. @returns the id of the membership */
export function admitMember(ctx: Context, input: MembershipAdmitInput): Promise<string> {
  return decide(ctx, input, { step: 'ADMIT', action: 'membershipAdmit', topic: 'membership.admitted' });
}

/** Sets a member aside. @returns the id of the membership */
export function suspendMember(ctx: Context, input: MembershipSuspendInput): Promise<string> {
  return decide(ctx, input, { step: 'SUSPEND', action: 'membershipSuspend', topic: 'membership.suspended' });
}

/** Makes a suspended member an active one again. @returns the id of the membership */
export function reinstateMember(ctx: Context, input: MembershipReinstateInput): Promise<string> {
  return decide(ctx, input, { step: 'REINSTATE', action: 'membershipReinstate', topic: 'membership.reinstated' });
}

/** What staff of the host decide, and how it is recorded. */
interface Decision {
  readonly step: MembershipStep;
  readonly action: string;
  readonly topic: EventTopic;
}

/** @param input with a reason, where the decision needs one */
function decide(
  ctx: Context,
  input: { membershipId: string; reason?: string },
  { step, action, topic }: Decision,
): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const { membership, hostPath } = await lockMembership(ctx, input.membershipId);
    const parties = membershipPartiesOf(ctx.actor, { unitId: membership.unitId, hostPath });
    if (!MEMBERSHIP_STEPS.isFor(step, parties)) throw notStaffOfHost();
    const reason = input.reason === undefined ? null : requireText(input.reason, ['reason'], REASON_MAX);
    takeStep(ctx, membership, step, reason);
    await recordChange(ctx, membership, hostPath, action, topic, ['state']);
    return membership.id;
  });
}

/** Ends a membership: the unit leaves, or staff turn it down or expel it. @returns the id of the membership */
export function endMembership(ctx: Context, input: MembershipWithdrawInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const { membership, hostPath } = await lockMembership(ctx, input.membershipId);
    const parties = membershipPartiesOf(ctx.actor, { unitId: membership.unitId, hostPath });
    if (!MEMBERSHIP_STEPS.isFor('WITHDRAW', parties)) throw notYoursToEnd();

    // A unit that leaves need not say why; staff have to.
    const silent = input.reason == null && parties.includes('UNIT');
    const reason = silent ? null : requireText(input.reason ?? '', ['reason'], REASON_MAX);
    takeStep(ctx, membership, 'WITHDRAW', reason);
    await exchangeDelegates(ctx, membership.id, []);
    await recordChange(ctx, membership, hostPath, 'membershipWithdraw', 'membership.withdrawn', ['state']);
    return membership.id;
  });
}

/** Puts new delegates in place of those a unit has; who is named again keeps the seat. @returns the membership's id */
export function nameDelegates(ctx: Context, input: DelegatesNameInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const { membership, hostPath } = await lockMembership(ctx, input.membershipId);
    if (!mayNameDelegates(ctx.actor, { unitId: membership.unitId, hostPath })) throw notYourUnit();
    if (membership.state === MembershipState.WITHDRAWN) throw membershipStateConflict({ state: membership.state });

    const named = await delegatesFrom(ctx, input.delegates);
    await exchangeDelegates(ctx, membership.id, named);
    await recordChange(ctx, membership, hostPath, 'delegatesName', 'membership.delegates_changed', ['delegates']);
    return membership.id;
  });
}

/**
 * The membership, locked, for an actor who may know of it, and the path of the alliance's host.
 * @throws Refusal NOT_FOUND
 */
async function lockMembership(ctx: WriteContext, id: string) {
  const membership = await ctx.em.findOne(AllianceMembership, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  const hostPath = membership && (await hostPathOf(ctx, membership.allianceId));
  if (!membership || !hostPath || !maySeeMembership(ctx.actor, partiesOf(membership, hostPath))) {
    throw notFound({ type: 'AllianceMembership', field: ['membershipId'] });
  }
  return { membership, hostPath };
}

function partiesOf(
  { unitId, state }: AllianceMembership,
  hostPath: string,
): MembershipParties & { state: MembershipState } {
  return { unitId, state, hostPath };
}

async function hostPathOf(ctx: WriteContext, allianceId: string): Promise<string | undefined> {
  const host = await ctx.db
    .selectFrom('alliance as a')
    .innerJoin('division as d', 'd.id', 'a.division_id')
    .select('d.path')
    .where('a.id', '=', allianceId)
    .executeTakeFirst();
  return host?.path;
}

/** The charter in force and the host of an alliance, held so that no other version comes into force meanwhile. */
async function allianceInForce(ctx: WriteContext, id: string) {
  const alliance = await ctx.db
    .selectFrom('alliance as a')
    .innerJoin('division as d', 'd.id', 'a.division_id')
    .select(['a.charter_version as charterVersion', 'd.path as hostPath'])
    .where('a.id', '=', id)
    .forShare('a')
    .executeTakeFirst();
  if (!alliance) throw notFound({ type: 'Alliance', field: ['allianceId'] });
  return alliance;
}

function takeStep(
  ctx: WriteContext,
  membership: AllianceMembership,
  step: MembershipStep,
  reason: string | null,
): void {
  if (!membership.canTake(step)) throw membershipStateConflict({ state: membership.state });
  membership.take(step, dateOf(ctx.now()), reason);
}

function recordChange(
  ctx: WriteContext,
  { id: subjectId }: AllianceMembership,
  hostPath: string,
  action: string,
  topic: EventTopic,
  fields: Change['fields'] = [],
): Promise<void> {
  return record(ctx, { action, subjectId, districtCode: districtCodeOf(hostPath), fields, topic });
}
