import { isDeepStrictEqual } from 'node:util';
import { LockMode } from '@mikro-orm/core';
import { sql } from 'kysely';
import type { Context, WriteContext } from '../request/context.ts';
import { inTransaction } from '../request/transaction.ts';
import { dateOf } from '../shared/interval.ts';
import { newId } from '../shared/node.ts';
import { record } from '../request/record.ts';
import { notFound } from '../shared/refusal.ts';
import { REASON_MAX, requireText } from '../shared/text.ts';
import { isActiveMember, residentUnitPlace } from '../district/units/index.ts';
import { FacilityState, isPublic, SharedFacility } from './facility.entity.ts';
import { facilityStateConflict, facilityWithdrawn, notYourFacility, notYoursToPublish } from './facility.errors.ts';
import type {
  FacilityCreateInput,
  FacilityPublishInput,
  FacilityReason,
  FacilityUpdateInput,
} from './facility.input.ts';
import { mayChangeFacility, mayCreateFacility, mayReadUnpublished, mayReviewFacility } from './facility.policy.ts';
import { CHANGEABLE, changedFacilityValues, type FacilityValues, newFacilityValues } from './facility.values.ts';
import { expandStretches } from './opening/open-stretch.ts';

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
    synthetic: false,
    version: 1,
    createdAt: dateOf(ctx.now()),
  };
}

/** Publishes a facility, or sends it to review: see the mutation's description. @returns its id */
export function publishFacility(ctx: Context, input: FacilityPublishInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const { facility, divisionPath } = await visibleToActor(ctx, input.facilityId);
    const manages = mayChangeFacility(ctx.actor, facility);
    const reviews = mayReviewFacility(ctx.actor, divisionPath) && facility.state === FacilityState.IN_REVIEW;
    if (!manages && !reviews) throw notYoursToPublish();

    const free = reviews || (await isActiveMember(ctx.db, facility.unitId));
    become(facility, free ? FacilityState.PUBLISHED : FacilityState.IN_REVIEW, null);
    await ctx.em.flush();
    await expandStretches(ctx.db, [facility.id], ctx.now());
    await recordChange(ctx, facility, 'facilityPublish', ['state']);
    return facility.id;
  });
}

/** Returns a facility in review to its unit. @returns its id */
export function returnFacility(ctx: Context, input: FacilityReason): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const { facility, divisionPath } = await visibleToActor(ctx, input.facilityId);
    if (!mayReviewFacility(ctx.actor, divisionPath)) throw notYoursToPublish();
    const reason = requireText(input.reason, ['reason'], REASON_MAX);
    become(facility, FacilityState.DRAFT, reason);
    await ctx.em.flush();
    await recordChange(ctx, facility, 'facilityReturn', ['state', 'stateReason']);
    return facility.id;
  });
}

/** Stops a facility from taking bookings. @returns its id */
export function suspendFacility(ctx: Context, input: FacilityReason): Promise<string> {
  return endWithReason(ctx, input, FacilityState.SUSPENDED, 'facilitySuspend');
}

/** Takes a facility away for good. @returns its id */
export function withdrawFacility(ctx: Context, input: FacilityReason): Promise<string> {
  return endWithReason(ctx, input, FacilityState.WITHDRAWN, 'facilityWithdraw');
}

function endWithReason(ctx: Context, input: FacilityReason, next: FacilityState, action: string): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const facility = await facilityToChange(ctx, input.facilityId);
    const reason = requireText(input.reason, ['reason'], REASON_MAX);
    become(facility, next, reason);
    await ctx.em.flush();
    await recordChange(ctx, facility, action, ['state', 'stateReason']);
    return facility.id;
  });
}

/**
 * The facility, locked, for an actor who may change it.
 * @throws Refusal INVALID_INPUT, NOT_FOUND, FORBIDDEN, or STATE_CONFLICT once it has been withdrawn
 */
export async function facilityToChange(ctx: WriteContext, id: string): Promise<SharedFacility> {
  const { facility } = await visibleToActor(ctx, id);
  if (!mayChangeFacility(ctx.actor, facility)) throw notYourFacility();
  if (facility.state === FacilityState.WITHDRAWN) throw facilityWithdrawn({});
  return facility;
}

/** Writes a change of a facility to the trail and the outbox. */
export function recordChange(
  ctx: WriteContext,
  facility: SharedFacility,
  action: string,
  fields: readonly string[] = [],
): Promise<void> {
  const { id: subjectId, districtCode } = facility;
  return record(ctx, { action, subjectId, districtCode, fields, topic: 'facility.changed' });
}

async function visibleToActor(ctx: WriteContext, id: string) {
  const facility = await ctx.em.findOne(SharedFacility, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  const unit = facility && (await residentUnitPlace(ctx.db, facility.unitId));
  if (!facility || !unit) throw notFound({ type: 'SharedFacility', field: ['facilityId'] });
  const { divisionPath } = unit;
  const hidden = !isPublic(facility.state);
  if (hidden && !mayReadUnpublished(ctx.actor, { id, unitId: facility.unitId, divisionPath })) {
    throw notFound({ type: 'SharedFacility', field: ['facilityId'] });
  }
  return { facility, divisionPath };
}

function become(facility: SharedFacility, next: FacilityState, reason: string | null): void {
  if (!facility.canBecome(next)) throw facilityStateConflict({ from: facility.state, to: next });
  facility.become(next, reason);
}

/**
 * Hours that have passed bind nobody, so a smaller capacity is not held against them. Only what has passed by the clock of
 * the database as well, which allows no other.
 */
export async function forgetPastOccupancy(ctx: WriteContext, facilityIds: readonly string[]): Promise<void> {
  await sql`
    delete from occupancy
    where facility_id = any(${[...facilityIds]})
      and span < least(now(), ${dateOf(ctx.now())}::timestamptz) - interval '2 days'`.execute(ctx.db);
}
