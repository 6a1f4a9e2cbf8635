import { Field, Int, ObjectType } from 'type-graphql';
import { shownAs } from '../../request/answer.ts';
import { Access } from '../../shared/access.ts';
import { UserError } from '../../shared/payload.ts';

@Access('PUBLIC')
@ObjectType({
  implements: UserError,
  description:
    'Without a confirmed phone number no more bookings are held. Returned to who may hold more once they have confirmed ' +
    'theirs: see `Mutation.phoneCodeRequest`.',
  simpleResolvers: true,
})
class PhoneUnconfirmed extends UserError {
  @Field(() => Int, { description: 'Bookings to come that may be held without.' })
  max!: number;

  @Field(() => Int, { description: 'Bookings to come that the caller holds.' })
  held!: number;
}

shownAs('phoneUnconfirmed', (error, { details }) => ({
  ...error,
  typeName: PhoneUnconfirmed.name,
  max: details.max,
  held: details.held,
}));
