import { parseDate } from '@internationalized/date';
import { useId } from 'react';
import { words } from '../../shared/words.ts';

const useSay = words('desk-period', {
  from: { 'zh-CN': '开始日期', en: 'First day' },
  to: { 'zh-CN': '结束日期', en: 'Last day' },
});

/** The days from one to another, both of them included. */
export interface Period {
  readonly validFrom: string;
  readonly validTo: string;
}

/** As long as a period, from the day after it on. */
export function nextPeriod({ validFrom, validTo }: Period): Period {
  const [from, to] = [parseDate(validFrom), parseDate(validTo)];
  const begins = to.add({ days: 1 });
  // A year follows on a year, also where one of them has a day more.
  const isYear = from.add({ years: 1 }).compare(begins) === 0;
  const ends = isYear ? begins.add({ years: 1 }).subtract({ days: 1 }) : begins.add({ days: to.compare(from) });
  return { validFrom: begins.toString(), validTo: ends.toString() };
}

/** Two dates, which a person knows and types. */
export function PeriodFields({
  period,
  change,
}: {
  readonly period: Period;
  readonly change: (period: Period) => void;
}) {
  const say = useSay();
  const id = useId();
  return (
    <div className="row">
      <p>
        <label htmlFor={`${id}from`}>{say('from')}</label>
        <input
          id={`${id}from`}
          type="date"
          value={period.validFrom}
          onChange={({ target }) => change({ ...period, validFrom: target.value })}
        />
      </p>
      <p>
        <label htmlFor={`${id}to`}>{say('to')}</label>
        <input
          id={`${id}to`}
          type="date"
          value={period.validTo}
          onChange={({ target }) => change({ ...period, validTo: target.value })}
        />
      </p>
    </div>
  );
}
