import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildList, buildSupply } from '../../../seeds/factories/exchange.factory.ts';
import { buildProjectWorld, done, drafted, type ProjectWorld, signing } from '../../projects/project-world.ts';
import { type Served, startServed, subscribeByStream } from './live-world.ts';

let served: Served;
let world: ProjectWorld;
beforeAll(async () => {
  served = await startServed();
  world = await buildProjectWorld(served);
});
afterAll(() => served.close());

const LIST_CHANGED = `subscription ($listId: ID) {
  supplyDemandListChanged(listId: $listId) { eventId change list { id state figures { supplies { entries } } } } }`;
const BOOK_CHANGED = `subscription ($bookId: ID) {
  serviceProjectBookChanged(bookId: $bookId) { eventId change book { id state } } }`;

const draft = async () => (await buildList(served.db, { ownerId: world.unit.id, state: 'DRAFT' })).id;

async function send(name: string, input: object, as: string): Promise<void> {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input!`;
  const { data, errors } = await served.query(
    `mutation ($input: ${type}) { answer: ${name}(input: $input) { userErrors { message } } }`,
    { input },
    { as },
  );
  expect([errors, data?.answer.userErrors]).toEqual([undefined, []]);
}

test('one list is followed alone, and the entries of a file are one change of it', async () => {
  const [listId, other] = [await draft(), await draft()];
  const { manager } = world.unit;
  const [one, all] = await Promise.all([
    subscribeByStream(served, LIST_CHANGED, { as: manager, variables: { listId } }),
    subscribeByStream(served, LIST_CHANGED, { as: manager }),
  ]);
  const csv = `side,category,title,quantity,windows${'\nsupply,FACILITY.PARKING,places,5,18:00-20:00'.repeat(3)}`;
  await send('supplyDemandListImport', { listId: other, csv }, manager);
  await send('supplyDemandListImport', { listId, csv }, manager);
  await send('supplyDemandListSubmit', { listId }, manager);
  const told = (await one.received(2)).map(({ data }) => data.supplyDemandListChanged);
  expect(told).toMatchObject([
    { change: 'ENTRIES_CHANGED', list: { id: listId, figures: { supplies: { entries: 3 } } } },
    { change: 'SUBMITTED', list: { id: listId, state: 'SUBMITTED' } },
  ]);
  const ids = (await all.received(3)).map(({ data }) => data.supplyDemandListChanged.list.id);
  expect(ids).toEqual([other, listId, listId]);
  for (const each of [one, all]) each.stop();
});

test('who looks at a public list is told of it, and of no other', async () => {
  const list = await buildList(served.db, { ownerId: world.unit.id });
  const entries = [await buildSupply(served.db, { list }), await buildSupply(served.db, { list })];
  const [one, own] = await Promise.all([
    subscribeByStream(served, LIST_CHANGED, { as: world.stranger, variables: { listId: list.id } }),
    subscribeByStream(served, LIST_CHANGED, { as: world.stranger }),
  ]);
  for (const { id: supplyId } of entries) {
    await send('supplyWithdraw', { supplyId, reason: '停用' }, world.unit.manager);
  }
  await one.received(2);
  expect(own.results).toEqual([]);
  for (const each of [one, own]) each.stop();
});

test('one book is followed by who may see it, from the first draft to the signatures', async () => {
  const bookId = await drafted(served, world);
  const [one, all, stranger] = await Promise.all([
    subscribeByStream(served, BOOK_CHANGED, { as: world.unit.delegate, variables: { bookId } }),
    subscribeByStream(served, BOOK_CHANGED, { as: world.staff }),
    subscribeByStream(served, BOOK_CHANGED, { as: world.stranger }),
  ]);
  const otherId = await drafted(served, world);
  const sign = 'serviceProjectBookSign';
  await done(served, sign, signing(bookId, 1, world.branch.id), world.secretary);
  await done(served, sign, signing(bookId, 1, world.unit.id), world.unit.delegate);
  const told = (await one.received(2)).map(({ data }) => data.serviceProjectBookChanged);
  expect(told).toMatchObject([
    { change: 'PARTY_SIGNED', book: { id: bookId } },
    { change: 'SIGNED', book: { id: bookId, state: 'SIGNED' } },
  ]);
  const changes = (await all.received(3)).map(
    ({
      data: {
        serviceProjectBookChanged: { change, book },
      },
    }) => [change, book.id],
  );
  expect(changes).toEqual([
    ['DRAFTED', otherId],
    ['PARTY_SIGNED', bookId],
    ['SIGNED', bookId],
  ]);
  expect(stranger.results).toEqual([]);
  for (const each of [one, all, stranger]) each.stop();
});

test('nobody follows what they may not know of', async () => {
  const list = await subscribeByStream(served, LIST_CHANGED, {
    as: world.stranger,
    variables: { listId: await draft() },
  });
  const book = await subscribeByStream(served, BOOK_CHANGED, {
    as: world.stranger,
    variables: { bookId: await drafted(served, world) },
  });
  expect([await list.ended, await book.ended]).toEqual([['NOT_FOUND'], ['NOT_FOUND']]);
});
