import { Field, ObjectType } from 'type-graphql';
import { Access } from '../../shared/access.ts';
import { UserError } from '../../request/answer.ts';
import { CalendarDay } from './calendar.entity.ts';

@Access('PUBLIC')
@ObjectType({ description: 'What came of correcting a day.', simpleResolvers: true })
export class CalendarDayCorrectPayload {
  @Field(() => CalendarDay, { nullable: true, description: 'The day as it is now; null when refused.' })
  calendarDay!: CalendarDay | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty when it was done.' })
  userErrors!: UserError[];
}

@Access('PUBLIC')
@ObjectType({ description: 'What came of taking a correction back.', simpleResolvers: true })
export class CalendarDayRestorePayload {
  @Field(() => CalendarDay, { nullable: true, description: 'The day as it is now; null when refused.' })
  calendarDay!: CalendarDay | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty when it was done.' })
  userErrors!: UserError[];
}
