import { GraphQLError } from 'graphql';
import { sql } from 'kysely';
import type { Context } from '../../request/context.ts';
import { holdsToday } from '../grid/index.ts';
import { dateOf } from '../../shared/interval.ts';
import { accountIsDisabled, sessionHasEnded } from './accounts/account.errors.ts';
import { SERVICE_ISSUER } from './tokens/token.ts';
import {
  ANONYMOUS,
  Role,
  type RoleGrant,
  type ServiceScope,
  type Viewer,
  type TokenIdentity,
} from '../../request/viewer.ts';

/**
 * The account of a token's subject, with the roles that hold now and the branches they lead today: one statement, on
 * every request that asks, so that a role that has ended is gone with the next request. Somebody unknown here has no
 * account and no roles.
 * @throws UNAUTHENTICATED for an account that has been disabled, and for a session that has been signed out of
 */
export async function readViewer(ctx: Context, identity: TokenIdentity): Promise<Viewer> {
  if (identity.issuer === SERVICE_ISSUER) return readService(ctx, identity);
  const { issuer, subject, sessionId = null } = identity;
  const now = dateOf(ctx.now());
  const { rows } = await sql<{
    accountId: string;
    residentId: string | null;
    isDisabled: boolean;
    hasEnded: boolean;
    roles: RoleGrant[];
    branchIds: string[];
  }>`
    select a.id as "accountId", r.id as "residentId", a.disabled_at is not null as "isDisabled",
      exists (select from ended_session e where e.id = ${sessionId}::text) as "hasEnded", (
      select coalesce(json_agg(json_build_object(
               'role', g.role, 'divisionId', g.division_id, 'divisionPath', d.path,
               'unitId', g.unit_id, 'facilityId', g.facility_id) order by g.valid_from, g.id), '[]')
      from role_assignment g left join division d on d.id = g.division_id
      where g.account_id = a.id and g.valid_from <= ${now} and (g.valid_to is null or g.valid_to > ${now})) as roles, (
      select coalesce(json_agg(distinct b.branch_id order by b.branch_id), '[]')
      from role_assignment g join branch_grid b on b.grid_id = g.division_id
      where g.account_id = a.id and g.role = ${Role.BRANCH_SECRETARY} and ${holdsToday(ctx, 'b')}
        and g.valid_from <= ${now} and (g.valid_to is null or g.valid_to > ${now})) as "branchIds"
    from account a left join resident r on r.account_id = a.id
    where a.issuer = ${issuer} and a.subject = ${subject}`.execute(ctx.db);
  if (!rows[0]) return ANONYMOUS;
  const { isDisabled, hasEnded, residentId, ...viewer } = rows[0];
  if (isDisabled) throw accountIsDisabled();
  if (hasEnded) throw sessionHasEnded();
  return { ...viewer, residentId: residentId ?? undefined };
}

/**
 * The service account that a token speaks for, with the scopes that both it and its token have. Its rights come from its
 * own row and from nothing else: whatever else is said of its account does not count.
 * @throws UNAUTHENTICATED once it has been revoked or has expired, whatever its token says
 */
async function readService(ctx: Context, { subject, scope }: TokenIdentity): Promise<Viewer> {
  const { rows } = await sql<{ id: string; accountId: string; unitId: string; scopes: ServiceScope[] }>`
    select id, account_id as "accountId", unit_id as "unitId", to_json(scopes) as scopes from service_account
    where id = ${subject} and revoked_at is null and expires_at > ${dateOf(ctx.now())}`.execute(ctx.db);
  if (!rows[0]) {
    throw new GraphQLError('The service account has been revoked or has expired.', {
      extensions: { code: 'UNAUTHENTICATED', http: { status: 401 } },
    });
  }
  const { id, accountId, unitId, scopes } = rows[0];
  const inToken = new Set(scope?.split(' '));
  return { ...ANONYMOUS, accountId, service: { id, unitId, scopes: scopes.filter((each) => inToken.has(each)) } };
}
