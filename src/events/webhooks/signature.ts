import { createHmac, randomBytes } from 'node:crypto';

/** What every secret begins with, so that scanners of code and logs know one when they see it (Standard Webhooks). */
const SECRET_PREFIX = 'whsec_';
/** Random bytes of a secret: 256 bit; Standard Webhooks asks for 24 to 64 bytes. */
const SECRET_BYTES = 32;

/** A new secret, as the receiver keeps it. */
export function newWebhookSecret(): string {
  return SECRET_PREFIX + randomBytes(SECRET_BYTES).toString('base64');
}

/** A message about to be sent. */
interface Message {
  readonly id: string;
  readonly body: string;
}

/**
 * The headers by which a receiver knows that a message is ours, whole, and sent now (Standard Webhooks 1.0): signed with
 * each secret, so that a receiver who has but one of them finds a signature that fits.
 * @param at the moment of this attempt
 */
export function signedHeaders(
  { id, body }: Message,
  secrets: readonly string[],
  at: Temporal.Instant,
): Record<string, string> {
  const timestamp = Math.floor(at.epochMilliseconds / 1000);
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(SECRET_PREFIX.length), 'base64');
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
  });
  return { 'webhook-id': id, 'webhook-timestamp': String(timestamp), 'webhook-signature': signatures.join(' ') };
}
