import { type DeskBookPageFragment, labelOf } from '@grid-commons/client';
import { hoursText } from '../../shared/opening-text.ts';
import type { Language } from '../../shared/words.ts';
import { periodText } from '../parts/marks.ts';

type Stretch = DeskBookPageFragment['content']['items'][number]['when'][number];

/** A stretch of dates in words: `2026-03-01 – 2026-06-30 工作日 18:00 – 次日 08:00 × 5`. */
export function stretchText({ from, to, dayClass, weekdays, windows, quantity }: Stretch, language: Language): string {
  const days = [
    ...(dayClass === 'EVERY_DAY' && weekdays.length > 0 ? [] : [labelOf('DayClass', dayClass, language)]),
    ...(weekdays.length > 0 ? [weekdays.map((day) => labelOf('Weekday', day, language)).join('、')] : []),
  ];
  const clock = windows.map((window) => hoursText(window, language));
  const dates = from === to ? [from] : [periodText(from, to), ...days];
  return [...dates, ...clock, `× ${quantity}`].join(' ');
}
