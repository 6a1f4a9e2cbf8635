import { Field, ID, InputType, Int } from 'type-graphql';
import { GeoPointInput } from '../../shared/geo.ts';
import { LocalDate, TimeZone } from '../../shared/scalars.ts';
import { ADDRESS_MAX } from '../../shared/text.ts';
import {
  CAPACITY_MAX,
  DEFAULT_TIME_ZONE,
  EXTERNAL_ID_MAX,
  FacilityAdmission,
  FacilityKind,
} from '../facility.entity.ts';
import { BookingRulesInput, FacilityDetailsInput } from '../facility.input.ts';
import { UPSERT_ITEMS_MAX, UPSERT_RANGE_DAYS_MAX } from './facility-upsert.limits.ts';
import { OPENING_RULES_MAX } from '../opening/opening-rule.entity.ts';
import { OpeningExceptionInput, OpeningRuleInput } from '../opening/opening-hours.input.ts';

@InputType({
  description:
    'All closures and other exceptions of a facility in a range of dates, in place of those it had there. Dates outside ' +
    'of the range stay as they are.',
})
export class OpeningExceptionRangeInput {
  @Field(() => LocalDate, { description: 'The first date of the range.' })
  from!: string;

  @Field(() => LocalDate, {
    description: `The last date of the range, itself included; the range has at most ${UPSERT_RANGE_DAYS_MAX} days.`,
  })
  to!: string;

  @Field(() => [OpeningExceptionInput], {
    description: 'The exceptions, each date once and inside the range; on all other dates of it the rules hold.',
  })
  exceptions!: OpeningExceptionInput[];
}

@InputType({
  description:
    'A facility as a system of its unit knows it. What is optional and left out stays as it is, or has the default of a ' +
    'new facility.',
})
export class FacilityUpsertItem {
  @Field(() => String, {
    description: `What that system calls it, 1 to ${EXTERNAL_ID_MAX} characters: by this it is found again.`,
  })
  externalId!: string;

  @Field(() => String, { description: 'What it is called, 1 to 200 characters.' })
  name!: string;

  @Field(() => FacilityKind, { description: 'What kind it is; the same for as long as it exists.' })
  kind!: FacilityKind;

  @Field(() => Int, {
    description: `How many places it has, 1 to ${CAPACITY_MAX}; not below what bookings already take at some moment.`,
  })
  capacity!: number;

  @Field(() => FacilityAdmission, { description: 'How a place is had; OPEN_ACCESS for restrooms.' })
  admission!: FacilityAdmission;

  @Field(() => GeoPointInput, { nullable: true, description: 'Where it is; null to take the place away.' })
  location?: GeoPointInput | null;

  @Field(() => String, {
    nullable: true,
    description: `Its address, 1 to ${ADDRESS_MAX} characters, where that is not the one of its unit; null to take it away.`,
  })
  address?: string | null;

  @Field(() => TimeZone, {
    nullable: true,
    description: `The zone of its opening rules, the same for as long as it exists; ${DEFAULT_TIME_ZONE} for a new one.`,
  })
  timeZone?: string | null;

  @Field(() => FacilityDetailsInput, { nullable: true, description: 'What only its kind has; null to take it away.' })
  details?: FacilityDetailsInput | null;

  @Field(() => BookingRulesInput, { nullable: true, description: 'Which intervals can be booked.' })
  bookingRules?: BookingRulesInput | null;

  @Field(() => [OpeningRuleInput], {
    nullable: true,
    description: `All its opening rules, at most ${OPENING_RULES_MAX}, in place of those it had; they stay if absent.`,
  })
  openingRules?: OpeningRuleInput[] | null;

  @Field(() => OpeningExceptionRangeInput, {
    nullable: true,
    description: 'Its closures and other exceptions in a range of dates; they stay if absent.',
  })
  openingExceptions?: OpeningExceptionRangeInput | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description:
      'Publishes a draft, as facilityPublish does for a manager: at once if the unit is an active member of an alliance, ' +
      'otherwise it goes IN_REVIEW. A draft that was returned goes there again only together with a change. One that ' +
      'people have suspended stays so.',
  })
  publish?: boolean | null;
}

@InputType({ description: 'Facilities of a unit, as they are to be.' })
export class FacilitiesUpsertInput {
  @Field(() => ID, { description: 'The unit.' })
  unitId!: string;

  @Field(() => [FacilityUpsertItem], {
    description: `The facilities, 1 to ${UPSERT_ITEMS_MAX}, each externalId once. Those not named stay as they are.`,
  })
  items!: FacilityUpsertItem[];

  @Field(() => String, {
    description:
      'Names this request, 1 to 200 characters, chosen by the caller: sent again with the same key it changes nothing ' +
      'more and is answered the same.',
  })
  idempotencyKey!: string;
}
