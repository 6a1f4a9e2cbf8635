import { DAY_CLASS_LABELS, DayClass, Weekday, WEEKDAY_LABELS } from '../../../facilities/index.ts';
import { plain, valueOf } from './list-csv.labels.ts';
import type { WeeklyWindow } from '../../times/weekly-window.type.ts';

/** How windows are written in one cell, for the description of the schema. */
export const WINDOWS_FORM =
  'Windows are separated by `;`. Each has its day class (`WORKDAY` 工作日, `DAY_OFF` 休息日, `EVERY_DAY` 每天; every day ' +
  'if absent), then, if it does not hold on all of them, its weekdays (`MON,TUE` 周一,周二 or `MON..FRI` 周一..周五), its ' +
  'times (`18:00-08:00`; an end not after the start is on the next day, `24:00` is the end of the day), and the season ' +
  'in which it holds, if not all year (`[05-01..10-31]`): `WORKDAY 18:00-08:00; DAY_OFF 00:00-24:00`, ' +
  '`工作日 18:00-08:00；休息日 周六 00:00-24:00 [05-01..10-31]`.';

/** Windows as a clerk would write them, in each language. */
export const WINDOWS_EXAMPLE = {
  en: 'WORKDAY 18:00-08:00; DAY_OFF 00:00-24:00',
  'zh-CN': '工作日 18:00-08:00；休息日 00:00-24:00',
} as const;

/** What cannot be read as a window, so that it can be shown to who wrote it. */
interface UnreadableWindow {
  readonly unreadable: string;
}

/** In the order of the week. */
const WEEKDAYS = Object.values(Weekday);

const BLANKS = /[^\S\n]+/g;
const SEPARATOR = /\s*[;\n]\s*/;
const TIMES = /(?<startTime>\d{1,2}:\d\d)\s*(?:-|–|—|~|至|到)\s*(?<endTime>\d{1,2}:\d\d)/;
const SEASON = /\[\s*(?<seasonFrom>\d{1,2}-\d{1,2})\s*(?:\.{2,3}|至)\s*(?<seasonTo>\d{1,2}-\d{1,2})\s*\]/;
const WINDOW = new RegExp(`^(?<days>.*?)\\s*${TIMES.source}\\s*(?:${SEASON.source})?$`, 'u');

/**
 * The windows that a cell names, in words of any language. Only their form is judged here: whether a time or a day
 * exists is a rule of windows, not of text.
 * @returns the windows, or the first part that is none; none at all for an empty cell
 */
export function readWindows(text: string): readonly WeeklyWindow[] | UnreadableWindow {
  const parts = plain(text)
    // Each of many blanks would be tried as the first before a separator, and before a time.
    .replace(BLANKS, ' ')
    .split(SEPARATOR)
    .filter((part) => part !== '');
  const windows: WeeklyWindow[] = [];
  for (const part of parts) {
    const window = readWindow(part);
    if (!window) return { unreadable: part };
    windows.push(window);
  }
  return windows;
}

function readWindow(text: string): WeeklyWindow | undefined {
  const found = WINDOW.exec(text)?.groups as Record<string, string | undefined> | undefined;
  const days = found && readDays(found.days!);
  if (!found || !days) return undefined;
  const endTime = paddedTime(found.endTime!);
  return {
    ...days,
    startTime: paddedTime(found.startTime!),
    endTime: endTime === '24:00' ? '00:00' : endTime,
    seasonFrom: paddedMonthDay(found.seasonFrom),
    seasonTo: paddedMonthDay(found.seasonTo),
  };
}

/** A day class, then weekdays, each of which may be missing; undefined for anything else. */
function readDays(text: string): Pick<WeeklyWindow, 'dayClass' | 'weekdays'> | undefined {
  const words = text.split(/[\s,、]+/).filter((word) => word !== '');
  const dayClass = words[0] === undefined ? undefined : valueOf(DAY_CLASS_LABELS, words[0]);
  const weekdays = words.slice(dayClass === undefined ? 0 : 1).map(readWeekdays);
  if (weekdays.some((some) => some === undefined)) return undefined;
  return { dayClass: dayClass ?? DayClass.EVERY_DAY, weekdays: weekdays.flatMap((some) => some!) };
}

/** One weekday, or from one to another, over Sunday if need be. */
function readWeekdays(word: string): readonly Weekday[] | undefined {
  const ends = word.split(/\.{2,3}|-|至|到/).map((end) => valueOf(WEEKDAY_LABELS, end));
  const [from, to] = ends;
  if (ends.length > 2 || ends.includes(undefined)) return undefined;
  if (to === undefined) return [from!];
  const start = WEEKDAYS.indexOf(from!);
  const length = ((WEEKDAYS.indexOf(to) - start + WEEKDAYS.length) % WEEKDAYS.length) + 1;
  return Array.from({ length }, (_, at) => WEEKDAYS[(start + at) % WEEKDAYS.length]!);
}

function paddedTime(time: string): string {
  return time.padStart('HH:mm'.length, '0');
}

function paddedMonthDay(monthDay: string | undefined): string | null {
  return (
    monthDay
      ?.split('-')
      .map((number) => number.padStart(2, '0'))
      .join('-') ?? null
  );
}
