import { Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import { ADDRESS_MAX, REASON_MAX } from '../shared/text.ts';
import { GeoBoxInput, GeoPointInput, NearInput } from '../shared/geo.ts';
import { DateTime, TimeZone } from '../shared/scalars.ts';
import {
  CAPACITY_MAX,
  DEFAULT_BOOKING_RULES,
  DEFAULT_TIME_ZONE,
  FacilityAdmission,
  FacilityKind,
  FacilityState,
  GRID_MINUTES,
  VehicleClass,
} from './facility.entity.ts';

@InputType({ description: 'An interval in which places are wanted.' })
export class AvailableDuringInput {
  @Field(() => DateTime, { description: 'When it starts.' })
  start!: Date;

  @Field(() => DateTime, { description: 'When it ends; itself no longer part of it.' })
  end!: Date;

  @Field(() => Int, { nullable: true, defaultValue: 1, description: `How many places, 1 to ${CAPACITY_MAX}.` })
  quantity?: number | null;
}

@InputType({ description: 'Which facilities; all conditions together.' })
export class SharedFacilityFilter {
  @Field(() => [ID], { nullable: true, description: 'Only these, as far as they meet the other conditions.' })
  ids?: string[] | null;

  @Field(() => [FacilityKind], { nullable: true, description: 'Only these kinds.' })
  kinds?: FacilityKind[] | null;

  @Field(() => [FacilityState], {
    nullable: true,
    description:
      'Only these states; PUBLISHED if absent. DRAFT, IN_REVIEW and WITHDRAWN show only to the managers of the ' +
      'facility and to staff of its territory.',
  })
  states?: FacilityState[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only of units based in this division, at any depth, by its code. An unknown code is an error.',
  })
  withinCode?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only of this unit.' })
  unitId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only what a system of its unit calls this, to the letter; needs `unitId`, but under a unit.',
  })
  externalId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only those whose name contains this, 1 to 100 characters, in any case.',
  })
  text?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What one search box finds: only those of which each word, of at most 5, stands in the name, kind, sports or address, ' +
      'in the name or address of the unit, or in the name of a place it lies in, in Chinese or, of places, in pinyin.',
  })
  search?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Only those whose opening hours include this moment, or do not. Follows a corrected calendar within a minute.',
  })
  openNow?: boolean | null;

  @Field(() => VehicleClass, { nullable: true, description: 'Only car parks for these vehicles.' })
  vehicleClass?: VehicleClass | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only sports fields for a sport whose name contains this, 1 to 100 characters, in any case.',
  })
  sport?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Only sports fields that are under a roof, or are not.' })
  indoor?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Only restrooms for wheelchairs, or others.' })
  accessible?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Only restrooms with a table to change a baby, or without.' })
  babyTable?: boolean | null;

  @Field(() => Int, { nullable: true, description: 'Only rooms with as many seats, 1 to 10000.' })
  seatsMin?: number | null;

  @Field(() => GeoBoxInput, { nullable: true, description: 'Only those on this part of the map.' })
  inBox?: GeoBoxInput | null;

  @Field(() => NearInput, { nullable: true, description: 'Only those near a point; then the nearest come first.' })
  near?: NearInput | null;

  @Field(() => AvailableDuringInput, {
    nullable: true,
    description:
      'Only those of which all of an interval can be booked now: open during it, with as many places left at every moment ' +
      'of it, on the time grid, of a length, lead time and horizon that the facility allows. Those that need no booking are ' +
      'open then, and it is not over. Follows a corrected calendar within a minute.',
  })
  availableDuring?: AvailableDuringInput | null;
}

export enum SharedFacilityOrder {
  NAME = 'NAME',
  DISTANCE = 'DISTANCE',
}

registerEnumType(SharedFacilityOrder, {
  name: 'SharedFacilityOrder',
  description: 'How facilities are ordered.',
  valuesConfig: {
    NAME: { description: 'By name.' },
    DISTANCE: { description: 'The nearest first; needs `near`.' },
  },
});

@InputType({ description: 'What a car park has.' })
class ParkingDetailsInput {
  @Field(() => [VehicleClass], { description: 'The vehicles that may park; at least one.' })
  vehicleClasses!: VehicleClass[];
}

@InputType({ description: 'What a sports field has.' })
class SportsFieldDetailsInput {
  @Field(() => [String], { description: 'The sports it is made for: 1 to 20, each of 1 to 50 characters.' })
  sports!: string[];

  @Field(() => Boolean, { description: 'Whether it is under a roof.' })
  indoor!: boolean;
}

@InputType({ description: 'What a restroom has.' })
class RestroomDetailsInput {
  @Field(() => Boolean, { description: 'Whether a wheelchair can get in and turn.' })
  accessible!: boolean;

  @Field(() => Boolean, { description: 'Whether there is a table to change a baby.' })
  babyTable!: boolean;
}

@InputType({ description: 'What a room has.' })
class RoomDetailsInput {
  @Field(() => Int, { description: 'How many can sit, 1 to 10000.' })
  seats!: number;
}

@InputType({ description: 'What only one kind of facility has: exactly the member that fits the kind.' })
export class FacilityDetailsInput {
  @Field(() => ParkingDetailsInput, { nullable: true, description: 'For PARKING.' })
  parking?: ParkingDetailsInput | null;

