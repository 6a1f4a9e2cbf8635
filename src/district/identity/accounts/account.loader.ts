import { sql } from 'kysely';
import { type Context, viewerOf } from '../../../request/context.ts';
import type { Database } from '../../../database/database.ts';
import { holds, Role, type Viewer } from '../../../request/viewer.ts';
import { dateOf } from '../../../shared/interval.ts';
import { maskedSubject } from '../role.entity.ts';
import { mayEndRole, type RoleScope } from '../role.policy.ts';

/** An account as those see it who may disable it. */
interface AccountRow {
  readonly id: string;
  readonly holderSubject: string;
  readonly disabledAt: string | null;
  readonly disabledReason: string | null;
}

/** An account that there is, and the roles that decide who may disable it: all that have not ended. */
interface JudgedAccount {
  readonly id: string;
  readonly subject: string;
  readonly disabledAt: string | null;
  readonly disabledReason: string | null;
  readonly roles: readonly { readonly role: Role; readonly scope: RoleScope }[];
}

/** An account of a person with the roles that it holds or is to hold. Service accounts are revoked, not disabled. */
export async function judgedAccount(db: Database, id: string, now: Temporal.Instant): Promise<JudgedAccount | null> {
  const { rows } = await sql<JudgedAccount>`
    select a.id, a.subject, iso(a.disabled_at) as "disabledAt", a.disabled_reason as "disabledReason", (
      select coalesce(json_agg(json_build_object('role', g.role, 'scope', json_build_object(
               'divisionPath', d.path, 'unitId', u.id))), '[]')
      from role_assignment g left join shared_facility f on f.id = g.facility_id
      left join resident_unit u on u.id = coalesce(g.unit_id, f.unit_id)
      left join resident r on r.account_id = g.account_id
      left join division d
        on d.id = coalesce(g.division_id, u.division_id, case when g.role = ${Role.RESIDENT} then r.division_id end)
      where g.account_id = a.id and (g.valid_to is null or g.valid_to > ${dateOf(now)})) as roles
    from account a
    where a.id = ${id} and not exists (select from service_account s where s.account_id = a.id)`.execute(db);
  return rows[0] ?? null;
}

/** An administrator of a district, of somebody whose every role they could end. Somebody without roles is anybody's. */
export function mayDisable(viewer: Viewer, { roles }: JudgedAccount): boolean {
  return holds(viewer, Role.DISTRICT_ADMIN) && roles.every(({ role, scope }) => mayEndRole(viewer, role, scope));
}

/** An account by id; null for whoever may not disable it. */
export async function visibleAccount(ctx: Context, id: string): Promise<AccountRow | null> {
  const viewer = await viewerOf(ctx);
  if (!holds(viewer, Role.DISTRICT_ADMIN)) return null;
  const account = await judgedAccount(ctx.db, id, ctx.now());
  if (!account || !mayDisable(viewer, account)) return null;
  const { subject, disabledAt, disabledReason } = account;
  return { id, holderSubject: maskedSubject(subject), disabledAt, disabledReason };
}
