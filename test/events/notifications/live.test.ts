import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildResident } from '../../../seeds/factories/person.factory.ts';
import { type Served, startServed, subscribeByStream } from '../live/live-world.ts';
import { buildUnitWorld, type UnitWorld } from '../webhooks/webhook.world.ts';
import { booked, CANCEL, tellAll } from './notification.world.ts';

const OPEN = { rules: [{ dayClass: 'EVERY_DAY', weekdays: [], startTime: '00:00', endTime: '00:00' }] } as const;
const EVENING = ['2026-03-05T11:00:00Z', '2026-03-05T13:00:00Z'] as const;
const LISTEN =
  'subscription ($after: String) { notificationReceived(after: $after) { eventId at notification { kind text } } }';

let served: Served;
let world: UnitWorld;
beforeAll(async () => {
  served = await startServed();
  world = await buildUnitWorld(served, { ...OPEN, name: '汤门停车场' });
});
afterAll(() => served.close());

test('notificationReceived tells residents of their own, goes on after what was heard, and nobody else hears it', async () => {
  const [booker, other] = [await buildResident(served.db), await buildResident(served.db)];
  const { subject } = booker;
  const heard = await subscribeByStream(served, LISTEN, { as: subject });
  const others = await Promise.all(
    [other, world.manager].map((one) => subscribeByStream(served, LISTEN, { as: one.subject })),
  );
  const bookingId = await booked(served, booker, world.facilityId, EVENING);
  await tellAll(served);
  await served.query(CANCEL, { input: { bookingId } }, { as: subject });
  await tellAll(served);
  // A job tells nobody of its own; a transaction does.
  await booked(served, other, world.facilityId, EVENING);
  const results = await heard.received(2);
  expect(results.map(({ data }) => data.notificationReceived.notification)).toEqual([
    { kind: 'BOOKED', text: 'Booked: 汤门停车场 Thu, Mar 5 19:00–21:00.' },
    { kind: 'CANCELLED', text: 'Cancelled: 汤门停车场 Thu, Mar 5 19:00–21:00.' },
  ]);
  const again = await subscribeByStream(served, LISTEN, {
    as: subject,
    variables: { after: results[0]!.data.notificationReceived.eventId },
  });
  expect((await again.received(1)).map(({ data }) => data.notificationReceived.notification.kind)).toEqual([
    'CANCELLED',
  ]);
  expect(others.map(({ results }) => results)).toEqual([[], []]);
  for (const one of [heard, again, ...others]) one.stop();
});

test('notificationReceived is for who is known here', async () => {
  for (const [as, code] of [
    [undefined, 'UNAUTHENTICATED'],
    ['a guest', 'FORBIDDEN'],
  ] as const) {
    const refused = await subscribeByStream(served, LISTEN, as === undefined ? {} : { as });
    expect(await refused.ended).toEqual([code]);
  }
});
