import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Float, Info, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../request/context.ts';
import { Match, visibleMatch } from '../exchange/index.ts';
import { ListSize } from '../shared/list-size.ts';
import { Access } from '../shared/access.ts';
import { ConnectionArgs, pageOf } from '../shared/connection.ts';
import { selectionOf } from '../shared/selection.ts';
import { attentionOfBook } from './running/book-attention.loader.ts';
import { progressOf } from './content/book-content.ts';
import { ProjectContent, ProjectItem, shownContent } from './content/book-content.type.ts';
import {
  completionsOfBook,
  evaluationsOfBook,
  isLow,
  isVersionVisible,
  meanOf,
  milestonesOfBook,
  sessionsOfBook,
} from './running/project-log.loader.ts';
import {
  BookAttention,
  ProjectEvaluation,
  ProjectMilestone,
  ProjectParty,
  ProjectSession,
  ProjectVersion,
  REVIEW_BELOW,
} from './running/project-log.type.ts';
import { matchesOfBook, partiesOfVersion, versionOfBook, versionsOfBook } from './content/project-version.loader.ts';
import { ServiceProjectBook, ServiceProjectBookConnection } from './service-project-book.entity.ts';
import { ServiceProjectBookFilter } from './service-project-book.input.ts';
import { BOOK_SORT_KEYS, bookOfMatch, type BookRow, isRevised, listBooks } from './service-project-book.loader.ts';

@Resolver(() => ServiceProjectBook)
export class ServiceProjectBookResolver {
  @Access('PUBLIC')
  @Query(() => ServiceProjectBookConnection, {
    description:
      'Project books, by number: to everybody those with a version in force, to parties and staff of their places also ' +
      'those that are negotiated.',
  })
  serviceProjectBooks(
    @Arg('where', () => ServiceProjectBookFilter, { nullable: true, description: 'Which ones; all if absent.' })
    where: ServiceProjectBookFilter | null,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const selection = selectionOf(info);
    return listBooks(ctx, where ?? {}, pageOf(args, BOOK_SORT_KEYS, selection), selection.has('totalCount'));
  }

  @FieldResolver(() => String, { description: 'The title of the project.' })
  async title(@Root() book: BookRow, @Ctx() ctx: Context) {
    return (await shownVersion(ctx, book)).text.title;
  }

  @FieldResolver(() => [ProjectParty], { description: 'Who agrees: the grid branch first. 签约方' })
  parties(@Root() book: BookRow, @Ctx() ctx: Context) {
    return partiesOfVersion(ctx).load(keyOf(book));
  }

  @FieldResolver(() => [ProjectItem], { description: 'What is delivered, and by whom. 服务事项' })
  async items(@Root() book: BookRow, @Ctx() ctx: Context) {
    return (await shownVersion(ctx, book)).text.items;
  }

  @FieldResolver(() => ProjectContent, { description: 'The whole text. 项目书正文' })
  async content(@Root() book: BookRow, @Ctx() ctx: Context) {
    return shownContent((await shownVersion(ctx, book)).text);
  }

  @FieldResolver(() => [ProjectMilestone], { description: 'The milestones, by due date. 里程碑' })
  milestones(@Root() book: BookRow, @Ctx() ctx: Context) {
    return milestonesOfBook(ctx, book);
  }

  @ListSize({ by: 'held', assumed: 10 })
  @FieldResolver(() => [Match], {
    description:
      'The matches it comes from, as far as the caller may see them, without those of which a version in force has left ' +
      'out a side. 对接',
  })
  async matches(@Root() book: BookRow, @Ctx() ctx: Context) {
    const ids = await matchesOfBook(ctx).load(book.id);
    const matches = await Promise.all(ids.map((id) => visibleMatch(ctx, id)));
    return matches.filter((match) => match !== null);
  }

