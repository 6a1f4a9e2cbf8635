import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Access } from '../../shared/access.ts';
import { connectionTypes } from '../../shared/connection.ts';
import { LocalText } from './local-text.type.ts';
import { Node } from '../../shared/node.ts';
import { DateTime } from '../../shared/scalars.ts';
import { StateMachine } from '../../shared/state-machine.ts';

export enum ClosurePlanState {
  OPEN = 'OPEN',
  STALE = 'STALE',
  CONFIRMED = 'CONFIRMED',
  DISCARDED = 'DISCARDED',
}

registerEnumType(ClosurePlanState, {
  name: 'ClosurePlanState',
  description: 'Where a plan is in its life. 关闭方案状态',
  valuesConfig: {
    OPEN: { description: 'Something of it waits for the unit. 待处理' },
    STALE: { description: 'Another has taken its place. 已失效' },
    CONFIRMED: { description: 'It was carried out, by the unit or, where that said nothing, in time. 已执行' },
    DISCARDED: { description: 'All of its bookings fit again, or are over: nothing was done. 已作废' },
  },
});

export enum ClosureChoice {
  CANCEL = 'CANCEL',
  LET_RUN = 'LET_RUN',
}

registerEnumType(ClosureChoice, {
  name: 'ClosureChoice',
  description: 'What becomes of a booking that no longer fits. 处理方式',
  valuesConfig: {
    CANCEL: { description: 'It is cancelled, with the reason CLOSURE. 取消' },
    LET_RUN: { description: 'It stays as it is: the unit sees to it that it can be used. 保留' },
  },
});

const { OPEN, STALE, CONFIRMED, DISCARDED } = ClosurePlanState;

/** What can happen to a plan: by the managers of the facility, or as time passes and things change. */
export const CLOSURE_PLAN_STEPS = new StateMachine(ClosurePlanState, {
  CHOOSE: { stays: [OPEN], by: ['FACILITY'] },
  CONFIRM: { from: [OPEN], to: CONFIRMED, by: ['FACILITY', 'CLOCK'] },
  REPLACE: { from: [OPEN], to: STALE, by: ['FACILITY'] },
  DISCARD: { from: [OPEN, STALE], to: DISCARDED, by: ['CLOCK'] },
});

@Access('RESTRICTED')
@ObjectType({
  implements: Node,
  description:
    'What of the bookings of a facility no longer fits after a change that holds already (other hours, a closed date, a ' +
    'corrected calendar day, a facility or unit that was suspended or has gone), and what is to become of each. Seen by the ' +
    'managers of the facility. What they have not decided in time is cancelled. 关闭方案',
  simpleResolvers: true,
})
@Entity({ tableName: 'closure_plan' })
export class ClosurePlan extends Node {
  @Property({ type: 'text' })
  districtCode!: string;

  @Property({ type: 'text' })
  facilityId!: string;

  @Field(() => Int, { description: 'Grows by one with every change; `closureConfirm` names the one that was read.' })
  @Property({ type: 'integer', version: true })
  version!: number;

  @Property({ type: 'datetime', fieldName: 'starts_at' })
  startsAt!: Date;

  @Property({ type: 'datetime', fieldName: 'ends_at', nullable: true })
  endsAt!: Date | null;

  @Property({ type: 'text' })
  reasonZh!: string;

  @Property({ type: 'text', nullable: true })
  reasonEn!: string | null;

  @Field(() => Boolean, { description: 'Whether nobody could be told before.' })
  @Property({ type: 'boolean' })
  emergency!: boolean;

  @Field(() => ClosurePlanState, { description: 'Where it is in its life.' })
  @Property({ type: 'text' })
  state!: ClosurePlanState;

  @Property({ type: 'datetime' })
  createdAt!: Date;

  @Property({ type: 'datetime' })
  updatedAt!: Date;

  // Plain values of a row, under the names of the API.
  @Field(() => DateTime, { description: 'From when on it holds.' })
  start!: string;

  @Field(() => DateTime, { nullable: true, description: 'Until when; null for good, or until it is changed again.' })
  end!: string | null;

  @Field(() => LocalText, { description: 'Why, in the words of the unit where it gave some.' })
  reason!: LocalText;
}

@Access('RESTRICTED')
@ObjectType({
  description: 'A booking that no longer fits, and what becomes of it. 受影响的预约',
  simpleResolvers: true,
})
export class ClosureEffect {
  bookingId!: string;

  @Field(() => ClosureChoice, { description: 'What becomes of it, unless the unit chooses otherwise in time.' })
  choice!: ClosureChoice;

  @Field(() => DateTime, {
    description:
      'Until when the unit decides: a day before it starts, or an hour after the change where that was later, and at the ' +
      'latest a quarter of an hour before its start.',
  })
  decideBy!: string;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was carried out, or the booking had ended otherwise; null while it waits.',
  })
  settledAt!: string | null;
}

export const { ConnectionType: ClosureEffectConnection } = connectionTypes(
  ClosureEffect,
  'ClosureEffect',
  'bookings that no longer fit',
);

declare module '../../database/column-enums.ts' {
  interface ColumnEnums {
    'closure_plan.state': ClosurePlanState;
    'closure_effect.choice': ClosureChoice;
  }
}
