import { Field, InputType } from 'type-graphql';
import { Weekday } from '../../facilities/index.ts';
import { LocalDate, LocalTime } from '../../shared/scalars.ts';

@InputType({ description: 'Hours of the week, in the local time of the place. 每周时段' })
export class WeeklyHoursInput {
  @Field(() => Weekday, { nullable: true, description: 'The day on which they begin; any day if absent.' })
  weekday?: Weekday | null;

  @Field(() => LocalTime, { description: 'When they begin.' })
  startTime!: string;

  @Field(() => LocalTime, { description: 'When they end; on the next day if this is not after the start.' })
  endTime!: string;
}

@InputType({ description: 'Days one after the other.' })
export class DatesInput {
  @Field(() => LocalDate, { description: 'The first day.' })
  from!: string;

  @Field(() => LocalDate, { description: 'The last day, itself part of it.' })
  to!: string;
}
