import { sql } from 'kysely';
import type { Context } from '../context.ts';
import { dateOf } from '../shared/interval.ts';
import type { TokenIdentity } from './token.ts';
import { ANONYMOUS, type RoleGrant, type Viewer } from './viewer.ts';

/**
 * The account of a token's subject, with the roles that hold now: one statement, on every request that asks, so that a
 * role that has ended is gone with the next request. Somebody unknown here has no account and no roles.
 */
export async function readViewer(ctx: Context, { issuer, subject }: TokenIdentity): Promise<Viewer> {
  const now = dateOf(ctx.now());
  const { rows } = await sql<{ accountId: string; residentId: string | null; roles: RoleGrant[] }>`
    select a.id as "accountId", r.id as "residentId", (
      select coalesce(json_agg(json_build_object(
               'role', g.role, 'divisionId', g.division_id, 'divisionPath', d.path,
               'unitId', g.unit_id, 'facilityId', g.facility_id) order by g.id), '[]')
      from role_assignment g left join division d on d.id = g.division_id
      where g.account_id = a.id and g.valid_from <= ${now} and (g.valid_to is null or g.valid_to > ${now})) as roles
    from account a left join resident r on r.account_id = a.id
    where a.issuer = ${issuer} and a.subject = ${subject}`.execute(ctx.db);
  const [row] = rows;
  if (!row) return ANONYMOUS;
  return { accountId: row.accountId, residentId: row.residentId ?? undefined, roles: row.roles };
}
