import { expect, test } from 'vitest';
import { secondsUntil } from '../../src/request/rates/points.ts';

const budget = { kind: 'test', of: 'somebody', points: 100, seconds: 50 };

test('a budget has so much again after as long as it takes what is missing to come back', () => {
  expect(secondsUntil(10, 4, budget)).toBe(3);
  expect(secondsUntil(100, 0, budget)).toBe(50);
  expect(secondsUntil(10, 10, budget)).toBe(0);
  expect(secondsUntil(10, 50, budget)).toBe(0);
});

test('what costs more than there ever is waits for all of it', () => {
  expect(secondsUntil(1_000, 40, budget)).toBe(30);
});
