import { Field, ID, InputType, Int } from 'type-graphql';
import { REASON_MAX } from '../../../shared/text.ts';
import { DELEGATE_TEXT_MAX, DELEGATES_MAX, DELEGATES_MIN } from './delegate.entity.ts';
import { MembershipState } from './membership.entity.ts';

@InputType({ description: 'Which memberships; all conditions together.' })
export class AllianceMembershipFilter {
  @Field(() => [MembershipState], { nullable: true, description: 'Only those in these states.' })
  states?: MembershipState[] | null;
}

@InputType({ description: 'Somebody who is to sit for a unit.' })
export class DelegateInput {
  @Field(() => String, { description: `The name, 1 to ${DELEGATE_TEXT_MAX} characters.` })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: `The office held in the unit, 1 to ${DELEGATE_TEXT_MAX} characters.`,
  })
  position?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Who signs as this delegate, by the subject of their tokens (`sub`) from the issuer that the caller signed in ' +
      'with; a delegate named without one signs nothing. They need not have signed in yet.',
  })
  accountSubject?: string | null;
}

@InputType({ description: 'An application for a seat in an alliance.' })
export class MembershipApplyInput {
  @Field(() => ID, { description: 'The unit that applies; the caller manages it.' })
  unitId!: string;

  @Field(() => ID, { description: 'The alliance.' })
  allianceId!: string;

  @Field(() => Int, { description: 'The version of the charter that the unit accepts: the one in force.' })
  charterVersion!: number;

  @Field(() => [DelegateInput], {
    description: `Who is to sit for the unit: ${DELEGATES_MIN} to ${DELEGATES_MAX}, no two alike or with one account.`,
  })
  delegates!: DelegateInput[];
}

@InputType({ description: 'A membership to admit.' })
export class MembershipAdmitInput {
  @Field(() => ID, { description: 'The membership.' })
  membershipId!: string;
}

@InputType({ description: 'A membership to suspend.' })
export class MembershipSuspendInput {
  @Field(() => ID, { description: 'The membership.' })
  membershipId!: string;

  @Field(() => String, { description: `Why, 1 to ${REASON_MAX} characters. The unit can read it.` })
  reason!: string;
}

@InputType({ description: 'A membership to reinstate.' })
export class MembershipReinstateInput {
  @Field(() => ID, { description: 'The membership.' })
  membershipId!: string;
}

@InputType({ description: 'A membership to end.' })
export class MembershipWithdrawInput {
  @Field(() => ID, { description: 'The membership.' })
  membershipId!: string;

  @Field(() => String, {
    nullable: true,
    description: `Why, 1 to ${REASON_MAX} characters. The unit and the staff can read it; staff have to give one.`,
  })
  reason?: string | null;
}

@InputType({ description: 'New delegates of a unit, in place of all it has.' })
export class DelegatesNameInput {
  @Field(() => ID, { description: 'The membership of the unit.' })
  membershipId!: string;

  @Field(() => [DelegateInput], {
    description:
      `Who is to sit for the unit from now on: ${DELEGATES_MIN} to ${DELEGATES_MAX}, no two alike or with one account. ` +
      'Who is named again, by name and position, keeps the seat, with the account given now or without any.',
  })
  delegates!: DelegateInput[];
}
