import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildCalendar, buildCorrectedDay } from '../../../seeds/factories/calendar.factory.ts';
import { type Commons, startCommons } from '../../support/commons.ts';

let commons: Commons;

beforeAll(async () => {
  commons = await startCommons();
  await buildCalendar(commons.db);
});
afterAll(() => commons.close());

const DAYS = `query ($from: LocalDate!, $to: LocalDate!) {
  calendarDays(from: $from, to: $to) { id date dayClass name nameEn status reason }
}`;

async function days(from: string, to: string) {
  const { data, errors } = await commons.query(DAYS, { from, to });
  if (errors) throw new Error(errors[0]!.message, { cause: errors[0] });
  return data.calendarDays;
}

async function classes(from: string, to: string): Promise<Record<string, string>> {
  return Object.fromEntries(
    (await days(from, to)).map((day: { date: string; dayClass: string }) => [day.date, day.dayClass]),
  );
}

describe('calendarDays', () => {
  test('lists every day from the first to the last, both included', async () => {
    const listed = await days('2026-02-12', '2026-02-16');
    expect(listed).toMatchObject([
      { date: '2026-02-12', dayClass: 'WORKDAY', name: null, status: 'OFFICIAL', reason: null },
      { date: '2026-02-13', dayClass: 'WORKDAY', name: null, status: 'OFFICIAL' },
      { date: '2026-02-14', dayClass: 'WORKDAY', name: '春节', nameEn: 'Spring Festival', status: 'OFFICIAL' },
      { date: '2026-02-15', dayClass: 'DAY_OFF', name: '春节', status: 'OFFICIAL' },
      { date: '2026-02-16', dayClass: 'DAY_OFF', name: '春节', status: 'OFFICIAL' },
    ]);
    expect(await days('2026-02-14', '2026-02-14')).toEqual([listed[2]]);
  });

  test('knows the make-up work days and the ends of the holidays of 2026', async () => {
    const year = await classes('2026-01-01', '2026-12-31');
    const weekendWork = Object.entries(year).filter(
      ([date, dayClass]) => dayClass === 'WORKDAY' && Temporal.PlainDate.from(date).dayOfWeek > 5,
    );
    expect(weekendWork.map(([date]) => date)).toEqual([
      '2026-01-04',
      '2026-02-14',
      '2026-02-28',
      '2026-05-09',
      '2026-09-20',
      '2026-10-10',
    ]);
    expect(year).toMatchObject({ '2026-02-23': 'DAY_OFF', '2026-02-24': 'WORKDAY', '2026-10-07': 'DAY_OFF' });
  });

  // 2100: a notice comes out in the year before, so no version of the data has that one.
  test('says that a year without a notice is provisional, and guesses from Monday to Friday', async () => {
    expect(await days('2100-09-30', '2100-10-02')).toMatchObject([
      { date: '2100-09-30', dayClass: 'WORKDAY', status: 'PROVISIONAL' },
      { date: '2100-10-01', dayClass: 'WORKDAY', status: 'PROVISIONAL' },
      { date: '2100-10-02', dayClass: 'DAY_OFF', status: 'PROVISIONAL' },
    ]);
  });

  test('shows a corrected day of a provisional year as corrected, with the reason', async () => {
    await buildCorrectedDay(commons.db, { date: '2100-10-04', dayClass: 'DAY_OFF', reason: 'National Day' });
    expect(await days('2100-10-04', '2100-10-05')).toMatchObject([
      { dayClass: 'DAY_OFF', status: 'CORRECTED', reason: 'National Day' },
      { dayClass: 'WORKDAY', status: 'PROVISIONAL', reason: null },
    ]);
  });

  test('lists 400 days with one statement', async () => {
    const statements = await commons.statements(() => commons.query(DAYS, { from: '2026-01-01', to: '2027-02-04' }));
    expect(await days('2026-01-01', '2027-02-04')).toHaveLength(400);
    expect(statements).toBe(1);
  });

  test.each([
    ['more than 400 days', '2026-01-01', '2027-02-05'],
    ['dates in the wrong order', '2026-01-02', '2026-01-01'],
    ['a year before 1970', '0000-01-01', '0000-01-02'],
    ['a day that does not exist', '2026-02-29', '2026-03-01'],
  ])('refuses %s', async (_, from, to) => {
    const { errors } = await commons.query(DAYS, { from, to });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  test('reaches to the last day of the last year', async () => {
    expect(await days('9999-12-31', '9999-12-31')).toMatchObject([{ date: '9999-12-31', status: 'PROVISIONAL' }]);
  });
});

describe('a calendar day', () => {
  test('is a node, whether or not anybody has spoken about it', async () => {
    const [holiday, guess] = [...(await days('2026-02-17', '2026-02-17')), ...(await days('2100-05-05', '2100-05-05'))];
    const { data } = await commons.query(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on CalendarDay { date dayClass status } } }',
      {
        ids: [holiday.id, guess.id, `day_${'0'.repeat(24)}20260229`, `day_${'f'.repeat(32)}`, `day_${'0'.repeat(32)}`],
      },
    );
    expect(data.nodes).toEqual([
      { id: holiday.id, date: '2026-02-17', dayClass: 'DAY_OFF', status: 'OFFICIAL' },
      { id: guess.id, date: '2100-05-05', dayClass: 'WORKDAY', status: 'PROVISIONAL' },
      null,
      null,
      null,
    ]);
  });
});
