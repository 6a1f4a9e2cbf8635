/**
 * Facilities page by page with the stock cache: `relayStylePagination` is all it is told about lists. A booking that is
 * given back changes wherever the cache shows it, since every type has an id of its own.
 */
import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';
import {
  BookFacilityDocument,
  BookingLineFragmentDoc,
  CancelBookingDocument,
  FacilityCardFragmentDoc,
  FacilityPagesDocument,
  type FacilityPagesQuery,
  labelOf,
  MyBookingsDocument,
  possibleTypes,
  readFragment,
  RefusalFragmentDoc,
} from '@grid-commons/client';

const { GRID_COMMONS_URL = 'http://localhost:4000/graphql', GRID_COMMONS_TOKEN, GRID_COMMONS_DAY } = process.env;
const DAY = GRID_COMMONS_DAY ?? new Date(Date.now() + 32 * 3_600_000).toISOString().slice(0, 10);
const [start, end] = [`${DAY}T19:00:00+08:00`, `${DAY}T21:00:00+08:00`];

const client = new ApolloClient({
  link: new HttpLink({
    uri: GRID_COMMONS_URL,
    headers: {
      'accept-language': 'zh-CN',
      ...(GRID_COMMONS_TOKEN && { authorization: `Bearer ${GRID_COMMONS_TOKEN}` }),
    },
  }),
  cache: new InMemoryCache({
    possibleTypes: Object.fromEntries(Object.entries(possibleTypes).map(([name, types]) => [name, [...types]])),
    typePolicies: { Query: { fields: { sharedFacilities: relayStylePagination(['where', 'orderBy']) } } },
  }),
});

const variables = {
  where: { kinds: ['PARKING'], availableDuring: { start, end } },
  orderBy: 'NAME',
  first: 5,
} as const;
const { data: first } = await client.query({ query: FacilityPagesDocument, variables });
show('Page 1', first!);
const list = client.watchQuery({ query: FacilityPagesDocument, variables });
const { data: second } = await list.fetchMore({ variables: { after: first!.sharedFacilities.pageInfo.endCursor } });
show('Page 2', second!);

const cached = client.readQuery({ query: FacilityPagesDocument, variables })!;
show('In the cache', cached);
const ids = cached.sharedFacilities.edges.map(({ node }) => node.id);
console.log(`${ids.length} facilities, ${new Set(ids).size} different, of ${cached.sharedFacilities.totalCount}`);

if (GRID_COMMONS_TOKEN) await bookAndGiveBack(ids[0]!);
client.stop();

function show(title: string, { sharedFacilities }: FacilityPagesQuery): void {
  const names = sharedFacilities.edges.map(({ node }) => readFragment(FacilityCardFragmentDoc, node).name);
  console.log(`${title}: ${names.join(', ')}`);
}

async function bookAndGiveBack(facilityId: string): Promise<void> {
  const input = { facilityId, start, end, idempotencyKey: crypto.randomUUID() };
  const { data } = await client.mutate({ mutation: BookFacilityDocument, variables: { input } });
  const { booking, userErrors } = data!.bookingCreate;
  for (const one of userErrors) console.log(`Refused: ${readFragment(RefusalFragmentDoc, one).message}`);
  if (!booking) return;
  const { reference, state } = readFragment(BookingLineFragmentDoc, booking);
  console.log(`Booked ${reference}: ${labelOf('BookingState', state, 'zh-CN')}`);

  const mine = { query: MyBookingsDocument, variables: { from: start, states: null } };
  await client.query(mine);
  await client.mutate({ mutation: CancelBookingDocument, variables: { input: { bookingId: booking.id } } });
  // No request: the answer to the mutation has changed the booking in the list, too.
  const inTheList = client.readQuery(mine)!.bookings.edges.find(({ node }) => node.id === booking.id)!;
  console.log(`In the list it is ${labelOf('BookingState', inTheList.node.state, 'zh-CN')}`);
}
