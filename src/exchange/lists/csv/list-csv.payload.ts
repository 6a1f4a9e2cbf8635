import { Field, Int, ObjectType } from 'type-graphql';
import { Access } from '../../../shared/access.ts';
import { UserError } from '../../../shared/payload.ts';
import { ErrorCode } from '../../../shared/refusal.ts';
import { CSV_ERRORS_MAX } from './list-csv.text.ts';
import { SupplyDemandList } from '../supply-demand-list.entity.ts';

@Access('PUBLIC')
@ObjectType({ description: 'What is wrong with one place of a CSV file.', simpleResolvers: true })
class CsvRowError {
  @Field(() => Int, { description: 'The row as a spreadsheet counts; the header is row 1.' })
  row!: number;

  @Field(() => String, { nullable: true, description: 'The column as the file names it; null for the whole row.' })
  column!: string | null;

  @Field(() => String, { description: 'For people, in the language of `Accept-Language` (zh-CN or en).' })
  message!: string;

  @Field(() => ErrorCode, { description: 'For programs.' })
  code!: ErrorCode;
}

@Access('PUBLIC')
@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class SupplyDemandListImportPayload {
  @Field(() => SupplyDemandList, { nullable: true, description: 'The list with its new entries; null when refused.' })
  list!: SupplyDemandList | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty when it was done.' })
  userErrors!: UserError[];

  @Field(() => [CsvRowError], {
    description: `What is wrong with the file, in the order of its rows, the first ${CSV_ERRORS_MAX}; nothing was written then.`,
  })
  rowErrors!: CsvRowError[];
}