  @Field(() => SportsFieldDetailsInput, { nullable: true, description: 'For SPORTS_FIELD.' })
  sportsField?: SportsFieldDetailsInput | null;

  @Field(() => RestroomDetailsInput, { nullable: true, description: 'For RESTROOM.' })
  restroom?: RestroomDetailsInput | null;

  @Field(() => RoomDetailsInput, { nullable: true, description: 'For MEETING_ROOM and ACTIVITY_ROOM.' })
  room?: RoomDetailsInput | null;
}

@InputType({
  description: 'Which intervals can be booked. What is left out stays, or is the default of a new facility.',
})
export class BookingRulesInput {
  @Field(() => Int, {
    nullable: true,
    description: `The time grid in minutes, one of ${GRID_MINUTES.join(', ')}; default ${DEFAULT_BOOKING_RULES.gridMinutes}.`,
  })
  gridMinutes?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: `The shortest booking in minutes, from 15; default ${DEFAULT_BOOKING_RULES.minMinutes}.`,
  })
  minMinutes?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: `The longest booking in minutes, to 43200; default ${DEFAULT_BOOKING_RULES.maxMinutes}.`,
  })
  maxMinutes?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: `The lead time in minutes, 0 to 525600; default ${DEFAULT_BOOKING_RULES.leadMinutes}.`,
  })
  leadMinutes?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: `The horizon in days, 0 to 366; default ${DEFAULT_BOOKING_RULES.horizonDays}.`,
  })
  horizonDays?: number | null;
}

@InputType({ description: 'A new facility, as a draft.' })
export class FacilityCreateInput {
  @Field(() => ID, { description: 'The unit that opens it; the caller manages it.' })
  unitId!: string;

  @Field(() => String, { description: 'What it is called, 1 to 200 characters.' })
  name!: string;

  @Field(() => FacilityKind, { description: 'What kind it is; cannot be changed later.' })
  kind!: FacilityKind;

  @Field(() => Int, { description: `How many places it has, 1 to ${CAPACITY_MAX}.` })
  capacity!: number;

  @Field(() => FacilityAdmission, { description: 'How a place is had; OPEN_ACCESS for restrooms.' })
  admission!: FacilityAdmission;

  @Field(() => GeoPointInput, { nullable: true, description: 'Where it is.' })
  location?: GeoPointInput | null;

  @Field(() => String, {
    nullable: true,
    description: `Its address, 1 to ${ADDRESS_MAX} characters, where that is not the one of its unit.`,
  })
  address?: string | null;

  @Field(() => TimeZone, {
    nullable: true,
    description: `The zone of its opening rules; ${DEFAULT_TIME_ZONE} if absent.`,
  })
  timeZone?: string | null;

  @Field(() => FacilityDetailsInput, { nullable: true, description: 'What only its kind has.' })
  details?: FacilityDetailsInput | null;

  @Field(() => BookingRulesInput, { nullable: true, description: 'Which intervals can be booked.' })
  bookingRules?: BookingRulesInput | null;
}

@InputType({ description: 'Changes to a facility. What is left out stays as it is.' })
export class FacilityUpdateInput {
  @Field(() => ID, { description: 'The facility.' })
  facilityId!: string;

  @Field(() => String, { nullable: true, description: 'Its new name, 1 to 200 characters.' })
  name?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: `Its new capacity, 1 to ${CAPACITY_MAX}; not below what bookings already take at some moment.`,
  })
  capacity?: number | null;

  @Field(() => FacilityAdmission, { nullable: true, description: 'How a place is had from now on.' })
  admission?: FacilityAdmission | null;

  @Field(() => GeoPointInput, { nullable: true, description: 'Where it is.' })
  location?: GeoPointInput | null;

  @Field(() => String, {
    nullable: true,
    description: `Its address, 1 to ${ADDRESS_MAX} characters, where that is not the one of its unit.`,
  })
  address?: string | null;

  @Field(() => FacilityDetailsInput, { nullable: true, description: 'What only its kind has.' })
  details?: FacilityDetailsInput | null;

  @Field(() => BookingRulesInput, { nullable: true, description: 'Which intervals can be booked from now on.' })
  bookingRules?: BookingRulesInput | null;
}

@InputType({ description: 'A facility, and nothing else.' })
export class FacilityPublishInput {
  @Field(() => ID, { description: 'The facility.' })
  facilityId!: string;
}

/** A facility, and a reason that those concerned can read. */
export interface FacilityReason {
  readonly facilityId: string;
  readonly reason: string;
}

/** The input of a mutation that takes a facility from its place with a reason. */
function reasonInput(name: string) {
  @InputType(name, { description: 'A facility, and a reason that those concerned can read.' })
  class Input implements FacilityReason {
    @Field(() => ID, { description: 'The facility.' })
    facilityId!: string;

    @Field(() => String, { description: `Why, 1 to ${REASON_MAX} characters.` })
    reason!: string;
  }
  return Input;
}

export const FacilityReturnInput = reasonInput('FacilityReturnInput');
export const FacilitySuspendInput = reasonInput('FacilitySuspendInput');
export const FacilityWithdrawInput = reasonInput('FacilityWithdrawInput');
