import { sql } from 'kysely';
import type { Context } from '../../request/context.ts';
import { defineLoader } from '../../request/loader.ts';
import { dateOf } from '../../shared/interval.ts';
import type { Role } from '../identity/index.ts';
import { MembershipState } from './alliances/membership.entity.ts';

/** What somebody does here. */
interface Work {
  /** The roles that hold now, each with what the place is called; the one that reaches farthest first. */
  readonly roles: readonly { readonly role: Role; readonly place: string | null }[];
  /** The seats from which they sign for a unit, the oldest first. */
  readonly seats: readonly { readonly unitId: string; readonly name: string; readonly position: string | null }[];
}

const NONE: Work = { roles: [], seats: [] };

/** What the holders of accounts do here: one statement. */
export const workOf = defineLoader(async (ctx: Context, accountIds: readonly string[]) => {
  const now = dateOf(ctx.now());
  const { rows } = await sql<Work & { id: string }>`
    select a.id, (
      select coalesce(json_agg(json_build_object('role', g.role, 'place', coalesce(u.name, f.name, d.name))
                               order by length(d.path), g.unit_id is null, g.valid_from, g.id), '[]')
      from role_assignment g left join division d on d.id = g.division_id
      left join resident_unit u on u.id = g.unit_id left join shared_facility f on f.id = g.facility_id
      where g.account_id = a.id and g.role <> 'RESIDENT'
        and g.valid_from <= ${now} and (g.valid_to is null or g.valid_to > ${now})) as roles, (
      select coalesce(json_agg(json_build_object('unitId', m.unit_id, 'name', s.name, 'position', s.position)
                               order by s.valid_from, s.id), '[]')
      from delegate s join alliance_membership m on m.id = s.membership_id
      where s.account_id = a.id and s.valid_to is null and m.state = ${MembershipState.ACTIVE}) as seats
    from account a where a.id = any(${accountIds})`.execute(ctx.db);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return accountIds.map((id) => byId.get(id) ?? NONE);
});
