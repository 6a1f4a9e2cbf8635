import { Field, InputType } from 'type-graphql';
import { LocalDate } from '../../shared/scalars.ts';
import { MatchWeightsInput } from '../judging/match-weights.entity.ts';

@InputType({ description: 'What is to be matched.' })
export class BookingMatchInput {
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
