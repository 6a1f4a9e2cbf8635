import { type RawBuilder, sql } from 'kysely';
import { columnsOf, iso, type RowOf } from '../../../database/columns.ts';
import { type Context, viewerOf } from '../../../request/context.ts';
import { managedUnitIds, staffCondition } from '../../identity/index.ts';
import { defineListUnder, type List } from '../../../request/list.ts';
import { defineLoader, inOrderOf } from '../../../request/loader.ts';
import { PUBLIC_MEMBERSHIP_STATES } from './membership.entity.ts';
import type { AllianceMembershipFilter } from './membership.input.ts';
import { maySeeMembership } from './membership.policy.ts';

const columns = columnsOf({ m: 'alliance_membership', host: 'division' }, ({ ref }) => [
  'm.id',
  'm.alliance_id as allianceId',
  'm.unit_id as unitId',
  'm.state',
  'm.charter_version as charterVersion',
  iso(ref('m.applied_at')).as('appliedAt'),
  iso(ref('m.admitted_at')).as('admittedAt'),
  iso(ref('m.ended_at')).as('endedAt'),
  'm.state_reason as reason',
  'host.path as hostPath',
]);

/** A membership as queries show it. The reason goes by another word than the field, which shows it only to some. */
export type MembershipRow = RowOf<typeof columns>;

const tables = sql`alliance_membership m join alliance a on a.id = m.alliance_id
  join division host on host.id = a.division_id`;

interface Listed extends MembershipRow {
  readonly sortName: string;
}

const byUnitName: List<Listed> = {
  columns: sql<Listed>`${columns}, u.name as "sortName"`,
  from: sql`${tables} join resident_unit u on u.id = m.unit_id`,
  keys: [sql`u.name`, sql`m.id`],
  kinds: ['text', { idOf: ['mem'] }],
  position: ({ sortName, id }) => [sortName, id],
};

const byAllianceName: List<Listed> = {
  columns: sql<Listed>`${columns}, a.name as "sortName"`,
  from: tables,
  keys: [sql`a.name`, sql`m.id`],
  kinds: byUnitName.kinds,
  position: ({ sortName, id }) => [sortName, id],
};

/** The sort keys in a cursor of a list of memberships: the name of the other side and the id. */
export const MEMBERSHIP_SORT_KEYS = byUnitName.kinds;

const membershipById = defineLoader(async (ctx: Context, ids: readonly string[]) => {
  const { rows } = await sql<MembershipRow>`select ${columns} from ${tables} where m.id = any(${ids})`.execute(ctx.db);
  return inOrderOf(ids, rows, ({ id }) => id);
});

/** A membership by id if the caller may see it; null otherwise. */
export async function visibleMembership(ctx: Context, id: string): Promise<MembershipRow | null> {
  const membership = await membershipById(ctx).load(id);
  return membership && maySeeMembership(await viewerOf(ctx), membership) ? membership : null;
}

/** The memberships in each of many alliances that the caller may see, by the name of the unit. */
export const membershipsOfAlliance = defineListUnder<Listed, AllianceMembershipFilter>(
  byUnitName,
  async (ctx, allianceId, where) => [sql`m.alliance_id = ${allianceId}`, ...(await conditionsOf(ctx, where))],
);

/** The memberships of each of many units that the caller may see, by the name of the alliance. */
export const membershipsOfUnit = defineListUnder<Listed, AllianceMembershipFilter>(
  byAllianceName,
  async (ctx, unitId, where) => [sql`m.unit_id = ${unitId}`, ...(await conditionsOf(ctx, where))],
);

async function conditionsOf(ctx: Context, { states }: AllianceMembershipFilter): Promise<RawBuilder<unknown>[]> {
  const conditions = [await visible(ctx)];
  if (states != null) conditions.push(sql`m.state = any(${states})`);
  return conditions;
}

/** The rule of `maySeeMembership`, for a list. */
async function visible(ctx: Context): Promise<RawBuilder<unknown>> {
  const viewer = await viewerOf(ctx);
  return sql`(m.state = any(${[...PUBLIC_MEMBERSHIP_STATES]}) or m.unit_id = any(${managedUnitIds(viewer)})
    or ${staffCondition(viewer, sql`host.path`)})`;
}
