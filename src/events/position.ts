import { apiError } from '../shared/refusal.ts';

/**
 * A place in the order of the outbox: by transaction, and in it by row. The order in which events can be read without
 * losing any, see the migration `m0011_outbox_order`.
 */
export interface Position {
  readonly xid: bigint;
  readonly id: bigint;
}

/** Longest id of an event: two numbers of 64 bits. */
const EVENT_ID_MAX = 64;
const FORM = /^(\d{1,20})\.(\d{1,19})$/;

/** The id of an event for clients, who keep it to go on after it. Opaque: its form may change. */
export function eventIdOf({ xid, id }: Position): string {
  return Buffer.from(`${xid}.${id}`).toString('base64url');
}

/** The place of an event by its id. @throws BAD_USER_INPUT for what is no id of an event */
export function positionOf(eventId: string): Position {
  const text = eventId.length <= EVENT_ID_MAX ? Buffer.from(eventId, 'base64url').toString('latin1') : '';
  const [, xid, id] = FORM.exec(text) ?? [];
  if (xid === undefined || id === undefined) throw apiError('BAD_USER_INPUT', 'after is not the id of an event.');
  return { xid: BigInt.asUintN(64, BigInt(xid)), id: BigInt.asIntN(64, BigInt(id)) };
}

/** True when the first comes later than the second. */
export function isAfter(a: Position, b: Position): boolean {
  return a.xid === b.xid ? a.id > b.id : a.xid > b.xid;
}
