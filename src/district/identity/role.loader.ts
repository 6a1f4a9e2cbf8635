import { type RawBuilder, sql } from 'kysely';
import { columnsOf, iso, type RowOf } from '../../database/columns.ts';
import { type Context, viewerOf } from '../../request/context.ts';
import { divisionByCode } from '../grid/index.ts';
import type { Connection, Page } from '../../shared/connection.ts';
import { dateOf } from '../../shared/interval.ts';
import { type List, readList } from '../../request/list.ts';
import { defineLoader, inOrderOf } from '../../request/loader.ts';
import { requireIdArgument } from '../../shared/node.ts';
import { apiError } from '../../shared/refusal.ts';
import type { RoleAssignmentFilter } from './role.input.ts';
import { ASSIGNABLE_ROLES, mayEndRole, type RoleScope } from './role.policy.ts';
import type { Viewer } from '../../request/viewer.ts';

const columns = columnsOf({ g: 'role_assignment', a: 'account', giver: 'account', r: 'resident' }, ({ ref }) => [
  'g.id',
  'g.account_id as accountId',
  'g.role',
  'g.division_id as divisionId',
  'g.unit_id as unitId',
  'g.facility_id as facilityId',
  iso(ref('g.valid_from')).as('validFrom'),
  iso(ref('g.valid_to')).as('validTo'),
  'g.reason',
  'g.end_reason as endReason',
  sql<RoleScope>`json_build_object('divisionPath', d.path, 'unitId', u.id)`.as('scope'),
  // Null for somebody who has not registered.
  ref('r.id').$castTo<string | null>().as('residentId'),
  // The subject of the holder's tokens, and that of who gave it; to be shown masked.
  'a.subject',
  ref('giver.subject').$castTo<string | null>().as('giver'),
]);

/** A role assignment as queries show it, and where it lies for the policy. */
export type RoleAssignmentRow = RowOf<typeof columns>;

// A resident's role lies where the resident lives.
const source = sql`
  role_assignment g join account a on a.id = g.account_id left join account giver on giver.id = g.assigned_by
  left join shared_facility f on f.id = g.facility_id
  left join resident_unit u on u.id = coalesce(g.unit_id, f.unit_id)
  left join resident r on r.account_id = g.account_id
  left join division d
    on d.id = coalesce(g.division_id, u.division_id, case when g.role = 'RESIDENT' then r.division_id end)`;

/** Role assignments by id; null also for those the viewer neither holds nor may end. */
export const roleAssignmentById = defineLoader(async (ctx: Context, ids: readonly string[]) => {
  const viewer = await viewerOf(ctx);
  const { rows } = await sql<RoleAssignmentRow>`
    select ${columns} from ${source} where g.id = any(${ids})`.execute(ctx.db);
  const seen = rows.filter((row) => row.accountId === viewer.accountId || mayEndRole(viewer, row.role, row.scope));
  return inOrderOf(ids, seen, ({ id }) => id);
});

/** The roles an account holds at this moment, the oldest first. */
export async function rolesHeldBy(ctx: Context, accountId: string): Promise<RoleAssignmentRow[]> {
  const now = dateOf(ctx.now());
  const { rows } = await sql<RoleAssignmentRow>`
    select ${columns} from ${source}
    where g.account_id = ${accountId} and g.valid_from <= ${now} and (g.valid_to is null or g.valid_to > ${now})
    order by g.valid_from, g.id`.execute(ctx.db);
  return rows;
}

const assignments: List<RoleAssignmentRow> = {
  columns,
  from: source,
  keys: [sql`g.id`],
  kinds: [{ idOf: ['rol'] }],
  position: ({ id }) => [id],
};

/** The sort keys in a cursor of a list of role assignments: the id, which is ordered by time. */
export const ROLE_SORT_KEYS = assignments.kinds;

/** A page of the role assignments that the viewer may end, the oldest first; those that have ended if asked for. */
export async function listRoleAssignments(
  ctx: Context,
  where: RoleAssignmentFilter,
  page: Page,
  withCount: boolean,
): Promise<Connection<RoleAssignmentRow>> {
  const conditions: RawBuilder<unknown>[] = [mayEnd(await viewerOf(ctx))];
  if (where.includeEnded !== true) conditions.push(sql`(g.valid_to is null or g.valid_to > ${dateOf(ctx.now())})`);
  if (where.role != null) conditions.push(sql`g.role = ${where.role}`);
  if (where.divisionCode != null) {
    const division = await divisionByCode(ctx, where.divisionCode);
    if (!division) throw apiError('BAD_USER_INPUT', 'No division has this divisionCode.');
    conditions.push(sql`g.division_id = ${division.id}`);
  }
  if (where.unitId != null) {
    requireIdArgument(where.unitId, ['uni'], 'unitId');
    conditions.push(sql`g.unit_id = ${where.unitId}`);
  }
  if (where.facilityId != null) {
    requireIdArgument(where.facilityId, ['fac'], 'facilityId');
    conditions.push(sql`g.facility_id = ${where.facilityId}`);
  }
  return readList(ctx.db, assignments, conditions, page, withCount);
}

/** The sentence of {@link mayEndRole}, for a list. */
function mayEnd({ roles }: Viewer): RawBuilder<unknown> {
  const each = roles.map(({ role, divisionPath, unitId }) => {
    const covered =
      divisionPath === null ? sql`u.id = ${unitId}` : sql`coalesce(starts_with(d.path, ${divisionPath}), true)`;
    return sql`(g.role = any(${[...ASSIGNABLE_ROLES[role]]}) and ${covered})`;
  });
  return each.length === 0 ? sql`false` : sql`(${sql.join(each, sql` or `)})`;
}
