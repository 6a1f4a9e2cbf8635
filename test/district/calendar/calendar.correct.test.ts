import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildCalendar } from '../../../seeds/factories/calendar.factory.ts';
import { buildAccount, type BuiltAccount } from '../../../seeds/factories/person.factory.ts';
import { currentCalendar } from '../../../src/district/calendar/index.ts';
import { Role } from '../../../src/request/viewer.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import { buildTwoOfEverything, type TwoOfEverything } from '../../support/two-of-everything.ts';

let commons: Commons;
let world: TwoOfEverything;
let admin: BuiltAccount;

beforeAll(async () => {
  commons = await startCommons();
  world = await buildTwoOfEverything(commons.db);
  admin = await buildAccount(commons.db, { roles: [{ role: Role.DISTRICT_ADMIN, divisionId: world.district.id }] });
});
afterAll(() => commons.close());
beforeEach(async () => {
  await commons.sql('delete from calendar_day');
  await buildCalendar(commons.db);
});

const SHOWN = '{ date dayClass name nameEn status reason }';

function correct(input: object, as: string | undefined = admin.subject) {
  const document = `mutation ($input: CalendarDayCorrectInput!) {
    answer: calendarDayCorrect(input: $input) { calendarDay ${SHOWN} userErrors { code field message } }
  }`;
  return commons.query(document, { input }, as === undefined ? {} : { as });
}

function restore(date: string, as = admin.subject) {
  const document = `mutation ($input: CalendarDayRestoreInput!) {
    answer: calendarDayRestore(input: $input) { calendarDay ${SHOWN} userErrors { code field } }
  }`;
  return commons.query(document, { input: { date } }, { as });
}

async function classOf(date: string) {
  return (await currentCalendar(commons.db)).dayClassOf(Temporal.PlainDate.from(date));
}

const BRIDGE = { date: '2026-03-04', dayClass: 'DAY_OFF', reason: 'Typhoon' };

