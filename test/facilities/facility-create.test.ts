import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildFacility } from '../../seeds/factories/facility.factory.ts';
import { newId } from '../../src/shared/node.ts';
import { type Commons, startCommons } from '../support/commons.ts';
import {
  buildCaretaker,
  buildFacilityWorld,
  change,
  expectClosedToOutsiders,
  expectRefused,
  type FacilityWorld,
  sendChange,
  trailOf,
} from './facility-world.ts';

let commons: Commons;
let world: FacilityWorld;
let plain: Record<string, unknown>;

beforeAll(async () => {
  commons = await startCommons();
  world = await buildFacilityWorld(commons);
  plain = { unitId: world.member.id, name: '温泉大厦停车场', kind: 'PARKING', capacity: 80, admission: 'INSTANT' };
});
afterAll(() => commons.close());

const create = (input: object = {}) => change(commons, 'facilityCreate', { ...plain, ...input }, world.manager);
const refused = (input: object, field: string[], code = 'INVALID_INPUT') =>
  expectRefused(commons, 'facilityCreate', { ...plain, ...input }, world.manager, code, field);

describe('facilityCreate', () => {
  test('adds a draft with the defaults of a new facility', async () => {
    expect(await create()).toEqual({
      id: expect.stringMatching(/^fac_[0-9a-f]{32}$/),
      name: '温泉大厦停车场',
      kind: 'PARKING',
      capacity: 80,
      admission: 'INSTANT',
      state: 'DRAFT',
      stateReason: null,
      timeZone: 'Asia/Shanghai',
      synthetic: false,
      unit: { id: world.member.id },
      location: null,
      details: null,
      bookingRules: { gridMinutes: 15, minMinutes: 15, maxMinutes: 1440, leadMinutes: 0, horizonDays: 30 },
      openingRules: [],
      openingExceptions: [],
    });
  });

  test('keeps all that is given', async () => {
    const given = {
      name: 'Sports field',
      kind: 'SPORTS_FIELD',
      capacity: 200,
      admission: 'APPROVAL',
      location: { latitude: 26.0912345, longitude: 119.3098765 },
      timeZone: 'Europe/Helsinki',
      bookingRules: { gridMinutes: 60, minMinutes: 60, maxMinutes: 180, leadMinutes: 120, horizonDays: 14 },
    };
    const details = { sportsField: { sports: ['篮球', '羽毛球'], indoor: true } };
    expect(await create({ ...given, details })).toMatchObject({
      ...given,
      details: { __typename: 'SportsFieldDetails', sports: ['篮球', '羽毛球'], indoor: true },
    });
  });

  test('leaves the default of every booking rule that is not given', async () => {
    expect((await create({ bookingRules: { horizonDays: 7, leadMinutes: null } })).bookingRules).toEqual({
      gridMinutes: 15,
      minMinutes: 15,
      maxMinutes: 1440,
      leadMinutes: 0,
      horizonDays: 7,
    });
  });

  test('trims the name and composes its letters', async () => {
    expect((await create({ name: '  Cafe\u0301 \n' })).name).toBe('Caf\u00e9');
  });

  test('writes one entry to the audit trail and one event to the outbox', async () => {
    const { id } = await create();
    expect(await trailOf(commons, id)).toEqual({
      audit: [
        {
          action: 'facilityCreate',
          actorId: world.manager.accountId,
          districtCode: world.district.code,
          fields: [],
        },
      ],
      outbox: ['facility.changed'],
    });
    const [row] = await commons.sql('select district_code, created_at, version from shared_facility where id = $1', [
      id,
    ]);
    expect(row).toEqual({
      district_code: world.district.code,
      created_at: new Date(commons.clock.now.epochMilliseconds),
      version: 1,
    });
  });
});

