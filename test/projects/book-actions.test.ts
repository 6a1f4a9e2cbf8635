import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Commons, startCommons } from '../support/commons.ts';
import { scanned } from './papers/scans.ts';
import {
  buildProjectWorld,
  completed,
  done,
  drafted,
  entering,
  leave,
  mutate,
  type ProjectWorld,
  running,
  signedByAll,
  signing,
} from './project-world.ts';

let commons: Commons;
let world: ProjectWorld;
beforeAll(async () => {
  commons = await startCommons();
  world = await buildProjectWorld(commons);
});
afterAll(() => commons.close());

interface BookActions {
  readonly revise: boolean;
  readonly withdrawRevision: boolean;
  readonly signFor: readonly string[];
  readonly enterPaperFor: readonly string[];
  readonly start: boolean;
  readonly suspend: boolean;
  readonly resume: boolean;
  readonly log: boolean;
  readonly completeFor: readonly string[];
  readonly terminate: boolean;
  readonly evaluateFor: readonly string[];
}
const CAN = `query ($id: ID!) { node(id: $id) { ... on ServiceProjectBook { version viewerCan {
  revise withdrawRevision signFor enterPaperFor start suspend resume log completeFor terminate evaluateFor } } } }`;
const NOTHING: BookActions = {
  revise: false,
  withdrawRevision: false,
  signFor: [],
  enterPaperFor: [],
  start: false,
  suspend: false,
  resume: false,
  log: false,
  completeFor: [],
  terminate: false,
  evaluateFor: [],
};

async function actionsOf(id: string, as: string): Promise<BookActions> {
  return (await commons.query(CAN, { id }, { as })).data.node?.viewerCan ?? NOTHING;
}

const suspended = async () => {
  const bookId = await running(commons, world);
  await done(commons, 'serviceProjectBookSuspend', { bookId, reason: '维修' }, world.secretary);
  return bookId;
};
/** A running project with a session, so that it can be said to be done. */
const held = async () => {
  const bookId = await running(commons, world);
  await done(commons, 'projectSessionLog', { bookId, date: '2026-03-02', attendance: 3, minutes: 60 }, world.secretary);
  return bookId;
};
/** Signed, with a new version that nobody has signed. */
const signedAndRevised = async () => {
  const bookId = await signedByAll(commons, world, await drafted(commons, world));
  await done(commons, 'serviceProjectBookRevise', { bookId, expectedVersion: 1, title: '新标题' }, world.secretary);
  return bookId;
};
/** The same, with the new version withdrawn. */
const withdrawn = async () => {
  const bookId = await signedAndRevised();
  await done(commons, 'serviceProjectBookWithdrawRevision', { bookId, version: 2 }, world.secretary);
  return bookId;
};
/** Under way, with a new version that nobody has signed. */
const revised = async () => {
  const bookId = await running(commons, world);
  await done(commons, 'serviceProjectBookRevise', { bookId, expectedVersion: 1, title: '新标题' }, world.secretary);
  return bookId;
};
const BOOKS: Readonly<Record<string, () => Promise<string>>> = {
  'a draft': () => drafted(commons, world),
  'one that the branch has signed': async () => {
    const bookId = await drafted(commons, world);
    await done(commons, 'serviceProjectBookSign', signing(bookId, 1, world.branch.id), world.secretary);
    return bookId;
  },
  'one that the unit has signed on paper, to be confirmed': async () => {
    const bookId = await drafted(commons, world);
    const scan = await scanned(commons, world.unit.manager);
    await done(commons, 'paperSignatureEnter', entering(bookId, 1, world.unit.id, scan), world.unit.manager);
    return bookId;
  },
  'a signed one': async () => signedByAll(commons, world, await drafted(commons, world)),
  'a signed one that is revised': signedAndRevised,
  'a signed one whose revision is withdrawn': withdrawn,
  'a running one': () => running(commons, world),
  'a running one with a session': held,
  'a running one that is revised': revised,
  'a suspended one': suspended,
  'a completed one': () => completed(commons, world),
  'a terminated one': async () => {
    const bookId = await drafted(commons, world);
    await done(commons, 'serviceProjectBookTerminate', { bookId, reason: '不办了' }, world.secretary);
    return bookId;
  },
};

