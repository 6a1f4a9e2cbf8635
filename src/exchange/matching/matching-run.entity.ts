import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Access } from '../../shared/access.ts';
import { connectionTypes } from '../../shared/connection.ts';
import { Node } from '../../shared/node.ts';
import type { RefusalDetails } from '../../shared/refusal.ts';
import { DateTime, LocalDate } from '../../shared/scalars.ts';
import { StateMachine } from '../../shared/state-machine.ts';
import { DemandPriority } from '../lists/entries/demand.entity.ts';
import { UNMET_STRETCHES_MAX } from '../times/unmet-stretches.ts';
import { UnmetStretch } from '../times/unmet-stretch.type.ts';
import { PAIRS_MAX } from './matching-input.ts';
import { MatchingChanges } from './changes/run-changes.type.ts';

export enum MatchingRunLife {
  PENDING = 'PENDING',
  RUNNING = 'RUNNING',
  COMPLETED = 'COMPLETED',
  CANCELLED = 'CANCELLED',
  FAILED = 'FAILED',
}

registerEnumType(MatchingRunLife, {
  name: 'MatchingRunLife',
  description: 'Where a matching run is in its life. What has ended stays as it ended. 对接运算状态',
  valuesConfig: {
    PENDING: { description: 'It was started, and waits until it is worked. 等待中' },
    RUNNING: { description: 'It is worked at this moment. 运算中' },
    COMPLETED: { description: 'It has its result. 已完成' },
    CANCELLED: { description: 'It was called off before it had a result. 已取消' },
    FAILED: { description: 'It has come to nothing; `stateReason` says why. 已失败' },
  },
});

const { PENDING, RUNNING, COMPLETED, CANCELLED, FAILED } = MatchingRunLife;

/** What can happen to a run that was started: by the process that works it, or by those who may start one. */
export const MATCHING_RUN_STEPS = new StateMachine(MatchingRunLife, {
  // Again, when the process that worked it is gone.
  BEGIN: { from: [PENDING], to: RUNNING, stays: [RUNNING], by: ['RUNNER'] },
  COMPLETE: { from: [RUNNING], to: COMPLETED, by: ['RUNNER'] },
  FAIL: { from: [PENDING, RUNNING], to: FAILED, by: ['RUNNER'] },
  CANCEL: { from: [PENDING, RUNNING], to: CANCELLED, by: ['STAFF'] },
});

export enum AllocationMethod {
  FLOW = 'FLOW',
  INTEGER_PROGRAM = 'INTEGER_PROGRAM',
  MIXED = 'MIXED',
}

registerEnumType(AllocationMethod, {
  name: 'AllocationMethod',
  description: 'How the best allocation was found.',
  valuesConfig: {
    FLOW: { description: 'As a flow of least cost: exact.' },
    INTEGER_PROGRAM: { description: 'As an integer program: exact, unless `optimalityGap` says otherwise.' },
    MIXED: { description: 'Each part that has nothing to do with the others in the way that fits it.' },
  },
});

export enum AllocationStage {
  URGENT = 'URGENT',
  IMPORTANT = 'IMPORTANT',
  ROUTINE = 'ROUTINE',
  SCORE = 'SCORE',
}

registerEnumType(AllocationStage, {
  name: 'AllocationStage',
  description: 'What a run makes as large as it can, one after the other.',
  valuesConfig: {
    URGENT: { description: 'What is served of urgent needs. 紧急' },
    IMPORTANT: { description: 'What is served of important needs. 重要' },
    ROUTINE: { description: 'What is served of routine needs. 一般' },
    SCORE: { description: 'How well what is served fits. 得分' },
  },
});

export enum UnmatchedReason {
  NO_SUCH_CATEGORY = 'NO_SUCH_CATEGORY',
  NO_COMMON_TIME = 'NO_COMMON_TIME',
  TOO_FAR = 'TOO_FAR',
  AUDIENCE_EXCLUDED = 'AUDIENCE_EXCLUDED',
  PERIOD_MISMATCH = 'PERIOD_MISMATCH',
  DECLINED = 'DECLINED',
  CAPACITY_EXHAUSTED = 'CAPACITY_EXHAUSTED',
  SUPPLY_TOO_SMALL = 'SUPPLY_TOO_SMALL',
}

registerEnumType(UnmatchedReason, {
  name: 'UnmatchedReason',
  description:
    'Why a demand got nothing, or not all: the first hard filter that leaves no supply, judged in this order.',
  valuesConfig: {
    NO_SUCH_CATEGORY: { description: 'Nobody in the subdistrict gives this, in this measure. 无此类供给' },
    PERIOD_MISMATCH: { description: 'Who gives it does so at another time of the year. 期限不符' },
    AUDIENCE_EXCLUDED: { description: 'Who gives it does so for others. 对象不符' },
    NO_COMMON_TIME: { description: 'On the dates in common no time in common is long enough. 时段不符' },
    TOO_FAR: { description: 'Who gives it is beyond the reach of either side. 距离过远' },
    DECLINED: { description: 'Who would fit has declined, or was declined. 已谢绝' },
    CAPACITY_EXHAUSTED: { description: 'There are fitting supplies; others got them: see `lostTo`. 供给已分完' },
    SUPPLY_TOO_SMALL: {
      description: 'There are fitting supplies that nobody else got: they are too small, see `shortBy`. 供给不足',
    },
  },
});

