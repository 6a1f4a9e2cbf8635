import { labelOf } from '@grid-commons/client';
import type { Language } from './words.ts';

interface OpeningRule {
  readonly dayClass: string;
  readonly weekdays: readonly string[];
  readonly startTime: string;
  readonly endTime: string;
  readonly seasonFrom?: string | null | undefined;
  readonly seasonTo?: string | null | undefined;
}

const DAYS: Readonly<Record<Language, readonly string[]>> = {
  'zh-CN': ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
};
const WEEKDAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];

/** Hours of a day: `18:00 – 次日 08:00`; what begins and ends at midnight is all day. */
export function hoursText(
  { startTime, endTime }: Pick<OpeningRule, 'startTime' | 'endTime'>,
  language: Language,
): string {
  const [start, end] = [startTime, endTime].map((time) => time.slice(0, 'HH:mm'.length)) as [string, string];
  if (start === '00:00' && end === '00:00') return language === 'en' ? 'all day' : '全天';
  const next = language === 'en' ? 'next day ' : '次日 ';
  return `${start} – ${end <= start && end !== '00:00' ? next : ''}${end === '00:00' ? '24:00' : end}`;
}

/** A rule as a sentence: `工作日 18:00 – 次日 08:00`. */
export function openingText(rule: OpeningRule, language: Language): string {
  const hours = hoursText(rule, language);
  const season = rule.seasonFrom && rule.seasonTo ? `${rule.seasonFrom} – ${rule.seasonTo}` : '';
  const days = rule.weekdays
    .map((day) => DAYS[language][WEEKDAYS.indexOf(day)] ?? day)
    .join(language === 'en' ? ', ' : '、');
  const when =
    days && rule.dayClass === 'EVERY_DAY'
      ? days
      : [labelOf('DayClass', rule.dayClass, language), days].filter(Boolean).join(' ');
  return [season, when, hours].filter(Boolean).join(' ');
}