describe('the details in facilityCreate', () => {
  const cases = [
    ['PARKING', 'parking', { vehicleClasses: ['CAR', 'MOTORCYCLE'] }, 'ParkingDetails'],
    ['SPORTS_FIELD', 'sportsField', { sports: ['足球'], indoor: false }, 'SportsFieldDetails'],
    ['RESTROOM', 'restroom', { accessible: true, babyTable: false }, 'RestroomDetails'],
    ['MEETING_ROOM', 'room', { seats: 20 }, 'RoomDetails'],
    ['ACTIVITY_ROOM', 'room', { seats: 10000 }, 'RoomDetails'],
  ] as const;
  const admission = (kind: string) => (kind === 'RESTROOM' ? 'OPEN_ACCESS' : 'INSTANT');

  test.each(cases)('of a facility of kind %s are given as %s', async (kind, member, value, type) => {
    const facility = await create({ kind, admission: admission(kind), details: { [member]: value } });
    expect(facility.details).toEqual({ __typename: type, ...value });
  });

  const others = cases.flatMap(([kind, own]) =>
    cases.filter(([, member]) => member !== own).map(([, member, value]) => [kind, member, value] as const),
  );
  test.each(others)('of a facility of kind %s are not given as %s', async (kind, member, value) => {
    await refused({ kind, admission: admission(kind), details: { [member]: value } }, ['details']);
  });

  test('are of one kind only', async () => {
    const details = { parking: { vehicleClasses: ['CAR'] }, room: { seats: 3 } };
    await refused({ details }, ['details']);
  });

  test('may be left out, also by an empty object', async () => {
    expect((await create({ details: {} })).details).toBeNull();
    expect((await create({ details: { parking: null } })).details).toBeNull();
    expect((await create({ details: null })).details).toBeNull();
  });

  test('name no vehicle class or sport twice', async () => {
    const parking = await create({ details: { parking: { vehicleClasses: ['CAR', 'TRUCK', 'CAR'] } } });
    expect(parking.details.vehicleClasses).toEqual(['CAR', 'TRUCK']);
    const field = await create({
      kind: 'SPORTS_FIELD',
      details: { sportsField: { sports: ['篮球', ' 篮球 ', '足球'], indoor: false } },
    });
    expect(field.details.sports).toEqual(['篮球', '足球']);
  });

  test.each([
    ['no vehicle class', 'PARKING', { parking: { vehicleClasses: [] } }, ['parking', 'vehicleClasses']],
    ['no sport', 'SPORTS_FIELD', { sportsField: { sports: [], indoor: true } }, ['sportsField', 'sports']],
    ['an empty sport', 'SPORTS_FIELD', { sportsField: { sports: [' '], indoor: true } }, ['sportsField', 'sports']],
    [
      'a sport of 51 characters',
      'SPORTS_FIELD',
      { sportsField: { sports: ['x'.repeat(51)], indoor: true } },
      ['sportsField', 'sports'],
    ],
    [
      '21 sports',
      'SPORTS_FIELD',
      { sportsField: { sports: Array.from({ length: 21 }, (_, i) => `sport ${i}`), indoor: true } },
      ['sportsField', 'sports'],
    ],
    ['no seat', 'MEETING_ROOM', { room: { seats: 0 } }, ['room', 'seats']],
    ['10001 seats', 'ACTIVITY_ROOM', { room: { seats: 10_001 } }, ['room', 'seats']],
  ])('are refused with %s', async (_, kind, details, path) => {
    await refused({ kind, details }, ['details', ...path]);
  });
});

