import { Field, ID, InputType, registerEnumType } from 'type-graphql';
import { ENTRIES_MAX } from '../entries/entry.entity.ts';
import { CSV_CHARACTERS_MAX } from './list-csv.errors.ts';
import { WINDOWS_FORM } from './list-csv.windows.ts';
import { COLUMN_LABELS, REQUIRED_COLUMNS } from './list-csv.labels.ts';

/** The languages of a list as CSV. */
export enum ListLanguage {
  EN = 'EN',
  ZH_CN = 'ZH_CN',
}

registerEnumType(ListLanguage, {
  name: 'ListLanguage',
  description: 'In which language a list is written as CSV.',
  valuesConfig: {
    EN: { description: 'English. 英文' },
    ZH_CN: { description: 'Simplified Chinese. 简体中文' },
  },
});

const columnNames = Object.values(COLUMN_LABELS)
  .map((word) => `\`${word.en}\` ${word['zh-CN']}`)
  .join(', ');
const requiredNames = REQUIRED_COLUMNS.map((column) => `\`${COLUMN_LABELS[column].en}\``).join(', ');

@InputType({ description: 'A CSV file with entries for a draft. 供需清单导入' })
export class SupplyDemandListImportInput {
  @Field(() => ID, { description: 'The list, a draft that the caller keeps.' })
  listId!: string;

  @Field(() => String, {
    description:
      'The text of the file by RFC 4180, or as a spreadsheet copies it, with tabs instead of commas: ' +
      `at most ${CSV_CHARACTERS_MAX} characters and ${ENTRIES_MAX} rows under a header ` +
      `row, which names the columns in one language and in any order: ${columnNames}. Of these ${requiredNames} cannot be ` +
      `missing; an empty cell has the default of the mutation that adds such an entry. ${WINDOWS_FORM} Other cells have ` +
      'the words of either language or the values of this schema; a category is told by its code, or by its name where ' +
      'no other has that name. A row with the id of an entry on the draft changes that entry, in the columns that the ' +
      'file has; any other row adds one. An apostrophe before a sign that spreadsheets take for a formula is not part of a text.',
  })
  csv!: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True to be told what is wrong with the file, and nothing else: nothing is written.',
  })
  validateOnly?: boolean | null;

  @Field(() => [ID], {
    nullable: true,
    description: `Entries of the draft to take off along with it, at most ${ENTRIES_MAX}, none of them a row of the file.`,
  })
  removeIds?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      'A key of the caller’s own making, 1 to 200 characters, new for every import that is meant. A repeat of the same ' +
      'request with the same key gets the same answer and adds nothing more; a file with errors is read anew.',
  })
  idempotencyKey?: string | null;
}
