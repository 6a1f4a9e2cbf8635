import { Field, Int, ObjectType } from 'type-graphql';
import { Access } from '../shared/access.ts';
import { DateTime } from '../shared/scalars.ts';

@Access('PUBLIC')
@ObjectType({
  description:
    'An interval that the rules of a facility allow and that has the places, when it was looked for. 可约时段',
  simpleResolvers: true,
})
export class BookableStart {
  @Field(() => DateTime, { description: 'When a booking would start.' })
  start!: Temporal.Instant;

  @Field(() => DateTime, { description: 'When it would end.' })
  end!: Temporal.Instant;

  @Field(() => Int, { description: 'Places left at the tightest moment in between; at least the quantity asked for.' })
  remaining!: number;
}
