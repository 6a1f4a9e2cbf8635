import { type RawBuilder, sql } from 'kysely';
import { columnsOf, iso, type RowOf } from '../../database/columns.ts';
import type { Context } from '../../request/context.ts';
import type { Database } from '../../database/database.ts';
import { districtCodeOf, pathOfCode, pathWithin } from '../grid/index.ts';
import type { Connection, Page } from '../../shared/connection.ts';
import { nearness, placeOf } from '../../shared/geo.ts';
import { type List, readList } from '../../request/list.ts';
import type { PrefetchedField } from '../../request/prefetch.ts';
import { defineCommonLoader, defineLoader, inOrderOf } from '../../request/loader.ts';
import { requireIdArgument } from '../../shared/node.ts';
import { apiError } from '../../shared/refusal.ts';
import { matching } from '../../shared/text.ts';
import { isCreditCode, normalCreditCode } from './credit-code.ts';
import { MembershipState } from './alliances/membership.entity.ts';
import type { ResidentUnitFilter } from './unit.input.ts';

const unitColumns = columnsOf({ u: 'resident_unit' }, ({ ref }) => [
  'u.id',
  'u.name',
  'u.credit_code as creditCode',
  'u.kind',
  'u.affiliation_level as affiliationLevel',
  'u.division_id as divisionId',
  'u.address',
  'u.contact_phone as contactPhone',
  'u.synthetic',
  iso(ref('u.created_at')).as('createdAt'),
  placeOf(ref('u.latitude'), ref('u.longitude')).as('location'),
]);

/** A unit as queries show it. */
export type UnitRow = RowOf<typeof unitColumns>;

const units: List<UnitRow> = {
  columns: unitColumns,
  from: sql`resident_unit u`,
  keys: [sql`u.name`, sql`u.id`],
  kinds: ['text', { idOf: ['uni'] }],
  position: ({ name, id }) => [name, id],
};

/** The sort keys in a cursor of a list of units: the name and the id. */
export const UNIT_SORT_KEYS = units.kinds;

/** Units by id. */
export const residentUnitById = defineCommonLoader(async (db, ids) => {
  const { rows } = await sql<UnitRow>`
    select ${unitColumns} from resident_unit u where u.id = any(${ids})`.execute(db);
  return inOrderOf(ids, rows, ({ id }) => id);
});

/** The unit that an expression names, as one value of a larger statement, in JSON. */
export function unitValue(id: RawBuilder<string>): RawBuilder<UnitRow | null> {
  return sql<UnitRow | null>`(select to_json(row) from (select ${unitColumns} from resident_unit u where u.id = ${id}) row)`;
}

/** The unit with a Unified Social Credit Code, however it is typed; null when there is none. */
export async function residentUnitByCreditCode(ctx: Context, typed: string): Promise<UnitRow | null> {
  const code = normalCreditCode(typed);
  return isCreditCode(code) ? unitOfCreditCode(ctx).load(code) : null;
}

const unitOfCreditCode = defineCommonLoader(async (db, codes) => {
  const { rows } = await sql<UnitRow>`
    select ${unitColumns} from resident_unit u where u.credit_code = any(${codes})`.execute(db);
  return inOrderOf(codes, rows, ({ creditCode }) => creditCode);
});

/**
 * A page of units, by name: one statement, and one more for the count when that was asked for.
 * @param prefetched nested fields to fetch in the same statement; the unit is the row `u`
 */
export async function listResidentUnits(
  ctx: Context,
  where: ResidentUnitFilter,
  page: Page,
  withCount: boolean,
  prefetched: readonly PrefetchedField[] = [],
): Promise<Connection<UnitRow>> {
  return readList(ctx.db, units, await conditionsOf(ctx, where), page, withCount, prefetched);
}

async function conditionsOf(ctx: Context, where: ResidentUnitFilter): Promise<RawBuilder<unknown>[]> {
  const conditions: RawBuilder<unknown>[] = [];
  if (where.withinCode != null) {
    const path = await pathOfCode(ctx.db, where.withinCode);
    conditions.push(sql`u.division_id in (select d.id from division d where ${pathWithin(sql`d.path`, path)})`);
  }
  if (where.text != null) conditions.push(matching(sql`u.name`, where.text));
  if (where.kinds != null) conditions.push(sql`u.kind = any(${where.kinds})`);
  if (where.affiliationLevels != null) conditions.push(sql`u.affiliation_level = any(${where.affiliationLevels})`);
  if (where.near != null) conditions.push(nearness(sql`u.location`, where.near).condition);
  if (where.creditCode != null) {
    const code = normalCreditCode(where.creditCode);
    if (!isCreditCode(code)) throw apiError('BAD_USER_INPUT', 'creditCode is not a Unified Social Credit Code.');
    conditions.push(sql`u.credit_code = ${code}`);
  }
  if (where.memberOfAllianceId != null) {
    requireIdArgument(where.memberOfAllianceId, ['all'], 'memberOfAllianceId');
    conditions.push(sql`exists (
      select from alliance_membership m where m.unit_id = u.id and m.state = ${MembershipState.ACTIVE}
        and m.alliance_id = ${where.memberOfAllianceId})`);
  }
  return conditions;
}

/** Which of many units are active members of some alliance. */
export const isMemberUnit = defineLoader(async (ctx: Context, unitIds: readonly string[]) => {
  const { rows } = await sql<{ unitId: string }>`
    select distinct unit_id as "unitId" from alliance_membership
    where unit_id = any(${unitIds}) and state = ${MembershipState.ACTIVE}`.execute(ctx.db);
  const members = new Set(rows.map(({ unitId }) => unitId));
  return unitIds.map((id) => members.has(id));
});

/** Whether a unit is an active member of some alliance. */
export async function isActiveMember(db: Database, unitId: string): Promise<boolean> {
  const membership = await db
    .selectFrom('alliance_membership')
    .select('id')
    .where('unit_id', '=', unitId)
    .where('state', '=', MembershipState.ACTIVE)
    .limit(1)
    .executeTakeFirst();
  return membership !== undefined;
}

/** Where a unit belongs: what decides who is staff for it, and in which district its rows are counted. */
interface UnitPlace {
  readonly districtCode: string;
  readonly divisionPath: string;
}

/** The place of a unit; null when there is no such unit. */
export async function residentUnitPlace(db: Database, unitId: string): Promise<UnitPlace | null> {
  const unit = await db
    .selectFrom('resident_unit as u')
    .innerJoin('division as d', 'd.id', 'u.division_id')
    .select('d.path')
    .where('u.id', '=', unitId)
    .executeTakeFirst();
  return unit ? { districtCode: districtCodeOf(unit.path), divisionPath: unit.path } : null;
}
