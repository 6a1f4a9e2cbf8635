import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Access } from '../../shared/access.ts';
import { connectionTypes } from '../../shared/connection.ts';
import { Node } from '../../shared/node.ts';
import { DateTime, LocalDate } from '../../shared/scalars.ts';
import { type PartyOf, StateMachine, type StepOf } from '../../shared/state-machine.ts';

export enum SupplyDemandListState {
  DRAFT = 'DRAFT',
  SUBMITTED = 'SUBMITTED',
  IN_FORCE = 'IN_FORCE',
  CLOSED = 'CLOSED',
}

registerEnumType(SupplyDemandListState, {
  name: 'SupplyDemandListState',
  description:
    'Where a list is in its life. Everybody sees those in force and closed ones, only those concerned the others.',
  valuesConfig: {
    DRAFT: { description: 'Being written by its owner. 草稿' },
    SUBMITTED: { description: 'Waiting to be confirmed. 待确认' },
    IN_FORCE: { description: 'Confirmed: its entries are matched. 生效' },
    CLOSED: { description: 'Ended; its entries are matched no more. 已关闭' },
  },
});

/** Whether everybody may see a list in this state; any other is as good as none to those whom it does not concern. */
export function isPublicList(state: SupplyDemandListState): boolean {
  return state === SupplyDemandListState.IN_FORCE || state === SupplyDemandListState.CLOSED;
}

const { DRAFT, SUBMITTED, IN_FORCE, CLOSED } = SupplyDemandListState;

/** What can happen to a list, by its owner, by who decides on it, or by the staff of its place. */
export const LIST_STEPS = new StateMachine(SupplyDemandListState, {
  SUBMIT: { from: [DRAFT], to: SUBMITTED, by: ['OWNER'] },
  CONFIRM: { from: [SUBMITTED], to: IN_FORCE, by: ['DECIDER'] },
  RETURN: { from: [SUBMITTED], to: DRAFT, by: ['DECIDER'] },
  CLOSE: { from: [IN_FORCE], to: CLOSED, by: ['OWNER', 'STAFF'] },
});
export type ListStep = StepOf<typeof LIST_STEPS>;
export type ListParty = PartyOf<typeof LIST_STEPS>;

@Access('PUBLIC')
@ObjectType({
  implements: Node,
  description: 'What one party offers and what it needs over a period. 供需清单',
  simpleResolvers: true,
})
@Entity({ tableName: 'supply_demand_list' })
export class SupplyDemandList extends Node {
  @Property({ type: 'text' })
  districtCode!: string;

  @Property({ type: 'text', nullable: true })
  branchId!: string | null;

  @Property({ type: 'text', nullable: true })
  unitId!: string | null;

  @Property({ type: 'text' })
  placePath!: string;

  @Field(() => LocalDate, { description: 'The first day of its period.' })
  @Property({ type: 'date' })
  validFrom!: string;

  @Field(() => LocalDate, { description: 'The last day of its period, itself part of it; a year at most.' })
  @Property({ type: 'date' })
  validTo!: string;

  @Field(() => SupplyDemandListState, { description: 'Where it is in its life.' })
  @Property({ type: 'text' })
  state!: SupplyDemandListState;

  /** Why it was returned or closed. */
  @Property({ type: 'text', nullable: true })
  stateReason!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was last submitted; null before.' })
  @Property({ type: 'datetime', nullable: true })
  submittedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it came into force; null before.' })
  @Property({ type: 'datetime', nullable: true })
  confirmedAt!: Date | null;

  /** When staff put it in force for a unit that has left its alliance; null as long as they have not. */
  @Property({ type: 'datetime', nullable: true })
  approvedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was closed; null before.' })
  @Property({ type: 'datetime', nullable: true })
  closedAt!: Date | null;

  @Field(() => DateTime, { description: 'When it was begun.' })
  @Property({ type: 'datetime' })
  createdAt!: Date;

  @Property({ type: 'integer', version: true })
  version!: number;

  /** The unit or the branch whose list it is. */
  get ownedBy(): string {
    return (this.branchId ?? this.unitId)!;
  }

  /** Whether a step leads on from the state it is in. */
  canTake(step: ListStep): boolean {
    return LIST_STEPS.canTake(step, this.state);
  }

  /** Takes a step that {@link canTake} allows. */
  take(step: ListStep, at: Date, reason: string | null): void {
    this.state = LIST_STEPS.after(step, this.state);
    this.stateReason = reason;
    if (step === 'SUBMIT') this.submittedAt = at;
    if (step === 'CONFIRM') this.confirmedAt = at;
    if (step === 'CLOSE') this.closedAt = at;
  }
}

export const { ConnectionType: SupplyDemandListConnection, EdgeType: SupplyDemandListEdge } = connectionTypes(
  SupplyDemandList,
  'SupplyDemandList',
  'supply–demand lists',
);

declare module '../../database/column-enums.ts' {
  interface ColumnEnums {
    'supply_demand_list.state': SupplyDemandListState;
  }
}
