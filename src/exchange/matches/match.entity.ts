import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DivisionLevel } from '../../district/grid/index.ts';
import { Access } from '../../shared/access.ts';
import { connectionTypes } from '../../shared/connection.ts';
import { Node } from '../../shared/node.ts';
import { instantOf } from '../../shared/interval.ts';
import { ErrorCode } from '../../shared/refusal.ts';
import { DateTime } from '../../shared/scalars.ts';
import { type PartyOf, StateMachine, type StepOf } from '../../shared/state-machine.ts';

export enum MatchState {
  PROPOSED = 'PROPOSED',
  ACCEPTED = 'ACCEPTED',
  DECLINED = 'DECLINED',
  CONFIRMED = 'CONFIRMED',
  FULFILLED = 'FULFILLED',
  CANCELLED = 'CANCELLED',
}

registerEnumType(MatchState, {
  name: 'MatchState',
  description: 'Where a match is in its life. ACCEPTED and CONFIRMED hold their quantity of both entries. 对接状态',
  valuesConfig: {
    PROPOSED: { description: 'Proposed by a run or set by hand; neither side has answered. 待回应' },
    ACCEPTED: {
      description: 'One side has accepted, or asked for it; its quantity is held for the other. 一方已接受',
    },
    DECLINED: { description: 'One side did not want it; a run does not propose the pair again. 已谢绝' },
    CONFIRMED: { description: 'Both sides have accepted; what a facility gives is booked. 双方已确认' },
    FULFILLED: {
      description:
        'The receiving side has said how much was delivered; what was still to come then is open again. 已兑现',
    },
    CANCELLED: { description: 'Taken back; its quantity is free and the demand open again. 已取消' },
  },
});

export enum MatchSide {
  SUPPLY = 'SUPPLY',
  DEMAND = 'DEMAND',
}

registerEnumType(MatchSide, {
  name: 'MatchSide',
  description: 'One of the two sides of a match. 对接的一方',
  valuesConfig: {
    SUPPLY: { description: 'Who gives: the owner of the supply. 供给方' },
    DEMAND: { description: 'Who receives: the owner of the demand. 需求方' },
  },
});

const { PROPOSED, ACCEPTED, DECLINED, CONFIRMED, FULFILLED, CANCELLED } = MatchState;
const { SUPPLY, DEMAND } = MatchSide;

/**
 * What can happen to a match, by its sides, by staff, by the run that puts another in its place, or as time goes by. The
 * database holds and frees the quantities along.
 */
export const MATCH_STEPS = new StateMachine(MatchState, {
  ACCEPT: { from: [PROPOSED], to: ACCEPTED, by: [SUPPLY, DEMAND] },
  // By the side that had not yet.
  ACCEPT_LAST: { from: [ACCEPTED], to: CONFIRMED, by: [SUPPLY, DEMAND] },
  DECLINE: { from: [PROPOSED, ACCEPTED], to: DECLINED, by: [SUPPLY, DEMAND] },
  CANCEL: { from: [PROPOSED, ACCEPTED, CONFIRMED], to: CANCELLED, by: [SUPPLY, DEMAND, 'STAFF'] },
  SUPERSEDE: { from: [PROPOSED], to: CANCELLED, by: ['RUN'] },
  // What one side has accepted is not held for the other without end.
  LAPSE: { from: [ACCEPTED], to: CANCELLED, by: ['CLOCK'] },
  FULFIL: { from: [CONFIRMED], to: FULFILLED, by: [DEMAND] },
});
export type MatchStep = StepOf<typeof MATCH_STEPS>;

/** The reason that a match bears whose other side has not answered in time. */
export const NOT_ANSWERED = '另一方未在期限内回应';

/**
 * The state of a match at a moment: what one side has accepted has lapsed by then, also before the job has come by that
 * writes it down. The database says the same by match_state_at.
 * @param lapsesAt until when the one acceptance holds
 */
export function matchStateAt(
  { state, lapsesAt }: { readonly state: MatchState; readonly lapsesAt: Temporal.Instant | null },
  now: Temporal.Instant,
): MatchState {
  const hasLapsed = state === ACCEPTED && lapsesAt !== null && Temporal.Instant.compare(lapsesAt, now) <= 0;
  return hasLapsed ? MATCH_STEPS.targetOf('LAPSE') : state;
}

/** Who ended a match: one of its sides, staff, the run that put another in its place, or the clock. */
export type MatchEnder = PartyOf<typeof MATCH_STEPS>;

export enum MatchOrigin {
  RUN = 'RUN',
  BY_HAND = 'BY_HAND',
  CLAIM = 'CLAIM',
}

