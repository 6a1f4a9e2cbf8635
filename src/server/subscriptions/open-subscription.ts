import { hash } from 'node:crypto';
import {
  createSourceEventStream,
  type DocumentNode,
  execute,
  type ExecutionResult,
  getOperationAST,
  GraphQLError,
  type GraphQLSchema,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import type { Context } from '../../request/context.ts';
import { withFewErrors } from '../limits/answer-size.ts';
import { DOCUMENT_TOKENS_MAX, requireModestDocument, VALIDATION_ERRORS_MAX } from '../limits/document-size.ts';
import { type CostFigures, requireAffordable } from '../limits/query-cost.ts';
import type { RequestRates } from '../limits/request-rates.ts';
import { networkOf } from '../../shared/network.ts';
import { apiError } from '../../shared/refusal.ts';
import type { TrustedDocuments } from '../limits/trusted-documents.ts';
import { ownerOf } from './ended-access.ts';
import type { LiveContext, LivePayload, LiveProcess, LiveRequest } from '../../events/live/live-events.ts';
import { tooManySubscriptions } from '../../events/live/live.errors.ts';

/** Subscriptions of one process. Each costs some ten kilobytes, and a look at each event that may concern it. */
const SUBSCRIPTIONS_MAX = 10_000;
/** Of these, what one person may have. */
export const SUBSCRIPTIONS_PER_PERSON_MAX = 500;
/** And what all without a token may have together: nobody unknown can take every place from those who are known. */
export const SUBSCRIPTIONS_OF_STRANGERS_MAX = 5_000;

/** What a client asks for, in either transport. Nothing of it has been checked. */
export interface SubscriptionRequest {
  readonly query?: unknown;
  readonly operationName?: unknown;
  readonly variables?: unknown;
  readonly documentId?: unknown;
  readonly extensions?: unknown;
}

/** What the subscriptions of one process share. */
export interface LiveDependencies extends LiveProcess {
  readonly schema: GraphQLSchema;
  readonly trustedDocuments: TrustedDocuments;
  /** What callers may ask for over time. */
  readonly rates?: RequestRates | undefined;
  /** What all without a token at one address may have of {@link SUBSCRIPTIONS_OF_STRANGERS_MAX}; all of it, if absent. */
  readonly strangersPerAddress?: number | undefined;
  /** All that are open. */
  readonly open: Set<Subscription>;
  /** Told of each that is opened; what it hands back, of its end. */
  readonly opened?: () => (() => void) | undefined;
}

/** An event on its way to the client. */
export interface LiveResult {
  readonly eventId: string;
  readonly result: ExecutionResult;
}

/** An open subscription. */
export interface Subscription {
  /** Who has it: the subject and issuer of the token; undefined for nobody. */
  readonly owner: string | undefined;
  /** The session that it was asked for by, if it was by one. */
  readonly sessionId: string | undefined;
  /** Where it was asked for: the address, or the network that stands for it. */
  readonly network: string;
  /** What was asked for, as it was read. */
  readonly operation: Operation;
  /** Ends with what the client is to be told, or without an error when the client or the server goes. */
  readonly results: AsyncGenerator<LiveResult>;
  /** Looks whether the token still holds; ends it if not. */
  check(): Promise<void>;
  /** Ends it at once. */
  end(error?: GraphQLError): void;
}

/**
 * Opens a subscription, under the limits of any operation.
 * @param contextNow the context of its request at each moment; it throws once the token has expired
 * @param address where the request came from
 * @throws RefusedOperation with what the client is told
 */
export async function openSubscription(
  live: LiveDependencies,
  request: SubscriptionRequest,
  lastEventId: string | undefined,
  contextNow: () => Promise<Context>,
  address: string,
): Promise<Subscription> {
  await live.rates?.arrived(address);
  const operation = refusing(() => readOperation(live, request));
  const ctx = await contextNow();
  await live.rates?.asked(ctx, operation.cost.points);
  const owner = ownerOf(ctx.identity);
  const network = networkOf(address);
  requirePlace(live, owner, network);

  const ending = new AbortController();
  const { dispatcher, looks, turns, followedDays } = live;
  const following: LiveRequest = {
    dispatcher,
    looks,
    turns,
    followedDays,
    follower: { owner, address },
    values: operation.cost.values,
    lastEventId,
    signal: ending.signal,
    fresh: contextNow,
  };
  const end = (error?: GraphQLError) => ending.abort(error);
  const subscription: Subscription = {
    owner,
    sessionId: ctx.identity?.sessionId,
    network,
    end,
    operation,
    results: undefined as never,
    async check() {
      await contextNow().catch((error: unknown) => {
        if (error instanceof GraphQLError && error.extensions.code === 'UNAUTHENTICATED') end(error);
      });
    },
  };
  // Counted from now on, so that many who come at once do not all find the last place.
  live.open.add(subscription);
  const ended = live.opened?.();
  ending.signal.addEventListener('abort', () => (live.open.delete(subscription), ended?.()), { once: true });
  try {
    const contextValue: LiveContext = { ...ctx, live: following };
    const stream = await createSourceEventStream({ ...operation, contextValue });
    if (!(Symbol.asyncIterator in stream)) throw new RefusedOperation(stream.errors ?? []);
    // Nobody without a token is shown anything else than another.
    const askedAs = owner === undefined ? askedAlike(operation, ctx) : undefined;
    const results = resultsOf(stream as AsyncGenerator<LivePayload>, operation, askedAs, end);
    return Object.assign(subscription, { results });
  } catch (error) {
    end();
    throw error;
  }
}

/** @throws BUSY when this process has as many as it may, or as many of this person, or of strangers, or of those there */
function requirePlace(
  { open, strangersPerAddress = SUBSCRIPTIONS_OF_STRANGERS_MAX }: LiveDependencies,
  owner: string | undefined,
  network: string,
): void {
  const ofOwner = [...open].filter((one) => one.owner === owner);
  const ofOwnerMax = owner === undefined ? SUBSCRIPTIONS_OF_STRANGERS_MAX : SUBSCRIPTIONS_PER_PERSON_MAX;
  if (open.size >= SUBSCRIPTIONS_MAX || ofOwner.length >= ofOwnerMax) throw tooManySubscriptions();
  if (owner !== undefined) return;
  if (ofOwner.filter((one) => one.network === network).length >= strangersPerAddress) throw tooManySubscriptions();
}

/** What is wrong with an operation, as a list, as documents can be wrong in several ways. */
export class RefusedOperation extends Error {
  override readonly name = 'RefusedOperation';
  readonly errors: readonly GraphQLError[];

  constructor(errors: readonly GraphQLError[]) {
    super(errors[0]?.message);
    this.errors = errors;
  }
}

/** An operation that may run. */
export interface Operation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  readonly variableValues: Record<string, unknown>;
  /** What one event could give back at most. */
  readonly cost: CostFigures & { readonly points: number };
}

