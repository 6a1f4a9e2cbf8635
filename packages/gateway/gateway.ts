import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createGatewayRuntime, JSONLogWriter, Logger } from '@graphql-hive/gateway-runtime';
import http from '@graphql-mesh/transport-http';
import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import { BODY_MAX_BYTES, HEADERS_MAX_BYTES, limitDocuments, REQUEST_TIMEOUT_MS } from './limits.ts';
import { nameInErrors, REQUEST_ID_HEADER, requestIdOf } from './request-id.ts';
import { OUR_SUBGRAPH, type Settings } from './settings.ts';
import { guardSubgraphCalls, shownFault } from './subgraph-calls.ts';

/** Where the server behind answers subscriptions. */
const STREAM_PATH = '/graphql/stream';
/** References that one request to a subgraph carries at most: what ours takes. */
const REFERENCES_MAX = 1_000;
/** What is passed on of a request, besides the bearer token. */
const FORWARDED_HEADERS = ['accept-language', REQUEST_ID_HEADER, 'last-event-id'] as const;

export interface Gateway {
  readonly server: Server;
  close(): Promise<void>;
}

/** The gateway, ready to listen: `/graphql` over all subgraphs, `/livez` and `/readyz`. */
export function buildGateway(settings: Settings): Gateway {
  const runtime = createGatewayRuntime({
    supergraph: readFileSync(settings.supergraph, 'utf8'),
    transports: { http },
    transportEntries: transportEntries(settings),
    propagateHeaders: {
      fromClientToSubgraphs: ({ request, subgraphName }) => headersFor(subgraphName, request.headers, settings),
    },
    plugins: () => [limitDocuments(), guardSubgraphCalls(settings.timeoutOf), nameInErrors()],
    __experimental__batchDelegateOptions: { maxBatchSize: REFERENCES_MAX },
    // They stand in the errors of the guard.
    subgraphErrors: false,
    cors: settings.origins.length > 0 ? { origin: [...settings.origins] } : false,
    healthCheckEndpoint: '/livez',
    readinessCheckEndpoint: '/readyz',
    graphiql: { title: 'Grid Commons with its partners' },
    renderGraphiQL,
    landingPage: false,
    maskedErrors: { maskError: shownFault },
    logging: new Logger({ level: 'warn', writers: [new JSONLogWriter()] }),
  });
  const server = createServer(
    { maxHeaderSize: HEADERS_MAX_BYTES, requestTimeout: REQUEST_TIMEOUT_MS },
    (request, response) => {
      const requestId = requestIdOf(request.headers[REQUEST_ID_HEADER]);
      // Logs, answers and subgraphs are given what stands here.
      request.headers[REQUEST_ID_HEADER] = requestId;
      if (request.method === 'POST' && !(Number(request.headers['content-length']) <= BODY_MAX_BYTES)) {
        const message = `Send at most ${BODY_MAX_BYTES} bytes, with their number in Content-Length.`;
        response.writeHead(413, {
          'content-type': 'application/json',
          connection: 'close',
          [REQUEST_ID_HEADER]: requestId,
        });
        response.end(JSON.stringify({ errors: [{ message, extensions: { code: 'BAD_REQUEST', requestId } }] }));
        return;
      }
      void runtime(request, response);
    },
  );
  return {
    server,
    async close() {
      server.close();
      server.closeIdleConnections();
      await runtime.dispose();
    },
  };
}

function transportEntries({ urls }: Settings) {
  const named = Object.entries(urls).map(([name, location]) => [name, { location }] as const);
  const ours = {
    ...(urls[OUR_SUBGRAPH] && { location: urls[OUR_SUBGRAPH] }),
    options: { subscriptions: { kind: 'http', location: STREAM_PATH, options: { method: 'POST' } } },
  };
  return { ...Object.fromEntries(named), [OUR_SUBGRAPH]: ours };
}

/** What a subgraph is told of the request that it helps to answer. */
function headersFor(subgraph: string, headers: Headers, { tokenTo, credential }: Settings) {
  const names = tokenTo.has(subgraph) ? ['authorization', ...FORWARDED_HEADERS] : FORWARDED_HEADERS;
  const told = Object.fromEntries(names.map((name) => [name, headers.get(name)]));
  // By us alone: what a client sends under this name goes nowhere.
  return subgraph === OUR_SUBGRAPH ? { ...told, 'x-gateway-credential': credential } : told;
}
