import { readFileSync } from 'node:fs';
import { buildSubgraphSchema } from '@apollo/subgraph';
import DataLoader from 'dataloader';
import { type GraphQLSchema, parse } from 'graphql';
import type { Count, Counts } from './counts.ts';
import type { FollowedUnit } from './own-unit.ts';

/** What one request has: the counts that it needs are read together, whatever the number of facilities it asks about. */
export interface Context {
  readonly countOf: DataLoader<string, Count | undefined>;
}

/** The part of the graph that is ours, as `schema.graphql` describes it. */
export function buildGraph(unit: FollowedUnit, contactPage: string): GraphQLSchema {
  const typeDefs = parse(readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8'));
  return buildSubgraphSchema([
    {
      typeDefs,
      resolvers: {
        SharedFacility: {
          // The gateway sends ids of any facilities; what there is to say of each is looked up below.
          __resolveReference: ({ id }: { id: string }) => ({ id }),
          liveOccupancy({ id }: { id: string }, _args: object, { countOf }: Context) {
            const name = unit.current().externalIds.get(id);
            return name === undefined ? null : countOf.load(name);
          },
        },
        ResidentUnit: {
          __resolveReference: ({ id }: { id: string }) => ({ id }),
          contactPage: ({ id }: { id: string }) => (id === unit.current().id ? contactPage : null),
        },
      },
    },
  ]);
}

/** A context for one request. */
export function contextOf(counts: Counts): Context {
  return { countOf: new DataLoader(async (names) => counts.read(names)) };
}
