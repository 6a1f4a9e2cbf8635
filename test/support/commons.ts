import { databaseOf, type Database } from '../../src/database/database.ts';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { FastifyInstance } from 'fastify';
import pino from 'pino';
import { entities } from '../../src/features.ts';
import { createOrm } from '../../src/database/orm.ts';
import { PreparingClient } from '../../src/database/preparing-client.ts';
import { GATEWAY_HEADER } from '../../src/server/federation/gateway-door.ts';
import { DEVELOPMENT_ISSUER } from '../../src/district/identity/tokens/development-issuer.ts';
import { buildCommonsSchema } from '../../src/server/graphql/schema.ts';
import { buildServer } from '../../src/server/server.ts';
import { type FreshDatabase, freshDatabase, sql } from './database.ts';
import type { ServerDependencies } from '../../src/server/dependencies.ts';

const commonsSchema = buildCommonsSchema();

/** What a request came back with. `data` is loosely typed: tests compare it whole. */
export interface Answer {
  // oxlint-disable-next-line typescript/no-explicit-any -- a test names what it expects; types here would only repeat it
  readonly data: any;
  readonly errors?: { message: string; path?: (string | number)[]; extensions: { code: string; requestId?: string } }[];
}

/** The running system of one test file: a database of its own, the real server, a clock that the test sets. */
export interface Commons {
  readonly app: FastifyInstance;
  readonly orm: MikroORM;
  /** What the builders of seeds/factories write to. */
  readonly db: Database;
  /** As the role that serves, as the server itself connects. */
  readonly databaseUrl: string;
  readonly ownerUrl: string;
  /** Independent SQL, past all of our code, as the owner of all tables. */
  readonly sql: ReturnType<typeof sql>;
  readonly clock: { now: Temporal.Instant };
  /** The codes that were sent to phones, the newest last. */
  readonly codes: readonly { readonly phone: string; readonly code: string }[];
  /** Sends an operation as the holder of a token for this subject, without one as nobody; or through a gateway. */
  query(
    document: string,
    variables?: object,
    options?: { as?: string; language?: string; gateway?: boolean },
  ): Promise<Answer>;
  /** How many SQL statements the work sends, transaction control not counted. */
  statements(work: () => Promise<unknown>): Promise<number>;
  close(): Promise<void>;
}

/** What a gateway shows. */
export const GATEWAY_CREDENTIAL = 'the credential of the gateway of the tests';

/** The moment at which tests take place unless they say otherwise: a Tuesday noon in Fuzhou. */
export const TEST_NOW = '2026-03-03T12:00:00+08:00';

export interface CommonsOptions {
  readonly executor?: 'jit' | 'graphql-js';
  /** Connections to the database at most. */
  readonly poolSize?: number;
  /** Another server whose database this one shares, as a second API process would; to be closed before that one. */
  readonly beside?: Commons;
  /** What else this server is given. */
  readonly server?: Partial<
    Pick<
      ServerDependencies,
      | 'acceptanceDays'
      | 'deadlineMs'
      | 'sendPhoneCode'
      | 'sendMessage'
      | 'introspection'
      | 'rates'
      | 'requestsAtOnce'
      | 'subscriptionsPerAddress'
      | 'trustedProxies'
      | 'trustedDocuments'
      | 'metrics'
      | 'tracing'
      | 'log'
      | 'corsOrigins'
      | 'verifyToken'
      | 'developers'
      | 'webhookTargets'
      | 'production'
      | 'web'
    >
  >;
}

/** Starts the system on a fresh database. Tokens are taken at their word: `Bearer <subject>`; test/identity tests them. */
export async function startCommons(options: CommonsOptions = {}): Promise<Commons> {
  const database: FreshDatabase = options.beside
    ? { url: options.beside.ownerUrl, serviceUrl: options.beside.databaseUrl, drop: async () => undefined }
    : await freshDatabase();
  const orm = await createOrm(database.serviceUrl, options.poolSize ?? 10, entities);
  const clock = { now: Temporal.Instant.from(TEST_NOW) };
  const codes: { phone: string; code: string }[] = [];
  const app = await buildServer({
    ...commonsSchema,
    gateway: { credential: GATEWAY_CREDENTIAL },
    orm,
    verifyToken: async (header) =>
      header ? { issuer: DEVELOPMENT_ISSUER, subject: header.slice('Bearer '.length) } : undefined,
    now: () => clock.now,
    log: pino({ level: process.env.LOG_LEVEL ?? 'silent' }),
    executor: options.executor ?? 'graphql-js',
    corsOrigins: [],
    production: false,
    sendPhoneCode: async (message) => void codes.push(message),
    ...options.server,
  });
  return {
    app,
    orm,
    db: databaseOf(orm),
    clock,
    codes,
    databaseUrl: database.serviceUrl,
    ownerUrl: database.url,
    sql: sql(database.url),
    async query(document, variables, { as, language, gateway } = {}) {
      const response = await app.inject({
        method: 'POST',
        url: '/graphql',
        headers: {
          ...(as && { authorization: `Bearer ${as}` }),
          ...(language && { 'accept-language': language }),
          ...(gateway && { [GATEWAY_HEADER]: GATEWAY_CREDENTIAL }),
        },
        payload: { query: document, variables },
      });
      return withoutRequestId(response.json<Answer>());
    },
    async statements(work) {
      const { query } = PreparingClient.prototype;
      let count = 0;
      PreparingClient.prototype.query = function counted(this: PreparingClient, ...args: unknown[]): never {
        const text = typeof args[0] === 'string' ? args[0] : ((args[0] as { text?: string })?.text ?? '');
        if (!/^\s*(begin|commit|rollback|start transaction|set |savepoint|release)/i.test(text)) count++;
        return query.apply(this, args);
      };
      try {
        await work();
      } finally {
        PreparingClient.prototype.query = query;
      }
      return count;
    },
    async close() {
      await app.close();
      await orm.close();
      await database.drop();
    },
  };
}

/** What an answer says of its request alone: test/contract looks at that. */
function withoutRequestId({ data, errors }: Answer): Answer {
  const without = errors?.map((error) => {
    const { requestId: _, ...extensions } = error.extensions;
    return { ...error, extensions };
  });
  return { ...(data !== undefined && { data }), ...(without && { errors: without }) } as Answer;
}
