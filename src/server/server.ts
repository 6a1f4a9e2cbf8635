import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import cors from '@fastify/cors';
import type { MikroORM } from '@mikro-orm/postgresql';
import { type FastifyBaseLogger, type FastifyError, type FastifyInstance, fastify, LogController } from 'fastify';
import { GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { BODY_MAX_BYTES, bodyLimitFor, SIGNED_IN_BODY_MAX_BYTES } from './http/body-limit.ts';
import { type Context, type Database, viewerOf } from '../request/context.ts';
import { poolUsage } from '../database/orm.ts';
import { describedIn, isIntrospection, readTranslations } from './graphql/described.ts';
import { compilingGateway, interpretingGateway } from './graphql/executor.ts';
import { type ExplorerOptions, registerExplorer } from './http/explorer.ts';
import { exampleOperations } from './http/explorer-examples.ts';
import { GATEWAY_HEADER, gatewayDoor, type GatewaySettings, keepGatewayFields } from './federation/gateway-door.ts';
import { registerClientTokens } from '../district/identity/service-accounts/client-token.endpoint.ts';
import { serviceKeys } from '../district/identity/service-accounts/client-token.keys.ts';
import { clientTokenVerifier } from '../district/identity/service-accounts/client-token.ts';
import {
  acceptingServiceTokens,
  IdentityProviderUnavailableError,
  InvalidTokenError,
  SERVICE_ISSUER,
  type TokenIdentity,
  type TokenVerifier,
} from '../district/identity/tokens/token.ts';
import { requireOperation } from './limits/known-operation.ts';
import { registerLive, type RequestHead, STREAM_PATH } from './subscriptions/register-live.ts';
import { type Metrics, noteMutations, noteOperations, registerMetrics } from './observability/metrics.ts';
import {
  currentRequest,
  inRequest,
  registerRequestIds,
  REQUEST_ID_HEADER,
  requestIdOf,
} from './observability/request-scope.ts';
import type { Tracing } from './observability/trace-points.ts';
import { tracedGateway } from './observability/traced-gateway.ts';
import { registerBookPages } from '../projects/index.ts';
import { limitQueryCost } from './limits/query-cost.ts';
import { languageOf } from '../shared/language.ts';
import { describedFault, shownError } from './shown-error.ts';
import { resolveDocuments, type TrustedDocuments, trustedDocuments } from './limits/trusted-documents.ts';
import { refuseBadVariables } from './limits/variables.ts';
import type { Targets } from '../events/webhooks/target.ts';

/** The path of the API, and of the explorer for browsers. */
export const GRAPHQL_PATH = '/graphql';

/** What the explorer and the README begin with. */
export const FIRST_QUERY = `query CarParksNearby {
  sharedFacilities(
    first: 3
    where: {
      kinds: [PARKING]
      near: { point: { latitude: 26.0905, longitude: 119.3065 }, withinMeters: 2000 }
    }
  ) {
    edges {
      distanceMeters
      node {
        id
        name
        capacity
        unit { name }
        openingRules { dayClass startTime endTime }
      }
    }
  }
}`;

/** Lexical tokens of a document: some ten times what the explorer's introspection query has. */
const DOCUMENT_TOKENS_MAX = 4_000;
/** Selections of a document with fragments spread out. */
const SELECTIONS_MAX = 4_000;
/** How long a request may take to arrive, in milliseconds; slower senders are cut off. */
const REQUEST_TIMEOUT_MS = 15_000;
/** How often slow senders are looked for, in milliseconds. */
const CONNECTIONS_CHECKED_MS = 1_000;
/** While draining, a connection without a request is kept open so long, in milliseconds. */
const DRAINING_KEEP_ALIVE_MS = 500;
/** The longest look at the database before readiness is denied, in milliseconds. */
const READY_TIMEOUT_MS = 500;

export interface ServerDependencies {
  /** With the development issuer only: whom developers may act as in the explorer. */
  readonly developers?: Pick<ExplorerOptions, 'personas' | 'issueToken'> | undefined;
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
  /** Serves metrics: to this machine, or to whoever shows the token. Nothing is measured without. */
  readonly metrics?: { readonly token: string | undefined } | undefined;
  readonly tracing?: Tracing | undefined;
  /** Where webhooks may point to; to public addresses only, if absent. */
  readonly webhookTargets?: Targets | undefined;
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Denies readiness and lets connections go after their next answer, while still answering everybody; then `close`. */
    drain(): void;
  }
}

