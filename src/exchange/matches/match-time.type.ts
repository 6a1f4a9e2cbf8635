import { Field, Int, ObjectType } from 'type-graphql';
import { Access } from '../../shared/access.ts';
import { DateTime, LocalDate } from '../../shared/scalars.ts';
import { MatchConcern } from './match.entity.ts';

/** Occurrences that are shown unless it is said how many, and at most. */
export const OCCURRENCES_DEFAULT = 100;
export const OCCURRENCES_SHOWN_MAX = 366;
/** Dates that one concern names at most; it says how many there are. */
export const CONCERN_DATES_MAX = 31;

@Access('RESTRICTED')
@ObjectType({
  description: 'What a match gives without a gap in one occurrence of its demand. 对接时段',
  simpleResolvers: true,
})
export class MatchOccurrence {
  @Field(() => DateTime, { description: 'When it starts.' })
  start!: string;

  @Field(() => DateTime, { description: 'When it ends, itself no longer part of it.' })
  end!: string;

  @Field(() => Int, { description: 'How much is given during it.' })
  quantity!: number;

  @Field(() => Boolean, { description: 'Whether places of the facility are booked for it.' })
  booked!: boolean;

  @Field(() => Boolean, {
    description:
      'Whether it turned out that it cannot be had, or was still to come when the match was fulfilled; then it counts for nothing.',
  })
  lost!: boolean;
}

@Access('RESTRICTED')
@ObjectType({
  description: 'Something that was agreed, and is no longer as it was. 需要关注的变化',
  simpleResolvers: true,
})
export class MatchAttention {
  @Field(() => MatchConcern, { description: 'What has changed.' })
  reason!: MatchConcern;

  @Field(() => Int, { description: 'How many occurrences to come it is about.' })
  count!: number;

  @Field(() => [LocalDate], {
    description: `The dates on which they start, in order, the first ${CONCERN_DATES_MAX}.`,
  })
  dates!: string[];
}
