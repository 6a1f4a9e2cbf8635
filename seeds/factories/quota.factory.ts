import type { QuotaHolder, QuotaMeasure, QuotaPeriod } from '../../src/bookings/quotas/quota.entity.ts';
import type { Database } from '../../src/database/database.ts';
import type { FacilityKind } from '../../src/facilities/facility.entity.ts';
import { newId } from '../../src/shared/node.ts';
import { buildUnit } from './unit.factory.ts';

/** Before anything that tests book. */
const BUILT_SINCE = '2026-01-01T00:00:00Z';

export interface QuotaOverrides {
  readonly id?: string;
  /** One of these three says what it is about; a unit is made if none does. */
  readonly unitId?: string;
  readonly facilityId?: string;
  readonly divisionId?: string;
  readonly kind?: `${FacilityKind}`;
  readonly holder?: `${QuotaHolder}`;
  readonly measure?: `${QuotaMeasure}`;
  readonly most?: number;
  readonly period?: `${QuotaPeriod}`;
  readonly days?: number;
}

/** A quota of two bookings a week for each person, unless told otherwise. */
export async function buildQuota(db: Database, overrides: QuotaOverrides = {}): Promise<{ id: string }> {
  const { facilityId, divisionId, kind, days, id = newId('quo') } = overrides;
  const unitId = overrides.unitId ?? (facilityId || divisionId ? null : (await buildUnit(db)).id);
  await db
    .insertInto('quota')
    .values({
      id,
      district_code: '350102000000',
      unit_id: unitId,
      facility_id: facilityId ?? null,
      division_id: divisionId ?? null,
      kind: kind ?? null,
      holder: overrides.holder ?? 'PERSON',
      measure: overrides.measure ?? 'BOOKINGS',
      most: overrides.most ?? 2,
      period: overrides.period ?? 'WEEK',
      days: days ?? null,
      created_at: BUILT_SINCE,
      updated_at: BUILT_SINCE,
    })
    .execute();
  return { id };
}
