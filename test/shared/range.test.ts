import { describe, expect, test } from 'vitest';
import { requireRange } from '../../src/shared/range.ts';
import { apiError, Refusal } from '../../src/shared/refusal.ts';

function refusalOf(work: () => unknown): Refusal {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error;
  }
  throw new Error('Nothing was refused.');
}

describe('a number', () => {
  const range = { min: 1, max: 3, field: ['score'] };

  test.each([1, 2, 3])('of %s lies from 1 to 3, of which both are part', (value) => {
    expect(requireRange(value, range)).toBe(value);
  });

  test.each([0, 4, 0.999, 3.001, -1, Number.NaN, Infinity])(
    'of %s does not, and is refused in both languages',
    (value) => {
      const refusal = refusalOf(() => requireRange(value, range));
      expect([refusal.code, refusal.field]).toEqual(['INVALID_INPUT', ['score']]);
      expect(refusal.messageIn('en')).toBe('This goes from 1 to 3.');
      expect(refusal.messageIn('zh-CN')).toBe('范围为 1 至 3。');
    },
  );

  test('is refused as the feature has it, which is told the range', () => {
    const wrongSize = ({ min, max }: { min: number; max: number }) => apiError('BAD_USER_INPUT', `${min} to ${max}`);
    expect(requireRange(3, range, wrongSize)).toBe(3);
    expect(() => requireRange(4, range, wrongSize)).toThrow(wrongSize(range));
  });
});
