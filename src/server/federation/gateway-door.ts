import { createHash, timingSafeEqual } from 'node:crypto';
import type { ApolloServerPlugin } from '@apollo/server';
import { BREAK, type DocumentNode, GraphQLError, SchemaMetaFieldDef, TypeMetaFieldDef, visit } from 'graphql';
import type { Context } from '../../request/context.ts';
import { GATEWAY_FIELDS } from './subgraph.ts';

const INTROSPECTION_FIELDS = [SchemaMetaFieldDef.name, TypeMetaFieldDef.name];

/** The header in which a gateway shows its credential. */
export const GATEWAY_HEADER = 'x-gateway-credential';

/** Who is taken for a gateway. */
export interface GatewaySettings {
  /** What a gateway shows in {@link GATEWAY_HEADER}; without one, none is let through. */
  readonly credential?: string | undefined;
  /** Whether everybody is taken for one, for trying things on one's own machine. */
  readonly open?: boolean;
}

/** Tells whether the header of a request shows the credential, in the same time for every wrong value. */
export function gatewayDoor({ credential, open }: GatewaySettings): (header: string | string[] | undefined) => boolean {
  if (open) return () => true;
  if (credential === undefined) return () => false;
  const expected = digestOf(credential);
  return (header) => typeof header === 'string' && timingSafeEqual(digestOf(header), expected);
}

/** Of one length, so that not even the length of the credential can be timed. */
function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/**
 * Refuses whole operations that ask for what is there for gateways only, unless a gateway sends them. Past this, they
 * would run on a schema without these fields.
 * @param introspection whether everybody may ask for the schema; else that is for gateways, too
 */
export function keepGatewayFields(introspection: boolean): ApolloServerPlugin<Context> {
  const kept = introspection ? GATEWAY_FIELDS : [...GATEWAY_FIELDS, ...INTROSPECTION_FIELDS];
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ document, contextValue }) => {
        if (!contextValue.gateway && asksFor(kept, document)) {
          throw new GraphQLError(`${inWords(kept)} answer gateways only, by their credential.`, {
            extensions: { code: 'FORBIDDEN', http: { status: 403 } },
          });
        }
      },
    }),
  };
}

function asksFor(fields: readonly string[], document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    Field({ name }) {
      found ||= fields.includes(name.value);
      return found ? BREAK : undefined;
    },
  });
  return found;
}

function inWords(names: readonly string[]): string {
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
