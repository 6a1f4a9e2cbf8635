import { sql } from 'kysely';
import { anyOf, columnsOf, iso, type RowOf } from '../../../database/columns.ts';
import { type Context, viewerOf } from '../../../request/context.ts';
import type { Database } from '../../../database/database.ts';
import { defineLoader, inOrderOf } from '../../../request/loader.ts';
import { MembershipState } from './membership.entity.ts';
import { maySeeInside, maySeeMembership } from './membership.policy.ts';

const columns = columnsOf({ g: 'delegate', m: 'alliance_membership', host: 'division' }, ({ ref }) => [
  'g.id',
  'g.membership_id as membershipId',
  'g.name as fullName',
  'g.position',
  iso(ref('g.valid_from')).as('validFrom'),
  iso(ref('g.valid_to')).as('validTo'),
  sql<boolean>`${ref('g.account_id')} is not null and ${ref('g.valid_to')} is null`.as('canSign'),
  'm.unit_id as unitId',
  'm.state as membershipState',
  'host.path as hostPath',
]);

/**
 * A delegate as queries show it, with what decides who may see the name. The name goes by another word than the field,
 * which shows it only to some.
 */
export type DelegateRow = RowOf<typeof columns>;

const select = sql`
  select ${columns}
  from delegate g join alliance_membership m on m.id = g.membership_id
  join alliance a on a.id = m.alliance_id join division host on host.id = a.division_id`;

const delegateById = defineLoader(async (ctx: Context, ids: readonly string[]) => {
  const { rows } = await sql<DelegateRow>`${select} where g.id = any(${ids})`.execute(ctx.db);
  return inOrderOf(ids, rows, ({ id }) => id);
});

/** A delegate by id: one who sits now, to whoever may see the membership; a former one only to those inside. */
export async function visibleDelegate(ctx: Context, id: string): Promise<DelegateRow | null> {
  const delegate = await delegateById(ctx).load(id);
  if (!delegate) return null;
  const viewer = await viewerOf(ctx);
  const visible =
    delegate.validTo === null
      ? maySeeMembership(viewer, { ...delegate, state: delegate.membershipState })
      : maySeeInside(viewer, delegate);
  return visible ? delegate : null;
}

/** Those who sit now for each of many memberships, by seat. */
export const delegatesOfMembership = defineLoader(async (ctx: Context, membershipIds: readonly string[]) => {
  const { rows } = await sql<DelegateRow>`
    ${select} where g.membership_id = any(${membershipIds}) and g.valid_to is null order by g.seat`.execute(ctx.db);
  const byMembership = Map.groupBy(rows, ({ membershipId }) => membershipId);
  return membershipIds.map((id) => byMembership.get(id) ?? []);
});

/**
 * The delegate who sits for a unit, an active member of some alliance, and signs with this account. Null when there is
 * none: whoever has lost the seat or the account, or whose unit has been suspended or has left, signs no more.
 */
export async function sittingDelegateOf(
  db: Database,
  unitId: string,
  accountId: string,
): Promise<{ readonly id: string } | null> {
  const [seat] = await seatsOf(db, [unitId], accountId);
  return seat ? { id: seat.id } : null;
}

/** As which delegate the caller sits for each of many units: {@link sittingDelegateOf}, for the caller. */
export const ownSeatFor = defineLoader<string, { readonly id: string } | null>(async (ctx: Context, unitIds) => {
  const { accountId } = await viewerOf(ctx);
  const seats = accountId === undefined ? [] : await seatsOf(ctx.db, unitIds, accountId);
  return inOrderOf(unitIds, seats, ({ unitId }) => unitId);
});

/** Of each unit the first seat with this account, if there is one. */
async function seatsOf(db: Database, unitIds: readonly string[], accountId: string) {
  return db
    .selectFrom('delegate as g')
    .innerJoin('alliance_membership as m', 'm.id', 'g.membership_id')
    .distinctOn('m.unit_id')
    .select(['m.unit_id as unitId', 'g.id'])
    .where('m.unit_id', '=', anyOf(unitIds))
    .where('m.state', '=', MembershipState.ACTIVE)
    .where('g.valid_to', 'is', null)
    .where('g.account_id', '=', accountId)
    .orderBy('m.unit_id')
    .orderBy('g.id')
    .execute();
}
