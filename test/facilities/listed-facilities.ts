import { afterAll, beforeAll, expect } from 'vitest';
import { buildFacility, type FacilityOverrides } from '../../seeds/factories/facility.factory.ts';
import type { BuiltAccount } from '../../seeds/factories/person.factory.ts';
import { type Commons, startCommons } from '../support/commons.ts';

export let commons: Commons;

/** Starts a server for the tests of a file that ask for lists of facilities. */
export function inCommons(): void {
  beforeAll(async () => {
    commons = await startCommons();
  });
  afterAll(() => commons.close());
}

export const DOCUMENT = `query ($where: SharedFacilityFilter, $orderBy: SharedFacilityOrder,
                         $first: Int, $after: String, $last: Int, $before: String) {
  list: sharedFacilities(where: $where, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
    totalCount
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    edges { cursor distanceMeters node { id name state } }
  }
}`;

export interface Listed {
  readonly totalCount: number;
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly edges: readonly {
    readonly cursor: string;
    readonly distanceMeters: number | null;
    readonly node: { readonly id: string; readonly name: string; readonly state: string };
  }[];
}

export async function list(variables: object = {}, as?: BuiltAccount): Promise<Listed> {
  const { data, errors } = await commons.query(DOCUMENT, variables, as ? { as: as.subject } : {});
  expect(errors).toBeUndefined();
  return data.list;
}

/** The names of all that a filter finds, in order; the count has to agree. */
export async function names(where: object, rest: object = {}, as?: BuiltAccount): Promise<string[]> {
  const { edges, totalCount } = await list({ where, first: 100, ...rest }, as);
  expect(totalCount).toBe(edges.length);
  return edges.map(({ node }) => node.name);
}

export async function expectBadInput(variables: object): Promise<void> {
  const { data, errors } = await commons.query(DOCUMENT, variables);
  expect(data ?? null).toBeNull();
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
}

export const build = (overrides: FacilityOverrides) =>
  buildFacility(commons.db, { now: commons.clock.now, ...overrides });
