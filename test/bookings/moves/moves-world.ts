import { randomUUID } from 'node:crypto';
import { buildFacility, type FacilityOverrides } from '../../../seeds/factories/facility.factory.ts';
import { buildAccount, buildResident } from '../../../seeds/factories/person.factory.ts';
import { buildUnit } from '../../../seeds/factories/unit.factory.ts';
import { Role } from '../../../src/request/viewer.ts';
import type { Commons } from '../../support/commons.ts';

// What tests of moves and holds send, and the unit in whose facilities they do.

const BOOKING = `{
  id reference start end quantity state version moves heldUntil movableUntil cancellableUntil answerBy
  facility { id } moveRequest { id version state start end quantity answerBy moveOf { id } } moveOf { id }
  movedFrom { start end } movedFromFacility { id } viewerCan { cancel confirm reject }
}`;
const ERRORS = `userErrors {
  __typename code field message
  ... on SlotUnavailable { remaining } ... on OverlapsOwnBooking { booking { id } }
}`;

/** A booking as these tests look at it. */
export interface BookingSeen {
  readonly id: string;
  readonly reference: string;
  readonly start: string;
  readonly end: string;
  readonly quantity: number;
  readonly state: string;
  readonly version: number;
  readonly moves: number;
  readonly heldUntil: string | null;
  readonly movableUntil: string | null;
  readonly facility: { readonly id: string };
  readonly moveRequest: BookingSeen | null;
  readonly moveOf: { readonly id: string } | null;
}

export interface Done {
  readonly booking: BookingSeen | null;
  /** `DONE`, or the code of the refusal. */
  readonly code: string;
  readonly field: string[] | null;
  readonly refusal: Record<string, unknown> | undefined;
}

const NAMES = {
  move: 'bookingMove',
  hold: 'bookingHold',
  release: 'bookingHoldRelease',
  create: 'bookingCreate',
  cancel: 'bookingCancel',
  confirm: 'bookingConfirm',
  reject: 'bookingReject',
} as const;

/** Sends a mutation of bookings, with a key of its own unless one is given. */
export async function send(
  commons: Commons,
  what: keyof typeof NAMES,
  input: object,
  as: string,
  language = 'en',
): Promise<Done> {
  const name = NAMES[what];
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const key = ['move', 'hold', 'create'].includes(what) ? { idempotencyKey: randomUUID() } : {};
  const { data, errors } = await commons.query(
    `mutation ($input: ${type}!) { answer: ${name}(input: $input) { booking ${BOOKING} ${ERRORS} } }`,
    { input: { ...key, ...input } },
    { as, language },
  );
  if (errors) throw new Error(`The request failed: ${JSON.stringify(errors)}`);
  const { booking, userErrors } = data.answer;
  const [refusal] = userErrors;
  return { booking, code: refusal?.code ?? 'DONE', field: refusal?.field ?? null, refusal };
}

export async function seen(commons: Commons, id: string, as: string): Promise<BookingSeen | null> {
  const { data } = await commons.query(
    `query ($id: ID!) { node(id: $id) { ... on Booking ${BOOKING} } }`,
    { id },
    { as },
  );
  return data.node;
}

export async function buildMovesWorld(commons: Commons) {
  const { id: unitId } = await buildUnit(commons.db);
  const manager = await buildAccount(commons.db, { roles: [{ role: Role.UNIT_MANAGER, unitId }] });
  return {
    unitId,
    manager: manager.subject,
    /** A field of one place that is booked at once, unless told otherwise. */
    async facility(overrides: FacilityOverrides = {}): Promise<string> {
      const now = commons.clock.now;
      const { id } = await buildFacility(commons.db, { now, unitId, kind: 'SPORTS_FIELD', capacity: 1, ...overrides });
      return id;
    },
    resident: async () => (await buildResident(commons.db)).subject,
    async policy(facilityId: string, input: object): Promise<void> {
      const { data, errors } = await commons.query(
        `mutation ($input: FacilityBookingPolicySetInput!) {
          facilityBookingPolicySet(input: $input) { userErrors { code message } } }`,
        { input: { facilityId, ...input } },
        { as: manager.subject },
      );
      const said = errors ?? data.facilityBookingPolicySet.userErrors;
      if (said.length > 0) throw new Error(JSON.stringify(said));
    },
  };
}

export type MovesWorld = Awaited<ReturnType<typeof buildMovesWorld>>;
