import type { Context, WriteContext } from '../../../request/context.ts';
import { inTransaction } from '../../../request/transaction.ts';
import type { Language } from '../../../shared/language.ts';
import { defineLoader } from '../../../request/loader.ts';
import { record } from '../../../request/record.ts';
import { apiError, Refusal } from '../../../shared/refusal.ts';
import { enterDemand } from '../entries/demand.service.ts';
import { demandsOfList } from '../entries/demand.loader.ts';
import { ENTRIES_MAX, EntryState } from '../entries/entry.entity.ts';
import { draftToFill, requireRoom } from '../entries/entry.service.ts';
import { cellsOfDemand, cellsOfSupply, type CsvEntry, readEntries } from './list-csv.entries.ts';
import { type CsvProblem, RowsRefused } from './list-csv.errors.ts';
import type { SupplyDemandListImportInput } from './list-csv.input.ts';
import { type CsvTable, readTable, writeTable } from './list-csv.text.ts';
import type { ColumnName } from './list-csv.labels.ts';
import { allCategories, categoryById } from '../service-category.loader.ts';
import type { SupplyDemandList } from '../supply-demand-list.entity.ts';
import { enterSupply } from '../entries/supply.service.ts';
import { alliancesOfSupply, suppliesOfList } from '../entries/supply.loader.ts';

/**
 * Adds the entries of a CSV file to a draft, all of them or none. Every row is read, and judged by the rules that hold
 * for an entry that is added by itself.
 * @returns the id of the list
 * @throws RowsRefused with what is wrong, row by row; of the rules of entries, the first that a row breaks
 */
export function importEntries(ctx: Context, { listId, csv }: SupplyDemandListImportInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const list = await draftToFill(ctx, listId);
    const table = readTable(csv, ENTRIES_MAX);
    if ('problems' in table) throw new RowsRefused(table.problems);
    await requireRoom(ctx, list, table.rows.length);
    const { entries, problems } = readEntries(table, await allCategories(ctx));
    const refused = [...problems, ...(await enterAll(ctx, list, table, entries))];
    if (refused.length > 0) throw new RowsRefused(refused.sort((one, other) => one.row - other.row));
    await record(ctx, {
      action: 'supplyDemandListImport',
      subjectId: list.id,
      districtCode: list.districtCode,
      fields: ['supplies', 'demands'],
    });
    return list.id;
  });
}

/** Enters what it can, and says why not the rest: then all is undone with the transaction. */
async function enterAll(
  ctx: WriteContext,
  list: SupplyDemandList,
  table: CsvTable,
  entries: readonly CsvEntry[],
): Promise<CsvProblem[]> {
  const problems: CsvProblem[] = [];
  for (const entry of entries) {
    try {
      await (entry.side === 'SUPPLY' ? enterSupply(ctx, list, entry) : enterDemand(ctx, list, entry));
      // Written by now: each flush would look through all that were written before, which takes as long again.
      ctx.em.clear();
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

/** Lists that one request can have written as files: each may have hundreds of entries. */
export const CSV_LISTS_MAX = 20;

/** Which list, and in which language. */
interface ListInLanguage {
  readonly listId: string;
  readonly language: Language;
}

/**
 * The entries of lists that are not withdrawn, as CSV files that {@link importEntries} reads. Each is written once for a
 * request, however often it is asked for.
 * @throws BAD_USER_INPUT for more than {@link CSV_LISTS_MAX} at once
 */
export const csvOfList = defineLoader<ListInLanguage, string>(
  async (ctx: Context, lists) => {
    if (lists.length > CSV_LISTS_MAX) {
      throw apiError('BAD_USER_INPUT', `At most ${CSV_LISTS_MAX} lists are written as CSV at once.`);
    }
    return Promise.all(lists.map((list) => exportEntries(ctx, list)));
  },
  ({ listId, language }) => `${listId} ${language}`,
);

async function exportEntries(ctx: Context, { listId, language }: ListInLanguage): Promise<string> {
  const [supplies, demands] = await Promise.all([suppliesOfList(ctx).load(listId), demandsOfList(ctx).load(listId)]);
  const codeOf = async (categoryId: string) => (await categoryById(ctx).load(categoryId))!.code;
  const rows = await Promise.all([
    ...supplies.filter(isOnOffer).map(async (supply) => {
      const [code, allianceIds] = await Promise.all([
        codeOf(supply.categoryId),
        alliancesOfSupply(ctx).load(supply.id),
      ]);
      return cellsOfSupply(supply, code, allianceIds, language);
    }),
    ...demands
      .filter(isOnOffer)
      .map(async (demand) => cellsOfDemand(demand, await codeOf(demand.categoryId), language)),
  ]);
  return writeTable(rows, language);
}

function isOnOffer({ state }: { readonly state: EntryState }): boolean {
  return state !== EntryState.WITHDRAWN;
}
