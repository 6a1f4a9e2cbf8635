import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  type TypeNode,
} from 'graphql';
import type { ListSize } from '../../shared/list-size.ts';
import { isFormOfPage } from '../limits/list-size.ts';
import type { AccessLevel } from '../../shared/access.ts';

/**
 * The tags by which a contract of the graph leaves out what not everybody sees: without both, it is the open data.
 * A field without a tag is shown to everybody.
 */
export const TAGS = {
  /** Refused to whoever shows no token. */
  SIGNED_IN: 'signed-in',
  /** Null or masked for those who may not see it. */
  RESTRICTED: 'restricted',
} as const satisfies Partial<Record<AccessLevel, string>>;

const ROOT_TYPES = new Set(['Query', 'Mutation', 'Subscription']);

/**
 * Writes into the text of a schema what the program knows of it and a gateway does not: how many objects a field gives
 * back (`@listSize`, `@cost`), and who is shown it (`@tag`).
 * @param access the level of each field of each object type, by `Type.field`
 * @param sizes of the fields that give back more than one object, by `Type.field`
 */
export function annotated(
  document: DocumentNode,
  access: ReadonlyMap<string, AccessLevel>,
  sizes: ReadonlyMap<string, ListSize>,
): DocumentNode {
  const tags = tagsOf(document.definitions.filter(hasFields), access);
  const definitions = document.definitions.map((one) => (hasFields(one) ? annotatedType(one, tags, sizes) : one));
  return { ...document, definitions };
}

type TypeWithFields = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;

function hasFields(definition: DefinitionNode): definition is TypeWithFields {
  return definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.INTERFACE_TYPE_DEFINITION;
}

function annotatedType(type: TypeWithFields, tags: Tags, sizes: ReadonlyMap<string, ListSize>): TypeWithFields {
  const { name, fields = [], directives = [] } = type;
  const cost = isFormOfPage(name.value) ? [directive('@cost(weight: 0)')] : [];
  const annotatedFields = fields.map((field) => ({
    ...field,
    directives: [
      ...(field.directives ?? []),
      ...sizeOf(field, sizes.get(coordinateOf(type, field))),
      ...tagged(tags, coordinateOf(type, field)),
    ],
  }));
  return { ...type, directives: [...directives, ...cost, ...tagged(tags, name.value)], fields: annotatedFields };
}

/** The tags of types and fields, by `Type` and `Type.field`. */
type Tags = ReadonlyMap<string, ReadonlySet<string>>;

function tagged(tags: Tags, coordinate: string): ConstDirectiveNode[] {
  return [...(tags.get(coordinate) ?? [])].sort().map((tag) => directive(`@tag(name: "${tag}")`));
}

/**
 * A contract may leave nothing that refers to what it leaves out. So a type of which nothing would be left bears the tag
 * itself, and as its fields do, those that lead to it, and those of an interface that somewhere are left out.
 */
function tagsOf(types: readonly TypeWithFields[], access: ReadonlyMap<string, AccessLevel>): Tags {
  const levelOf = (type: TypeWithFields, field: FieldDefinitionNode) => access.get(coordinateOf(type, field));
  const restricted = leftOut(types, (type, field) => levelOf(type, field) === 'RESTRICTED');
  // Of what is left out for strangers, nothing is restricted that was not before.
  const signedIn = leftOut(
    types,
    (type, field) => levelOf(type, field) === 'SIGNED_IN' || restricted.isLeftOut(type, field),
  );
  const tags = new Map<string, Set<string>>();
  const add = (coordinate: string, tag: string) => tags.set(coordinate, (tags.get(coordinate) ?? new Set()).add(tag));
  for (const name of restricted.types) add(name, TAGS.RESTRICTED);
  for (const name of signedIn.types) if (!restricted.types.has(name)) add(name, TAGS.SIGNED_IN);
  for (const type of types.filter(({ name }) => !restricted.types.has(name.value))) {
    for (const field of type.fields ?? []) {
      const coordinate = coordinateOf(type, field);
      if (levelOf(type, field) === 'SIGNED_IN') add(coordinate, TAGS.SIGNED_IN);
      const tag = restricted.isLeftOut(type, field) ? TAGS.RESTRICTED : TAGS.SIGNED_IN;
      if (!signedIn.isLeftOut(type, field)) continue;
      for (const one of types.filter((one) => one === type || isPromisedBy(one, type, field))) {
        add(coordinateOf(one, field), tag);
      }
    }
  }
  return tags;
}

/** The types of which nothing is left without some fields, and the fields that are left out with them. */
function leftOut(
  types: readonly TypeWithFields[],
  isOne: (type: TypeWithFields, field: FieldDefinitionNode) => boolean,
) {
  const hidden = new Set<string>();
  const isLeftOut = (type: TypeWithFields, field: FieldDefinitionNode) =>
    isOne(type, field) || hidden.has(namedTypeOf(field.type).name);
  // Each round finds the types that lead to those of the round before, and nothing else.
  for (let found = -1; found !== hidden.size;) {
    found = hidden.size;
    for (const type of types.filter((one) => isHidden(one, (field) => isLeftOut(one, field)))) {
      hidden.add(type.name.value);
    }
  }
  return { types: hidden, isLeftOut };
}

function isHidden({ kind, name, fields = [] }: TypeWithFields, isRestricted: (field: FieldDefinitionNode) => boolean) {
  if (kind === Kind.INTERFACE_TYPE_DEFINITION || ROOT_TYPES.has(name.value)) return false;
  // Of a page whose entries are left out, the cursors are of no use.
  const entries = fields.filter((field) => isFormOfPage(name.value) && /^(edges|node)$/.test(field.name.value));
  // And a thing that nobody can refer to is none.
  const id = fields.filter((field) => field.name.value === 'id');
  return fields.every(isRestricted) || [...entries, ...id].some(isRestricted);
}

function isPromisedBy(one: TypeWithFields, type: TypeWithFields, field: FieldDefinitionNode): boolean {
  const isInterface = type.interfaces?.some(({ name }) => name.value === one.name.value) ?? false;
  return isInterface && (one.fields ?? []).some(({ name }) => name.value === field.name.value);
}

function coordinateOf(type: TypeWithFields, field: FieldDefinitionNode): string {
  return `${type.name.value}.${field.name.value}`;
}

function sizeOf(field: FieldDefinitionNode, size: ListSize | undefined): ConstDirectiveNode[] {
  const { isList } = namedTypeOf(field.type);
  if (size?.by === 'page') {
    const slicing = (size.args ?? []).map((argument) => `"${argument}"`).join(', ');
    const sized = isList ? '' : ', sizedFields: ["edges"]';
    return [
      directive(
        `@listSize(assumedSize: ${size.assumed}, slicingArguments: [${slicing}]${sized}, requireOneSlicingArgument: false)`,
      ),
    ];
  }
  if (size && isList) return [directive(`@listSize(assumedSize: ${size.assumed})`)];
  return size?.by === 'held' ? [directive(`@cost(weight: ${size.assumed})`)] : [];
}

function namedTypeOf(type: TypeNode, isList = false): { name: string; isList: boolean } {
  if (type.kind === Kind.NAMED_TYPE) return { name: type.name.value, isList };
  return namedTypeOf(type.type, isList || type.kind === Kind.LIST_TYPE);
}

function directive(text: string): ConstDirectiveNode {
  return (parse(`type T ${text}`, { noLocation: true }).definitions[0] as ObjectTypeDefinitionNode).directives![0]!;
}
