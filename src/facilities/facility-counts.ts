import { sql } from 'kysely';
import { divisionById, type DivisionRow } from '../district/grid/index.ts';
import type { Context } from '../request/context.ts';
import type { FacilityKind } from './facility.entity.ts';
import type { SharedFacilityFilter } from './facility.input.ts';
import { availableCondition, conditionsOf, requireUnitOf } from './facility.loader.ts';

interface Counted {
  readonly kind: FacilityKind | null;
  readonly communityId: string | null;
  readonly count: number;
}

/** How many facilities there are, in all, of each kind and in each community. */
interface FacilityCountsRow {
  readonly total: number;
  readonly byKind: readonly { readonly kind: FacilityKind; readonly count: number }[];
  readonly byCommunity: readonly { readonly communityId: string; readonly count: number }[];
}

/** Counts the facilities that a list of them would have, in one statement. @throws BAD_USER_INPUT as the list */
export async function facilityCounts(ctx: Context, where: SharedFacilityFilter): Promise<FacilityCountsRow> {
  requireUnitOf(where);
  const available = where.availableDuring ? [availableCondition(where.availableDuring, ctx.now())] : [];
  const conditions = [...(await conditionsOf(ctx, where)), ...available];
  // A grid or building in which a unit is based counts for its community.
  const { rows } = await sql<Counted>`
    select f.kind, c.id as "communityId", count(*)::integer as count
    from shared_facility f join resident_unit u on u.id = f.unit_id join division d on d.id = u.division_id
    join division c on c.level = 'COMMUNITY' and d.path >= c.path and d.path < left(c.path, -1) || '0'
    where ${sql.join(conditions, sql` and `)}
    group by grouping sets ((), (f.kind), (c.id)) order by count(*) desc, f.kind, c.id`.execute(ctx.db);
  return {
    total: rows.find(({ kind, communityId }) => kind === null && communityId === null)?.count ?? 0,
    byKind: rows.flatMap(({ kind, count }) => (kind === null ? [] : [{ kind, count }])),
    byCommunity: rows.flatMap(({ communityId, count }) => (communityId === null ? [] : [{ communityId, count }])),
  };
}

/** The community of a count. */
export function communityOf(
  ctx: Context,
  { communityId }: FacilityCountsRow['byCommunity'][number],
): Promise<DivisionRow | null> {
  return divisionById(ctx).load(communityId);
}
