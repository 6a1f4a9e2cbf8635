import { sql } from 'kysely';
import type { Database } from '../src/database/database.ts';
import categories from './data/service-categories.json' with { type: 'json' };
import { seedId } from './seed-id.ts';

/**
 * Keeps the tree of categories equal with `data/service-categories.json`, in its order: adds what is new and changes
 * what has changed, by one statement that does nothing when nothing has. A code that entries may bear is never taken
 * out of the file, so nothing is deleted.
 */
export async function loadServiceCategories(db: Database): Promise<void> {
  const rows = categories.map((category, position) => ({
    id: seedId('cat', category.code),
    code: category.code,
    name: category.name,
    name_en: category.nameEn,
    unit_of_measure: category.unitOfMeasure,
    facility_kind: category.facilityKind ?? null,
    position,
  }));
  await sql`
    insert into service_category as c (id, code, name, name_en, unit_of_measure, facility_kind, position)
    select id, code, name, name_en, unit_of_measure, facility_kind, position
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (id text, code text, name text, name_en text,
      unit_of_measure text, facility_kind text, position integer)
    on conflict (code) do update
      set name = excluded.name, name_en = excluded.name_en, unit_of_measure = excluded.unit_of_measure,
          facility_kind = excluded.facility_kind, position = excluded.position
      where (c.name, c.name_en, c.unit_of_measure, c.facility_kind, c.position) is distinct from
            (excluded.name, excluded.name_en, excluded.unit_of_measure, excluded.facility_kind, excluded.position)`.execute(
    db,
  );
}
