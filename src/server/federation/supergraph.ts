import { composeServices } from '@theguild/federation-composition';
import { parse } from 'graphql';
import { FEDERATION_VERSION } from './subgraph.ts';

/** A service that is part of the graph. */
export interface SubgraphSource {
  readonly name: string;
  /** Where a gateway reaches it. */
  readonly url: string;
  readonly sdl: string;
}

/** Where the text of each subgraph of this repository stands, seen from its root, and where it listens by default. */
export const SUBGRAPHS: readonly { readonly name: string; readonly url: string; readonly file: string }[] = [
  { name: 'commons', url: 'http://127.0.0.1:4000/graphql', file: 'schema/commons.graphql' },
  { name: 'parking', url: 'http://127.0.0.1:4001/graphql', file: 'examples/partner-parking/schema.graphql' },
];

/**
 * Puts subgraphs together.
 * @returns the text that a gateway reads
 * @throws Error naming everything that does not fit together
 */
export function composeSupergraph(subgraphs: readonly SubgraphSource[]): string {
  const { supergraphSdl, errors } = composeServices(
    subgraphs.map(({ name, url, sdl }) => ({ name, url, typeDefs: parse(sdl) })),
  );
  if (errors) throw new Error(`The subgraphs do not compose:\n${errors.map(({ message }) => message).join('\n')}`);
  return supergraphSdl.endsWith('\n') ? supergraphSdl : `${supergraphSdl}\n`;
}

/** What other tools of composition read: `schema/supergraph.yaml`, with the files seen from where it stands. */
export function supergraphConfig(subgraphs: typeof SUBGRAPHS): string {
  const entries = subgraphs.map(
    ({ name, url, file }) => `  ${name}:\n    routing_url: ${url}\n    schema:\n      file: ../${file}\n`,
  );
  return `federation_version: =${FEDERATION_VERSION.slice(1)}.0\nsubgraphs:\n${entries.join('')}`;
}
