import { type RawBuilder, sql } from 'kysely';
import { type Context, viewerOf } from '../../request/context.ts';
import { managedUnitIds, staffCondition } from '../identity/index.ts';
import { defineListUnder, type List } from '../../request/list.ts';
import { defineLoader, inOrderOf } from '../../request/loader.ts';
import { type AllianceMembership, PUBLIC_MEMBERSHIP_STATES } from './membership.entity.ts';
import type { AllianceMembershipFilter } from './membership.input.ts';
import { maySeeMembership, type MembershipParties } from './membership.policy.ts';

/**
 * A membership as queries show it; its instants are ISO 8601, UTC. The reason goes by another word than the field, which
 * shows it only to some.
 */
export type MembershipRow = Pick<AllianceMembership, 'id' | 'allianceId' | 'unitId' | 'state' | 'charterVersion'> &
  MembershipParties & {
    readonly appliedAt: string;
    readonly admittedAt: string | null;
    readonly endedAt: string | null;
    readonly reason: string | null;
  };

const columns = sql`
  m.id, m.alliance_id as "allianceId", m.unit_id as "unitId", m.state, m.charter_version as "charterVersion",
  iso(m.applied_at) as "appliedAt", iso(m.admitted_at) as "admittedAt", iso(m.ended_at) as "endedAt",
  m.state_reason as reason, host.path as "hostPath"`;

const tables = sql`alliance_membership m join alliance a on a.id = m.alliance_id
  join division host on host.id = a.division_id`;

interface Listed extends MembershipRow {
  readonly sortName: string;
}

const byUnitName: List<Listed> = {
  columns: sql`${columns}, u.name as "sortName"`,
  from: sql`${tables} join resident_unit u on u.id = m.unit_id`,
  keys: [sql`u.name`, sql`m.id`],
  kinds: ['text', { idOf: ['mem'] }],
  position: ({ sortName, id }) => [sortName, id],
};

const byAllianceName: List<Listed> = {
  columns: sql`${columns}, a.name as "sortName"`,
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
