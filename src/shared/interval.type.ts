import { Directive, Field, ObjectType } from 'type-graphql';
import { Access } from './access.ts';
import { DateTime } from './scalars.ts';

@Access('PUBLIC')
@Directive('@shareable')
@ObjectType({
  description: 'A stretch of time, half-open: the start belongs to it, the end does not.',
  simpleResolvers: true,
})
export class TimeInterval {
  @Field(() => DateTime, { description: 'When it starts.' })
  start!: Temporal.Instant;

  @Field(() => DateTime, { description: 'When it ends, itself no longer part of it.' })
  end!: Temporal.Instant;
}
