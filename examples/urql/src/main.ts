/**
 * A query, a mutation whose refusal is told by its type, and all of it by the ids of persisted documents: no text of an
 * operation is ever sent.
 */
import { Client, fetchExchange } from '@urql/core';
import { persistedExchange } from '@urql/exchange-persisted';
import {
  BookFacilityDocument,
  BookingLineFragmentDoc,
  CancelBookingDocument,
  documentId,
  FacilityCardFragmentDoc,
  FacilityPagesDocument,
  labelOf,
  readFragment,
  RefusalFragmentDoc,
} from '@grid-commons/client';

const { GRID_COMMONS_URL = 'http://localhost:4000/graphql', GRID_COMMONS_TOKEN, GRID_COMMONS_DAY } = process.env;
const DAY = GRID_COMMONS_DAY ?? new Date(Date.now() + 32 * 3_600_000).toISOString().slice(0, 10);
const [start, end] = [`${DAY}T19:00:00+08:00`, `${DAY}T21:00:00+08:00`];
/** More than anybody may hold at a car park, which is looked at before the places that are left. */
const TOO_MANY = 10_000;

const client = new Client({
  url: GRID_COMMONS_URL,
  exchanges: [
    persistedExchange({
      generateHash: async (_text, document) => documentId(document),
      enforcePersistedQueries: true,
      enableForMutation: true,
      preferGetForPersistedQueries: false,
    }),
    fetchExchange,
  ],
  fetchOptions: {
    headers: {
      'accept-language': 'zh-CN',
      ...(GRID_COMMONS_TOKEN && { authorization: `Bearer ${GRID_COMMONS_TOKEN}` }),
    },
  },
});

const { data, error } = await client.query(FacilityPagesDocument, {
  where: { kinds: ['PARKING'], availableDuring: { start, end } },
  first: 3,
});
if (error) throw error;
const facilities = data!.sharedFacilities.edges.map(({ node }) => readFragment(FacilityCardFragmentDoc, node));
for (const { name, capacity, kind } of facilities) {
  console.log(`${name}: ${labelOf('FacilityKind', kind, 'zh-CN')}, ${capacity}`);
}

if (GRID_COMMONS_TOKEN) {
  const facilityId = facilities[0]!.id;
  await book(facilityId, TOO_MANY);
  const bookingId = await book(facilityId, 1);
  if (bookingId) await giveBack(bookingId);
}

/** Books, says what came of it, and hands back the booking's id. */
async function book(facilityId: string, quantity: number): Promise<string | undefined> {
  const input = { facilityId, start, end, quantity, idempotencyKey: crypto.randomUUID() };
  const answer = await client.mutation(BookFacilityDocument, { input });
  if (answer.error) throw answer.error;
  const { booking, userErrors } = answer.data!.bookingCreate;
  for (const masked of userErrors) {
    const refusal = readFragment(RefusalFragmentDoc, masked);
    if (refusal.__typename === 'SlotUnavailable') {
      console.log(`Refused, ${refusal.remaining} left: ${refusal.message}`);
    } else {
      console.log(`Refused, ${labelOf('ErrorCode', refusal.code, 'zh-CN')}: ${refusal.message}`);
    }
  }
  if (!booking) return undefined;
  const { reference, state } = readFragment(BookingLineFragmentDoc, booking);
  console.log(`Booked ${reference}: ${labelOf('BookingState', state, 'zh-CN')}`);
  return booking.id;
}

async function giveBack(bookingId: string): Promise<void> {
  const answer = await client.mutation(CancelBookingDocument, { input: { bookingId } });
  if (answer.error) throw answer.error;
  const { state } = readFragment(BookingLineFragmentDoc, answer.data!.bookingCancel.booking)!;
  console.log(`Given back: ${labelOf('BookingState', state, 'zh-CN')}`);
}
