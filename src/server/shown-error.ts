import { randomUUID } from 'node:crypto';
import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { describedFault, isUnavailable } from '../database/fault.ts';
import { currentTime } from '../database/request-time.ts';
import { DEFAULT_LANGUAGE, type Language } from '../shared/language.ts';
import { messageOfApiError, Refusal, SYSTEM_BUSY } from '../shared/refusal.ts';

/** What is said of a fault of ours, with the id under which the log has it. */
const FAULT: Readonly<Record<Language, (id: string) => string>> = {
  en: (id) => `Something went wrong on our side (${id}).`,
  'zh-CN': (id) => `服务器出现故障（${id}）。`,
};

/** What Apollo Server itself answers about a request; everything else is ours or is masked. */
const REQUEST_ERROR_CODES = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

/** What a caller sees of an error: our own codes as they are, everything unexpected masked behind an id that is logged. */
export function shownError(
  log: Pick<Logger, 'debug' | 'error'>,
  formatted: GraphQLFormattedError,
  error: unknown,
  language: Language = DEFAULT_LANGUAGE,
): GraphQLFormattedError {
  const cause = unwrapResolverError(error);
  const { message, locations, path, extensions } = formatted;
  const place = { ...(locations && { locations }), ...(path && { path }) };
  const code = String(extensions?.code);
  if (cause instanceof Refusal) {
    return { message: cause.messageIn(language), ...place, extensions: { code: 'BAD_USER_INPUT' } };
  }
  const worded = messageOfApiError(cause, language);
  if (worded !== undefined) {
    const { retryAfterSeconds } = extensions ?? {};
    return {
      message: worded,
      ...place,
      extensions: { code, ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) },
    };
  }
  if (REQUEST_ERROR_CODES.has(code)) return { message: withoutValues(message), ...place, extensions: { code } };
  if (cause instanceof GraphQLError && extensions?.code && code !== 'INTERNAL_SERVER_ERROR') {
    return { message, ...place, extensions: { code } };
  }
  if (isUnavailable(cause)) {
    // Who hangs up has their statements cancelled: nothing is wrong with the database, and nobody is told.
    if (currentTime()?.isAbandoned) log.debug({ fault: describedFault(cause) }, 'nobody waits for the answer any more');
    else log.error({ fault: describedFault(cause) }, 'the database could not be asked');
    return { message: SYSTEM_BUSY[language], ...place, extensions: { code: 'BUSY' } };
  }
  const id = randomUUID();
  log.error({ id, fault: describedFault(cause) }, 'an unexpected error was masked');
  return { message: FAULT[language](id), ...place, extensions: { code: 'INTERNAL', id } };
}

/** A longer message has a long value in it, of which nothing can be said without looking through it again and again. */
const MESSAGE_MAX = 2_000;

/**
 * The message of a parser, validator or scalar without the value that it found wrong. A value may be personal, and
 * messages end up in logs and in reports of errors.
 */
export function withoutValues(message: string): string {
  if (message.length > MESSAGE_MAX) return 'Something of this length does not fit the schema here.';
  return message
    .replace(/(cannot represent [^:]*|is not a valid [^:]*): [\s\S]*$/, '$1.')
    .replace(/^Value "[\s\S]*" does not exist in/, 'This value does not exist in')
    .replace(/(Expected value of type "[^"]*"), found [\s\S]*$/, '$1.')
    .replace(/(Argument "[^"]*") has invalid value [\s\S]*$/, '$1 has an invalid value.')
    .replace(/(Unexpected|found) (String|BlockString|Int|Float) "[\s\S]*"\.?$/, '$1 $2.');
}
