import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadServiceCategories } from '../../../../seeds/categories.seeder.ts';
import { buildAlliance, buildMembership } from '../../../../seeds/factories/alliance.factory.ts';
import { buildDemand, type BuiltList, buildList, buildSupply } from '../../../../seeds/factories/exchange.factory.ts';
import { ALWAYS, buildFacility } from '../../../../seeds/factories/facility.factory.ts';
import { buildAccount } from '../../../../seeds/factories/person.factory.ts';
import { buildUnit, type BuiltUnit } from '../../../../seeds/factories/unit.factory.ts';
import { DemandPriority } from '../../../../src/exchange/lists/entries/demand.entity.ts';
import { Audience, ENTRIES_MAX, UnitOfMeasure } from '../../../../src/exchange/lists/entries/entry.entity.ts';
import { CSV_LISTS_MAX } from '../../../../src/exchange/lists/csv/list-csv.service.ts';
import { CSV_CHARACTERS_MAX } from '../../../../src/exchange/lists/csv/list-csv.errors.ts';
import { CSV_ERRORS_MAX } from '../../../../src/exchange/lists/csv/list-csv.text.ts';
import { DayClass, Weekday } from '../../../../src/facilities/index.ts';
import { Role } from '../../../../src/request/viewer.ts';
import { newId } from '../../../../src/shared/node.ts';
import { type Commons, startCommons } from '../../../support/commons.ts';
import { assertProperty } from '../../../support/property.ts';

const IMPORT = `mutation ($input: SupplyDemandListImportInput!) {
  supplyDemandListImport(input: $input) {
    list { id supplies { title } demands { title } }
    userErrors { code message field }
    rowErrors { row column message code }
  }
}`;

const EXPORT = `query ($id: ID!, $language: ListLanguage) { node(id: $id) { ... on SupplyDemandList { csv(language: $language) } } }`;

const HEADER = 'side,category,title,quantity,windows';

let commons: Commons;
let unit: BuiltUnit;
let manager: string;
let draft: BuiltList;

beforeAll(async () => {
  commons = await startCommons();
  await loadServiceCategories(commons.db);
  unit = await buildUnit(commons.db);
  manager = (await buildAccount(commons.db, { roles: [{ role: Role.UNIT_MANAGER, unitId: unit.id }] })).subject;
});

afterAll(() => commons.close());

beforeEach(async () => {
  draft = await buildList(commons.db, { ownerId: unit.id, state: 'DRAFT' });
});

async function importing(csv: string, { as = manager, listId = draft.id, language = 'en' } = {}) {
  const { data, errors } = await commons.query(IMPORT, { input: { listId, csv } }, { as, language });
  expect(errors).toBeUndefined();
  return data.supplyDemandListImport;
}

async function exported(listId: string, language: 'EN' | 'ZH_CN'): Promise<string> {
  const { data } = await commons.query(EXPORT, { id: listId, language }, { as: manager });
  return data.node.csv;
}

/** Everything that people have written about the entries of a list, past our own reading of it. */
async function written(listId: string) {
  const common = `c.code, e.title, e.quantity, e.unit_of_measure, e.windows, e.valid_from::text, e.valid_to::text,
    e.latitude, e.longitude, e.max_distance_meters, e.audiences, e.conditions, e.cost_minor, e.withdrawn_at`;
  const supplies = await commons.sql(
    `select ${common}, e.facility_id,
       array(select alliance_id from supply_publication where supply_id = e.id order by 1) as alliances
     from supply e join service_category c on c.id = e.category_id where e.list_id = $1 order by e.title`,
    [listId],
  );
  const demands = await commons.sql(
    `select ${common}, e.priority, e.beneficiaries, e.min_quantity, e.min_minutes, e.splittable, e.needs_all, e.min_occurrences
     from demand e join service_category c on c.id = e.category_id where e.list_id = $1 order by e.title`,
    [listId],
  );
  return { supplies, demands };
}

