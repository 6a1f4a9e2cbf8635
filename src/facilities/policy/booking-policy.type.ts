import { Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Access } from '../../shared/access.ts';
import { Audience } from './audience.ts';
import { DateTime, LocalTime } from '../../shared/scalars.ts';
import { VehicleClass } from '../facility.entity.ts';
import type { BookingPolicyValues } from './booking-policy.values.ts';

export enum CheckInMode {
  NOT_NEEDED = 'NOT_NEEDED',
  BY_BOOKER_WITH_CODE = 'BY_BOOKER_WITH_CODE',
  BY_GATE = 'BY_GATE',
}

registerEnumType(CheckInMode, {
  name: 'CheckInMode',
  description: 'Whether, and how, who has booked says that they are there.',
  valuesConfig: {
    NOT_NEEDED: { description: 'Nobody checks in. 无需签到' },
    BY_BOOKER_WITH_CODE: { description: 'By the booker, with the code shown on the spot. 现场扫码签到' },
    BY_GATE: { description: 'By whoever is at the gate. 门岗签到' },
  },
});

export enum WaitlistOrder {
  NONE = 'NONE',
  FIRST_COME = 'FIRST_COME',
  LEAST_SERVED = 'LEAST_SERVED',
}

registerEnumType(WaitlistOrder, {
  name: 'WaitlistOrder',
  description: 'Who is asked first when places come free.',
  valuesConfig: {
    NONE: { description: 'There is no list. 无候补' },
    FIRST_COME: { description: 'Whoever came first. 先到先得' },
    LEAST_SERVED: { description: 'Whoever had least in the last 90 days. 近期使用少者优先' },
  },
});

@Access('PUBLIC')
@ObjectType({
  description: 'From one time of day to another; over midnight if the end is not after the start.',
  simpleResolvers: true,
})
export class LocalTimeSpan {
  @Field(() => LocalTime, { description: 'When it starts.' })
  startTime!: string;

  @Field(() => LocalTime, { description: 'When it ends.' })
  endTime!: string;
}

@InputType({ description: 'From one time of day to another; over midnight if the end is before the start.' })
export class LocalTimeSpanInput {
  @Field(() => LocalTime, { description: 'When it starts.' })
  startTime!: string;

  @Field(() => LocalTime, { description: 'When it ends; another than the start.' })
  endTime!: string;
}

@Access('PUBLIC')
@ObjectType({ description: 'How long a series of bookings can be.', simpleResolvers: true })
class SeriesLimits {
  @Field(() => Int, { description: 'Most occurrences of one series; 0 where none is taken.' })
  occurrencesMax!: number;

  @Field(() => Int, { description: 'Most days from its first to its last; 0 where none is taken.' })
  spanDaysMax!: number;
}

/** Members of a policy that no rule goes by: they are as told here for every facility, and cannot be set otherwise. */
export const WITHOUT_RULE = {
  vehicleClasses: [] as readonly VehicleClass[],
  plateRequired: false,
  minimumAge: null,
  offerMinutes: 0,
  checkIn: CheckInMode.NOT_NEEDED,
  graceMinutes: 0,
  waitlist: WaitlistOrder.NONE,
  occurrencesMax: 0,
  spanDaysMax: 0,
  noticeDays: 0,
};

/** A policy as queries show it. */
export interface BookingPolicyRow extends BookingPolicyValues {
  readonly validFrom: string;
}

@Access('PUBLIC')
@ObjectType({
  description:
    'How a facility is booked, beside its opening hours and `bookingRules`. Versions never change: a booking keeps the one ' +
    'it was made under. 预约规则',
  simpleResolvers: true,
})
export class BookingPolicy {
  @Field(() => Int, { description: 'Counts up with each change; 0 for the defaults, where the unit has set nothing.' })
  version!: number;

  @Field(() => DateTime, { description: 'From when it holds for what is booked.' })
  validFrom!: string;

  @Field(() => Int, {
    description:
      'Minutes before a booking in which its places are not given to others; a multiple of 15. May lie outside the opening ' +
      'hours; between two bookings the turnaround of the one and the setup of the other both count. 准备时间',
  })
  setupMinutes!: number;

  @Field(() => Int, { description: 'The same after it. 整理时间' })
  turnaroundMinutes!: number;

