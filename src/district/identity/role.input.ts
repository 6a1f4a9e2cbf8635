import { Field, ID, InputType } from 'type-graphql';
import { DateTime } from '../../shared/scalars.ts';
import { REASON_MAX } from '../../shared/text.ts';
import { Role } from '../../request/viewer.ts';

@InputType({ description: 'Which role assignments; all conditions together.' })
export class RoleAssignmentFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Only those held in this very division, by its code. An unknown code is an error.',
  })
  divisionCode?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only those held for this unit as a whole.' })
  unitId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only those held for this one facility.' })
  facilityId?: string | null;

  @Field(() => Role, { nullable: true, description: 'Only this role.' })
  role?: Role | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Those that have ended as well; only those that have not, if absent.',
  })
  includeEnded?: boolean | null;
}

@InputType({
  description:
    'A role to give: to exactly one of residentId and accountSubject, in exactly one of divisionCode, unitId and ' +
    'facilityId (in none of them for RESIDENT).',
})
export class RoleAssignInput {
  @Field(() => ID, { nullable: true, description: 'The resident to give it to.' })
  residentId?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Who to give it to, by the subject of their tokens (`sub`) from the issuer that the caller signed in with. They ' +
      'need not have signed in yet.',
  })
  accountSubject?: string | null;

  @Field(() => Role, { description: 'The role.' })
  role!: Role;

  @Field(() => String, {
    nullable: true,
    description:
      'The division it is to hold in, by its code: a grid for BRANCH_SECRETARY, a community for COMMUNITY_STAFF, a ' +
      'subdistrict for SUBDISTRICT_STAFF, a district for DISTRICT_ADMIN.',
  })
  divisionCode?: string | null;

  @Field(() => ID, { nullable: true, description: 'The unit that a UNIT_MANAGER is to run, with all its facilities.' })
  unitId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The one facility that a UNIT_MANAGER is to run.' })
  facilityId?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'From when it holds, not in the past; from now on if absent.' })
  validFrom?: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'From when it no longer holds, after validFrom; until further notice if absent.',
  })
  validTo?: Date | null;

  @Field(() => String, {
    nullable: true,
    description: `Why, for those who see the role: 1 to ${REASON_MAX} characters.`,
  })
  reason?: string | null;
}

@InputType({ description: 'A role to end.' })
export class RoleEndInput {
  @Field(() => ID, { description: 'The role assignment to end.' })
  roleAssignmentId!: string;

  @Field(() => String, {
    nullable: true,
    description: `Why, for those who see the role: 1 to ${REASON_MAX} characters.`,
  })
  reason?: string | null;
}
