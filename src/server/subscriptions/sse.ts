import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type ExecutionResult, GraphQLError, type GraphQLFormattedError } from 'graphql';
import { answerHead, isToComeBack } from '../limits/answer-status.ts';
import { RefusedOperation, type Subscription, type SubscriptionRequest } from './open-subscription.ts';

/** A line without meaning keeps proxies from taking a quiet stream for a dead one, in milliseconds. */
const HEARTBEAT_MS = 12_000;
/** A client that takes nothing for so long is let go of, in milliseconds. */
const STALLED_MS = 30_000;
/** What is kept for a client that reads slowly, in bytes, before events have to wait. */
const BUFFER_BYTES = 16 * 1024;

/** What the handler needs of the server. */
interface StreamHandling {
  open(request: FastifyRequest, asked: SubscriptionRequest, lastEventId: string | undefined): Promise<Subscription>;
  shown(request: FastifyRequest, error: GraphQLError): GraphQLFormattedError;
}

/**
 * Answers one subscription as a stream of server-sent events: the distinct connections mode of the protocol "GraphQL over
 * Server-Sent Events". Each event has its id in the field `id`, which clients send back as Last-Event-ID to go on.
 */
export async function streamSubscription(
  handling: StreamHandling,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  if (!String(request.headers.accept ?? '').includes('text/event-stream')) {
    return reply.code(406).send(refusal(request, 'A subscription is read as text/event-stream.'));
  }
  const asked = askedOf(request);
  if (!asked)
    return reply.code(400).send(refusal(request, 'The request is not a JSON object, or its variables are none.'));

  let subscription: Subscription | undefined;
  let errors: readonly GraphQLError[] = [];
  try {
    subscription = await handling.open(request, asked, lastEventIdOf(request));
  } catch (error) {
    errors = errorsOf(error);
    // What says who may come back, and when, is not the beginning of a stream: balancers and clients know it by its status.
    const heads = errors.map(answerHead).filter((one) => one !== undefined);
    const head = heads.find((one) => error instanceof GraphQLError || isToComeBack(one.status));
    if (head) {
      return reply
        .code(head.status)
        .headers(head.headers)
        .send({ errors: errors.map((one) => handling.shown(request, one)) });
    }
  }

  const stream = new PassThrough({ writableHighWaterMark: BUFFER_BYTES });
  void reply
    .header('content-type', 'text/event-stream; charset=utf-8')
    .header('cache-control', 'no-cache, no-transform')
    // nginx would gather events into blocks.
    .header('x-accel-buffering', 'no')
    .send(stream);
  // Some clients take a connection for open only when something has come.
  stream.write(':\n\n');
  const shown = (all: readonly GraphQLError[]) => all.map((error) => handling.shown(request, error));
  if (subscription) {
    reply.raw.once('close', () => subscription.end());
    if (reply.raw.destroyed) subscription.end();
    void pump(subscription, stream, shown);
  } else {
    stream.end(completion(shown(errors)));
  }
  return reply;
}

async function pump(
  { results, end }: Subscription,
  stream: PassThrough,
  shown: (errors: readonly GraphQLError[]) => GraphQLFormattedError[],
): Promise<void> {
  const heartbeat = setInterval(() => {
    if (!stream.writableNeedDrain) stream.write(':\n\n');
  }, HEARTBEAT_MS);
  stream.once('close', end);
  try {
    for await (const { eventId, result } of results) {
      const next = nextFrame(result, eventId, shown);
      if (!stream.write(next)) await once(stream, 'drain', { signal: AbortSignal.timeout(STALLED_MS) });
    }
    // The server or the client goes. Without `complete` a client comes back, to whoever then answers.
    stream.end();
  } catch (error) {
    if (stream.writableNeedDrain) stream.destroy();
    else stream.end(completion(shown(errorsOf(error))));
  } finally {
    clearInterval(heartbeat);
    end();
  }
}

/** The frames of results that many are sent. */
const frames = new WeakMap<ExecutionResult, string>();

function nextFrame(
  result: ExecutionResult,
  eventId: string,
  shown: (errors: readonly GraphQLError[]) => GraphQLFormattedError[],
): string {
  const { errors, ...others } = result;
  // Errors are shown to each with the id of their own request.
  if (errors) return frame('next', { ...others, errors: shown(errors) }, eventId);
  let text = frames.get(result);
  if (text === undefined) frames.set(result, (text = frame('next', result, eventId)));
  return text;
}

function frame(event: 'next' | 'complete', data?: ExecutionResult | object, id?: string): string {
  const identified = id === undefined ? '' : `id: ${id}\n`;
  return `${identified}event: ${event}\ndata:${data === undefined ? '' : ` ${JSON.stringify(data)}`}\n\n`;
}

function completion(errors: readonly GraphQLFormattedError[]): string {
  return `${frame('next', { errors })}${frame('complete')}`;
}

function errorsOf(error: unknown): readonly GraphQLError[] {
  if (error instanceof RefusedOperation) return error.errors;
  if (error instanceof GraphQLError) return [error];
  return [new GraphQLError('', { originalError: error instanceof Error ? error : new Error(String(error)) })];
}

function refusal({ id }: FastifyRequest, message: string) {
  return { errors: [{ message, extensions: { code: 'BAD_REQUEST', requestId: id } }] };
}

function lastEventIdOf({ headers }: FastifyRequest): string | undefined {
  const header = headers['last-event-id'];
  return typeof header === 'string' && header !== '' ? header : undefined;
}

/** What is asked for, in the body or, as EventSource does it, in the URL. */
function askedOf({ method, body, query }: FastifyRequest): SubscriptionRequest | undefined {
  if (method !== 'GET') {
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? body : undefined;
  }
  const { variables, extensions, ...others } = query as Record<string, string | undefined>;
  try {
    return {
      ...others,
      variables: variables ? JSON.parse(variables) : undefined,
      extensions: extensions ? JSON.parse(extensions) : undefined,
    };
  } catch {
    return undefined;
  }
}