  @Field(() => LocalTime, {
    nullable: true,
    description:
      'When the last bookable day opens, where the facility is: before it, bookings start at most `horizonDays` − 1 days ' +
      'after today, from then on `horizonDays`. Null: the horizon moves by the minute. 放号时间',
  })
  opensAt!: string | null;

  @Field(() => LocalTimeSpan, {
    nullable: true,
    description:
      'No booking starts or ends inside it; one that goes on all through it is fine, and so is one that starts or ends as it ' +
      'ends, or ends as it begins. Null for none. 禁止进出时段',
  })
  curfew!: LocalTimeSpan | null;

  @Field(() => Boolean, { description: 'A booking takes all places at once, whatever it asks for. 仅整场预约' })
  wholeOnly!: boolean;

  @Field(() => Int, {
    nullable: true,
    description:
      'The fewest people, all together; a booking says how many come where this is set. Null for any number.',
  })
  headcountMin!: number | null;

  @Field(() => Int, { nullable: true, description: 'The most people, all together; null for any number.' })
  headcountMax!: number | null;

  @Field(() => [Audience], {
    description:
      'Who may book: whoever belongs to one of them; empty for all. STAFF and PARTY_ORGANISATIONS are known by their roles, ' +
      'CHILDREN and FAMILIES by the children who come along.',
  })
  audiences!: Audience[];

  @Field(() => Boolean, {
    description:
      'Whether children can come along. Under 14 nobody books: they come with a booker, and each has a place beside that ' +
      'of the booker.',
  })
  childrenAllowed!: boolean;

  @Field(() => Int, {
    nullable: true,
    description: 'How old a booker is at least on the day of the slot, where the facility is; null for any age.',
  })
  minimumAge!: number | null;

  @Field(() => [VehicleClass], { description: 'Which vehicles come; empty for all.' })
  vehicleClasses!: VehicleClass[];

  @Field(() => Boolean, { description: 'Whether a booking names a number plate.' })
  plateRequired!: boolean;

  @Field(() => Boolean, {
    description:
      'Whether a booking that waits for the unit keeps its places from others. Where it does not, several wait for the ' +
      'same ones, and confirming is refused with SLOT_UNAVAILABLE once they are taken.',
  })
  pendingTakesPlaces!: boolean;

  @Field(() => Int, {
    nullable: true,
    description:
      'Within how many minutes the unit answers, and never later than the start; null: until the start. 答复时限',
  })
  answerWithinMinutes!: number | null;

  @Field(() => Int, {
    description: 'For how many minutes places are held for a form being filled; 0 for none. 保留时长',
  })
  holdMinutes!: number;

  @Field(() => Int, { description: 'For how many minutes places are offered to who waits for them; 0 for none.' })
  offerMinutes!: number;

  @Field(() => Int, {
    description:
      'A slot that has begun can still be had for so many minutes, if it is free; where bookings are made ahead by a lead ' +
      'time, it cannot.',
  })
  lateStartMinutes!: number;

  @Field(() => Int, {
    description:
      'Until how many minutes before its start the booker can cancel; 0: until it ends. The unit always can.',
  })
  cancelUntilMinutes!: number;

  @Field(() => Boolean, {
    description: 'Whether the booker can still cancel after that: it is marked as late then. 逾期仍可取消',
  })
  lateCancel!: boolean;

  @Field(() => Int, { nullable: true, description: 'How often a booking can be moved; null for any number. 改期次数' })
  movesMax!: number | null;

  @Field(() => CheckInMode, { description: 'Whether, and how, the booker checks in.' })
  checkIn!: CheckInMode;

  @Field(() => Int, {
    description: 'How many minutes after the start the places of who has not come are free; 0 for never.',
  })
  graceMinutes!: number;

  @Field(() => WaitlistOrder, { description: 'Whether one can wait for places, and who is asked first.' })
  waitlist!: WaitlistOrder;

  @Field(() => SeriesLimits, { description: 'How long a series can be.' })
  series!: SeriesLimits;

  @Field(() => Int, { description: 'How many days ahead the unit says that it closes; 0 for none.' })
  noticeDays!: number;
}

/** A policy with what no rule goes by. */
export function shownPolicy(row: BookingPolicyRow): BookingPolicy {
  const { occurrencesMax, spanDaysMax, vehicleClasses, ...others } = WITHOUT_RULE;
  return {
    ...row,
    ...others,
    audiences: [...row.audiences],
    vehicleClasses: [...vehicleClasses],
    series: { occurrencesMax, spanDaysMax },
  };
}
