import { type RawBuilder, sql } from 'kysely';
import type { Context, Database } from '../context.ts';
import { type Connection, connectionOf, type Page } from '../shared/connection.ts';
import { keyset } from '../shared/keyset.ts';
import { defineLoader, inOrderOf } from '../shared/loader.ts';
import { apiError } from '../shared/refusal.ts';
import { matching } from '../shared/text.ts';
import type { Division } from './division.entity.ts';
import type { DivisionFilter } from './division.input.ts';

/** A division as queries show it. */
export type DivisionRow = Omit<Division, never>;

const columns = sql`
  d.id, d.code, d.code_scheme as "codeScheme", d.name, d.name_en as "nameEn", d.level, d.parent_id as "parentId",
  d.path, d.valid_from as "validFrom", d.valid_to as "validTo", d.synthetic`;

/** Divisions by id. */
export const divisionById = defineLoader(async (ctx: Context, ids: readonly string[]) => {
  const { rows } = await sql<DivisionRow>`
    select ${columns} from division d where d.id = any(${ids})`.execute(ctx.db);
  return inOrderOf(ids, rows, ({ id }) => id);
});

/** The division with a code, of the statistical scheme or of grids; null when there is none today. */
export async function divisionByCode(ctx: Context, code: string): Promise<DivisionRow | null> {
  const { rows } = await sql<DivisionRow>`
    select ${columns} from division d where d.code = ${code} and d.valid_to is null order by d.code_scheme limit 1`.execute(
    ctx.db,
  );
  return rows[0] ?? null;
}

/**
 * The path of the division with a code, with which everything inside it begins.
 * @throws BAD_USER_INPUT when there is no such division: a list that is empty for a mistyped code would mislead
 */
export async function pathOfCode(db: Database, code: string): Promise<string> {
  const { rows } = await sql<{ path: string }>`
    select path from division where code = ${code} order by valid_to is not null, code_scheme limit 1`.execute(db);
  if (!rows[0]) throw apiError('BAD_USER_INPUT', 'No division has this code (schemes NBS and NBS12+3 are known).');
  return rows[0].path;
}

/** The condition that a path lies at or below another: one range of an index in byte order. */
export function pathWithin(path: RawBuilder<unknown>, outer: string): RawBuilder<boolean> {
  return sql<boolean>`${path} >= ${outer} and ${path} < ${outer.slice(0, -1)} || '0'`;
}

/** A page of divisions by code. @param parentId only the direct children of this one */
export async function listDivisions(
  ctx: Context,
  where: DivisionFilter & { parentId?: string },
  page: Page,
  withCount: boolean,
): Promise<Connection<DivisionRow>> {
  const conditions: RawBuilder<unknown>[] = [sql`d.valid_to is null`];
  if (where.parentId) conditions.push(sql`d.parent_id = ${where.parentId}`);
  if (where.level) conditions.push(sql`d.level = ${where.level}`);
  if (where.withinCode) conditions.push(pathWithin(sql`d.path`, await pathOfCode(ctx.db, where.withinCode)));
  if (where.text) conditions.push(matching(sql`d.name || ' ' || coalesce(d.name_en, '')`, where.text));
  const filter = sql.join(conditions, sql` and `);

  const { between, order, limit } = keyset(page, [sql`d.code`, sql`d.id`]);
  const [{ rows }, total] = await Promise.all([
    sql<DivisionRow>`
      select ${columns} from division d where ${filter} and ${between} order by ${order} limit ${limit}`.execute(
      ctx.db,
    ),
    withCount
      ? sql<{ n: number }>`select count(*)::int as n from division d where ${filter}`.execute(ctx.db)
      : undefined,
  ]);
  return connectionOf(rows, page, ({ code, id }) => [code, id], total?.rows[0]?.n);
}
