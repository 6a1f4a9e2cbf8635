import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildDivision } from '../../seeds/factories/division.factory.ts';
import { buildFacility } from '../../seeds/factories/facility.factory.ts';
import { buildUnit } from '../../seeds/factories/unit.factory.ts';
import { DivisionLevel } from '../../src/district/grid/division.entity.ts';
import { type FacilityDetailsValue, VehicleClass } from '../../src/facilities/facility.entity.ts';
import { type Commons, startCommons, TEST_NOW } from '../support/commons.ts';

let commons: Commons;
let communities: { readonly tangmen: string; readonly junmen: string };

const WORKING_HOURS = [{ dayClass: 'EVERY_DAY', weekdays: [], startTime: '09:00', endTime: '11:00' }] as const;
const PLACES = {
  garage: { latitude: 26.09, longitude: 119.3 },
  court: { latitude: 26.1, longitude: 119.31 },
};

/** Two communities, a unit in a grid of the one and a unit in the other, and something of each kind. */
beforeAll(async () => {
  commons = await startCommons();
  commons.clock.now = Temporal.Instant.from(TEST_NOW);
  const tangmen = await buildDivision(commons.db, { name: '汤门社区', nameEn: 'Tangmen Community' });
  const junmen = await buildDivision(commons.db, {
    name: '军门社区',
    nameEn: 'Junmen Community',
    parent: tangmen.parent!,
  });
  communities = { tangmen: tangmen.id, junmen: junmen.id };
  const grid = await buildDivision(commons.db, { level: DivisionLevel.GRID, parent: tangmen, name: '第一网格' });
  const library = await buildUnit(commons.db, { name: '示例图书馆', division: grid });
  const school = await buildUnit(commons.db, { name: '示例小学', division: junmen });
  await commons.sql(`update resident_unit set address = '五四路1号' where id = $1`, [library.id]);
  const build = async (name: string, unitId: string, more: object, details: FacilityDetailsValue | null = null) => {
    const facility = await buildFacility(commons.db, { name, unitId, details, now: commons.clock.now, ...more });
    await commons.sql(`update shared_facility set address = $2 where id = $1`, [facility.id, `${name}门口`]);
  };
  await build(
    '地下车库',
    library.id,
    { kind: 'PARKING', location: PLACES.garage },
    {
      typeName: 'ParkingDetails',
      vehicleClasses: [VehicleClass.CAR, VehicleClass.BICYCLE],
    },
  );
  await build(
    '阅览室',
    library.id,
    { kind: 'ACTIVITY_ROOM', rules: WORKING_HOURS },
    { typeName: 'RoomDetails', seats: 40 },
  );
  await build(
    '篮球馆',
    school.id,
    { kind: 'SPORTS_FIELD', location: PLACES.court },
    {
      typeName: 'SportsFieldDetails',
      sports: ['篮球', 'Badminton', '6" 球'],
      indoor: true,
    },
  );
  await build(
    '东侧',
    school.id,
    { kind: 'RESTROOM', admission: 'OPEN_ACCESS' },
    {
      typeName: 'RestroomDetails',
      accessible: true,
      babyTable: false,
    },
  );
  await build('小会议室', school.id, { kind: 'MEETING_ROOM' }, { typeName: 'RoomDetails', seats: 8 });
});
afterAll(() => commons.close());

const LIST = `query ($where: SharedFacilityFilter) {
  list: sharedFacilities(where: $where) { edges { node { name } } }
  counts: sharedFacilityCounts(where: $where) { total byKind { kind count } byCommunity { community { id } count } } }`;

/** The names that a filter finds; what is counted has to be as many. */
async function found(where: object): Promise<string[]> {
  const { data, errors } = await commons.query(LIST, { where });
  expect(errors).toBeUndefined();
  const names = data.list.edges.map(({ node }: { node: { name: string } }) => node.name);
  expect(data.counts.total).toBe(names.length);
  return names.toSorted();
}

describe('one search box', () => {
  test.each([
    ['the name', '车库', ['地下车库']],
    ['the kind in Chinese, also as people say it', '停车位', ['地下车库']],
    ['the kind in English, in any case', 'Parking', ['地下车库']],
    ['a sport, in any case', 'badminton', ['篮球馆']],
    ['a sport as it is written, quotes and all', '6"', ['篮球馆']],
    ['the address', '东侧门', ['东侧']],
    ['the name of the unit', '小学', ['东侧', '小会议室', '篮球馆']],
    ['the address of the unit', '五四路', ['地下车库', '阅览室']],
    ['a community, for units in its grids too', '汤门', ['地下车库', '阅览室']],
    ['a community in pinyin', 'tangmen', ['地下车库', '阅览室']],
    ['each of several words', 'junmen 会议', ['小会议室']],
    ['nothing that has one word and not the other', 'tangmen 会议', []],
    ['nothing of what nobody is called', '火星', []],
    ['no wildcards', '%', []],
  ])('finds %s', async (_what, search, names) => {
    expect(await found({ search })).toEqual([...names].sort());
  });

  test.each([[''], ['   '], ['一 二 三 四 五 六'], ['长'.repeat(101)], ['\u0000']])('refuses %j', async (search) => {
    const { errors } = await commons.query(LIST, { where: { search } });
    expect(errors?.map(({ extensions }) => extensions.code)).toContain('BAD_USER_INPUT');
  });
});

