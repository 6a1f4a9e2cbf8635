import { isDeepStrictEqual } from 'node:util';
import { LockMode } from '@mikro-orm/core';
import { sql } from 'kysely';
import type { Context, WriteContext } from '../context.ts';
import { inTransaction } from '../database/transaction.ts';
import { requireOnEarth } from '../shared/geo.ts';
import { dateOf } from '../shared/interval.ts';
import { newId, requireId } from '../shared/node.ts';
import { record } from '../shared/record.ts';
import { invalidInput, notFound } from '../shared/refusal.ts';
import { REASON_MAX, requireText } from '../shared/text.ts';
import { isActiveMember, residentUnitPlace } from '../units/index.ts';
import {
  CAPACITY_MAX,
  DEFAULT_BOOKING_RULES,
  DEFAULT_TIME_ZONE,
  FACILITY_NAME_MAX,
  FacilityAdmission,
  FacilityKind,
  FacilityState,
  isPublic,
  SharedFacility,
} from './facility.entity.ts';
import { facilityStateConflict, facilityWithdrawn, notYourFacility, notYoursToPublish } from './facility.errors.ts';
import type {
  FacilityCreateInput,
  FacilityPublishInput,
  FacilityReason,
  FacilityUpdateInput,
} from './facility.input.ts';
import { mayChangeFacility, mayCreateFacility, mayReadUnpublished, mayReviewFacility } from './facility.policy.ts';
import { bookingRulesFrom, detailsFrom } from './facility.rules.ts';
import { expandStretches } from './open-stretch.ts';

/** Adds a facility to a unit, as a draft. @returns its id */
export function createFacility(ctx: Context, input: FacilityCreateInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    requireId(input.unitId, 'uni', ['unitId']);
    const unit = await residentUnitPlace(ctx.db, input.unitId);
    if (!unit) throw notFound({ type: 'ResidentUnit', field: ['unitId'] });
    if (!mayCreateFacility(ctx.actor, input.unitId)) throw notYourFacility();

    const name = requireText(input.name, ['name'], FACILITY_NAME_MAX);
    requireCapacity(input.capacity);
    requireAdmission(input.kind, input.admission);
    requireOnEarth(input.location, ['location']);
    const details = detailsFrom(input.kind, input.details);
    const bookingRules = bookingRulesFrom(DEFAULT_BOOKING_RULES, input.bookingRules);

    const facility = ctx.em.create(SharedFacility, {
      id: newId('fac'),
      districtCode: unit.districtCode,
      unitId: input.unitId,
      name,
      kind: input.kind,
      details,
      capacity: input.capacity,
      admission: input.admission,
      state: FacilityState.DRAFT,
      stateReason: null,
      timeZone: input.timeZone ?? DEFAULT_TIME_ZONE,
      latitude: input.location?.latitude ?? null,
      longitude: input.location?.longitude ?? null,
      ...bookingRules,
      synthetic: false,
      version: 1,
      createdAt: dateOf(ctx.now()),
    });
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

    if (input.name != null) facility.name = requireText(input.name, ['name'], FACILITY_NAME_MAX);
    if (input.capacity != null) facility.capacity = requireCapacity(input.capacity);
    if (input.admission != null) facility.admission = requireAdmission(facility.kind, input.admission);
    if (input.location !== undefined) {
      requireOnEarth(input.location, ['location']);
      facility.latitude = input.location?.latitude ?? null;
      facility.longitude = input.location?.longitude ?? null;
    }
    if (input.details !== undefined) facility.details = detailsFrom(facility.kind, input.details);
    Object.assign(facility, bookingRulesFrom(facility, input.bookingRules));

    const changed = CHANGEABLE.filter((field) => !isDeepStrictEqual(facility[field], before[field]));
    if (changed.length === 0) return facility.id;
    // Hours that have passed bind nobody, so a smaller capacity is not held against them.
    if (facility.capacity < before.capacity) await forgetPastOccupancy(ctx, facility.id);
    await ctx.em.flush();
    if (input.bookingRules) await expandStretches(ctx.db, [facility.id], ctx.now());
    await recordChange(ctx, facility, 'facilityUpdate', changed);
    return facility.id;
  });
}

/** What {@link updateFacility} can change, as the trail names it. */
const CHANGEABLE = [
  'name',
  'capacity',
  'admission',
  'latitude',
  'longitude',
  'details',
  'gridMinutes',
  'minMinutes',
  'maxMinutes',
  'leadMinutes',
  'horizonDays',
] as const satisfies readonly (keyof SharedFacility)[];

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
  requireId(id, 'fac', ['facilityId']);
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

function requireCapacity(capacity: number): number {
  if (capacity >= 1 && capacity <= CAPACITY_MAX) return capacity;
  throw invalidInput({
    field: ['capacity'],
    en: `A capacity goes from 1 to ${CAPACITY_MAX}.`,
    zh: `容量范围为 1 至 ${CAPACITY_MAX}。`,
  });
}

function requireAdmission(kind: FacilityKind, admission: FacilityAdmission): FacilityAdmission {
  if (kind !== FacilityKind.RESTROOM || admission === FacilityAdmission.OPEN_ACCESS) return admission;
  throw invalidInput({
    field: ['admission'],
    en: 'A restroom is used without booking: its admission is OPEN_ACCESS.',
    zh: '卫生间无需预约，其使用方式为 OPEN_ACCESS。',
  });
}

/** Only what has passed by the clock of the database as well, which allows no other. */
async function forgetPastOccupancy(ctx: WriteContext, facilityId: string): Promise<void> {
  await sql`
    delete from occupancy
    where facility_id = ${facilityId}
      and span < least(now(), ${dateOf(ctx.now())}::timestamptz) - interval '2 days'`.execute(ctx.db);
}
