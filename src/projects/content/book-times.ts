import { dateText, type DateStretch, type OnDate, stretchesOfDates, weekdayOf } from '../../exchange/index.ts';
import type { BilingualText } from '../../shared/language.ts';

type ContentDayClass = 'EVERY_DAY' | 'WORKDAY' | 'DAY_OFF';

interface ContentDates {
  /** First and last date, `YYYY-MM-DD`. */
  readonly from: string;
  readonly to: string;
  /** Which of the dates between, by the official calendar. */
  readonly dayClass: ContentDayClass;
  /** Names of weekdays; empty for all of them. */
  readonly weekdays: readonly string[];
}

/** Dates on which there is the same number at the same times of the day: none where no time of the day was agreed. */
export type ContentStretch = DateStretch<ContentDates>;

export const WEEKDAY_NAMES = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const;

/**
 * What is given on single dates, in the words of an agreement: as few stretches as say exactly the same, by date. Dates
 * with the same windows go on as long as none between is left out, of all days, of work days, of days off, or of some
 * weekdays.
 * @param isWorkday by the official calendar, of a date
 */
export function stretchesOf(given: readonly OnDate[], isWorkday: (date: string) => boolean): ContentStretch[] {
  return stretchesOfDates(given, (days) => partsOf(days, (day) => isWorkday(dateText(day))));
}

/** Some days, in order, as the fewest stretches of one pattern each, the longest first. */
function partsOf(days: readonly number[], isWorkday: (day: number) => boolean): ContentDates[] {
  const parts: ContentDates[] = [];
  for (let at = 0; at < days.length;) {
    const first = days[at]!;
    const weekdays = new Set(days.slice(at, at + 7).flatMap((day) => (day < first + 7 ? [weekdayOf(day)] : [])));
    const patterns: {
      readonly says: Pick<ContentDates, 'dayClass' | 'weekdays'>;
      readonly has: (day: number) => boolean;
    }[] = [
      { says: { dayClass: 'EVERY_DAY', weekdays: [] }, has: () => true },
      { says: { dayClass: 'WORKDAY', weekdays: [] }, has: isWorkday },
      { says: { dayClass: 'DAY_OFF', weekdays: [] }, has: (day) => !isWorkday(day) },
      {
        says: { dayClass: 'EVERY_DAY', weekdays: WEEKDAY_NAMES.filter((_, weekday) => weekdays.has(weekday)) },
        has: (day) => weekdays.has(weekdayOf(day)),
      },
    ];
    const lengths = patterns.map(({ has }) => lengthOf(days, at, has));
    const length = Math.max(...lengths);
    const { says } = patterns[lengths.indexOf(length)]!;
    parts.push({ from: dateText(first), to: dateText(days[at + length - 1]!), ...says });
    at += length;
  }
  return parts;
}

/** How many days from one on are all those of a pattern, none left out. */
function lengthOf(days: readonly number[], at: number, has: (day: number) => boolean): number {
  let length = 0;
  for (let day = days[at]!; at + length < days.length; day++) {
    if (days[at + length] === day) {
      if (!has(day)) break;
      length++;
    } else if (has(day)) break;
  }
  return length;
}

const DAY_WORDS: Readonly<Record<ContentDayClass, BilingualText>> = {
  EVERY_DAY: { en: 'every day', 'zh-CN': '每天' },
  WORKDAY: { en: 'on work days', 'zh-CN': '工作日' },
  DAY_OFF: { en: 'on days off', 'zh-CN': '休息日' },
};
const WEEKDAY_SIGNS = ['一', '二', '三', '四', '五', '六', '日'];

/** A stretch in words, without how much it is. */
export function stretchText({ from, to, dayClass, weekdays, windows }: ContentStretch): BilingualText {
  const numbers = WEEKDAY_NAMES.flatMap((name, at) => (weekdays.includes(name) ? [at] : []));
  const days: BilingualText =
    numbers.length === 0
      ? DAY_WORDS[dayClass]
      : {
          en: `${dayClass === 'EVERY_DAY' ? '' : `${DAY_WORDS[dayClass].en} that are `}${numbers.map((at) => capitalised(WEEKDAY_NAMES[at]!)).join(', ')}`,
          'zh-CN': `${dayClass === 'EVERY_DAY' ? '' : DAY_WORDS[dayClass]['zh-CN']}每周${numbers.map((at) => WEEKDAY_SIGNS[at]).join('、')}`,
        };
  const clock = windows.length === 0 ? '' : ` ${windowText(windows)}`;
  if (from === to) return { en: `${from}${clock}`, 'zh-CN': `${from}${clock}` };
  return { en: `${from} – ${to}, ${days.en}${clock}`, 'zh-CN': `${from} 至 ${to} ${days['zh-CN']}${clock}` };
}

function windowText(windows: ContentStretch['windows']): string {
  return windows.map(({ startTime, endTime }) => `${startTime}–${endTime}`).join(', ');
}

function capitalised(name: string): string {
  return name[0]! + name.slice(1).toLowerCase();
}
