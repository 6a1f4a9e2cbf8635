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
import { withoutValues } from '../shown-error.ts';

/**
 * Refuses an operation whose variables do not fit their types, before anything of it runs. The executor would do so
 * itself; but it reports every single misfit, so that a list of 10,000 wrong entries is answered with megabytes, and
 * repeats what was sent, which may be somebody's phone number. This reports the first, by where it is.
 * @throws BAD_USER_INPUT for the first misfit
 */
export function requireVariables(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  given: Readonly<Record<string, unknown>>,
): void {
  let notNull: ReadonlySet<string> | undefined;
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
    if (given[name] !== null || !defaultValue) continue;
    notNull ??= variablesNeverNull(schema, document, operation);
    if (notNull.has(name)) {
      throw badVariable(`Variable "$${name}" is null where null does not fit; leave it out to have its default.`);
    }
  }
}

/**
 * The variables that an operation uses where null does not fit. One with a default may stand there, and be sent as null
 * all the same (GraphQL 2021 §5.8.5); what an executor makes of that is no answer of ours.
 */
function variablesNeverNull(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): ReadonlySet<string> {
  const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
  const types = new TypeInfo(schema);
  const found = new Set<string>();
  const lookAtUse = visitWithTypeInfo(types, {
    Variable({ name }) {
      if (isNonNullType(types.getInputType())) found.add(name.value);
    },
  });
  visit({ kind: Kind.DOCUMENT, definitions: [operation, ...fragments] }, lookAtUse);
  return found;
}

function badVariable(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } });
}
