import { type GraphQLSchema, isObjectType, type ObjectTypeDefinitionNode, valueFromASTUntyped } from 'graphql';
import { features, readNode } from '../../features.ts';
import type { Context } from '../../request/context.ts';
import { typeNameOf } from '../../shared/node.ts';
import { apiError } from '../../shared/refusal.ts';
import type { Representation, ReferenceResolver } from './subgraph.ts';

/**
 * How each type with `@key` is found by each of its keys: by the same batched reads, and with the same eyes, as any other
 * way to it in the API. A request of a gateway bears the token of the person it serves, and they see through it what they
 * would see here.
 * @throws Error when no feature says how a key is read
 */
export function referencesOf(schema: GraphQLSchema): Readonly<Record<string, ReferenceResolver>> {
  const entities = Object.values(schema.getTypeMap()).flatMap((type) => {
    const keys = isObjectType(type) ? keysOf(type.astNode) : [];
    return keys.length > 0 ? [[type.name, byKeys(type.name, keys)] as const] : [];
  });
  return Object.fromEntries(entities);
}

/** The fields of the keys of a type; each of ours has one. */
function keysOf(node: ObjectTypeDefinitionNode | null | undefined): string[] {
  return (node?.directives ?? []).flatMap(({ name, arguments: given = [] }) =>
    name.value === 'key'
      ? given.filter((one) => one.name.value === 'fields').map((one) => String(valueFromASTUntyped(one.value)))
      : [],
  );
}

/** By the key of which the representation has the field, the first if it has several. */
function byKeys(typeName: string, fields: readonly string[]): ReferenceResolver {
  const readers = new Map(fields.map((field) => [field, readerOf(typeName, field)]));
  return (reference: Representation, ctx) => {
    const field = fields.find((name) => reference[name] != null) ?? fields[0]!;
    const text = reference[field];
    if (typeof text !== 'string') throw apiError('BAD_USER_INPUT', `A representation has a text in its key ${field}.`);
    return readers.get(field)!(ctx, text);
  };
}

function readerOf(typeName: string, field: string): (ctx: Context, text: string) => unknown {
  // The id of another type would be read as well, and answered as what it is not.
  if (field === 'id') return (ctx, id) => (typeNameOf(id) === typeName ? readNode(ctx, id) : null);
  const read = features.map(({ keys }) => keys?.[typeName]?.[field]).find((reader) => reader !== undefined);
  if (!read) throw new Error(`No feature reads ${typeName} by its key ${field}`);
  return read;
}
