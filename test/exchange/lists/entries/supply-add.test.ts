import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildMembership } from '../../../../seeds/factories/alliance.factory.ts';
import { type BuiltList, buildList } from '../../../../seeds/factories/exchange.factory.ts';
import { buildCorrectedDay } from '../../../../seeds/factories/calendar.factory.ts';
import { buildFacility, OFF_HOURS } from '../../../../seeds/factories/facility.factory.ts';
import { MembershipState } from '../../../../src/district/units/alliances/membership.entity.ts';
import { newId } from '../../../../src/shared/node.ts';
import { type Commons, startCommons } from '../../../support/commons.ts';
import { buildListWorld, EVENINGS, listOperations, type ListWorld, refusalOf } from '../list-world.ts';

const PLACE = { latitude: 26.08, longitude: 119.3 };

let commons: Commons;
let world: ListWorld;
let operations: ReturnType<typeof listOperations>;
let list: BuiltList;
beforeAll(async () => {
  commons = await startCommons();
  world = await buildListWorld(commons);
  operations = listOperations(commons);
  await commons.sql('update resident_unit set latitude = $1, longitude = $2 where id = $3', [
    PLACE.latitude,
    PLACE.longitude,
    world.unit.id,
  ]);
});
afterAll(() => commons.close());
beforeEach(async () => {
  list = await buildList(commons.db, { ownerId: world.unit.id, state: 'DRAFT' });
});

const LEGAL = { categoryCode: 'LEGAL.ADVICE', title: '法律咨询', quantity: 12, windows: [EVENINGS] };
const add = (given: object = {}, as = world.manager) =>
  operations.addSupply({ listId: list.id, ...LEGAL, ...given }, as);

