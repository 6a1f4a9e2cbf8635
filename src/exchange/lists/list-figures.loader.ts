import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../../request/context.ts';
import { defineLoader } from '../../request/loader.ts';
import type { PrefetchedValue } from '../../request/prefetch.ts';
import { entryStateAsOf, heldAsOf, isOpenAsOf } from '../matches/as-of.ts';
import { demandCoverage } from './entries/demand.loader.ts';
import { ListProblemKind, type SupplyDemandListFigures } from './list-figures.type.ts';

interface FiguresRow {
  readonly id: string;
  readonly supplies: number;
  readonly offered: number;
  readonly given: number;
  readonly demands: number;
  readonly asked: number;
  readonly got: number;
  readonly escalated: number;
  readonly unpublished: number;
}

/** The figures of the list that an expression names. Entries that are withdrawn do not count. */
function figuresStatement(listId: RawBuilder<string>, now: Temporal.Instant): RawBuilder<FiguresRow> {
  return sql<FiguresRow>`
    select ${listId} as id, s.entries as supplies, s.quantity as offered, s.held as given,
           d.entries as demands, d.quantity as asked, d.held as got, d.escalated, s.unpublished
    from (
      select count(*)::int as entries, coalesce(sum(e.quantity), 0)::int as quantity,
             coalesce(sum(${heldAsOf('supply', now)}), 0)::int as held,
             (count(*) filter (where f.state <> 'PUBLISHED'))::int as unpublished
      from supply e left join shared_facility f on f.id = e.facility_id
      where e.list_id = ${listId} and e.withdrawn_at is null) as s
    cross join (
      select count(*)::int as entries, coalesce(sum(e.quantity), 0)::int as quantity,
             -- Half of the evenings of a need are half of it, whatever is held on each.
             coalesce(sum(e.quantity * ${demandCoverage(now)}), 0)::float8 as held,
             (count(*) filter (where ${entryStateAsOf('demand', now)} = 'ESCALATED' and ${isOpenAsOf(now)}))::int as escalated
      from demand e where e.list_id = ${listId} and e.withdrawn_at is null) as d`;
}

/** Each of many lists in figures: one statement, whatever is on them. */
export const figuresOfList = defineLoader<string, SupplyDemandListFigures>(async (ctx: Context, listIds) => {
  const { rows } = await sql<FiguresRow>`
    select figures.* from unnest(${listIds}::text[]) as list (id)
    cross join lateral (${figuresStatement(sql`list.id`, ctx.now())}) as figures`.execute(ctx.db);
  const byId = new Map(rows.map((row) => [row.id, figuresFrom(row)]));
  return listIds.map((id) => byId.get(id)!);
});

/** The same for a list in a larger statement, which the figures are then read from. */
export const prefetchedFigures: (listId: RawBuilder<string>, now: Temporal.Instant) => PrefetchedValue = (
  listId,
  now,
) => ({
  value: sql`(select to_json(figures) from (${figuresStatement(listId, now)}) as figures)`,
  read: (row) => figuresFrom(row as FiguresRow),
});

function figuresFrom(row: FiguresRow): SupplyDemandListFigures {
  const problems = [
    { kind: ListProblemKind.ESCALATED, entries: row.escalated },
    { kind: ListProblemKind.FACILITY_NOT_PUBLISHED, entries: row.unpublished },
  ];
  return {
    supplies: side(row.supplies, row.offered, row.given),
    demands: side(row.demands, row.asked, row.got),
    problems: problems.filter(({ entries }) => entries > 0),
  };
}

/** Shares that add up to a whole do not always in binary. */
const ROUNDING = 1e-9;

function side(entries: number, quantity: number, matchedQuantity: number) {
  return {
    entries,
    quantity,
    matchedQuantity: Math.floor(matchedQuantity + ROUNDING),
    matchedShare: quantity === 0 ? 0 : matchedQuantity / quantity,
  };
}
