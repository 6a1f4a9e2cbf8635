import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildCalendar } from '../../../seeds/factories/calendar.factory.ts';
import { buildFacility, type FacilityOverrides, OFF_HOURS } from '../../../seeds/factories/facility.factory.ts';
import { OPENING_RULES_MAX } from '../../../src/facilities/opening/opening-rule.entity.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import {
  buildFacilityWorld,
  change,
  expectChecksFacilityId,
  expectForItsManagersOnly,
  expectRefused,
  type FacilityWorld,
  sendChange,
  trailOf,
} from '../facility-world.ts';

let commons: Commons;
let world: FacilityWorld;

beforeAll(async () => {
  commons = await startCommons();
  await buildCalendar(commons.db);
  world = await buildFacilityWorld(commons);
});
afterAll(() => commons.close());

const build = async (overrides: FacilityOverrides = {}) =>
  (await buildFacility(commons.db, { unitId: world.member.id, now: commons.clock.now, ...overrides })).id;
const set = (facilityId: string, rules: object[]) =>
  change(commons, 'facilityOpeningRulesSet', { facilityId, rules }, world.manager);
const refused = async (rules: object[], field: string[]) => {
  const input = { facilityId: await build(), rules };
  await expectRefused(commons, 'facilityOpeningRulesSet', input, world.manager, 'INVALID_INPUT', field);
};
const DAILY = { dayClass: 'EVERY_DAY', startTime: '09:00', endTime: '17:00' };
/** What a rule shows of which only the times are given. */
const SHOWN = { dayClass: 'EVERY_DAY', weekdays: [], seasonFrom: null, seasonTo: null, leaveByNextWorkday: null };

describe('facilityOpeningRulesSet', () => {
  test('puts the new rules in the place of the old, in their order', async () => {
    const id = await build({ rules: OFF_HOURS });
    const first = {
      dayClass: 'WORKDAY',
      weekdays: ['FRIDAY', 'MONDAY'],
      startTime: '18:30',
      endTime: '07:30',
      seasonFrom: '11-01',
      seasonTo: '04-30',
      leaveByNextWorkday: null,
    };
    const second = { ...SHOWN, dayClass: 'DAY_OFF', startTime: '00:00', endTime: '00:00', leaveByNextWorkday: '07:30' };
    const third = { ...first, weekdays: [], seasonFrom: '05-01', seasonTo: '10-31', startTime: '19:00' };
    expect((await set(id, [first, second, third])).openingRules).toEqual([first, second, third]);
    expect((await set(id, [third])).openingRules).toEqual([third]);
  });

  test('writes one entry to the audit trail and one event to the outbox', async () => {
    const id = await build();
    await set(id, [DAILY, { ...DAILY, weekdays: ['SUNDAY'] }]);
    expect(await trailOf(commons, id)).toEqual({
      audit: [
        {
          action: 'facilityOpeningRulesSet',
          actorId: world.manager.accountId,
          districtCode: world.district.code,
          fields: ['openingRules'],
        },
      ],
      outbox: ['facility.changed'],
    });
  });

  test.each([
    ['08:00', '08:00'],
    ['08:00:30', '08:00:30'],
    ['08:00:00', '08:00:00'],
    ['08:00:30.500', '08:00:30.500'],
    ['23:59:59.999', '23:59:59.999'],
  ])('keeps a time given as %s', async (given, shown) => {
    const id = await build();
    const { openingRules } = await set(id, [{ ...DAILY, endTime: given, leaveByNextWorkday: given }]);
    expect(openingRules).toEqual([{ ...SHOWN, startTime: '09:00', endTime: shown, leaveByNextWorkday: shown }]);
  });

  test('takes weekdays that are absent, null or empty for all of them', async () => {
    const id = await build();
    const { openingRules } = await set(id, [DAILY, { ...DAILY, weekdays: null }, { ...DAILY, weekdays: [] }]);
    expect(openingRules.map(({ weekdays }: { weekdays: string[] }) => weekdays)).toEqual([[], [], []]);
  });

  test('with no rules closes the facility', async () => {
    const id = await build();
    await set(id, []);
    const { data } = await commons.query(
      `query ($id: ID!) {
        node(id: $id) { ... on SharedFacility {
          openHours(from: "2026-03-03T00:00:00Z", to: "2026-04-03T00:00:00Z") { start }
        } }
      }`,
      { id },
    );
    expect(data.node.openHours).toEqual([]);
    expect(await commons.sql('select from open_stretch where facility_id = $1', [id])).toEqual([]);
  });

  test(`takes ${OPENING_RULES_MAX} rules, and no more`, async () => {
    const rules = Array.from({ length: OPENING_RULES_MAX }, (_, i) => ({
      ...DAILY,
      startTime: `${String(i % 24).padStart(2, '0')}:${String(i).padStart(2, '0')}`,
    }));
    const { openingRules } = await set(await build(), rules);
    expect(openingRules.map(({ startTime }: { startTime: string }) => startTime)).toEqual(
      rules.map(({ startTime }) => startTime),
    );
    await refused([...rules, DAILY], ['rules']);
  });

  test('leaves the rules of other facilities', async () => {
    const other = await build({ rules: OFF_HOURS });
    await set(await build(), [DAILY]);
    expect(await commons.sql('select from opening_rule where facility_id = $1', [other])).toHaveLength(2);
  });

  test('ends as one of them when two are set at the same time', async () => {
    const id = await build();
    const night = { ...DAILY, startTime: '20:00', endTime: '06:00' };
    await Promise.all([set(id, [DAILY, DAILY, DAILY]), set(id, [night]), set(id, [night, night])]);
    const rows = await commons.sql<{ start: string }>(
      'select start_time as start from opening_rule where facility_id = $1 order by position',
      [id],
    );
    const starts = rows.map(({ start }) => start).join(' ');
    expect(['09:00 09:00 09:00', '20:00', '20:00 20:00']).toContain(starts);
  });

  test('is possible before the facility is published', async () => {
    expect(await set(await build({ state: 'DRAFT' }), [DAILY])).toMatchObject({ state: 'DRAFT' });
  });
});

