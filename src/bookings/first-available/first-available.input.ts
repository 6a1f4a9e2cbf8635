import { Field, InputType, Int } from 'type-graphql';
import { Weekday } from '../../facilities/index.ts';
import { DateTime, LocalTime } from '../../shared/scalars.ts';
import { BOOKABLE_MINUTES_MAX } from '../bookable-starts.ts';
import { QUANTITY_MAX } from '../booking.entity.ts';

/** Intervals that are told at most. */
export const FIRST_AVAILABLE_MAX = 20;
/** How far apart the earliest and the latest start may be, in days: a leap year. */
export const LOOK_AHEAD_DAYS_MAX = 366;

@InputType({ description: 'For how long, for how many, and between when. 最早可约的条件' })
export class FirstAvailableInput {
  @Field(() => DateTime, { description: 'It starts no earlier than this.' })
  earliest!: Date;

  @Field(() => DateTime, {
    description: `It starts no later than this; at most ${LOOK_AHEAD_DAYS_MAX} days after \`earliest\`.`,
  })
  latest!: Date;

  @Field(() => Int, { description: `How long it lasts, in minutes: 1 to ${BOOKABLE_MINUTES_MAX}.` })
  minutes!: number;

  @Field(() => Int, { nullable: true, defaultValue: 1, description: `How many places, 1 to ${QUANTITY_MAX}.` })
  quantity?: number | null;

  @Field(() => LocalTime, {
    nullable: true,
    description: 'It starts at or after this time of day, where the facility is; at any time if absent.',
  })
  fromTime?: string | null;

  @Field(() => LocalTime, {
    nullable: true,
    description:
      'It ends at or before this time of day, where the facility is, on the day on which it starts; on the next one if this ' +
      'is no later than `fromTime`, or than 00:00 without it. At any time if absent.',
  })
  toTime?: string | null;

  @Field(() => [Weekday], {
    nullable: true,
    description: 'It starts on one of these days, where the facility is; on any if absent or empty.',
  })
  weekdays?: Weekday[] | null;

  @Field(() => Int, {
    nullable: true,
    defaultValue: 5,
    description: `How many intervals at most, 1 to ${FIRST_AVAILABLE_MAX}.`,
  })
  first?: number | null;
}
