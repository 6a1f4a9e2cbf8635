import { readFileSync } from 'node:fs';
import { MapperKind, mapSchema } from '@graphql-tools/utils';
import {
  type DocumentNode,
  type GraphQLArgumentConfig,
  type GraphQLEnumValueConfig,
  type GraphQLFieldConfig,
  type GraphQLInputFieldConfig,
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  Kind,
} from 'graphql';
import { projectFile } from '../../shared/project-file.ts';

/**
 * What the members of the schema are in Chinese, by their coordinates (`Booking`, `Booking.start`,
 * `Query.sharedFacilities(where:)`, `BookingState.PENDING`), so that an English sentence can be corrected without losing
 * its translation. What the schema makes by one rule for many types is said once, with `*` for the name of the type or
 * field: `*Payload.userErrors`, `*(first:)`. A coordinate of its own comes before that.
 */
type Translations = Readonly<Record<string, string>>;

const FILE = projectFile('schema/descriptions.zh-CN.json');

/** The Chinese descriptions, as they are stored beside the schema. */
export function readTranslations(): Translations {
  return JSON.parse(readFileSync(FILE, 'utf8')) as Translations;
}

/** Finds the translation of a coordinate; undefined when there is none. */
export function translationsBy(translations: Translations): (coordinate: string) => string | undefined {
  const rules = Object.entries(translations)
    .filter(([key]) => key.includes('*'))
    .map(([key, text]) => ({ key, form: new RegExp(`^${RegExp.escape(key).replaceAll('\\*', '.*')}$`), text }));
  return (coordinate) => translations[coordinate] ?? rules.find(({ form }) => form.test(coordinate))?.text;
}

/** A schema that says everything in another language, and does the same. What has no translation stays as it is. */
export function describedIn(schema: GraphQLSchema, translations: Translations): GraphQLSchema {
  const translationOf = translationsBy(translations);
  const described = <C extends { description?: string | null | undefined }>(coordinate: string, config: C): C => ({
    ...config,
    description: config.description == null ? config.description : (translationOf(coordinate) ?? config.description),
  });
  return mapSchema(schema, {
    [MapperKind.TYPE]: (type: GraphQLNamedType) => {
      // The types of the specification itself are everybody's.
      if (!type.description || type.name.startsWith('__')) return type;
      return new (type.constructor as new (config: object) => GraphQLNamedType)(described(type.name, type.toConfig()));
    },
    [MapperKind.COMPOSITE_FIELD]: (config: GraphQLFieldConfig<unknown, unknown>, name: string, type: string) => ({
      ...described(`${type}.${name}`, config),
      args: Object.fromEntries(
        Object.entries(config.args ?? {}).map(([argument, each]) => [
          argument,
          described<GraphQLArgumentConfig>(`${type}.${name}(${argument}:)`, each),
        ]),
      ),
    }),
    [MapperKind.INPUT_OBJECT_FIELD]: (config: GraphQLInputFieldConfig, name: string, type: string) =>
      described(`${type}.${name}`, config),
    [MapperKind.ENUM_VALUE]: (config: GraphQLEnumValueConfig, type: string, _schema: GraphQLSchema, name: string) =>
      described(`${type}.${name}`, config),
  } as Parameters<typeof mapSchema>[1]);
}

/** The coordinate of every member of a schema that is described, with what it says, in order of the types. */
export function descriptionsOf(schema: GraphQLSchema): ReadonlyMap<string, string> {
  const descriptions = new Map<string, string>();
  const add = (coordinate: string, { description }: { readonly description?: string | null | undefined }) => {
    if (description) descriptions.set(coordinate, description);
  };
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    add(type.name, type);
    if (isEnumType(type)) for (const value of type.getValues()) add(`${type.name}.${value.name}`, value);
    if (isInputObjectType(type)) {
      for (const field of Object.values(type.getFields())) add(`${type.name}.${field.name}`, field);
    }
    if (isObjectType(type) || isInterfaceType(type)) {
      for (const field of Object.values(type.getFields())) {
        add(`${type.name}.${field.name}`, field);
        for (const argument of field.args) add(`${type.name}.${field.name}(${argument.name}:)`, argument);
      }
    }
  }
  return descriptions;
}

/** Whether a document asks about the schema and nothing else. */
export function isIntrospection({ definitions }: DocumentNode): boolean {
  const operations = definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  return operations.every(({ selectionSet }) =>
    selectionSet.selections.every((each) => each.kind === Kind.FIELD && each.name.value.startsWith('__')),
  );
}
