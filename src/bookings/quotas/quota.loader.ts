import { sql } from 'kysely';
import { columnsOf } from '../../database/columns.ts';
import type { FacilityKind } from '../../facilities/index.ts';
import type { Context } from '../../request/context.ts';
import { defineLoader } from '../../request/loader.ts';
import { dateOf } from '../../shared/interval.ts';
import {
  AHEAD,
  CAR_PARK,
  DEFAULT_QUOTAS,
  defaultsOf,
  HOUSEHOLD_AHEAD,
  HOUSEHOLD_CAR_PARK,
  UNCONFIRMED_AHEAD,
} from './default-quotas.ts';
import type { QuotaRow } from './quota.entity.ts';

const columns = columnsOf({ q: 'quota' }, () => [
  'q.id',
  'q.unit_id as unitId',
  'q.facility_id as facilityId',
  'q.division_id as divisionId',
  'q.kind',
  'q.holder',
  'q.measure',
  'q.most as limit',
  'q.period',
  'q.days',
  sql<boolean>`false`.as('isDefault'),
]);

/** Quotas by id; everybody may see them. */
export const quotaById = defineLoader(async (ctx, ids: readonly string[]) => {
  const { rows } = await sql<QuotaRow>`select ${columns} from quota q where q.id = any(${ids})`.execute(ctx.db);
  const found = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => found.get(id) ?? DEFAULT_QUOTAS.get(id) ?? null);
});

interface OfFacility extends QuotaRow {
  readonly of: string;
}

/** The quotas that hold at facilities: their own, those of their unit, those of the territory, and what holds everywhere. */
export const quotasOfFacility = defineLoader(async (ctx, facilityIds: readonly string[]) => {
  const { rows } = await sql<OfFacility>`
    select x.facility_id as of, ${columns} from facility_quota x join quota q on q.id = x.quota_id
    where x.facility_id = any(${facilityIds})
    order by q.facility_id is null, q.unit_id is null, q.id`.execute(ctx.db);
  const facilities = await sql<{ id: string; kind: FacilityKind; capacity: number }>`
    select f.id, f.kind, f.capacity from shared_facility f where f.id = any(${facilityIds})`.execute(ctx.db);
  const byFacility = Map.groupBy(rows, ({ of }) => of);
  const known = new Map(facilities.rows.map((facility) => [facility.id, facility]));
  return facilityIds.map((id) => {
    const own = byFacility.get(id) ?? [];
    const facility = known.get(id);
    return facility ? [...own, ...defaultsOf(facility, own)] : [];
  });
});

/** How much of a quota somebody has used. */
export interface QuotaUseRow {
  readonly quotaId: string;
  readonly used: number;
  readonly from: string | null;
  readonly to: string | null;
}

/** What is held by what holds everywhere: of the resident, and of all who share their phone. */
interface HeldByDefault {
  readonly isConfirmed: boolean;
  readonly isShared: boolean;
  readonly ahead: number;
  readonly together: number;
  readonly places: number;
  readonly placesTogether: number;
  readonly minutes: number;
  readonly monday: string | null;
  readonly nextMonday: string | null;
}

/**
 * How much a resident has used of what binds them: of the quotas of a facility, or of those under which they hold something
 * to come, with what holds everywhere. Counted as refusals count it.
 */
export async function quotaUsesOf(ctx: Context, residentId: string, facilityId: string | null): Promise<QuotaUseRow[]> {
  const now = dateOf(ctx.now());
  const { rows: own } = await sql<QuotaUseRow>`
    select quota_id as "quotaId", used, iso(since) as "from", iso(until) as "to"
    from quota_uses(${residentId}, ${facilityId}, ${now}::timestamptz)`.execute(ctx.db);
  const holding =
    facilityId === null
      ? [AHEAD, HOUSEHOLD_AHEAD]
      : (await quotasOfFacility(ctx).load(facilityId)).filter((one) => one.isDefault);
  const { rows } = await sql<HeldByDefault>`
    select is_confirmed as "isConfirmed", is_shared as "isShared", ahead, together, places,
           places_together as "placesTogether", minutes, iso(monday) as monday, iso(next_monday) as "nextMonday"
    from default_quota_use(${residentId}, ${facilityId}, ${now}::timestamptz)`.execute(ctx.db);
  const held = rows[0]!;
  return [...own, ...holding.flatMap((quota) => usedOfDefault(quota, held))];
}

/** A household of one is nothing beside the person. */
function usedOfDefault(quota: QuotaRow, held: HeldByDefault): QuotaUseRow[] {
  const use = (used: number, quotaId = quota.id, from: string | null = null, to: string | null = null) => [
    { quotaId, used, from, to },
  ];
  switch (quota) {
    case AHEAD:
      return use(held.ahead, held.isConfirmed ? AHEAD.id : UNCONFIRMED_AHEAD.id);
    case HOUSEHOLD_AHEAD:
      return held.isShared ? use(held.together) : [];
    case CAR_PARK:
      return use(held.places);
    case HOUSEHOLD_CAR_PARK:
      return held.isShared ? use(held.placesTogether) : [];
    default:
      // That of a room is counted for all who share the phone, and shown once.
      return (quota.holder === 'HOUSEHOLD') === held.isShared
        ? use(held.minutes, quota.id, held.monday, held.nextMonday)
        : [];
  }
}
