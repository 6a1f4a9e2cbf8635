import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'Of what a calendar is to be told.' })
export class CalendarFeedCreateInput {
  @Field(() => ID, {
    nullable: true,
    description:
      'A facility that the caller manages: what is taken there, without names. Without it, their own bookings.',
  })
  facilityId?: string | null;
}

@InputType({ description: 'The link that is to work no more.' })
export class CalendarFeedRevokeInput {
  @Field(() => ID, { description: 'Which.' })
  feedId!: string;
}