describe('adding a supply', () => {
  test('takes from list, category and unit what is not said', async () => {
    const { supply, userErrors } = await add({ title: '  法律咨询 ' });
    expect(userErrors).toEqual([]);
    expect(supply).toEqual({
      id: expect.stringMatching(/^sup_/),
      list: { id: list.id },
      version: 1,
      state: 'OPEN',
      title: '法律咨询',
      quantity: 12,
      remainingQuantity: 12,
      unitOfMeasure: 'HOUR',
      category: { code: 'LEGAL.ADVICE' },
      windows: [{ ...EVENINGS, seasonFrom: null, seasonTo: null }],
      validFrom: '2026-01-01',
      validTo: '2026-12-31',
      location: PLACE,
      maxDistanceMeters: null,
      audiences: ['PUBLIC'],
      conditions: null,
      cost: null,
      stateReason: null,
      facility: null,
      alliances: [],
    });
  });

  test('keeps all that is said', async () => {
    const given = {
      unitOfMeasure: 'SESSION',
      windows: [
        { ...EVENINGS, weekdays: ['TUESDAY', 'FRIDAY'] },
        {
          ...EVENINGS,
          dayClass: 'DAY_OFF',
          startTime: '22:30',
          endTime: '06:15',
          seasonFrom: '11-01',
          seasonTo: '03-31',
        },
      ],
      validFrom: '2026-04-01',
      validTo: '2026-04-07',
      location: { latitude: 26.1, longitude: 119.4 },
      maxDistanceMeters: 800,
      audiences: ['ELDERS', 'DISABLED', 'ELDERS'],
      conditions: '须提前一天预约',
      cost: { amount: '12.5' },
    };
    const { supply } = await add(given);
    expect(supply).toMatchObject({
      ...given,
      windows: [
        { ...given.windows[0], seasonFrom: null, seasonTo: null },
        { ...given.windows[1], weekdays: [] },
      ],
      audiences: ['ELDERS', 'DISABLED'],
      cost: { amount: '12.50' },
    });
  });

  test('is recorded once', async () => {
    const { supply } = await add();
    expect(await commons.sql('select action from audit_entry where subject_id = $1', [supply.id])).toEqual([
      { action: 'supplyAdd' },
    ]);
    expect(await commons.sql('select topic from outbox_event where subject_id = $1', [supply.id])).toEqual([
      { topic: 'supply.added' },
    ]);
  });

  test.each([
    ['a category that does not exist', { categoryCode: 'LEGAL.WARFARE' }, 'NOT_FOUND at categoryCode'],
    ['a category code that cannot be stored', { categoryCode: 'LEGAL\0' }, 'NOT_FOUND at categoryCode'],
    ['an empty title', { title: ' ' }, 'INVALID_INPUT at title'],
    ['a title that is too long', { title: '长'.repeat(201) }, 'INVALID_INPUT at title'],
    ['a quantity of nothing', { quantity: 0 }, 'INVALID_INPUT at quantity'],
    ['a quantity beyond bounds', { quantity: 100_001 }, 'INVALID_INPUT at quantity'],
    ['no windows', { windows: [] }, 'INVALID_INPUT at windows'],
    ['too many windows', { windows: Array.from({ length: 21 }, () => EVENINGS) }, 'INVALID_INPUT at windows'],
    [
      'a time off the quarter',
      { windows: [EVENINGS, { ...EVENINGS, endTime: '21:50' }] },
      'INVALID_INPUT at windows.1.endTime',
    ],
    ['half a season', { windows: [{ ...EVENINGS, seasonTo: '03-31' }] }, 'INVALID_INPUT at windows.0.seasonFrom'],
    [
      'a day that no year has',
      { windows: [{ ...EVENINGS, seasonFrom: '02-30', seasonTo: '03-31' }] },
      'INVALID_INPUT at windows.0.seasonFrom',
    ],
    ['work days on Sundays', { windows: [{ ...EVENINGS, weekdays: ['SUNDAY'] }] }, 'INVALID_INPUT at windows'],
    [
      'a season outside of the period',
      { windows: [{ ...EVENINGS, seasonFrom: '07-01', seasonTo: '08-31' }], validTo: '2026-03-31' },
      'INVALID_INPUT at windows',
    ],
    ['a first day before the list', { validFrom: '2025-12-31' }, 'INVALID_INPUT at validFrom'],
    ['a first day after the list', { validFrom: '2027-01-01', validTo: '2027-01-02' }, 'INVALID_INPUT at validFrom'],
    ['a last day after the list', { validTo: '2027-01-01' }, 'INVALID_INPUT at validTo'],
    [
      'a period that ends before it begins',
      { validFrom: '2026-05-02', validTo: '2026-05-01' },
      'INVALID_INPUT at validTo',
    ],
    ['a place that is not on earth', { location: { latitude: 91, longitude: 0 } }, 'INVALID_INPUT at location'],
    ['a reach of nothing', { maxDistanceMeters: 0 }, 'INVALID_INPUT at maxDistanceMeters'],
    ['a reach beyond bounds', { maxDistanceMeters: 100_001 }, 'INVALID_INPUT at maxDistanceMeters'],
    ['nobody as audience', { audiences: [] }, 'INVALID_INPUT at audiences'],
    ['empty conditions', { conditions: '' }, 'INVALID_INPUT at conditions'],
    ['conditions that are too long', { conditions: '长'.repeat(2_001) }, 'INVALID_INPUT at conditions'],
    ['a price in another currency', { cost: { amount: '1', currencyCode: 'USD' } }, 'INVALID_INPUT at cost'],
    ['a list that is none', { listId: newId('sdl') }, 'NOT_FOUND at listId'],
    ['the id of something else', { listId: newId('sup') }, 'INVALID_INPUT at listId'],
  ])('is refused for %s', async (_, given, refusal) => {
    expect(refusalOf(await add(given))).toBe(refusal);
    expect(await commons.sql('select id from supply where list_id = $1', [list.id])).toEqual([]);
  });

  test('is refused for a reach without a place', async () => {
    list = await buildList(commons.db, { ownerId: world.branch.id, state: 'DRAFT' });
    const refused = await add({ maxDistanceMeters: 500 }, world.secretary);
    expect(refusalOf(refused)).toBe('INVALID_INPUT at maxDistanceMeters');
    const { supply } = await add({ maxDistanceMeters: 500, location: PLACE }, world.secretary);
    expect(supply).toMatchObject({ maxDistanceMeters: 500, location: PLACE });
  });

  test.each(['SUBMITTED', 'IN_FORCE', 'CLOSED'] as const)('is refused on a list that is %s', async (state) => {
    list = await buildList(commons.db, { ownerId: world.unit.id, state });
    expect(refusalOf(await add())).toBe('STATE_CONFLICT at listId');
  });

  test('is refused to all but the owner, of a draft as if there were none', async () => {
    expect(refusalOf(await add({}, world.staff))).toBe('FORBIDDEN');
    for (const as of [world.rival, world.secretary, world.sibling, world.resident]) {
      expect(refusalOf(await add({}, as))).toBe('NOT_FOUND at listId');
    }
    expect(refusalOf(await operations.addSupply({ listId: list.id, ...LEGAL }))).toBe('UNAUTHENTICATED');
  });

  test('is refused on a full list', async () => {
    await commons.sql(
      `insert into demand (id, district_code, list_id, category_id, title, quantity, unit_of_measure, priority, windows,
                           valid_from, valid_to, audiences, created_at)
       select 'dem_' || lpad(to_hex(n), 32, '0'), $1, $2, c.id, '需求', 1, 'HOUR', 'ROUTINE', '[]', '2026-01-01',
              '2026-12-31', '{PUBLIC}', now()
       from generate_series(1, 499) as n, service_category c where c.code = 'LEGAL.ADVICE'`,
      [list.districtCode, list.id],
    );
    expect(refusalOf(await add())).toBe('');
    expect(refusalOf(await add())).toBe('QUOTA_EXCEEDED at listId');
  });
});

