import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';
import { type ExecutionResult, GraphQLError } from 'graphql';

/** What the client that asks subgraphs says when nothing came, or nothing that is an answer in GraphQL. */
const NO_ANSWER = 'SUBREQUEST_HTTP_ERROR';
const NO_GRAPHQL = 'RESPONSE_VALIDATION_FAILED';

type ExecutionRequest = Parameters<Parameters<NonNullable<GatewayPlugin['onSubgraphExecute']>>[0]['executor']>[0];
type Answer = AsyncIterable<ExecutionResult> | ExecutionResult;

/** Why a subgraph has not answered. */
type Reason = 'TIMEOUT' | 'UNREACHABLE' | 'NOT_GRAPHQL';

const SENTENCES: Readonly<Record<Reason, Readonly<Record<'en' | 'zh', (subgraph: string) => string>>>> = {
  TIMEOUT: {
    en: (subgraph) => `The service ${subgraph} took too long; what it adds is missing.`,
    zh: (subgraph) => `服务 ${subgraph} 响应超时，其数据暂缺。`,
  },
  UNREACHABLE: {
    en: (subgraph) => `The service ${subgraph} cannot be reached; what it adds is missing.`,
    zh: (subgraph) => `服务 ${subgraph} 无法连接，其数据暂缺。`,
  },
  NOT_GRAPHQL: {
    en: (subgraph) => `The service ${subgraph} did not answer in GraphQL; what it adds is missing.`,
    zh: (subgraph) => `服务 ${subgraph} 的响应无效，其数据暂缺。`,
  },
};

/**
 * Waits for a subgraph as long as it may take, and says in one way what is missing when it does not answer: by an error
 * with the code SUBGRAPH_UNAVAILABLE, the name of the service and the reason. Errors of a subgraph itself are passed on
 * with its name, without what could set the status or headers of our answer.
 */
export function guardSubgraphCalls(timeoutOf: (subgraph: string) => number): GatewayPlugin {
  // Until when an operation asks a subgraph no more that was too slow for it: it would wait again at each of its steps.
  const spared = new WeakMap<object, Map<string, number>>();
  return {
    onSubgraphExecute({ subgraphName, executor, setExecutor }) {
      const guarded = async (request: ExecutionRequest): Promise<Answer> => {
        const operation = request.context ?? request;
        const until = spared.get(operation) ?? new Map<string, number>();
        const say = (reason: Reason) => missing(subgraphName, reason, request);
        if (performance.now() < (until.get(subgraphName) ?? 0)) return say('TIMEOUT');
        const late = new AbortController();
        const timeout = timeoutOf(subgraphName);
        // Until the answer begins: a subscription goes on after that.
        const timer = setTimeout(() => {
          spared.set(operation, until.set(subgraphName, performance.now() + timeout));
          late.abort(new Error('late'));
        }, timeout);
        const signal = request.signal ? AbortSignal.any([late.signal, request.signal]) : late.signal;
        try {
          const result = (await executor({ ...request, signal })) as Answer;
          if (late.signal.aborted) return say('TIMEOUT');
          return isStream(result) ? result : shown(result, subgraphName, say);
        } catch (error) {
          if (request.signal?.aborted) throw error;
          return say(late.signal.aborted ? 'TIMEOUT' : 'UNREACHABLE');
        } finally {
          clearTimeout(timer);
        }
      };
      setExecutor(guarded as typeof executor);
    },
  };
}

/**
 * An error as it is shown. What goes wrong at a field is the fault of the service that sent its value, since the gateway
 * has no values of its own.
 */
export function shownFault(error: unknown): Error {
  if (error instanceof GraphQLError && isForCallers(error)) return withoutInput(error);
  const path = error instanceof GraphQLError ? error.path : undefined;
  return path
    ? new GraphQLError('A service sent something else than its schema says.', {
        path,
        extensions: { code: 'SUBGRAPH_INVALID_RESPONSE' },
      })
    : new GraphQLError('Something went wrong on our side.', { extensions: { code: 'INTERNAL' } });
}

/** What an executor says of input that does not fit: it has no code. */
const INPUT_UNFIT = /^(Variable "\$|Argument ")/;

/** The same without what was sent, which may be somebody's phone number; it keeps where that stood. */
function withoutInput(error: GraphQLError): GraphQLError {
  const { message, nodes, path, extensions } = error;
  if (extensions.code || !INPUT_UNFIT.test(message)) return error;
  const withoutValue = message.replace(/ (got|has) invalid value [\s\S]*$/, ' $1 an invalid value.');
  return new GraphQLError(withoutValue, {
    nodes: nodes ?? null,
    path: path ?? null,
    extensions: { code: 'BAD_USER_INPUT' },
  });
}

function isForCallers({ originalError }: GraphQLError): boolean {
  return originalError === undefined || (originalError instanceof GraphQLError && isForCallers(originalError));
}

function isStream(result: Answer): result is AsyncIterable<ExecutionResult> {
  return Symbol.asyncIterator in result;
}

function shown(result: ExecutionResult, subgraph: string, say: (reason: Reason) => ExecutionResult): ExecutionResult {
  if (!result.errors) return result;
  const codes = result.errors.map(({ extensions }) => extensions?.code);
  if (codes.includes(NO_ANSWER)) return say('UNREACHABLE');
  if (codes.includes(NO_GRAPHQL)) return say('NOT_GRAPHQL');
  return { ...result, errors: result.errors.map((error) => named(error, subgraph)) };
}

function named({ message, path, extensions }: GraphQLError, serviceName: string): GraphQLError {
  const { http: _, code = 'DOWNSTREAM_SERVICE_ERROR', ...others } = extensions ?? {};
  return new GraphQLError(message, { path, extensions: { ...others, code, serviceName } });
}

function missing(serviceName: string, reason: Reason, { context }: ExecutionRequest): ExecutionResult {
  const { request } = (context ?? {}) as { request?: Request };
  const language = /^\s*zh\b/i.test(request?.headers.get('accept-language') ?? '') ? 'zh' : 'en';
  const extensions = { code: 'SUBGRAPH_UNAVAILABLE', serviceName, reason };
  return { data: null, errors: [new GraphQLError(SENTENCES[reason][language](serviceName), { extensions })] };
}
