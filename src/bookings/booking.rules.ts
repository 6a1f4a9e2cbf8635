import {
  type BookingRules,
  FacilityAdmission,
  FacilityState,
  isInsideOneStretch,
  isOnGrid,
  type OpeningHours,
  startsAllowed,
} from '../facilities/index.ts';
import { type Interval, lengthInMinutes } from '../shared/interval.ts';
import type { BilingualText } from '../shared/language.ts';
import type { Refusal } from '../shared/refusal.ts';
import {
  durationNotAllowed,
  notBookable,
  occurrenceHasBegun,
  offGrid,
  outsideHorizon,
  outsideOpeningHours,
} from './booking.errors.ts';

/** Which rule says no, as the API names it. */
export type RuleName =
  | 'FACILITY_STATE'
  | 'UNIT_STATE'
  | 'OPEN_HOURS'
  | 'GRID'
  | 'DURATION'
  | 'LEAD'
  | 'HORIZON'
  | 'PLACES'
  | 'QUOTA'
  | 'OWN_OVERLAP'
  | 'AUDIENCE';

/** A rule that says no, with what it asks for and what it was asked, as people read them; neither where there is no value. */
export interface BrokenRule {
  readonly rule: RuleName;
  readonly refusal: Refusal;
  readonly required?: string | BilingualText;
  readonly actual?: string | BilingualText;
}

/** What the rules look at. */
export interface BookableFacility extends OpeningHours {
  readonly admission: FacilityAdmission;
  readonly state: FacilityState;
  /** Why its unit offers nothing at present, though the facility is published; null when it does. */
  readonly unitLapsed: 'SUSPENDED' | 'LEFT' | null;
  readonly bookingRules: BookingRules;
}

/**
 * The rules of a facility that say no to an interval, however many places are left, one after the other: whoever wants
 * the first only, asks for no more. When none does, only the places taken by others decide.
 */
export function* rulesBroken(
  facility: BookableFacility,
  wanted: Interval,
  now: Temporal.Instant,
): Generator<BrokenRule, void> {
  yield* takesNoBookings(facility);
  yield* hasWrongDuration(facility.bookingRules, wanted);
  yield* isOffGrid(facility, wanted);
  yield* startsOutsideHorizon(facility, wanted, now);
  yield* isNotOpenThroughout(facility, wanted);
}

/**
 * The rules that still have to hold when a request is confirmed: all but those of when one asks, lead time and horizon, which
 * it has met.
 */
export function* rulesBrokenOnceAsked(facility: BookableFacility, wanted: Interval): Generator<BrokenRule, void> {
  yield* takesNoBookings(facility);
  yield* hasWrongDuration(facility.bookingRules, wanted);
  yield* isOffGrid(facility, wanted);
  yield* isNotOpenThroughout(facility, wanted);
}

/** Whether a booking no longer fits: its facility or its unit is out of use, or it is not open all that time. */
export function noLongerFits(facility: BookableFacility, booked: Interval): boolean {
  const isOut = facility.state !== FacilityState.PUBLISHED || facility.unitLapsed !== null;
  return isOut || !isInsideOneStretch(facility, booked);
}

/** The refusal of the first of {@link rulesBroken}; undefined when none says no. */
export function refusalByRules(
  facility: BookableFacility,
  wanted: Interval,
  now: Temporal.Instant,
): Refusal | undefined {
  return first(rulesBroken(facility, wanted, now));
}

/**
 * The same for a match, whose sides have agreed on when and how long: lead time, horizon and duration are rules for the
 * public and do not bind them.
 */
export function refusalOfMatchByRules(
  facility: BookableFacility,
  wanted: Interval,
  now: Temporal.Instant,
): Refusal | undefined {
  return (
    first(takesNoBookings(facility)) ??
    hasBegun(wanted, now) ??
    first(isOffGrid(facility, wanted)) ??
    first(isNotOpenThroughout(facility, wanted))
  );
}

