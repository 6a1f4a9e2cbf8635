import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { Directive, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Access } from '../shared/access.ts';
import { connectionTypes } from '../shared/connection.ts';
import { Node } from '../shared/node.ts';
import { DateTime } from '../shared/scalars.ts';

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
    NEGOTIATING: { description: 'Revised or signed by some; not yet signed by all. 协商中' },
    SIGNED: { description: 'Signed by all parties in the same version; not yet begun. 已签署' },
    RUNNING: { description: 'Under way. 执行中' },
    SUSPENDED: { description: 'Under way, but halted for a reason; can be resumed. 已暂停' },
    COMPLETED: { description: 'All parties have confirmed that it is done. 已完成' },
    EVALUATED: { description: 'Done, and evaluated by all parties. 已评价' },
    TERMINATED: { description: 'Ended before it was done. 已终止' },
  },
});

const { DRAFT, NEGOTIATING, SIGNED, RUNNING, SUSPENDED, COMPLETED, EVALUATED, TERMINATED } = ServiceProjectBookState;

/** The states in which a book concerns its parties, and staff of their places, alone. */
export const PRIVATE_BOOK_STATES: readonly ServiceProjectBookState[] = [DRAFT, NEGOTIATING];

/** The states in which the matches of a book are free for another. */
export const ENDED_BOOK_STATES: readonly ServiceProjectBookState[] = [COMPLETED, EVALUATED, TERMINATED];

/** What can happen to a book. */
export type BookStep =
  | 'REVISE'
  | 'SIGN'
  | 'SIGN_LAST'
  | 'START'
  | 'SUSPEND'
  | 'RESUME'
  | 'COMPLETE'
  | 'EVALUATE'
  | 'EVALUATE_LAST'
  | 'TERMINATE';

/** From where each step leads where. No other change of state exists. */
export const BOOK_STEPS: Readonly<
  Record<BookStep, Readonly<Partial<Record<ServiceProjectBookState, ServiceProjectBookState>>>>
> = {
  // What is under way goes on as it was agreed until all have signed the new version.
  REVISE: {
    [DRAFT]: NEGOTIATING,
    [NEGOTIATING]: NEGOTIATING,
    [SIGNED]: NEGOTIATING,
    [RUNNING]: RUNNING,
    [SUSPENDED]: SUSPENDED,
  },
  // By one party while others have not signed.
  SIGN: { [DRAFT]: NEGOTIATING, [NEGOTIATING]: NEGOTIATING, [RUNNING]: RUNNING, [SUSPENDED]: SUSPENDED },
  // By the last party: the version is in force.
  SIGN_LAST: { [NEGOTIATING]: SIGNED, [RUNNING]: RUNNING, [SUSPENDED]: SUSPENDED },
  START: { [SIGNED]: RUNNING },
  SUSPEND: { [RUNNING]: SUSPENDED },
  RESUME: { [SUSPENDED]: RUNNING },
  COMPLETE: { [RUNNING]: COMPLETED },
  // By one of several who may; the book stays as it is.
  EVALUATE: { [COMPLETED]: COMPLETED, [EVALUATED]: EVALUATED },
  // By the last party.
  EVALUATE_LAST: { [COMPLETED]: EVALUATED },
  TERMINATE: {
    [DRAFT]: TERMINATED,
    [NEGOTIATING]: TERMINATED,
    [SIGNED]: TERMINATED,
    [RUNNING]: TERMINATED,
    [SUSPENDED]: TERMINATED,
  },
};

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
    return BOOK_STEPS[step][this.state] !== undefined;
  }

  /** Takes a step that {@link canTake} allows. */
  take(step: BookStep, at: Date, reason: string | null = null): void {
    const next = BOOK_STEPS[step][this.state];
    if (next === undefined) throw new Error(`A book does not take ${step} while ${this.state}`);
    if (next !== this.state) this.stateReason = reason;
    this.state = next;
    this.updatedAt = at;
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
