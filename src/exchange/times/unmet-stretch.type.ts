import { Field, Int, ObjectType } from 'type-graphql';
import { Access } from '../../shared/access.ts';
import { LocalDate, LocalTime } from '../../shared/scalars.ts';

@Access('PUBLIC')
@ObjectType({
  description: 'A time of the day at which a demand lacks something, in the local time of its place. 未满足时段',
  simpleResolvers: true,
})
export class UnmetWindow {
  @Field(() => LocalTime, { description: 'When it begins.' })
  startTime!: string;

  @Field(() => LocalTime, { description: 'When it ends; on the next day if this is not after the start.' })
  endTime!: string;
}

@Access('PUBLIC')
@ObjectType({
  description:
    'Dates on which a demand lacks the same number at the same times of the day: those between the first and the last on ' +
    'which it is wanted at all. 未满足的时间段',
  simpleResolvers: true,
})
export class UnmetStretch {
  @Field(() => LocalDate, { description: 'The first of the dates.' })
  from!: string;

  @Field(() => LocalDate, { description: 'The last of the dates, itself included.' })
  to!: string;

  @Field(() => [UnmetWindow], { description: 'The times of the day at which it is lacking.' })
  windows!: readonly UnmetWindow[];

  @Field(() => Int, { description: 'How much is lacking at these times.' })
  quantity!: number;
}
