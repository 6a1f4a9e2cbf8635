// The days and hours of the model: written from what the words of lists mean, without the project's own times.

/** Minutes from one moment that is told apart to the next. */
export const STEP_MINUTES = 15;
const STEPS_OF_DAY = (24 * 60) / STEP_MINUTES;
const WEEKDAYS = ['SUNDAY', 'MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY'];

/** What is unusual about some dates, `YYYY-MM-DD`. */
export interface Days {
  readonly holidays: readonly string[];
  /** Saturdays and Sundays on which is worked. */
  readonly makeUpDays: readonly string[];
}

/** A window as a list writes it. */
export interface Window {
  readonly dayClass: 'EVERY_DAY' | 'WORKDAY' | 'DAY_OFF';
  /** None: on all of them. */
  readonly weekdays: readonly string[];
  /** `HH:MM`; an end that is not after the start is on the next day. */
  readonly startTime: string;
  readonly endTime: string;
  /** `MM-DD`, both included; a season may go over New Year. */
  readonly seasonFrom?: string | null;
  readonly seasonTo?: string | null;
}

/** When a list's entry holds. */
export interface Period {
  readonly validFrom: string;
  readonly validTo: string;
  readonly windows: readonly Window[];
}

/** A stretch of steps, half open: the step at a local moment is what the clock shows, counted from 1970. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The dates from one to another, both included. */
export function datesFrom(from: string, to: string): string[] {
  const dates: string[] = [];
  for (let date = from; date <= to; date = dayAfter(date, 1)) dates.push(date);
  return dates;
}

export function dayAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The step at which a date begins. */
export function midnightOf(date: string): number {
  return Date.parse(`${date}T00:00Z`) / (STEP_MINUTES * 60_000);
}

/** The windows that start on a date, as stretches. */
export function startingOn(date: string, windows: readonly Window[], days: Days): Stretch[] {
  return windows
    .filter((window) => holdsOn(date, window, days))
    .map(({ startTime, endTime }) => {
      const [start, end] = [stepOf(startTime), stepOf(endTime)];
      const midnight = midnightOf(date);
      return { start: midnight + start, end: midnight + (end > start ? end : end + STEPS_OF_DAY) };
    });
}

function holdsOn(date: string, { dayClass, weekdays, seasonFrom, seasonTo }: Window, days: Days): boolean {
  const weekday = WEEKDAYS[new Date(`${date}T00:00Z`).getUTCDay()]!;
  if (weekdays.length > 0 && !weekdays.includes(weekday)) return false;
  const isWeekend = weekday === 'SATURDAY' || weekday === 'SUNDAY';
  const isOff = isWeekend ? !days.makeUpDays.includes(date) : days.holidays.includes(date);
  if (dayClass === 'WORKDAY' && isOff) return false;
  if (dayClass === 'DAY_OFF' && !isOff) return false;
  if (seasonFrom == null || seasonTo == null) return true;
  const day = date.slice(5);
  return seasonFrom <= seasonTo ? seasonFrom <= day && day <= seasonTo : day >= seasonFrom || day <= seasonTo;
}

function stepOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return (hours! * 60 + minutes!) / STEP_MINUTES;
}

/** All steps of what starts within a period. */
export function stepsOf({ validFrom, validTo, windows }: Period, days: Days): Set<number> {
  const steps = new Set<number>();
  for (const date of datesFrom(validFrom, validTo)) {
    for (const { start, end } of startingOn(date, windows, days)) for (let at = start; at < end; at++) steps.add(at);
  }
  return steps;
}

/** Steps as the longest stretches without a gap, in order, cut where `cuts` says. */
export function stretchesOf(steps: ReadonlySet<number>, cuts: ReadonlySet<number> = new Set()): Stretch[] {
  const stretches: { start: number; end: number }[] = [];
  for (const step of [...steps].sort((a, b) => a - b)) {
    const last = stretches.at(-1);
    if (last?.end === step && !cuts.has(step)) last.end++;
    else stretches.push({ start: step, end: step + 1 });
  }
  return stretches;
}

/** What a demand asks for, as one stretch for what starts on each date. */
export interface Occurrence extends Stretch {
  readonly date: string;
}

/**
 * The occurrences of a demand: what starts on one date of its period. Windows that overlap or touch are one, those of
 * successive dates are parted where the first of the next date begins; what would still last for more than a day is
 * parted at midnight.
 */
export function occurrencesOf(period: Period, days: Days): Occurrence[] {
  const dateAt = new Map<number, string>();
  for (const date of datesFrom(period.validFrom, period.validTo)) {
    const starts = startingOn(date, period.windows, days).map(({ start }) => start);
    if (starts.length > 0) dateAt.set(Math.min(...starts), date);
  }
  const steps = stepsOf(period, days);
  const beginnings = [...dateAt.keys()].sort((a, b) => a - b);
  return stretchesOf(steps, new Set(beginnings)).flatMap(({ start, end }) => {
    const date = dateAt.get(beginnings.findLast((begins) => begins <= start)!)!;
    if (end - start <= STEPS_OF_DAY) return [{ date, start, end }];
    const midnights = new Set<number>();
    for (let at = start + 1; at < end; at++) if (at % STEPS_OF_DAY === 0) midnights.add(at);
    const own = new Set(Array.from({ length: end - start }, (_, at) => start + at));
    return stretchesOf(own, midnights).map((stretch) => ({ date, ...stretch }));
  });
}
