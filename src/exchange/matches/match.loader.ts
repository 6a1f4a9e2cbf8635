import { type RawBuilder, sql } from 'kysely';
import { columnsOf, iso, type RowOf } from '../../database/columns.ts';
import { type Context, viewerOf } from '../../request/context.ts';
import { actedForIds, staffCondition, type Viewer } from '../../district/identity/index.ts';
import type { Connection, Page } from '../../shared/connection.ts';
import { type List, readList } from '../../request/list.ts';
import { defineCommonLoader, defineLoader, inOrderOf } from '../../request/loader.ts';
import { requireIdArgument } from '../../shared/node.ts';
import { Refusal } from '../../shared/refusal.ts';
import { matchStateAsOf } from './as-of.ts';
import {
  type MatchOrigin,
  type MatchScore,
  matchStateAt,
  NOT_ANSWERED,
  type RejectedOccurrence,
} from './match.entity.ts';
import type { MatchFilter } from './match.input.ts';
import { mayReadMatch } from './match.policy.ts';

/** The tables of {@link matchColumns}: a match `m`, its entries `s` and `d`, and their lists `sl` and `dl`. */
export const matchTables = sql`
  match m join supply s on s.id = m.supply_id join supply_demand_list sl on sl.id = s.list_id
  join demand d on d.id = m.demand_id join supply_demand_list dl on dl.id = d.list_id`;

/** The members of a {@link MatchRow}, from {@link matchTables}. */
export const matchColumns = columnsOf(
  { m: 'match', s: 'supply', sl: 'supply_demand_list', d: 'demand', dl: 'supply_demand_list' },
  ({ ref }) => [
    'm.id',
    'm.run_id as runId',
    'm.supply_id as supplyId',
    'm.demand_id as demandId',
    'm.quantity',
    'm.state',
    'm.state_reason as stateReason',
    'm.proposed_by as proposedBy',
    'm.pinned',
    sql<MatchScore>`json_build_object(
      'total', m.score, 'timeFit', m.time_fit, 'distanceFit', m.distance_fit, 'quantityFit', m.quantity_fit,
      'fairness', m.fairness, 'reliability', m.reliability)`.as('score'),
    sql<MatchOrigin>`case when m.run_id is not null then 'RUN' when m.proposed_by is not null then 'CLAIM' else 'BY_HAND' end`.as(
      'origin',
    ),
    'm.reach',
    'm.distance_meters as distanceMeters',
    iso(ref('m.supply_accepted_at')).as('acceptedBySupplierAt'),
    iso(ref('m.demand_accepted_at')).as('acceptedByDemanderAt'),
    'm.delivered_quantity as deliveredQuantity',
    sql<string | null>`case when m.state = 'ACCEPTED' then ${iso(sql<string | null>`m.lapses_at`)} end`.as(
      'acceptanceLapsesAt',
    ),
    iso(ref('m.created_at')).as('createdAt'),
    ref('sl.owner_id').$notNull().as('supplyOwnerId'),
    ref('dl.owner_id').$notNull().as('demandOwnerId'),
    'sl.place_path as supplyPlacePath',
    'dl.place_path as demandPlacePath',
    's.title as supplyTitle',
    'd.title as demandTitle',
    'd.priority as demandPriority',
  ],
);

/** A match as queries show it, with who its sides are and what the entries are called. */
export type MatchRow = RowOf<typeof matchColumns> & {
  /** True for what a dry run shows: there is no such match. */
  readonly onlyTried?: boolean;
};

/** A match as it is now: what one side has accepted may have lapsed since it was read. */
export function asOf<R extends MatchRow>(match: R, now: Temporal.Instant): R {
  const { acceptanceLapsesAt: until } = match;
  const state = matchStateAt(
    { state: match.state, lapsesAt: until === null ? null : Temporal.Instant.from(until) },
    now,
  );
  return state === match.state ? match : { ...match, state, stateReason: NOT_ANSWERED, acceptanceLapsesAt: null };
}

/** Matches by id, in any state and for everybody: who may see one, {@link visibleMatch} decides. As they stand; see {@link asOf}. */
export const matchById = defineCommonLoader(async (db, ids) => {
  const { rows } = await sql<MatchRow>`
    select ${matchColumns} from ${matchTables} where m.id = any(${ids})`.execute(db);
  return inOrderOf(ids, rows, ({ id }) => id);
});

/** A match by id if the caller may see it; null otherwise. */
export async function visibleMatch(ctx: Context, id: string): Promise<MatchRow | null> {
  const [match, viewer] = await Promise.all([matchById(ctx).load(id), viewerOf(ctx)]);
  return match && mayReadMatch(viewer, match) ? asOf(match, ctx.now()) : null;
}

/** The matches of a supply that the caller may see, the best first. */
export const matchesOfSupply = defineMatchesOf(sql`m.supply_id`);

/** The matches of a demand that the caller may see, the best first. */
export const matchesOfDemand = defineMatchesOf(sql`m.demand_id`);

