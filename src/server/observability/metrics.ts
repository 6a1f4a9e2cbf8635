import { timingSafeEqual } from 'node:crypto';
import type { ApolloServerPlugin } from '@apollo/server';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { QueueUsage } from '../../jobs/queue.ts';
import type { Context } from '../../request/context.ts';
import { isLoopback, isLoopbackHost } from '../../shared/loopback.ts';
import type { UserError } from '../../shared/payload.ts';
import { currentRequest } from './request-scope.ts';

/** The path of the metrics, in Prometheus' text format. */
const METRICS_PATH = '/metrics';

/** Upper bounds of the classes of durations, in seconds: from a read of one row to the longest statement. */
const DURATION_CLASSES = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Stands for every operation that nobody has named beforehand: a client must not be able to make series without end. */
const OTHER_OPERATION = 'other';

/** Connections of a pool at one moment. */
interface PoolUsage {
  readonly used: number;
  readonly idle: number;
  /** Requests that wait for one. */
  readonly waiting: number;
}

interface MetricsOptions {
  /** Bearer token that has to be shown; without one, only this machine is shown the metrics. */
  readonly token: string | undefined;
  /** Names of operations that get a series of their own. */
  readonly operationNames: ReadonlySet<string>;
  readonly poolUsage: () => PoolUsage;
  readonly jobQueue: () => Promise<QueueUsage>;
}

/** What one server counts. */
export interface Metrics {
  readonly registry: Registry;
  /** Counts an error of the whole request or of a field, as it is shown. */
  errorShown(code: string): void;
  /** Counts a mutation that ran to its end. */
  mutationDone(name: string, refusals: readonly Pick<UserError, 'code'>[]): void;
  /** Counts a subscription as open until the function it hands back is called. */
  subscriptionOpened(transport: 'sse' | 'websocket'): () => void;
}

declare module 'fastify' {
  interface FastifyInstance {
    /** What this server counts; undefined with METRICS=off. */
    metrics?: Metrics | undefined;
  }
  interface FastifyRequest {
    /** The name of the GraphQL operation that the request asks for, once it is known. */
    operationName?: string | undefined;
  }
}

/** Counts requests by route, operation and status, and serves what was counted at {@link METRICS_PATH}. */
export function registerMetrics(app: FastifyInstance, options: MetricsOptions): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const labelNames = ['method', 'route', 'operation', 'status'] as const;
  const durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the head of a request to the end of its answer, by route, known operation and status.',
    labelNames,
    buckets: DURATION_CLASSES,
    registers,
  });
  const errors = new Counter({
    name: 'graphql_errors_total',
    help: 'Errors of whole requests or of fields, by extensions.code.',
    labelNames: ['code'],
    registers,
  });
  const refusals = new Counter({
    name: 'graphql_refusals_total',
    help: 'Refusals in userErrors of mutations, by code.',
    labelNames: ['code'],
    registers,
  });
  const mutations = new Counter({
    name: 'graphql_mutations_total',
    help: 'Mutations that ran to their end, by field and by whether they were done or refused.',
    labelNames: ['mutation', 'outcome'],
    registers,
  });
  const subscriptions = new Gauge({
    name: 'graphql_subscriptions_open',
    help: 'Subscriptions that are open, by transport.',
    labelNames: ['transport'],
    registers,
  });
  registerPoolGauge(options.poolUsage, registers);
  registerJobGauges(options.jobQueue, registry);

  app.addHook('onResponse', (request, reply, done) => {
    const { operationName: name, method, routeOptions } = request;
    const operation = name === undefined ? '' : options.operationNames.has(name) ? name : OTHER_OPERATION;
    // Of a path that is not ours, only that it is none.
    const labels = { method, route: routeOptions.url ?? '', operation, status: reply.statusCode };
    durations.observe(labels, reply.elapsedTime / 1_000);
    done();
  });
  app.get(METRICS_PATH, async (request, reply) => {
    if (!mayRead(request, options.token)) return reply.callNotFound();
    return reply.type(registry.contentType).send(await registry.metrics());
  });

  return {
    registry,
    errorShown: (code) => errors.inc({ code }),
    mutationDone(mutation, refused) {
      mutations.inc({ mutation, outcome: refused.length > 0 ? 'refused' : 'done' });
      for (const { code } of refused) refusals.inc({ code });
    },
    subscriptionOpened(transport) {
      subscriptions.inc({ transport });
      let isOpen = true;
      return () => {
        if (isOpen) subscriptions.dec({ transport });
        isOpen = false;
      };
    },
  };
}

function registerPoolGauge(poolUsage: () => PoolUsage, registers: Registry[]): void {
  const pool = new Gauge({
    name: 'database_pool_connections',
    help: 'Database connections that are used or idle, and requests that wait for one.',
    labelNames: ['state'],
    registers: [],
    collect() {
      for (const [state, count] of Object.entries(poolUsage())) this.set({ state }, count);
    },
  });
  // Registered like this, as it is of no further use here.
  for (const registry of registers) registry.registerMetric(pool);
}

/** Of all processes together: each tells the same. While the database is away, nothing is told of its jobs. */
function registerJobGauges(jobQueue: () => Promise<QueueUsage>, registry: Registry): void {
  let asked: Promise<QueueUsage | undefined> | undefined;
  const usage = () =>
    (asked ??= jobQueue()
      .catch(() => undefined)
      .finally(() => (asked = undefined)));
  const jobs = new Gauge({
    name: 'jobs',
    help: 'Background jobs that are due, running, or dead: tried as often as they may be.',
    labelNames: ['state'],
    registers: [],
    async collect() {
      this.reset();
      const now = await usage();
      for (const state of ['due', 'running', 'dead'] as const) if (now) this.set({ state }, now[state]);
    },
  });
  const oldest = new Gauge({
    name: 'jobs_oldest_due_seconds',
    help: 'For how long the background job that has been due longest has been waiting.',
    labelNames: [],
    registers: [],
    async collect() {
      this.remove();
      const now = await usage();
      if (now) this.set(now.oldestSeconds);
    },
  });
  for (const gauge of [jobs, oldest]) registry.registerMetric(gauge);
}

/**
 * A scraper on this machine, or whoever has the token. A request that a proxy on this machine has passed on comes from
 * this machine and yet from anywhere, so it needs the token; and so does one by a name that is not this machine's own.
 */
function mayRead({ headers, socket }: FastifyRequest, token: string | undefined): boolean {
  if (token !== undefined) return isSame(headers.authorization ?? '', `Bearer ${token}`);
  const passedOn = headers.forwarded ?? headers['x-forwarded-for'] ?? headers.via ?? headers['x-real-ip'];
  return passedOn === undefined && isLoopback(socket.remoteAddress) && isLoopbackHost(headers.host);
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Notes which operation a request asks for. */
export function noteOperations(): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ operationName }) => {
        const request = currentRequest();
        if (request) request.operationName = operationName ?? OTHER_OPERATION;
      },
    }),
  };
}

/** Schemas may have their fields in common. */
const noted = new WeakSet<object>();

/** Has the mutations of a schema counted by the server that runs them. */
export function noteMutations(schema: GraphQLSchema): void {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const { name, resolve } = field;
    if (!resolve || noted.has(field)) continue;
    noted.add(field);
    field.resolve = async (root, args, ctx: Context, info) => {
      const payload: unknown = await resolve(root, args, ctx, info);
      const { userErrors = [] } = (payload ?? {}) as { userErrors?: readonly UserError[] };
      currentRequest()?.server.metrics?.mutationDone(name, userErrors);
      return payload;
    };
  }
}
