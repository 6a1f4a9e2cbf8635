import { Field, ID, InputType, Int } from 'type-graphql';
import { REASON_MAX } from '../../shared/text.ts';
import { MatchSide, MatchState } from './match.entity.ts';

@InputType({ description: 'Which matches; all conditions together.' })
export class MatchFilter {
  @Field(() => ID, {
    nullable: true,
    description: 'Only those with this unit or grid branch on either side.',
  })
  ownerId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only those of this supply.' })
  supplyId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only those of this demand.' })
  demandId?: string | null;

  @Field(() => [MatchState], { nullable: true, description: 'Only those in these states; all if absent.' })
  states?: MatchState[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True for only those that wait for the caller: PROPOSED or ACCEPTED, and not accepted by a side that they act for. ' +
      'What the other side has asked for is among them. 待我回应',
  })
  waitingForMe?: boolean | null;
}

@InputType({ description: 'A match to accept. 接受对接' })
export class MatchAcceptInput {
  @Field(() => ID, { description: 'The match.' })
  matchId!: string;

  @Field(() => MatchSide, {
    nullable: true,
    description:
      'For which side. Needed only of somebody who acts for both sides while neither has accepted: one call accepts for one side.',
  })
  side?: MatchSide | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether the rest will do when some occurrences can no longer be had; they are `rejectedOccurrences` then. If ' +
      'absent, nothing is accepted, and `OccurrencesLost` says what is lost.',
  })
  acceptReduced?: boolean | null;

  @Field(() => String, {
    description:
      'A key of the caller’s own making, 1 to 200 characters, new for every acceptance that is meant. A repeat of the ' +
      'same request with the same key gets the same answer, refusals included, and changes nothing more.',
  })
  idempotencyKey!: string;
}

@InputType({ description: 'A match that a side does not want. 谢绝对接' })
export class MatchDeclineInput {
  @Field(() => ID, { description: 'The match.' })
  matchId!: string;

  @Field(() => String, { description: `Why, 1 to ${REASON_MAX} characters.` })
  reason!: string;
}

@InputType({ description: 'A match to keep as it is through later runs, or to let go again. 锁定对接' })
export class MatchPinInput {
  @Field(() => ID, { description: 'The match.' })
  matchId!: string;

  @Field(() => Boolean, { description: 'True to pin it, false to let runs decide about it again.' })
  pinned!: boolean;
}

@InputType({ description: 'A match to set by hand. 人工指定对接' })
export class MatchSetInput {
  @Field(() => ID, { description: 'The supply.' })
  supplyId!: string;

  @Field(() => ID, { description: 'The demand.' })
  demandId!: string;

  @Field(() => Int, {
    description:
      'How much, from 1 to what is left of both, in their measure. Of places, it is given wherever so many are lacking ' +
      'and left; other dates stay as they are.',
  })
  quantity!: number;

  @Field(() => String, { description: `Why, 1 to ${REASON_MAX} characters; both sides read it.` })
  reason!: string;
}

@InputType({ description: 'A match to take back. 取消对接' })
export class MatchCancelInput {
  @Field(() => ID, { description: 'The match.' })
  matchId!: string;

  @Field(() => String, { description: `Why, 1 to ${REASON_MAX} characters; both sides read it.` })
  reason!: string;
}

@InputType({ description: 'A match that has been delivered, and how much of it. 确认兑现' })
export class MatchFulfilInput {
  @Field(() => ID, { description: 'The match.' })
  matchId!: string;

  @Field(() => Int, { description: 'How much was delivered, from 0 to the quantity of the match.' })
  deliveredQuantity!: number;
}
