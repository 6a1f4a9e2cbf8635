import { LockMode } from '@mikro-orm/core';
import { sql } from 'kysely';
import { districtCodeOf, divisionById, requireDivision } from '../../district/grid/index.ts';
import { isStaffOf, managesFacility, managesUnit } from '../../district/identity/index.ts';
import { residentUnitPlace } from '../../district/units/index.ts';
import { facilityToChange, readFacilities } from '../../facilities/index.ts';
import type { Context, WriteContext } from '../../request/context.ts';
import { record } from '../../request/record.ts';
import { inTransaction } from '../../request/transaction.ts';
import { dateOf } from '../../shared/interval.ts';
import { newId } from '../../shared/node.ts';
import { requireRange } from '../../shared/range.ts';
import { notFound } from '../../shared/refusal.ts';
import { DEFAULT_QUOTAS } from './default-quotas.ts';
import { Quota, QuotaMeasure, QuotaPeriod } from './quota.entity.ts';
import {
  daysGoWithRollingDays,
  minutesAreNotAtOnce,
  notYourQuota,
  quotaHoldsEverywhere,
  quotaKeepsItsScope,
  quotaNeedsOneScope,
  tooManyQuotas,
} from './quota.errors.ts';
import type { QuotaRemoveInput, QuotaSetInput } from './quota.input.ts';
import { QUOTA_LIMIT_MAX, QUOTAS_MAX, ROLLING_DAYS_MAX } from './quota.limits.ts';

type Scope = Pick<Quota, 'districtCode' | 'unitId' | 'facilityId' | 'divisionId' | 'kind'>;
type Terms = Pick<Quota, 'holder' | 'measure' | 'limit' | 'period' | 'days'>;

/**
 * Sets a quota, a new one or another limit of one that is there; what is held stays, whatever the limit. @returns its id
 * @throws Refusal as the mutation `quotaSet` describes
 */
export function setQuota(ctx: Context, input: QuotaSetInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const terms = termsOf(input);
    return input.quotaId == null ? makeQuota(ctx, await scopeOf(ctx, input), terms) : changeQuota(ctx, input, terms);
  });
}

/** Takes a quota away. @returns the id that it had */
export function removeQuota(ctx: Context, { quotaId }: QuotaRemoveInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const quota = await quotaToChange(ctx, quotaId);
    await ctx.em.remove(quota).flush();
    await record(ctx, { action: 'quotaRemove', subjectId: quotaId, districtCode: quota.districtCode });
    return quotaId;
  });
}

function termsOf({ holder, measure, limit, period, days }: QuotaSetInput): Terms {
  requireRange(limit, { min: 1, max: QUOTA_LIMIT_MAX, field: ['limit'] });
  if ((period === QuotaPeriod.ROLLING_DAYS) !== (days != null)) throw daysGoWithRollingDays();
  if (days != null) requireRange(days, { min: 1, max: ROLLING_DAYS_MAX, field: ['days'] });
  if (period === QuotaPeriod.AT_ONCE && measure === QuotaMeasure.MINUTES) throw minutesAreNotAtOnce();
  return { holder, measure, limit, period, days: days ?? null };
}

/** What a new quota is about, for an actor who may say so. */
async function scopeOf(ctx: WriteContext, input: QuotaSetInput): Promise<Scope> {
  const { unitId = null, facilityId = null, divisionCode = null, kind = null } = input;
  const isOne = [unitId, facilityId, divisionCode].filter((one) => one !== null).length === 1;
  if (!isOne || (kind !== null && facilityId !== null)) throw quotaNeedsOneScope();
  const nothing = { unitId: null, facilityId: null, divisionId: null, kind };
  if (facilityId !== null) {
    const { districtCode } = await facilityToChange(ctx, facilityId);
    return { ...nothing, facilityId, districtCode };
  }
  if (unitId !== null) {
    const place = await residentUnitPlace(ctx.db, unitId);
    if (!place) throw notFound({ type: 'ResidentUnit', field: ['unitId'] });
    if (!managesUnit(ctx.actor, unitId)) throw notYourQuota();
    return { ...nothing, unitId, districtCode: place.districtCode };
  }
  const { id, path } = await requireDivision(ctx, divisionCode!, ['divisionCode']);
  if (!isStaffOf(ctx.actor, path)) throw notYourQuota();
  return { ...nothing, divisionId: id, districtCode: districtCodeOf(path) };
}

async function makeQuota(ctx: WriteContext, scope: Scope, terms: Terms): Promise<string> {
  const about = scope.facilityId ?? scope.unitId ?? scope.divisionId!;
  // Of two at once the second sees the first. No row of theirs is locked: who books takes them in an order of its own.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`quotas/${about}`}, 0))`.execute(ctx.db);
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from quota
    where ${about} in (facility_id, unit_id, division_id)`.execute(ctx.db);
  if (rows[0]!.count >= QUOTAS_MAX) throw tooManyQuotas();
  const now = dateOf(ctx.now());
  const quota = ctx.em.create(Quota, {
    id: newId('quo'),
    ...scope,
    ...terms,
    version: 1,
    createdAt: now,
    updatedAt: now,
  } as never) as Quota;
  await ctx.em.flush();
  await recordSet(ctx, quota);
  return quota.id;
}

async function changeQuota(ctx: WriteContext, input: QuotaSetInput, terms: Terms): Promise<string> {
  const quota = await quotaToChange(ctx, input.quotaId!);
  const { unitId, facilityId, divisionCode, kind } = input;
  const division = divisionCode == null ? null : await requireDivision(ctx, divisionCode, ['divisionCode']);
  const isSame =
    (unitId == null || unitId === quota.unitId) &&
    (facilityId == null || facilityId === quota.facilityId) &&
    (division === null || division.id === quota.divisionId) &&
    (kind == null || kind === quota.kind);
  if (!isSame) throw quotaKeepsItsScope();
  const changes = Object.entries(terms).filter(([member, value]) => quota[member as keyof Terms] !== value);
  if (changes.length === 0) return quota.id;
  Object.assign(quota, terms);
  quota.updatedAt = dateOf(ctx.now());
  await ctx.em.flush();
  await recordSet(ctx, quota);
  return quota.id;
}

function recordSet(ctx: WriteContext, { id, districtCode }: Quota): Promise<void> {
  const fields = ['holder', 'measure', 'limit', 'period', 'days'];
  return record(ctx, { action: 'quotaSet', subjectId: id, districtCode, fields });
}

/** The quota, locked, for an actor who may change it. Everybody sees quotas. @throws Refusal NOT_FOUND, STATE_CONFLICT, FORBIDDEN */
async function quotaToChange(ctx: WriteContext, id: string): Promise<Quota> {
  if (DEFAULT_QUOTAS.has(id)) throw quotaHoldsEverywhere();
  const quota = await ctx.em.findOne(Quota, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!quota) throw notFound({ type: 'Quota', field: ['quotaId'] });
  if (!(await mayChange(ctx, quota))) throw notYourQuota();
  return quota;
}

async function mayChange(ctx: WriteContext, { facilityId, unitId, divisionId }: Quota): Promise<boolean> {
  if (facilityId !== null) {
    const [facility] = await readFacilities(ctx.db, [facilityId]);
    return managesFacility(ctx.actor, facility!);
  }
  if (unitId !== null) return managesUnit(ctx.actor, unitId);
  const division = await divisionById(ctx).load(divisionId!);
  return isStaffOf(ctx.actor, division!.path);
}
