import { LockMode } from '@mikro-orm/core';
import { sql } from 'kysely';
import { managesFacility } from '../../district/identity/index.ts';
import { facilityById } from '../../facilities/index.ts';
import type { Context, WriteContext } from '../../request/context.ts';
import { hashOfRequest, onceInTransaction } from '../../request/idempotency.ts';
import { record, recorded } from '../../request/record.ts';
import { inTransaction } from '../../request/transaction.ts';
import { dateOf } from '../../shared/interval.ts';
import { requireRange } from '../../shared/range.ts';
import { notFound } from '../../shared/refusal.ts';
import { BookingActor, BookingState, CancelReason } from '../booking.entity.ts';
import { CLOSURE_PLAN_STEPS, ClosureChoice, ClosurePlan, ClosurePlanState } from './closure-plan.entity.ts';
import { bookingsOutOfRange, planHasChanged, planIsNotOpen } from './closure-plan.errors.ts';
import { CHOSEN_MAX, type ClosureConfirmInput, type ClosurePlanChooseInput } from './closure-plan.input.ts';

/** Says what is to become of bookings that no longer fit; nothing is carried out yet. @returns the id of the plan */
export function chooseInPlan(ctx: Context, input: ClosurePlanChooseInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const plan = await lockPlan(ctx, input);
    const ids = [...new Set(input.bookingIds)];
    requireRange(ids.length, { min: 1, max: CHOSEN_MAX }, bookingsOutOfRange);
    const change = {
      action: 'closurePlanChoose',
      subjectId: sql<string>`made.booking_id`,
      districtCode: plan.districtCode,
      fields: ['choice'],
      topic: 'booking.changed' as const,
    };
    const { rows } = await sql`
      with made as (
        update closure_effect set choice = ${input.choice}
        where plan_id = ${plan.id} and booking_id = any(${ids}) and settled_at is null returning booking_id),
      ${recorded(ctx, change, sql`made`)} select booking_id from made`.execute(ctx.db);
    if (rows.length < ids.length) throw notFound({ type: 'Booking', field: ['bookingIds'] });
    await sql`
      update closure_plan set version = version + 1, updated_at = ${dateOf(ctx.now())} where id = ${plan.id}`.execute(
      ctx.db,
    );
    return plan.id;
  });
}

/** Carries a plan out as it was read: what is let run stays, all else is cancelled. Once for its key. @returns its id */
export function confirmPlan(ctx: Context, input: ClosureConfirmInput): Promise<string> {
  const { planId, version, idempotencyKey } = input;
  const requestHash = hashOfRequest('closureConfirm', planId, version);
  return onceInTransaction(ctx, idempotencyKey, requestHash, async (ctx) => {
    const plan = await lockPlan(ctx, input);
    const now = dateOf(ctx.now());
    await cancelChosen(ctx, plan, now);
    await sql`
      update closure_effect set settled_at = ${now} where plan_id = ${plan.id} and settled_at is null`.execute(ctx.db);
    plan.state = CLOSURE_PLAN_STEPS.after('CONFIRM', plan.state);
    plan.updatedAt = now;
    await ctx.em.flush();
    const { id: subjectId, districtCode } = plan;
    await record(ctx, { action: 'closureConfirm', subjectId, districtCode, fields: ['state'] });
    return plan.id;
  });
}

/**
 * One after the other by their start: each takes the counters of its hours, which everybody takes by time. What has begun
 * may run to its end.
 */
async function cancelChosen(ctx: WriteContext, plan: ClosurePlan, now: Date): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select b.id from closure_effect e join booking b on b.id = e.booking_id
    where e.plan_id = ${plan.id} and e.settled_at is null and e.choice = ${ClosureChoice.CANCEL}
    order by b.starts_at, b.ends_at, b.id`.execute(ctx.db);
  const change = {
    action: 'bookingCancel',
    subjectId: sql<string>`made.id`,
    districtCode: plan.districtCode,
    fields: ['state', 'stateReason', 'cancelReason', 'endedBy'],
    topic: 'booking.cancelled' as const,
  };
  for (const { id } of rows) {
    await sql`
      with made as (
        update booking b set state = ${BookingState.CANCELLED}, ended_by = ${BookingActor.UNIT},
                             cancel_reason = ${CancelReason.CLOSURE}, state_reason = ${plan.reasonZh},
                             updated_at = ${now}, version = b.version + 1
        where (b.moves_id = ${id} and b.state = 'PENDING') or (b.id = ${id}
          and booking_state_at(b.state, b.answer_by, b.starts_at, ${now}::timestamptz) in ('PENDING', 'CONFIRMED'))
        returning b.id),
      ${recorded(ctx, change, sql`made`)} select`.execute(ctx.db);
  }
}

/** @throws Refusal NOT_FOUND for who does not manage its facility, STATE_CONFLICT unless it is open, STALE_VERSION */
async function lockPlan(
  ctx: WriteContext,
  { planId, version }: Pick<ClosureConfirmInput, 'planId' | 'version'>,
): Promise<ClosurePlan> {
  const plan = await ctx.em.findOne(ClosurePlan, { id: planId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  const facility = plan && (await facilityById(ctx).load(plan.facilityId));
  if (!plan || !facility || !managesFacility(ctx.actor, facility)) {
    throw notFound({ type: 'ClosurePlan', field: ['planId'] });
  }
  if (plan.state !== ClosurePlanState.OPEN) throw planIsNotOpen();
  if (plan.version !== version) throw planHasChanged({ version: plan.version });
  return plan;
}
