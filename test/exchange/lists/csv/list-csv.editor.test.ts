import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { loadServiceCategories } from '../../../../seeds/categories.seeder.ts';
import { buildDemand, type BuiltList, buildList, buildSupply } from '../../../../seeds/factories/exchange.factory.ts';
import { buildAccount } from '../../../../seeds/factories/person.factory.ts';
import { buildUnit, type BuiltUnit } from '../../../../seeds/factories/unit.factory.ts';
import { ENTRIES_MAX } from '../../../../src/exchange/lists/entries/entry.entity.ts';
import { Role } from '../../../../src/request/viewer.ts';
import { type Commons, startCommons } from '../../../support/commons.ts';

// What somebody does who edits a list as a table: tries it, changes rows, takes some off, saves all of it at once.

const IMPORT = `mutation ($input: SupplyDemandListImportInput!) {
  supplyDemandListImport(input: $input) {
    list { id supplies { id title quantity conditions } demands { id title priority } }
    userErrors { code message field }
    rowErrors { row column code }
  }
}`;
const HEADER = 'side,category,title,quantity,windows';
const ROW = 'supply,FACILITY.PARKING,places,5,18:00-20:00';
/** What a paste of the longest list may take until its cells are marked, in milliseconds. */
const MARKED_WITHIN_MS = 1_000;

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
beforeEach(async () => {
  draft = await buildList(commons.db, { ownerId: unit.id, state: 'DRAFT' });
});
afterAll(() => commons.close());

async function importing(csv: string, more: object = {}) {
  const input = { listId: draft.id, csv, ...more };
  const { data, errors } = await commons.query(IMPORT, { input }, { as: manager, language: 'en' });
  expect(errors).toBeUndefined();
  return data.supplyDemandListImport;
}

async function counted(): Promise<{ entries: number; told: number; audited: number }> {
  const [row] = await commons.sql<{ entries: number; told: number; audited: number }>(
    `select ((select count(*) from supply) + (select count(*) from demand))::int as entries,
            (select count(*) from outbox_event)::int as told, (select count(*) from audit_entry)::int as audited`,
  );
  return row!;
}

describe('a file that is only tried', () => {
  test('is told all that is wrong with it, as when it is imported, and writes nothing', async () => {
    const csv = `${HEADER}\n${ROW}\nlend,NO.SUCH,,x,noon\nsupply,FACILITY.PARKING,late,100001,18:00-20:00`;
    const before = await counted();
    const tried = await importing(csv, { validateOnly: true });
    expect(tried).toEqual(await importing(csv));
    expect(tried.rowErrors).toMatchObject([
      ...['side', 'category', 'title', 'quantity', 'windows'].map((column) => ({ row: 3, column })),
      { row: 4, column: 'quantity' },
    ]);
    expect(await counted()).toEqual(before);
  });

  test('is told that nothing is wrong, and writes nothing', async () => {
    const before = await counted();
    expect(await importing(`${HEADER}\n${ROW}`, { validateOnly: true })).toMatchObject({
      list: { id: draft.id, supplies: [] },
      userErrors: [],
      rowErrors: [],
    });
    expect(await counted()).toEqual(before);
  });

  test(`is judged within ${MARKED_WITHIN_MS} ms, were it the longest`, async () => {
    const good = `\n${ROW}`.repeat(ENTRIES_MAX / 2);
    const bad = '\nsupply,FACILITY.PARKING,late,100001,18:00-20:00'.repeat(ENTRIES_MAX / 2);
    await importing(`${HEADER}\n${ROW}`, { validateOnly: true });
    const started = performance.now();
    const { rowErrors } = await importing(HEADER + good + bad, { validateOnly: true });
    const took = performance.now() - started;
    expect(rowErrors).toHaveLength(ENTRIES_MAX / 2);
    expect(took).toBeLessThan(MARKED_WITHIN_MS);
  });
});

test('what a spreadsheet copies, with tabs between its cells, is read like a file', async () => {
  const copied = [HEADER, ROW, 'demand,FACILITY.PARKING,"a ""lot"", or two",5,18:00-20:00']
    .map((line) => line.replaceAll(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/g, '\t'))
    .join('\r\n');
  expect(await importing(copied)).toMatchObject({
    list: { supplies: [{ title: 'places' }], demands: [{ title: 'a "lot", or two' }] },
    rowErrors: [],
  });
  // A quote within a cell is no end of it there.
  expect(
    await importing('side\tcategory\ttitle\tquantity\twindows\nsupply\tFACILITY.PARKING\t5" pipe\t1\t18:00-20:00'),
  ).toMatchObject({ list: { supplies: [{ title: 'places' }, { title: '5" pipe' }] } });
});

test('each new row costs two statements: the entry, and what is told of it', async () => {
  const cost = (rows: number) => commons.statements(() => importing(HEADER + `\n${ROW}`.repeat(rows)));
  const [few, more] = [await cost(5), await cost(15)];
  expect(more - few).toBe(10 * 2);
});

