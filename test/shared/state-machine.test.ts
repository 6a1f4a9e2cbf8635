import { describe, expect, test } from 'vitest';
import { StateMachine } from '../../src/shared/state-machine.ts';

enum Door {
  OPEN = 'OPEN',
  CLOSED = 'CLOSED',
  LOCKED = 'LOCKED',
  GONE = 'GONE',
}
const { OPEN, CLOSED, LOCKED, GONE } = Door;

const DOOR_STEPS = new StateMachine(Door, {
  SHUT: { from: [OPEN], to: CLOSED, stays: [LOCKED], by: ['GUEST', 'HOST'] },
  LOCK: { from: [OPEN, CLOSED], to: LOCKED, by: ['HOST'] },
  KNOCK: { stays: [CLOSED, LOCKED], by: ['GUEST'] },
  REMOVE: { from: [OPEN, CLOSED, LOCKED], to: GONE, by: ['HOST'] },
});

describe('a step', () => {
  test('is taken in the states that it leads on from, and in those in which it stays', () => {
    expect(DOOR_STEPS.statesThatTake('SHUT')).toEqual([OPEN, LOCKED]);
    expect(DOOR_STEPS.states.filter((state) => DOOR_STEPS.canTake('SHUT', state))).toEqual([OPEN, LOCKED]);
    expect(DOOR_STEPS.states.filter((state) => DOOR_STEPS.canTake('KNOCK', state))).toEqual([CLOSED, LOCKED]);
  });

  test('leads where the table says, and leaves the state as it is where it stays', () => {
    expect(DOOR_STEPS.after('SHUT', OPEN)).toBe(CLOSED);
    expect(DOOR_STEPS.after('SHUT', LOCKED)).toBe(LOCKED);
    expect(DOOR_STEPS.after('KNOCK', CLOSED)).toBe(CLOSED);
    expect(DOOR_STEPS.targetOf('SHUT')).toBe(CLOSED);
  });

  test('is a fault of the program where it does not lead on', () => {
    expect(() => DOOR_STEPS.after('SHUT', GONE)).toThrow('The step SHUT does not lead on from GONE');
    expect(() => DOOR_STEPS.targetOf('KNOCK')).toThrow('The step KNOCK leads nowhere');
  });

  test('is for those alone to whom it belongs', () => {
    expect(DOOR_STEPS.isFor('SHUT', ['GUEST'])).toBe(true);
    expect(DOOR_STEPS.isFor('LOCK', ['GUEST'])).toBe(false);
    expect(DOOR_STEPS.isFor('LOCK', ['GUEST', 'HOST'])).toBe(true);
    expect(DOOR_STEPS.isFor('SHUT', [])).toBe(false);
  });
});

test('one state becomes another when a step leads there, and none becomes itself', () => {
  const pairs = DOOR_STEPS.states.flatMap((was) =>
    DOOR_STEPS.states.filter((next) => DOOR_STEPS.canBecome(was, next)).map((next) => `${was} ${next}`),
  );
  expect(pairs).toEqual(['OPEN CLOSED', 'OPEN LOCKED', 'OPEN GONE', 'CLOSED LOCKED', 'CLOSED GONE', 'LOCKED GONE']);
});

test.each([
  ['leads on from a state twice', { from: [OPEN, OPEN], to: CLOSED, by: [] }],
  ['leads on from a state in which it stays', { from: [OPEN], to: CLOSED, stays: [OPEN], by: [] }],
  ['leads to where it comes from', { from: [OPEN, CLOSED], to: CLOSED, by: [] }],
])('a table is refused in which a step %s', (_what, step) => {
  expect(() => new StateMachine(Door, { WRONG: step })).toThrow('The step WRONG names a state twice');
});
