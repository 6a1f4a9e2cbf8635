import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { sql } from 'kysely';
import pino from 'pino';
import { Webhook } from 'standardwebhooks';
import { expect, vi } from 'vitest';
import { buildFacility, type FacilityOverrides } from '../../../seeds/factories/facility.factory.ts';
import { buildAccount, type BuiltAccount, buildResident } from '../../../seeds/factories/person.factory.ts';
import { type BuiltUnit, buildUnit } from '../../../seeds/factories/unit.factory.ts';
import { Role } from '../../../src/request/viewer.ts';
import { type Delivering, serveWebhook } from '../../../src/events/webhooks/deliver.ts';
import { fanOut } from '../../../src/events/webhooks/fan-out.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import type { Targets } from '../../../src/request/context.ts';

/** Names that the tests have given addresses to; everything else is not found. */
export const names = new Map<string, readonly string[]>();

/** Where the webhooks of tests may point to: this machine. */
export const HERE: Targets = {
  allowPrivate: true,
  resolve: async (hostname) => {
    const found = names.get(hostname);
    if (!found) throw new Error(`${hostname} is not found`);
    return found;
  },
};

/** The same, under the rules of production. */
export const PUBLIC_ONLY: Targets = { ...HERE, allowPrivate: false };

/** The server, with webhooks that may point to this machine unless told otherwise. */
export function startWithWebhooks(beside?: Commons, targets: Targets = HERE): Promise<Commons> {
  return startCommons({ ...(beside && { beside }), server: { webhookTargets: targets } });
}

/** What a process delivers with, without running jobs. */
export function delivering({ db, clock }: Commons, more: Partial<Delivering> = {}): Delivering {
  return {
    db,
    now: () => clock.now,
    log: pino({ level: 'silent' }),
    targets: HERE,
    giveUp: new AbortController().signal,
    random: () => 0.5,
    ...more,
  };
}

/** Does what the jobs of webhooks do, until nothing is due. */
export async function deliverDue(deps: Delivering): Promise<void> {
  await fanOut(deps);
  for (;;) {
    const { rows: due } = await sql<{ id: string }>`
      select id from webhook w where disabled_at is null and (lease is null or leased_until <= ${String(deps.now())})
        and exists (select from webhook_delivery where webhook_id = w.id and next_attempt_at <= ${String(deps.now())})`.execute(
      deps.db,
    );
    if (due.length === 0) return;
    await Promise.all(due.map(({ id }) => serveWebhook(deps, id)));
  }
}

/** A unit, who manages it, and a facility of it. */
export interface UnitWorld {
  readonly unit: BuiltUnit;
  readonly manager: BuiltAccount;
  readonly facilityId: string;
}

/** A unit with a facility in which there is room for everybody. */
export async function buildUnitWorld({ db, clock }: Commons, overrides: FacilityOverrides = {}): Promise<UnitWorld> {
  const unit = await buildUnit(db);
  const manager = await buildAccount(db, { roles: [{ role: Role.UNIT_MANAGER, unitId: unit.id }] });
  const facility = await buildFacility(db, { unitId: unit.id, capacity: 1_000, now: clock.now, ...overrides });
  return { unit, manager, facilityId: facility.id };
}

/** A message as a receiver got it. */
interface Received {
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly id: string;
  readonly body: string;
}

export interface Receiver {
  readonly url: string;
  readonly received: Received[];
  /** What is answered; 204 unless a test says otherwise. */
  answer: (response: ServerResponse, message: Received) => void;
  /** Resolves when so many have come. */
  until(count: number): Promise<void>;
  close(): Promise<void>;
}

/** Answers with a status and nothing else. */
export function status(code: number, headers: Record<string, string> = {}): Receiver['answer'] {
  return (response) => void response.writeHead(code, headers).end();
}

