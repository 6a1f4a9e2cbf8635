import { sql } from 'kysely';
import type { Context, WriteContext } from '../../request/context.ts';
import { inSavepoint } from '../../request/transaction.ts';
import { hashOfRequest, onceInTransaction } from '../../request/idempotency.ts';
import { dateOf } from '../../shared/interval.ts';
import { requireRange } from '../../shared/range.ts';
import { recorded } from '../../request/record.ts';
import { notFound, Refusal } from '../../shared/refusal.ts';
import { residentUnitPlace } from '../../district/units/index.ts';
import { SharedFacility } from '../facility.entity.ts';
import { notYourFacility } from '../facility.errors.ts';
import { mayUpsertFacilities } from '../facility.policy.ts';
import { draftOf, forgetPastOccupancy, publishingStep } from '../facility.service.ts';
import { itemsOutOfRange, repeatedExternalId } from './facility-upsert.errors.ts';
import type { FacilitiesUpsertInput, FacilityUpsertItem } from './facility-upsert.input.ts';
import { UPSERT_ITEMS_MAX } from './facility-upsert.limits.ts';
import {
  externalIdOf,
  isRefused,
  type KnownFacility,
  type PlannedItem,
  planItem,
  type RefusedItem,
} from './facility-upsert.plan.ts';
import { expandMany } from './facility-upsert.stretches.ts';
import { type StoredResult, UpsertOutcome } from './facility-upsert.type.ts';
import { type ExceptionRow, openingExceptionsOf, openingRulesOf } from '../opening/opening-hours.loader.ts';
import type { OpeningRuleSpec } from '../opening/opening-hours.ts';
import { writeOpeningExceptions, writeOpeningRules } from '../opening/opening-hours.write.ts';

/** Changes that move the open stretches, or how far ahead they are worked out. */
const MOVES_STRETCHES = new Set(['openingRules', 'openingExceptions', 'state', 'horizonDays', 'maxMinutes']);

/**
 * Brings facilities of a unit up to date: once for its key, item by item as far as the rules go, and with a handful of
 * statements for all of them as far as the database goes.
 * @returns the id under which {@link StoredResult}s are kept
 * @throws Refusal of the whole: INVALID_INPUT, NOT_FOUND, FORBIDDEN, IDEMPOTENCY_CONFLICT
 */
export function upsertFacilities(ctx: Context, input: FacilitiesUpsertInput): Promise<string> {
  const { unitId, items, idempotencyKey } = input;
  const requestHash = hashOfRequest('facilitiesUpsert', unitId, JSON.stringify(items));
  return onceInTransaction(ctx, idempotencyKey, requestHash, async (ctx) => {
    const { districtCode } = await unitToUpsertFor(ctx, unitId);
    const externalIds = requireItems(items);
    const known = await knownFacilities(ctx, unitId, externalIds);
    const plans = items.map((item, at) => planItem(item, at, known.get(externalIds[at] ?? '')));
    const judged = await lowerCapacities(ctx, plans);
    const done = await write(ctx, unitId, districtCode, judged);
    return store(ctx, unitId, districtCode, done);
  });
}

/** The unit, locked, so that its upserts take turns; bookings and other changes go on. */
async function unitToUpsertFor(ctx: WriteContext, unitId: string): Promise<{ readonly districtCode: string }> {
  const unit = await residentUnitPlace(ctx.db, unitId);
  if (!unit) throw notFound({ type: 'ResidentUnit', field: ['unitId'] });
  if (!mayUpsertFacilities(ctx.actor, unitId)) throw notYourFacility();
  await sql`select from resident_unit where id = ${unitId} for no key update`.execute(ctx.db);
  return unit;
}

