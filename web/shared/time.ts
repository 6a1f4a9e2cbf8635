import {
  type CalendarDate,
  parseAbsolute,
  parseDate,
  toCalendarDate,
  toZoned,
  now as nowIn,
  type ZonedDateTime,
  CalendarDateTime,
} from '@internationalized/date';
import type { Language } from './words.ts';

/** Where the district is: what is not about one facility is said in its time. */
export const DISTRICT_ZONE = 'Asia/Shanghai';

/** So many instants are remembered: more than a page shows. */
const KNOWN_MAX = 2_000;
const known = new Map<string, ZonedDateTime>();
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * An instant as the API writes it, on the clock of a place. A page asks the same ones each time it is drawn, and to ask
 * the browser what time it is somewhere takes a slow phone long.
 */
export function at(instant: string, zone: string): ZonedDateTime {
  const key = `${zone} ${instant}`;
  const before = known.get(key);
  if (before) return before;
  if (known.size >= KNOWN_MAX) known.clear();
  const time = parseAbsolute(instant, zone);
  known.set(key, time);
  return time;
}

/** To make a format takes long, to use one does not. */
function formatted(date: Date, language: Language, parts: Intl.DateTimeFormatOptions): string {
  const key = `${language} ${JSON.stringify(parts)}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(language, parts);
  formats.set(key, format);
  return format.format(date);
}

export function now(zone: string): ZonedDateTime {
  return nowIn(zone);
}

export function today(zone: string): CalendarDate {
  return toCalendarDate(nowIn(zone));
}

export function dateOf(text: string | null, fallback: CalendarDate): CalendarDate {
  try {
    return text ? parseDate(text) : fallback;
  } catch {
    return fallback;
  }
}

/** A time of day of a date, as an instant. */
export function instantOf(date: CalendarDate, time: string, zone: string): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return toZoned(new CalendarDateTime(date.year, date.month, date.day, hour, minute), zone).toAbsoluteString();
}

/** `今天 11月27日周五`; short, as buttons have it, `今天 11/27`. */
export function dayText(date: CalendarDate, zone: string, language: Language, form: 'full' | 'short' = 'full'): string {
  const ahead = date.compare(today(zone));
  const near = language === 'en' ? ['Today', 'Tomorrow'][ahead] : ['今天', '明天', '后天'][ahead];
  const day = { month: 'short', day: 'numeric', weekday: 'short' } as const;
  const brief = near
    ? ({ month: 'numeric', day: 'numeric' } as const)
    : ({ day: 'numeric', weekday: 'short' } as const);
  const parts = { ...(form === 'full' ? day : brief), timeZone: zone };
  const full = formatted(date.toDate(zone), language, parts);
  return near ? `${near} ${full}` : full;
}

export function timeText(time: ZonedDateTime): string {
  return `${String(time.hour).padStart(2, '0')}:${String(time.minute).padStart(2, '0')}`;
}

/** `18:00 – 次日 08:00`: one block, also over midnight. An end at midnight is that of the day that ends. */
export function spanText(start: string, end: string, zone: string, language: Language): string {
  const [from, to] = [at(start, zone), at(end, zone)];
  const days = toCalendarDate(to).compare(toCalendarDate(from));
  if (days === 1 && to.hour === 0 && to.minute === 0) return `${timeText(from)} – 24:00`;
  const later =
    language === 'en' ? (days === 1 ? 'next day ' : `+${days} days `) : days === 1 ? '次日 ' : `${days} 天后 `;
  return `${timeText(from)} – ${days === 0 ? '' : later}${timeText(to)}`;
}

/** `1 小时 30 分`. */
export function lengthText(minutes: number, language: Language): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const parts =
    language === 'en'
      ? [hours > 0 && `${hours} h`, rest > 0 && `${rest} min`]
      : [hours > 0 && `${hours} 小时`, rest > 0 && `${rest} 分钟`];
  return parts.filter(Boolean).join(' ');
}

/** `2026年11月27日`: the day of an instant where the district is. */
export function dateText(instant: string, language: Language): string {
  const parts = { year: 'numeric', month: 'short', day: 'numeric', timeZone: DISTRICT_ZONE } as const;
  return formatted(new Date(instant), language, parts);
}

/** The same with its time of day. */
export function momentText(instant: string, language: Language): string {
  return `${dateText(instant, language)} ${timeText(at(instant, DISTRICT_ZONE))}`;
}
