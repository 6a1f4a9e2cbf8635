import type { WriteContext } from '../../../request/context.ts';
import { Refusal } from '../../../shared/refusal.ts';
import {
  type DemandChanges,
  demandFrom,
  enterDemand,
  rewriteDemandOnDraft,
  rewrittenDemand,
  takeDemandOff,
} from '../entries/demand.service.ts';
import { type DemandRow, demandsOfList } from '../entries/demand.loader.ts';
import {
  enterSupply,
  rewriteSupplyOnDraft,
  rewrittenSupply,
  type SupplyChanges,
  supplyFrom,
  takeSupplyOff,
} from '../entries/supply.service.ts';
import { suppliesOfList, type SupplyRow } from '../entries/supply.loader.ts';
import type { SupplyDemandList } from '../supply-demand-list.entity.ts';
import type { CsvEntry } from './list-csv.entries.ts';
import { type CsvProblem, entryRepeated, noSuchEntry, noSuchEntryToRemove } from './list-csv.errors.ts';
import type { ColumnName } from './list-csv.labels.ts';
import type { CsvTable } from './list-csv.text.ts';

/** A row of a draft, of either side. */
type Known =
  | { readonly side: 'SUPPLY'; readonly row: SupplyRow }
  | { readonly side: 'DEMAND'; readonly row: DemandRow };

/** What a file is about to do with a draft. */
interface DraftToWrite {
  readonly list: SupplyDemandList;
  readonly table: CsvTable;
  readonly entries: readonly CsvEntry[];
  /** The entries of the draft that rows of the file name, by their ids. */
  readonly known: ReadonlyMap<string, Known>;
  readonly removed: readonly Known[];
  readonly problems: readonly CsvProblem[];
}

/**
 * Which of the entries on a draft the rows of a file stand for, and which are to go.
 * @throws Refusal NOT_FOUND for one to go that is not there, or that a row stands for
 */
export async function entriesOfDraft(
  ctx: WriteContext,
  list: SupplyDemandList,
  table: CsvTable,
  entries: readonly CsvEntry[],
  removeIds: readonly string[],
): Promise<DraftToWrite> {
  const named = entries.filter(({ entryId }) => entryId !== null);
  const there = named.length + removeIds.length === 0 ? new Map<string, Known>() : await entriesById(ctx, list.id);
  const known = new Map<string, Known>();
  const problems: CsvProblem[] = [];
  for (const { row, side, entryId } of named) {
    const entry = there.get(entryId!);
    const refusal = entry?.side !== side ? noSuchEntry({}) : known.has(entryId!) ? entryRepeated() : null;
    if (refusal) problems.push({ row, column: table.headers.entryId, refusal });
    else known.set(entryId!, entry!);
  }
  const removed = [...new Set(removeIds)].map((id) => {
    const entry = there.get(id);
    if (!entry || known.has(id)) throw noSuchEntryToRemove({});
    return entry;
  });
  const refused = new Set(problems.map(({ row }) => row));
  return { list, table, entries: entries.filter(({ row }) => !refused.has(row)), known, removed, problems };
}

async function entriesById(ctx: WriteContext, listId: string): Promise<Map<string, Known>> {
  const [supplies, demands] = await Promise.all([suppliesOfList(ctx).load(listId), demandsOfList(ctx).load(listId)]);
  return new Map<string, Known>([
    ...supplies.map((row): [string, Known] => [row.id, { side: 'SUPPLY', row }]),
    ...demands.map((row): [string, Known] => [row.id, { side: 'DEMAND', row }]),
  ]);
}

/** Judges every row by the rules of an entry, and writes nothing. @returns why some are refused */
export function judgeAll(ctx: WriteContext, draft: DraftToWrite): Promise<CsvProblem[]> {
  return forAll(draft, async (entry, known) => {
    const { list, table } = draft;
    if (known?.side === 'SUPPLY') await rewrittenSupply(ctx, list, known.row, supplyChanges(table, entry));
    else if (known) await rewrittenDemand(ctx, list, known.row, demandChanges(table, entry));
    else await (entry.side === 'SUPPLY' ? supplyFrom(ctx, list, entry) : demandFrom(ctx, list, entry));
  });
}

/** Writes what it can, and says why not the rest: then all is undone with the transaction. */
export function writeAll(ctx: WriteContext, draft: DraftToWrite): Promise<CsvProblem[]> {
  return forAll(draft, async (entry, known) => {
    const { list, table } = draft;
    if (known?.side === 'SUPPLY') await rewriteSupplyOnDraft(ctx, list, known.row, supplyChanges(table, entry));
    else if (known) await rewriteDemandOnDraft(ctx, list, known.row, demandChanges(table, entry));
    else await (entry.side === 'SUPPLY' ? enterSupply(ctx, list, entry) : enterDemand(ctx, list, entry));
    // Written by now: each flush would look through all that were written before, which takes as long again.
    ctx.em.clear();
  });
}

/** Takes the entries off that are to go. */
export async function removeAll(ctx: WriteContext, { removed }: DraftToWrite): Promise<void> {
  for (const { side, row } of removed) {
    await (side === 'SUPPLY' ? takeSupplyOff(ctx, row as SupplyRow) : takeDemandOff(ctx, row as DemandRow));
  }
}

async function forAll(
  { table, entries, known }: DraftToWrite,
  work: (entry: CsvEntry, known: Known | undefined) => Promise<unknown>,
): Promise<CsvProblem[]> {
  const problems: CsvProblem[] = [];
  for (const entry of entries) {
    try {
      await work(entry, entry.entryId === null ? undefined : known.get(entry.entryId));
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      problems.push({ row: entry.row, column: columnOf(table, refusal), refusal });
    }
  }
  return problems;
}

/** The column that a refusal of an entry speaks of, as the file calls it. */
function columnOf({ headers }: CsvTable, { field }: Refusal): string | null {
  const member = field?.[0] === 'location' ? 'latitude' : field?.[0];
  return headers[member as ColumnName] ?? null;
}

// A column that the file has not leaves what there is; an empty cell stands for the default.

function supplyChanges(table: CsvTable, entry: CsvEntry): SupplyChanges {
  const { facilityId, allianceIds } = entry;
  return inTheFile(table, { ...commonChanges(entry), facilityId, allianceIds });
}

function demandChanges(table: CsvTable, entry: CsvEntry): DemandChanges {
  const { priority, beneficiaries, minQuantity, minMinutes, splittable } = entry;
  const { needsAll, minOccurrences, openToClaimsUntil } = entry;
  const own = {
    priority,
    beneficiaries,
    minQuantity,
    minMinutes,
    splittable,
    needsAll,
    minOccurrences,
    openToClaimsUntil,
  };
  return inTheFile(table, { ...commonChanges(entry), ...own });
}

function commonChanges(entry: CsvEntry) {
  const { categoryCode, title, quantity, unitOfMeasure, windows, validFrom, validTo } = entry;
  const { location, maxDistanceMeters, audiences, conditions, cost } = entry;
  return {
    categoryCode,
    title,
    quantity,
    unitOfMeasure,
    windows,
    validFrom,
    validTo,
    location,
    maxDistanceMeters,
    audiences,
    conditions,
    cost,
  };
}

function inTheFile<C extends object>({ columns }: CsvTable, changes: C): C {
  const has = (member: string) => columns.has(member === 'location' ? 'latitude' : (member as ColumnName));
  return Object.fromEntries(Object.entries(changes).filter(([member]) => has(member))) as C;
}
