import { createHmac, timingSafeEqual } from 'node:crypto';
import { prefixOf } from '../../shared/node.ts';
import { ADDRESS_MINUTES } from './attachment.input.ts';

/** Under this path files are sent and fetched: `/<id>?by=…&until=…&seal=…`. */
export const ATTACHMENTS_PATH = '/attachments';

type Method = 'GET' | 'PUT';

/** An address that somebody was given, for one file, one purpose and a while. */
export interface SealedAddress {
  readonly attachmentId: string;
  /** Whom it was given. */
  readonly accountId: string;
  /** Seconds since 1970. */
  readonly until: number;
  readonly seal: Buffer;
}

/** The path by which somebody may fetch a file, or send it, for ten minutes. Nothing is stored for it. */
export function sealedAddress(
  method: Method,
  { id, linkKey }: { readonly id: string; readonly linkKey: Buffer },
  accountId: string,
  now: Temporal.Instant,
): string {
  const until = Math.floor(now.add({ minutes: ADDRESS_MINUTES }).epochMilliseconds / 1_000);
  const seal = sealOf(method, { attachmentId: id, accountId, until }, linkKey).toString('base64url');
  return `${ATTACHMENTS_PATH}/${id}?by=${accountId}&until=${until}&seal=${seal}`;
}

/** Reads an address; undefined for what cannot be one. */
export function readAddress(id: string, query: Readonly<Record<string, unknown>>): SealedAddress | undefined {
  const { by, until, seal } = query;
  if (prefixOf(id) !== 'att' || typeof by !== 'string' || prefixOf(by) !== 'acc') return undefined;
  if (typeof until !== 'string' || !/^\d{1,12}$/.test(until)) return undefined;
  if (typeof seal !== 'string' || !/^[\w-]{43}$/.test(seal)) return undefined;
  return { attachmentId: id, accountId: by, until: Number(until), seal: Buffer.from(seal, 'base64url') };
}

/** Whether an address is one of ours and not too old. */
export function holdsFor(method: Method, address: SealedAddress, linkKey: Buffer, now: Temporal.Instant): boolean {
  const seal = sealOf(method, address, linkKey);
  return timingSafeEqual(seal, address.seal) && now.epochMilliseconds <= address.until * 1_000;
}

function sealOf(
  method: Method,
  { attachmentId, accountId, until }: Omit<SealedAddress, 'seal'>,
  linkKey: Buffer,
): Buffer {
  return createHmac('sha256', linkKey).update(`${method} ${attachmentId} ${accountId} ${until}`).digest();
}