/** A server of a partner, on this machine. */
export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const waiting: { count: number; resolve: () => void }[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const { method, url: path, headers } = request;
      const message: Received = { method, path, headers, id: String(headers['webhook-id']), body };
      received.push(message);
      for (const { count, resolve } of waiting) if (received.length >= count) resolve();
      receiver.answer(response, message);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    answer: status(204),
    until(count) {
      const { promise, resolve } = Promise.withResolvers<void>();
      if (received.length >= count) resolve();
      else waiting.push({ count, resolve });
      return promise;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return receiver;
}

/** What the official library makes of a message, at some moment. @throws when it is not signed with the secret */
export function verified(secret: string, { body, headers }: Received, at: Temporal.Instant): unknown {
  vi.useFakeTimers({ toFake: ['Date'], now: at.epochMilliseconds });
  try {
    return new Webhook(secret).verify(body, headers as Record<string, string>);
  } finally {
    vi.useRealTimers();
  }
}

const SELECTED: Record<string, string> = {
  webhook: `webhook { id url topics state disabledReason disabledAt failingSince createdAt unit { id }
    secrets { createdAt expiresAt } }`,
  delivery: `delivery { id topic eventId body state attempts lastAttemptAt lastStatus lastFailure nextAttemptAt
    createdAt webhook { id } }`,
};
const MEMBERS: Record<string, string> = {
  webhookCreate: `${SELECTED.webhook} secret`,
  webhookRotateSecret: `${SELECTED.webhook} secret`,
  webhookReplayDead: `${SELECTED.webhook} replayed`,
  webhookDelete: 'unit { id }',
  webhookTest: SELECTED.delivery!,
  webhookDeliveryReplay: SELECTED.delivery!,
};

/** Sends a mutation of webhooks; its payload is `data.answer`. */
export function send(commons: Commons, mutation: string, input: object, as?: string) {
  return commons.query(
    `mutation ($input: W${mutation.slice(1)}Input!) { answer: ${mutation}(input: $input) {
       ${MEMBERS[mutation] ?? SELECTED.webhook} userErrors { code field message } } }`,
    { input },
    as === undefined ? {} : { as },
  );
}

/** The same, for what is done. @returns the payload */
export async function done(commons: Commons, mutation: string, input: object, as: string) {
  const { data, errors } = await send(commons, mutation, input, as);
  expect({ errors, userErrors: data?.answer.userErrors }).toEqual({ errors: undefined, userErrors: [] });
  return data.answer;
}

/** What a mutation was refused with: its code and the field. */
export async function refusal(commons: Commons, mutation: string, input: object, as?: string): Promise<string> {
  const { data, errors } = await send(commons, mutation, input, as);
  if (errors) return errors[0]!.extensions.code;
  const { userErrors, ...rest } = data.answer;
  expect(Object.values(rest).every((value) => value === null)).toBe(true);
  expect(userErrors).toHaveLength(1);
  return [userErrors[0].code, ...(userErrors[0].field ?? [])].join(' ');
}

/** A webhook, made through the API. */
export async function makeWebhook(
  commons: Commons,
  { unit, manager }: Pick<UnitWorld, 'unit' | 'manager'>,
  url: string,
  topics: readonly string[] = ['BOOKING_CREATED', 'BOOKING_CANCELLED'],
): Promise<{ id: string; secret: string }> {
  const { webhook, secret } = await done(commons, 'webhookCreate', { unitId: unit.id, url, topics }, manager.subject);
  return { id: webhook.id, secret };
}

let booked = 0;

/** Books hours that nobody has booked before, as somebody new. @returns the id, and who may cancel */
export async function book(commons: Commons, facilityId: string): Promise<{ id: string; as: string }> {
  const { subject: as } = await buildResident(commons.db);
  const hour = commons.clock.now.round({ smallestUnit: 'hour', roundingMode: 'ceil' });
  const start = hour.add({ hours: 2 + (booked++ % 48) });
  const input = {
    facilityId,
    start: start.toString(),
    end: start.add({ hours: 1 }).toString(),
    idempotencyKey: `webhooks-${booked}`,
  };
  const { data, errors } = await commons.query(
    `mutation ($input: BookingCreateInput!) { bookingCreate(input: $input) { booking { id } userErrors { code } } }`,
    { input },
    { as },
  );
  expect({ errors, userErrors: data?.bookingCreate.userErrors }).toEqual({ errors: undefined, userErrors: [] });
  return { id: data.bookingCreate.booking.id, as };
}

/** Gives a booking back. */
export async function cancel(commons: Commons, { id, as }: { id: string; as: string }): Promise<void> {
  const { data } = await commons.query(
    `mutation ($id: ID!) { bookingCancel(input: { bookingId: $id }) { userErrors { code } } }`,
    { id },
    { as },
  );
  expect(data.bookingCancel.userErrors).toEqual([]);
}

/**
 * Waits until the outbox can be read to its end: transactions of other tests on the same server, begun before, keep it
 * from being so for a moment.
 */
export async function settled({ sql }: Commons): Promise<void> {
  for (;;) {
    const [row] = await sql<{ unsettled: boolean }>(
      'select exists (select from outbox_event where xid >= pg_snapshot_xmin(pg_current_snapshot())) as unsettled',
    );
    if (!row!.unsettled) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** The messages to a webhook, the oldest first, as its manager sees them. */
export async function deliveriesOf(commons: Commons, webhookId: string, as: string) {
  const { data, errors } = await commons.query(
    `query ($id: ID!) { node(id: $id) { ... on Webhook { deliveries(last: 100) { totalCount edges { node {
       id topic eventId body state attempts lastAttemptAt lastStatus lastFailure nextAttemptAt createdAt } } } } } }`,
    { id: webhookId },
    { as },
  );
  expect(errors).toBeUndefined();
  // oxlint-disable-next-line typescript/no-explicit-any -- a test names what it expects
  return data.node.deliveries.edges.map(({ node }: { node: any }) => node).toReversed() as any[];
}
