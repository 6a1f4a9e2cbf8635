import { describe, expect, test } from 'vitest';
import {
  Booking,
  BookingState,
  cancellableUntil,
  CHILDREN_MAX,
  GROUP_NAME_MAX,
  NOTE_MAX,
  stateAt,
} from '../../../src/bookings/booking.entity.ts';

const { HELD, PENDING, CONFIRMED, CHECKED_IN, COMPLETED, EXPIRED } = BookingState;

const NOW = Temporal.Instant.from('2026-03-03T12:00:00+08:00');
const BEFORE = NOW.subtract({ milliseconds: 1 });
const AFTER = NOW.add({ milliseconds: 1 });

test('as much can be said with a booking as the forms and the database take', () => {
  expect({ CHILDREN_MAX, GROUP_NAME_MAX, NOTE_MAX }).toEqual({ CHILDREN_MAX: 100, GROUP_NAME_MAX: 100, NOTE_MAX: 500 });
});

describe('the state of a booking by the clock', () => {
  test.each([PENDING, HELD])('is over for one that is %s when its time has come, and not before', (state) => {
    expect(stateAt({ state, answerBy: AFTER, end: AFTER }, NOW)).toBe(state);
    expect(stateAt({ state, answerBy: NOW, end: AFTER }, NOW)).toBe(EXPIRED);
    expect(stateAt({ state, answerBy: BEFORE, end: AFTER }, NOW)).toBe(EXPIRED);
    expect(stateAt({ state, answerBy: null, end: AFTER }, NOW)).toBe(state);
  });

  test.each([CONFIRMED, CHECKED_IN])(
    'is completed for one that is %s when its end has come, and not before',
    (state) => {
      expect(stateAt({ state, answerBy: null, end: AFTER }, NOW)).toBe(state);
      expect(stateAt({ state, answerBy: null, end: NOW }, NOW)).toBe(COMPLETED);
      expect(stateAt({ state, answerBy: BEFORE, end: AFTER }, NOW)).toBe(state);
    },
  );

  test.each(Object.values(BookingState).filter((state) => ![HELD, PENDING, CONFIRMED, CHECKED_IN].includes(state)))(
    'stays what it is for one that is %s',
    (state) => {
      expect(stateAt({ state, answerBy: BEFORE, end: BEFORE }, NOW)).toBe(state);
    },
  );

  test('is told of the texts of a row as of the moments of an entity', () => {
    expect(stateAt({ state: CONFIRMED, answerBy: null, end: NOW.toString() }, NOW)).toBe(COMPLETED);
    const asEntity = (members: Partial<Booking>) => Object.assign(new Booking(), members).stateAt(NOW);
    const now = new Date(NOW.epochMilliseconds);
    const later = new Date(AFTER.epochMilliseconds);
    expect(asEntity({ state: PENDING, answerBy: now, endsAt: later })).toBe(EXPIRED);
    expect(asEntity({ state: PENDING, answerBy: later, endsAt: later })).toBe(PENDING);
    expect(asEntity({ state: CONFIRMED, answerBy: null, endsAt: later })).toBe(CONFIRMED);
    expect(asEntity({ state: CONFIRMED, answerBy: null, endsAt: now })).toBe(COMPLETED);
  });
});

test('that the unit says yes ends nothing, so nobody has ended it', () => {
  const booking = Object.assign(new Booking(), { state: PENDING, endedBy: null, stateReason: null });
  booking.confirm(new Date(NOW.epochMilliseconds));
  expect(booking).toMatchObject({
    state: CONFIRMED,
    endedBy: null,
    stateReason: null,
    updatedAt: new Date(NOW.epochMilliseconds),
  });
});

test('a booking can be given back until its end, or as long before its start as its policy says', () => {
  const end = NOW.add({ hours: 1 });
  expect(cancellableUntil(NOW, end, 0).equals(end)).toBe(true);
  expect(cancellableUntil(NOW, end, 1).equals(NOW.subtract({ minutes: 1 }))).toBe(true);
});
