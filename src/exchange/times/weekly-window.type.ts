import { Field, InputType, ObjectType } from 'type-graphql';
import { DayClass, Weekday } from '../../facilities/index.ts';
import { Access } from '../../shared/access.ts';
import { LocalTime } from '../../shared/scalars.ts';

@Access('PUBLIC')
@ObjectType({
  description:
    'A weekly window of a supply or a demand, in the local time of its place. An end at or before the start is on the ' +
    'next day. Day class, weekday and season are judged by the date on which the window starts. 每周时段',
  simpleResolvers: true,
})
export class WeeklyWindow {
  @Field(() => DayClass, { description: 'The class of days it holds on.' })
  dayClass!: DayClass;

  @Field(() => [Weekday], { description: 'The weekdays it holds on; empty for all of them.' })
  weekdays!: Weekday[];

  @Field(() => LocalTime, { description: 'When the window begins.' })
  startTime!: string;

  @Field(() => LocalTime, { description: 'When it ends; on the next day if this is not after the start.' })
  endTime!: string;

  @Field(() => String, { nullable: true, description: 'The first day of its season as MM-DD; null for all year.' })
  seasonFrom!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The last day of its season as MM-DD; before `seasonFrom` for a season over New Year.',
  })
  seasonTo!: string | null;
}

@InputType({
  description:
    'A weekly window of a supply or a demand, in the local time of its place. Its times are whole quarters of an hour. ' +
    'An end at or before the start is on the next day, so 00:00 to 00:00 is the whole day. 每周时段',
})
export class WeeklyWindowInput {
  @Field(() => DayClass, { description: 'The class of days it holds on.' })
  dayClass!: DayClass;

  @Field(() => [Weekday], { nullable: true, description: 'The weekdays it holds on; none for all of them.' })
  weekdays?: Weekday[] | null;

  @Field(() => LocalTime, { description: 'When the window begins, on a quarter of an hour.' })
  startTime!: string;

  @Field(() => LocalTime, { description: 'When it ends, on a quarter of an hour. Equal to the start for 24 hours.' })
  endTime!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The first day of its season as MM-DD; a season may run over New Year. Together with `seasonTo`.',
  })
  seasonFrom?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The last day of its season as MM-DD; together with `seasonFrom`.',
  })
  seasonTo?: string | null;
}
