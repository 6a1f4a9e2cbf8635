import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BookingState } from '../../src/bookings/booking.entity.ts';
import { buildWorld, type World } from './booking.decisions.ts';

// What a booking says of who looks, held against what the mutations do.

let world: World;
beforeAll(async () => {
  world = await buildWorld();
});
afterAll(() => world.commons.close());

const MUTATIONS = {
  confirm: ['bookingConfirm', 'BookingConfirmInput', {}],
  reject: ['bookingReject', 'BookingRejectInput', { reason: 'Works' }],
  cancel: ['bookingCancel', 'BookingCancelInput', { reason: 'Works' }],
} as const;

async function rightsOf(id: string, as: string) {
  const { data } = await world.commons.query(
    'query ($id: ID!) { node(id: $id) { ... on Booking { viewerCan { confirm reject cancel } } } }',
    { id },
    { as },
  );
  return data.node?.viewerCan as Record<keyof typeof MUTATIONS, boolean> | undefined;
}

async function isDone(step: keyof typeof MUTATIONS, id: string, as: string): Promise<boolean> {
  const [mutation, type, more] = MUTATIONS[step];
  const { data } = await world.commons.query(
    `mutation ($input: ${type}!) { done: ${mutation}(input: $input) { userErrors { code } } }`,
    { input: { bookingId: id, ...more } },
    { as },
  );
  return data.done.userErrors.length === 0;
}

describe.each(Object.values(BookingState))('of a booking that is %s', (state) => {
  test.each(Object.keys(MUTATIONS) as (keyof typeof MUTATIONS)[])(
    'everybody is told whether they can %s it',
    async (step) => {
      const { booker, managers, staff, strangers } = world;
      const people = { booker: booker.subject, ...managers, ...staff, ...strangers };
      const told: Record<string, boolean> = {};
      const done: Record<string, boolean> = {};
      for (const [name, subject] of Object.entries(people)) {
        const { id } = await world.newBooking(state);
        // Who sees nothing of it is told nothing, which is as good as no.
        told[name] = (await rightsOf(id, subject))?.[step] ?? false;
        done[name] = await isDone(step, id, subject);
      }
      expect(told).toEqual(done);
    },
  );
});

test('nothing can be done once it has ended, and until then it says until when', async () => {
  const { commons, booker } = world;
  const { id, end } = await world.newBooking('CONFIRMED');
  const until = async () => {
    const { data } = await commons.query(
      'query ($id: ID!) { node(id: $id) { ... on Booking { cancellableUntil viewerCan { cancel } } } }',
      { id },
      { as: booker.subject },
    );
    return data.node;
  };
  expect(await until()).toEqual({
    cancellableUntil: Temporal.Instant.from(end).toString({ fractionalSecondDigits: 3 }),
    viewerCan: { cancel: true },
  });
  const before = commons.clock.now;
  commons.clock.now = Temporal.Instant.from(end);
  expect(await until()).toEqual({ cancellableUntil: null, viewerCan: { cancel: false } });
  expect(await isDone('cancel', id, booker.subject)).toBe(false);
  commons.clock.now = before;
});

test('it says until when the unit answers, for as long as it waits for that', async () => {
  const { commons, booker } = world;
  const answerBy = async (id: string) => {
    const { data } = await commons.query(
      'query ($id: ID!) { node(id: $id) { ... on Booking { answerBy } } }',
      { id },
      { as: booker.subject },
    );
    return data.node.answerBy;
  };
  const { id, start } = await world.newBooking('PENDING');
  expect(await answerBy(id)).toBe(Temporal.Instant.from(start).toString({ fractionalSecondDigits: 3 }));
  expect(await answerBy((await world.newBooking('CONFIRMED')).id)).toBeNull();
  const before = commons.clock.now;
  commons.clock.now = Temporal.Instant.from(start);
  expect(await answerBy(id)).toBeNull();
  commons.clock.now = before;
});

test('it says who has ended it', async () => {
  const { commons, booker, managers } = world;
  const endedBy = async (step: keyof typeof MUTATIONS, as: string, state: 'PENDING' | 'CONFIRMED') => {
    const { id } = await world.newBooking(state);
    expect(await isDone(step, id, as)).toBe(true);
    const { data } = await commons.query(
      'query ($id: ID!) { node(id: $id) { ... on Booking { endedBy } } }',
      { id },
      { as: booker.subject },
    );
    return data.node.endedBy;
  };
  const manager = managers['the manager of the unit']!;
  expect(await endedBy('cancel', booker.subject, 'CONFIRMED')).toBe('BOOKER');
  expect(await endedBy('cancel', manager, 'CONFIRMED')).toBe('UNIT');
  expect(await endedBy('reject', manager, 'PENDING')).toBe('UNIT');
  expect(await endedBy('confirm', manager, 'PENDING')).toBeNull();
});
