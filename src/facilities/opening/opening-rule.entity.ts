import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Access } from '../../shared/access.ts';
import { LocalDate, LocalTime } from '../../shared/scalars.ts';

/** Rules that one facility can have. */
export const OPENING_RULES_MAX = 50;
/** Windows on one dated exception. */
export const EXCEPTION_WINDOWS_MAX = 10;

export enum DayClass {
  EVERY_DAY = 'EVERY_DAY',
  WORKDAY = 'WORKDAY',
  DAY_OFF = 'DAY_OFF',
}

registerEnumType(DayClass, {
  name: 'DayClass',
  description:
    'On which days a rule holds. WORKDAY and DAY_OFF follow the official calendar, make-up work days included.',
  valuesConfig: {
    EVERY_DAY: { description: 'On all days.' },
    WORKDAY: { description: 'On work days, also on a Saturday or Sunday that makes up for a holiday. 工作日' },
    DAY_OFF: { description: 'On weekends and holidays, but not on make-up work days. 休息日' },
  },
});

export enum Weekday {
  MONDAY = 'MONDAY',
  TUESDAY = 'TUESDAY',
  WEDNESDAY = 'WEDNESDAY',
  THURSDAY = 'THURSDAY',
  FRIDAY = 'FRIDAY',
  SATURDAY = 'SATURDAY',
  SUNDAY = 'SUNDAY',
}

registerEnumType(Weekday, {
  name: 'Weekday',
  description: 'A day of the week.',
  valuesConfig: {
    MONDAY: { description: 'Monday. 星期一' },
    TUESDAY: { description: 'Tuesday. 星期二' },
    WEDNESDAY: { description: 'Wednesday. 星期三' },
    THURSDAY: { description: 'Thursday. 星期四' },
    FRIDAY: { description: 'Friday. 星期五' },
    SATURDAY: { description: 'Saturday. 星期六' },
    SUNDAY: { description: 'Sunday. 星期日' },
  },
});

@Access('PUBLIC')
@ObjectType({
  description:
    "A weekly window in the facility's local time. An end at or before the start is on the next day. Day class, " +
    'weekday and season are judged by the date on which the window starts.',
  simpleResolvers: true,
})
export class OpeningRule {
  @Field(() => DayClass, { description: 'The class of days it holds on.' })
  dayClass!: DayClass;

  @Field(() => [Weekday], { description: 'The weekdays it holds on; empty for all of them.' })
  weekdays!: Weekday[];

  @Field(() => LocalTime, { description: 'When the window opens.' })
  startTime!: string;

  @Field(() => LocalTime, { description: 'When it closes; on the next day if this is not after the start.' })
  endTime!: string;

  @Field(() => String, { nullable: true, description: 'The first day of its season as MM-DD; null for all year.' })
  seasonFrom!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The last day of its season as MM-DD; before `seasonFrom` for a season over New Year.',
  })
  seasonTo!: string | null;

  @Field(() => LocalTime, {
    nullable: true,
    description:
      'A window on the eve of a work day goes on until this time of that work day: by then everybody has to be out.',
  })
  leaveByNextWorkday!: string | null;
}

@Access('PUBLIC')
@ObjectType({ description: 'From one time of day to another.', simpleResolvers: true })
export class OpeningWindow {
  @Field(() => LocalTime, { description: 'When it opens.' })
  startTime!: string;

  @Field(() => LocalTime, { description: 'When it closes; on the next day if this is not after the start.' })
  endTime!: string;
}

@Access('PUBLIC')
@ObjectType({
  description: 'A date on which other hours hold than the rules say, or none.',
  simpleResolvers: true,
})
export class OpeningException {
  @Field(() => LocalDate, { description: 'The date, where the facility is.' })
  date!: string;

  @Field(() => Boolean, { description: 'True when it is closed all that date.' })
  closed!: boolean;

  @Field(() => [OpeningWindow], { description: 'The windows that start on that date instead; empty when closed.' })
  windows!: OpeningWindow[];

  @Field(() => String, { nullable: true, description: 'Why, for people.' })
  reason!: string | null;
}

declare module '../../database/column-enums.ts' {
  interface ColumnEnums {
    'opening_rule.day_class': DayClass;
  }
}