@Access('RESTRICTED')
@ObjectType({
  description: 'A demand that a run left without all it asks for, and why. 未满足需求',
  simpleResolvers: true,
})
export class UnmatchedDemand {
  demandId!: string;
  lostToIds!: readonly string[];

  @Field(() => Int, {
    description: 'The greatest number that is lacking at any of its occurrences on the dates of the run.',
  })
  unmetQuantity!: number;

  @Field(() => Float, {
    description:
      'The share of what it asks for on the dates of the run that is held, with what the run proposes, 0 to 1: in minutes times ' +
      'quantity, or in quantity for what is used up. 覆盖率',
  })
  coverage!: number;

  @Field(() => [UnmetStretch], {
    description:
      `When it lacks something, in order of time: at most ${UNMET_STRETCHES_MAX} stretches. None for what is used up, ` +
      'which is met by quantity alone, and in runs from before real dates were looked at. 缺口时段',
  })
  unmetStretches!: readonly UnmetStretch[];

  @Field(() => UnmatchedReason, { description: 'The filter that failed, or that others got what would fit.' })
  reason!: UnmatchedReason;

  @Field(() => Int, {
    nullable: true,
    description: 'For SUPPLY_TOO_SMALL: by how much what fits is too small; null otherwise. 缺口',
  })
  shortBy!: number | null;

  @Field(() => Boolean, {
    description:
      'True when nobody in the grid, the community and the subdistrict could meet it: a matter for those above.',
  })
  escalated!: boolean;
}

@Access('RESTRICTED')
@ObjectType({ description: 'What one party gives or receives in a run.', simpleResolvers: true })
export class PartyShare {
  ownerId!: string;

  @Field(() => Int, { description: 'What it offers, or asks for, as the run found it, over all measures.' })
  quantity!: number;

  @Field(() => Int, { description: 'What of it was matched.' })
  matchedQuantity!: number;

  @Field(() => Float, { description: 'The part that was matched, 0 to 1.' })
  share!: number;
}

@Access('RESTRICTED')
@ObjectType({ description: 'How far the demands of one priority are met by a run.', simpleResolvers: true })
export class PriorityFulfilment {
  @Field(() => DemandPriority, { description: 'The priority.' })
  priority!: DemandPriority;

  @Field(() => Int, { description: 'What they ask for.' })
  demandedQuantity!: number;

  @Field(() => Int, { description: 'What of it was matched.' })
  matchedQuantity!: number;

  @Field(() => Float, { description: 'The part that was matched, 0 to 1.' })
  share!: number;
}

@Access('RESTRICTED')
@ObjectType({ description: 'How fair a run is, measured. 公平性指标', simpleResolvers: true })
export class MatchingMetrics {
  @Field(() => [PartyShare], { description: 'What each who gives offers and is matched for, the most first.' })
  suppliers!: PartyShare[];

  @Field(() => [PartyShare], { description: 'What each who asks asks for and is matched with, the least share first.' })
  receivers!: PartyShare[];

  @Field(() => [PriorityFulfilment], { description: 'How far each priority is met, URGENT first.' })
  priorities!: PriorityFulfilment[];

  @Field(() => Float, {
    description:
      'The Gini coefficient of the shares of those who ask: 0 when all are served alike, towards 1 the more few get all. 基尼系数',
  })
  gini!: number;

  @Field(() => Float, { description: 'The mean score of what was matched, by quantity; 0 when nothing was.' })
  meanScore!: number;
}

@Access('RESTRICTED')
@ObjectType({
  description: 'What a dry run with other weights would change, against the weights in force.',
  simpleResolvers: true,
})
export class MatchingComparison {
  @Field(() => Int, { description: 'The version of the weights in force.' })
  weightsVersion!: number;

  @Field(() => MatchingMetrics, { description: 'The figures of the same run with the weights in force.' })
  metrics!: MatchingMetrics;

  @Field(() => Int, { description: 'The quantity matched with the weights in force.' })
  matchedQuantity!: number;

  @Field(() => Int, { description: 'Pairs that are matched in the dry run and would not be now.' })
  pairsGained!: number;

  @Field(() => Int, { description: 'Pairs that would be matched now and are not in the dry run.' })
  pairsLost!: number;

  @Field(() => MatchingChanges, {
    description: 'Which pairs come, go and change by the other weights, and who gains and loses.',
  })
  changes!: MatchingChanges;
}

