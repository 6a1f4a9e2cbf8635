import { type RawBuilder, sql } from 'kysely';
import { columnsOf, type RowOf } from '../../../database/columns.ts';
import type { Context } from '../../../request/context.ts';
import { pathOfCode, pathWithin } from '../../grid/index.ts';
import type { Connection, Page } from '../../../shared/connection.ts';
import { type List, readList } from '../../../request/list.ts';
import { defineCommonLoader, defineLoader, inOrderOf } from '../../../request/loader.ts';
import { matching } from '../../../shared/text.ts';
import type { AllianceFilter } from './alliance.input.ts';

const columns = columnsOf({ a: 'alliance' }, () => [
  'a.id',
  'a.name',
  'a.division_id as divisionId',
  'a.founded_on as foundedOn',
  'a.charter_version as charterVersion',
  'a.synthetic',
]);

/** An alliance as queries show it. */
export type AllianceRow = RowOf<typeof columns>;

const charterColumns = columnsOf({ c: 'alliance_charter' }, () => [
  'c.alliance_id as allianceId',
  'c.version',
  'c.adopted_on as adoptedOn',
  'c.text',
]);

const alliances: List<AllianceRow> = {
  columns,
  from: sql`alliance a`,
  keys: [sql`a.name`, sql`a.id`],
  kinds: ['text', { idOf: ['all'] }],
  position: ({ name, id }) => [name, id],
};

/** The sort keys in a cursor of a list of alliances: the name and the id. */
export const ALLIANCE_SORT_KEYS = alliances.kinds;

/** Alliances by id. */
export const allianceById = defineCommonLoader(async (db, ids) => {
  const { rows } = await sql<AllianceRow>`select ${columns} from alliance a where a.id = any(${ids})`.execute(db);
  return inOrderOf(ids, rows, ({ id }) => id);
});

/** A page of alliances, by name. */
export async function listAlliances(
  ctx: Context,
  where: AllianceFilter,
  page: Page,
  withCount: boolean,
): Promise<Connection<AllianceRow>> {
  const conditions: RawBuilder<unknown>[] = [];
  if (where.withinCode != null) {
    const path = await pathOfCode(ctx.db, where.withinCode);
    conditions.push(sql`a.division_id in (select d.id from division d where ${pathWithin(sql`d.path`, path)})`);
  }
  if (where.text != null) conditions.push(matching(sql`a.name`, where.text));
  return readList(ctx.db, alliances, conditions, page, withCount);
}

/** All versions of the charter of each of many alliances, the newest first. */
export const chartersOfAlliance = defineLoader(async (ctx: Context, allianceIds: readonly string[]) => {
  const { rows } = await sql<RowOf<typeof charterColumns>>`
    select ${charterColumns} from alliance_charter c where c.alliance_id = any(${allianceIds}) order by c.version desc`.execute(
    ctx.db,
  );
  const byAlliance = Map.groupBy(rows, ({ allianceId }) => allianceId);
  return allianceIds.map((id) => byAlliance.get(id) ?? []);
});
