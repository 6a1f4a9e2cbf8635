import { type RawBuilder, sql } from 'kysely';
import { columnsOf, type RowOf } from '../../database/columns.ts';
import type { Context } from '../../request/context.ts';
import type { Database } from '../../database/database.ts';
import type { Connection, Page } from '../../shared/connection.ts';
import { defineListUnder, type List, readList } from '../../request/list.ts';
import { defineCommonLoader, defineLoader, inOrderOf } from '../../request/loader.ts';
import { type GeoPointInput, placeOf } from '../../shared/geo.ts';
import { apiError, notFound } from '../../shared/refusal.ts';
import { matching } from '../../shared/text.ts';
import { isDivisionCode } from './division.entity.ts';
import { localDateOf } from './territory-clock.ts';
import { notADivisionCode } from './division.errors.ts';
import type { DivisionFilter } from './division.input.ts';

/** The members of a {@link DivisionRow}, of a table that goes by `d`. */
export const divisionColumns = columnsOf({ d: 'division' }, ({ ref }) => [
  'd.id',
  'd.code',
  'd.code_scheme as codeScheme',
  'd.name',
  'd.name_en as nameEn',
  'd.level',
  'd.parent_id as parentId',
  'd.path',
  'd.valid_from as validFrom',
  'd.valid_to as validTo',
  'd.successor_id as successorId',
  'd.synthetic',
  'd.shape_synthetic as shapeSynthetic',
  placeOf(ref('d.latitude'), ref('d.longitude')).as('center'),
]);

/** A division as queries show it. */
export type DivisionRow = RowOf<typeof divisionColumns>;

const divisions: List<DivisionRow> = {
  columns: divisionColumns,
  from: sql`division d`,
  keys: [sql`d.code`, sql`d.id`],
  kinds: ['text', { idOf: ['div'] }],
  position: ({ code, id }) => [code, id],
};

/** The sort keys in a cursor of a list of divisions: the code and the id. */
export const DIVISION_SORT_KEYS = divisions.kinds;

/** The condition that a row with `valid_from` and `valid_to`, of the table with this alias, holds today. */
export function holdsToday(ctx: Context, alias: string): RawBuilder<boolean> {
  const today = localDateOf(ctx.now());
  return sql<boolean>`${sql.ref(alias)}.valid_from <= ${today}::date
    and (${sql.ref(alias)}.valid_to is null or ${sql.ref(alias)}.valid_to > ${today}::date)`;
}

/** Divisions by id, ended ones included: what refers to one still has to show it. */
export const divisionById = defineCommonLoader(async (db, ids) => {
  const { rows } = await sql<DivisionRow>`
    select ${divisionColumns} from division d where d.id = any(${ids})`.execute(db);
  return inOrderOf(ids, rows, ({ id }) => id);
});

/** The division with a code, of the statistical scheme or of grids; null when there is none today. */
export async function divisionByCode(ctx: Context, code: string): Promise<DivisionRow | null> {
  return isDivisionCode(code) ? divisionOfCode(ctx).load(code) : null;
}

const divisionOfCode = defineLoader(async (ctx: Context, codes: readonly string[]) => {
  const { rows } = await sql<DivisionRow>`
    select distinct on (d.code) ${divisionColumns} from division d
    where d.code = any(${codes}) and ${holdsToday(ctx, 'd')} order by d.code, d.code_scheme`.execute(ctx.db);
  return inOrderOf(codes, rows, ({ code }) => code);
});

/**
 * The division that an input names by its code.
 * @throws Refusal INVALID_INPUT for a text that is no code, NOT_FOUND when there is no such division today
 */
export async function requireDivision(ctx: Context, code: string, field: readonly string[]): Promise<DivisionRow> {
  if (!isDivisionCode(code)) throw notADivisionCode({ field });
  const division = await divisionByCode(ctx, code);
  if (!division) throw notFound({ type: 'Division', field });
  return division;
}

/**
 * The path of the division with a code, with which everything inside it begins.
 * @throws BAD_USER_INPUT when there is no such division: a list that is empty for a mistyped code would mislead
 */
export async function pathOfCode(db: Database, code: string): Promise<string> {
  const division =
    isDivisionCode(code) &&
    (await db
      .selectFrom('division')
      .select('path')
      .where('code', '=', code)
      .orderBy((eb) => eb('valid_to', 'is not', null))
      .orderBy('code_scheme')
      .limit(1)
      .executeTakeFirst());
  if (!division) throw apiError('BAD_USER_INPUT', 'No division has this code (schemes NBS and NBS12+3 are known).');
  return division.path;
}

/** The condition that a path lies at or below another: one range of an index in byte order. */
export function pathWithin(path: RawBuilder<unknown>, outer: string): RawBuilder<boolean> {
  return sql<boolean>`${path} >= ${outer} and ${path} < ${outer.slice(0, -1)} || '0'`;
}

/** A page of the divisions that exist today, by code. */
export async function listDivisions(
  ctx: Context,
  where: DivisionFilter,
  page: Page,
  withCount: boolean,
): Promise<Connection<DivisionRow>> {
  const conditions: RawBuilder<unknown>[] = [holdsToday(ctx, 'd')];
  if (where.level != null) conditions.push(sql`d.level = ${where.level}`);
  if (where.withinCode != null) conditions.push(pathWithin(sql`d.path`, await pathOfCode(ctx.db, where.withinCode)));
  if (where.text != null) conditions.push(matching(sql`d.name || ' ' || coalesce(d.name_en, '')`, where.text));
  return readList(ctx.db, divisions, conditions, page, withCount);
}

/** The outlines of many divisions, each the corners in order; null where none is known. Longer than all else of a division. */
export const outlineOfDivision = defineCommonLoader(async (db, ids) => {
  const { rows } = await sql<{ id: string; outline: readonly (readonly [number, number])[] | null }>`
    select d.id, d.outline from division d where d.id = any(${ids})`.execute(db);
  const outlines = new Map(rows.map(({ id, outline }) => [id, outline?.map(cornerOf) ?? null]));
  return ids.map((id) => outlines.get(id) ?? null);
});

function cornerOf([longitude, latitude]: readonly [number, number]): GeoPointInput {
  return { latitude, longitude };
}

/** The divisions of the next level that exist today in each of many. */
export const childrenOfDivision = defineListUnder(divisions, (ctx, parentId) => [
  sql`d.parent_id = ${parentId}`,
  holdsToday(ctx, 'd'),
]);
