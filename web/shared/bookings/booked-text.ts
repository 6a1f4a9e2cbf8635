import { at, dateOf, dayText, spanText, timeText, today } from '../time.ts';
import type { Language } from '../words.ts';

/** The day of an instant on the clock of a place: `今天 11月30日周一`. */
function dayOf(instant: string, timeZone: string, language: Language): string {
  const date = dateOf(at(instant, timeZone).toString().slice(0, 'YYYY-MM-DD'.length), today(timeZone));
  return dayText(date, timeZone, language);
}

interface Booked {
  readonly start: string;
  readonly end: string;
  readonly facility: { readonly timeZone: string };
}

/** When a booking is, on the clock of its facility: `今天 11月30日周一 18:00 – 次日 08:00`. */
export function bookedText({ start, end, facility: { timeZone } }: Booked, language: Language): string {
  return `${dayOf(start, timeZone, language)} ${spanText(start, end, timeZone, language)}`;
}

/** A moment of that clock: `今天 11月30日周一 18:00`. */
export function bookedMomentText(instant: string, timeZone: string, language: Language): string {
  return `${dayOf(instant, timeZone, language)} ${timeText(at(instant, timeZone))}`;
}
