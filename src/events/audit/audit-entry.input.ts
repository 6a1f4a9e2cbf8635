import { Field, ID, InputType } from 'type-graphql';
import { DateTime } from '../../shared/scalars.ts';

@InputType({ description: 'Which audit entries; all conditions together.' })
export class AuditEntryFilter {
  @Field(() => ID, {
    nullable: true,
    description: 'Only what was done to this thing. Staff of less than a district have to name one.',
  })
  subjectId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only what this account did.' })
  actorId?: string | null;

  @Field(() => String, { nullable: true, description: 'Only what was done by this mutation: `bookingCreate`.' })
  action?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Only what was done at this moment or later.' })
  from?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Only what was done before this moment.' })
  to?: Date | null;
}
