import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../request/context.ts';
import { Access } from '../../../shared/access.ts';
import { answer } from '../../../request/answer.ts';
import type { Language } from '../../../shared/language.ts';
import { type CsvProblem, RowsRefused } from './list-csv.errors.ts';
import { ListLanguage, SupplyDemandListImportInput } from './list-csv.input.ts';
import { SupplyDemandListImportPayload } from './list-csv.payload.ts';
import { CSV_LISTS_MAX, csvOfList, importEntries } from './list-csv.service.ts';
import { CSV_ERRORS_MAX } from './list-csv.text.ts';
import { SupplyDemandList } from '../supply-demand-list.entity.ts';
import { type ListRow, visibleList } from '../supply-demand-list.loader.ts';

const LANGUAGE_OF: Readonly<Record<ListLanguage, Language>> = {
  [ListLanguage.EN]: 'en',
  [ListLanguage.ZH_CN]: 'zh-CN',
};

/** Lists as CSV files. */
@Resolver(() => SupplyDemandList)
export class ListCsvResolver {
  @Access('SIGNED_IN')
  @Mutation(() => SupplyDemandListImportPayload, {
    description:
      'Adds the entries of a CSV file to a draft, changes those that it names by their ids, and takes others off, all or ' +
      'none; with `validateOnly` it only says what would be wrong. For its owner. Refused with INVALID_INPUT and `rowErrors` ' +
      'when anything is wrong with the file; with QUOTA_EXCEEDED, INVALID_INPUT, NOT_FOUND, FORBIDDEN, STATE_CONFLICT or ' +
      'IDEMPOTENCY_CONFLICT.',
  })
  async supplyDemandListImport(
    @Arg('input', () => SupplyDemandListImportInput, { description: 'Which list, and the file.' })
    input: SupplyDemandListImportInput,
    @Ctx() ctx: Context,
  ) {
    let problems: readonly CsvProblem[] = [];
    const imported = importEntries(ctx, input).catch((error: unknown) => {
      if (error instanceof RowsRefused) problems = error.problems;
      throw error;
    });
    const payload = await answer(ctx, 'list', imported, visibleList);
    const rowErrors = problems.slice(0, CSV_ERRORS_MAX).map(({ row, column, refusal }) => ({
      row,
      column,
      message: refusal.messageIn(ctx.language),
      code: refusal.code,
    }));
    return { ...payload, rowErrors };
  }

  @FieldResolver(() => String, {
    description:
      'The entries that are not withdrawn as a CSV file (RFC 4180), which `supplyDemandListImport` reads back. Cells that ' +
      'a spreadsheet would take for a formula stand behind an apostrophe. For spreadsheets, save it in UTF-8 with a byte ' +
      `order mark. At most ${CSV_LISTS_MAX} lists at once. 供需清单导出`,
  })
  csv(
    @Root() list: ListRow,
    @Arg('language', () => ListLanguage, {
      nullable: true,
      description: 'The language of the header and of the words in cells; that of the request if absent.',
    })
    language: ListLanguage | null,
    @Arg('withIds', () => Boolean, {
      defaultValue: false,
      description: 'True for a column with the id of each entry, by which `supplyDemandListImport` changes it.',
    })
    withIds: boolean,
    @Ctx() ctx: Context,
  ) {
    const inLanguage = language == null ? ctx.language : LANGUAGE_OF[language];
    return csvOfList(ctx).load({ listId: list.id, language: inLanguage, withIds });
  }
}
