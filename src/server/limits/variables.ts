import type { ApolloServerPlugin } from '@apollo/server';
import {
  coerceInputValue,
  type DocumentNode,
  GraphQLError,
  type GraphQLInputType,
  type GraphQLSchema,
  isInputType,
  isNonNullType,
  Kind,
  type OperationDefinitionNode,
  typeFromAST,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { Context } from '../../request/context.ts';
import { withoutValues } from '../shown-error.ts';

/**
 * Refuses an operation whose variables do not fit their types, before anything of it runs. Both executors would do so
 * themselves; but they report every single misfit, so that a list of 10,000 wrong entries is answered with megabytes, and
 * they repeat what was sent, which may be somebody's phone number. This reports the first, by where it is.
 */
export function refuseBadVariables(schema: GraphQLSchema): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ document, operation, request }) => {
        if (operation) requireVariables(schema, document, operation, request.variables ?? {});
      },
    }),
  };
}

/** The same for an operation that does not pass through Apollo Server. @throws BAD_USER_INPUT for the first misfit */
export function requireVariables(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  given: Readonly<Record<string, unknown>>,
): void {
  for (const { variable, type: typeNode, defaultValue } of operation.variableDefinitions ?? []) {
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
    if (given[name] === null && defaultValue && !takesNull(schema, document, operation, name)) {
      throw badVariable(`Variable "$${name}" is null where null does not fit; leave it out to have its default.`);
    }
  }
}

/**
 * Whether a variable may be null wherever an operation uses it. One with a default may stand where null does not fit, and
 * be sent as null all the same (GraphQL 2021 §5.8.5); what an executor makes of that is no answer of ours.
 */
function takesNull(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variable: string,
): boolean {
  const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
  const types = new TypeInfo(schema);
  let fits = true;
  const lookAtUse = visitWithTypeInfo(types, {
    Variable({ name }) {
      if (name.value === variable && isNonNullType(types.getInputType())) fits = false;
    },
  });
  visit({ kind: Kind.DOCUMENT, definitions: [operation, ...fragments] }, lookAtUse);
  return fits;
}

function badVariable(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } });
}
