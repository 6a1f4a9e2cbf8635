import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type BookContent, hashOfContent, progressOf, totalOf } from '../../../src/projects/content/book-content.ts';
import { BOOK_STEPS, ServiceProjectBookState } from '../../../src/projects/service-project-book.entity.ts';
import { assertProperty } from '../../support/property.ts';

const content: BookContent = {
  title: '夜间停车共享',
  partyIds: ['gbr_1', 'uni_1'],
  items: [{ title: '车位', quantity: 25, unitOfMeasure: 'SPACE', providerId: 'uni_1' }],
  aims: [],
  schedule: [],
  duties: [],
  contacts: [],
  budget: { lines: [{ title: '标识牌', amount: 100 }], sources: [{ kind: 'FISCAL', providerId: null, amount: 100 }] },
  milestones: [{ id: 'pms_1', title: '完成', dueOn: '2026-06-30', weight: 1 }],
  term: { from: '2026-03-01', to: '2026-06-30' },
  terminationClause: '提前三十日。',
};

/** The same value with the keys of every object in another order, as a database may give it back. */
function reordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reordered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, one]) => [key, reordered(one)] as const)
      .toReversed(),
  );
}

test('has one fingerprint in whatever order its keys come, and another for another content', () => {
  expect(hashOfContent(reordered(content) as BookContent)).toBe(hashOfContent(content));
  expect(hashOfContent({ ...content, title: '别的' })).not.toBe(hashOfContent(content));
  expect(hashOfContent({ ...content, partyIds: ['uni_1', 'gbr_1'] })).not.toBe(hashOfContent(content));
});

const weights = fc.array(fc.integer({ min: 1, max: 1_000 }), { minLength: 1, maxLength: 20 });

test('is between nothing and all done, and grows with every milestone', () => {
  assertProperty(
    fc.property(weights, fc.array(fc.nat(19)), (weights, picks) => {
      const milestones = weights.map((weight, i) => ({ id: String(i), title: '步', dueOn: '2026-05-01', weight }));
      let before = progressOf({ milestones }, new Set());
      expect(before).toBe(0);
      const completed = new Set<string>();
      for (const pick of picks) {
        const isNew = pick < weights.length && !completed.has(String(pick));
        completed.add(String(pick));
        const now = progressOf({ milestones }, completed);
        expect(isNew ? now > before : now === before).toBe(true);
        before = now;
      }
      expect(progressOf({ milestones }, new Set(milestones.map(({ id }) => id)))).toBe(1);
    }),
  );
});

test('is nothing done where there is nothing to do, or what was done is not part of it', () => {
  expect(progressOf({ milestones: [] }, new Set())).toBe(0);
  expect(progressOf(content, new Set(['pms_2']))).toBe(0);
});

test('adds amounts up in whole fen', () => {
  expect(totalOf([{ amount: 10 }, { amount: 20 }, { amount: 1_000_000_000 }])).toBe(1_000_000_030);
  expect(totalOf([])).toBe(0);
});

test('leads from a draft to every state, and from what is evaluated or terminated nowhere else', () => {
  const next = (state: ServiceProjectBookState) =>
    BOOK_STEPS.steps.filter((step) => BOOK_STEPS.canTake(step, state)).map((step) => BOOK_STEPS.after(step, state));
  const reached = new Set([ServiceProjectBookState.DRAFT]);
  for (const state of reached) next(state).forEach((one) => reached.add(one));
  expect(reached).toEqual(new Set(Object.values(ServiceProjectBookState)));
  expect(next(ServiceProjectBookState.TERMINATED)).toEqual([]);
  expect(next(ServiceProjectBookState.EVALUATED)).toEqual([ServiceProjectBookState.EVALUATED]);
});

test('has the fingerprint with which it was signed, in every later release', () => {
  expect(hashOfContent(content)).toBe('XHdlhWeV6qBtFrZi1v3M8YgF4W2c1pR4GSCwqhmPHI0');
});
