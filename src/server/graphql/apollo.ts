import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLFormattedError, GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { Context } from '../../request/context.ts';
import { languageOf } from '../../shared/language.ts';
import type { ServerDependencies } from '../dependencies.ts';
import { keepGatewayFields } from '../federation/gateway-door.ts';
import { sayStatus } from '../limits/answer-status.ts';
import { writtenAnswer } from '../limits/answer-size.ts';
import { DOCUMENT_TOKENS_MAX, VALIDATION_ERRORS_MAX } from '../limits/document-size.ts';
import { requireOperation } from '../limits/known-operation.ts';
import { limitQueryCost } from '../limits/query-cost.ts';
import type { RequestRates } from '../limits/request-rates.ts';
import { resolveDocuments, type TrustedDocuments } from '../limits/trusted-documents.ts';
import { type Metrics, noteMutations, noteOperations } from '../observability/metrics.ts';
import { currentRequest } from '../observability/request-scope.ts';
import { tracedGateway } from '../observability/traced-gateway.ts';
import { shownError } from '../shown-error.ts';
import { describedIn, isIntrospection, readTranslations } from './described.ts';
import { compilingGateway, interpretingGateway } from './executor.ts';

/** Apollo Server over the schema, with what it may be asked and how its errors are shown. */
export function apolloServer(
  deps: ServerDependencies,
  documents: TrustedDocuments,
  metrics: Metrics | undefined,
  rates: RequestRates | undefined,
): ApolloServer<Context> {
  if (metrics) for (const schema of [deps.schema, deps.apiSchema]) noteMutations(schema);
  const executing = deps.executor === 'jit' ? compilingGateway : interpretingGateway;
  // Only what is asked about the schema is said in Chinese by another schema; all else is answered by one.
  let chinese: GraphQLSchema | undefined;
  const executes = executing(deps.schema, ({ gateway, language }, document) => {
    if (gateway) return deps.schema;
    if (language !== 'zh-CN' || !isIntrospection(document)) return deps.apiSchema;
    return (chinese ??= describedIn(deps.apiSchema, readTranslations()));
  });
  const { introspection = true } = deps;
  return new ApolloServer<Context>({
    gateway: deps.tracing ? tracedGateway(executes, deps.tracing) : executes,
    // Who may ask is decided below: a gateway always may.
    introspection: true,
    hideSchemaDetailsFromClientErrors: deps.production || !introspection,
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: DOCUMENT_TOKENS_MAX },
    validationOptions: { maxErrors: VALIDATION_ERRORS_MAX },
    logger: deps.log,
    stringifyResult: writtenAnswer,
    formatError: (formatted, error) => {
      const shown = shownInRequest(deps.log, formatted, error);
      metrics?.errorShown(String(shown.extensions?.code));
      return shown;
    },
    plugins: [
      // Cache hints wrap every field and cost a third of the throughput; nothing here uses them.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      limitQueryCost(deps.schema, rates),
      requireOperation(),
      keepGatewayFields(introspection),
      resolveDocuments(documents, ({ gateway }) => gateway === true),
      ...(metrics ? [noteOperations()] : []),
      sayStatus(),
    ],
  });
}

/** An error as it is shown, with the id under which the log speaks of the request. */
function shownInRequest(log: Logger, formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const request = currentRequest();
  const language = languageOf(request?.headers['accept-language']);
  const shown = shownError(request?.log ?? log, formatted, error, language);
  return request ? { ...shown, extensions: { ...shown.extensions, requestId: request.id } } : shown;
}
