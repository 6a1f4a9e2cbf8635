import { Field, ObjectType } from 'type-graphql';
import { shownAs } from '../../request/answer.ts';
import { Access } from '../../shared/access.ts';
import { UserError } from '../../shared/payload.ts';
import { DateTime } from '../../shared/scalars.ts';

@Access('PUBLIC')
@ObjectType({
  implements: UserError,
  description: 'The booker may not book here for the time being. Returned with until when, and why.',
  simpleResolvers: true,
})
class BookingBarred extends UserError {
  @Field(() => DateTime, { nullable: true, description: 'Until when, unless it is lifted.' })
  until!: string | null;

  @Field(() => String, { description: 'Why.' })
  reason!: string;
}

shownAs('bookingBarred', (error, { details }) => ({
  ...error,
  typeName: BookingBarred.name,
  until: details.until,
  reason: details.reason,
}));