function first([broken]: Iterable<BrokenRule>): Refusal | undefined {
  return broken?.refusal;
}

function* takesNoBookings({ admission, state, unitLapsed }: BookableFacility): Generator<BrokenRule, void> {
  if (admission === FacilityAdmission.OPEN_ACCESS) {
    yield { rule: 'FACILITY_STATE', refusal: notBookable({ why: 'OPEN_ACCESS' }) };
  }
  if (state !== FacilityState.PUBLISHED) {
    yield { rule: 'FACILITY_STATE', refusal: notBookable({ why: 'NOT_PUBLISHED' }) };
  }
  if (unitLapsed) yield { rule: 'UNIT_STATE', refusal: notBookable({ why: `UNIT_${unitLapsed}` }) };
}

function* hasWrongDuration({ minMinutes, maxMinutes }: BookingRules, wanted: Interval): Generator<BrokenRule, void> {
  const minutes = lengthInMinutes(wanted);
  if (minutes >= minMinutes && minutes <= maxMinutes) return;
  yield {
    rule: 'DURATION',
    refusal: durationNotAllowed({ min: minMinutes, max: maxMinutes }),
    required: inMinutes(`${minMinutes}–${maxMinutes}`),
    actual: inMinutes(String(minutes)),
  };
}

function* isOffGrid(facility: BookableFacility, wanted: Interval): Generator<BrokenRule, void> {
  if (isOnGrid(wanted.start, facility) && isOnGrid(wanted.end, facility)) return;
  const { gridMinutes } = facility.bookingRules;
  yield {
    rule: 'GRID',
    refusal: offGrid({ grid: gridMinutes }),
    required: inMinutes(String(gridMinutes)),
    actual: onTheWall(wanted, facility.timeZone),
  };
}

function* startsOutsideHorizon(
  facility: BookableFacility,
  { start, end }: Interval,
  now: Temporal.Instant,
): Generator<BrokenRule, void> {
  const { timeZone } = facility;
  const { earliest, latest } = startsAllowed(facility, now);
  // A slot that has begun can still be had for a while, but not once it is over.
  const tooSoon = Temporal.Instant.compare(start, earliest) < 0 || Temporal.Instant.compare(end, now) <= 0;
  if (!tooSoon && Temporal.Instant.compare(start, latest) <= 0) return;
  const bounds = { earliest: wallClock(earliest, timeZone), latest: wallClock(latest, timeZone) };
  yield {
    rule: tooSoon ? 'LEAD' : 'HORIZON',
    refusal: outsideHorizon({ ...bounds, timeZone }),
    required: tooSoon ? `≥ ${bounds.earliest}` : `≤ ${bounds.latest}`,
    actual: wallClock(start, timeZone),
  };
}

function hasBegun({ start }: Interval, now: Temporal.Instant): Refusal | undefined {
  return Temporal.Instant.compare(start, now) < 0 ? occurrenceHasBegun({}) : undefined;
}

function* isNotOpenThroughout(facility: BookableFacility, wanted: Interval): Generator<BrokenRule, void> {
  if (isInsideOneStretch(facility, wanted)) return;
  yield { rule: 'OPEN_HOURS', refusal: outsideOpeningHours({}), actual: onTheWall(wanted, facility.timeZone) };
}

/** An instant as people read it where the facility is, to the minute. */
function wallClock(instant: Temporal.Instant, timeZone: string): string {
  const local = instant.toZonedDateTimeISO(timeZone).toPlainDateTime();
  return local.toString({ smallestUnit: 'minute' }).replace('T', ' ');
}

/** An interval so. */
export function onTheWall({ start, end }: Interval, timeZone: string): string {
  return `${wallClock(start, timeZone)} – ${wallClock(end, timeZone)}`;
}

function inMinutes(number: string): BilingualText {
  return { en: `${number} min`, 'zh-CN': `${number} 分钟` };
}
