import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildCalendar } from '../../../seeds/factories/calendar.factory.ts';
import { calendarKey, calendarOf, calendarRevision, currentCalendar } from '../../../src/district/calendar/index.ts';
import { calendarDaysOf, noticeYears } from '../../../src/district/calendar/holiday-notices.ts';
import { sql } from 'kysely';
import { type Commons, startCommons } from '../../support/commons.ts';

let commons: Commons;

beforeAll(async () => {
  commons = await startCommons();
});
afterAll(() => commons.close());

const TODAY = Temporal.PlainDate.from('2026-03-04');

/** A correction as another process makes it. */
function correctElsewhere(dayClass: 'WORKDAY' | 'DAY_OFF') {
  return commons.sql(
    `insert into calendar_day (date, day_class, source, reason) values ('2026-03-04', $1, 'CORRECTION', 'x')
     on conflict (date) do update set day_class = excluded.day_class`,
    [dayClass],
  );
}

describe('loading the notices', () => {
  test('writes every day and year that the notices name', async () => {
    await buildCalendar(commons.db);
    const [counts] = await commons.sql<{ days: number; years: number }>(
      `select (select count(*)::int from calendar_day where source = 'NOTICE') as days,
              (select count(*)::int from calendar_year where source = $1) as years`,
      [calendarDaysOf(2026)[0]!.source],
    );
    expect(counts).toEqual({ days: noticeYears().flatMap(calendarDaysOf).length, years: noticeYears().length });
  });

  test('a second time writes nothing and keeps the revision', async () => {
    await buildCalendar(commons.db);
    const before = await commons.sql('select date, xmin from calendar_day order by date');
    const revision = await calendarRevision(commons.db);
    await buildCalendar(commons.db);
    expect(await calendarRevision(commons.db)).toBe(revision);
    expect(await commons.sql('select date, xmin from calendar_day order by date')).toEqual(before);
  });

  test('mends rows that differ from the notice and drops those that no notice names, but no correction', async () => {
    await commons.sql(`update calendar_day set name = 'x' where date = '2026-02-17'`);
    await commons.sql(`delete from calendar_day where date = '2026-02-18'`);
    await commons.sql(`insert into calendar_day (date, day_class, source) values ('2026-07-01', 'DAY_OFF', 'NOTICE')`);
    await commons.sql(
      `insert into calendar_day (date, day_class, source) values ('2026-07-02', 'DAY_OFF', 'CORRECTION')`,
    );
    await buildCalendar(commons.db);
    expect(
      await commons.sql(
        `select date::text, name, source from calendar_day
         where date between '2026-02-17' and '2026-02-18' or date between '2026-07-01' and '2026-07-02' order by date`,
      ),
    ).toEqual([
      { date: '2026-02-17', name: '春节', source: 'NOTICE' },
      { date: '2026-02-18', name: '春节', source: 'NOTICE' },
      { date: '2026-07-02', name: null, source: 'CORRECTION' },
    ]);
  });

  test('by several processes at once ends as by one', async () => {
    await commons.sql('truncate calendar_day, calendar_year');
    await Promise.all(Array.from({ length: 6 }, () => buildCalendar(commons.db)));
    const [{ n }] = (await commons.sql<{ n: number }>('select count(*)::int as n from calendar_day')) as [
      { n: number },
    ];
    expect(n).toBe(noticeYears().flatMap(calendarDaysOf).length);
  });
});

describe('the current calendar', () => {
  test('shows a correction by another process at once, and under a higher revision', async () => {
    await correctElsewhere('WORKDAY');
    const before = await currentCalendar(commons.db);
    expect(before.dayClassOf(TODAY)).toBe('WORKDAY');
    await correctElsewhere('DAY_OFF');
    const after = await currentCalendar(commons.db);
    expect(after.dayClassOf(TODAY)).toBe('DAY_OFF');
    expect(after.revision).toBeGreaterThan(before.revision);
    expect(await calendarRevision(commons.db)).toBe(after.revision);
  });

  test('costs one small statement while it stays the same, and none when its key is at hand', async () => {
    const calendar = await currentCalendar(commons.db);
    expect(await commons.statements(() => currentCalendar(commons.db))).toBe(1);
    const { rows } = await sql<{ key: string }>`select ${calendarKey} as key`.execute(commons.db);
    const { key } = rows[0]!;
    expect(await commons.statements(() => calendarOf(commons.db, key))).toBe(0);
    expect(await calendarOf(commons.db, key)).toBe(calendar);
  });

  test('is read again when its key has changed', async () => {
    const { rows } = await sql<{ key: string }>`select ${calendarKey} as key`.execute(commons.db);
    await correctElsewhere('WORKDAY');
    expect((await currentCalendar(commons.db)).dayClassOf(TODAY)).toBe('WORKDAY');
    expect((await calendarOf(commons.db, rows[0]!.key)).dayClassOf(TODAY)).toBe('WORKDAY');
  });

  test('never takes a change that was rolled back for one that came later', async () => {
    await correctElsewhere('WORKDAY');
    await expect(
      commons.db.transaction().execute(async (tx) => {
        await sql`update calendar_day set day_class = 'DAY_OFF' where date = '2026-03-04'`.execute(tx);
        expect((await currentCalendar(tx)).dayClassOf(TODAY)).toBe('DAY_OFF');
        throw new Error('undone');
      }),
    ).rejects.toThrow('undone');
    await commons.sql(`update calendar_day set reason = 'y' where date = '2026-03-04'`);
    expect((await currentCalendar(commons.db)).dayClassOf(TODAY)).toBe('WORKDAY');
  });

  test('of another database is another one', async () => {
    const other = await startCommons();
    try {
      await correctElsewhere('DAY_OFF');
      expect((await currentCalendar(commons.db)).dayClassOf(TODAY)).toBe('DAY_OFF');
      expect((await currentCalendar(other.db)).dayClassOf(TODAY)).toBe('WORKDAY');
      expect((await currentCalendar(commons.db)).dayClassOf(TODAY)).toBe('DAY_OFF');
    } finally {
      await other.close();
    }
  });

  test.each([
    ['a year becomes known', `insert into calendar_year values (2090, 'x')`],
    ['a year goes', `delete from calendar_year where year = 2090`],
    ['all days go', 'truncate calendar_day'],
  ])('gets another revision when %s', async (_, statement) => {
    const before = await calendarRevision(commons.db);
    await commons.sql(statement);
    expect(await calendarRevision(commons.db)).toBeGreaterThan(before);
  });
});
