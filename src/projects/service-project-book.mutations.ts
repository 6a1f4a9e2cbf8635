import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../request/context.ts';
import { Access } from '../shared/access.ts';
import { OncePerDocument } from '../shared/once-per-document.ts';
import { answer } from '../request/answer.ts';
import { ServiceProjectBookReviseInput } from './content/book-content.input.ts';
import { draftBook } from './draft-book.ts';
import { visibleMilestone } from './running/project-log.loader.ts';
import { completeMilestone, evaluateBook, logSession } from './running/project-log.service.ts';
import { reviseBook } from './revise-book.ts';
import { completeBook, resumeBook, startBook, suspendBook, terminateBook } from './running/run-book.ts';
import {
  MilestoneCompleteInput,
  ProjectEvaluateInput,
  ProjectSessionLogInput,
  ServiceProjectBookCompleteInput,
  ServiceProjectBookDraftInput,
  ServiceProjectBookResumeInput,
  ServiceProjectBookSignInput,
  ServiceProjectBookStartInput,
  ServiceProjectBookSuspendInput,
  ServiceProjectBookTerminateInput,
  ServiceProjectBookWithdrawRevisionInput,
} from './service-project-book.input.ts';
import { visibleBook } from './service-project-book.loader.ts';
import {
  MilestoneCompletePayload,
  ProjectEvaluatePayload,
  ProjectSessionLogPayload,
  ServiceProjectBookCompletePayload,
  ServiceProjectBookDraftPayload,
  ServiceProjectBookResumePayload,
  ServiceProjectBookRevisePayload,
  ServiceProjectBookSignPayload,
  ServiceProjectBookStartPayload,
  ServiceProjectBookSuspendPayload,
  ServiceProjectBookTerminatePayload,
  ServiceProjectBookWithdrawRevisionPayload,
} from './service-project-book.payload.ts';
import { signBook } from './sign-book.ts';
import { withdrawRevision } from './withdraw-revision.ts';

