import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Commons, startCommons } from '../support/commons.ts';
import { buildProjectWorld, drafted, type ProjectWorld, refused, seen } from './project-world.ts';

// What the content of a version may not be.

let commons: Commons;
let world: ProjectWorld;

beforeAll(async () => {
  commons = await startCommons();
  world = await buildProjectWorld(commons);
});
afterAll(() => commons.close());

const refusedRevise = (bookId: string, input: object) =>
  refused(commons, 'serviceProjectBookRevise', { bookId, expectedVersion: 1, ...input }, world.secretary);

const other = () => world.other.id;
const unit = () => world.unit.id;
const money = (amount: string, currencyCode = 'CNY') => ({ amount, currencyCode });

test.each<[string, () => object, string]>([
  ['an empty title', () => ({ title: '' }), 'title'],
  ['a title of 201 characters', () => ({ title: '长'.repeat(201) }), 'title'],
  ['no items', () => ({ items: [] }), 'items'],
  [
    'an item of nobody who is a party',
    () => ({ items: [{ title: '甲', quantity: 1, unitOfMeasure: 'PIECE', providerId: other() }] }),
    'items.0.providerId',
  ],
  [
    'none of an item',
    () => ({ items: [{ title: '甲', quantity: 0, unitOfMeasure: 'PIECE', providerId: unit() }] }),
    'items.0.quantity',
  ],
  ['a duty of nobody who is a party', () => ({ duties: [{ partyId: other(), text: '甲' }] }), 'duties.0.partyId'],
  [
    'a phone number among the contacts',
    () => ({ contacts: [{ partyId: unit(), role: '王老师 138-0000 1234' }] }),
    'contacts.0.role',
  ],
  [
    'a phone number in full width digits',
    () => ({ contacts: [{ partyId: unit(), role: '值班室８７５５１２３' }] }),
    'contacts.0.role',
  ],
  [
    'a contact of nobody who is a party',
    () => ({ contacts: [{ partyId: other(), role: '书记' }] }),
    'contacts.0.partyId',
  ],
  [
    'a budget above its sources',
    () => ({
      budget: {
        lines: [{ title: '标识牌', amount: money('100.01') }],
        sources: [{ kind: 'FISCAL', amount: money('100') }],
      },
    }),
    'budget',
  ],
  [
    'money of another currency',
    () => ({ budget: { lines: [{ title: '甲', amount: money('1', 'USD') }], sources: [] } }),
    'budget.lines.0.amount',
  ],
  [
    'a negative amount',
    () => ({ budget: { lines: [], sources: [{ kind: 'FISCAL', amount: money('-1') }] } }),
    'budget.sources.0.amount',
  ],
  [
    'support of a partner unit that is not named',
    () => ({ budget: { lines: [], sources: [{ kind: 'PARTNER_UNIT', amount: money('1') }] } }),
    'budget.sources.0.providerId',
  ],
  [
    'public money from a unit',
    () => ({ budget: { lines: [], sources: [{ kind: 'FISCAL', providerId: unit(), amount: money('1') }] } }),
    'budget.sources.0.providerId',
  ],
  ['no milestones', () => ({ milestones: [] }), 'milestones'],
  [
    'a milestone after the term',
    () => ({ milestones: [{ title: '甲', dueOn: '2026-07-01', weight: 1 }] }),
    'milestones.0.dueOn',
  ],
  [
    'a milestone without weight',
    () => ({ milestones: [{ title: '甲', dueOn: '2026-06-01', weight: 0 }] }),
    'milestones.0.weight',
  ],
  [
    'a milestone of another book',
    () => ({ milestones: [{ id: `pms_${'0'.repeat(32)}`, title: '甲', dueOn: '2026-06-01', weight: 1 }] }),
    'milestones.0.id',
  ],
  ['a term before all that is kept', () => ({ term: { from: '0000-01-01', to: '0004-01-01' } }), 'term.from'],
  ['a term that ends before it begins', () => ({ term: { from: '2026-03-02', to: '2026-03-01' } }), 'term.to'],
  ['a term of five years and a day', () => ({ term: { from: '2026-03-01', to: '2031-03-01' } }), 'term.to'],
  [
    'a term that leaves a milestone outside',
    () => ({ term: { from: '2026-03-01', to: '2026-03-02' } }),
    'milestones.0.dueOn',
  ],
  [
    'a stage before the term',
    () => ({ schedule: [{ from: '2026-02-01', to: '2026-03-10', what: '甲' }] }),
    'schedule.0',
  ],
  [
    'a stage that ends before it begins',
    () => ({ schedule: [{ from: '2026-04-02', to: '2026-04-01', what: '甲' }] }),
    'schedule.0',
  ],
  ['no branch among the parties', () => ({ partyIds: [unit(), other()] }), 'partyIds'],
  ['no unit among the parties', () => ({ partyIds: [world.branch.id] }), 'partyIds'],
  ['a party twice', () => ({ partyIds: [world.branch.id, unit(), unit()] }), 'partyIds'],
  ['a party that is neither', () => ({ partyIds: [world.branch.id, unit(), world.grid.id] }), 'partyIds.2'],
])('refuses %s', async (_, input, field) => {
  const bookId = await drafted(commons, world);
  expect(await refusedRevise(bookId, input())).toBe(`INVALID_INPUT ${field}`);
  expect(await seen(commons, bookId, world.secretary)).toMatchObject({ state: 'DRAFT', version: 1 });
});

test('refuses a unit that does not exist, and ids of other things', async () => {
  const bookId = await drafted(commons, world);
  const partyIds = [world.branch.id, world.unit.id, `uni_${'0'.repeat(32)}`];
  expect(await refusedRevise(bookId, { partyIds })).toBe('NOT_FOUND partyIds');
  expect(await refusedRevise(world.unit.id, {})).toBe('INVALID_INPUT bookId');
  expect(await refusedRevise(`spb_${'0'.repeat(32)}`, {})).toBe('NOT_FOUND bookId');
});
