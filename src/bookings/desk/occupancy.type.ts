import { Field, Int, ObjectType } from 'type-graphql';
import { Access } from '../../shared/access.ts';
import { DateTime } from '../../shared/scalars.ts';

@Access('PUBLIC')
@ObjectType({
  description: 'How full a facility is over a step of time, as its managers see it. 占用情况',
  simpleResolvers: true,
})
export class OccupancyStep {
  @Field(() => DateTime, { description: 'When it starts.' })
  start!: Temporal.Instant;

  @Field(() => DateTime, { description: 'When it ends, itself no longer part of it.' })
  end!: Temporal.Instant;

  @Field(() => Int, { description: 'The places taken at its busiest moment.' })
  taken!: number;

  @Field(() => Int, { description: 'The places that there are.' })
  total!: number;

  @Field(() => Boolean, { description: 'Whether it is open at some moment of it.' })
  isOpen!: boolean;
}
