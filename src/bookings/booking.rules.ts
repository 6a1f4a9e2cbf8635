import {
  Audience,
  audiencesIn,
  type BookingPolicyValues,
  type BookingRules,
  FacilityAdmission,
  FacilityState,
  isInsideOneStretch,
  isOnGrid,
  type OpeningHours,
  startsAllowed,
} from '../facilities/index.ts';
import { earlier, type Interval, lengthInMinutes } from '../shared/interval.ts';
import type { BilingualText } from '../shared/language.ts';
import type { Refusal } from '../shared/refusal.ts';
import { BookingState } from './booking.entity.ts';
import {
  childrenNeedPlaces,
  durationNotAllowed,
  inCurfew,
  noChildrenHere,
  notForYou,
  notBookable,
  occurrenceHasBegun,
  offGrid,
  outsideHorizon,
  outsideOpeningHours,
  wrongHeadcount,
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
  | 'CURFEW'
  | 'PLACES'
  | 'PARTS'
  | 'QUOTA'
  | 'OWN_OVERLAP'
  | 'BARRED'
  | 'AUDIENCE'
  | 'GROUP';

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
  /** The version in force, or the defaults. */
  readonly policy: BookingPolicyValues;
}

/** Who comes along with a booker, as far as they have said. */
export interface Company {
  /** All together; null when nobody said. */
  readonly headcount: number | null;
  readonly children: number;
}

/** A booker of whom nothing is known but that they come alone. */
export const ALONE: Company = { headcount: null, children: 0 };

/** How many places a booking takes that asks for so many: all of a facility that is only booked as a whole. */
export function placesOf(
  { policy, capacity }: BookableFacility & { readonly capacity: number },
  quantity: number,
): number {
  return policy.wholeOnly ? Math.max(quantity, capacity) : quantity;
}

/** As what somebody books, who asks now: a request is answered in time, and never later than it starts. */
export function bookedAs(
  { admission, policy }: Pick<BookableFacility, 'admission' | 'policy'>,
  { start }: Interval,
  now: Temporal.Instant,
): { readonly state: BookingState; readonly answerBy?: Temporal.Instant } {
  if (admission !== FacilityAdmission.APPROVAL) return { state: BookingState.CONFIRMED };
  const { answerWithinMinutes } = policy;
  const answerBy = answerWithinMinutes === null ? start : earlier(start, now.add({ minutes: answerWithinMinutes }));
  return { state: BookingState.PENDING, answerBy };
}

/** The time in which the places of a booking are not given to others: its own, and what comes before and after it. */
export function occupiedBy({ policy }: Pick<BookableFacility, 'policy'>, { start, end }: Interval): Interval {
  return {
    start: start.subtract({ minutes: policy.setupMinutes }),
    end: end.add({ minutes: policy.turnaroundMinutes }),
  };
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
  yield* isInCurfew(facility, wanted);
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
  yield* isInCurfew(facility, wanted);
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
    first(isInCurfew(facility, wanted)) ??
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

/**
 * Neither coming nor going in the curfew, which may span midnight; to be there all through it is fine, and to come or go as
 * it ends, or go as it begins.
 */
function* isInCurfew(
  { policy: { curfew }, timeZone }: BookableFacility,
  wanted: Interval,
): Generator<BrokenRule, void> {
  if (!curfew) return;
  const [since, until] = [curfew.startTime, curfew.endTime].map((time) => Temporal.PlainTime.from(time)) as [
    Temporal.PlainTime,
    Temporal.PlainTime,
  ];
  const compare = Temporal.PlainTime.compare;
  const isInside = (instant: Temporal.Instant, isEnd: boolean) => {
    const time = instant.toZonedDateTimeISO(timeZone).toPlainTime();
    const after = compare(time, since) > (isEnd ? 0 : -1);
    const before = compare(time, until) < 0;
    return compare(since, until) < 0 ? after && before : after || before;
  };
  if (!isInside(wanted.start, false) && !isInside(wanted.end, true)) return;
  yield {
    rule: 'CURFEW',
    refusal: inCurfew(curfew),
    required: `∉ ${curfew.startTime}–${curfew.endTime}`,
    actual: onTheWall(wanted, timeZone),
  };
}

/** What the policy asks of who comes along. */
export function* companyNotAllowed(
  { policy: { headcountMin, headcountMax, childrenAllowed, wholeOnly } }: BookableFacility,
  { headcount, children }: Company,
  quantity: number,
): Generator<BrokenRule, void> {
  const said = headcount === null ? {} : { actual: String(headcount) };
  const wrong = wrongHeadcount({ min: headcountMin, max: headcountMax });
  if (headcountMin !== null && (headcount === null || headcount < headcountMin)) {
    yield { rule: 'GROUP', refusal: wrong, required: `≥ ${headcountMin}`, ...said };
  }
  if (headcountMax !== null && headcount !== null && headcount > headcountMax) {
    yield { rule: 'GROUP', refusal: wrong, required: `≤ ${headcountMax}`, ...said };
  }
  if (children > 0 && !childrenAllowed) {
    yield { rule: 'GROUP', refusal: noChildrenHere({}), required: '0', actual: String(children) };
  } else if (children > 0 && !wholeOnly && quantity < children + 1) {
    const refusal = childrenNeedPlaces({ places: children + 1 });
    yield { rule: 'GROUP', refusal, required: `≥ ${children + 1}`, actual: String(quantity) };
  }
}

/** What is known of a booker that a policy can ask for. */
export interface BookerFacts {
  readonly isStaff: boolean;
  readonly actsForParty: boolean;
}

/** Whether a booker is one of those for whom the facility is meant. */
export function* isForOthers(
  { policy: { audiences } }: BookableFacility,
  { isStaff, actsForParty }: BookerFacts,
  { children }: Company,
): Generator<BrokenRule, void> {
  const belongs = (audience: Audience) =>
    audience === Audience.PUBLIC ||
    (audience === Audience.STAFF && isStaff) ||
    (audience === Audience.PARTY_ORGANISATIONS && actsForParty) ||
    ((audience === Audience.CHILDREN || audience === Audience.FAMILIES) && children > 0);
  if (audiences.length === 0 || audiences.some(belongs)) return;
  yield {
    rule: 'AUDIENCE',
    refusal: notForYou({ audiences }),
    required: { en: audiencesIn('en', audiences), 'zh-CN': audiencesIn('zh-CN', audiences) },
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
