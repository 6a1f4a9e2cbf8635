import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Access } from '../../../shared/access.ts';
import { connectionTypes } from '../../../shared/connection.ts';
import { Node } from '../../../shared/node.ts';
import { DateTime } from '../../../shared/scalars.ts';
import { type PartyOf, StateMachine, type StepOf } from '../../../shared/state-machine.ts';

export enum MembershipState {
  APPLIED = 'APPLIED',
  ACTIVE = 'ACTIVE',
  SUSPENDED = 'SUSPENDED',
  WITHDRAWN = 'WITHDRAWN',
}

registerEnumType(MembershipState, {
  name: 'MembershipState',
  description: "Where a unit's membership stands.",
  valuesConfig: {
    APPLIED: { description: 'The unit has applied; the community has not decided. 已申请' },
    ACTIVE: { description: 'A member, with one or two delegates. 成员' },
    SUSPENDED: { description: 'Set aside by the community for a reason; can be reinstated. 暂停' },
    WITHDRAWN: { description: 'Ended for good, by either side; the unit may apply anew. 已退出' },
  },
});

/** The membership states that everybody may see; the others concern the unit and the community alone. */
export const PUBLIC_MEMBERSHIP_STATES: readonly MembershipState[] = [MembershipState.ACTIVE, MembershipState.SUSPENDED];

const { APPLIED, ACTIVE, SUSPENDED, WITHDRAWN } = MembershipState;

/** What can happen to a membership, by the unit or by the staff of the community that hosts the alliance. */
export const MEMBERSHIP_STEPS = new StateMachine(MembershipState, {
  ADMIT: { from: [APPLIED], to: ACTIVE, by: ['HOST'] },
  SUSPEND: { from: [ACTIVE], to: SUSPENDED, by: ['HOST'] },
  REINSTATE: { from: [SUSPENDED], to: ACTIVE, by: ['HOST'] },
  // Joining is voluntary, so the unit may leave; the staff who admit may also turn down and expel.
  WITHDRAW: { from: [APPLIED, ACTIVE, SUSPENDED], to: WITHDRAWN, by: ['UNIT', 'HOST'] },
});
export type MembershipStep = StepOf<typeof MEMBERSHIP_STEPS>;
export type MembershipParty = PartyOf<typeof MEMBERSHIP_STEPS>;

@Access('PUBLIC')
@ObjectType({
  implements: Node,
  description: "A unit's seat in an alliance, at most one that has not ended. 联盟成员资格",
  simpleResolvers: true,
})
@Entity({ tableName: 'alliance_membership' })
export class AllianceMembership extends Node {
  @Property({ type: 'text' })
  allianceId!: string;

  @Property({ type: 'text' })
  unitId!: string;

  @Field(() => MembershipState, { description: 'Where it stands.' })
  @Property({ type: 'text' })
  state!: MembershipState;

  @Field(() => Int, { description: 'The version of the charter that the unit accepted when it applied.' })
  @Property({ type: 'integer' })
  charterVersion!: number;

  @Field(() => DateTime, { description: 'When the unit applied.' })
  @Property({ type: 'datetime' })
  appliedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When the community admitted it; null before.' })
  @Property({ type: 'datetime', nullable: true })
  admittedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it ended; null before.' })
  @Property({ type: 'datetime', nullable: true })
  endedAt!: Date | null;

  /** Why it was suspended or ended. */
  @Property({ type: 'text', nullable: true })
  stateReason!: string | null;

  @Property({ type: 'integer', version: true })
  version!: number;

  /** Whether a step leads on from the state it is in. */
  canTake(step: MembershipStep): boolean {
    return MEMBERSHIP_STEPS.canTake(step, this.state);
  }

  /** Takes a step that {@link canTake} allows. */
  take(step: MembershipStep, at: Date, reason: string | null): void {
    this.state = MEMBERSHIP_STEPS.after(step, this.state);
    this.stateReason = reason;
    if (step === 'ADMIT') this.admittedAt = at;
    if (step === 'WITHDRAW') this.endedAt = at;
  }
}

export const { ConnectionType: AllianceMembershipConnection, EdgeType: AllianceMembershipEdge } = connectionTypes(
  AllianceMembership,
  'AllianceMembership',
  'memberships',
);

declare module '../../../database/column-enums.ts' {
  interface ColumnEnums {
    'alliance_membership.state': MembershipState;
  }
}