/** Results by what was shown, then by what was asked of it and of which event. */
const resultsAlike = new WeakMap<object, Map<string, Promise<ExecutionResult>>>();

/** The same text for the same question. */
function askedAlike({ document, operationName, variableValues }: Operation, { language }: Context): string {
  const text = document.loc?.source.body;
  return hash('sha256', JSON.stringify([text, operationName, variableValues, language]), 'base64');
}

async function* resultsOf(
  stream: AsyncGenerator<LivePayload>,
  operation: Operation,
  askedAs: string | undefined,
  end: () => void,
): AsyncGenerator<LiveResult> {
  const resultOf = async ({ value, ctx }: LivePayload): Promise<ExecutionResult> => {
    // By graphql-js: compiled plans of operations that run once for each event would crowd out those of queries.
    const result = withFewErrors(await execute({ ...operation, rootValue: value, contextValue: ctx }));
    return { ...result, extensions: { eventId: value.eventId } };
  };
  try {
    for await (const payload of stream) {
      const { eventId } = payload.value;
      const { alike } = payload;
      if (alike === undefined || askedAs === undefined) {
        yield { eventId, result: await resultOf(payload) };
        continue;
      }
      const results = resultsAlike.get(alike) ?? new Map<string, Promise<ExecutionResult>>();
      resultsAlike.set(alike, results);
      const key = `${eventId} ${askedAs}`;
      const result = results.get(key) ?? resultOf(payload);
      results.set(key, result);
      yield { eventId, result: await result };
    }
  } finally {
    end();
  }
}

function refusing<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof GraphQLError) throw new RefusedOperation([error]);
    throw error;
  }
}

function readOperation(live: LiveDependencies, request: SubscriptionRequest): Operation {
  const { schema } = live;
  const given = typeof request.query === 'string' ? request.query : undefined;
  const sha256Hash = (request.extensions as { persistedQuery?: { sha256Hash?: unknown } } | null | undefined)
    ?.persistedQuery?.sha256Hash;
  const text = live.trustedDocuments.textFor({ query: given, documentId: request.documentId, sha256Hash }) ?? given;
  if (text === undefined) throw apiError('BAD_USER_INPUT', 'A subscription needs a document in query.');
  const operationName = typeof request.operationName === 'string' ? request.operationName : undefined;

  const document = parsed(text);
  const operation = getOperationAST(document, operationName);
  if (operation?.operation !== 'subscription') {
    throw apiError('BAD_USER_INPUT', 'Here are subscriptions only. Send queries and mutations to /graphql.');
  }
  requireModestDocument(document);
  const errors = validate(schema, document, specifiedRules, { maxErrors: VALIDATION_ERRORS_MAX });
  if (errors.length > 0) throw new RefusedOperation(errors.map(validationError));
  const variableValues = Object(request.variables ?? {}) as Record<string, unknown>;
  const cost = requireAffordable(schema, document, operation, variableValues);
  return { schema, document, operationName, variableValues, cost };
}

function parsed(text: string): DocumentNode {
  try {
    return parse(text, { maxTokens: DOCUMENT_TOKENS_MAX });
  } catch (error) {
    throw new GraphQLError((error as Error).message, { extensions: { code: 'GRAPHQL_PARSE_FAILED' } });
  }
}

function validationError({ message, nodes }: GraphQLError): GraphQLError {
  return new GraphQLError(message, { nodes: nodes ?? null, extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } });
}
