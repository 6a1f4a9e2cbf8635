import { type RawBuilder, sql } from 'kysely';
import { type Interval, lengthInMinutes } from '../shared/interval.ts';
import { type BookingRules, FacilityAdmission } from './facility.entity.ts';
import { type BookingPolicyValues, DEFAULT_BOOKING_POLICY } from './policy/booking-policy.values.ts';
import { type AvailabilityWindow, OCCUPANCY_STEP_MINUTES, windowsWithin } from './opening/availability.ts';

// When bookings of a facility can start as of now, said twice: in TypeScript, which decides on a booking, and in SQL, by which
// search finds what can be booked. test/facilities/search-and-booking.test.ts holds the one against the other.

/** What decides on when bookings of a facility can start. */
export interface BookedInTime {
  readonly admission: FacilityAdmission;
  readonly bookingRules: Pick<BookingRules, 'gridMinutes' | 'maxMinutes' | 'leadMinutes' | 'horizonDays'>;
  readonly timeZone: string;
  readonly policy: Pick<BookingPolicyValues, 'lateStartMinutes' | 'opensAt'>;
}

/**
 * Between which moments a booking starts that is asked for now, both of them included. A slot that has begun can still be had
 * for a while, if it is free: not where some lead time is asked for, nor where the unit would have to answer first.
 */
export function startsAllowed(facility: BookedInTime, now: Temporal.Instant): StartsAllowed {
  const { admission, bookingRules, policy, timeZone } = facility;
  const { leadMinutes, horizonDays } = bookingRules;
  const isAtOnce = leadMinutes === 0 && admission !== FacilityAdmission.APPROVAL;
  // Who has to answer needs a moment for it: at its start a request is over.
  const earliest = now.add(
    isAtOnce
      ? { minutes: -policy.lateStartMinutes }
      : { minutes: leadMinutes, milliseconds: leadMinutes === 0 ? 1 : 0 },
  );
  if (policy.opensAt === null) return { earliest, latest: now.add({ hours: horizonDays * 24 }) };
  // A whole day at a time. Of two of one local time the later one opens it: no day that was open closes again.
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
  const opening = today
    .toPlainDateTime(Temporal.PlainTime.from(policy.opensAt))
    .toZonedDateTime(timeZone, { disambiguation: 'later' })
    .toInstant();
  const days = Temporal.Instant.compare(now, opening) >= 0 ? horizonDays : horizonDays - 1;
  const after = today
    .add({ days: days + 1 })
    .toZonedDateTime({ timeZone })
    .toInstant();
  return { earliest, latest: after.subtract({ milliseconds: 1 }) };
}

interface StartsAllowed {
  readonly earliest: Temporal.Instant;
  readonly latest: Temporal.Instant;
}

/** Whether a moment lies on the time grid of a facility, which is that of its wall clock: a clock change does not shift it. */
export function isOnGrid(
  instant: Temporal.Instant,
  { bookingRules: { gridMinutes }, timeZone }: Pick<BookedInTime, 'bookingRules' | 'timeZone'>,
): boolean {
  const { hour, minute, second, millisecond } = instant.toZonedDateTimeISO(timeZone);
  return (hour * 60 + minute) % gridMinutes === 0 && second === 0 && millisecond === 0;
}

/** No time on a clock of ours comes later. */
const FOREVER = Temporal.Instant.from('9999-12-31T23:59:59Z');
const STEP_MS = OCCUPANCY_STEP_MINUTES * 60_000;

/**
 * Where a booking that is asked for now can lie: it starts no earlier than with the slot that has just begun, if that can
 * still be had, or else the next, and no later than `latest`. Where nobody books, from now on. Undefined when none can start.
 */
function bookableTime(facility: BookedInTime, now: Temporal.Instant): BookableTime | undefined {
  if (facility.admission === FacilityAdmission.OPEN_ACCESS) {
    return { start: atStep(Math.floor, now), latest: FOREVER, end: FOREVER };
  }
  const { earliest, latest } = startsAllowed(facility, now);
  let start = atStep(Math.ceil, earliest);
  while (!isOnGrid(start, facility)) start = start.add({ milliseconds: STEP_MS });
  // Of two that have begun and can both be had, the later.
  const next = start.add({ milliseconds: STEP_MS });
  if (Temporal.Instant.compare(next, now) <= 0 && isOnGrid(next, facility)) start = next;
  if (Temporal.Instant.compare(start, latest) > 0) return undefined;
  return { start, latest, end: latest.add({ minutes: facility.bookingRules.maxMinutes }) };
}