@Access('RESTRICTED')
@ObjectType({ description: 'A past run, solved once more from what was kept of it.', simpleResolvers: true })
export class MatchingReplay {
  @Field(() => String, { description: 'The fingerprint of what was kept; equal to that of the run.' })
  inputHash!: string;

  @Field(() => Boolean, { description: 'True when the same pairs get the same quantities.' })
  isSame!: boolean;

  @Field(() => Int, { description: 'The quantity matched.' })
  matchedQuantity!: number;
}

/** A refusal as it is kept: its name, and what its sentence mentions. */
export interface RunFailure {
  readonly kind: string;
  readonly details: RefusalDetails;
}

@Access('RESTRICTED')
@ObjectType({
  implements: Node,
  description:
    'One proposal of who could meet what: the demands of a territory against the supplies of their subdistricts. Seen by ' +
    'those who may start it: staff of the territory, and for a grid its secretary. 对接运算',
  simpleResolvers: true,
})
@Entity({ tableName: 'matching_run' })
export class MatchingRun extends Node {
  @Property({ type: 'text' })
  districtCode!: string;

  @Property({ type: 'text' })
  divisionId!: string;

  createdBy!: string;

  @Field(() => MatchingRunLife, {
    description:
      'Where it is in its life. Only a COMPLETED run has matches, and figures other than 0. One that `bookingMatch` has ' +
      'answered with is COMPLETED.',
  })
  @Property({ type: 'text' })
  state!: MatchingRunLife;

  // With a resolver of its own: what a program said is worded in the caller's language.
  @Property({ type: 'text', nullable: true })
  stateReason!: string | null;

  /** The refusal that it ended with. */
  failure!: RunFailure | null;

  @Field(() => DateTime, { description: 'When it was started.' })
  createdAt!: string;

  @Field(() => LocalDate, { description: 'The first date that it matches for.' })
  validFrom!: string;

  @Field(() => LocalDate, { description: 'The last date that it matches for, itself included.' })
  validTo!: string;

  @Field(() => [String], { nullable: true, description: 'The categories, with all below them; null for all.' })
  categoryCodes!: readonly string[] | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The version of the weights; null for weights that were only tried.',
  })
  weightsVersion!: number | null;

  @Field(() => Boolean, { description: 'True when it was only tried: its matches propose nothing and are not kept.' })
  dryRun!: boolean;

  @Field(() => String, {
    description:
      'The fingerprint of all it was decided by, as SHA-256 in hexadecimal: equal fingerprints, equal results.',
  })
  inputHash!: string;

  @Field(() => AllocationMethod, { description: 'How the best allocation was found.' })
  method!: AllocationMethod;

  @Field(() => Float, { description: 'How long it took to put the question and to answer it, in milliseconds.' })
  solveMilliseconds!: number;

  @Field(() => Float, {
    description:
      'How far the result may be from the best one, as a part of it: what the solver proved. 0 when it is the best of ' +
      `the pairs it looked at: all that fit, or where these are more than ${PAIRS_MAX.toLocaleString('en')}, an equal number ` +
      'of the best for each demand.',
  })
  optimalityGap!: number;

  @Field(() => AllocationStage, {
    nullable: true,
    description: 'What `optimalityGap` is of: the first that is not certain to be the best. Null where all are.',
  })
  gapStage!: AllocationStage | null;

  @Field(() => Int, { description: 'What the demands lacked on its dates, over all measures, before it.' })
  demandedQuantity!: number;

  @Field(() => Float, {
    description:
      'How much of the needs it serves: of each the share of its dates and times that is now given, times its quantity. 10 ' +
      'places for half of the nights asked for are 5; hours and pieces count as such. A run for a part of the year asks for ' +
      'that part alone: who has every night of the month it is for is served in full, whatever the other months lack. It gives the most of this it can to ' +
      'URGENT needs, then to IMPORTANT, then to ROUTINE ones; among equals the best scores win. 服务量',
  })
  servedQuantity!: number;

  @Field(() => Int, { description: 'What of that it matched: `servedQuantity`, rounded down.' })
  matchedQuantity!: number;

  @Field(() => MatchingMetrics, { description: 'How fair it is.' })
  metrics!: MatchingMetrics;

  /** Is called off. */
  cancel(reason: string): void {
    this.state = MATCHING_RUN_STEPS.after('CANCEL', this.state);
    this.stateReason = reason;
  }
}

export const { ConnectionType: MatchingRunConnection, EdgeType: MatchingRunEdge } = connectionTypes(
  MatchingRun,
  'MatchingRun',
  'matching runs',
);

declare module '../../database/column-enums.ts' {
  interface ColumnEnums {
    'matching_run.gap_stage': AllocationStage;
    'matching_run.method': AllocationMethod;
    'matching_run.state': MatchingRunLife;
    'unmatched_demand.reason': UnmatchedReason;
  }
}
