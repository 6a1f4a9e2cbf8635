import { databaseOf } from '../database/database.ts';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import cors from '@fastify/cors';
import { type FastifyBaseLogger, type FastifyInstance, type FastifyRequest, fastify, LogController } from 'fastify';
import { poolUsage } from '../database/orm.ts';
import { registerClientTokens } from '../district/identity/service-accounts/client-token.endpoint.ts';
import { serviceKeys } from '../district/identity/service-accounts/client-token.keys.ts';
import { clientTokenVerifier } from '../district/identity/service-accounts/client-token.ts';
import { acceptingServiceTokens } from '../district/identity/tokens/token.ts';
import { queueUsage } from '../jobs/queue.ts';
import { registerCalendarFeeds } from '../events/feeds/index.ts';
import { registerPersonalDataFiles } from '../personal-data/index.ts';
import { registerAttachments, registerBookPages } from '../projects/index.ts';
import type { ServerDependencies } from './dependencies.ts';
import { GATEWAY_HEADER, gatewayDoor } from './federation/gateway-door.ts';
import { apolloServer } from './graphql/apollo.ts';
import { BODY_MAX_BYTES, bodyLimitFor, SIGNED_IN_BODY_MAX_BYTES } from './http/body-limit.ts';
import { registerCharsets } from './http/charset.ts';
import { registerConnections } from './http/connections.ts';
import { registerErrorAnswers } from './http/error-answers.ts';
import { registerExplorer } from './http/explorer.ts';
import { exampleOperations } from './http/explorer-examples.ts';
import { registerHealth } from './http/health.ts';
import { registerRequestTime } from './http/request-time.ts';
import { registerRetryAfter } from './limits/answer-status.ts';
import { admitAtOnce, withoutRest } from './limits/overload.ts';
import { requestRates } from './limits/request-rates.ts';
import { trustedDocuments } from './limits/trusted-documents.ts';
import { registerMetrics } from './observability/metrics.ts';
import { inRequest, registerRequestIds, REQUEST_ID_HEADER, requestIdOf } from './observability/request-scope.ts';
import { contextOf } from './request-context.ts';
import { acceptingSessions } from './session/session-cookie.ts';
import { endedAccess } from './subscriptions/ended-access.ts';
import { registerLive, STREAM_PATH } from './subscriptions/register-live.ts';
import { registerPages, sessionSeal } from './web/register-pages.ts';

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

/** How long a request, or its headers alone, may take to arrive, in milliseconds; slower senders are cut off. */
const REQUEST_TIMEOUT_MS = 15_000;
/** How long the database works for one request, in milliseconds; its client, or a proxy, has given up by then. */
const DEADLINE_MS = 15_000;
/** What a page of a book costs, in points: a document is set, which takes as long as a long list. */
const BOOK_PAGE_POINTS = 500;
/** What the preview of a page costs its address: two rows. */
const PAGE_PREVIEW_POINTS = 2;
/** What a calendar costs its address, in points: a long list. */
const CALENDAR_POINTS = 200;
/** How often slow senders are looked for, in milliseconds. */
const CONNECTIONS_CHECKED_MS = 1_000;