describe('windows are judged on the dates themselves', () => {
  const SATURDAYS = { ...EVENINGS, weekdays: ['SATURDAY'] };

  test('work days on Saturdays are make-up days, and refused where the period has none', async () => {
    const period = { validFrom: '2026-03-01', validTo: '2026-03-31' };
    expect(refusalOf(await add({ windows: [SATURDAYS], ...period }))).toBe('INVALID_INPUT at windows');
    await buildCorrectedDay(commons.db, { date: '2026-03-14', dayClass: 'WORKDAY' });
    expect(refusalOf(await add({ windows: [SATURDAYS], ...period }))).toBe('');
    const before = { ...period, validTo: '2026-03-13' };
    expect(refusalOf(await add({ windows: [SATURDAYS], ...before }))).toBe('INVALID_INPUT at windows');
  });

  test('days off on the only Wednesday of a period are refused', async () => {
    const wednesday = { validFrom: '2026-03-17', validTo: '2026-03-19' };
    const off = { ...EVENINGS, dayClass: 'DAY_OFF' };
    expect(refusalOf(await add({ windows: [off], ...wednesday }))).toBe('INVALID_INPUT at windows');
    await buildCorrectedDay(commons.db, { date: '2026-03-18', dayClass: 'DAY_OFF' });
    expect(refusalOf(await add({ windows: [off], ...wednesday }))).toBe('');
  });

  test('a facility that is closed on all of these dates backs nothing', async () => {
    const { id } = await buildFacility(commons.db, { unitId: world.unit.id, capacity: 8 });
    const dates = { validFrom: '2026-03-24', validTo: '2026-03-25' };
    for (const date of ['2026-03-24', '2026-03-25']) {
      await commons.sql('insert into opening_exception (facility_id, date, closed) values ($1, $2, true)', [id, date]);
    }
    const given = { ...PARKING, facilityId: id, windows: [EVENINGS] };
    expect(refusalOf(await add({ ...given, ...dates }))).toBe('INVALID_INPUT at windows');
    expect(refusalOf(await add({ ...given, ...dates, validTo: '2026-03-26' }))).toBe('');
  });
});