describe('facilityOpeningRulesSet refuses', () => {
  test.each([
    ['half a season', { seasonFrom: '05-01' }, 'seasonTo'],
    ['the other half of a season', { seasonTo: '05-01' }, 'seasonFrom'],
    ['a season from a day that no year has', { seasonFrom: '02-30', seasonTo: '04-01' }, 'seasonFrom'],
    ['a season to a thirteenth month', { seasonFrom: '02-01', seasonTo: '13-01' }, 'seasonTo'],
    ['a season that is no day at all', { seasonFrom: 'May', seasonTo: '06-01' }, 'seasonFrom'],
    ['a weekday twice', { weekdays: ['MONDAY', 'SUNDAY', 'MONDAY'] }, 'weekdays'],
  ])('%s', async (_, rule, member) => {
    await refused([DAILY, { ...DAILY, ...rule }], ['rules', '1', member]);
  });

  test.each([
    ['24:00', { endTime: '24:00' }],
    ['a time with an offset', { startTime: '08:00+08:00' }],
    ['a time without a zero', { startTime: '8:00' }],
    ['a day class that does not exist', { dayClass: 'HOLIDAY' }],
    ['a weekday that does not exist', { weekdays: ['FUNDAY'] }],
  ])('%s, before anything runs', async (_, rule) => {
    const input = { facilityId: await build(), rules: [{ ...DAILY, ...rule }] };
    const { errors } = await sendChange(commons, 'facilityOpeningRulesSet', input, world.manager);
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  test('everybody but the managers of the facility', async () => {
    await expectForItsManagersOnly(commons, world, 'facilityOpeningRulesSet', { rules: [DAILY] });
  });

  test('ids that are none, or stand for nothing', async () => {
    await expectChecksFacilityId(commons, 'facilityOpeningRulesSet', { rules: [DAILY] }, world.manager);
  });
});
