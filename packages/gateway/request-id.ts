import { randomUUID } from 'node:crypto';
import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';
import { type ExecutionResult, GraphQLError } from 'graphql';

/** The header by which proxies, clients and subgraphs name a request. */
export const REQUEST_ID_HEADER = 'x-request-id';
/** What the server behind takes, too. */
const FORM = /^[\w.:+/=-]{8,128}$/;

/** The id that a request was given, if it is well-formed; else a new one. */
export function requestIdOf(given: string | readonly string[] | undefined): string {
  return typeof given === 'string' && FORM.test(given) ? given : randomUUID();
}

/** Puts the id of the request into every error: what somebody reports is found in the logs of all who took part. */
export function nameInErrors(): GatewayPlugin {
  return {
    onResultProcess({ request, result, setResult }) {
      const requestId = request.headers.get(REQUEST_ID_HEADER);
      if (Array.isArray(result)) setResult(result.map((one) => named(one, requestId)));
      else if (!(Symbol.asyncIterator in result)) setResult(named(result, requestId));
    },
  };
}

function named<Result extends ExecutionResult>(result: Result, requestId: string | null): Result {
  if (!result.errors) return result;
  const errors = result.errors.map(({ message, nodes, source, positions, path, originalError, extensions }) => {
    return new GraphQLError(message, {
      nodes: nodes ?? null,
      source: source ?? null,
      positions: positions ?? null,
      path: path ?? null,
      originalError: originalError ?? null,
      extensions: { ...extensions, requestId: extensions?.requestId ?? requestId },
    });
  });
  return { ...result, errors };
}
