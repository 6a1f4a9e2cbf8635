import { Field, ID, InputType } from 'type-graphql';
import { LocalDate } from '../../shared/scalars.ts';
import { REASON_MAX } from '../../shared/text.ts';
import { MatchWeightsInput } from '../judging/match-weights.entity.ts';

@InputType({ description: 'What is to be matched by a run that is started and left. 启动供需对接' })
export class BookingMatchStartInput {
  @Field(() => String, {
    description:
      'The territory whose demands are to be met, by its code: a district, subdistrict, community or grid. Each demand is ' +
      'set against the supplies of its subdistrict.',
  })
  withinCode!: string;

  @Field(() => LocalDate, { description: 'The first date to match for; today if that has passed.' })
  validFrom!: string;

  @Field(() => LocalDate, {
    description: 'The last date to match for, itself included; at most a year after the first.',
  })
  validTo!: string;

  @Field(() => [String], {
    nullable: true,
    description: 'Only demands of these categories and those below them, by their codes; all if absent.',
  })
  categoryCodes?: string[] | null;
}

@InputType({ description: 'What is to be matched.' })
export class BookingMatchInput extends BookingMatchStartInput {
  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'True to see what would come of it, without proposing or keeping anything.',
  })
  dryRun?: boolean | null;

  @Field(() => MatchWeightsInput, {
    nullable: true,
    description: 'Weights to try instead of those in force; only with `dryRun`.',
  })
  weights?: MatchWeightsInput | null;
}

@InputType({ description: 'A run to call off. 取消对接运算' })
export class MatchingRunCancelInput {
  @Field(() => ID, { description: 'The run.' })
  runId!: string;

  @Field(() => String, { description: `Why, 1 to ${REASON_MAX} characters.` })
  reason!: string;
}