describe('supplyDemandListImport', () => {
  it('adds what a clerk has written in Chinese, with the defaults of entries', async () => {
    const csv = `供需,类别,名称,数量,时段,优先级,可拆分
供,FACILITY.PARKING,夜间车位,25,工作日 18:00-08:00；休息日 00:00-24:00,,
需,FACILITY.PARKING,"活动日停车,""临时""",10,周六、周日 08:00-18:00,紧急,否`;
    const { list, userErrors, rowErrors } = await importing(`\uFEFF${csv}`);
    expect([userErrors, rowErrors]).toEqual([[], []]);
    expect(list).toMatchObject({ supplies: [{ title: '夜间车位' }], demands: [{ title: '活动日停车,"临时"' }] });
    expect(await written(draft.id)).toMatchObject({
      supplies: [{ quantity: 25, unit_of_measure: 'SPACE', audiences: ['PUBLIC'], valid_from: draft.validFrom }],
      demands: [
        { priority: 'URGENT', splittable: false, min_quantity: 1, windows: [{ weekdays: ['SATURDAY', 'SUNDAY'] }] },
      ],
    });
  });

  it('names all that is wrong, by row and column, and writes nothing at all', async () => {
    const csv = `${HEADER},valid to,reach in metres,facility id
supply,FACILITY.PARKING,good,5,18:00-20:00,,,
supply,FACILITY.PARKING,too many,100001,18:00-20:00,,,
lend,NO.SUCH,,x,noon,tomorrow,,
supply,FACILITY.PARKING,between quarters,5,18:05-20:00,,,
demand,FACILITY.PARKING,late,5,18:00-20:00,2031-01-01,,
supply,FACILITY.PARKING,not ours,5,18:00-20:00,,,${newId('fac')}
demand,FACILITY.PARKING,also good,5,18:00-20:00,,,`;
    const { list, userErrors, rowErrors } = await importing(csv);
    expect(list).toBeNull();
    expect(userErrors).toEqual([
      { code: 'INVALID_INPUT', message: 'The file has 10 errors; nothing was written.', field: ['csv'] },
    ]);
    const at = (row: number, column: string, code = 'INVALID_INPUT') => ({
      row,
      column,
      code,
      message: expect.any(String),
    });
    expect(rowErrors).toEqual([
      at(3, 'quantity'),
      at(4, 'side'),
      at(4, 'category'),
      at(4, 'title'),
      at(4, 'quantity'),
      at(4, 'windows'),
      at(4, 'valid to'),
      at(5, 'windows'),
      at(6, 'valid to'),
      at(7, 'facility id', 'NOT_FOUND'),
    ]);
    expect(await written(draft.id)).toEqual({ supplies: [], demands: [] });
    expect(await commons.sql('select from audit_entry where subject_id = $1', [draft.id])).toEqual([]);
  });

  it('speaks the language of the request, and calls columns as the file does', async () => {
    const csv = '供需,类别,名称,数量,时段\n供,FACILITY.PARKING,车位,很多,18:00-20:00';
    const { userErrors, rowErrors } = await importing(csv, { language: 'zh-CN' });
    expect(userErrors[0].message).toBe('文件有 1 处错误，未写入任何内容。');
    expect(rowErrors).toEqual([{ row: 2, column: '数量', message: '此处应为整数。', code: 'INVALID_INPUT' }]);
  });

  it('tells so many errors at once and no more', async () => {
    const { userErrors, rowErrors } = await importing(HEADER + '\nlend,,,,'.repeat(250));
    expect(userErrors[0].message).toMatch(/has 1250 errors/);
    expect(rowErrors).toHaveLength(CSV_ERRORS_MAX);
  });

  it('refuses a file that cannot be read at all', async () => {
    expect(await importing('x'.repeat(CSV_CHARACTERS_MAX + 1))).toMatchObject({
      list: null,
      rowErrors: [{ row: 1, column: null, message: `A file has at most ${CSV_CHARACTERS_MAX} characters.` }],
    });
    expect(await importing(`${HEADER}\n"`)).toMatchObject({ list: null, rowErrors: [{ row: 2, column: null }] });
  });

  it('fills a list to its last place and not beyond', async () => {
    const row = '\nsupply,FACILITY.PARKING,places,5,18:00-20:00';
    const { list, rowErrors } = await importing(HEADER + row.repeat(ENTRIES_MAX - 1));
    expect(rowErrors).toEqual([]);
    expect(list.supplies).toHaveLength(ENTRIES_MAX - 1);
    expect(await importing(HEADER + row.repeat(2))).toMatchObject({
      list: null,
      userErrors: [{ code: 'QUOTA_EXCEEDED' }],
      rowErrors: [],
    });
    expect(await importing(HEADER + row)).toMatchObject({ userErrors: [] });
  });

  it('adds nothing from a file without rows', async () => {
    expect(await importing(HEADER)).toMatchObject({
      list: { supplies: [], demands: [] },
      userErrors: [],
      rowErrors: [],
    });
  });

  it('is for those who keep the list, while it is a draft', async () => {
    const csv = `${HEADER}\nsupply,FACILITY.PARKING,places,5,18:00-20:00`;
    const stranger = (await buildAccount(commons.db)).subject;
    const staff = await buildAccount(commons.db, {
      roles: [{ role: Role.COMMUNITY_STAFF, divisionId: unit.division.id }],
    });
    const inForce = await buildList(commons.db, { ownerId: unit.id });
    const code = async (options: object) => (await importing(csv, options)).userErrors[0].code;
    expect(await code({ as: stranger })).toBe('NOT_FOUND');
    expect(await code({ as: staff.subject })).toBe('FORBIDDEN');
    expect(await code({ listId: newId('sdl') })).toBe('NOT_FOUND');
    expect(await code({ listId: unit.id })).toBe('INVALID_INPUT');
    expect(await code({ listId: inForce.id })).toBe('STATE_CONFLICT');
    const { errors } = await commons.query(IMPORT, { input: { listId: draft.id, csv } });
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect(await written(draft.id)).toEqual({ supplies: [], demands: [] });
  });
});

