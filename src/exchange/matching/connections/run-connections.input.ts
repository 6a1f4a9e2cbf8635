import { Field, ID, InputType, registerEnumType } from 'type-graphql';
import { LocalDate } from '../../../shared/scalars.ts';
import { OrderDirection } from '../../../shared/connection.ts';
import { DemandPriority } from '../../lists/entries/demand.entity.ts';
import { MatchState } from '../../matches/match.entity.ts';
import { UnmatchedReason } from '../matching-run.entity.ts';

@InputType({ description: 'Which runs; all conditions together.' })
export class MatchingRunFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Only those about this division, or one in it, by its code. An unknown code is an error.',
  })
  withinCode?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Only those that match for this date, among others.' })
  on?: string | null;
}

@InputType({ description: 'Which matches of a run; all conditions together.' })
export class RunMatchFilter {
  @Field(() => [MatchState], { nullable: true, description: 'Only those in these states; all if absent.' })
  states?: MatchState[] | null;

  @Field(() => [DemandPriority], { nullable: true, description: 'Only those of demands that are this pressing.' })
  priorities?: DemandPriority[] | null;

  @Field(() => ID, { nullable: true, description: 'Only those with this unit or grid branch on either side.' })
  ownerId?: string | null;
}

export enum RunMatchOrderField {
  SCORE = 'SCORE',
  PRIORITY = 'PRIORITY',
  QUANTITY = 'QUANTITY',
}

registerEnumType(RunMatchOrderField, {
  name: 'RunMatchOrderField',
  description: 'By what the matches of a run are ordered. Equals come with the best score first.',
  valuesConfig: {
    SCORE: { description: 'By `total` of their score. 得分' },
    PRIORITY: { description: 'How pressing the demand is: ROUTINE, IMPORTANT, URGENT. 优先级' },
    QUANTITY: { description: 'How much they give. 数量' },
  },
});

@InputType({ description: 'In which order the matches of a run come.' })
export class RunMatchOrder {
  @Field(() => RunMatchOrderField, { description: 'By what.' })
  field!: RunMatchOrderField;

  @Field(() => OrderDirection, { defaultValue: OrderDirection.DESC, description: 'In which direction.' })
  direction!: OrderDirection;
}

@InputType({ description: 'Which unmet demands of a run; all conditions together.' })
export class UnmatchedDemandFilter {
  @Field(() => [UnmatchedReason], { nullable: true, description: 'Only for these reasons; all if absent.' })
  reasons?: UnmatchedReason[] | null;

  @Field(() => [DemandPriority], { nullable: true, description: 'Only demands that are this pressing.' })
  priorities?: DemandPriority[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only those that are a matter for those above, or only others.',
  })
  escalated?: boolean | null;
}

export enum UnmatchedDemandOrderField {
  PRIORITY = 'PRIORITY',
  UNMET_QUANTITY = 'UNMET_QUANTITY',
}

registerEnumType(UnmatchedDemandOrderField, {
  name: 'UnmatchedDemandOrderField',
  description: 'By what the unmet demands of a run are ordered.',
  valuesConfig: {
    PRIORITY: { description: 'How pressing they are: ROUTINE, IMPORTANT, URGENT. 优先级' },
    UNMET_QUANTITY: { description: 'How much is left unmet. 未满足数量' },
  },
});

@InputType({ description: 'In which order the unmet demands of a run come.' })
export class UnmatchedDemandOrder {
  @Field(() => UnmatchedDemandOrderField, { description: 'By what.' })
  field!: UnmatchedDemandOrderField;

  @Field(() => OrderDirection, { defaultValue: OrderDirection.DESC, description: 'In which direction.' })
  direction!: OrderDirection;
}
