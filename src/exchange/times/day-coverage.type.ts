import { Field, Float, ObjectType } from 'type-graphql';
import { Access } from '../../shared/access.ts';
import { LocalDate } from '../../shared/scalars.ts';

/** Days that are shown unless it is said how many, and at most. */
export const COVERED_DAYS_DEFAULT = 92;
export const COVERED_DAYS_MAX = 366;

@Access('PUBLIC')
@ObjectType({
  description: 'What a demand asks for on one date, and what of it matches hold, in minutes times quantity. 每日覆盖',
  simpleResolvers: true,
})
export class DayCoverage {
  @Field(() => LocalDate, { description: 'The date; a night belongs to that on which it begins.' })
  date!: string;

  @Field(() => Float, { description: 'What it asks for that begins on this date, more than 0.' })
  askedMinutes!: number;

  @Field(() => Float, { description: 'What of that matches hold, from 0 to all of it.' })
  heldMinutes!: number;
}
