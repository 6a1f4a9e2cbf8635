import { type RawBuilder, sql } from 'kysely';
import type { Audience } from './audience.ts';

/** The part of a policy that rules go by, as it is stored. */
export interface BookingPolicyValues {
  /** 0 for the defaults. */
  readonly version: number;
  readonly setupMinutes: number;
  readonly turnaroundMinutes: number;
  /** `HH:MM`, as every time of a day here. */
  readonly opensAt: string | null;
  readonly curfew: { readonly startTime: string; readonly endTime: string } | null;
  readonly wholeOnly: boolean;
  readonly headcountMin: number | null;
  readonly headcountMax: number | null;
  readonly audiences: readonly Audience[];
  readonly childrenAllowed: boolean;
  readonly pendingTakesPlaces: boolean;
  readonly lateStartMinutes: number;
  readonly cancelUntilMinutes: number;
  readonly lateCancel: boolean;
  readonly answerWithinMinutes: number | null;
  readonly holdMinutes: number;
  readonly movesMax: number | null;
}

/** What holds for a facility whose unit has said nothing. */
export const DEFAULT_BOOKING_POLICY: BookingPolicyValues = {
  version: 0,
  setupMinutes: 0,
  turnaroundMinutes: 0,
  opensAt: null,
  curfew: null,
  wholeOnly: false,
  headcountMin: null,
  headcountMax: null,
  audiences: [],
  childrenAllowed: true,
  pendingTakesPlaces: true,
  lateStartMinutes: 15,
  cancelUntilMinutes: 0,
  lateCancel: false,
  answerWithinMinutes: null,
  holdMinutes: 10,
  movesMax: null,
};

/** The longest setup and the longest turnaround, in minutes: a day. */
export const BUFFER_MINUTES_MAX = 1_440;
/** Most people of one booking. */
export const HEADCOUNT_MAX = 10_000;
/** How late a slot can still be had at most, in minutes. */
export const LATE_START_MINUTES_MAX = 1_440;
/** The earliest deadline for cancelling, in minutes before the start: 30 days. */
export const CANCEL_UNTIL_MINUTES_MAX = 43_200;
/** The longest time that a unit can take to answer, in minutes: 30 days. */
export const ANSWER_WITHIN_MINUTES_MAX = 43_200;
/** The longest time for which places can be held for who fills in a form, in minutes. */
export const HOLD_MINUTES_MAX = 60;
/** The largest number of moves that a policy can name; null for any number. */
export const MOVES_MAX_MAX = 100;

/** A policy by the columns of `p`, as JSON with the members of {@link BookingPolicyValues}. */
const policyJson = sql<BookingPolicyValues>`json_build_object(
  'version', p.version, 'setupMinutes', p.setup_minutes, 'turnaroundMinutes', p.turnaround_minutes, 'opensAt', p.opens_at,
  'curfew', case when p.curfew_start is not null
    then json_build_object('startTime', p.curfew_start, 'endTime', p.curfew_end) end,
  'wholeOnly', p.whole_only, 'headcountMin', p.headcount_min, 'headcountMax', p.headcount_max,
  'audiences', p.audiences, 'childrenAllowed', p.children_allowed,
  'pendingTakesPlaces', p.pending_takes_places, 'lateStartMinutes', p.late_start_minutes,
  'cancelUntilMinutes', p.cancel_until_minutes, 'lateCancel', p.late_cancel,
  'answerWithinMinutes', p.answer_within_minutes, 'holdMinutes', p.hold_minutes, 'movesMax', p.moves_max)`;

/** The policy in force of the facility in the row `f`; null for the defaults. Whoever has none is not looked for. */
export const policyOfFacility = sql<BookingPolicyValues | null>`
  case when f.policy_version is not null then (
    select ${policyJson} from booking_policy p where p.facility_id = f.id and p.version = f.policy_version) end`;

/** A policy by facility and version. */
export function policyByVersion(facilityId: RawBuilder<unknown>, version: RawBuilder<unknown>) {
  return sql<BookingPolicyValues | null>`(
    select ${policyJson} from booking_policy p where p.facility_id = ${facilityId} and p.version = ${version})`;
}

/** Minutes before and after a booking of the facility in the row `f` that are taken with it, by a version of its policy. */
export function buffersOfVersion(version: RawBuilder<unknown>) {
  const buffer = (column: RawBuilder<unknown>) => sql<number>`case when ${version} is null then 0 else (
    select ${column} from booking_policy p where p.facility_id = f.id and p.version = ${version}) end`;
  return { setup: buffer(sql`p.setup_minutes`), turnaround: buffer(sql`p.turnaround_minutes`) };
}

/** The same by the version in force. */
export const buffersOfFacility = buffersOfVersion(sql`f.policy_version`);
