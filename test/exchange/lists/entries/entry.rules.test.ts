import { expect, test } from 'vitest';
import { lateMembersFrom } from '../../../../src/exchange/lists/entries/entry.rules.ts';
import { Refusal } from '../../../../src/shared/refusal.ts';

test('an entry changes late only in what is given', () => {
  const entry = { title: '车位', quantity: 5, conditions: '仅限小型车' };
  expect(lateMembersFrom(entry, {})).toEqual(entry);
  expect(lateMembersFrom(entry, { title: null, quantity: null })).toEqual(entry);
  expect(lateMembersFrom(entry, { title: ' 夜间车位 ' }).title).toBe('夜间车位');
  expect(lateMembersFrom(entry, { conditions: null }).conditions).toBeNull();
  expect(lateMembersFrom(entry, { conditions: '无' }).conditions).toBe('无');
  expect(lateMembersFrom(entry, { quantity: 1 }).quantity).toBe(1);
  expect(() => lateMembersFrom(entry, { quantity: 0 })).toThrow(Refusal);
  expect(lateMembersFrom(entry, { quantity: 3 }, 3).quantity).toBe(3);
  expect(() => lateMembersFrom(entry, { quantity: 2 }, 3)).toThrow(Refusal);
  expect(lateMembersFrom(entry, { title: '长'.repeat(200) }).title).toHaveLength(200);
  expect(() => lateMembersFrom(entry, { title: '长'.repeat(201) })).toThrow(Refusal);
  expect(() => lateMembersFrom(entry, { conditions: '长'.repeat(2_001) })).toThrow(Refusal);
  expect(() => lateMembersFrom(entry, { quantity: 100_001 })).toThrow(Refusal);
});
