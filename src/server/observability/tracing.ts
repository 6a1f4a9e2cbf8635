import { channel, tracingChannel } from 'node:diagnostics_channel';
import { setTimeout as pause } from 'node:timers/promises';
import {
  type Attributes,
  type Context as TraceContext,
  context,
  propagation,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { STATEMENTS_CHANNEL } from '../../database/preparing-client.ts';
import { withoutValues } from './statement-text.ts';
import type { Tracing, TracedOperation } from './trace-points.ts';
import { THREADS_CHANNEL } from '../../exchange/allocation/solver-thread.ts';
import { faultOf } from '../../database/fault.ts';

/** Names are what clients send; a longer one is cut. */
const NAME_LENGTH_MAX = 100;

/** How long the last of them are tried to be sent, in milliseconds: the library would try for ten seconds. */
const LAST_SEND_MS = 3_000;

/**
 * Starts to send traces to a collector: a span for each HTTP request, GraphQL operation, SQL statement (its text, never
 * its values) and solver's thread. A `traceparent` that comes in is continued; what this process fetches from others
 * carries one, and each answer tells its own.
 * @param endpoint base URL of the collector, such as http://127.0.0.1:4318
 */
export function startTracing(endpoint: string): Tracing {
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': process.env.OTEL_SERVICE_NAME ?? 'grid-commons' }),
    spanProcessors: [
      new BatchSpanProcessor(new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` })),
    ],
  });
  provider.register();
  const tracer = trace.getTracer('grid-commons');
  const contexts = new WeakMap<FastifyRequest, TraceContext>();
  const undo = [traceStatements(), traceThreads(), sendTraceparent()];

  /** Runs work inside a span of its own, which ends with it. */
  async function inSpan<T>(name: string, attributes: Attributes, work: () => Promise<T>): Promise<T> {
    const span = tracer.startSpan(name, { kind: SpanKind.INTERNAL, attributes });
    try {
      return await context.with(trace.setSpan(context.active(), span), work);
    } catch (error) {
      markFailed(span, error);
      throw error;
    } finally {
      span.end();
    }
  }

  function traceRequests(app: FastifyInstance): void {
    app.addHook('onRequest', (request, reply, done) => {
      const { method, headers, routeOptions, id } = request;
      const route = routeOptions.url ?? '';
      const parent = propagation.extract(ROOT_CONTEXT, headers);
      const attributes = { 'http.request.method': method, 'http.route': route, 'grid_commons.request_id': id };
      const span = tracer.startSpan(`${method} ${route}`, { kind: SpanKind.SERVER, attributes }, parent);
      const inside = trace.setSpan(parent, span);
      contexts.set(request, inside);
      const carrier: Record<string, string> = {};
      propagation.inject(inside, carrier);
      reply.headers(carrier);
      done();
    });
    app.addHook('onResponse', (request, reply, done) => {
      const inside = contexts.get(request);
      const span = inside && trace.getSpan(inside);
      span?.setAttribute('http.response.status_code', reply.statusCode);
      if (reply.statusCode >= 500) span?.setStatus({ code: SpanStatusCode.ERROR });
      span?.end();
      done();
    });
  }

  return {
    traceRequests,
    inRequest: (request, work) => context.with(contexts.get(request) ?? context.active(), work),
    inOperation({ type, name }: TracedOperation, work) {
      const shown = name?.slice(0, NAME_LENGTH_MAX);
      const attributes = {
        'graphql.operation.type': type,
        ...(shown !== undefined && { 'graphql.operation.name': shown }),
      };
      return inSpan(shown === undefined ? type : `${type} ${shown}`, attributes, work);
    },
    async stop() {
      for (const step of undo) step();
      const sent = new AbortController();
      const limit = pause(LAST_SEND_MS, undefined, { signal: sent.signal }).then(() => {
        throw new Error(`the collector has not taken them within ${LAST_SEND_MS} ms`);
      });
      try {
        await Promise.race([provider.shutdown(), limit]);
      } finally {
        sent.abort();
        trace.disable();
        context.disable();
        propagation.disable();
      }
    },
  };

  function traceStatements(): () => void {
    return traceChannel<{ text: string }>(STATEMENTS_CHANNEL, ({ text }) =>
      tracer.startSpan(/^\s*\w+/.exec(text)?.[0].trim().toLowerCase() ?? 'sql', {
        kind: SpanKind.CLIENT,
        attributes: { 'db.system.name': 'postgresql', 'db.query.text': withoutValues(text) },
      }),
    );
  }

  function traceThreads(): () => void {
    return traceChannel<{ module: string }>(THREADS_CHANNEL, ({ module }) =>
      tracer.startSpan(`thread ${module}`, { kind: SpanKind.INTERNAL }),
    );
  }
}

/** Has a span for each run that is announced on a channel, until the promise of the run is settled. */
function traceChannel<Run extends object>(name: string, startSpan: (run: Run) => Span): () => void {
  const spans = new WeakMap<object, Span>();
  const runs = tracingChannel<Run>(name);
  const subscribers = {
    start(run: Run) {
      spans.set(run, startSpan(run));
    },
    end() {},
    asyncStart() {},
    asyncEnd(run: object) {
      spans.get(run)?.end();
    },
    error(run: { error?: unknown }) {
      const span = spans.get(run);
      if (span) markFailed(span, run.error);
    },
  };
  runs.subscribe(subscribers);
  return () => runs.unsubscribe(subscribers);
}

/** What goes out by `fetch` says which trace it belongs to. */
function sendTraceparent(): () => void {
  const requests = channel('undici:request:create');
  const onRequest = (message: unknown) => {
    const { request } = message as { request: { addHeader(name: string, value: string): void } };
    const carrier: Record<string, string> = {};
    propagation.inject(context.active(), carrier);
    for (const [name, value] of Object.entries(carrier)) request.addHeader(name, value);
  };
  requests.subscribe(onRequest);
  return () => requests.unsubscribe(onRequest);
}

/** The kind of an error and its SQLSTATE. A message may hold personal values. */
function markFailed(span: Span, error: unknown): void {
  const { code } = faultOf(error);
  span.setStatus({ code: SpanStatusCode.ERROR });
  span.setAttribute('error.type', error instanceof Error ? error.name : typeof error);
  if (code !== undefined) span.setAttribute('db.response.status_code', code);
}
