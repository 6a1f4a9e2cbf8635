import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { CONCERN_DATES_MAX, MatchConcern } from '../../exchange/index.ts';
import { Access } from '../../shared/access.ts';
import { Node } from '../../shared/node.ts';
import { DateTime, LocalDate } from '../../shared/scalars.ts';

/** A mean score below this flags a review. Scores go from 1 to 5, so it is the middle. */
export const REVIEW_BELOW = 3;

@Access('PUBLIC')
@ObjectType({ implements: Node, description: 'A milestone of a project. 里程碑', simpleResolvers: true })
export class ProjectMilestone extends Node {
  @Field(() => String, { description: 'What is to be reached.' })
  title!: string;

  @Field(() => LocalDate, { description: 'Until when.' })
  dueOn!: string;

  @Field(() => Int, { description: 'How much it weighs beside the others when progress is computed.' })
  weight!: number;

  @Field(() => DateTime, { nullable: true, description: 'When it was completed; null before.' })
  completedAt!: string | null;
}

@Access('PUBLIC')
@ObjectType({ description: 'A session of a project, as it was logged. 活动记录', simpleResolvers: true })
export class ProjectSession {
  @Field(() => LocalDate, { description: 'The day on which it was held.' })
  date!: string;

  @Field(() => Int, { description: 'How many people came. 参加人数' })
  attendance!: number;

  @Field(() => Int, { description: 'How long it took, in minutes.' })
  minutes!: number;

  @Field(() => DateTime, { description: 'When it was logged.' })
  loggedAt!: string;
}

@Access('PUBLIC')
@ObjectType({
  description: 'What a party, or a resident who took part, thinks of a project in the end. 评价',
  simpleResolvers: true,
})
export class ProjectEvaluation {
  @Field(() => Int, { description: 'From 1, bad, to 5, very good.' })
  score!: number;

  @Field(() => DateTime, { description: 'When it was given.' })
  evaluatedAt!: string;
}

@Access('PUBLIC')
@ObjectType({ description: 'One version of a project book. 项目书版本', simpleResolvers: true })
export class ProjectVersion {
  @Field(() => Int, { description: 'Its number, from 1.' })
  version!: number;

  @Field(() => String, { description: 'The fingerprint of its content: SHA-256, base64url.' })
  hash!: string;

  @Field(() => DateTime, { description: 'When it was written.' })
  createdAt!: string;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the last of its parties signed; null while some have not.',
  })
  signedByAllAt!: string | null;
}

@Access('PUBLIC')
@ObjectType({ description: 'A party of a project book. 签约方', simpleResolvers: true })
export class ProjectParty {
  @Field(() => Int, {
    nullable: true,
    description:
      'The version, if the party has signed the one that is shown; null otherwise: an edit clears signatures.',
  })
  signedVersion!: number | null;

  @Field(() => DateTime, { nullable: true, description: 'When it signed this version; null if it has not.' })
  signedAt!: string | null;

  @Field(() => Boolean, { description: 'Whether it signed this version on paper; false while it has not signed.' })
  signedOnPaper!: boolean;

  @Field(() => DateTime, { nullable: true, description: 'When it confirmed that all is done; null if it has not.' })
  confirmedAt!: string | null;
}

export enum BookAttentionKind {
  PARTY_LEFT = 'PARTY_LEFT',
  DELEGATE_CHANGED = 'DELEGATE_CHANGED',
  MATCH_ENDED = 'MATCH_ENDED',
  MATCH_CHANGED = 'MATCH_CHANGED',
  OPEN_BOOKINGS = 'OPEN_BOOKINGS',
  NO_SESSION = 'NO_SESSION',
  LOW_RATING = 'LOW_RATING',
}

registerEnumType(BookAttentionKind, {
  name: 'BookAttentionKind',
  description: 'What the parties of a project book should look into.',
  valuesConfig: {
    PARTY_LEFT: {
      description:
        'A unit is no active member of any alliance: it cannot sign, and the project cannot begin. Revise the book with ' +
        'other parties, or terminate it. 签约单位已退出联盟',
    },
    DELEGATE_CHANGED: {
      description:
        'Who signed the latest version for a unit sits for it no longer, while other parties have still to sign. The ' +
        'signature stands. 签署代表已更换',
    },
    MATCH_ENDED: { description: 'A match of the book was cancelled. 对接已取消' },
    MATCH_CHANGED: {
      description:
        'Something that a match of the book is still to give is no longer as it was agreed; the same as its `attention`, ' +
        'one for each `concern`. 对接时段有变化',
    },
    OPEN_BOOKINGS: { description: 'The term is over, but bookings of its matches are not. 期满仍有预约' },
    NO_SESSION: { description: 'The term is over without a session: it counts as not delivered. 期满无活动记录' },
    LOW_RATING: { description: `The mean of the evaluations is below ${REVIEW_BELOW}. 评价偏低` },
  },
});

@Access('PUBLIC')
@ObjectType({ description: 'Something that the parties of a project book should look into.', simpleResolvers: true })
export class BookAttention {
  @Field(() => BookAttentionKind, { description: 'What it is.' })
  kind!: BookAttentionKind;

  @Field(() => ID, { nullable: true, description: 'The unit or the match that it is about; null for the whole book.' })
  subjectId!: string | null;

  @Field(() => Float, {
    nullable: true,
    description: 'How many bookings, how many occurrences of the match, or the mean score; null for other kinds.',
  })
  value!: number | null;

  @Field(() => MatchConcern, { nullable: true, description: 'What has changed of the match; null for other kinds.' })
  concern!: MatchConcern | null;

  @Field(() => [LocalDate], {
    description: `The dates of the match that it is about, in order, the first ${CONCERN_DATES_MAX}; none for other kinds.`,
  })
  dates!: readonly string[];
}