registerEnumType(MatchOrigin, {
  name: 'MatchOrigin',
  description: 'Where a match comes from. 对接来源',
  valuesConfig: {
    RUN: { description: 'A matching run proposed it. 系统对接' },
    BY_HAND: { description: 'Staff set it, with a reason. 人工指定' },
    CLAIM: { description: 'One of its sides asked the other for it; see `proposedBy`. 认领' },
  },
});

@Access('RESTRICTED')
@ObjectType({
  description: 'Why the two fit: every part is 0 to 1, and `total` is their sum by the weights that held. 匹配得分',
  simpleResolvers: true,
})
export class MatchScore {
  @Field(() => Float, { description: 'The weighted sum of the parts, 0 to 1.' })
  total!: number;

  @Field(() => Float, { description: 'How much of the time that is needed is given. 时间契合' })
  timeFit!: number;

  @Field(() => Float, { description: 'How near the two are. 距离契合' })
  distanceFit!: number;

  @Field(() => Float, { description: 'How much of the quantity that is needed is given. 数量契合' })
  quantityFit!: number;

  @Field(() => Float, { description: 'The higher, the less the receiver has been given so far. 公平' })
  fairness!: number;

  @Field(() => Float, { description: 'How much of what the giver promised before it has delivered. 履约' })
  reliability!: number;
}

@Access('RESTRICTED')
@ObjectType({
  description: 'A date of a match that could not be had, and why. 未能预约的日期',
  simpleResolvers: true,
})
export class RejectedOccurrence {
  @Field(() => DateTime, { description: 'When it would have started.' })
  start!: string;

  @Field(() => DateTime, { description: 'When it would have ended, itself no longer part of it.' })
  end!: string;

  @Field(() => ErrorCode, { description: 'Why it could not be booked, for programs.' })
  code!: ErrorCode;

  @Field(() => String, { description: 'Why it could not be booked, for people, in the language of the request.' })
  message!: string;
}

/** Why an occurrence of a match cannot be had, or is no longer as it was agreed. */
export enum MatchConcern {
  CALENDAR = 'CALENDAR',
  HOURS = 'HOURS',
  TAKEN = 'TAKEN',
  SUSPENDED = 'SUSPENDED',
  LEFT = 'LEFT',
}

registerEnumType(MatchConcern, {
  name: 'MatchConcern',
  description: 'Why something of a match cannot be had any more. 对接失效原因',
  valuesConfig: {
    CALENDAR: { description: 'The calendar was corrected: the windows of the two no longer meet then. 日历更正' },
    HOURS: { description: 'The facility is no longer open then. 设施开放时间变更' },
    TAKEN: { description: 'Others have taken it meanwhile. 已被他人占用' },
    SUSPENDED: { description: 'The unit that gives, or its facility, is suspended or has withdrawn it. 暂停共享' },
    LEFT: { description: 'The unit that gives has left its alliance, and was not reviewed since. 已退出联盟' },
  },
});

@Access('RESTRICTED')
@ObjectType({
  implements: Node,
  description:
    'One supply, or part of it, set against one demand, or part of it. Seen by both sides and by staff of the place of either. 对接',
  simpleResolvers: true,
})
@Entity({ tableName: 'match' })
export class Match extends Node {
  @Property({ type: 'text' })
  districtCode!: string;

  @Property({ type: 'text', nullable: true })
  runId!: string | null;

  @Property({ type: 'text' })
  supplyId!: string;

  @Property({ type: 'text' })
  demandId!: string;

  @Field(() => Int, { description: 'How much of both it takes, in the measure of the demand.' })
  @Property({ type: 'integer' })
  quantity!: number;

  @Field(() => MatchState, { description: 'Where it is in its life.' })
  @Property({ type: 'text' })
  state!: MatchState;

  @Field(() => String, {
    nullable: true,
    description: 'Why it was declined, cancelled, set by hand or asked for, as somebody has said; null otherwise.',
  })
  @Property({ type: 'text', nullable: true })
  stateReason!: string | null;

  @Property({ type: 'text', nullable: true })
  endedBy!: MatchEnder | null;

  @Field(() => MatchSide, {
    nullable: true,
    description: 'Which side asked the other for it; null when a run proposed it or staff set it. 认领方',
  })
  @Property({ type: 'text', nullable: true })
  proposedBy!: MatchSide | null;

  @Field(() => Boolean, { description: 'True when a matching run has to leave it as it is. 锁定' })
  @Property({ type: 'boolean' })
  pinned!: boolean;

  @Property({ type: 'integer' })
  supplyVersion!: number;

  @Property({ type: 'integer' })
  demandVersion!: number;

  @Property({ type: 'datetime', nullable: true })
  supplyAcceptedAt!: Date | null;

  @Property({ type: 'text', nullable: true })
  supplyAcceptedBy!: string | null;

  @Property({ type: 'datetime', nullable: true })
  demandAcceptedAt!: Date | null;

