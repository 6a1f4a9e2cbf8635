import { LockMode } from '@mikro-orm/core';
import { sql } from 'kysely';
import { isStaffOf, managesUnit } from '../../district/identity/index.ts';
import { residentUnitPlace } from '../../district/units/index.ts';
import type { Context, WriteContext } from '../../request/context.ts';
import { record, recorded } from '../../request/record.ts';
import { inTransaction } from '../../request/transaction.ts';
import { dateOf, instantOf } from '../../shared/interval.ts';
import { newId } from '../../shared/node.ts';
import { notFound } from '../../shared/refusal.ts';
import { REASON_MAX, requireText } from '../../shared/text.ts';
import { BOOKING_STEPS, BookingActor, BookingState, CancelReason } from '../booking.entity.ts';
import { APPEAL_MAX, BAR_DAYS_MAX, BookingBar } from './booking-bar.entity.ts';
import { appealedAlready, barEndsWrongly, barIsOver, noAppealWaits, notYourBar } from './booking-bar.errors.ts';
import type {
  BookingBarAppealDecideInput,
  BookingBarAppealInput,
  BookingBarLiftInput,
  BookingBarSetInput,
} from './booking-bar.input.ts';
import { barById, visibleBar } from './booking-bar.loader.ts';

/**
 * Keeps a resident from booking at a unit; what is booked stays unless it is said. @returns the id of the bar
 * @throws Refusal as the mutation `bookingBarSet` describes
 */
export function setBar(ctx: Context, input: BookingBarSetInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const { residentId, unitId } = input;
    const place = await residentUnitPlace(ctx.db, unitId);
    if (!place) throw notFound({ type: 'ResidentUnit', field: ['unitId'] });
    if (!managesUnit(ctx.actor, unitId)) throw notYourBar();
    const reason = requireText(input.reason, ['reason'], REASON_MAX);
    const until = instantOf(input.until);
    const isInReach = Temporal.Instant.compare(until, ctx.now().add({ hours: BAR_DAYS_MAX * 24 })) <= 0;
    if (Temporal.Instant.compare(until, ctx.now()) <= 0 || !isInReach) throw barEndsWrongly();
    // Who books takes their row as well: what is booked by then is seen, and who comes later is refused.
    const { rows } = await sql`
      select from resident r where r.id = ${residentId} and exists (
        select from booking b join shared_facility f on f.id = b.facility_id
        where b.booker_id = r.id and f.unit_id = ${unitId})
      for no key update`.execute(ctx.db);
    // A unit knows of those alone who have booked there.
    if (rows.length === 0) throw notFound({ type: 'Resident', field: ['residentId'] });

    const now = dateOf(ctx.now());
    const { districtCode } = place;
    const id = newId('bar');
    ctx.em.create(BookingBar, {
      id,
      districtCode,
      residentId,
      unitId,
      startsAt: now,
      endsAt: dateOf(until),
      reason,
      automatic: false,
      version: 1,
      createdAt: now,
      updatedAt: now,
    } as never);
    await ctx.em.flush();
    await record(ctx, { action: 'bookingBarSet', subjectId: id, districtCode, fields: ['until', 'reason'] });
    if (input.cancelBookings) await cancelBookings(ctx, { residentId, unitId, reason });
    return id;
  });
}

/** What somebody has booked at a unit and has not begun is taken back, for the reason of the bar. */
async function cancelBookings(
  ctx: WriteContext,
  { residentId, unitId, reason }: { readonly residentId: string; readonly unitId: string; readonly reason: string },
): Promise<void> {
  const now = dateOf(ctx.now());
  const change = {
    action: 'bookingCancel',
    subjectId: sql<string>`made.id`,
    districtCode: sql<string>`made.district_code`,
    fields: ['state', 'stateReason'],
    topic: 'booking.cancelled' as const,
  };
  await sql`
    with made as (
      update booking b set state = ${BookingState.CANCELLED}, state_reason = ${reason}, ended_by = ${BookingActor.UNIT},
                           cancel_reason = ${CancelReason.WITHDRAWN_BY_UNIT}, updated_at = ${now}::timestamptz,
                           version = b.version + 1
      from shared_facility f
      where f.id = b.facility_id and f.unit_id = ${unitId} and b.booker_id = ${residentId}
        and b.state = any(${[...BOOKING_STEPS.statesThatTake('CANCEL')]}) and b.state <> ${BookingState.EXPIRED}
        and b.starts_at > ${now}::timestamptz
      returning b.id, b.district_code),
    ${recorded(ctx, change, sql`made`)} select`.execute(ctx.db);
}

/** Ends a bar at once, for the unit. @returns its id */
export function liftBar(ctx: Context, input: BookingBarLiftInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const { bar } = await lockBar(ctx, input.barId);
    if (bar.unitId === null || !managesUnit(ctx.actor, bar.unitId)) throw notYourBar();
    bar.decision = requireText(input.reason, ['reason'], REASON_MAX);
    bar.liftedAt = dateOf(ctx.now());
    return changed(ctx, bar, 'bookingBarLift', ['liftedAt', 'decision']);
  });
}

/** Says something against a bar, for whom it is about; once. @returns its id */
export function appealAgainstBar(ctx: Context, input: BookingBarAppealInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const { bar } = await lockBar(ctx, input.barId);
    if (bar.residentId !== ctx.actor.residentId) throw notYourBar();
    if (bar.appealedAt !== null) throw appealedAlready();
    bar.appeal = requireText(input.text, ['text'], APPEAL_MAX);
    bar.appealedAt = dateOf(ctx.now());
    return changed(ctx, bar, 'bookingBarAppeal', ['appeal']);
  });
}

/** Decides on an appeal, for staff of the territory of the unit; once. @returns the id of the bar */
export function decideOnAppeal(ctx: Context, input: BookingBarAppealDecideInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const { bar, divisionPath } = await lockBar(ctx, input.barId);
    if (divisionPath === null || !isStaffOf(ctx.actor, divisionPath)) throw notYourBar();
    if (bar.appealedAt === null || bar.decidedAt !== null) throw noAppealWaits();
    bar.decision = requireText(input.reason, ['reason'], REASON_MAX);
    bar.decidedAt = dateOf(ctx.now());
    if (input.lift) bar.liftedAt = bar.decidedAt;
    return changed(ctx, bar, 'bookingBarAppealDecide', ['decision', ...(input.lift ? ['liftedAt'] : [])]);
  });
}

/** The bar, locked, while it holds; to somebody who may not see it, as if there were none. */
async function lockBar(ctx: WriteContext, id: string) {
  const bar = await ctx.em.findOne(BookingBar, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  const [seen, where] = [bar && (await visibleBar(ctx, id)), await barById(ctx).load(id)];
  if (!bar || !seen || !where) throw notFound({ type: 'BookingBar', field: ['barId'] });
  if (!bar.holdsAt(ctx.now())) throw barIsOver();
  return { bar, divisionPath: where.divisionPath };
}

async function changed(ctx: WriteContext, bar: BookingBar, action: string, fields: readonly string[]): Promise<string> {
  bar.updatedAt = dateOf(ctx.now());
  await ctx.em.flush();
  await record(ctx, { action, subjectId: bar.id, districtCode: bar.districtCode, fields });
  return bar.id;
}