/** The matches that a run has proposed, as far as the caller may see them, the best first. */
export const matchesOfRun = defineMatchesOf(sql`m.run_id`);

interface Listed extends MatchRow {
  readonly age: number;
}

// The latest first: keys ascend, so it is the milliseconds back from the epoch.
const age = sql`(-1000 * extract(epoch from m.created_at))::double precision`;

const latestFirst: List<Listed> = {
  columns: sql<Listed>`${matchColumns}, ${age} as age`,
  from: matchTables,
  keys: [age, sql`m.id`],
  kinds: ['number', { idOf: ['mat'] }],
  position: ({ age, id }) => [age, id],
};

/** The sort keys in a cursor of a list of matches: how far back it was made, and the id. */
export const MATCH_SORT_KEYS = latestFirst.kinds;

/** A page of the matches that the caller may see, the latest first. One statement, and one more for the count. */
export async function listMatches(
  ctx: Context,
  { ownerId, supplyId, demandId, states, waitingForMe }: MatchFilter,
  page: Page,
  withCount: boolean,
): Promise<Connection<MatchRow>> {
  const conditions: RawBuilder<unknown>[] = [matchVisibleTo(await viewerOf(ctx))];
  if (ownerId != null) {
    requireIdArgument(ownerId, ['uni', 'gbr'], 'ownerId');
    conditions.push(sql`(sl.owner_id = ${ownerId} or dl.owner_id = ${ownerId})`);
  }
  if (supplyId != null) {
    requireIdArgument(supplyId, ['sup'], 'supplyId');
    conditions.push(sql`m.supply_id = ${supplyId}`);
  }
  if (demandId != null) {
    requireIdArgument(demandId, ['dem'], 'demandId');
    conditions.push(sql`m.demand_id = ${demandId}`);
  }
  if (states != null) conditions.push(sql`${matchStateAsOf(ctx.now())} = any(${states})`);
  if (waitingForMe) conditions.push(await waitsFor(ctx));
  return connectionAsOf(ctx, await readList(ctx.db, latestFirst, conditions, page, withCount));
}

/** A page of matches as they are now. */
export function connectionAsOf<R extends MatchRow>(ctx: Context, page: Connection<R>): Connection<R> {
  for (const { node } of page.edges) Object.assign(node, asOf(node, ctx.now()));
  return page;
}

/** The condition that a match waits for an answer of a side in whose name the caller acts. */
async function waitsFor(ctx: Context): Promise<RawBuilder<unknown>> {
  const ids = actedForIds(await viewerOf(ctx));
  return sql`${matchStateAsOf(ctx.now())} in ('PROPOSED', 'ACCEPTED')
    and (m.supply_accepted_at is null and sl.owner_id = any(${ids}::text[])
      or m.demand_accepted_at is null and dl.owner_id = any(${ids}::text[]))`;
}

const rejectedColumns = columnsOf({ r: 'rejected_occurrence' }, ({ ref }) => [
  'r.match_id as matchId',
  iso(ref('r.starts_at')).as('start'),
  iso(ref('r.ends_at')).as('end'),
  'r.refusal',
  ref('r.details').$castTo<Refusal['details']>().as('details'),
]);

/** The dates of each of many matches that could not be booked, by start, said in the caller's language. */
export const rejectedOccurrencesOf = defineLoader(async (ctx: Context, matchIds: readonly string[]) => {
  const { rows } = await sql<RowOf<typeof rejectedColumns>>`
    select ${rejectedColumns} from rejected_occurrence r
    where r.match_id = any(${matchIds}) order by r.starts_at`.execute(ctx.db);
  const byMatch = Map.groupBy(rows, ({ matchId }) => matchId);
  return matchIds.map((id): RejectedOccurrence[] =>
    (byMatch.get(id) ?? []).map(({ start, end, refusal, details }) => {
      const refused = new Refusal(refusal, details);
      return { start, end, code: refused.code, message: refused.messageIn(ctx.language) };
    }),
  );
});

/** The condition that the viewer sees a match of {@link matchTables}: the policy, in SQL. */
export function matchVisibleTo(viewer: Viewer): RawBuilder<boolean> {
  const ids = actedForIds(viewer);
  return sql<boolean>`(sl.owner_id = any(${ids}::text[]) or dl.owner_id = any(${ids}::text[])
    or ${staffCondition(viewer, sql`sl.place_path`)} or ${staffCondition(viewer, sql`dl.place_path`)})`;
}

function defineMatchesOf(parent: RawBuilder<unknown>) {
  return defineLoader(async (ctx: Context, parentIds: readonly string[]) => {
    const { rows } = await sql<MatchRow & { parentId: string }>`
      select ${matchColumns}, ${parent} as "parentId" from ${matchTables}
      where ${parent} = any(${parentIds}) and ${matchVisibleTo(await viewerOf(ctx))}
      order by m.score desc, m.id`.execute(ctx.db);
    const byParent = Map.groupBy(rows, ({ parentId }) => parentId);
    return parentIds.map((id) => (byParent.get(id) ?? []).map((match) => asOf(match, ctx.now())));
  });
}
