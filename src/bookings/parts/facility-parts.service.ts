import { sql } from 'kysely';
import { facilityToChange, recordChange, type SharedFacility } from '../../facilities/index.ts';
import type { Context, WriteContext } from '../../request/context.ts';
import { inTransaction } from '../../request/transaction.ts';
import { requireRange } from '../../shared/range.ts';
import { Refusal } from '../../shared/refusal.ts';
import { exclusionNeedsOnePlace, namedTwice, partOfAnother } from './facility-parts.errors.ts';
import type { FacilityExcludesSetInput, FacilityPartsSetInput } from './facility-parts.input.ts';
import { EXCLUDED_MAX, PARTS_MAX, PLACES_OF_WHOLE_MAX } from './facility-parts.limits.ts';
import { lockPlaces } from './lock-places.ts';

/**
 * Says what the parts of a facility are. What is booked to come is counted anew in the same transaction.
 * @returns its id
 * @throws Refusal as the mutation `facilityPartsSet` describes
 */
export function setParts(ctx: Context, { facilityId, parts }: FacilityPartsSetInput): Promise<string> {
  const ids = parts.map((part) => part.facilityId);
  const places = parts.map(({ placesOfWhole }) => placesOfWhole ?? 1);
  return inTransaction(ctx, async (ctx) => {
    requireRange(parts.length, { min: 0, max: PARTS_MAX, field: ['parts'] });
    for (const [at, number] of places.entries()) {
      requireRange(number, { min: 1, max: PLACES_OF_WHOLE_MAX, field: ['parts', String(at), 'placesOfWhole'] });
    }
    requireOnce(ids, facilityId, (at) => ['parts', String(at), 'facilityId']);
    const before = await partsOf(ctx, facilityId);
    const whole = await facilitiesToChange(ctx, facilityId, [...new Set([...ids, ...before])]);
    const named = await namedFacilities(ctx, ids, (at) => ['parts', String(at), 'facilityId']);

    await requireNoOtherWhole(ctx, facilityId, ids);
    await sql`delete from facility_part where whole_id = ${facilityId} and part_id <> all(${ids})`.execute(ctx.db);
    await sql`
      insert into facility_part as p (part_id, whole_id, places)
      select part_id, ${facilityId}, places from unnest(${ids}::text[], ${places}::integer[]) as given (part_id, places)
      on conflict (part_id) do update set places = excluded.places where p.places <> excluded.places`.execute(ctx.db);
    for (const facility of [whole, ...named]) await recordChange(ctx, facility, 'facilityPartsSet', ['parts']);
    return facilityId;
  });
}

/**
 * Says what cannot be used while a facility is.
 * @returns its id
 * @throws Refusal as the mutation `facilityExcludesSet` describes
 */
export function setExcludes(ctx: Context, { facilityId, excludedIds }: FacilityExcludesSetInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    requireRange(excludedIds.length, { min: 0, max: EXCLUDED_MAX, field: ['excludedIds'] });
    requireOnce(excludedIds, facilityId, (at) => ['excludedIds', String(at)]);
    const before = await excludedBy(ctx, facilityId);
    const facility = await facilitiesToChange(ctx, facilityId, [...new Set([...excludedIds, ...before])]);
    const named = await namedFacilities(ctx, excludedIds, (at) => ['excludedIds', String(at)]);
    if (excludedIds.length > 0 && facility.capacity !== 1) throw exclusionNeedsOnePlace({ field: ['facilityId'] });
    const large = named.findIndex(({ capacity }) => capacity !== 1);
    if (large >= 0) throw exclusionNeedsOnePlace({ field: ['excludedIds', String(large)] });

    await sql`
      delete from facility_exclusion
      where (one_id = ${facilityId} and other_id <> all(${excludedIds}))
         or (other_id = ${facilityId} and one_id <> all(${excludedIds}))`.execute(ctx.db);
    await sql`
      insert into facility_exclusion (one_id, other_id)
      select least(${facilityId}::text collate "C", id collate "C"), greatest(${facilityId}::text collate "C", id collate "C")
      from unnest(${excludedIds}::text[]) as given (id)
      on conflict (one_id, other_id) do nothing`.execute(ctx.db);
    for (const each of [facility, ...named]) await recordChange(ctx, each, 'facilityExcludesSet', ['excludes']);
    return facilityId;
  });
}

function requireOnce(ids: readonly string[], own: string, field: (at: number) => string[]): void {
  for (const [at, id] of ids.entries()) {
    if (id === own || ids.indexOf(id) !== at) throw namedTwice({ field: field(at) });
  }
}

async function partsOf(ctx: WriteContext, wholeId: string): Promise<string[]> {
  const { rows } = await sql<{
    id: string;
  }>`select part_id as id from facility_part where whole_id = ${wholeId}`.execute(ctx.db);
  return rows.map(({ id }) => id);
}

async function excludedBy(ctx: WriteContext, id: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select case when one_id = ${id} then other_id else one_id end as id from facility_exclusion
    where one_id = ${id} or other_id = ${id}`.execute(ctx.db);
  return rows.map((row) => row.id);
}

/** The facility, with all those beside it locked in their order. */
async function facilitiesToChange(ctx: WriteContext, id: string, others: readonly string[]): Promise<SharedFacility> {
  await lockPlaces(ctx, [id, ...others]);
  return facilityToChange(ctx, id);
}

/** The facilities that an input names, each of which the caller may change. @throws Refusal with the path of the first */
async function namedFacilities(
  ctx: WriteContext,
  ids: readonly string[],
  field: (at: number) => string[],
): Promise<SharedFacility[]> {
  const found: SharedFacility[] = [];
  for (const [at, id] of ids.entries()) {
    try {
      found.push(await facilityToChange(ctx, id));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      throw new Refusal(error.kind, { ...error.details, field: field(at) });
    }
  }
  return found;
}

async function requireNoOtherWhole(ctx: WriteContext, wholeId: string, ids: readonly string[]): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select part_id as id from facility_part where part_id = any(${[...ids]}) and whole_id <> ${wholeId}`.execute(
    ctx.db,
  );
  const [first] = rows;
  if (first) throw partOfAnother({ field: ['parts', String(ids.indexOf(first.id)), 'facilityId'] });
}
