import { Field, ID, InputType } from 'type-graphql';
import { LocalDate, LocalTime } from '../../shared/scalars.ts';
import { REASON_MAX } from '../../shared/text.ts';
import { DayClass, EXCEPTION_WINDOWS_MAX, Weekday } from './opening-rule.entity.ts';

@InputType({
  description: "A weekly window in the facility's local time. An end at or before the start is on the next day.",
})
export class OpeningRuleInput {
  @Field(() => DayClass, { description: 'The class of days it holds on.' })
  dayClass!: DayClass;

  @Field(() => [Weekday], { nullable: true, description: 'The weekdays it holds on; all if absent or empty.' })
  weekdays?: Weekday[] | null;

  @Field(() => LocalTime, { description: 'When the window opens.' })
  startTime!: string;

  @Field(() => LocalTime, { description: 'When it closes. Equal to the start for 24 hours.' })
  endTime!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The first day of its season as MM-DD; together with `seasonTo`.',
  })
  seasonFrom?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The last day of its season as MM-DD; together with `seasonFrom`.',
  })
  seasonTo?: string | null;

  @Field(() => LocalTime, {
    nullable: true,
    description: 'Lets a window on the eve of a work day go on until this time of that work day.',
  })
  leaveByNextWorkday?: string | null;
}

@InputType({ description: 'All opening rules of a facility, in place of those it had.' })
export class FacilityOpeningRulesSetInput {
  @Field(() => ID, { description: 'The facility.' })
  facilityId!: string;

  @Field(() => [OpeningRuleInput], { description: 'The rules, at most 50; with none it is never open.' })
  rules!: OpeningRuleInput[];
}

@InputType({ description: 'From one time of day to another.' })
export class OpeningWindowInput {
  @Field(() => LocalTime, { description: 'When it opens.' })
  startTime!: string;

  @Field(() => LocalTime, { description: 'When it closes; on the next day if this is not after the start.' })
  endTime!: string;
}

@InputType({ description: 'Other hours on one date, or none. 临时开放安排' })
export class OpeningExceptionInput {
  @Field(() => LocalDate, { description: 'The date, where the facility is.' })
  date!: string;

  @Field(() => [OpeningWindowInput], {
    description: `The windows that start on that date, at most ${EXCEPTION_WINDOWS_MAX}; none to close it all day.`,
  })
  windows!: OpeningWindowInput[];

  @Field(() => String, { nullable: true, description: `Why, for people; 1 to ${REASON_MAX} characters.` })
  reason?: string | null;
}

@InputType({ description: 'Other hours on one date, in place of what was set for that date before.' })
export class FacilityOpeningExceptionSetInput {
  @Field(() => ID, { description: 'The facility.' })
  facilityId!: string;

  @Field(() => LocalDate, { description: 'The date, where the facility is.' })
  date!: string;

  @Field(() => [OpeningWindowInput], {
    description: 'The windows that start on that date, at most 10; none to close it all day.',
  })
  windows!: OpeningWindowInput[];

  @Field(() => String, { nullable: true, description: 'Why, for people; 1 to 500 characters.' })
  reason?: string | null;
}

@InputType({ description: 'A date on which the rules are to hold again.' })
export class FacilityOpeningExceptionRemoveInput {
  @Field(() => ID, { description: 'The facility.' })
  facilityId!: string;

  @Field(() => LocalDate, { description: 'The date, where the facility is.' })
  date!: string;
}
