import { Field, ObjectType } from 'type-graphql';
import { Access } from '../../shared/access.ts';
import { UserError } from '../../request/answer.ts';
import { AllianceMembership } from './membership.entity.ts';

/** The payload of a mutation that changes a membership. */
function membershipPayload(name: string) {
  @Access('PUBLIC')
  @ObjectType(name, { description: 'What came of it.', simpleResolvers: true })
  class Payload {
    @Field(() => AllianceMembership, { nullable: true, description: 'The membership as it is now; null when refused.' })
    membership!: AllianceMembership | null;

    @Field(() => [UserError], { description: 'Why it was refused; empty when it was done.' })
    userErrors!: UserError[];
  }
  return Payload;
}

export const MembershipApplyPayload = membershipPayload('MembershipApplyPayload');
export const MembershipAdmitPayload = membershipPayload('MembershipAdmitPayload');
export const MembershipSuspendPayload = membershipPayload('MembershipSuspendPayload');
export const MembershipReinstatePayload = membershipPayload('MembershipReinstatePayload');
export const MembershipWithdrawPayload = membershipPayload('MembershipWithdrawPayload');
export const DelegatesNamePayload = membershipPayload('DelegatesNamePayload');