/** The server, ready to listen or to be called by a test. Closing it lets accepted requests finish. */
export async function buildServer(given: ServerDependencies): Promise<FastifyInstance> {
  const db = databaseOf(given.orm);
  const clientTokens = { db, now: given.now, keys: serviceKeys(db, given.now) };
  const tokens = acceptingServiceTokens(given.verifyToken, clientTokenVerifier(clientTokens));
  const sessions = given.web && sessionSeal(given.web);
  const verifyToken = sessions ? acceptingSessions(tokens, sessions) : tokens;
  const deps = { ...given, verifyToken, ended: endedAccess(db, given.log) };
  const app: FastifyInstance = fastify({
    bodyLimit: BODY_MAX_BYTES,
    // What anybody else says of where a request came from does not count.
    trustProxy: given.trustedProxies?.length ? [...given.trustedProxies] : false,
    requestTimeout: REQUEST_TIMEOUT_MS,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    loggerInstance: deps.log as FastifyBaseLogger,
    genReqId: requestIdOf,
    // While closing, requests that still arrive on open connections are answered; then the connections are closed.
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    // Node takes the longer of the two times for the request, so a longer one for the headers would count.
    http: { connectionsCheckingInterval: CONNECTIONS_CHECKED_MS, headersTimeout: REQUEST_TIMEOUT_MS },
  });
  registerRequestIds(app);
  registerRetryAfter(app);
  registerCharsets(app);
  deps.tracing?.traceRequests(app);
  const rates = deps.rates && requestRates(db, deps.rates, deps.log);
  const documents = deps.trustedDocuments ?? trustedDocuments([], false);
  const metrics =
    deps.metrics &&
    registerMetrics(app, {
      ...deps.metrics,
      operationNames: documents.operationNames,
      poolUsage: () => poolUsage(deps.orm),
      jobQueue: () => queueUsage(db),
    });
  app.decorate('metrics', metrics);
  if (deps.corsOrigins.length > 0) {
    await app.register(cors, { origin: [...deps.corsOrigins], maxAge: 600, exposedHeaders: [REQUEST_ID_HEADER] });
  }

  registerErrorAnswers(app);
  registerRequestTime(app, deps.deadlineMs ?? DEADLINE_MS);
  const asNobody = (points: number) => async (request: FastifyRequest) => {
    const { log, id, ip } = request;
    // In Chinese unless it is asked for in another language.
    const headers = { 'accept-language': request.headers['accept-language'] ?? 'zh-CN' };
    const ctx = await contextOf(deps, db, { log, id, ip, headers });
    await rates?.asked(ctx, points);
    return ctx;
  };
  if (deps.web && sessions) {
    const arrived = (address: string) => rates?.arrived(address);
    await registerPages(app, deps, deps.web, sessions, asNobody(PAGE_PREVIEW_POINTS), arrived);
  }
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
    now: deps.now,
    corsOrigins: deps.corsOrigins,
    trustedDocuments: documents,
    rates,
    strangersPerAddress: deps.subscriptionsPerAddress,
    contextOf: (head) => contextOf(deps, db, head),
    ended: deps.ended,
  });
  const apollo = apolloServer(deps, documents, metrics, rates);
  const isGateway = gatewayDoor(deps.gateway);
  await apollo.start();
  app.addHook('onClose', async () => {
    await apollo.stop();
    await rates?.close();
  });
  const answerOperation = fastifyApolloHandler(apollo, {
    context: async (request) => {
      const gateway = isGateway(request.headers[GATEWAY_HEADER]);
      // Before the token is looked at: a wrong one is work, too.
      if (!gateway) await rates?.arrived(request.ip);
      return { ...(await contextOf(deps, db, request)), gateway };
    },
  });
  app.route({
    method: ['GET', 'POST'],
    url: GRAPHQL_PATH,
    bodyLimit: SIGNED_IN_BODY_MAX_BYTES,
    onRequest: admitAtOnce(
      deps.requestsAtOnce,
      withoutRest(() => poolUsage(deps.orm).waiting),
    ),
    preParsing: bodyLimitFor(deps.verifyToken),
    handler(request, reply) {
      const answer = () => inRequest(request, () => answerOperation.call(this, request, reply));
      return deps.tracing ? deps.tracing.inRequest(request, answer) : answer();
    },
  });
  registerBookPages(app, async (request) => {
    const ctx = await contextOf(deps, db, request);
    await rates?.asked(ctx, BOOK_PAGE_POINTS);
    return ctx;
  });
  registerAttachments(app, { orm: deps.orm, now: deps.now }, (address) => rates?.arrived(address));
  registerPersonalDataFiles(app, { orm: deps.orm, now: deps.now }, (address) => rates?.arrived(address));
  registerCalendarFeeds(app, asNobody(CALENDAR_POINTS), deps.web?.signIn?.publicUrl);
  registerClientTokens(app, clientTokens, (address) => rates?.arrived(address));
  registerHealth(app, deps);
  // The last: hooks of closing run backwards, and what answers need is closed when they have gone.
  registerConnections(app);
  return app;
}
