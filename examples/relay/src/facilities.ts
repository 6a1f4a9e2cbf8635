/**
 * A connection page by page and a refetchable fragment, in Relay's own store and without a view library: by hand what
 * `usePaginationFragment` and `useRefetchableFragment` do in an app.
 */
import {
  createOperationDescriptor,
  Environment,
  fetchQuery,
  getFragment,
  getRefetchMetadata,
  getRequest,
  getSingularSelector,
  graphql,
  type GraphQLResponse,
  type GraphQLTaggedNode,
  Network,
  RecordSource,
  type RequestParameters,
  Store,
  type Variables,
} from 'relay-runtime';
import type { facilities_card$data } from './__generated__/facilities_card.graphql.ts';
import type { facilities_list$data } from './__generated__/facilities_list.graphql.ts';
import type { facilitiesQuery } from './__generated__/facilitiesQuery.graphql.ts';

const QUERY = graphql`
  query facilitiesQuery($where: SharedFacilityFilter, $count: Int!) {
    ...facilities_list @arguments(where: $where, count: $count)
  }
`;

const LIST = graphql`
  fragment facilities_list on Query
  @argumentDefinitions(
    where: { type: "SharedFacilityFilter" }
    count: { type: "Int", defaultValue: 20 }
    cursor: { type: "String" }
  )
  @refetchable(queryName: "facilitiesNextQuery") {
    sharedFacilities(where: $where, first: $count, after: $cursor, orderBy: NAME)
      @connection(key: "facilities_sharedFacilities", filters: ["where"]) {
      totalCount
      edges {
        node {
          id
          ...facilities_card
        }
      }
      pageInfo {
        endCursor
      }
    }
  }
`;

const CARD = graphql`
  fragment facilities_card on SharedFacility @refetchable(queryName: "facilitiesCardQuery") {
    name
    capacity
    state
    unit {
      name
    }
  }
`;

const { GRID_COMMONS_URL = 'http://localhost:4000/graphql', GRID_COMMONS_TOKEN, GRID_COMMONS_DAY } = process.env;
const DAY = GRID_COMMONS_DAY ?? new Date(Date.now() + 32 * 3_600_000).toISOString().slice(0, 10);
const PAGE = 5;

const environment = new Environment({ network: Network.create(send), store: new Store(new RecordSource()) });
const availableDuring = { start: `${DAY}T19:00:00+08:00`, end: `${DAY}T21:00:00+08:00` };
const variables: facilitiesQuery['variables'] = { where: { kinds: ['PARKING'], availableDuring }, count: PAGE };

const kept = environment.retain(createOperationDescriptor(getRequest(QUERY), variables));
const root = await fetchQuery<facilitiesQuery>(environment, QUERY, variables).toPromise();
const first = read<facilities_list$data>(LIST, root).sharedFacilities;
show('Page 1', first);

await refetch(LIST, { ...variables, cursor: first.pageInfo.endCursor });
const both = read<facilities_list$data>(LIST, root).sharedFacilities;
show('In the store', both);
const ids = both.edges.map(({ node }) => node.id);
console.log(`${ids.length} facilities, ${new Set(ids).size} different, of ${both.totalCount}`);

await refetch(CARD, { id: ids[0] });
const { name, capacity, unit } = read<facilities_card$data>(CARD, both.edges[0]!.node);
console.log(`Once more, by its id: ${name}, ${capacity}, ${unit.name}`);
kept.dispose();

function show(title: string, { edges }: facilities_list$data['sharedFacilities']): void {
  console.log(`${title}: ${edges.map(({ node }) => read<facilities_card$data>(CARD, node).name).join(', ')}`);
}

/** What the store has for a fragment at the place that was read. */
function read<Data>(fragment: GraphQLTaggedNode, place: unknown): Data {
  return environment.lookup(getSingularSelector(getFragment(fragment), place)!).data as Data;
}

/** Runs the query that the compiler made for a fragment. */
async function refetch(fragment: GraphQLTaggedNode, variables: Variables): Promise<void> {
  const { refetchableRequest } = getRefetchMetadata(getFragment(fragment), 'refetch');
  await fetchQuery(environment, refetchableRequest, variables).toPromise();
}

async function send({ text }: RequestParameters, variables: Variables): Promise<GraphQLResponse> {
  const response = await fetch(GRID_COMMONS_URL, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(GRID_COMMONS_TOKEN && { authorization: `Bearer ${GRID_COMMONS_TOKEN}` }),
    },
    body: JSON.stringify({ query: text, variables }),
  });
  return response.json() as Promise<GraphQLResponse>;
}