/** Whether a mutation is done; on a book that is built for it, as doing changes it. */
async function isDone(name: string, input: object, as: string): Promise<boolean> {
  const { refusals, errors } = await mutate(commons, name, input, as);
  expect(errors).toBeUndefined();
  return refusals!.length === 0;
}

describe('what the caller may do with a book', () => {
  test.each(Object.entries(BOOKS))(
    'that is %s is what the mutations do, and nothing else',
    async (_what, build) => {
      const { secretary, staff, unit, other } = world;
      const viewers = {
        secretary,
        manager: unit.manager,
        delegate: unit.delegate,
        staff,
        other: other.delegate,
      };
      const partyIds = [world.branch.id, unit.id];
      // Read once for all: nothing of it changes who may do what.
      const id = await build();
      const version = (await commons.query(CAN, { id }, { as: secretary })).data.node.version as number;
      for (const [viewer, as] of Object.entries(viewers)) {
        const can = await actionsOf(id, as);
        // A book of its own for what is to be done; what is to be refused changes nothing of the one that was read.
        const did = async (name: string, may: boolean, more: object = {}) =>
          isDone(name, { bookId: may ? await build() : id, ...more }, as);
        const forParties = async (
          name: string,
          may: readonly string[],
          inputOf: (bookId: string, partyId: string) => object,
        ) => {
          const found: string[] = [];
          for (const partyId of partyIds) {
            const bookId = may.includes(partyId) ? await build() : id;
            if (await isDone(name, inputOf(bookId, partyId), as)) found.push(partyId);
          }
          return found;
        };
        const session = { date: '2026-03-02', attendance: 1, minutes: 30 };
        const scans = [await scanned(commons, as), await scanned(commons, as)];
        expect({ viewer, ...can }).toEqual({
          viewer,
          revise: await did('serviceProjectBookRevise', can.revise, { expectedVersion: version, title: '改动' }),
          signFor: await forParties('serviceProjectBookSign', can.signFor, (bookId, partyId) =>
            signing(bookId, version, partyId),
          ),
          withdrawRevision: await did('serviceProjectBookWithdrawRevision', can.withdrawRevision, { version }),
          enterPaperFor: await forParties('paperSignatureEnter', can.enterPaperFor, (bookId, partyId) =>
            entering(bookId, version, partyId, scans.pop()!),
          ),
          start: await did('serviceProjectBookStart', can.start),
          suspend: await did('serviceProjectBookSuspend', can.suspend, { reason: '维修' }),
          resume: await did('serviceProjectBookResume', can.resume),
          log: await did('projectSessionLog', can.log, session),
          completeFor: await forParties('serviceProjectBookComplete', can.completeFor, (bookId, partyId) => ({
            bookId,
            partyId,
            releaseBookings: true,
          })),
          terminate: await did('serviceProjectBookTerminate', can.terminate, { reason: '不办了', settlement: '结清' }),
          evaluateFor: await forParties('projectEvaluate', can.evaluateFor, (bookId, partyId) => ({
            bookId,
            partyId,
            score: 4,
          })),
        });
      }
    },
    120_000,
  );

  test('is not signing for a unit that has left, nor starting with one', async () => {
    const guest = await world.member(`离开的单位`);
    const match = () => world.match({ supplierId: guest.id });
    const draft = await drafted(commons, world, [await match()]);
    const signed = await signedByAll(commons, world, await drafted(commons, world, [await match()]), {
      units: [guest],
    });
    expect((await actionsOf(draft, guest.delegate)).signFor).toEqual([guest.id]);
    expect((await actionsOf(signed, world.secretary)).start).toBe(true);
    await leave(commons, guest);
    expect((await actionsOf(draft, guest.delegate)).signFor).toEqual([]);
    expect((await actionsOf(signed, world.secretary)).start).toBe(false);
  });

  test('costs a few statements for a page of books, however many there are', async () => {
    const page = `{ serviceProjectBooks(first: 50) { edges { node { id viewerCan {
      revise withdrawRevision signFor enterPaperFor start suspend resume log completeFor terminate evaluateFor } } } } }`;
    const as = world.secretary;
    const before = await commons.statements(() => commons.query(page, {}, { as }));
    for (let n = 0; n < 3; n += 1) await drafted(commons, world);
    expect(await commons.statements(() => commons.query(page, {}, { as }))).toBe(before);
    const signing = '{ serviceProjectBooks(first: 50) { edges { node { id viewerCan { revise } } } } }';
    expect(before).toBeLessThanOrEqual(10);
    expect(await commons.statements(() => commons.query(signing, {}, { as }))).toBeLessThanOrEqual(before);
  });
});

