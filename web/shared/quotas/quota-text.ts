import { labelOf } from '@grid-commons/client';
import { type Language, words } from '../words.ts';

interface QuotaShown {
  readonly holder: string;
  readonly measure: string;
  readonly limit: number;
  readonly period: string;
  readonly days: number | null;
  readonly kind: string | null;
}

const useSay = words('quota', {
  BOOKINGS: { 'zh-CN': '{n} 个预约', en: '{n, plural, one {# booking} other {# bookings}}' },
  PLACES: { 'zh-CN': '{n} 个名额', en: '{n, plural, one {# place} other {# places}}' },
  MINUTES: { 'zh-CN': '{n} 分钟', en: '{n, plural, one {# minute} other {# minutes}}' },
  days: { 'zh-CN': '任意连续 {days} 天', en: 'any {days} days in a row' },
});

/** How quotas are said on every screen: whose, over which time, and how much. */
export function useQuotaText() {
  const say = useSay();
  const amount = (measure: string, n: number) => say(measure as 'BOOKINGS' | 'PLACES' | 'MINUTES', { n });
  return {
    amount,
    about: ({ holder, period, days, kind }: QuotaShown, language: Language) =>
      [
        ...(kind === null ? [] : [labelOf('FacilityKind', kind, language)]),
        labelOf('QuotaHolder', holder, language),
        days === null ? labelOf('QuotaPeriod', period, language) : say('days', { days }),
      ].join(' · '),
    limit: ({ measure, limit }: QuotaShown) => amount(measure, limit),
  };
}