@Resolver()
export class ServiceProjectBookMutations {
  @Access('SIGNED_IN')
  @Mutation(() => ServiceProjectBookDraftPayload, {
    description:
      'Drafts a project book from matches on which both sides have agreed: their owners, one grid branch and one ' +
      'or more units, are its parties, what is supplied its items; for whoever acts for a side of each match, or ' +
      'is staff of the place of a side. Refused with STATE_CONFLICT when a match is not CONFIRMED or FULFILLED, ' +
      'or is in another book that has not ended; with INVALID_INPUT, NOT_FOUND.',
  })
  serviceProjectBookDraft(
    @Arg('input', () => ServiceProjectBookDraftInput, { description: 'The matches, and a title.' })
    input: ServiceProjectBookDraftInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'book', draftBook(ctx, input), visibleBook);
  }

  @Access('SIGNED_IN')
  @Mutation(() => ServiceProjectBookRevisePayload, {
    description:
      'Writes a new version, which nobody has signed; for the parties, and for staff of their places. A version that ' +
      'all have signed stays in force, and public, until all have signed the new one: see `openRevision`. When that ' +
      'comes into force, a match one of whose sides is no party any more leaves the book, and stands by itself with its ' +
      'bookings. Refused with STALE_VERSION when there is a later version than the one that was read; with ' +
      'STATE_CONFLICT when the book has ended, when none of its matches would be between its parties, for a match ' +
      'that cannot be taken in, or for a new party that is no member of an alliance; with INVALID_INPUT, NOT_FOUND or ' +
      'FORBIDDEN.',
  })
  serviceProjectBookRevise(
    @Arg('input', () => ServiceProjectBookReviseInput, { description: 'What is to change.' })
    input: ServiceProjectBookReviseInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'book', reviseBook(ctx, input), visibleBook);
  }

  @Access('SIGNED_IN')
  @OncePerDocument()
  @Mutation(() => ServiceProjectBookSignPayload, {
    description:
      'Signs the latest version for a party: a unit by a delegate who sits for it, a branch by its secretary, ' +
      'never one person for two parties. When all have signed, the version is in force. A party may sign on paper ' +
      'instead: `paperSignatureEnter`. Refused with STALE_VERSION when there is a later version; with STATE_CONFLICT ' +
      'when the party has signed it, is no active member of any alliance, or the text has characters that cannot be ' +
      'printed, which are named; with INVALID_INPUT, NOT_FOUND, FORBIDDEN or IDEMPOTENCY_CONFLICT.',
  })
  serviceProjectBookSign(
    @Arg('input', () => ServiceProjectBookSignInput, { description: 'Which version, and for whom.' })
    input: ServiceProjectBookSignInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'book', signBook(ctx, input), visibleBook);
  }

  @Access('SIGNED_IN')
  @Mutation(() => ServiceProjectBookWithdrawRevisionPayload, {
    description:
      'Withdraws the version that is negotiated beside the one in force, with the signatures that it has; for the ' +
      'parties that the one in force binds, and for staff of their places. Refused with STATE_CONFLICT when there is ' +
      'none; with STALE_VERSION, INVALID_INPUT, NOT_FOUND or FORBIDDEN.',
  })
  serviceProjectBookWithdrawRevision(
    @Arg('input', () => ServiceProjectBookWithdrawRevisionInput, { description: 'Which one.' })
    input: ServiceProjectBookWithdrawRevisionInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'book', withdrawRevision(ctx, input), visibleBook);
  }

  @Access('SIGNED_IN')
  @Mutation(() => ServiceProjectBookStartPayload, {
    description:
      'Begins a project that is signed; for the parties, and for staff of their places. Refused with ' +
      'STATE_CONFLICT unless the book is SIGNED and all units are active members of an alliance; with ' +
      'INVALID_INPUT, NOT_FOUND or FORBIDDEN.',
  })
  serviceProjectBookStart(
    @Arg('input', () => ServiceProjectBookStartInput, { description: 'Which one.' })
    input: ServiceProjectBookStartInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'book', startBook(ctx, input), visibleBook);
  }

  @Access('SIGNED_IN')
  @Mutation(() => ServiceProjectBookSuspendPayload, {
    description:
      'Halts a running project for a reason; for the parties, and for staff of their places. Refused with ' +
      'STATE_CONFLICT unless it is RUNNING; with INVALID_INPUT, NOT_FOUND or FORBIDDEN.',
  })
  serviceProjectBookSuspend(
    @Arg('input', () => ServiceProjectBookSuspendInput, { description: 'Which one, and why.' })
    input: ServiceProjectBookSuspendInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'book', suspendBook(ctx, input), visibleBook);
  }

  @Access('SIGNED_IN')
  @Mutation(() => ServiceProjectBookResumePayload, {
    description:
      'Goes on with a project that was halted; for the parties, and for staff of their places. Refused with ' +
      'STATE_CONFLICT unless it is SUSPENDED; with INVALID_INPUT, NOT_FOUND or FORBIDDEN.',
  })
  serviceProjectBookResume(
    @Arg('input', () => ServiceProjectBookResumeInput, { description: 'Which one.' })
    input: ServiceProjectBookResumeInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'book', resumeBook(ctx, input), visibleBook);
  }

  @Access('SIGNED_IN')
  @Mutation(() => ServiceProjectBookCompletePayload, {
    description:
      'Confirms for a party that a running project is done: a unit by its manager or delegate, a branch by its ' +
      'secretary. When all parties have confirmed, it is COMPLETED. Refused with STATE_CONFLICT when it is not ' +
      'RUNNING, when no session was logged, when bookings of its matches lie ahead and are not to be released, ' +
      'or when the party has confirmed; with INVALID_INPUT, NOT_FOUND or FORBIDDEN.',
  })
  serviceProjectBookComplete(
    @Arg('input', () => ServiceProjectBookCompleteInput, { description: 'Which one, and for whom.' })
    input: ServiceProjectBookCompleteInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'book', completeBook(ctx, input), visibleBook);
  }

  @Access('SIGNED_IN')
  @Mutation(() => ServiceProjectBookTerminatePayload, {
    description:
      'Ends a project before it is done, for all of its parties; for the parties, and for staff of their places. A ' +
      'party that goes while the others go on is left out of a new version instead. If the project was in force, those ' +
      'of its matches between parties in force that have not been fulfilled, and of which the caller speaks for a side ' +
      'or is staff of the place of one, are cancelled, which releases their bookings that have not begun and opens ' +
      'the demands again; matches among the other parties stand, free for another book. A project that is under ' +
      'way needs a settlement. Refused with STATE_CONFLICT when it has ended; with INVALID_INPUT, NOT_FOUND or FORBIDDEN.',
  })
  serviceProjectBookTerminate(
    @Arg('input', () => ServiceProjectBookTerminateInput, { description: 'Which one, why, and how it is wound up.' })
    input: ServiceProjectBookTerminateInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'book', terminateBook(ctx, input), visibleBook);
  }

  @Access('SIGNED_IN')
  @Mutation(() => MilestoneCompletePayload, {
    description:
      'Says that a milestone of a running project is reached, and by what it shows; for the parties, and for ' +
      'staff of their places. Refused with STATE_CONFLICT when the project is not RUNNING, or the milestone is ' +
      'completed or not in the version in force; with INVALID_INPUT, NOT_FOUND or FORBIDDEN.',
  })
  milestoneComplete(
    @Arg('input', () => MilestoneCompleteInput, { description: 'Which one, and the evidence.' })
    input: MilestoneCompleteInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'milestone', completeMilestone(ctx, input), visibleMilestone);
  }

  @Access('SIGNED_IN')
  @Mutation(() => ProjectSessionLogPayload, {
    description:
      'Logs a session of a running project; for the parties, and for staff of their places. Refused with ' +
      'STATE_CONFLICT when the project is not RUNNING; with INVALID_INPUT for a day in the future or before the ' +
      'term; with NOT_FOUND or FORBIDDEN.',
  })
  projectSessionLog(
    @Arg('input', () => ProjectSessionLogInput, { description: 'The session.' }) input: ProjectSessionLogInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'book', logSession(ctx, input), visibleBook);
  }

  @Access('SIGNED_IN')
  @Mutation(() => ProjectEvaluatePayload, {
    description:
      'Evaluates a completed project, once, for a party, or for oneself as a resident who took part in a ' +
      'session. When all parties have, it is EVALUATED. Refused with STATE_CONFLICT when it is not completed, or ' +
      'has been evaluated by them; with INVALID_INPUT, NOT_FOUND or FORBIDDEN.',
  })
  projectEvaluate(
    @Arg('input', () => ProjectEvaluateInput, { description: 'The evaluation.' }) input: ProjectEvaluateInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'book', evaluateBook(ctx, input), visibleBook);
  }
}