/** The externalIds of the items as stored; undefined for one that is none, which is its item's own trouble. */
function requireItems(items: readonly FacilityUpsertItem[]): (string | undefined)[] {
  requireRange(items.length, { min: 1, max: UPSERT_ITEMS_MAX }, itemsOutOfRange);
  const seen = new Set<string>();
  return items.map((item, at) => {
    const externalId = storedExternalId(item);
    if (externalId !== undefined && seen.has(externalId))
      throw repeatedExternalId({ field: ['items', String(at), 'externalId'] });
    if (externalId !== undefined) seen.add(externalId);
    return externalId;
  });
}

function storedExternalId(item: FacilityUpsertItem): string | undefined {
  try {
    return externalIdOf(item);
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

/** The facilities of the unit that are there, locked against other changes, with their hours; by externalId. */
async function knownFacilities(
  ctx: WriteContext,
  unitId: string,
  externalIds: readonly (string | undefined)[],
): Promise<ReadonlyMap<string, KnownFacility>> {
  const asked = externalIds.filter((externalId) => externalId !== undefined);
  // The weaker lock: a booking refers to its facility, and does not have to wait for us.
  const { rows: locked } = await sql<{ id: string }>`
    select id from shared_facility where unit_id = ${unitId} and external_id = any(${asked})
    order by id for no key update`.execute(ctx.db);
  const ids = locked.map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const facilities = await ctx.em.find(SharedFacility, { id: { $in: ids } });
  const { rows } = await sql<{ id: string; rules: OpeningRuleSpec[]; exceptions: ExceptionRow[] }>`
    select f.id, ${openingRulesOf(sql`f.id`)} as rules, ${openingExceptionsOf(sql`f.id`)} as exceptions
    from shared_facility f where f.id = any(${ids})`.execute(ctx.db);
  const hours = new Map(rows.map((row) => [row.id, row]));
  return new Map(
    facilities.map((facility) => {
      const { rules, exceptions } = hours.get(facility.id)!;
      return [facility.externalId!, { facility, rules, exceptions }];
    }),
  );
}

type Judged = PlannedItem | RefusedItem;

/**
 * Lowers the capacities that are to be lower, which only the database can judge: all at once, and if it says no, one by
 * one, so that only those are refused whose bookings take more.
 */
async function lowerCapacities(ctx: WriteContext, plans: readonly Judged[]): Promise<Judged[]> {
  const lower = plans.filter(
    (plan): plan is PlannedItem => !isRefused(plan) && plan.values.capacity < (plan.known?.facility.capacity ?? 0),
  );
  if (lower.length === 0) return [...plans];
  await forgetPastOccupancy(
    ctx,
    lower.map(({ known }) => known!.facility.id),
  );
  const refused = new Map<number, Refusal>();
  if (await refusalOfLowering(ctx, lower)) {
    for (const plan of lower) {
      const refusal = await refusalOfLowering(ctx, [plan]);
      if (refusal) refused.set(plan.at, refusal);
    }
  }
  return plans.map((plan) => {
    const refusal = refused.get(plan.at);
    return refusal ? { at: plan.at, known: plan.known, refusal } : plan;
  });
}

async function refusalOfLowering(ctx: WriteContext, plans: readonly PlannedItem[]): Promise<Refusal | undefined> {
  const rows = plans.map(({ known, values }) => ({ id: known!.facility.id, capacity: values.capacity }));
  try {
    await inSavepoint(ctx, async () => {
      await sql`
        update shared_facility f set capacity = r.capacity
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id text, capacity integer)
        where f.id = r.id`.execute(ctx.db);
      await sql`set constraints all immediate`.execute(ctx.db);
    });
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/** An item with what came of it. */
type Done = Judged & { readonly facilityId: string | null; readonly outcome: UpsertOutcome };

async function write(
  ctx: WriteContext,
  unitId: string,
  districtCode: string,
  judged: readonly Judged[],
): Promise<Done[]> {
  const planned = judged.filter((plan): plan is PlannedItem => !isRefused(plan));
  const publishing = planned.filter(({ publishes }) => publishes);
  const step = publishing.length > 0 ? await publishingStep(ctx, unitId) : undefined;
  const facilities = new Map(
    planned.map((plan) => [plan.at, plan.known ? changed(plan) : created(ctx, unitId, districtCode, plan)]),
  );
  if (step) for (const { at } of publishing) facilities.get(at)!.take(step, null, dateOf(ctx.now()));
  await ctx.em.flush();

  const idOf = ({ at }: Judged) => facilities.get(at)!.id;
  await writeOpeningRules(
    ctx.db,
    byFacility(planned, idOf, ({ rules }) => rules),
  );
  await writeOpeningExceptions(
    ctx.db,
    byFacility(planned, idOf, ({ exceptions }) => exceptions),
  );
  const moved = planned.filter(({ known, changed }) => !known || changed.some((field) => MOVES_STRETCHES.has(field)));
  await expandMany(
    ctx.db,
    moved.map(({ at }) => facilities.get(at)!),
    ctx.now(),
  );
  await recordChanges(ctx, districtCode, planned, idOf);
  return judged.map((plan) =>
    isRefused(plan)
      ? { ...plan, facilityId: plan.known?.facility.id ?? null, outcome: UpsertOutcome.REFUSED }
      : { ...plan, facilityId: idOf(plan), outcome: outcomeOf(plan) },
  );
}

function created(ctx: WriteContext, unitId: string, districtCode: string, plan: PlannedItem): SharedFacility {
  const { externalId, values } = plan;
  return ctx.em.create(SharedFacility, { ...draftOf(ctx, unitId, { districtCode }, values), externalId });
}

function changed({ known, values }: PlannedItem): SharedFacility {
  return Object.assign(known!.facility, values);
}

function byFacility<V>(
  plans: readonly PlannedItem[],
  idOf: (plan: PlannedItem) => string,
  valueOf: (plan: PlannedItem) => V | undefined,
): Map<string, V> {
  return new Map(
    plans.flatMap((plan) => {
      const value = valueOf(plan);
      return value === undefined ? [] : [[idOf(plan), value] as const];
    }),
  );
}

function outcomeOf({ known, changed }: PlannedItem): UpsertOutcome {
  if (!known) return UpsertOutcome.CREATED;
  return changed.length > 0 ? UpsertOutcome.UPDATED : UpsertOutcome.UNCHANGED;
}

/** One entry and one event for each facility that is new or different; one statement for all that changed alike. */
async function recordChanges(
  ctx: WriteContext,
  districtCode: string,
  planned: readonly PlannedItem[],
  idOf: (plan: PlannedItem) => string,
): Promise<void> {
  const written = planned.filter((plan) => outcomeOf(plan) !== UpsertOutcome.UNCHANGED);
  for (const alike of Map.groupBy(written, ({ changed }) => changed.join()).values()) {
    const made = sql`unnest(${alike.map(idOf)}::text[]) as made (id)`;
    const change = {
      action: 'facilitiesUpsert',
      subjectId: sql<string>`made.id`,
      districtCode,
      fields: alike[0]!.changed,
      topic: 'facility.changed' as const,
    };
    await sql`with ${recorded(ctx, change, made)} select`.execute(ctx.db);
  }
}

async function store(ctx: WriteContext, unitId: string, districtCode: string, done: readonly Done[]): Promise<string> {
  const results = done.map((each): StoredResult => {
    const { outcome, facilityId } = each;
    const refusal = isRefused(each) ? { kind: each.refusal.kind, details: each.refusal.details } : null;
    return { outcome, facilityId, refusal };
  });
  const { rows } = await sql<{ id: string }>`
    insert into facility_upsert (district_code, unit_id, at, results)
    values (${districtCode}, ${unitId}, ${dateOf(ctx.now())}, ${JSON.stringify(results)}::jsonb)
    returning id::text`.execute(ctx.db);
  return rows[0]!.id;
}
