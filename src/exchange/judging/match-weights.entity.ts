import { Field, Float, InputType, Int, ObjectType } from 'type-graphql';
import { Access } from '../../shared/access.ts';
import { DateTime } from '../../shared/scalars.ts';

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