describe('facilityCreate refuses', () => {
  test.each([
    ['an empty name', { name: '' }, ['name']],
    ['a blank name', { name: ' \u3000' }, ['name']],
    ['a name of 201 characters', { name: 'x'.repeat(201) }, ['name']],
    ['a name of two lines', { name: 'a\nb' }, ['name']],
    ['no places', { capacity: 0 }, ['capacity']],
    ['fewer places than none', { capacity: -1 }, ['capacity']],
    ['10001 places', { capacity: 10_001 }, ['capacity']],
    ['a restroom with bookings', { kind: 'RESTROOM', admission: 'INSTANT' }, ['admission']],
    ['a restroom with approval', { kind: 'RESTROOM', admission: 'APPROVAL' }, ['admission']],
    ['a place beyond the pole', { location: { latitude: 90.0001, longitude: 0 } }, ['location']],
    ['a place beyond the other pole', { location: { latitude: -91, longitude: 0 } }, ['location']],
    ['a place beyond the antimeridian', { location: { latitude: 0, longitude: 180.0001 } }, ['location']],
    ['a place beyond it the other way', { location: { latitude: 0, longitude: -181 } }, ['location']],
    [
      'a time grid that does not divide the day',
      { bookingRules: { gridMinutes: 45 } },
      ['bookingRules', 'gridMinutes'],
    ],
    ['a time grid of no length', { bookingRules: { gridMinutes: 0 } }, ['bookingRules', 'gridMinutes']],
    ['bookings shorter than 15 minutes', { bookingRules: { minMinutes: 14 } }, ['bookingRules', 'minMinutes']],
    ['bookings longer than 30 days', { bookingRules: { maxMinutes: 43_201 } }, ['bookingRules', 'maxMinutes']],
    [
      'a shortest booking longer than the longest',
      { bookingRules: { minMinutes: 120, maxMinutes: 119 } },
      ['bookingRules', 'maxMinutes'],
    ],
    ['a shortest booking beyond 30 days', { bookingRules: { minMinutes: 43_201 } }, ['bookingRules', 'minMinutes']],
    ['a lead time in the past', { bookingRules: { leadMinutes: -1 } }, ['bookingRules', 'leadMinutes']],
    ['a lead time over a year', { bookingRules: { leadMinutes: 525_601 } }, ['bookingRules', 'leadMinutes']],
    ['a horizon in the past', { bookingRules: { horizonDays: -1 } }, ['bookingRules', 'horizonDays']],
    ['a horizon over a year', { bookingRules: { horizonDays: 367 } }, ['bookingRules', 'horizonDays']],
    ['an id that is none', { unitId: 'tangmen' }, ['unitId']],
    ['the id of something else', { unitId: newId('fac') }, ['unitId']],
  ])('%s', async (_, input, field) => {
    await refused(input, field);
  });

  test.each([
    ['1 place and a name of one character', { capacity: 1, name: 'x' }],
    ['10000 places and a name of 200 characters', { capacity: 10_000, name: '场'.repeat(200) }],
    ['the poles and the antimeridian', { location: { latitude: -90, longitude: 180 } }],
    [
      'the widest booking rules',
      {
        bookingRules: { gridMinutes: 720, minMinutes: 15, maxMinutes: 43_200, leadMinutes: 525_600, horizonDays: 366 },
      },
    ],
    [
      'the narrowest',
      { bookingRules: { gridMinutes: 15, minMinutes: 15, maxMinutes: 15, leadMinutes: 0, horizonDays: 0 } },
    ],
  ])('not %s', async (_, input) => {
    expect(await create(input)).toMatchObject(input);
  });

  test('a unit that does not exist', async () => {
    await refused({ unitId: newId('uni') }, ['unitId'], 'NOT_FOUND');
  });

  test.each([
    ['a time zone that does not exist', { timeZone: 'Asia/Fuzhou' }],
    ['a kind that does not exist', { kind: 'SAUNA' }],
    ['a capacity that is no whole number', { capacity: 1.5 }],
    ['a capacity beyond 32 bits', { capacity: 3e9 }],
  ])('%s, before anything runs', async (_, input) => {
    const { errors } = await sendChange(commons, 'facilityCreate', { ...plain, ...input }, world.manager);
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  test('in the language of the caller', async () => {
    const message = async (language: string) => {
      const { data } = await sendChange(commons, 'facilityCreate', { ...plain, capacity: 0 }, world.manager, language);
      return data.answer.userErrors[0].message;
    };
    expect(await message('zh-CN,zh;q=0.9')).toBe('容量范围为 1 至 10000。');
    expect(await message('en')).toBe('A capacity goes from 1 to 10000.');
  });
});

describe('facilityCreate is', () => {
  test('for whoever manages the unit, member of an alliance or not', async () => {
    const input = { ...plain, unitId: world.applicant.id };
    expect(await change(commons, 'facilityCreate', input, world.applicantManager)).toMatchObject({ state: 'DRAFT' });
  });

  test('not for staff, nor for anybody with a role elsewhere', async () => {
    for (const stranger of [...Object.values(world.staff), ...Object.values(world.strangers)]) {
      await expectRefused(commons, 'facilityCreate', plain, stranger, 'FORBIDDEN', null);
    }
  });

  test('not for whoever manages a single facility of the unit', async () => {
    const { id } = await buildFacility(commons.db, { unitId: world.member.id });
    await expectRefused(commons, 'facilityCreate', plain, await buildCaretaker(commons, id), 'FORBIDDEN', null);
  });

  test('closed to callers who are not signed in, or not known', async () => {
    await expectClosedToOutsiders(commons, 'facilityCreate', plain);
  });
});
