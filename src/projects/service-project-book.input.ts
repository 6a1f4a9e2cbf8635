import { Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import { IDEMPOTENCY_KEY_MAX } from '../request/idempotency.ts';
import { LocalDate } from '../shared/scalars.ts';
import { REASON_MAX } from '../shared/text.ts';
import { TITLE_MAX } from './content/book-content.limits.ts';
import { ServiceProjectBookState } from './service-project-book.entity.ts';

/** Matches that one book can come from. */
export const MATCHES_MAX = 50;
/** Longest settlement, evidence, note and comment, in characters. */
export const ACCOUNT_MAX = 1_000;
/** Most people at one session. */
export const ATTENDANCE_MAX = 100_000;
/** Longest session, in minutes: a day. */
export const SESSION_MINUTES_MAX = 1_440;
/** Residents that one session names at most. */
export const PARTICIPANTS_MAX = 500;
export const SCORE_MAX = 5;

export enum BookDuty {
  SIGNATURE = 'SIGNATURE',
  PAPER = 'PAPER',
  MILESTONE = 'MILESTONE',
}

registerEnumType(BookDuty, {
  name: 'BookDuty',
  description: 'For what a project book waits for somebody. 待办',
  valuesConfig: {
    SIGNATURE: { description: 'For a signature that they can give under the latest version. 待签署' },
    PAPER: { description: 'For a signature on paper, entered by somebody else, that they can confirm. 纸质签署待复核' },
    MILESTONE: {
      description: 'For a milestone of a project under way that is due, today or before, and not completed. 里程碑到期',
    },
  },
});

@InputType({ description: 'Which project books; all conditions together.' })
export class ServiceProjectBookFilter {
  @Field(() => ID, { nullable: true, description: 'Only those to which this grid branch or unit is a party.' })
  partyId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only those with a party in the division with this code, or in one below it.',
  })
  withinCode?: string | null;

  @Field(() => [ServiceProjectBookState], { nullable: true, description: 'Only those in these states.' })
  states?: ServiceProjectBookState[] | null;

  @Field(() => [BookDuty], {
    nullable: true,
    description: 'Only those that wait for the caller, for one of these; none for who is not registered.',
  })
  waitingForMe?: BookDuty[] | null;
}

@InputType({ description: 'Matches from which a project book is to be drafted.' })
export class ServiceProjectBookDraftInput {
  @Field(() => [ID], {
    description: `Matches, 1 to ${MATCHES_MAX}, that are CONFIRMED or FULFILLED and in no other book that has not ended.`,
  })
  matchIds!: string[];

  @Field(() => String, { description: `The title of the project, 1 to ${TITLE_MAX} characters.` })
  title!: string;
}

@InputType({ description: "A party's signature under one version." })
export class ServiceProjectBookSignInput {
  @Field(() => ID, { description: 'The book.' })
  bookId!: string;

  @Field(() => Int, { description: 'The version that is signed: the latest.' })
  version!: number;

  @Field(() => ID, { description: 'The party for which the caller signs.' })
  partyId!: string;

  @Field(() => String, {
    description: `A key of the caller's own for this request, 1 to ${IDEMPOTENCY_KEY_MAX} characters. A repeat with it is answered as before.`,
  })
  idempotencyKey!: string;
}

@InputType({ description: 'What is negotiated beside the version in force, and is to be so no more.' })
export class ServiceProjectBookWithdrawRevisionInput {
  @Field(() => ID, { description: 'The book.' })
  bookId!: string;

  @Field(() => Int, { description: 'The version that is withdrawn: the latest.' })
  version!: number;
}

@InputType({ description: 'A signed project to begin.' })
export class ServiceProjectBookStartInput {
  @Field(() => ID, { description: 'The book.' })
  bookId!: string;
}

@InputType({ description: 'A project to halt.' })
export class ServiceProjectBookSuspendInput {
  @Field(() => ID, { description: 'The book.' })
  bookId!: string;

  @Field(() => String, { description: `Why, 1 to ${REASON_MAX} characters. The parties and their staff can read it.` })
  reason!: string;
}

@InputType({ description: 'A halted project to go on with.' })
export class ServiceProjectBookResumeInput {
  @Field(() => ID, { description: 'The book.' })
  bookId!: string;
}

@InputType({ description: "A party's word that a project is done." })
export class ServiceProjectBookCompleteInput {
  @Field(() => ID, { description: 'The book.' })
  bookId!: string;

  @Field(() => ID, { description: 'The party for which the caller speaks.' })
  partyId!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Whether bookings of its matches that are not over are to be released when all parties have confirmed.',
  })
  releaseBookings!: boolean;
}

@InputType({ description: 'A project to end before it is done.' })
export class ServiceProjectBookTerminateInput {
  @Field(() => ID, { description: 'The book.' })
  bookId!: string;

  @Field(() => String, { description: `Why, 1 to ${REASON_MAX} characters. The parties and their staff can read it.` })
  reason!: string;

  @Field(() => String, {
    nullable: true,
    description: `How what was begun is wound up, 1 to ${ACCOUNT_MAX} characters; has to be given for a project that is under way. 善后安排`,
  })
  settlement?: string | null;
}

@InputType({ description: 'A milestone that is reached.' })
export class MilestoneCompleteInput {
  @Field(() => ID, { description: 'The milestone.' })
  milestoneId!: string;

  @Field(() => String, {
    description: `By what it shows, 1 to ${ACCOUNT_MAX} characters. The parties and their staff can read it. 佐证`,
  })
  evidence!: string;
}

@InputType({ description: 'A session that was held.' })
export class ProjectSessionLogInput {
  @Field(() => ID, { description: 'The book.' })
  bookId!: string;

  @Field(() => LocalDate, { description: 'The day: not before the term, and not after today.' })
  date!: string;

  @Field(() => Int, { description: `How many people came, 1 to ${ATTENDANCE_MAX}.` })
  attendance!: number;

  @Field(() => Int, { description: `How long it took, 1 to ${SESSION_MINUTES_MAX} minutes.` })
  minutes!: number;

  @Field(() => String, {
    nullable: true,
    description: `What there is to say, 1 to ${ACCOUNT_MAX} characters. The parties and their staff can read it.`,
  })
  note?: string | null;

  @Field(() => [ID], {
    nullable: true,
    description: `Registered residents among those who came, at most ${PARTICIPANTS_MAX}: they may evaluate the project. Nobody can read this list.`,
  })
  participantIds?: string[] | null;
}

@InputType({ description: 'What a party, or a resident who took part, thinks of a project in the end.' })
export class ProjectEvaluateInput {
  @Field(() => ID, { description: 'The book.' })
  bookId!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The party for which the caller speaks; none when a resident speaks for themselves.',
  })
  partyId?: string | null;

  @Field(() => Int, { description: `From 1, bad, to ${SCORE_MAX}, very good.` })
  score!: number;

  @Field(() => String, {
    nullable: true,
    description: `What there is to say, 1 to ${ACCOUNT_MAX} characters. The parties and their staff can read it.`,
  })
  comment?: string | null;
}
