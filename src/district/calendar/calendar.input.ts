import { Field, InputType } from 'type-graphql';
import { LocalDate } from '../../shared/scalars.ts';
import { REASON_MAX } from '../../shared/text.ts';
import { WorkdayClass } from './calendar.entity.ts';

@InputType({ description: 'What a day really is.' })
export class CalendarDayCorrectInput {
  @Field(() => LocalDate, { description: 'The day.' })
  date!: string;

  @Field(() => WorkdayClass, { description: 'What it is.' })
  dayClass!: WorkdayClass;

  @Field(() => String, { description: `Why, for everybody to read: 1 to ${REASON_MAX} characters.` })
  reason!: string;
}

@InputType({ description: 'A day whose correction is to go.' })
export class CalendarDayRestoreInput {
  @Field(() => LocalDate, { description: 'The day.' })
  date!: string;
}
