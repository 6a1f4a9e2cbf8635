import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { Directive, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Access } from '../shared/access.ts';
import { connectionTypes } from '../shared/connection.ts';
import { Node } from '../shared/node.ts';
import { DateTime } from '../shared/scalars.ts';
import { type PartyOf, StateMachine, type StepOf } from '../shared/state-machine.ts';

export enum ServiceProjectBookState {
  DRAFT = 'DRAFT',
  NEGOTIATING = 'NEGOTIATING',
  SIGNED = 'SIGNED',
  RUNNING = 'RUNNING',
  SUSPENDED = 'SUSPENDED',
  COMPLETED = 'COMPLETED',
  EVALUATED = 'EVALUATED',
  TERMINATED = 'TERMINATED',
}

registerEnumType(ServiceProjectBookState, {
  name: 'ServiceProjectBookState',
  description: 'Where a project book stands.',
  valuesConfig: {
    DRAFT: { description: 'Drawn up from matches; nobody has signed or revised it. 草稿' },
    NEGOTIATING: { description: 'Revised or signed by some; no version has been signed by all yet. 协商中' },
    SIGNED: {
      description:
        'Signed by all parties in the same version, which holds while another is negotiated; not yet begun. 已签署',
    },
    RUNNING: { description: 'Under way. 执行中' },
    SUSPENDED: { description: 'Under way, but halted for a reason; can be resumed. 已暂停' },
    COMPLETED: { description: 'All parties have confirmed that it is done. 已完成' },
    EVALUATED: { description: 'Done, and evaluated by all parties. 已评价' },
    TERMINATED: { description: 'Ended before it was done. 已终止' },
  },
});

const { DRAFT, NEGOTIATING, SIGNED, RUNNING, SUSPENDED, COMPLETED, EVALUATED, TERMINATED } = ServiceProjectBookState;

/** The states in which the matches of a book are free for another. */
export const ENDED_BOOK_STATES: readonly ServiceProjectBookState[] = [COMPLETED, EVALUATED, TERMINATED];

/**
 * What can happen to a book, by its insiders, by those whom it binds, by who signs for a party or speaks for it, or by
 * residents who took part.
 */
export const BOOK_STEPS = new StateMachine(ServiceProjectBookState, {
  // What all have signed holds as it was agreed until all have signed the new version.
  REVISE: { from: [DRAFT], to: NEGOTIATING, stays: [NEGOTIATING, SIGNED, RUNNING, SUSPENDED], by: ['INSIDER'] },
  WITHDRAW_REVISION: { stays: [SIGNED, RUNNING, SUSPENDED], by: ['BOUND'] },
  // By one party while others have not signed.
  SIGN: { from: [DRAFT], to: NEGOTIATING, stays: [NEGOTIATING, SIGNED, RUNNING, SUSPENDED], by: ['SIGNATORY'] },
  // By the last party: the version is in force.
  SIGN_LAST: { from: [NEGOTIATING], to: SIGNED, stays: [SIGNED, RUNNING, SUSPENDED], by: ['SIGNATORY'] },
  START: { from: [SIGNED], to: RUNNING, by: ['BOUND'] },
  SUSPEND: { from: [RUNNING], to: SUSPENDED, by: ['BOUND'] },
  RESUME: { from: [SUSPENDED], to: RUNNING, by: ['BOUND'] },
  COMPLETE: { from: [RUNNING], to: COMPLETED, by: ['SPEAKER'] },
  // By one of several who may; the book stays as it is.
  EVALUATE: { stays: [COMPLETED, EVALUATED], by: ['SPEAKER', 'PARTICIPANT'] },
  // By the last party.
  EVALUATE_LAST: { from: [COMPLETED], to: EVALUATED, by: ['SPEAKER'] },
  TERMINATE: { from: [DRAFT, NEGOTIATING, SIGNED, RUNNING, SUSPENDED], to: TERMINATED, by: ['BOUND'] },
});
export type BookStep = StepOf<typeof BOOK_STEPS>;
export type BookParty = PartyOf<typeof BOOK_STEPS>;

@Access('PUBLIC')
@Directive('@key(fields: "id")')
@ObjectType({
  implements: Node,
  description:
    'The agreement that parties write together, in versions; a version that was signed never changes. While it is ' +
    'negotiated it shows to its parties and to staff of their places only; from SIGNED on to everybody. 服务项目书',
  simpleResolvers: true,
})
@Entity({ tableName: 'service_project_book' })
export class ServiceProjectBook extends Node {
  @Property({ type: 'text' })
  districtCode!: string;

  @Field(() => String, {
    description: 'Its number: district, year, serial number, such as `350102-2026-0001`; never given twice. 编号',
  })
  @Property({ type: 'text' })
  number!: string;

  @Field(() => ServiceProjectBookState, { description: 'Where it stands.' })
  @Property({ type: 'text' })
  state!: ServiceProjectBookState;

  @Field(() => Int, {
    description:
      'The version that is shown: the latest to the parties and to staff of their places, the one in force to others. ' +
      'Title, parties, items and milestones are those of this version.',
  })
  @Property({ type: 'integer' })
  version!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'The version that all parties have signed and that holds; null while there is none.',
  })
  @Property({ type: 'integer', nullable: true })
  versionInForce!: number | null;

  /** The last version that was withdrawn while another was in force. */
  @Property({ type: 'integer', nullable: true })
  withdrawnVersion!: number | null;

  /** Why it was suspended or terminated. */
  @Property({ type: 'text', nullable: true })
  stateReason!: string | null;

  /** How what was begun is wound up after the termination. */
  @Property({ type: 'text', nullable: true })
  settlement!: string | null;

  @Property({ type: 'text', nullable: true })
  createdBy!: string | null;

  @Field(() => DateTime, { description: 'When it was drafted.' })
  @Property({ type: 'datetime' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'When its state or its version last changed.' })
  @Property({ type: 'datetime' })
  updatedAt!: Date;

  /** Whether a step leads on from the state it is in. */
  canTake(step: BookStep): boolean {
    return BOOK_STEPS.canTake(step, this.state);
  }

  /** Takes a step that {@link canTake} allows. */
  take(step: BookStep, at: Date, reason: string | null = null): void {
    const next = BOOK_STEPS.after(step, this.state);
    if (next !== this.state) this.stateReason = reason;
    this.state = next;
    this.updatedAt = at;
  }

  /** What is revised and signed: the last version, or the one in force when that was withdrawn. */
  get latestVersion(): number {
    return this.withdrawnVersion === this.version ? this.versionInForce! : this.version;
  }

  /** Whether another version than the one in force waits for signatures. */
  get hasOpenRevision(): boolean {
    return this.versionInForce !== null && this.latestVersion > this.versionInForce;
  }

  /** Whether it has begun and has not ended: what is in force goes on until something else is. */
  get isUnderWay(): boolean {
    return this.state === RUNNING || this.state === SUSPENDED;
  }
}

export const { ConnectionType: ServiceProjectBookConnection, EdgeType: ServiceProjectBookEdge } = connectionTypes(
  ServiceProjectBook,
  'ServiceProjectBook',
  'project books',
);

declare module '../database/column-enums.ts' {
  interface ColumnEnums {
    'service_project_book.state': ServiceProjectBookState;
  }
}
