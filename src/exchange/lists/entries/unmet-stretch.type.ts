import { Field, Int, ObjectType } from 'type-graphql';
import { Access } from '../../../shared/access.ts';
import { LocalDate } from '../../../shared/scalars.ts';
import { WeeklyWindow } from '../../times/weekly-window.type.ts';

/** Stretches that a demand shows at most. */
export const UNMET_STRETCHES_MAX = 50;

@Access('PUBLIC')
@ObjectType({
  description: 'So much of a demand is lacking whenever these windows start, from one date to another. 缺口时段',
  simpleResolvers: true,
})
export class UnmetStretch {
  @Field(() => LocalDate, { description: 'The first date on which something is lacking.' })
  from!: string;

  @Field(() => LocalDate, { description: 'The last such date.' })
  to!: string;

  @Field(() => [WeeklyWindow], { description: 'When, on the dates in between.' })
  windows!: WeeklyWindow[];

  @Field(() => Int, { description: 'How much is lacking then, at each moment.' })
  quantity!: number;
}
