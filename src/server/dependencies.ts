import type { MikroORM } from '@mikro-orm/postgresql';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { TokenVerifier } from '../district/identity/tokens/token.ts';
import type { SendMessage, SendPhoneCode, Targets } from '../request/context.ts';
import type { MapTiles } from '../shared/map-tiles.ts';
import type { GatewaySettings } from './federation/gateway-door.ts';
import type { ExplorerOptions } from './http/explorer.ts';
import type { RateSettings } from './limits/request-rates.ts';
import type { TrustedDocuments } from './limits/trusted-documents.ts';
import type { Tracing } from './observability/trace-points.ts';
import type { ClientSettings } from './session/openid-client.ts';

/** How the browser application is served. */
export interface WebSettings {
  /** Where its build is. */
  readonly folder: string;
  /** Under this secret sessions are sealed; all processes of an installation have the same. */
  readonly sessionSecret: string;
  /** Whether browsers come by https. */
  readonly secure: boolean;
  /** Tiles under its map; without, it asks nobody for any. */
  readonly mapTiles?: MapTiles | undefined;
  /** How the token issuer knows this server; without, nobody but developers signs in. */
  readonly signIn?: ClientSettings | undefined;
}

/** What a server is made of: handed in by whoever starts it, so that tests can hand in their own. */
export interface ServerDependencies {
  /** With the development issuer only: whom developers may act as in the explorer. */
  readonly developers?: Pick<ExplorerOptions, 'personas' | 'issueToken'> | undefined;
  /** The browser application, and how people sign in to it; without, there are no pages. */
  readonly web?: WebSettings | undefined;
  /** What runs for a gateway. */
  readonly schema: GraphQLSchema;
  /** What runs, and is introspected, for everybody else. */
  readonly apiSchema: GraphQLSchema;
  readonly gateway: GatewaySettings;
  readonly orm: MikroORM;
  readonly verifyToken: TokenVerifier;
  readonly now: () => Temporal.Instant;
  readonly log: Logger;
  readonly executor: 'jit' | 'graphql-js';
  readonly corsOrigins: readonly string[];
  /** Hides what helps to write queries (suggestions in errors) from those who should not need it. */
  readonly production: boolean;
  /** Documents that may be asked for by id, or that alone may; without any, all run within the limits. */
  readonly trustedDocuments?: TrustedDocuments | undefined;
  /** What each caller and each address may ask for over time; nobody counts, if absent. */
  readonly rates?: RateSettings | undefined;
  /** The proxies, by address or CIDR range, that are believed where a request came from. */
  readonly trustedProxies?: readonly string[] | undefined;
  /** Whether everybody may ask for the schema, which is so if absent; a gateway always may. */
  readonly introspection?: boolean | undefined;
  /** Requests that are answered at the same time; as many as come, if absent. */
  readonly requestsAtOnce?: number | undefined;
  /** How long the database works for one request, in milliseconds, where that is another than usual. */
  readonly deadlineMs?: number | undefined;
  /** Subscriptions of all without a token at one address; as many as of all addresses together, if absent. */
  readonly subscriptionsPerAddress?: number | undefined;
  /** Serves metrics: to this machine, or to whoever shows the token. Nothing is measured without. */
  readonly metrics?: { readonly token: string | undefined } | undefined;
  readonly tracing?: Tracing | undefined;
  /** How codes get to phones; nobody sends them, if absent. */
  readonly sendPhoneCode?: SendPhoneCode | undefined;
  /** How messages get to phones and mailboxes; nobody carries them, if absent. */
  readonly sendMessage?: SendMessage | undefined;
  /** Days for which what one side of a match has accepted is held for the other; 14 if absent. */
  readonly acceptanceDays?: number | undefined;
  /** Where webhooks may point to; to public addresses only, if absent. */
  readonly webhookTargets?: Targets | undefined;
}
