import { Field, Float, InputType, Int, ObjectType } from 'type-graphql';
import { Access } from '../shared/access.ts';
import { DateTime } from '../shared/scalars.ts';

/** The parts of a score, in the order in which they are shown. Each is 0 to 1. */
export const SCORE_PARTS = ['timeFit', 'distanceFit', 'quantityFit', 'fairness', 'reliability'] as const;
export type ScorePart = (typeof SCORE_PARTS)[number];
/** A number for each part of a score. */
export type ScoreParts = Readonly<Record<ScorePart, number>>;

/** What holds in a district that has never decided on weights of its own: when and where come before how much. */
export const DEFAULT_WEIGHTS: ScoreParts = {
  timeFit: 0.3,
  distanceFit: 0.25,
  quantityFit: 0.15,
  fairness: 0.2,
  reliability: 0.1,
};
/** The version that stands for {@link DEFAULT_WEIGHTS}. */
export const DEFAULT_WEIGHTS_VERSION = 0;

/** The weighted sum of the parts of a score, 0 to 1, as the weights add up to 1. */
export function weightedSum(parts: ScoreParts, weights: ScoreParts): number {
  return SCORE_PARTS.reduce((sum, part) => sum + weights[part] * parts[part], 0);
}

/** Weights that add up to 1, in the same proportions. @param weights none negative, not all zero */
export function normalised(weights: ScoreParts): ScoreParts {
  const sum = SCORE_PARTS.reduce((total, part) => total + weights[part], 0);
  return Object.fromEntries(SCORE_PARTS.map((part) => [part, weights[part] / sum])) as unknown as ScoreParts;
}

@Access('PUBLIC')
@ObjectType({
  description:
    'How the parts of a score weigh in a district; they add up to 1. A version never changes: every match names the one it was judged by.',
  simpleResolvers: true,
})
export class MatchWeights {
  @Field(() => Int, { description: 'Its number; 0 stands for the weights of a district that has set none.' })
  version!: number;

  @Field(() => Float, { description: 'How much it counts that the supply is there when it is needed.' })
  timeFit!: number;

  @Field(() => Float, { description: 'How much it counts that the supply is near.' })
  distanceFit!: number;

  @Field(() => Float, { description: 'How much it counts that one supply meets all of the demand.' })
  quantityFit!: number;

  @Field(() => Float, { description: 'How much it counts that who asks has received little so far.' })
  fairness!: number;

  @Field(() => Float, { description: 'How much it counts that the supplier has delivered what it promised.' })
  reliability!: number;

  @Field(() => String, { nullable: true, description: 'Why they were set; null for version 0.' })
  reason!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Since when they are in force; null for version 0.' })
  setAt!: string | null;
}

@InputType({ description: 'How the parts of a score are to weigh, in any proportion: none negative, not all zero.' })
export class MatchWeightsInput {
  @Field(() => Float, { description: 'The weight of being there when it is needed.' })
  timeFit!: number;

  @Field(() => Float, { description: 'The weight of being near.' })
  distanceFit!: number;

  @Field(() => Float, { description: 'The weight of meeting all of the demand.' })
  quantityFit!: number;

  @Field(() => Float, { description: 'The weight of having received little so far.' })
  fairness!: number;

  @Field(() => Float, { description: 'The weight of having delivered what was promised.' })
  reliability!: number;
}

@InputType({ description: 'New weights for a district.' })
export class MatchWeightsSetInput {
  @Field(() => String, { description: 'The district, by its code.' })
  districtCode!: string;

  @Field(() => MatchWeightsInput, { description: 'The weights; they are kept in proportion, adding up to 1.' })
  weights!: MatchWeightsInput;

  @Field(() => String, { description: 'Why, 1 to 500 characters.' })
  reason!: string;
}
