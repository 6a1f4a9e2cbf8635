import { isDeepStrictEqual } from 'node:util';
import { Audience } from './audience.ts';
import { requireRange } from '../../shared/range.ts';
import { OCCUPANCY_STEP_MINUTES } from '../opening/availability.ts';
import {
  audienceIsUnknown,
  bufferOffGrid,
  curfewIsEmpty,
  goesByNoRule,
  headcountsCross,
} from './booking-policy.errors.ts';
import type { FacilityBookingPolicySetInput } from './booking-policy.input.ts';
import { WITHOUT_RULE } from './booking-policy.type.ts';
import {
  ANSWER_WITHIN_MINUTES_MAX,
  type BookingPolicyValues,
  BUFFER_MINUTES_MAX,
  CANCEL_UNTIL_MINUTES_MAX,
  HEADCOUNT_MAX,
  HOLD_MINUTES_MAX,
  LATE_START_MINUTES_MAX,
  MOVES_MAX_MAX,
} from './booking-policy.values.ts';

/** Of whom something here says who belongs to them; the database holds the same list. */
const KNOWN_AUDIENCES: readonly Audience[] = [
  Audience.PUBLIC,
  Audience.CHILDREN,
  Audience.FAMILIES,
  Audience.PARTY_ORGANISATIONS,
  Audience.STAFF,
];

/**
 * A policy with changes applied: what is not given stays, null takes away what can be absent.
 * @throws Refusal INVALID_INPUT for a value out of its range, or for what no rule goes by
 */
export function policyFrom(before: BookingPolicyValues, input: FacilityBookingPolicySetInput): BookingPolicyValues {
  requireNothingWithoutRule(input);
  const number = (member: NumberMember, min: number, max: number) => {
    const minutes = input[member];
    return minutes == null ? before[member] : requireRange(minutes, { min, max, field: [member] });
  };
  const optional = (member: OptionalMember, min: number, max: number): number | null => {
    const given = input[member];
    if (given === undefined) return before[member];
    return given === null ? null : requireRange(given, { min, max, field: [member] });
  };
  const policy: BookingPolicyValues = {
    version: before.version,
    setupMinutes: onGrid('setupMinutes', number('setupMinutes', 0, BUFFER_MINUTES_MAX)),
    turnaroundMinutes: onGrid('turnaroundMinutes', number('turnaroundMinutes', 0, BUFFER_MINUTES_MAX)),
    opensAt: input.opensAt === undefined ? before.opensAt : input.opensAt,
    curfew: curfewFrom(before, input),
    wholeOnly: input.wholeOnly ?? before.wholeOnly,
    headcountMin: optional('headcountMin', 1, HEADCOUNT_MAX),
    headcountMax: optional('headcountMax', 1, HEADCOUNT_MAX),
    audiences: audiencesFrom(before, input),
    childrenAllowed: input.childrenAllowed ?? before.childrenAllowed,
    pendingTakesPlaces: input.pendingTakesPlaces ?? before.pendingTakesPlaces,
    lateStartMinutes: number('lateStartMinutes', 0, LATE_START_MINUTES_MAX),
    cancelUntilMinutes: number('cancelUntilMinutes', 0, CANCEL_UNTIL_MINUTES_MAX),
    lateCancel: input.lateCancel ?? before.lateCancel,
    answerWithinMinutes: optional('answerWithinMinutes', 1, ANSWER_WITHIN_MINUTES_MAX),
    holdMinutes: number('holdMinutes', 0, HOLD_MINUTES_MAX),
    movesMax: optional('movesMax', 0, MOVES_MAX_MAX),
  };
  const { headcountMin, headcountMax } = policy;
  if (headcountMin !== null && headcountMax !== null && headcountMin > headcountMax) throw headcountsCross({});
  return policy;
}

type NumberMember = 'setupMinutes' | 'turnaroundMinutes' | 'lateStartMinutes' | 'cancelUntilMinutes' | 'holdMinutes';
type OptionalMember = 'headcountMin' | 'headcountMax' | 'answerWithinMinutes' | 'movesMax';

/** Places are counted by the quarter of an hour. */
function onGrid(member: string, minutes: number): number {
  if (minutes % OCCUPANCY_STEP_MINUTES !== 0) throw bufferOffGrid({ field: [member] });
  return minutes;
}

function curfewFrom(before: BookingPolicyValues, { curfew }: FacilityBookingPolicySetInput) {
  if (!curfew) return curfew === undefined ? before.curfew : null;
  const { startTime, endTime } = curfew;
  if (Temporal.PlainTime.compare(startTime, endTime) === 0) throw curfewIsEmpty({});
  return { startTime, endTime };
}

function audiencesFrom(before: BookingPolicyValues, { audiences }: FacilityBookingPolicySetInput): readonly Audience[] {
  if (audiences == null) return before.audiences;
  const unknown = audiences.filter((audience) => !KNOWN_AUDIENCES.includes(audience));
  if (unknown.length > 0) throw audienceIsUnknown({ audiences: unknown });
  return [...new Set(audiences)];
}

function requireNothingWithoutRule(input: FacilityBookingPolicySetInput): void {
  for (const [member, value] of Object.entries(WITHOUT_RULE)) {
    const given = input[member as keyof typeof WITHOUT_RULE];
    if (given != null && !isDeepStrictEqual(given, value)) throw goesByNoRule({ field: [member] });
  }
}