describe('calendarDayCorrect', () => {
  test('makes a work day a day off, with the reason for everybody to read', async () => {
    const { data } = await correct({ ...BRIDGE, reason: '  Typhoon  ' });
    expect(data.answer).toEqual({
      calendarDay: { ...BRIDGE, name: null, nameEn: null, status: 'CORRECTED' },
      userErrors: [],
    });
    expect(await classOf('2026-03-04')).toBe('DAY_OFF');
  });

  test('overrules the notice, whose name goes', async () => {
    const { data } = await correct({ date: '2026-02-14', dayClass: 'DAY_OFF', reason: 'Local order' });
    expect(data.answer.calendarDay).toMatchObject({ dayClass: 'DAY_OFF', name: null, status: 'CORRECTED' });
    expect(await classOf('2026-02-14')).toBe('DAY_OFF');
  });

  test('can be corrected again', async () => {
    await correct(BRIDGE);
    const { data } = await correct({ ...BRIDGE, dayClass: 'WORKDAY', reason: 'It turned away' });
    expect(data.answer.calendarDay).toMatchObject({ dayClass: 'WORKDAY', reason: 'It turned away' });
    expect(await commons.sql(`select count(*)::int as n from calendar_day where date = '2026-03-04'`)).toEqual([
      { n: 1 },
    ]);
  });

  test('is in the audit trail and the outbox, in the district of who did it, without the reason', async () => {
    await correct(BRIDGE);
    const [entry] = await commons.sql('select * from audit_entry order by id desc limit 1');
    expect(entry).toMatchObject({
      actor_id: admin.accountId,
      action: 'calendarDayCorrect',
      district_code: world.district.code,
      subject_id: 'day_00000000000000000000000020260304',
      fields: ['dayClass', 'reason'],
    });
    const [event] = await commons.sql('select * from outbox_event order by id desc limit 1');
    expect(event).toMatchObject({ topic: 'calendar.day-corrected', subject_id: entry!.subject_id });
  });

  test('survives the next start, which loads the notices again', async () => {
    await correct({ date: '2026-02-14', dayClass: 'DAY_OFF', reason: 'Local order' });
    await buildCalendar(commons.db);
    expect(await classOf('2026-02-14')).toBe('DAY_OFF');
  });

  test.each([
    ['an empty reason', { reason: ' ' }, 'reason'],
    ['a reason of 501 characters', { reason: 'x'.repeat(501) }, 'reason'],
    ['a year before 1970', { date: '0001-01-01' }, 'date'],
  ])('refuses %s', async (_, change, field) => {
    const { data } = await correct({ ...BRIDGE, ...change });
    expect(data.answer).toMatchObject({ calendarDay: null, userErrors: [{ code: 'INVALID_INPUT', field: [field] }] });
  });

  test('refuses a date that does not exist before anything runs', async () => {
    const { errors } = await correct({ ...BRIDGE, date: '2026-02-30' });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  test('is for administrators of the district only', async () => {
    for (const roles of [
      [{ role: Role.RESIDENT }],
      [{ role: Role.SUBDISTRICT_STAFF, divisionId: world.subdistrict.id }],
      [{ role: Role.COMMUNITY_STAFF, divisionId: world.community.id }],
      [{ role: Role.DISTRICT_ADMIN, divisionId: world.district.id, validTo: '2026-03-01T00:00:00Z' }],
    ]) {
      const { subject } = await buildAccount(commons.db, { roles });
      const { data } = await correct(BRIDGE, subject);
      expect(data.answer).toMatchObject({ calendarDay: null, userErrors: [{ code: 'FORBIDDEN' }] });
    }
    const unknown = await correct(BRIDGE, 'nobody-known');
    expect(unknown.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect(await classOf(BRIDGE.date)).toBe('WORKDAY');
  });

  test('is closed to callers who are not signed in', async () => {
    const { errors } = await commons.query(
      'mutation ($input: CalendarDayCorrectInput!) { calendarDayCorrect(input: $input) { userErrors { code } } }',
      { input: BRIDGE },
    );
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });
});

describe('calendarDayRestore', () => {
  test('brings back what the notice says, with its name', async () => {
    await correct({ date: '2026-02-17', dayClass: 'WORKDAY', reason: 'A mistake' });
    const { data } = await restore('2026-02-17');
    expect(data.answer).toEqual({
      calendarDay: {
        date: '2026-02-17',
        dayClass: 'DAY_OFF',
        name: '春节',
        nameEn: 'Spring Festival',
        status: 'OFFICIAL',
        reason: null,
      },
      userErrors: [],
    });
    expect(await classOf('2026-02-17')).toBe('DAY_OFF');
  });

  test('lets a day follow from its weekday again', async () => {
    await correct(BRIDGE);
    const { data } = await restore(BRIDGE.date);
    expect(data.answer.calendarDay).toMatchObject({ dayClass: 'WORKDAY', status: 'OFFICIAL', reason: null });
    expect(await commons.sql(`select from calendar_day where date = $1`, [BRIDGE.date])).toEqual([]);
  });

  test('refuses a day that is not corrected', async () => {
    for (const date of ['2026-02-17', '2026-03-05']) {
      const { data } = await restore(date);
      expect(data.answer).toMatchObject({
        calendarDay: null,
        userErrors: [{ code: 'STATE_CONFLICT', field: ['date'] }],
      });
    }
  });

  test('is for administrators of the district only', async () => {
    await correct(BRIDGE);
    const { subject } = await buildAccount(commons.db, {
      roles: [{ role: Role.SUBDISTRICT_STAFF, divisionId: world.subdistrict.id }],
    });
    const { data } = await restore(BRIDGE.date, subject);
    expect(data.answer.userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
    expect(await classOf(BRIDGE.date)).toBe('DAY_OFF');
  });
});