describe('the books that wait for the caller', () => {
  async function waiting(as: string | undefined, duties: readonly string[]): Promise<string[]> {
    const document = `query ($duties: [BookDuty!]) { serviceProjectBooks(first: 100, where: { waitingForMe: $duties }) {
      edges { node { id } } } }`;
    const { data } = await commons.query(document, { duties }, { ...(as !== undefined && { as }) });
    return data.serviceProjectBooks.edges.map(({ node }: { node: { id: string } }) => node.id);
  }

  test('for a signature on paper are those that they can confirm, whoever they are', async () => {
    const { secretary, unit, staff, stranger, other } = world;
    const entered = async (as: string) => {
      const bookId = await drafted(commons, world);
      await done(commons, 'paperSignatureEnter', entering(bookId, 1, unit.id, await scanned(commons, as)), as);
      return bookId;
    };
    const byManager = await entered(unit.manager);
    const byStaff = await entered(staff);
    const moot = await entered(unit.manager);
    await done(commons, 'serviceProjectBookRevise', { bookId: moot, expectedVersion: 1, title: '改动' }, secretary);
    const among = async (as: string | undefined) =>
      (await waiting(as, ['PAPER'])).filter((id) => [byManager, byStaff, moot].includes(id));
    expect(await among(unit.manager)).toEqual([byStaff]);
    expect(await among(unit.delegate)).toEqual([byManager, byStaff]);
    expect(await among(staff)).toEqual([byManager]);
    for (const as of [secretary, stranger, other.delegate, undefined]) expect(await among(as)).toEqual([]);
  });

  test('for a signature are those that they can sign, whoever they are', async () => {
    const { secretary, unit, staff, stranger, other } = world;
    for (const build of Object.values(BOOKS)) await build();
    const all = await commons.sql<{ id: string }>('select id from service_project_book order by number');
    for (const as of [secretary, unit.manager, unit.delegate, staff, stranger, other.delegate]) {
      const signable: string[] = [];
      for (const { id } of all) if ((await actionsOf(id, as)).signFor.length > 0) signable.push(id);
      expect(await waiting(as, ['SIGNATURE'])).toEqual(signable);
    }
    expect((await waiting(secretary, ['SIGNATURE'])).length).toBeGreaterThan(0);
    expect(await waiting(undefined, ['SIGNATURE', 'MILESTONE'])).toEqual([]);
    expect(await waiting(secretary, [])).toEqual([]);
  });

  test('for a milestone are those under way in which one is due, until it is completed', async () => {
    const bookId = await drafted(commons, world);
    const milestones = [
      { title: '到期', dueOn: '2026-03-03', weight: 1 },
      { title: '以后', dueOn: '2026-05-01', weight: 1 },
    ];
    await done(commons, 'serviceProjectBookRevise', { bookId, expectedVersion: 1, milestones }, world.secretary);
    await signedByAll(commons, world, bookId, { version: 2 });
    expect(await waiting(world.secretary, ['MILESTONE'])).not.toContain(bookId);
    const { milestones: written } = await done(commons, 'serviceProjectBookStart', { bookId }, world.secretary);
    expect(await waiting(world.unit.manager, ['MILESTONE'])).toContain(bookId);
    expect(await waiting(world.stranger, ['MILESTONE'])).not.toContain(bookId);
    const milestoneId = written.find(({ title }: { title: string }) => title === '到期').id;
    await done(commons, 'milestoneComplete', { milestoneId, evidence: '照片' }, world.secretary);
    expect(await waiting(world.unit.manager, ['MILESTONE'])).not.toContain(bookId);
  });

  test('cost one statement, and who is asking', async () => {
    const document =
      '{ serviceProjectBooks(where: { waitingForMe: [SIGNATURE, MILESTONE] }) { edges { node { id number } } } }';
    const statements = await commons.statements(() => commons.query(document, {}, { as: world.secretary }));
    expect(statements).toBeLessThanOrEqual(3);
  });
});