describe('the export of a list', () => {
  it('is what the import reads: the same entries, in both languages', async () => {
    const facility = await buildFacility(commons.db, {
      unitId: unit.id,
      kind: 'PARKING',
      capacity: 40,
      rules: [ALWAYS],
    });
    const alliance = await buildAlliance(commons.db);
    await buildMembership(commons.db, { alliance, unit });
    const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: undefined });
    const text = fc
      .string({
        unit: fc.constantFrom('=', '+', '-', '@', "'", '"', ',', ';', ' ', 'a', '车', '１', '；'),
        minLength: 1,
        maxLength: 12,
      })
      .map((value) => `${value}.`.trim());
    const window = fc.record({
      dayClass: fc.constantFrom(...Object.values(DayClass)),
      weekdays: fc.uniqueArray(fc.constantFrom(Weekday.MONDAY, Weekday.WEDNESDAY), { maxLength: 2 }),
      startTime: fc.constantFrom('00:00', '18:15', '21:00'),
      endTime: fc.constantFrom('00:00', '07:30', '20:45'),
    });
    const all = { dayClass: 'EVERY_DAY' as const, weekdays: [], startTime: '08:00', endTime: '20:00' };
    const season = fc.constantFrom({ seasonFrom: null, seasonTo: null }, { seasonFrom: '05-01', seasonTo: '10-31' });
    const windows = fc
      .array(
        fc.tuple(window, season).map(([times, when]) => ({ ...times, ...when })),
        { maxLength: 3 },
      )
      .map((some) => [...some, { ...all, seasonFrom: null, seasonTo: null }]);
    // What is stored: less is 0.
    const degrees = (value: number) => (Math.abs(value) < 1e-9 ? 0 : value);
    const entry = fc.record({
      title: text,
      quantity: fc.integer({ min: 5, max: 40 }),
      unitOfMeasure: fc.constantFrom(UnitOfMeasure.SPACE, UnitOfMeasure.PERSON),
      windows,
      validFrom: fc.constantFrom('2026-01-01', '2026-03-05'),
      validTo: fc.constantFrom('2026-10-31', '2026-12-31'),
      location: fc.record({
        latitude: fc.double({ min: -90, max: 90, noNaN: true }).map(degrees),
        longitude: fc.double({ min: -180, max: 180, noNaN: true }).map(degrees),
      }),
      maxDistanceMeters: maybe(fc.integer({ min: 1, max: 100_000 })),
      audiences: fc.uniqueArray(fc.constantFrom(...Object.values(Audience)), { minLength: 1 }),
      conditions: maybe(text),
      costMinor: maybe(fc.integer({ min: 0, max: 1_000_000_000 })),
    });
    const demand = fc.record({
      priority: fc.constantFrom(...Object.values(DemandPriority)),
      beneficiaries: maybe(fc.integer({ min: 1, max: 10_000_000 })),
      minQuantity: fc.integer({ min: 1, max: 5 }),
      minMinutes: fc.integer({ min: 15, max: 720 }),
      splittable: fc.boolean(),
    });
    const supply = fc.record({ backed: fc.boolean(), known: fc.boolean() });
    const titled = <T extends { title: string }>(some: readonly T[]) =>
      some.map((one, at) => ({ ...one, title: `${one.title}${at}` }));
    const property = fc.asyncProperty(
      fc.array(fc.tuple(entry, supply), { maxLength: 4 }),
      fc.array(fc.tuple(entry, demand), { maxLength: 4 }),
      fc.constantFrom('EN' as const, 'ZH_CN' as const),
      async (supplies, demands, language) => {
        const source = await buildList(commons.db, { ownerId: unit.id, state: 'DRAFT' });
        const target = await buildList(commons.db, { ownerId: unit.id, state: 'DRAFT' });
        for (const { backed, known, ...one } of titled(supplies.map(([a, b]) => ({ ...a, ...b })))) {
          await buildSupply(commons.db, {
            ...one,
            list: source,
            ...(backed && { facilityId: facility.id }),
            ...(known && { allianceIds: [alliance.id] }),
          });
        }
        for (const one of titled(demands.map(([a, b]) => ({ ...a, ...b })))) {
          await buildDemand(commons.db, { ...one, list: source });
        }
        expect(await importing(await exported(source.id, language), { listId: target.id })).toMatchObject({
          userErrors: [],
          rowErrors: [],
        });
        expect(await written(target.id)).toEqual(await written(source.id));
        expect(await exported(target.id, 'EN')).toBe(await exported(source.id, 'EN'));
      },
    );
    await assertProperty(property, { numRuns: 20 });
  });

  it('speaks the language of the request unless told otherwise, and leaves out what was withdrawn', async () => {
    const list = await buildList(commons.db, { ownerId: unit.id });
    await buildSupply(commons.db, { list, title: '=1+1' });
    await buildSupply(commons.db, { list, title: '已撤回', withdrawn: true });
    const answer = (language: string) => commons.query(EXPORT, { id: list.id }, { language });
    const zh: string = (await answer('zh-CN')).data.node.csv;
    const en: string = (await answer('en')).data.node.csv;
    expect(zh.split('\r\n')[0]).toMatch(/^供需,类别,名称,数量/);
    expect(en.split('\r\n')[0]).toMatch(/^side,category,title,quantity/);
    expect(zh.split('\r\n')[1]).toMatch(/^供,FACILITY\.PARKING,'=1\+1,10,车位,每天 00:00-24:00,/);
    expect(zh).not.toContain('已撤回');
    expect(await exported(list.id, 'ZH_CN')).toBe(zh);
  });

  it('takes the same number of statements for one list and for several', async () => {
    const owner = await buildUnit(commons.db);
    for (let at = 0; at < 3; at++) {
      const list = await buildList(commons.db, { ownerId: owner.id });
      await buildSupply(commons.db, { list });
      await buildDemand(commons.db, { list, categoryCode: 'FACILITY' });
    }
    const lists = `query ($where: SupplyDemandListFilter, $first: Int) {
      supplyDemandLists(where: $where, first: $first) { edges { node { csv } } }
    }`;
    const count = (first: number) =>
      commons.statements(() => commons.query(lists, { where: { ownerId: owner.id }, first }));
    await count(1);
    expect(await count(1)).toBe(5);
    expect(await count(3)).toBe(5);
  });

  it('is written for so many lists at once and no more', async () => {
    const owner = await buildUnit(commons.db);
    for (let at = 0; at <= CSV_LISTS_MAX; at++) await buildList(commons.db, { ownerId: owner.id });
    const lists = `query ($where: SupplyDemandListFilter, $first: Int) {
      supplyDemandLists(where: $where, first: $first) { edges { node { csv again: csv } } }
    }`;
    const ask = (first: number) => commons.query(lists, { where: { ownerId: owner.id }, first });
    expect((await ask(CSV_LISTS_MAX)).errors).toBeUndefined();
    expect((await ask(CSV_LISTS_MAX + 1)).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});
