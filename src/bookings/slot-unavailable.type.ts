import { Field, Int, ObjectType } from 'type-graphql';
import { Access } from '../shared/access.ts';
import { shownAs } from '../request/answer.ts';
import { UserError } from '../shared/payload.ts';
import { DateTime } from '../shared/scalars.ts';

/** An alternative as it is stored with the refusal. The facility is read when it is shown. */
export interface SlotAlternativeRow {
  readonly facilityId: string;
  readonly start: string;
  readonly end: string;
}

@Access('PUBLIC')
@ObjectType({ description: 'An interval that would do, when it was looked for.', simpleResolvers: true })
export class SlotAlternative {
  facilityId!: string;

  @Field(() => DateTime, { description: 'When it starts.' })
  start!: string;

  @Field(() => DateTime, { description: 'When it ends.' })
  end!: string;
}

@Access('PUBLIC')
@ObjectType({
  implements: UserError,
  description:
    'Too few places are left in the interval asked for. Returned when at some moment of it fewer are left than wanted.',
  simpleResolvers: true,
})
export class SlotUnavailable extends UserError {
  @Field(() => Int, { description: 'Places left at the tightest moment of the interval.' })
  remaining!: number;

  @Field(() => [SlotAlternative], {
    description:
      'Up to three intervals that would do, the nearest first: the same facility at another time, or a like facility nearby.',
  })
  alternatives!: SlotAlternative[];
}

shownAs('slotUnavailable', (error, { details }) => ({
  ...error,
  typeName: 'SlotUnavailable',
  remaining: details.remaining,
  alternatives: details.alternatives,
}));