interface BookableTime extends Interval {
  /** The latest start. */
  readonly latest: Temporal.Instant;
}

function atStep(rounded: (steps: number) => number, { epochMilliseconds }: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(rounded(epochMilliseconds / STEP_MS) * STEP_MS);
}

/** What was told of windows last: thousands may follow the same ones. */
const told = new WeakMap<
  readonly AvailabilityWindow[],
  { readonly key: string; readonly part: AvailabilityWindow[] }
>();

/**
 * What of windows is worth telling as of now: no time that has passed, and none in which no booking can start. The same list
 * for the same windows, as long as it is the same.
 */
export function worthTelling(
  windows: readonly AvailabilityWindow[],
  facility: BookedInTime,
  now: Temporal.Instant,
): readonly AvailabilityWindow[] {
  const time = bookableTime(facility, now);
  if (!time) return [];
  const isInReach = ({ start }: Interval) => Temporal.Instant.compare(start, time.latest) <= 0;
  const key = `${time.start}/${windows.findLastIndex(isInReach)}/${time.end}`;
  const before = told.get(windows);
  if (before?.key === key) return before.part;
  const part = windowsWithin(windows, time).filter(isInReach);
  told.set(windows, { key, part });
  return part;
}

/**
 * The condition that an interval of the facility in the row `f` has the length, the grid and the time in which it can be
 * booked now by its rules and its policy. Where nobody books, that it is not over.
 */
export function bookableInTime(wanted: Interval, now: Temporal.Instant): RawBuilder<boolean> {
  const [start, end, moment] = [wanted.start, wanted.end, now].map((at) => sql`${at.toString()}::timestamptz`);
  const onGrid = (at: RawBuilder<unknown>) =>
    sql`mod(extract(epoch from ${at} at time zone f.time_zone), f.grid_minutes * 60) = 0`;
  const startsInTime = ({ late, opensAt }: typeof POLICY) => {
    const today = sql`(${moment!} at time zone f.time_zone)::date`;
    const opening = sql`((${today} + ${opensAt}::time) at time zone f.time_zone)`;
    return sql`${start!} >= ${moment!} + case when f.lead_minutes > 0 then make_interval(mins => f.lead_minutes)
        when f.admission = 'APPROVAL' then interval '1 millisecond' else -make_interval(mins => ${late}) end
      and case when ${opensAt} is null then ${start!} <= ${moment!} + make_interval(hours => f.horizon_days * 24)
        else (${start!} at time zone f.time_zone)::date
          <= ${today} + f.horizon_days - case when ${moment!} >= ${opening} then 0 else 1 end end`;
  };
  return sql<boolean>`case when f.admission = 'OPEN_ACCESS' then ${end!} > ${moment!} else
    ${end!} > ${moment!} and ${lengthInMinutes(wanted)}::bigint between f.min_minutes and f.max_minutes
    and ${onGrid(start!)} and ${onGrid(end!)}
    and case when f.policy_version is null then ${startsInTime(NO_POLICY)} else (
      select ${startsInTime(POLICY)} and (p.curfew_start is null or not (
        ${isInCurfew(sql`(${start!} at time zone f.time_zone)::time`, '>=')}
        or ${isInCurfew(sql`(${end!} at time zone f.time_zone)::time`, '>')}))
      from booking_policy p where p.facility_id = f.id and p.version = f.policy_version) end end`;
}

/** What of a policy decides on when a booking can start: by the columns of `p`, or the defaults. */
const POLICY = { late: sql`p.late_start_minutes`, opensAt: sql`p.opens_at` };
const NO_POLICY = { late: sql.lit(DEFAULT_BOOKING_POLICY.lateStartMinutes), opensAt: sql`null::text` };

/** Whether a time of day lies in the curfew of `p`, which may span midnight. */
function isInCurfew(time: RawBuilder<unknown>, from: '>' | '>='): RawBuilder<boolean> {
  const after = sql`${time} ${sql.raw(from)} p.curfew_start::time`;
  const before = sql`${time} < p.curfew_end::time`;
  return sql<boolean>`case when p.curfew_start::time < p.curfew_end::time then ${after} and ${before} else ${after} or ${before} end`;
}
