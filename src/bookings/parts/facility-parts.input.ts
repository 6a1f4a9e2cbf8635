import { Field, ID, InputType, Int } from 'type-graphql';
import { EXCLUDED_MAX, PARTS_MAX, PLACES_OF_WHOLE_MAX } from './facility-parts.limits.ts';

@InputType({ description: 'A facility that is to be part of another.' })
export class FacilityPartInput {
  @Field(() => ID, { description: 'The part.' })
  facilityId!: string;

  @Field(() => Int, {
    nullable: true,
    defaultValue: 1,
    description: `How many places of the whole one place of the part is, 1 to ${PLACES_OF_WHOLE_MAX}.`,
  })
  placesOfWhole?: number | null;
}

@InputType({ description: 'All parts of a facility, in place of those it had.' })
export class FacilityPartsSetInput {
  @Field(() => ID, { description: 'The whole.' })
  facilityId!: string;

  @Field(() => [FacilityPartInput], { description: `Its parts, at most ${PARTS_MAX}; none if empty.` })
  parts!: FacilityPartInput[];
}

@InputType({ description: 'All that a facility excludes, in place of what it did.' })
export class FacilityExcludesSetInput {
  @Field(() => ID, { description: 'The facility; it has one place.' })
  facilityId!: string;

  @Field(() => [ID], { description: `Facilities of one place each, at most ${EXCLUDED_MAX}; none if empty.` })
  excludedIds!: string[];
}
