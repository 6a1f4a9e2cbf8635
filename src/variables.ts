import type { ApolloServerPlugin } from '@apollo/server';
import {
  coerceInputValue,
  GraphQLError,
  type GraphQLInputType,
  type GraphQLSchema,
  isInputType,
  isNonNullType,
  type OperationDefinitionNode,
  typeFromAST,
} from 'graphql';
import type { Context } from './context.ts';
import { withoutValues } from './shown-error.ts';

/**
 * Refuses an operation whose variables do not fit their types, before anything of it runs. Both executors would do so
 * themselves; but they report every single misfit, so that a list of 10,000 wrong entries is answered with megabytes, and
 * they repeat what was sent, which may be somebody's phone number. This reports the first, by where it is.
 */
export function refuseBadVariables(schema: GraphQLSchema): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ operation, request }) => {
        if (operation) requireVariables(schema, operation, request.variables ?? {});
      },
    }),
  };
}

/** The same for an operation that does not pass through Apollo Server. @throws BAD_USER_INPUT for the first misfit */
export function requireVariables(
  schema: GraphQLSchema,
  { variableDefinitions }: OperationDefinitionNode,
  given: Readonly<Record<string, unknown>>,
): void {
  for (const { variable, type: typeNode, defaultValue } of variableDefinitions ?? []) {
    const name = variable.name.value;
    const type = typeFromAST(schema, typeNode) as GraphQLInputType | undefined;
    if (!isInputType(type)) continue;
    if (!Object.hasOwn(given, name)) {
      if (isNonNullType(type) && !defaultValue) {
        throw badVariable(`Variable "$${name}" of required type "${String(type)}" was not provided.`);
      }
      continue;
    }
    const firstMisfit = (path: readonly (string | number)[], _value: unknown, { message }: GraphQLError) => {
      const place = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('');
      throw badVariable(`Variable "$${name}" does not fit at "${name}${place}"; ${withoutValues(message)}`);
    };
    coerceInputValue(given[name], type, firstMisfit, true);
  }
}

function badVariable(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } });
}
