import { sql } from 'kysely';
import { columnsOf, type RowOf } from '../../database/columns.ts';
import type { Context } from '../../request/context.ts';
import { defineCommonLoader, inOrderOf } from '../../request/loader.ts';
import { isStorable } from '../../shared/text.ts';

const columns = columnsOf({ c: 'service_category' }, () => [
  'c.id',
  'c.code',
  'c.parent_code as parentCode',
  'c.name',
  'c.name_en as nameEn',
  'c.unit_of_measure as unitOfMeasure',
  'c.facility_kind as facilityKind',
]);

/** A category as queries show it. */
export type ServiceCategoryRow = RowOf<typeof columns>;

/** Categories by id. */
export const categoryById = defineCommonLoader(async (db, ids) => {
  const { rows } = await sql<ServiceCategoryRow>`
    select ${columns} from service_category c where c.id = any(${ids})`.execute(db);
  return inOrderOf(ids, rows, ({ id }) => id);
});

/** Categories by code; none for a text that could be no code. */
export const categoryByCode = defineCommonLoader(async (db, codes) => {
  // One statement serves the requests of all: a text that the database refuses would fail those of others along.
  const { rows } = await sql<ServiceCategoryRow>`
    select ${columns} from service_category c where c.code = any(${codes.filter(isStorable)})`.execute(db);
  return inOrderOf(codes, rows, ({ code }) => code);
});

/** All categories, each after the one it belongs to. One statement. */
export async function allCategories(ctx: Context): Promise<ServiceCategoryRow[]> {
  const { rows } = await sql<ServiceCategoryRow>`
    select ${columns} from service_category c order by c.position, c.code`.execute(ctx.db);
  return rows;
}
