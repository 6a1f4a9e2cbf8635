import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildCalendar, buildCorrectedDay } from '../../../seeds/factories/calendar.factory.ts';
import { ALWAYS, buildFacility, type FacilityOverrides, OFF_HOURS } from '../../../seeds/factories/facility.factory.ts';
import { keepStretches } from '../../../src/facilities/opening/open-stretch.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import { buildFacilityWorld, change, type FacilityWorld } from '../facility-world.ts';

let commons: Commons;
let world: FacilityWorld;
let now: Temporal.Instant;

beforeAll(async () => {
  commons = await startCommons();
  now = commons.clock.now;
  await buildCalendar(commons.db);
  world = await buildFacilityWorld(commons);
});
afterAll(() => commons.close());

const build = async (overrides: FacilityOverrides = {}) =>
  (await buildFacility(commons.db, { unitId: world.member.id, now, ...overrides })).id;
const NINE_TO_FIVE = [{ ...ALWAYS, startTime: '09:00', endTime: '17:00' }];
const keep = (at: Temporal.Instant) => keepStretches(commons.orm, at);
const after = (days: number) => now.add({ hours: 24 * days });

/** The stretches as they are kept, in the time of Shanghai. */
async function stretchesOf(id: string): Promise<string[]> {
  const rows = await commons.sql<{ text: string }>(
    `select to_char(starts_at at time zone 'Asia/Shanghai', 'MM-DD HH24:MI') || '/'
            || to_char(ends_at at time zone 'Asia/Shanghai', 'MM-DD HH24:MI') as text
     from open_stretch where facility_id = $1 order by starts_at`,
    [id],
  );
  return rows.map(({ text }) => text);
}

/** Whether search finds it free on a day, from 10:00 to 11:00. */
async function isFound(id: string, date: string): Promise<boolean> {
  const { data, errors } = await commons.query(
    `query ($unitId: ID!, $start: DateTime!, $end: DateTime!) {
      sharedFacilities(first: 100, where: { unitId: $unitId, availableDuring: { start: $start, end: $end } }) {
        edges { node { id } }
      }
    }`,
    { unitId: world.member.id, start: `${date}T10:00:00+08:00`, end: `${date}T11:00:00+08:00` },
  );
  expect(errors).toBeUndefined();
  return data.sharedFacilities.edges.some(({ node }: { node: { id: string } }) => node.id === id);
}

describe('the kept stretches of a facility', () => {
  test('reach over all that can be booked now, and a little further either way', async () => {
    const id = await build({ rules: NINE_TO_FIVE, horizonDays: 3, maxMinutes: 60 });
    expect(await stretchesOf(id)).toEqual([
      '03-02 09:00/03-02 17:00',
      '03-03 09:00/03-03 17:00',
      '03-04 09:00/03-04 17:00',
      '03-05 09:00/03-05 17:00',
      '03-06 09:00/03-06 17:00',
      '03-07 09:00/03-07 17:00',
      '03-08 09:00/03-08 17:00',
    ]);
  });

  test('follow a change of what can be booked', async () => {
    const id = await build({ rules: NINE_TO_FIVE, horizonDays: 3, maxMinutes: 60 });
    await change(commons, 'facilityUpdate', { facilityId: id, bookingRules: { horizonDays: 60 } }, world.manager);
    expect(await isFound(id, '2026-05-02')).toBe(true);
    await change(commons, 'facilityUpdate', { facilityId: id, bookingRules: { horizonDays: 0 } }, world.manager);
    expect((await stretchesOf(id)).at(-1)).toBe('03-05 09:00/03-05 17:00');
    await change(commons, 'facilityUpdate', { facilityId: id, bookingRules: { maxMinutes: 10_080 } }, world.manager);
    expect((await stretchesOf(id)).at(-1)).toBe('03-12 09:00/03-12 17:00');
  });
});

