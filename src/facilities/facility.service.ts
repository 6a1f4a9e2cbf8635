import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import type { Context, WriteContext } from '../request/context.ts';
import { inTransaction } from '../request/transaction.ts';
import { dateOf } from '../shared/interval.ts';
import { newId } from '../shared/node.ts';
import { notFound } from '../shared/refusal.ts';
import { REASON_MAX, requireText } from '../shared/text.ts';
import { isActiveMember, residentUnitPlace } from '../district/units/index.ts';
import { FACILITY_STEPS, FacilityState, type FacilityStep, SharedFacility } from './facility.entity.ts';
import { facilityStateConflict, notYourFacility, notYoursToPublish } from './facility.errors.ts';
import type {
  FacilityCreateInput,
  FacilityPublishInput,
  FacilityReason,
  FacilityUpdateInput,
} from './facility.input.ts';
import { mayCreateFacility, publishesAs, publishingStepOf } from './facility.policy.ts';
import { CHANGEABLE, changedFacilityValues, type FacilityValues, newFacilityValues } from './facility.values.ts';
import { expandStretches } from './opening/open-stretch.ts';
import { haveFollowed } from './follow-changes.ts';
import { facilityToChange, recordChange, visibleToActor } from './lock-facility.ts';

/** Adds a facility to a unit, as a draft. @returns its id */
export function createFacility(ctx: Context, input: FacilityCreateInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const unit = await residentUnitPlace(ctx.db, input.unitId);
    if (!unit) throw notFound({ type: 'ResidentUnit', field: ['unitId'] });
    if (!mayCreateFacility(ctx.actor, input.unitId)) throw notYourFacility();

    const facility = ctx.em.create(SharedFacility, draftOf(ctx, input.unitId, unit, newFacilityValues(input)));
    await ctx.em.flush();
    await recordChange(ctx, facility, 'facilityCreate');
    return facility.id;
  });
}

/** Changes a facility. @returns its id */
export function updateFacility(ctx: Context, input: FacilityUpdateInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const facility = await facilityToChange(ctx, input.facilityId);
    const before = { ...facility };

    Object.assign(facility, changedFacilityValues(facility, input));
    const changed = CHANGEABLE.filter((field) => !isDeepStrictEqual(facility[field], before[field]));
    if (changed.length === 0) return facility.id;
    if (facility.capacity < before.capacity) await forgetPastOccupancy(ctx, [facility.id]);
    await ctx.em.flush();
    if (input.bookingRules) await expandStretches(ctx.db, [facility.id], ctx.now());
    await recordChange(ctx, facility, 'facilityUpdate', changed);
    return facility.id;
  });
}

/** A facility of a unit as it begins: a draft. */
export function draftOf(
  ctx: WriteContext,
  unitId: string,
  { districtCode }: { readonly districtCode: string },
  values: FacilityValues,
) {
  return {
    ...values,
    id: newId('fac'),
    districtCode,
    unitId,
    externalId: null as string | null,
    state: FacilityState.DRAFT,
    stateReason: null,
    approvedAt: null,
    synthetic: false,
    version: 1,
    createdAt: dateOf(ctx.now()),
  };
}

/** Publishes a facility, or sends it to review: see the mutation's description. @returns its id */
export function publishFacility(ctx: Context, input: FacilityPublishInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const { facility, parties } = await visibleToActor(ctx, input.facilityId);
    const as = publishesAs(parties, facility.state);
    if (!as) throw notYoursToPublish();

    const step = as === 'REVIEWER' ? 'APPROVE' : await publishingStep(ctx, facility.unitId);
    take(ctx, facility, step, null);
    await ctx.em.flush();
    await expandStretches(ctx.db, [facility.id], ctx.now());
    await recordChange(ctx, facility, 'facilityPublish', ['state']);
    await haveFollowed(ctx, { facilityId: facility.id, reason: null });
    return facility.id;
  });
}

/** How a unit publishes as things are: {@link publishingStepOf}. */
export async function publishingStep(ctx: WriteContext, unitId: string): Promise<'PUBLISH' | 'SUBMIT'> {
  return publishingStepOf(await isActiveMember(ctx.db, unitId));
}

/** Returns a facility in review to its unit. @returns its id */
export function returnFacility(ctx: Context, input: FacilityReason): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const { facility, parties } = await visibleToActor(ctx, input.facilityId);
    if (!FACILITY_STEPS.isFor('RETURN', parties)) throw notYoursToPublish();
    const reason = requireText(input.reason, ['reason'], REASON_MAX);
    take(ctx, facility, 'RETURN', reason);
    await ctx.em.flush();
    await recordChange(ctx, facility, 'facilityReturn', ['state', 'stateReason']);
    return facility.id;
  });
}

/** Stops a facility from taking bookings. @returns its id */
export function suspendFacility(ctx: Context, input: FacilityReason): Promise<string> {
  return endWithReason(ctx, input, 'SUSPEND', 'facilitySuspend');
}

/** Takes a facility away for good. @returns its id */
export function withdrawFacility(ctx: Context, input: FacilityReason): Promise<string> {
  return endWithReason(ctx, input, 'WITHDRAW', 'facilityWithdraw');
}

function endWithReason(ctx: Context, input: FacilityReason, step: FacilityStep, action: string): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const facility = await facilityToChange(ctx, input.facilityId);
    const reason = requireText(input.reason, ['reason'], REASON_MAX);
    take(ctx, facility, step, reason);
    await ctx.em.flush();
    await recordChange(ctx, facility, action, ['state', 'stateReason']);
    await haveFollowed(ctx, { facilityId: facility.id, reason });
    return facility.id;
  });
}

function take(ctx: WriteContext, facility: SharedFacility, step: FacilityStep, reason: string | null): void {
  if (!facility.canTake(step)) {
    throw facilityStateConflict({ from: facility.state, to: FACILITY_STEPS.targetOf(step) });
  }
  facility.take(step, reason, dateOf(ctx.now()));
}

/**
 * Hours that have passed bind nobody, so a smaller capacity is not held against them. Only what has passed by the clock of
 * the database as well, which allows no other.
 */
export async function forgetPastOccupancy(ctx: WriteContext, facilityIds: readonly string[]): Promise<void> {
  await sql`
    delete from occupancy
    where pool_id = any(${[...facilityIds]})
      and span < least(now(), ${dateOf(ctx.now())}::timestamptz) - interval '2 days'`.execute(ctx.db);
}