const PARKING = { categoryCode: 'FACILITY.PARKING', title: '夜间车位', quantity: 8 };

describe('a supply that a facility backs', () => {
  test('is where the facility is', async () => {
    const location = { latitude: 26.2, longitude: 119.2 };
    const { id } = await buildFacility(commons.db, { unitId: world.unit.id, capacity: 8, rules: OFF_HOURS, location });
    const wanted = { dayClass: 'EVERY_DAY', weekdays: [], startTime: '12:00', endTime: '20:00' };
    const { supply, userErrors } = await add({ ...PARKING, facilityId: id, windows: [wanted] });
    expect(userErrors).toEqual([]);
    expect(supply).toMatchObject({ facility: { id }, location, unitOfMeasure: 'SPACE', remainingQuantity: 8 });
  });

  test('is taken for the whole quarters in which the facility is open, and for none in which it is not', async () => {
    const rules = [
      { dayClass: 'EVERY_DAY', weekdays: [], startTime: '07:50', endTime: '12:20' },
      { dayClass: 'EVERY_DAY', weekdays: [], startTime: '13:01', endTime: '13:14' },
      { dayClass: 'EVERY_DAY', weekdays: [], startTime: '22:50', endTime: '00:10' },
    ] as const;
    const { id } = await buildFacility(commons.db, { unitId: world.unit.id, capacity: 8, rules });
    const quarter = async (startTime: string, endTime: string) => {
      const windows = [{ dayClass: 'EVERY_DAY', weekdays: [], startTime, endTime }];
      return refusalOf(await add({ ...PARKING, facilityId: id, windows }));
    };
    const had = ['08:00 08:15', '12:00 12:15', '23:00 23:15', '23:45 00:00'];
    const closed = ['07:45 08:00', '12:15 12:30', '13:00 13:15', '22:45 23:00', '00:00 00:15'];
    for (const [times, refusal] of [
      ...had.map((at) => [at, '']),
      ...closed.map((at) => [at, 'INVALID_INPUT at windows']),
    ]) {
      const [from, to] = times!.split(' ');
      expect([times, await quarter(from!, to!)]).toEqual([times, refusal]);
    }
  });

  test('has no more left than the facility has places now', async () => {
    const { id } = await buildFacility(commons.db, { unitId: world.unit.id, capacity: 8 });
    const { supply } = await add({ ...PARKING, facilityId: id });
    await commons.sql('update shared_facility set capacity = 3 where id = $1', [id]);
    const { data } = await commons.query(
      'query ($id: ID!) { node(id: $id) { ... on Supply { quantity remainingQuantity } } }',
      { id: supply.id },
      { as: world.manager },
    );
    expect(data.node).toEqual({ quantity: 8, remainingQuantity: 3 });
  });

  test('may be of one that is suspended, not of one that is a draft, in review or withdrawn', async () => {
    const of = (state: 'SUSPENDED' | 'DRAFT' | 'IN_REVIEW' | 'WITHDRAWN') =>
      buildFacility(commons.db, { unitId: world.unit.id, capacity: 8, state });
    expect(refusalOf(await add({ ...PARKING, facilityId: (await of('SUSPENDED')).id }))).toBe('');
    for (const state of ['DRAFT', 'IN_REVIEW', 'WITHDRAWN'] as const) {
      const refused = await add({ ...PARKING, facilityId: (await of(state)).id });
      expect(refusalOf(refused)).toBe('STATE_CONFLICT at facilityId');
    }
  });

  test('is refused for what is not the own facility', async () => {
    const hidden = await buildFacility(commons.db, { unitId: world.neighbour.id, state: 'DRAFT' });
    const refusals = [
      [world.neighbourFacility.id, 'INVALID_INPUT at facilityId'],
      [hidden.id, 'NOT_FOUND at facilityId'],
      [newId('fac'), 'NOT_FOUND at facilityId'],
      [newId('uni'), 'INVALID_INPUT at facilityId'],
    ] as const;
    for (const [facilityId, refusal] of refusals) {
      expect(refusalOf(await add({ ...PARKING, facilityId }))).toBe(refusal);
    }
    list = await buildList(commons.db, { ownerId: world.branch.id, state: 'DRAFT' });
    const ofBranch = await add({ ...PARKING, facilityId: world.facility.id }, world.secretary);
    expect(refusalOf(ofBranch)).toBe('INVALID_INPUT at facilityId');
  });

  test.each([
    ['a category of another kind', { categoryCode: 'FACILITY.MEETING_ROOM' }, 'INVALID_INPUT at facilityId'],
    ['a category that no facility backs', { categoryCode: 'LEGAL.ADVICE' }, 'INVALID_INPUT at facilityId'],
    ['a measure that is used up', { unitOfMeasure: 'HOUR' }, 'INVALID_INPUT at unitOfMeasure'],
    ['more than it has places', { quantity: 11 }, 'INVALID_INPUT at quantity'],
  ])('is refused for %s', async (_, given, refusal) => {
    expect(refusalOf(await add({ ...PARKING, facilityId: world.facility.id, ...given }))).toBe(refusal);
  });

  test('is refused for a facility whose clocks show another time', async () => {
    const of = (timeZone: string) => buildFacility(commons.db, { unitId: world.unit.id, capacity: 8, timeZone });
    for (const timeZone of ['Europe/Berlin', 'Australia/Lord_Howe', 'UTC']) {
      const refused = await add({ ...PARKING, facilityId: (await of(timeZone)).id });
      expect(refusalOf(refused)).toBe('INVALID_INPUT at facilityId');
    }
    expect(refusalOf(await add({ ...PARKING, facilityId: (await of('PRC')).id }))).toBe('');
  });

  test('is refused for windows in which the facility is closed', async () => {
    const { id } = await buildFacility(commons.db, { unitId: world.unit.id, capacity: 8, rules: OFF_HOURS });
    const noon = { dayClass: 'WORKDAY', weekdays: [], startTime: '11:00', endTime: '13:00' };
    const refused = await add({ ...PARKING, facilityId: id, windows: [noon] });
    expect(refusalOf(refused)).toBe('INVALID_INPUT at windows');
    expect(refused.userErrors[0].message).toBe('In these windows the facility is not open.');
  });
});