  @Property({ type: 'text', nullable: true })
  demandAcceptedBy!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How much the receiving side says was delivered; null until it is FULFILLED. 实际兑现数量',
  })
  @Property({ type: 'integer', nullable: true })
  deliveredQuantity!: number | null;

  /** Until when the first acceptance holds its quantity for the other side. */
  @Property({ type: 'datetime', nullable: true })
  lapsesAt!: Date | null;

  @Property({ type: 'datetime' })
  updatedAt!: Date;

  @Property({ type: 'integer', version: true })
  version!: number;

  // Plain values of a row, under the names of the API.
  @Field(() => MatchScore, { description: 'Why the two fit, as it was judged when the match was made.' })
  score!: MatchScore;

  @Field(() => MatchOrigin, { description: 'Whether a run proposed it, staff set it, or one side asked for it.' })
  origin!: MatchOrigin;

  @Field(() => DivisionLevel, {
    description:
      'The level of the smallest division that both are in: GRID, COMMUNITY, SUBDISTRICT or DISTRICT. 对接范围',
  })
  reach!: DivisionLevel;

  @Field(() => Float, {
    nullable: true,
    description: 'How far apart the two are, in metres; null if one has no place.',
  })
  distanceMeters!: number | null;

  @Field(() => DateTime, { nullable: true, description: 'When the giving side accepted; null if it has not.' })
  acceptedBySupplierAt!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When the receiving side accepted; null if it has not.' })
  acceptedByDemanderAt!: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When the acceptance of the one side lapses, unless the other accepts before: from that instant on the match is ' +
      'CANCELLED and its quantity free. Null unless the match is ACCEPTED. 单方接受的失效时间',
  })
  acceptanceLapsesAt!: string | null;

  @Field(() => DateTime, { description: 'When it was proposed, set or asked for.' })
  createdAt!: string;

  /** The state it is in at a moment, by the clock. */
  stateAt(now: Temporal.Instant): MatchState {
    return matchStateAt({ state: this.state, lapsesAt: this.lapsesAt && instantOf(this.lapsesAt) }, now);
  }

  /** Whether a step leads on from the state it is in at a moment. */
  canTake(step: MatchStep, now: Temporal.Instant): boolean {
    return MATCH_STEPS.canTake(step, this.stateAt(now));
  }

  /** What it is to this match when a side accepts it that has not: the first acceptance, or the last. */
  get acceptance(): 'ACCEPT' | 'ACCEPT_LAST' {
    return this.state === PROPOSED ? 'ACCEPT' : 'ACCEPT_LAST';
  }

  /** Whether a side has accepted it. */
  isAcceptedBy(side: MatchSide): boolean {
    return (side === MatchSide.SUPPLY ? this.supplyAcceptedAt : this.demandAcceptedAt) !== null;
  }

  /**
   * Takes the acceptance of a side that has not accepted: the first makes it ACCEPTED, the second CONFIRMED.
   * @param lapsesAt until when the first holds the quantity for the other side
   */
  accept(side: MatchSide, accountId: string, now: Date, lapsesAt: Date | null = null): void {
    const step = this.acceptance;
    if (this.isAcceptedBy(side)) throw new Error(`The side ${side} has accepted already`);
    if (side === MatchSide.SUPPLY) {
      this.supplyAcceptedAt = now;
      this.supplyAcceptedBy = accountId;
    } else {
      this.demandAcceptedAt = now;
      this.demandAcceptedBy = accountId;
    }
    this.lapsesAt = step === 'ACCEPT' ? lapsesAt : null;
    take(this, step, now);
  }

  /** Ends it by a step that {@link canTake} allows, and that is for who ends it. */
  end(step: 'DECLINE' | 'CANCEL', by: MatchEnder, reason: string, now: Date): void {
    if (!MATCH_STEPS.isFor(step, [by])) throw new Error(`The step ${step} is not for ${by}`);
    take(this, step, now);
    this.stateReason = reason;
    this.endedBy = by;
  }

  /** Takes the word of the receiving side on what was delivered, 0 to all of its quantity. */
  fulfil(deliveredQuantity: number, now: Date): void {
    take(this, 'FULFIL', now);
    this.deliveredQuantity = deliveredQuantity;
  }
}

// Not a private method: the ORM makes entities past the constructor, which would have to bring it along.
function take(match: Match, step: MatchStep, now: Date): void {
  match.state = MATCH_STEPS.after(step, match.state);
  match.updatedAt = now;
}

export const { ConnectionType: MatchConnection, EdgeType: MatchEdge } = connectionTypes(Match, 'Match', 'matches');

declare module '../../database/column-enums.ts' {
  interface ColumnEnums {
    'match.state': MatchState;
    'match.ended_by': MatchEnder;
    'match.proposed_by': MatchSide;
    'match.reach': Exclude<DivisionLevel, DivisionLevel.BUILDING>;
  }
}
