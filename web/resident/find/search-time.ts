import { type CalendarDate, parseTime, toCalendarDate, type ZonedDateTime } from '@internationalized/date';
import { dateOf, instantOf } from '../../shared/time.ts';

export const WHENS = ['now', 'tonight', 'tomorrow', 'pick'] as const;
export type When = (typeof WHENS)[number];

/** A time that is searched for, as a facility is asked for it: a date and a time of its clock, and how long. */
export interface SearchTime {
  readonly date: CalendarDate;
  /** `HH:mm` */
  readonly start: string;
  readonly minutes: number;
}

/** Who parks comes home in the evening and leaves in the morning; who plays or meets takes two hours after dinner. */
const USUAL = { PARKING: { start: '18:00', minutes: 14 * 60 }, OTHER: { start: '19:00', minutes: 120 } } as const;
/** The latest end of what is not for the night. */
const DAY_END = 23 * 60;
const HALF_HOUR = 30;

/** What a choice of the first screen means now. What has begun already begins at the next half hour. */
export function searchTime(when: When, kind: string | null, params: URLSearchParams, now: ZonedDateTime): SearchTime {
  const today = toCalendarDate(now);
  const usual = kind === 'PARKING' ? USUAL.PARKING : USUAL.OTHER;
  if (when === 'now') return soon(now);
  if (when === 'tomorrow') return { date: today.add({ days: 1 }), ...usual };
  if (when === 'pick') return picked(params, today, usual);
  const from = minutesOf(usual.start);
  const next = Math.ceil((now.hour * 60 + now.minute + 1) / HALF_HOUR) * HALF_HOUR;
  if (next <= from) return { date: today, ...usual };
  if (kind === 'PARKING') {
    return next >= 24 * 60
      ? { date: today.add({ days: 1 }), start: '00:00', minutes: 8 * 60 }
      : { date: today, start: clock(next), minutes: from + usual.minutes - next };
  }
  // There is no evening left: the next one is meant.
  if (next + HALF_HOUR > DAY_END) return { date: today.add({ days: 1 }), ...usual };
  return { date: today, start: clock(next), minutes: Math.min(usual.minutes, DAY_END - next) };
}

/** From the next half hour, for an hour: as long as one looks who looks for what is open. */
function soon(now: ZonedDateTime): SearchTime {
  const next = now.add({ minutes: HALF_HOUR - (now.minute % HALF_HOUR) });
  return { date: toCalendarDate(next), start: clock(next.hour * 60 + next.minute), minutes: 2 * HALF_HOUR };
}

/** An end that is not after the start is that of the next day. */
function picked(params: URLSearchParams, today: CalendarDate, usual: { start: string; minutes: number }): SearchTime {
  const start = timeOf(params.get('from')) ?? usual.start;
  const end = timeOf(params.get('to')) ?? clock((minutesOf(start) + usual.minutes) % (24 * 60));
  const minutes = (minutesOf(end) - minutesOf(start) + 24 * 60) % (24 * 60) || 24 * 60;
  return { date: dateOf(params.get('date'), today), start, minutes };
}

export function spanOf(
  { date, start, minutes }: SearchTime,
  zone: string,
): { readonly from: string; readonly to: string } {
  const from = instantOf(date, start, zone);
  return { from, to: new Date(Date.parse(from) + minutes * 60_000).toISOString() };
}

export function endOf({ start, minutes }: SearchTime): string {
  return clock((minutesOf(start) + minutes) % (24 * 60));
}

/** The address of a facility with the time that was searched for: nobody chooses it twice. */
export function facilityAddress(id: string, { date, start, minutes }: SearchTime): string {
  return `/facilities/${id}?${new URLSearchParams({ date: date.toString(), start, minutes: String(minutes) })}`;
}

function timeOf(text: string | null): string | undefined {
  try {
    return text ? parseTime(text).toString().slice(0, 'HH:mm'.length) : undefined;
  } catch {
    return undefined;
  }
}

function minutesOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
}

function clock(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
}
