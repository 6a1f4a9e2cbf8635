import { type RawBuilder, sql } from 'kysely';
import { columnsOf, type RowOf } from '../../database/columns.ts';
import type { Context } from '../../request/context.ts';
import type { Connection, Page } from '../../shared/connection.ts';
import { defineListUnder, type List, readList } from '../../request/list.ts';
import { defineCommonLoader, defineLoader, inOrderOf } from '../../request/loader.ts';
import { matching } from '../../shared/text.ts';
import { DivisionLevel } from './division.entity.ts';
import { divisionColumns, type DivisionRow, holdsToday, pathOfCode, pathWithin } from './division.loader.ts';
import { OrganisationLevel } from './organisation.entity.ts';
import type { PartyOrganisationFilter } from './organisation.input.ts';

/** The members of an {@link OrganisationRow}, of a table that goes by `o`. */
const columns = columnsOf({ o: 'party_organisation' }, () => [
  'o.id',
  'o.level',
  'o.name',
  'o.parent_id as parentId',
  'o.division_id as divisionId',
  'o.synthetic',
]);

/** An organisation as queries show it. */
export type OrganisationRow = RowOf<typeof columns>;

interface Listed extends OrganisationRow {
  readonly place: string;
}

// Names put 一, 七, 三, 二 in this order, so branches are ordered by the first grid they serve or have served, and the
// rest by their division.
const place = sql`coalesce(first_grid.code, d.code)`;

const organisations: List<Listed> = {
  columns: sql<Listed>`${columns}, ${place} as place`,
  from: sql`party_organisation o join division d on d.id = o.division_id
    left join lateral (select min(g.code) as code from branch_grid b join division g on g.id = b.grid_id
                       where b.branch_id = o.id) as first_grid on true`,
  keys: [place, sql`o.name`, sql`o.id`],
  kinds: ['text', 'text', { idOf: ['wkc', 'cmc', 'gbr', 'bgr'] }],
  position: (row) => [row.place, row.name, row.id],
};

/** The sort keys in a cursor of a list of organisations: the place, the name and the id. */
export const ORGANISATION_SORT_KEYS = organisations.kinds;

/** Organisations of any level by id. */
export const organisationById = defineCommonLoader(async (db, ids) => {
  const { rows } = await sql<OrganisationRow>`
    select ${columns} from party_organisation o where o.id = any(${ids})`.execute(db);
  return inOrderOf(ids, rows, ({ id }) => id);
});

/** The organisation that an expression names, as one value of a larger statement, in JSON. */
export function organisationValue(id: RawBuilder<string>): RawBuilder<OrganisationRow | null> {
  return sql<OrganisationRow | null>`(
    select to_json(row) from (select ${columns} from party_organisation o where o.id = ${id}) row)`;
}

/** A page of organisations, by the place where they work. */
export async function listOrganisations(
  ctx: Context,
  where: PartyOrganisationFilter,
  page: Page,
  withCount: boolean,
): Promise<Connection<OrganisationRow>> {
  const conditions: RawBuilder<unknown>[] = [];
  if (where.levels != null) conditions.push(sql`o.level = any(${where.levels})`);
  if (where.withinCode != null) {
    const path = await pathOfCode(ctx.db, where.withinCode);
    conditions.push(sql`(${pathWithin(sql`d.path`, path)} or exists (
      select from branch_grid b join division g on g.id = b.grid_id
      where b.branch_id = o.id and ${holdsToday(ctx, 'b')} and ${pathWithin(sql`g.path`, path)}))`);
  }
  if (where.text != null) conditions.push(matching(sql`o.name`, where.text));
  return readList(ctx.db, organisations, conditions, page, withCount);
}

/** The organisations of the level below in each of many. */
export const childrenOfOrganisation = defineListUnder(organisations, (_ctx, parentId) => [
  sql`o.parent_id = ${parentId}`,
]);

/** The branch that serves each of many grids today. */
export const branchOfGrid = defineLoader(async (ctx: Context, gridIds: readonly string[]) => {
  const { rows } = await sql<OrganisationRow & { gridId: string }>`
    select ${columns}, b.grid_id as "gridId" from branch_grid b join party_organisation o on o.id = b.branch_id
    where b.grid_id = any(${gridIds}) and ${holdsToday(ctx, 'b')}`.execute(ctx.db);
  return inOrderOf(gridIds, rows, ({ gridId }) => gridId);
});

/** The grids that each of many branches serves today, by code. */
export const gridsOfBranch = defineLoader(async (ctx: Context, branchIds: readonly string[]) => {
  const { rows } = await sql<DivisionRow & { branchId: string }>`
    select ${divisionColumns}, b.branch_id as "branchId" from branch_grid b join division d on d.id = b.grid_id
    where b.branch_id = any(${branchIds}) and ${holdsToday(ctx, 'b')} order by d.code`.execute(ctx.db);
  const byBranch = Map.groupBy(rows, ({ branchId }) => branchId);
  return branchIds.map((id) => byBranch.get(id) ?? []);
});

/** The committee of each of many subdistricts and communities. */
const committeeOfDivision = defineLoader(async (ctx: Context, divisionIds: readonly string[]) => {
  const { rows } = await sql<OrganisationRow>`
    select ${columns} from party_organisation o
    where o.division_id = any(${divisionIds})
      and o.level in (${OrganisationLevel.WORK_COMMITTEE}, ${OrganisationLevel.COMMUNITY_COMMITTEE})`.execute(ctx.db);
  return inOrderOf(divisionIds, rows, ({ divisionId }) => divisionId);
});

/** The organisation of a division's own level: its committee, or the branch that serves it; null if levels have none. */
export async function organisationOfDivision(ctx: Context, division: DivisionRow): Promise<OrganisationRow | null> {
  switch (division.level) {
    case DivisionLevel.SUBDISTRICT:
    case DivisionLevel.COMMUNITY:
      return committeeOfDivision(ctx).load(division.id);
    case DivisionLevel.GRID:
      return branchOfGrid(ctx).load(division.id);
    default:
      return null;
  }
}
