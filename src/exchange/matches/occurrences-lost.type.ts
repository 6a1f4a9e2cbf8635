import { Field, Int, ObjectType } from 'type-graphql';
import { momentOfLocalTime } from '../../district/grid/index.ts';
import { shownAs } from '../../request/answer.ts';
import { Access } from '../../shared/access.ts';
import { UserError } from '../../shared/payload.ts';
import { DateTime } from '../../shared/scalars.ts';
import type { LostOccurrence as LostOccurrenceRow } from './judge-dates.ts';
import { LOST_SHOWN_MAX } from './match.errors.ts';
import { MatchConcern } from './match.entity.ts';

@Access('PUBLIC')
@ObjectType({
  description: 'An occurrence of a match that can no longer be had as it was proposed. 已失去的时段',
  simpleResolvers: true,
})
class LostOccurrence {
  @Field(() => DateTime, { description: 'When it would have started.' })
  start!: string;

  @Field(() => DateTime, { description: 'When it would have ended, itself no longer part of it.' })
  end!: string;

  @Field(() => Int, { description: 'How much was to be given.' })
  quantity!: number;

  @Field(() => MatchConcern, { description: 'Why it cannot be had.' })
  reason!: MatchConcern;
}

@Access('PUBLIC')
@ObjectType({
  implements: UserError,
  description:
    'Some occurrences of a match can no longer be had. Returned when it is accepted without `acceptReduced`, or the ' +
    'demand has no use for the rest. Nothing has been accepted then.',
  simpleResolvers: true,
})
export class OccurrencesLost extends UserError {
  @Field(() => Int, { description: 'How many are lost.' })
  count!: number;

  @Field(() => [LostOccurrence], { description: `What is lost, by start, the first ${LOST_SHOWN_MAX}.` })
  lostOccurrences!: LostOccurrence[];
}

shownAs('occurrencesLost', (error, { details }) => ({
  ...error,
  typeName: 'OccurrencesLost',
  count: details.count,
  lostOccurrences: (details.lost as readonly LostOccurrenceRow[]).map(({ start, end, ...rest }) => ({
    ...rest,
    start: momentOfLocalTime(start).toString({ fractionalSecondDigits: 3 }),
    end: momentOfLocalTime(end).toString({ fractionalSecondDigits: 3 }),
  })),
}));