describe('a supply that is made known in alliances', () => {
  test('is one supply, shown with each of them', async () => {
    const one = await buildMembership(commons.db, { unit: world.unit });
    const two = await buildMembership(commons.db, { unit: world.unit });
    const wanted = [one.alliance.id, two.alliance.id].sort();
    const { supply } = await add({ allianceIds: [...wanted, wanted[0]] });
    expect(supply.alliances).toEqual(wanted.map((id) => ({ id })));
    const supplies = await commons.sql('select id from supply where list_id = $1', [list.id]);
    expect(supplies).toEqual([{ id: supply.id }]);
  });

  test('is refused for an alliance in which the unit is no active member', async () => {
    const suspended = await buildMembership(commons.db, { unit: world.unit, state: MembershipState.SUSPENDED });
    const ofOther = await buildMembership(commons.db, { unit: world.neighbour });
    for (const allianceId of [suspended.alliance.id, ofOther.alliance.id, newId('all')]) {
      expect(refusalOf(await add({ allianceIds: [allianceId] }))).toBe('STATE_CONFLICT at allianceIds');
    }
    expect(refusalOf(await add({ allianceIds: [world.unit.id] }))).toBe('INVALID_INPUT at allianceIds.0');
  });

  test('is not on the list of a branch', async () => {
    const { alliance } = await buildMembership(commons.db, { unit: world.unit });
    list = await buildList(commons.db, { ownerId: world.branch.id, state: 'DRAFT' });
    const refused = await add({ allianceIds: [alliance.id] }, world.secretary);
    expect(refusalOf(refused)).toBe('STATE_CONFLICT at allianceIds');
  });
});