describe('keeping stretches', () => {
  test('does nothing while there is nothing to do', async () => {
    await build();
    await keep(now);
    expect(await keep(now)).toBe(0);
    expect(await keep(after(1))).toBe(0);
  });

  test('moves them on with time, before the first that can be booked is missing', async () => {
    const id = await build({ rules: NINE_TO_FIVE, horizonDays: 3, maxMinutes: 60 });
    // Half a day short of what they reach beyond the horizon.
    const later = now.add({ hours: 36 });
    commons.clock.now = later;
    expect(await isFound(id, '2026-03-07')).toBe(true);
    commons.clock.now = now;
    await keep(later);
    expect((await stretchesOf(id)).at(-1)).toBe('03-08 09:00/03-08 17:00');
    await keep(after(3));
    expect(await stretchesOf(id)).toEqual([
      '03-05 09:00/03-05 17:00',
      '03-06 09:00/03-06 17:00',
      '03-07 09:00/03-07 17:00',
      '03-08 09:00/03-08 17:00',
      '03-09 09:00/03-09 17:00',
      '03-10 09:00/03-10 17:00',
      '03-11 09:00/03-11 17:00',
    ]);
    await keep(now);
  });

  test('leaves none behind that can be booked at any time, if it is done every day', async () => {
    const id = await build({ rules: NINE_TO_FIVE, horizonDays: 5, maxMinutes: 480 });
    for (let day = 0; day <= 20; day++) {
      await keep(after(day));
      const last = after(day + 5)
        .toZonedDateTimeISO('Asia/Shanghai')
        .toPlainDate();
      expect((await stretchesOf(id)).some((each) => each.startsWith(last.toString().slice(5)))).toBe(true);
    }
    await keep(now);
  });

  test('works all of them out anew after a correction of the calendar, and once', async () => {
    const id = await build({ rules: OFF_HOURS });
    const other = await build({ rules: OFF_HOURS, state: 'DRAFT' });
    await keep(now);
    expect(await stretchesOf(id)).toContain('03-10 18:00/03-11 08:00');
    await buildCorrectedDay(commons.db, { date: '2026-03-11', dayClass: 'DAY_OFF' });
    expect(await keep(now)).toBeGreaterThanOrEqual(2);
    for (const each of [id, other]) expect(await stretchesOf(each)).toContain('03-10 18:00/03-12 08:00');
    expect(await keep(now)).toBe(0);
    await commons.sql(`delete from calendar_day where date = '2026-03-11'`);
    await keep(now);
    expect(await stretchesOf(id)).toContain('03-10 18:00/03-11 08:00');
  });

  test('takes dated exceptions into account', async () => {
    const id = await build({ rules: NINE_TO_FIVE });
    await commons.sql(`insert into opening_exception (facility_id, date, closed) values ($1, '2026-04-20', true)`, [
      id,
    ]);
    await keep(after(25));
    const stretches = await stretchesOf(id);
    expect(stretches).toContain('04-21 09:00/04-21 17:00');
    expect(stretches).not.toContain('04-20 09:00/04-20 17:00');
    await keep(now);
  });

  test('fills in those of facilities that have none yet, but not of withdrawn ones', async () => {
    const [id, withdrawn] = [await build(), await build({ state: 'WITHDRAWN' })];
    await commons.sql('delete from open_stretch');
    await commons.sql('update shared_facility set stretches_until = null');
    await keep(now);
    expect(await stretchesOf(id)).toHaveLength(1);
    expect(await stretchesOf(withdrawn)).toEqual([]);
  });

  test('is done once by several processes at the same time, batch by batch', async () => {
    for (let i = 0; i < 250; i++) await build({ rules: OFF_HOURS });
    await keep(now);
    await buildCorrectedDay(commons.db, { date: '2026-03-12', dayClass: 'DAY_OFF' });
    const [{ count }] = (await commons.sql<{ count: number }>(
      `select count(*)::int as count from shared_facility where state <> 'WITHDRAWN'`,
    )) as [{ count: number }];
    const done = await Promise.all([keep(now), keep(now), keep(now), keep(now)]);
    expect(done.reduce((sum, each) => sum + each)).toBe(count);
    const doubtful = await commons.sql(
      `select from open_stretch s join open_stretch t on s.facility_id = t.facility_id and s.starts_at < t.starts_at
         and t.starts_at <= s.ends_at`,
    );
    expect(doubtful).toEqual([]);
    expect(await keep(now)).toBe(0);
    await commons.sql(`delete from calendar_day where date = '2026-03-12'`);
    await keep(now);
  });

  test('does not wait for a facility that is being changed, and comes back to it', async () => {
    const id = await build({ rules: OFF_HOURS });
    await keep(now);
    await buildCorrectedDay(commons.db, { date: '2026-03-13', dayClass: 'DAY_OFF' });
    await commons.orm.em.fork().transactional(async (em) => {
      await em.execute('select from shared_facility where id = ? for update', [id]);
      await keep(now);
      expect(await stretchesOf(id)).toContain('03-12 18:00/03-13 08:00');
    });
    expect(await keep(now)).toBe(1);
    expect(await stretchesOf(id)).toContain('03-12 18:00/03-16 08:00');
    await commons.sql(`delete from calendar_day where date = '2026-03-13'`);
    await keep(now);
  });

  test('does not stand in the way of bookings', async () => {
    const id = await build();
    await commons.orm.em.fork().transactional(async (em) => {
      await em.execute('select from shared_facility where id = ? for no key update', [id]);
      // What a booking takes through its foreign key.
      const rows = await commons.sql('select 1 as one from shared_facility where id = $1 for key share nowait', [id]);
      expect(rows).toEqual([{ one: 1 }]);
    });
  });
});
