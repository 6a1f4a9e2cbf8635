import { GraphQLError } from 'graphql';
import type { Commons } from './commons.ts';

/** How often Grid Commons is asked which facilities are ours, in milliseconds; a new one is shown after so long. */
const ASKED_EVERY_MS = 60_000;
/** And how soon again while it has never answered. */
const ASKED_AGAIN_MS = 2_000;

/** The unit that the service account belongs to. */
export interface OwnUnit {
  readonly id: string;
  /** Our own names of its facilities, by the ids that Grid Commons gives them. */
  readonly externalIds: ReadonlyMap<string, string>;
}

const QUERY = `query ($after: String) {
  viewer {
    serviceAccount {
      unit {
        id
        facilities(first: 100, after: $after) {
          edges { node { id externalId } }
          pageInfo { hasNextPage endCursor }
        }
      }
    }
  }
}`;

interface Answer {
  readonly viewer: { readonly serviceAccount: { readonly unit: Unit } | null };
}
interface Unit {
  readonly id: string;
  readonly facilities: {
    readonly edges: readonly { readonly node: { readonly id: string; readonly externalId: string | null } }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

/**
 * Which unit and which facilities are ours.
 * @throws Error when Grid Commons cannot be asked
 */
export async function readOwnUnit(commons: Commons): Promise<OwnUnit> {
  const externalIds = new Map<string, string>();
  let after: string | null = null;
  for (;;) {
    const { viewer }: Answer = await commons.ask<Answer>(QUERY, { after });
    if (!viewer.serviceAccount) throw new Error('The token is not that of a service account.');
    const { id, facilities }: Unit = viewer.serviceAccount.unit;
    for (const { node } of facilities.edges) {
      if (node.externalId !== null) externalIds.set(node.id, node.externalId);
    }
    if (!facilities.pageInfo.hasNextPage) return { id, externalIds };
    after = facilities.pageInfo.endCursor;
  }
}

/** The unit as it was last read. */
export interface FollowedUnit {
  /** @throws GraphQLError BUSY while Grid Commons has never answered */
  current(): OwnUnit;
  stop(): void;
}

/** Reads the unit now and ever again. When Grid Commons does not answer, what it said last goes on to hold. */
export function followOwnUnit(commons: Commons): FollowedUnit {
  let unit: OwnUnit | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  async function read(): Promise<void> {
    try {
      unit = await readOwnUnit(commons);
    } catch (error) {
      process.stderr.write(`Grid Commons does not say which facilities are ours: ${(error as Error).message}\n`);
    }
    if (!stopped) timer = setTimeout(() => void read(), unit ? ASKED_EVERY_MS : ASKED_AGAIN_MS);
  }
  void read();
  return {
    current() {
      if (!unit) {
        throw new GraphQLError('It is not known yet which facilities are ours.', { extensions: { code: 'BUSY' } });
      }
      return unit;
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