  @FieldResolver(() => Float, {
    description:
      'How much is done, 0 to 1: the weight of the completed milestones by the weight of all, in the version in force. 进度',
  })
  async progress(@Root() book: BookRow, @Ctx() ctx: Context) {
    const [{ text }, completions] = await Promise.all([
      versionOfBook(ctx).load({ bookId: book.id, version: book.versionInForce ?? book.version }),
      completionsOfBook(ctx).load(book.id),
    ]);
    return progressOf(text, new Set(completions.map(({ milestoneId }) => milestoneId)));
  }

  @FieldResolver(() => [ProjectVersion], {
    description:
      'Its versions, the first one first: all of them to the parties and to staff of their places, those that all have ' +
      'signed to others. 版本',
  })
  async versions(@Root() book: BookRow, @Ctx() ctx: Context) {
    return (await versionsOfBook(ctx).load(book.id)).filter((version) => isVersionVisible(book, version));
  }

  @Access('RESTRICTED')
  @FieldResolver(() => ProjectVersion, {
    nullable: true,
    description:
      'The version that is negotiated while another is in force, and replaces it when all have signed; null when there ' +
      'is none, and to all but the parties and staff of their places. 协商中的修订',
  })
  openRevision(@Root() book: BookRow, @Ctx() ctx: Context) {
    const { id: bookId, insider, latestVersion: version } = book;
    return insider && isRevised(book) ? versionOfBook(ctx).load({ bookId, version }) : null;
  }

  @FieldResolver(() => [ProjectSession], {
    description: 'The sessions, in the order in which they were held. 活动记录',
  })
  async sessions(@Root() book: BookRow, @Ctx() ctx: Context) {
    return (await sessionsOfBook(ctx).load(book.id)).map((session) => ({ ...session, insider: book.insider }));
  }

  @FieldResolver(() => [ProjectEvaluation], { description: 'The evaluations, in the order in which they came. 评价' })
  async evaluations(@Root() book: BookRow, @Ctx() ctx: Context) {
    return (await evaluationsOfBook(ctx).load(book.id)).map((one) => ({ ...one, insider: book.insider }));
  }

  @FieldResolver(() => Float, { nullable: true, description: 'The mean of the evaluations, 1 to 5; null without any.' })
  async meanScore(@Root() book: BookRow, @Ctx() ctx: Context) {
    return meanOf(await evaluationsOfBook(ctx).load(book.id));
  }

  @FieldResolver(() => Boolean, {
    description: `Whether the project is to be looked into: the mean of its evaluations is below ${REVIEW_BELOW}. 需要复核`,
  })
  async needsReview(@Root() book: BookRow, @Ctx() ctx: Context) {
    return isLow(await evaluationsOfBook(ctx).load(book.id));
  }

  @Access('RESTRICTED')
  @FieldResolver(() => [BookAttention], {
    description: 'What the parties should look into; empty to all but them and staff of their places. 提醒',
  })
  attention(@Root() book: BookRow, @Ctx() ctx: Context) {
    return book.insider ? attentionOfBook(ctx).load(book.id) : [];
  }

  @Access('RESTRICTED')
  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why it was suspended or terminated; null to all but the parties and staff of their places. 原因',
  })
  stateReason(@Root() book: BookRow) {
    return book.insider ? book.reason : null;
  }

  @Access('RESTRICTED')
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'How what was begun is wound up after a termination; null to all but the parties and staff of their places. 善后安排',
  })
  settlement(@Root() book: BookRow) {
    return book.insider ? book.settledHow : null;
  }
}

@Resolver(() => Match)
export class MatchBookResolver {
  @FieldResolver(() => ServiceProjectBook, {
    nullable: true,
    description:
      'The project book that it is in, or the last that it was in; null when there is none, or none for the caller. 服务项目书',
  })
  projectBook(@Root() match: { readonly id: string }, @Ctx() ctx: Context) {
    return bookOfMatch(ctx).load(match.id);
  }
}

function keyOf({ id: bookId, version }: BookRow) {
  return { bookId, version };
}

function shownVersion(ctx: Context, book: BookRow) {
  return versionOfBook(ctx).load(keyOf(book));
}
