import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadServiceCategories } from '../../../seeds/categories.seeder.ts';
import categories from '../../../seeds/data/service-categories.json' with { type: 'json' };
import { type Commons, startCommons } from '../../support/commons.ts';

let commons: Commons;
beforeAll(async () => {
  commons = await startCommons();
});
afterAll(() => commons.close());

const ALL = '{ serviceCategories { id code name nameEn unitOfMeasure facilityKind parent { code } } }';

describe('the tree of categories', () => {
  test('is answered in its order, each with the category it belongs to', async () => {
    const { data, errors } = await commons.query(ALL);
    expect(errors).toBeUndefined();
    const codes = data.serviceCategories.map(({ code }: { code: string }) => code);
    expect(codes).toEqual(categories.map(({ code }) => code));
    for (const { code, parent } of data.serviceCategories) {
      expect(parent?.code ?? '').toBe(code.split('.').slice(0, -1).join('.'));
    }
  });

  test('costs two statements, however many have a parent', async () => {
    const statements = await commons.statements(() => commons.query('{ serviceCategories { code parent { name } } }'));
    expect(statements).toBe(2);
  });

  test('names every category in both languages, and no two siblings alike', () => {
    for (const { name, nameEn } of categories) {
      expect(name).toMatch(/\p{Script=Han}/u);
      expect(nameEn).toMatch(/^[A-Z][\x20-\x7e]+$/);
    }
    expect(new Set(categories.map(({ name }) => name)).size).toBe(categories.length);
    expect(new Set(categories.map(({ nameEn }) => nameEn)).size).toBe(categories.length);
    expect(categories.length).toBeGreaterThanOrEqual(50);
  });

  test('has a category for every kind of facility, counted in places', async () => {
    const backed = categories.filter(({ facilityKind }) => facilityKind !== undefined);
    const kinds = ['PARKING', 'SPORTS_FIELD', 'RESTROOM', 'MEETING_ROOM', 'ACTIVITY_ROOM'];
    expect(new Set(backed.map(({ facilityKind }) => facilityKind))).toEqual(new Set(kinds));
    for (const { unitOfMeasure } of backed) expect(['SPACE', 'PERSON', 'ROOM']).toContain(unitOfMeasure);
  });

  test('is read by id', async () => {
    const { data } = await commons.query(ALL);
    const parking = data.serviceCategories.find(({ code }: { code: string }) => code === 'FACILITY.PARKING');
    const read = await commons.query('query ($id: ID!) { node(id: $id) { ... on ServiceCategory { name nameEn } } }', {
      id: parking.id,
    });
    expect(read.data).toEqual({ node: { name: '停车位', nameEn: 'Parking spaces' } });
  });
});

describe('loading the categories', () => {
  test('changes nothing when nothing has changed', async () => {
    const before = await commons.sql<{ version: string }>('select xmin::text as version, code from service_category');
    await loadServiceCategories(commons.db);
    expect(await commons.sql('select xmin::text as version, code from service_category')).toEqual(before);
  });

  test('brings back what differs from the data, under the same ids', async () => {
    const before = await commons.sql('select * from service_category order by code');
    await commons.sql("update service_category set name = '别的', position = 99 where code = 'LEGAL.ADVICE'");
    await commons.sql("delete from service_category where code = 'PARTY.MATERIAL'");
    await loadServiceCategories(commons.db);
    expect(await commons.sql('select * from service_category order by code')).toEqual(before);
  });
});
