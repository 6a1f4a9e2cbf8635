import type { ApolloServerPlugin } from '@apollo/server';
import type { FastifyInstance } from 'fastify';
import { GraphQLError } from 'graphql';
import { isUnavailable } from '../../database/fault.ts';
import type { Context } from '../../request/context.ts';

/** Whoever is sent away for a moment comes back after so many seconds, where nothing else is known. */
export const RETRY_AFTER_SECONDS = 1;

/** What an error of the whole request is in HTTP, so that balancers and clients' own retries know it without reading. */
const STATUS_BY_CODE: Readonly<Record<string, number>> = { BUSY: 503, RATE_LIMITED: 429 };
const STATUS_BUSY = STATUS_BY_CODE.BUSY!;

/**
 * Answers an operation of which nothing came because the system is busy, or the caller too eager, by the status that says
 * so. What has come in part is a 200: it says of each field what it is, and some of it may have changed something.
 */
export function sayStatus(): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async () => ({
      willSendResponse: async ({ response: { body, http } }) => {
        if (body.kind !== 'single') return;
        const { data, errors } = body.singleResult;
        if (!errors?.length || Object.values(data ?? {}).some((field) => field !== null)) return;
        const codes = errors.map(({ extensions }) => String(extensions?.code));
        const code = codes.find((each) => each in STATUS_BY_CODE);
        if (code === undefined) return;
        http.status = STATUS_BY_CODE[code]!;
        const { retryAfterSeconds } = errors[codes.indexOf(code)]!.extensions ?? {};
        http.headers.set('retry-after', String(retryAfterSeconds ?? RETRY_AFTER_SECONDS));
      },
    }),
  };
}

/** What an error of a whole request is in HTTP. */
interface AnswerHead {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** What an error says of the answer in HTTP, or its code does; undefined for one that says nothing of it. */
export function answerHead(error: unknown): AnswerHead | undefined {
  if (!(error instanceof GraphQLError)) return isUnavailable(error) ? { status: STATUS_BUSY, headers: {} } : undefined;
  const { http, code, retryAfterSeconds } = error.extensions;
  const { status, headers = [] } = (http ?? {}) as unknown as {
    readonly status?: number;
    readonly headers?: ReadonlyMap<string, string>;
  };
  if (status !== undefined) return { status, headers: Object.fromEntries(headers) };
  const ofCode = STATUS_BY_CODE[String(code)];
  if (ofCode === undefined) return error.originalError ? answerHead(error.originalError) : undefined;
  return {
    status: ofCode,
    headers: retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) },
  };
}

/** Whether whoever is answered so may have better luck later. */
export function isToComeBack(status: number): boolean {
  return Object.values(STATUS_BY_CODE).includes(status);
}

/** Says when to come back in every answer that sends somebody away. */
export function registerRetryAfter(app: FastifyInstance): void {
  app.addHook('onSend', async (_request, reply) => {
    if (isToComeBack(reply.statusCode) && !reply.hasHeader('retry-after')) {
      reply.header('retry-after', RETRY_AFTER_SECONDS);
    }
  });
}
