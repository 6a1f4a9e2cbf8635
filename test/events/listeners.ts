import { expect } from 'vitest';
import { sql } from 'kysely';
import type { BuiltAccount } from '../../seeds/factories/person.factory.ts';
import { fanOut } from '../../src/events/webhooks/fan-out.ts';
import { subscribeByStream, type Result, type Served, type Subscriber } from './live/live-world.ts';
import { delivering, makeWebhook, settled, type UnitWorld } from './webhooks/webhook.world.ts';

// Everybody who can be told of an event, all at once: one subscription of each kind, and a webhook with all its topics.

/** What is listened to, and as whom. */
interface Listening {
  readonly unit: Pick<UnitWorld, 'unit' | 'manager'>;
  readonly facilityId: string;
  readonly from: string;
  readonly to: string;
  /** Who is told of their own bookings. */
  readonly resident: Pick<BuiltAccount, 'subject'>;
  /** Who may see the matches, and the runs. */
  readonly matchStaff: string;
  /** Who may see the books. */
  readonly bookStaff: string;
  readonly runStaff: string;
}

const WEBHOOK_TOPICS = [
  ...['CREATED', 'CONFIRMED', 'CANCELLED', 'REJECTED', 'COMPLETED', 'EXPIRED', 'HELD', 'MOVED'].map(
    (change) => `BOOKING_${change}`,
  ),
  ...['ACCEPTED', 'CONFIRMED', 'DECLINED', 'CANCELLED', 'FULFILLED'].map((change) => `MATCH_${change}`),
];

/** All listeners by their names, each with what it has been told so far, a word for each time. */
export interface Listeners {
  readonly names: readonly string[];
  /** Waits until each has been told so many words, and says what they are. */
  told(counts: Readonly<Record<string, number>>): Promise<Record<string, string[]>>;
  stop(): void;
}

export async function listen(served: Served, listening: Listening): Promise<Listeners> {
  const { unit, facilityId, from, to, resident, matchStaff, bookStaff, runStaff } = listening;
  const { id: webhookId } = await makeWebhook(served, unit, 'http://127.0.0.1:9/hook', WEBHOOK_TOPICS);
  const subscribe = (as: string | undefined, query: string) => subscribeByStream(served, query, { ...(as && { as }) });
  const subscriptions: Record<string, { readonly by: Subscriber; readonly word: (result: Result) => string }> = {
    bookingChanged: {
      by: await subscribe(
        unit.manager.subject,
        `subscription { bookingChanged(unitId: "${unit.unit.id}") { change } }`,
      ),
      word: ({ data }) => data.bookingChanged.change,
    },
    availabilityChanged: {
      by: await subscribe(
        undefined,
        `subscription { availabilityChanged(facilityId: "${facilityId}", from: "${from}", to: "${to}") { at } }`,
      ),
      word: () => 'yes',
    },
    matchChanged: {
      by: await subscribe(matchStaff, 'subscription { matchChanged { change } }'),
      word: ({ data }) => data.matchChanged.change,
    },
    matchingRunProgress: {
      by: await subscribe(runStaff, 'subscription { matchingRunProgress { state } }'),
      word: ({ data }) => data.matchingRunProgress.state,
    },
    supplyDemandListChanged: {
      by: await subscribe(unit.manager.subject, 'subscription { supplyDemandListChanged { change } }'),
      word: ({ data }) => data.supplyDemandListChanged.change,
    },
    serviceProjectBookChanged: {
      by: await subscribe(bookStaff, 'subscription { serviceProjectBookChanged { change } }'),
      word: ({ data }) => data.serviceProjectBookChanged.change,
    },
    notificationReceived: {
      by: await subscribe(resident.subject, 'subscription { notificationReceived { notification { id } } }'),
      word: () => 'RECEIVED',
    },
  };

  async function toldByWebhook(): Promise<string[]> {
    await settled(served);
    await fanOut(delivering(served));
    const { rows } = await sql<{ topic: string }>`
      select topic from webhook_delivery where webhook_id = ${webhookId} order by seq`.execute(served.db);
    return rows.map(({ topic }) => topic);
  }

  return {
    names: [...Object.keys(subscriptions), 'webhook'],
    async told(counts) {
      const told: Record<string, string[]> = { webhook: await toldByWebhook() };
      for (const [name, { by, word }] of Object.entries(subscriptions)) {
        const results = await by.received(counts[name]!);
        expect(results.flatMap(({ errors }) => errors ?? [])).toEqual([]);
        told[name] = results.map(word);
      }
      return told;
    },
    stop() {
      for (const { by } of Object.values(subscriptions)) by.stop();
    },
  };
}
