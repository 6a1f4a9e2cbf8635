import { sql } from 'kysely';
import { type Context, viewerOf } from '../context.ts';
import { dateOf } from '../shared/interval.ts';
import { defineLoader, inOrderOf } from '../shared/loader.ts';
import { mayEndRole, type RoleScope } from './role.policy.ts';
import type { Role } from './viewer.ts';

/** A role assignment as queries show it, and where it lies for the policy. */
export interface RoleAssignmentRow {
  readonly id: string;
  readonly accountId: string;
  readonly role: Role;
  readonly divisionId: string | null;
  readonly unitId: string | null;
  readonly facilityId: string | null;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly scope: RoleScope;
}

const columns = sql`
  g.id, g.account_id as "accountId", g.role, g.division_id as "divisionId", g.unit_id as "unitId",
  g.facility_id as "facilityId", iso(g.valid_from) as "validFrom", iso(g.valid_to) as "validTo",
  json_build_object('divisionPath', d.path, 'unitId', u.id) as scope`;

// A resident's role lies where the resident lives.
const source = sql`
  role_assignment g
  left join shared_facility f on f.id = g.facility_id
  left join resident_unit u on u.id = coalesce(g.unit_id, f.unit_id)
  left join resident r on r.account_id = g.account_id and g.role = 'RESIDENT'
  left join division d on d.id = coalesce(g.division_id, u.division_id, r.division_id)`;

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
    order by g.id`.execute(ctx.db);
  return rows;
}
