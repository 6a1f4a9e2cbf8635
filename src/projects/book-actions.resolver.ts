import { Ctx, Field, FieldResolver, ID, ObjectType, Resolver, Root } from 'type-graphql';
import type { Context } from '../request/context.ts';
import { Access } from '../shared/access.ts';
import {
  canLog,
  canStart,
  canTake,
  canWithdrawRevision,
  partiesToCompleteFor,
  partiesToEvaluateFor,
  partiesToSignFor,
} from './book-actions.ts';
import { partiesToEnterPaperFor } from './papers/paper-actions.ts';
import { ServiceProjectBook } from './service-project-book.entity.ts';
import type { BookRow } from './service-project-book.loader.ts';

@Access('PUBLIC')
@ObjectType({
  description: 'What the caller may do with a project book in the state it is in. 可执行的操作',
  simpleResolvers: true,
})
class ServiceProjectBookViewerCan {
  @Field(() => Boolean, { description: '`serviceProjectBookRevise`.' })
  revise!: boolean;

  @Field(() => Boolean, { description: '`serviceProjectBookWithdrawRevision`.' })
  withdrawRevision!: boolean;

  @Field(() => [ID], { description: '`serviceProjectBookSign`: the ids of the parties that wait for the caller.' })
  signFor!: string[];

  @Field(() => [ID], {
    description:
      '`paperSignatureEnter`: the ids of the parties of which the caller can enter that they signed on paper.',
  })
  enterPaperFor!: string[];

  @Field(() => Boolean, { description: '`serviceProjectBookStart`.' })
  start!: boolean;

  @Field(() => Boolean, { description: '`serviceProjectBookSuspend`.' })
  suspend!: boolean;

  @Field(() => Boolean, { description: '`serviceProjectBookResume`.' })
  resume!: boolean;

  @Field(() => Boolean, { description: '`milestoneComplete` and `projectSessionLog`.' })
  log!: boolean;

  @Field(() => [ID], {
    description:
      '`serviceProjectBookComplete`: the ids of the parties for which the caller can; where bookings lie ahead, with ' +
      '`releaseBookings`.',
  })
  completeFor!: string[];

  @Field(() => Boolean, {
    description: '`serviceProjectBookTerminate`; of a project that is under way, with a `settlement`.',
  })
  terminate!: boolean;

  @Field(() => [ID], { description: '`projectEvaluate`: the ids of the parties for which the caller can.' })
  evaluateFor!: string[];
}

@Resolver(() => ServiceProjectBook)
export class BookActionsResolver {
  @FieldResolver(() => ServiceProjectBookViewerCan, {
    description:
      'What the caller may do with it, by the same rules as the mutations: what is false, or not named, is refused.',
  })
  async viewerCan(@Root() book: BookRow, @Ctx() ctx: Context): Promise<ServiceProjectBookViewerCan> {
    const [signFor, enterPaperFor, start, completeFor, evaluateFor] = await Promise.all([
      partiesToSignFor(ctx, book),
      partiesToEnterPaperFor(ctx, book),
      canStart(ctx, book),
      partiesToCompleteFor(ctx, book),
      partiesToEvaluateFor(ctx, book),
    ]);
    return {
      revise: canTake(book, 'REVISE'),
      withdrawRevision: canWithdrawRevision(book),
      signFor,
      enterPaperFor,
      start,
      suspend: canTake(book, 'SUSPEND'),
      resume: canTake(book, 'RESUME'),
      log: canLog(book),
      completeFor,
      terminate: canTake(book, 'TERMINATE'),
      evaluateFor,
    };
  }
}
