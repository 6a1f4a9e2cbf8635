import type { Context, WriteContext } from '../../../request/context.ts';
import { hashOfRequest, onceInTransaction } from '../../../request/idempotency.ts';
import { inTransaction } from '../../../request/transaction.ts';
import type { Language } from '../../../shared/language.ts';
import { defineLoader } from '../../../request/loader.ts';
import { record } from '../../../request/record.ts';
import { apiError } from '../../../shared/refusal.ts';
import { demandsOfList } from '../entries/demand.loader.ts';
import { ENTRIES_MAX, EntryState } from '../entries/entry.entity.ts';
import { draftToFill, requireRoom } from '../entries/entry.service.ts';
import { cellsOfDemand, cellsOfSupply, readEntries } from './list-csv.entries.ts';
import { RowsRefused } from './list-csv.errors.ts';
import type { SupplyDemandListImportInput } from './list-csv.input.ts';
import { entriesOfDraft, judgeAll, removeAll, writeAll } from './list-csv.rows.ts';
import { readTable, writeTable } from './list-csv.text.ts';
import { COLUMNS, CONTENT_COLUMNS } from './list-csv.labels.ts';
import { allCategories, categoryById } from '../service-category.loader.ts';
import { alliancesOfSupply, suppliesOfList } from '../entries/supply.loader.ts';

/**
 * Adds the entries of a CSV file to a draft, changes those that it names by their ids and takes others off, all of it or
 * nothing. Every row is read, and judged by the rules that hold for an entry that is written by itself.
 * @returns the id of the list
 * @throws RowsRefused with what is wrong, row by row; of the rules of entries, the first that a row breaks
 */
export async function importEntries(ctx: Context, input: SupplyDemandListImportInput): Promise<string> {
  const { listId, csv, removeIds, idempotencyKey } = input;
  if (input.validateOnly) return inTransaction(ctx, (ctx) => importInto(ctx, input));
  if (idempotencyKey == null) return inTransaction(ctx, (ctx) => importInto(ctx, input));
  const hash = hashOfRequest('supplyDemandListImport', listId, csv, ...(removeIds ?? []));
  try {
    return await onceInTransaction(ctx, idempotencyKey, hash, (ctx) => importInto(ctx, input).catch(notToBeStored));
  } catch (error) {
    throw error instanceof NotStored ? error.refused : error;
  }
}

/** What is wrong with a file is told row by row, which is more than a stored answer holds: it is found anew each time. */
class NotStored extends Error {
  readonly refused: RowsRefused;

  constructor(refused: RowsRefused) {
    super('The file has errors');
    this.refused = refused;
  }
}

function notToBeStored(error: unknown): never {
  throw error instanceof RowsRefused ? new NotStored(error) : error;
}

async function importInto(
  ctx: WriteContext,
  { listId, csv, validateOnly, removeIds }: SupplyDemandListImportInput,
): Promise<string> {
  const list = await draftToFill(ctx, listId);
  const table = readTable(csv, ENTRIES_MAX);
  if ('problems' in table) throw new RowsRefused(table.problems);
  const { entries, problems } = readEntries(table, await allCategories(ctx));
  const draft = await entriesOfDraft(ctx, list, table, entries, removeIds ?? []);
  await requireRoom(ctx, list, table.rows.length - draft.known.size - draft.removed.length);
  const work = validateOnly ? judgeAll : writeAll;
  const refused = [...problems, ...draft.problems, ...(await work(ctx, draft))];
  if (refused.length > 0) throw new RowsRefused(refused.sort((one, other) => one.row - other.row));
  if (validateOnly) return list.id;
  await removeAll(ctx, draft);
  await record(ctx, {
    action: 'supplyDemandListImport',
    subjectId: list.id,
    districtCode: list.districtCode,
    fields: ['supplies', 'demands'],
  });
  return list.id;
}

/** Lists that one request can have written as files: each may have hundreds of entries. */
export const CSV_LISTS_MAX = 20;

/** Which list, in which language, and whether each row says which entry it is. */
interface ListInLanguage {
  readonly listId: string;
  readonly language: Language;
  readonly withIds: boolean;
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
  ({ listId, language, withIds }) => `${listId} ${language} ${withIds}`,
);

async function exportEntries(ctx: Context, { listId, language, withIds }: ListInLanguage): Promise<string> {
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
  return writeTable(rows, language, withIds ? COLUMNS : CONTENT_COLUMNS);
}

function isOnOffer({ state }: { readonly state: EntryState }): boolean {
  return state !== EntryState.WITHDRAWN;
}
