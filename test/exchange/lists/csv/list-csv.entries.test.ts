import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DemandPriority } from '../../../../src/exchange/lists/entries/demand.entity.ts';
import type { DemandRow } from '../../../../src/exchange/lists/entries/demand.loader.ts';
import { Audience, UnitOfMeasure } from '../../../../src/exchange/lists/entries/entry.entity.ts';
import { cellsOfDemand, cellsOfSupply, readEntries } from '../../../../src/exchange/lists/csv/list-csv.entries.ts';
import { type CsvTable, readTable, writeTable } from '../../../../src/exchange/lists/csv/list-csv.text.ts';
import type { ServiceCategoryRow } from '../../../../src/exchange/lists/service-category.loader.ts';
import type { SupplyRow } from '../../../../src/exchange/lists/entries/supply.loader.ts';
import { DayClass, Weekday } from '../../../../src/facilities/index.ts';
import { LANGUAGES } from '../../../../src/shared/language.ts';
import { moneyOf } from '../../../../src/shared/money.ts';
import { newId } from '../../../../src/shared/node.ts';
import { assertProperty } from '../../../support/property.ts';

const HEADER = 'side,category,title,quantity,windows';

const CATEGORIES = [
  ['TUTORING', '学业辅导', 'Tutoring'],
  ['PARKING', '错时停车', 'Parking'],
  ['HEALTH.OTHER', '其他', 'Other'],
  ['CULTURE.OTHER', '其他', 'Other'],
].map(([code, name, nameEn]) => ({ code, name, nameEn }) as ServiceCategoryRow);

function read(csv: string, language: 'en' | 'zh-CN' = 'en') {
  const table = readTable(csv, 500) as CsvTable;
  const { entries, problems } = readEntries(table, CATEGORIES);
  return {
    entries,
    problems: problems.map(({ row, column, refusal }) => [row, column, refusal.messageIn(language)]),
  };
}

