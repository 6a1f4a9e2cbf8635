import type { Labels } from '../../shared/labels.ts';
import type { Language } from '../../shared/language.ts';
import { DayClass, Weekday } from './opening-rule.entity.ts';

export const DAY_CLASS_LABELS: Labels<DayClass> = {
  [DayClass.EVERY_DAY]: { en: 'EVERY_DAY', 'zh-CN': '每天' },
  [DayClass.WORKDAY]: { en: 'WORKDAY', 'zh-CN': '工作日' },
  [DayClass.DAY_OFF]: { en: 'DAY_OFF', 'zh-CN': '休息日' },
};

export const WEEKDAY_LABELS: Labels<Weekday> = {
  [Weekday.MONDAY]: { en: 'MON', 'zh-CN': '周一' },
  [Weekday.TUESDAY]: { en: 'TUE', 'zh-CN': '周二' },
  [Weekday.WEDNESDAY]: { en: 'WED', 'zh-CN': '周三' },
  [Weekday.THURSDAY]: { en: 'THU', 'zh-CN': '周四' },
  [Weekday.FRIDAY]: { en: 'FRI', 'zh-CN': '周五' },
  [Weekday.SATURDAY]: { en: 'SAT', 'zh-CN': '周六' },
  [Weekday.SUNDAY]: { en: 'SUN', 'zh-CN': '周日' },
};

/** A window of a facility, or of an entry of a list. */
interface WrittenWindow {
  readonly dayClass: `${DayClass}`;
  readonly weekdays: readonly `${Weekday}`[];
  readonly startTime: string;
  readonly endTime: string;
  readonly seasonFrom?: string | null;
  readonly seasonTo?: string | null;
}

/**
 * Windows as one cell of a table, in a form that the import of lists reads back: `工作日 18:00-08:00；周六 00:00-24:00`.
 * Times are in the short form `HH:mm`.
 */
export function windowsText(windows: readonly WrittenWindow[], language: Language): string {
  return windows.map((window) => windowText(window, language)).join(language === 'en' ? '; ' : '；');
}

function windowText(window: WrittenWindow, language: Language): string {
  const { dayClass, weekdays, seasonFrom, seasonTo } = window;
  const days = weekdays.map((weekday) => WEEKDAY_LABELS[weekday][language]).join(',');
  const end = shortTime(window.endTime);
  return [
    dayClass === DayClass.EVERY_DAY && days ? '' : DAY_CLASS_LABELS[dayClass][language],
    days,
    `${shortTime(window.startTime)}-${end === '00:00' ? '24:00' : end}`,
    seasonFrom && seasonTo ? `[${seasonFrom}..${seasonTo}]` : '',
  ]
    .filter(Boolean)
    .join(' ');
}

function shortTime(time: string): string {
  return time.slice(0, 'HH:mm'.length);
}
