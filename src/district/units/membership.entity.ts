import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Access } from '../../shared/access.ts';
import { connectionTypes } from '../../shared/connection.ts';
import { Node } from '../../shared/node.ts';
import { DateTime } from '../../shared/scalars.ts';

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

/** What can happen to a membership. */
export type MembershipStep = 'ADMIT' | 'SUSPEND' | 'REINSTATE' | 'WITHDRAW';

/** From where each step leads where. No other change of state exists. */
export const MEMBERSHIP_STEPS: Readonly<
  Record<MembershipStep, { readonly from: readonly MembershipState[]; readonly to: MembershipState }>
> = {
  ADMIT: { from: [MembershipState.APPLIED], to: MembershipState.ACTIVE },
  SUSPEND: { from: [MembershipState.ACTIVE], to: MembershipState.SUSPENDED },
  REINSTATE: { from: [MembershipState.SUSPENDED], to: MembershipState.ACTIVE },
  WITHDRAW: {
    from: [MembershipState.APPLIED, MembershipState.ACTIVE, MembershipState.SUSPENDED],
    to: MembershipState.WITHDRAWN,
  },
};

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
    return MEMBERSHIP_STEPS[step].from.includes(this.state);
  }

  /** Takes a step that {@link canTake} allows. */
  take(step: MembershipStep, at: Date, reason: string | null): void {
    if (!this.canTake(step)) throw new Error(`A membership does not take ${step} while ${this.state}`);
    this.state = MEMBERSHIP_STEPS[step].to;
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

declare module '../../database/column-enums.ts' {
  interface ColumnEnums {
    'alliance_membership.state': MembershipState;
  }
}
