import { Field, ID, InputType, Int } from 'type-graphql';
import { Audience } from './audience.ts';
import { LocalTime } from '../../shared/scalars.ts';
import { VehicleClass } from '../facility.entity.ts';
import { CheckInMode, LocalTimeSpanInput, WaitlistOrder } from './booking-policy.type.ts';
import {
  ANSWER_WITHIN_MINUTES_MAX,
  BUFFER_MINUTES_MAX,
  CANCEL_UNTIL_MINUTES_MAX,
  HEADCOUNT_MAX,
  HOLD_MINUTES_MAX,
  LATE_START_MINUTES_MAX,
  MOVES_MAX_MAX,
} from './booking-policy.values.ts';

/** Of a member by which no rule goes: it is shown, and cannot be other than it is. */
const NO_RULE = 'Goes by no rule at present: any other value than the one it has is refused.';

@InputType({
  description:
    'How a facility is booked from now on. What is not given stays as it is; null takes away what can be absent.',
})
export class FacilityBookingPolicySetInput {
  @Field(() => ID, { description: 'The facility.' })
  facilityId!: string;

  @Field(() => Int, {
    nullable: true,
    description: `Minutes kept free before a booking: a multiple of 15, 0 to ${BUFFER_MINUTES_MAX}.`,
  })
  setupMinutes?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: `Minutes kept free after it: a multiple of 15, 0 to ${BUFFER_MINUTES_MAX}.`,
  })
  turnaroundMinutes?: number | null;

  @Field(() => LocalTime, { nullable: true, description: 'When the last bookable day opens; null: by the minute.' })
  opensAt?: string | null;

  @Field(() => LocalTimeSpanInput, { nullable: true, description: 'When nobody comes or goes; null for never.' })
  curfew?: LocalTimeSpanInput | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether a booking takes all places at once.' })
  wholeOnly?: boolean | null;

  @Field(() => Int, { nullable: true, description: `The fewest people, 1 to ${HEADCOUNT_MAX}; null for any number.` })
  headcountMin?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: `The most people, 1 to ${HEADCOUNT_MAX} and no fewer than the fewest; null for any number.`,
  })
  headcountMax?: number | null;

  @Field(() => [Audience], {
    nullable: true,
    description: 'Who may book; empty for all. ELDERS, DISABLED and VOLUNTEERS are refused: nothing says who they are.',
  })
  audiences?: Audience[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether children can come along.' })
  childrenAllowed?: boolean | null;

  @Field(() => Int, { nullable: true, description: NO_RULE })
  minimumAge?: number | null;

  @Field(() => [VehicleClass], { nullable: true, description: NO_RULE })
  vehicleClasses?: VehicleClass[] | null;

  @Field(() => Boolean, { nullable: true, description: NO_RULE })
  plateRequired?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether what waits for the unit keeps its places.' })
  pendingTakesPlaces?: boolean | null;

  @Field(() => Int, {
    nullable: true,
    description: `Within how many minutes the unit answers, 1 to ${ANSWER_WITHIN_MINUTES_MAX}; null: until the start.`,
  })
  answerWithinMinutes?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: `For how many minutes places are held while a form is filled in, 0 to ${HOLD_MINUTES_MAX}; 0: none are.`,
  })
  holdMinutes?: number | null;

  @Field(() => Int, { nullable: true, description: NO_RULE })
  offerMinutes?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: `For how many minutes what has begun can be had, 0 to ${LATE_START_MINUTES_MAX}.`,
  })
  lateStartMinutes?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: `Until how many minutes before the start the booker cancels, 0 to ${CANCEL_UNTIL_MINUTES_MAX}; 0: until it ends.`,
  })
  cancelUntilMinutes?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the booker can still cancel after that, with a mark.',
  })
  lateCancel?: boolean | null;

  @Field(() => Int, {
    nullable: true,
    description: `How often a booking moves at most, 0 to ${MOVES_MAX_MAX}; null for any number.`,
  })
  movesMax?: number | null;

  @Field(() => CheckInMode, { nullable: true, description: NO_RULE })
  checkIn?: CheckInMode | null;

  @Field(() => Int, { nullable: true, description: NO_RULE })
  graceMinutes?: number | null;

  @Field(() => WaitlistOrder, { nullable: true, description: NO_RULE })
  waitlist?: WaitlistOrder | null;

  @Field(() => Int, { nullable: true, description: NO_RULE })
  occurrencesMax?: number | null;

  @Field(() => Int, { nullable: true, description: NO_RULE })
  spanDaysMax?: number | null;

  @Field(() => Int, { nullable: true, description: NO_RULE })
  noticeDays?: number | null;
}