describe('filters by what a facility is like', () => {
  test.each([
    ['vehicles', { vehicleClass: 'BICYCLE' }, ['地下车库']],
    ['vehicles that none takes', { vehicleClass: 'TRUCK' }, []],
    ['a sport', { sport: 'badmin' }, ['篮球馆']],
    ['a roof', { indoor: true }, ['篮球馆']],
    ['no roof', { indoor: false }, []],
    ['wheelchairs', { accessible: true }, ['东侧']],
    ['no table for babies', { babyTable: false }, ['东侧']],
    ['seats', { seatsMin: 9 }, ['阅览室']],
    ['fewer seats', { seatsMin: 8 }, ['小会议室', '阅览室']],
    // It is noon.
    ['hours that are over', { openNow: false }, ['阅览室']],
    ['hours and a kind', { openNow: true, kinds: ['MEETING_ROOM', 'ACTIVITY_ROOM'] }, ['小会议室']],
    [
      'a part of the map',
      { inBox: { southWest: PLACES.garage, northEast: { latitude: 26.095, longitude: 119.305 } } },
      ['地下车库'],
    ],
    ['all of it', { inBox: { southWest: PLACES.garage, northEast: PLACES.court } }, ['地下车库', '篮球馆']],
  ])('%s', async (_what, where, names) => {
    expect(await found(where)).toEqual([...names].sort());
  });

  test.each([
    { seatsMin: 0 },
    { sport: '' },
    { inBox: { southWest: PLACES.court, northEast: PLACES.garage } },
    { inBox: { southWest: PLACES.garage, northEast: { latitude: 91, longitude: 180 } } },
    { externalId: 'P-1' },
  ])('refuse what cannot be meant: %j', async (where) => {
    const { errors } = await commons.query(LIST, { where });
    expect(errors?.map(({ extensions }) => extensions.code)).toContain('BAD_USER_INPUT');
  });
});

describe('the counts', () => {
  test('are by kind and by community, those in grids with it, in one statement and one for the communities', async () => {
    const { data } = await commons.query(LIST, { where: {} });
    expect(data.counts).toEqual({
      total: 5,
      byKind: ['ACTIVITY_ROOM', 'MEETING_ROOM', 'PARKING', 'RESTROOM', 'SPORTS_FIELD'].map((kind) => ({
        kind,
        count: 1,
      })),
      byCommunity: [
        { community: { id: communities.junmen }, count: 3 },
        { community: { id: communities.tangmen }, count: 2 },
      ],
    });
    const asked = '{ sharedFacilityCounts { total byKind { count } byCommunity { count community { name } } } }';
    expect(await commons.statements(() => commons.query(asked))).toBe(2);
    const free = {
      availableDuring: { start: '2026-03-04T02:00:00Z', end: '2026-03-04T04:00:00Z' },
      kinds: ['ACTIVITY_ROOM'],
    };
    expect((await commons.query(LIST, { where: free })).data.counts).toEqual({ total: 0, byKind: [], byCommunity: [] });
  });
});

describe('where a division lies', () => {
  test('is shown by its centre and its outline, and said to be a scheme where it is one', async () => {
    await commons.sql(
      `update division set latitude = 26.0905, longitude = 119.3065, shape_synthetic = true,
         outline = '[[119.3, 26.08], [119.31, 26.08], [119.31, 26.1]]' where id = $1`,
      [communities.tangmen],
    );
    const { data } = await commons.query(
      `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Division {
         shapeSynthetic center { latitude longitude } outline { latitude longitude } } } }`,
      { ids: [communities.tangmen, communities.junmen] },
    );
    expect(data.nodes).toEqual([
      {
        shapeSynthetic: true,
        center: { latitude: 26.0905, longitude: 119.3065 },
        outline: [
          { latitude: 26.08, longitude: 119.3 },
          { latitude: 26.08, longitude: 119.31 },
          { latitude: 26.1, longitude: 119.31 },
        ],
      },
      { shapeSynthetic: false, center: null, outline: null },
    ]);
  });
});