/** The server, ready to listen or to be called by a test. Closing it lets accepted requests finish. */
export async function buildServer(given: ServerDependencies): Promise<FastifyInstance> {
  const db = given.orm.em.getKysely() as unknown as Database;
  const clientTokens = { db, now: given.now, keys: serviceKeys(db, given.now) };
  const verifyToken = acceptingServiceTokens(given.verifyToken, clientTokenVerifier(clientTokens));
  const deps: ServerDependencies = { ...given, verifyToken };
  const app: FastifyInstance = fastify({
    bodyLimit: BODY_MAX_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    loggerInstance: deps.log as FastifyBaseLogger,
    genReqId: requestIdOf,
    // While closing, requests that still arrive on open connections are answered; then the connections are closed.
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    http: { connectionsCheckingInterval: CONNECTIONS_CHECKED_MS },
  });
  registerRequestIds(app);
  deps.tracing?.traceRequests(app);
  const documents = deps.trustedDocuments ?? trustedDocuments([], false);
  const metrics =
    deps.metrics &&
    registerMetrics(app, {
      ...deps.metrics,
      operationNames: documents.operationNames,
      poolUsage: () => poolUsage(deps.orm),
    });
  app.decorate('metrics', metrics);
  if (deps.corsOrigins.length > 0) {
    await app.register(cors, { origin: [...deps.corsOrigins], maxAge: 600, exposedHeaders: [REQUEST_ID_HEADER] });
  }

  // What never reaches Apollo Server (a body that is no JSON, or too large) is answered in the form of GraphQL all the same.
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500)
      request.log.error({ fault: describedFault(error) }, 'a request failed before it reached the API');
    const message = status >= 500 ? 'Something went wrong on our side.' : error.message;
    const code = status >= 500 ? 'INTERNAL' : 'BAD_REQUEST';
    return reply.code(status).send({ errors: [{ message, extensions: { code, requestId: request.id } }] });
  });
  registerExplorer(app, {
    path: GRAPHQL_PATH,
    streamPath: STREAM_PATH,
    title: 'Grid Commons',
    examples: () => exampleOperations(FIRST_QUERY, deps.now()),
    ...deps.developers,
  });
  await registerLive(app, {
    schema: deps.apiSchema,
    orm: deps.orm,
    log: deps.log,
    corsOrigins: deps.corsOrigins,
    trustedDocuments: documents,
    documentTokensMax: DOCUMENT_TOKENS_MAX,
    selectionsMax: SELECTIONS_MAX,
    contextOf: (head) => contextOf(deps, db, head),
  });
  const apollo = apolloServer(deps, documents, metrics);
  const isGateway = gatewayDoor(deps.gateway);
  await apollo.start();
  app.addHook('onClose', () => apollo.stop());
  const answerOperation = fastifyApolloHandler(apollo, {
    context: async (request) => ({
      ...(await contextOf(deps, db, request)),
      metrics,
      gateway: isGateway(request.headers[GATEWAY_HEADER]),
    }),
  });
  app.route({
    method: ['GET', 'POST'],
    url: GRAPHQL_PATH,
    bodyLimit: SIGNED_IN_BODY_MAX_BYTES,
    preParsing: bodyLimitFor(deps.verifyToken),
    handler(request, reply) {
      const work = () => inRequest(request, () => answerOperation.call(this, request, reply));
      return deps.tracing ? deps.tracing.inRequest(request, work) : work();
    },
  });
  registerBookPages(app, (request) => contextOf(deps, db, request));
  registerClientTokens(app, clientTokens);
  registerHealth(app, deps);
  return app;
}

