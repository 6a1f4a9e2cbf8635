import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** A message older or newer than this is not taken, in seconds: somebody may be sending an old one again. */
const TOLERANCE_SECONDS = 300;

/** What Grid Commons tells of. */
export interface Event {
  readonly type: string;
  readonly timestamp: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/**
 * The event in a signed message (Standard Webhooks 1.0); undefined when it is not from Grid Commons, not whole or not of
 * now. An event may come more than once, always under the same `webhook-id`: a receiver that acts on it remembers these.
 */
export function eventOf(headers: IncomingHttpHeaders, body: string, secret: string): Event | undefined {
  const [id, timestamp, signatures] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) =>
    String(headers[name] ?? ''),
  );
  if (!(Math.abs(Date.now() / 1_000 - Number(timestamp)) <= TOLERANCE_SECONDS)) return undefined;
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const expected = Buffer.from(`v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`);
  // Two while the secret is being changed.
  const fits = signatures!.split(' ').some((one) => {
    const shown = Buffer.from(one);
    return shown.length === expected.length && timingSafeEqual(shown, expected);
  });
  return fits ? (JSON.parse(body) as Event) : undefined;
}
