import { Field, ID, InputType, registerEnumType } from 'type-graphql';
import { OrderDirection } from '../../shared/connection.ts';
import { NearInput } from '../../shared/geo.ts';
import { DemandPriority } from '../lists/entries/demand.entity.ts';
import { DatesInput, WeeklyHoursInput } from '../times/wanted-times.input.ts';
import { SUGGESTIONS_MAX } from './suggestion.limits.ts';

@InputType({ description: 'Which open supplies; all conditions together.' })
export class OpenSupplyFilter {
  @Field(() => String, { nullable: true, description: 'Only of this category, or of one within it, by its code.' })
  categoryCode?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Only of owners in this division, at any depth, by its code, and what is made known in an alliance there. An unknown ' +
      'code is an error. Without it and without `near`: around the caller.',
  })
  withinCode?: string | null;

  @Field(() => NearInput, { nullable: true, description: 'Only those with a place near this point.' })
  near?: NearInput | null;

  @Field(() => WeeklyHoursInput, {
    nullable: true,
    description: 'Only those with a window that overlaps these hours in an ordinary week.',
  })
  hours?: WeeklyHoursInput | null;

  @Field(() => DatesInput, { nullable: true, description: 'Only those whose period overlaps these days.' })
  dates?: DatesInput | null;

  @Field(() => String, { nullable: true, description: 'Only those whose title contains this text.' })
  text?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True for only those of others than the units and branches that the caller acts for.',
  })
  ofOthers?: boolean | null;

  @Field(() => ID, {
    nullable: true,
    description: `Only the ${SUGGESTIONS_MAX} that fit this entry of the caller’s own best: for supplies a demand, for demands a supply.`,
  })
  fitting?: string | null;
}

@InputType({ description: 'Which open demands; all conditions together.' })
export class OpenDemandFilter extends OpenSupplyFilter {
  @Field(() => [DemandPriority], { nullable: true, description: 'Only of these priorities.' })
  priorities?: DemandPriority[] | null;
}

export enum OpenSupplyOrderField {
  FIT = 'FIT',
  DISTANCE = 'DISTANCE',
  NEWEST = 'NEWEST',
}

registerEnumType(OpenSupplyOrderField, {
  name: 'OpenSupplyOrderField',
  description: 'By what open supplies are ordered.',
  valuesConfig: {
    FIT: { description: 'How well they fit the entry that `fitting` names, which has to be given. 契合度' },
    DISTANCE: { description: 'How far they are from the point of `near`, which has to be given. 距离' },
    NEWEST: { description: 'When they were entered. 录入时间' },
  },
});

export enum OpenDemandOrderField {
  FIT = 'FIT',
  URGENCY = 'URGENCY',
  DISTANCE = 'DISTANCE',
  NEWEST = 'NEWEST',
}

registerEnumType(OpenDemandOrderField, {
  name: 'OpenDemandOrderField',
  description: 'By what open demands are ordered.',
  valuesConfig: {
    FIT: { description: 'How well they fit the entry that `fitting` names, which has to be given. 契合度' },
    URGENCY: { description: 'How pressing they are. 紧急程度' },
    DISTANCE: { description: 'How far they are from the point of `near`, which has to be given. 距离' },
    NEWEST: { description: 'When they were entered. 录入时间' },
  },
});

const direction = {
  nullable: true,
  description: 'In which direction; if absent, the best, the most pressing, the latest or the nearest first.',
};

@InputType({ description: 'In which order open supplies come.' })
export class OpenSupplyOrder {
  @Field(() => OpenSupplyOrderField, { description: 'By what.' })
  field!: OpenSupplyOrderField;

  @Field(() => OrderDirection, direction)
  direction?: OrderDirection | null;
}

@InputType({ description: 'In which order open demands come.' })
export class OpenDemandOrder {
  @Field(() => OpenDemandOrderField, { description: 'By what.' })
  field!: OpenDemandOrderField;

  @Field(() => OrderDirection, direction)
  direction?: OrderDirection | null;
}