function registerHealth(app: FastifyInstance, { orm }: ServerDependencies): void {
  let closing = false;
  const drain = () => {
    closing = true;
    app.server.keepAliveTimeout = DRAINING_KEEP_ALIVE_MS;
  };
  app.decorate('drain', drain);
  app.addHook('preClose', async () => drain());
  // Whoever is answered now is told to come back on another connection, which a balancer sends to another process.
  app.addHook('onSend', async (_request, reply) => {
    if (closing) reply.header('connection', 'close');
  });
  app.get('/livez', async () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    const timeout = AbortSignal.timeout(READY_TIMEOUT_MS);
    const answer = await Promise.race([
      orm.isConnected(),
      new Promise<false>((resolve) => timeout.addEventListener('abort', () => resolve(false))),
    ]);
    if (closing || !answer) return reply.code(503).send({ status: closing ? 'closing' : 'no database' });
    return { status: 'ok' };
  });
}

async function contextOf(deps: ServerDependencies, db: Database, request: RequestHead): Promise<Context> {
  const ctx: Context = {
    orm: deps.orm,
    db,
    identity: await identityOf(deps, request),
    language: languageOf(request.headers['accept-language']),
    now: deps.now,
    log: request.log,
    requestId: request.id,
    webhookTargets: deps.webhookTargets,
    reads: {},
  };
  // The token of a service account that has been revoked opens nothing, not even what is public.
  if (ctx.identity?.issuer === SERVICE_ISSUER) await viewerOf(ctx);
  return ctx;
}

async function identityOf(
  { verifyToken }: ServerDependencies,
  { headers, log }: RequestHead,
): Promise<TokenIdentity | undefined> {
  try {
    return await verifyToken(headers.authorization);
  } catch (error) {
    if (error instanceof InvalidTokenError) {
      throw new GraphQLError(error.message, { extensions: { code: 'UNAUTHENTICATED', http: { status: 401 } } });
    }
    if (error instanceof IdentityProviderUnavailableError) {
      log.error({ err: error.cause }, 'the keys of the token issuer cannot be fetched');
      throw new GraphQLError(error.message, { extensions: { code: 'BUSY', http: { status: 503 } } });
    }
    throw error;
  }
}

function apolloServer(
  deps: ServerDependencies,
  documents: TrustedDocuments,
  metrics: Metrics | undefined,
): ApolloServer<Context> {
  if (metrics) for (const schema of [deps.schema, deps.apiSchema]) noteMutations(schema);
  const executing = deps.executor === 'jit' ? compilingGateway : interpretingGateway;
  // Only what is asked about the schema is said in Chinese by another schema; all else is answered by one.
  let chinese: GraphQLSchema | undefined;
  const executes = executing(deps.schema, ({ gateway, language }, document) => {
    if (gateway) return deps.schema;
    if (language !== 'zh-CN' || !isIntrospection(document)) return deps.apiSchema;
    return (chinese ??= describedIn(deps.apiSchema, readTranslations()));
  });
  return new ApolloServer<Context>({
    gateway: deps.tracing ? tracedGateway(executes, deps.tracing) : executes,
    introspection: true,
    hideSchemaDetailsFromClientErrors: deps.production,
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: DOCUMENT_TOKENS_MAX },
    maxRecursiveSelections: SELECTIONS_MAX,
    logger: deps.log,
    formatError: (formatted, error) => {
      const shown = shownInRequest(deps.log, formatted, error);
      metrics?.errorShown(String(shown.extensions?.code));
      return shown;
    },
    plugins: [
      // Cache hints wrap every field and cost a third of the throughput; nothing here uses them.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      requireOperation(),
      keepGatewayFields(),
      resolveDocuments(documents, ({ gateway }) => gateway === true),
      ...(metrics ? [noteOperations()] : []),
      limitQueryCost(deps.schema),
      refuseBadVariables(deps.schema),
    ],
  });
}

/** An error as it is shown, with the id under which the log speaks of the request. */
function shownInRequest(log: Logger, formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const request = currentRequest();
  const language = languageOf(request?.headers['accept-language']);
  const shown = shownError(request?.log ?? log, formatted, error, language);
  return request ? { ...shown, extensions: { ...shown.extensions, requestId: request.id } } : shown;
}