describe('the entries of a table', () => {
  it('are read from a table that a clerk has written', () => {
    const csv = `供需,类别,名称,数量,计量单位,时段,开始日期,距离上限（米）,服务对象,单价（元）,优先级,可拆分,最短分钟数,须全部满足,最少次数
需求,学业辅导,四点钟学校,３０,小时,周一至周五 16:00-18:00,2026/3/1,1000,儿童、家庭,12.50,紧急,否,60,是,8
供,PARKING,错时车位,25,,工作日 18:00-08:00；休息日 00:00-24:00,,,,,,,,,`;
    const { entries, problems } = read(csv);
    expect(problems).toEqual([]);
    expect(entries).toMatchObject([
      {
        row: 2,
        entryId: null,
        side: 'DEMAND',
        categoryCode: 'TUTORING',
        title: '四点钟学校',
        quantity: 30,
        unitOfMeasure: 'HOUR',
        windows: [{ dayClass: 'EVERY_DAY', weekdays: { length: 5 }, startTime: '16:00', endTime: '18:00' }],
        validFrom: '2026-03-01',
        validTo: null,
        maxDistanceMeters: 1000,
        audiences: ['CHILDREN', 'FAMILIES'],
        cost: { amount: '12.50', currencyCode: 'CNY' },
        priority: 'URGENT',
        splittable: false,
        minMinutes: 60,
        needsAll: true,
        minOccurrences: 8,
      },
      {
        row: 3,
        side: 'SUPPLY',
        categoryCode: 'PARKING',
        unitOfMeasure: null,
        audiences: null,
        location: null,
        cost: null,
      },
    ]);
  });

  it('are refused with all errors, each with its row and the name of its column in the file', () => {
    const csv = `供需,类别,名称,数量,时段,纬度,开始日期,服务对象,可拆分
租,停车,,很多,傍晚,26.1,2026-02-30,公众、公众,也许
供,其他,a,1,每天 8:00-9:00,x,,,是`;
    expect(read(csv, 'zh-CN').problems).toEqual([
      [2, '供需', '此处应为其一：供、需。'],
      [2, '经度', '位置须同时给出纬度和经度。'],
      [2, '类别', '没有该服务类别。'],
      [2, '名称', '此单元格不能为空。'],
      [2, '数量', '此处应为整数。'],
      [2, '时段', '“傍晚”不是有效时段；时段应写作 工作日 18:00-08:00；休息日 00:00-24:00。'],
      [2, '开始日期', '此处应为日期，如 2026-03-01。'],
      [2, '服务对象', expect.stringMatching(/^此处可填：公众、老年人.*不可重复。$/)],
      [2, '可拆分', '此处应为其一：是、否。'],
      [3, '可拆分', '仅需求可填此项。'],
      [3, '纬度', '此处应为数字。'],
      [3, '经度', '位置须同时给出纬度和经度。'],
      [3, '类别', '请写明是哪一类：HEALTH.OTHER、CULTURE.OTHER。'],
    ]);
  });

  it('say in English too what cannot be read', () => {
    expect(read(`${HEADER},facility id\ndemand,Other,a,1.5,08:00-09:00,fac_1`).problems).toEqual([
      [2, 'facility id', 'Only a supply has this.'],
      [2, 'category', 'Write which one: HEALTH.OTHER, CULTURE.OTHER.'],
      [2, 'quantity', 'This is not a whole number.'],
    ]);
  });

  it.each(['99999999999', '1e3', '0x10', '1,000', '１２.'])('take no whole number from %s', (text) => {
    expect(read(`${HEADER}\nsupply,parking,a,"${text}",8:00-9:00`).problems).toHaveLength(1);
  });

  it('are the same when they are read from what was written, in both languages', () => {
    const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: null });
    const whole = fc.integer({ min: 1, max: 100_000 });
    const date = fc
      .date({ min: new Date('1970-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
      .map((day) => day.toISOString().slice(0, 10));
    const degrees = (max: number) => fc.double({ min: -max, max, noNaN: true }).map((value) => value + 0);
    const text = fc.string({ unit: 'grapheme', minLength: 1 }).filter((value) => value.trim() !== '');
    const some = <T>(values: readonly T[]) => fc.uniqueArray(fc.constantFrom(...values), { minLength: 1 });
    const window = fc.record({
      dayClass: fc.constantFrom(...Object.values(DayClass)),
      weekdays: fc.uniqueArray(fc.constantFrom(...Object.values(Weekday))),
      startTime: fc.constantFrom('00:00', '18:15'),
      endTime: fc.constantFrom('00:00', '07:30'),
      seasonFrom: fc.constant(null),
      seasonTo: fc.constant(null),
    });
    const entry = fc.record({
      id: fc.constant('an id'),
      title: text,
      quantity: whole,
      unitOfMeasure: fc.constantFrom(...Object.values(UnitOfMeasure)),
      windows: fc.array(window, { minLength: 1 }),
      validFrom: date,
      validTo: date,
      location: maybe(fc.record({ latitude: degrees(90), longitude: degrees(180) })),
      maxDistanceMeters: maybe(whole),
      audiences: some(Object.values(Audience)),
      conditions: maybe(text),
      costMinor: maybe(fc.integer({ min: 0, max: 1_000_000_000 })),
    });
    const ofDemand = fc.record({
      priority: fc.constantFrom(...Object.values(DemandPriority)),
      beneficiaries: maybe(whole),
      minQuantity: whole,
      minMinutes: whole,
      splittable: fc.boolean(),
      needsAll: fc.boolean(),
      minOccurrences: whole,
      openToClaimsUntil: maybe(fc.constantFrom('2026-03-01', '2026-12-31')),
    });
    const ofSupply = fc.record({
      facilityId: maybe(fc.constant(newId('fac'))),
      allianceIds: fc.array(
        fc.constant(null).map(() => newId('all')),
        { maxLength: 3 },
      ),
    });
    assertProperty(
      fc.property(entry, ofDemand, ofSupply, fc.constantFrom(...LANGUAGES), (entry, demand, supply, language) => {
        const csv = writeTable(
          [
            cellsOfSupply({ ...entry, ...supply } as unknown as SupplyRow, 'PARKING', supply.allianceIds, language),
            cellsOfDemand({ ...entry, ...demand } as unknown as DemandRow, 'TUTORING', language),
          ],
          language,
        );
        const { id: entryId, costMinor, ...same } = entry;
        const common = { ...same, entryId, cost: costMinor === null ? null : moneyOf(costMinor) };
        const allianceIds = supply.allianceIds.length > 0 ? supply.allianceIds : null;
        const numbers = {
          beneficiaries: null,
          minQuantity: null,
          minMinutes: null,
          minOccurrences: null,
          openToClaimsUntil: null,
        };
        const none = { ...numbers, priority: null, splittable: null, needsAll: null };
        expect(read(csv)).toEqual({
          problems: [],
          entries: [
            { ...common, ...none, ...supply, allianceIds, row: 2, side: 'SUPPLY', categoryCode: 'PARKING' },
            {
              ...common,
              ...demand,
              facilityId: null,
              allianceIds: null,
              row: 3,
              side: 'DEMAND',
              categoryCode: 'TUTORING',
            },
          ],
        });
      }),
    );
  });
});

describe('what is not an entry', () => {
  const row = 'supply,PARKING,a,1,8:00-9:00';

  it('is a row with something wrong in it, while the others are read', () => {
    const { entries, problems } = read(`${HEADER}\nsupply,PARKING,a,many,8:00-9:00\n${row}`);
    expect(problems).toHaveLength(1);
    expect(entries.map((entry) => entry.row)).toEqual([3]);
  });

  it('is a cell of blanks, wherever', () => {
    const columns = 'latitude,longitude,priority';
    expect(read(`${HEADER},${columns}\n${row}, ,  , `)).toMatchObject({ problems: [], entries: [{ location: null }] });
    expect(read(`${HEADER}\nsupply,PARKING,  ,1,8:00-9:00`).problems).toEqual([[2, 'title', expect.any(String)]]);
    const half = 'A place has both a latitude and a longitude.';
    expect(read(`${HEADER},latitude,longitude\n${row},26.1, `).problems).toEqual([[2, 'longitude', half]]);
  });

  it('complains of what only one side has where that is known', () => {
    const columns = 'facility id,splittable';
    const cells = 'PARKING,a,1,8:00-9:00,fac_1,yes';
    expect(read(`${HEADER},${columns}\nother,${cells}`).problems).toEqual([[2, 'side', expect.any(String)]]);
    expect(read(`${HEADER},${columns}\ndemand,${cells}`).problems).toEqual([[2, 'facility id', expect.any(String)]]);
  });
});

describe('the cells of an entry', () => {
  const entry = {
    title: 'a',
    quantity: 1,
    unitOfMeasure: UnitOfMeasure.SPACE,
    windows: [],
    audiences: [Audience.CHILDREN, Audience.FAMILIES],
    conditions: null,
    costMinor: null,
    facilityId: null,
    location: null,
  } as unknown as SupplyRow;

  it('are empty where there is nothing', () => {
    expect(cellsOfSupply(entry, 'PARKING', [], 'en')).toMatchObject({
      facilityId: '',
      conditions: '',
      cost: '',
      latitude: '',
    });
  });

  it('are texts in every column, whatever is not known of a demand', () => {
    const demand = { ...entry, priority: DemandPriority.ROUTINE, openToClaimsUntil: null, beneficiaries: null };
    const cells = cellsOfDemand(demand as unknown as DemandRow, 'TUTORING', 'en');
    expect(cells).toMatchObject({ openToClaimsUntil: '', beneficiaries: '', facilityId: '' });
  });

  it('list several values as the language does', () => {
    expect(cellsOfSupply(entry, 'PARKING', ['all_1', 'all_2'], 'en').allianceIds).toBe('all_1, all_2');
    expect(cellsOfSupply(entry, 'PARKING', ['all_1', 'all_2'], 'zh-CN')).toMatchObject({
      allianceIds: 'all_1、all_2',
      audiences: expect.stringMatching(/^[^、]+、[^、]+$/),
    });
  });
});
