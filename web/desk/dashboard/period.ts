import { type CalendarDate, endOfMonth, endOfYear, startOfMonth, startOfYear } from '@internationalized/date';
import { dateOf, DISTRICT_ZONE, today } from '../../shared/time.ts';

/** The periods that are chosen by one tap; days of one's own stand in the address themselves. */
export const PERIODS = ['month', 'last-month', 'quarter', 'year'] as const;
type PeriodName = (typeof PERIODS)[number];

/** What the address takes for days of one's own. */
export const OWN_DAYS = 'days';

export interface Period {
  readonly name: PeriodName | typeof OWN_DAYS;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** Days of a period at most, as the API has it. */
const PERIOD_DAYS_MAX = 366;

/** Whether the API has figures over such a period. */
export function isPossible({ from, to }: Period): boolean {
  const days = to.compare(from) + 1;
  return days >= 1 && days <= PERIOD_DAYS_MAX;
}

const MONTHS_OF_QUARTER = 3;

/** The period that the address names: this month, where it names none. */
export function periodOf(params: URLSearchParams): Period {
  const named = PERIODS.find((name) => name === params.get('period'));
  const day = today(DISTRICT_ZONE);
  if (!named && params.get('period') === OWN_DAYS) {
    const from = dateOf(params.get('from'), startOfMonth(day));
    const to = dateOf(params.get('to'), endOfMonth(day));
    return { name: OWN_DAYS, from, to };
  }
  const name = named ?? 'month';
  return { name, ...daysOf(name, day) };
}

function daysOf(name: PeriodName, day: CalendarDate): { readonly from: CalendarDate; readonly to: CalendarDate } {
  switch (name) {
    case 'month':
      return { from: startOfMonth(day), to: endOfMonth(day) };
    case 'last-month': {
      const last = startOfMonth(day).subtract({ months: 1 });
      return { from: last, to: endOfMonth(last) };
    }
    case 'quarter': {
      const from = startOfMonth(day).subtract({ months: (day.month - 1) % MONTHS_OF_QUARTER });
      return { from, to: endOfMonth(from.add({ months: MONTHS_OF_QUARTER - 1 })) };
    }
    case 'year':
      return { from: startOfYear(day), to: endOfYear(day) };
  }
}
