import type { Database } from '../../src/database/database.ts';
import { newId } from '../../src/shared/node.ts';

interface BarOverrides {
  readonly residentId: string;
  /** In the district of `districtCode`, if null. */
  readonly unitId: string | null;
  readonly districtCode?: string;
  readonly from?: string;
  readonly until?: string;
  readonly appeal?: string;
}

/** A bar of March 2026 by a unit, unless told otherwise. */
export async function buildBar(db: Database, overrides: BarOverrides): Promise<{ id: string }> {
  const { residentId, unitId, districtCode = '350102000000', appeal = null } = overrides;
  const id = newId('bar');
  const from = overrides.from ?? '2026-03-01T00:00:00Z';
  await db
    .insertInto('booking_bar')
    .values({
      id,
      district_code: districtCode,
      resident_id: residentId,
      unit_id: unitId,
      starts_at: from,
      ends_at: overrides.until ?? '2026-04-01T00:00:00Z',
      reason: '多次未到场。',
      appealed_at: appeal === null ? null : from,
      appeal,
      created_at: from,
      updated_at: from,
    })
    .execute();
  return { id };
}
