import { describe, expect, test } from 'vitest';
import { ServiceProjectBook, ServiceProjectBookState } from '../../src/projects/service-project-book.entity.ts';

const book = (members: Partial<ServiceProjectBook>) =>
  Object.assign(new ServiceProjectBook(), { versionInForce: null, withdrawnVersion: null, ...members });

describe('the version that is revised and signed', () => {
  test('is the last, or the one in force when that was withdrawn', () => {
    expect(book({ version: 3 }).latestVersion).toBe(3);
    expect(book({ version: 3, versionInForce: 1 }).latestVersion).toBe(3);
    expect(book({ version: 3, versionInForce: 1, withdrawnVersion: 3 }).latestVersion).toBe(1);
    expect(book({ version: 4, versionInForce: 1, withdrawnVersion: 3 }).latestVersion).toBe(4);
  });

  test('waits for signatures beside the one in force when it is a later one', () => {
    expect(book({ version: 1 }).hasOpenRevision).toBe(false);
    expect(book({ version: 1, versionInForce: 1 }).hasOpenRevision).toBe(false);
    expect(book({ version: 2, versionInForce: 1 }).hasOpenRevision).toBe(true);
    expect(book({ version: 2, versionInForce: 1, withdrawnVersion: 2 }).hasOpenRevision).toBe(false);
    expect(book({ version: 3, versionInForce: 1, withdrawnVersion: 2 }).hasOpenRevision).toBe(true);
  });
});

test('a book is under way from its start to its end, a pause included', () => {
  const underWay = Object.values(ServiceProjectBookState).filter((state) => book({ state }).isUnderWay);
  expect(underWay).toEqual([ServiceProjectBookState.RUNNING, ServiceProjectBookState.SUSPENDED]);
});