describe('a row with the id of an entry', () => {
  test('changes that entry in the columns that the file has, and tells only what is other than before', async () => {
    const supply = await buildSupply(commons.db, { list: draft, title: '旧名', quantity: 5 });
    const demand = await buildDemand(commons.db, { list: draft, title: '不变', priority: 'URGENT' });
    await commons.sql(`update supply set conditions = '保持安静' where id = $1`, [supply.id]);
    const before = await counted();
    const csv = `${HEADER},entry id
supply,FACILITY.PARKING,新名,7,00:00-24:00,${supply.id}
demand,FACILITY.PARKING,不变,10,00:00-24:00,${demand.id}
${ROW},`;
    const { list, rowErrors } = await importing(csv);
    expect(rowErrors).toEqual([]);
    expect(list.supplies).toHaveLength(2);
    expect(list.supplies).toContainEqual({ id: supply.id, title: '新名', quantity: 7, conditions: '保持安静' });
    expect(list.demands).toEqual([{ id: demand.id, title: '不变', priority: 'URGENT' }]);
    const told = await commons.sql<{ topic: string }>('select topic from outbox_event order by id desc limit 2');
    expect(told.map(({ topic }) => topic)).toEqual(['supply.added', 'supply.changed']);
    expect((await counted()).told).toBe(before.told + 2);
  });

  test('is what the list writes with its ids, so that nothing changes when that is read again', async () => {
    await buildSupply(commons.db, { list: draft });
    await buildDemand(commons.db, { list: draft, priority: 'IMPORTANT', splittable: false });
    const document =
      'query ($id: ID!) { node(id: $id) { ... on SupplyDemandList { csv(withIds: true, language: EN) } } }';
    const { data } = await commons.query(document, { id: draft.id }, { as: manager });
    expect(data.node.csv.split('\r\n')[0]).toMatch(/,entry id$/);
    const before = await counted();
    expect(await importing(data.node.csv)).toMatchObject({ rowErrors: [], userErrors: [] });
    expect(await counted()).toEqual({ ...before, audited: before.audited + 1 });
  });

  test('is refused for an entry of another list, of the other side, or of another row', async () => {
    const elsewhere = await buildSupply(commons.db, {
      list: await buildList(commons.db, { ownerId: unit.id, state: 'DRAFT' }),
    });
    const demand = await buildDemand(commons.db, { list: draft });
    const supply = await buildSupply(commons.db, { list: draft });
    const csv = `${HEADER},entry id
${ROW},${elsewhere.id}
${ROW},${demand.id}
${ROW},${supply.id}
${ROW},${supply.id}`;
    for (const validateOnly of [true, false]) {
      expect((await importing(csv, { validateOnly })).rowErrors).toEqual([
        { row: 2, column: 'entry id', code: 'NOT_FOUND' },
        { row: 3, column: 'entry id', code: 'NOT_FOUND' },
        { row: 5, column: 'entry id', code: 'INVALID_INPUT' },
      ]);
    }
  });
});

describe('entries that are to go', () => {
  test('are taken off along with what is written, and make room for it', async () => {
    const gone = await buildSupply(commons.db, { list: draft });
    const kept = await buildDemand(commons.db, { list: draft });
    for (let n = 2; n < ENTRIES_MAX; n += 1) await buildSupply(commons.db, { list: draft });
    expect(await importing(`${HEADER}\n${ROW}`)).toMatchObject({ userErrors: [{ code: 'QUOTA_EXCEEDED' }] });
    const { list } = await importing(`${HEADER}\n${ROW}`, { removeIds: [gone.id, gone.id] });
    const ids = list.supplies.map(({ id }: { id: string }) => id);
    expect([ids.includes(gone.id), ids.length, list.demands.length]).toEqual([false, ENTRIES_MAX - 1, 1]);
    expect(list.demands[0].id).toBe(kept.id);
  });

  test('are on the list, and no row of the file; else nothing is written', async () => {
    const supply = await buildSupply(commons.db, { list: draft });
    const elsewhere = await buildSupply(commons.db, {});
    const before = await counted();
    const csv = `${HEADER},entry id\nsupply,FACILITY.PARKING,places,6,00:00-24:00,${supply.id}`;
    for (const removeIds of [[elsewhere.id], [supply.id]]) {
      expect(await importing(csv, { removeIds })).toMatchObject({
        list: null,
        userErrors: [{ code: 'NOT_FOUND', field: ['removeIds'] }],
      });
    }
    expect(await counted()).toEqual(before);
  });
});

describe('with a key', () => {
  test('a file is written once, however often it is sent', async () => {
    const key = { idempotencyKey: `save ${draft.id}` };
    await importing(`${HEADER}\n${ROW}`, key);
    const { list, userErrors } = await importing(`${HEADER}\n${ROW}`, key);
    expect([userErrors, list.supplies.length]).toEqual([[], 1]);
    expect(await importing(`${HEADER}\n${ROW}\n${ROW}`, key)).toMatchObject({
      userErrors: [{ code: 'IDEMPOTENCY_CONFLICT' }],
    });
  });

  test('a file with errors is read anew each time, and says them each time', async () => {
    const key = { idempotencyKey: `again ${draft.id}` };
    const csv = `${HEADER}\nlend,FACILITY.PARKING,places,5,18:00-20:00`;
    for (const _time of ['first', 'second']) {
      expect((await importing(csv, key)).rowErrors).toMatchObject([{ row: 2, column: 'side' }]);
    }
    expect((await importing(`${HEADER}\n${ROW}`, key)).list.supplies).toHaveLength(1);
  });
});
