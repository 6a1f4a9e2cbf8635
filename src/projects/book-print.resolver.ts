import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { ListSize } from '../shared/list-size.ts';
import type { Context } from '../request/context.ts';
import { apiError } from '../shared/refusal.ts';
import { bookDiff } from './content/book-diff.ts';
import { BookChangeType } from './content/book-diff.type.ts';
import { bookPagePath } from './print/book-pages.ts';
import { nameOfParty } from './print/book-view.loader.ts';
import { isVersionVisible } from './running/project-log.loader.ts';
import { versionsOfBook } from './content/project-version.loader.ts';
import { ServiceProjectBook } from './service-project-book.entity.ts';
import type { BookRow } from './service-project-book.loader.ts';

/** Books as they are printed and compared. */
@Resolver(() => ServiceProjectBook)
export class BookPrintResolver {
  @FieldResolver(() => String, {
    description:
      'The path of this version on this server as a page to read and print, in Chinese. Before all have signed, the ' +
      'request has to carry the token of somebody who may see it. 打印页',
  })
  htmlUrl(@Root() { id, version }: BookRow) {
    return bookPagePath(id, version, 'html');
  }

  @FieldResolver(() => String, {
    description: 'The path of this version on this server as PDF on A4, in Chinese; see `htmlUrl`.',
  })
  pdfUrl(@Root() { id, version }: BookRow) {
    return bookPagePath(id, version, 'pdf');
  }

  @ListSize({ by: 'held', assumed: 50 })
  @FieldResolver(() => [BookChangeType], {
    description:
      'What has changed from one version to another, in the order of the text. What is put into a list, or taken out of ' +
      'it, is one change. The error is NOT_FOUND for a version that does not exist or that the caller may not see. 版本比较',
  })
  async diff(
    @Root() book: BookRow,
    @Arg('from', () => Int, { description: 'The version to compare with, usually the older one.' }) from: number,
    @Arg('to', () => Int, { description: 'The version to compare.' }) to: number,
    @Ctx() ctx: Context,
  ): Promise<BookChangeType[]> {
    const versions = (await versionsOfBook(ctx).load(book.id)).filter((version) => isVersionVisible(book, version));
    const [old, now] = [from, to].map((wanted) => {
      const found = versions.find(({ version }) => version === wanted);
      if (!found) throw apiError('NOT_FOUND', `There is no version ${wanted} of this project book.`);
      return found.text;
    });
    const partyIds = [...new Set([...old!.partyIds, ...now!.partyIds])];
    const names = new Map(await Promise.all(partyIds.map(async (id) => [id, await nameOfParty(ctx, id)] as const)));
    return bookDiff(old!, now!, (id) => names.get(id) ?? id).map(({ path, label, kind, before, after }) => ({
      path,
      label: label[ctx.language],
      kind,
      before: before?.[ctx.language] ?? null,
      after: after?.[ctx.language] ?? null,
    }));
  }
}
