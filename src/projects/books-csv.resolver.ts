import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { ownerOf } from '../exchange/index.ts';
import type { Context } from '../request/context.ts';
import { Access } from '../shared/access.ts';
import type { Connection } from '../shared/connection.ts';
import { csvFile, CSV_OF_PAGE } from '../shared/csv/csv-file.ts';
import type { Labels } from '../shared/labels.ts';
import { partiesOfVersion, versionOfBook } from './content/project-version.loader.ts';
import { ServiceProjectBookConnection, type ServiceProjectBookState } from './service-project-book.entity.ts';
import type { BookRow } from './service-project-book.loader.ts';

const STATES: Labels<ServiceProjectBookState> = {
  DRAFT: { en: 'draft', 'zh-CN': '草稿' },
  NEGOTIATING: { en: 'being negotiated', 'zh-CN': '协商中' },
  SIGNED: { en: 'signed', 'zh-CN': '已签署' },
  RUNNING: { en: 'running', 'zh-CN': '执行中' },
  SUSPENDED: { en: 'suspended', 'zh-CN': '已暂停' },
  COMPLETED: { en: 'completed', 'zh-CN': '已完成' },
  EVALUATED: { en: 'evaluated', 'zh-CN': '已评价' },
  TERMINATED: { en: 'terminated', 'zh-CN': '已终止' },
};

const HEADER = {
  en: 'id,number,title,state,version,version in force,parties,signed by,term from,term to',
  'zh-CN': '标识,编号,项目名称,状态,版本,生效版本,签约方,已签署,期限起,期限止',
};

/** A page of books as a table for a spreadsheet. */
@Resolver(() => ServiceProjectBookConnection)
export class BooksCsvResolver {
  @Access('PUBLIC')
  @FieldResolver(() => String, { description: CSV_OF_PAGE })
  async csv(@Root() { edges }: Connection<BookRow>, @Ctx() ctx: Context): Promise<string> {
    const rows = await Promise.all(edges.map(({ node }) => cellsOf(ctx, node)));
    return csvFile(HEADER[ctx.language].split(','), rows);
  }
}

async function cellsOf(ctx: Context, { id, number, state, version, versionInForce }: BookRow): Promise<string[]> {
  const key = { bookId: id, version };
  const [{ text }, parties] = await Promise.all([versionOfBook(ctx).load(key), partiesOfVersion(ctx).load(key)]);
  const named = await Promise.all(
    parties.map(async ({ partyId, signedVersion }) => ({
      name: (await ownerOf(ctx, partyId))!.name,
      hasSigned: signedVersion !== null,
    })),
  );
  const names = (some: typeof named) => some.map(({ name }) => name).join(ctx.language === 'en' ? '; ' : '；');
  return [
    id,
    number,
    text.title,
    STATES[state][ctx.language],
    String(version),
    String(versionInForce ?? ''),
    names(named),
    names(named.filter(({ hasSigned }) => hasSigned)),
    text.term.from,
    text.term.to,
  ];
}
