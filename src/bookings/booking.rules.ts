import {
  type BookingRules,
  FacilityAdmission,
  FacilityState,
  isInsideOneStretch,
  type OpeningHours,
} from '../facilities/index.ts';
import { type Interval, lengthInMinutes } from '../shared/interval.ts';
import type { Refusal } from '../shared/refusal.ts';
import {
  durationNotAllowed,
  notBookable,
  occurrenceHasBegun,
  offGrid,
  outsideHorizon,
  outsideOpeningHours,
} from './booking.errors.ts';

/** What the rules look at. */
export interface BookableFacility extends OpeningHours {
  readonly admission: FacilityAdmission;
  readonly state: FacilityState;
  readonly unitSuspended: boolean;
  readonly bookingRules: BookingRules;
}

/** @throws Refusal of the first rule that says no: see {@link refusalByRules} */
export function requireRules(facility: BookableFacility, wanted: Interval, now: Temporal.Instant): void {
  const refusal = refusalByRules(facility, wanted, now);
  if (refusal) throw refusal;
}

/**
 * Why an interval of a facility cannot be booked at all, however many places are left: the first rule that says no.
 * Undefined when none does; then only the places taken by others decide.
 */
export function refusalByRules(
  facility: BookableFacility,
  wanted: Interval,
  now: Temporal.Instant,
): Refusal | undefined {
  return (
    takesNoBookings(facility) ??
    hasWrongDuration(facility.bookingRules, wanted) ??
    isOffGrid(facility, wanted) ??
    startsOutsideHorizon(facility, wanted, now) ??
    isNotOpenThroughout(facility, wanted)
  );
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
    takesNoBookings(facility) ??
    hasBegun(wanted, now) ??
    isOffGrid(facility, wanted) ??
    isNotOpenThroughout(facility, wanted)
  );
}

function takesNoBookings({ admission, state, unitSuspended }: BookableFacility): Refusal | undefined {
  if (admission === FacilityAdmission.OPEN_ACCESS) return notBookable({ why: 'OPEN_ACCESS' });
  if (state !== FacilityState.PUBLISHED) return notBookable({ why: 'NOT_PUBLISHED' });
  return unitSuspended ? notBookable({ why: 'UNIT_SUSPENDED' }) : undefined;
}

function hasWrongDuration({ minMinutes, maxMinutes }: BookingRules, wanted: Interval): Refusal | undefined {
  const minutes = lengthInMinutes(wanted);
  const allowed = minutes >= minMinutes && minutes <= maxMinutes;
  return allowed ? undefined : durationNotAllowed({ min: minMinutes, max: maxMinutes });
}

/** The grid is that of the wall clock, so that a clock change does not shift it. */
function isOffGrid(
  { bookingRules: { gridMinutes }, timeZone }: BookableFacility,
  { start, end }: Interval,
): Refusal | undefined {
  const onGrid = (instant: Temporal.Instant) => {
    const { hour, minute, second, millisecond } = instant.toZonedDateTimeISO(timeZone);
    return (hour * 60 + minute) % gridMinutes === 0 && second === 0 && millisecond === 0;
  };
  return onGrid(start) && onGrid(end) ? undefined : offGrid({ grid: gridMinutes });
}

function startsOutsideHorizon(
  { bookingRules: { leadMinutes, horizonDays }, timeZone }: BookableFacility,
  { start }: Interval,
  now: Temporal.Instant,
): Refusal | undefined {
  const earliest = now.add({ minutes: leadMinutes });
  const latest = now.add({ hours: horizonDays * 24 });
  const inside = Temporal.Instant.compare(start, earliest) >= 0 && Temporal.Instant.compare(start, latest) <= 0;
  return inside
    ? undefined
    : outsideHorizon({ earliest: wallClock(earliest, timeZone), latest: wallClock(latest, timeZone), timeZone });
}

function hasBegun({ start }: Interval, now: Temporal.Instant): Refusal | undefined {
  return Temporal.Instant.compare(start, now) < 0 ? occurrenceHasBegun({}) : undefined;
}

/** An instant as people read it where the facility is, to the minute. */
function wallClock(instant: Temporal.Instant, timeZone: string): string {
  const local = instant.toZonedDateTimeISO(timeZone).toPlainDateTime();
  return local.toString({ smallestUnit: 'minute' }).replace('T', ' ');
}

function isNotOpenThroughout(facility: BookableFacility, wanted: Interval): Refusal | undefined {
  return isInsideOneStretch(facility, wanted) ? undefined : outsideOpeningHours({});
}
