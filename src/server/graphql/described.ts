import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MapperKind, mapSchema } from '@graphql-tools/utils';
import {
  type DocumentNode,
  type GraphQLArgumentConfig,
  type GraphQLEnumType,
  type GraphQLFieldConfig,
  type GraphQLNamedType,
  type GraphQLSchema,
  Kind,
} from 'graphql';
import { SCHEMA_FOLDER } from './schema-folder.ts';

/** The sentences of the schema in Chinese, by the English ones that stand in the code. */
export type Translations = Readonly<Record<string, string>>;

const FILE = join(SCHEMA_FOLDER, 'descriptions.zh-CN.json');

/** The Chinese sentences, as they are kept beside the schema. */
export function readTranslations(): Translations {
  return JSON.parse(readFileSync(FILE, 'utf8')) as Translations;
}

/** A schema that says everything in another language, and does the same. What has no translation stays as it is. */
export function describedIn(schema: GraphQLSchema, translations: Translations): GraphQLSchema {
  const said = (description: string | null | undefined) =>
    description == null ? description : (translations[description] ?? description);
  const field = <F extends { description?: string | null | undefined }>(config: F): F => ({
    ...config,
    description: said(config.description),
  });
  const fieldWithArguments = (config: GraphQLFieldConfig<unknown, unknown>) => ({
    ...field(config),
    args: Object.fromEntries(
      Object.entries(config.args ?? {}).map(([name, arg]) => [name, field<GraphQLArgumentConfig>(arg)]),
    ),
  });
  return mapSchema(schema, {
    [MapperKind.TYPE]: (type: GraphQLNamedType) => {
      // The types of the specification itself are everybody's.
      if (!type.description || type.name.startsWith('__')) return type;
      const config = { ...type.toConfig(), description: said(type.description) };
      return new (type.constructor as new (config: object) => GraphQLNamedType)(config);
    },
    [MapperKind.COMPOSITE_FIELD]: fieldWithArguments,
    [MapperKind.INPUT_OBJECT_FIELD]: field,
    [MapperKind.ENUM_VALUE]: (config) => field(config),
  } as Parameters<typeof mapSchema>[1]);
}

/** Every sentence that a schema says, each once, in order of the types. */
export function sentencesOf(schema: GraphQLSchema): string[] {
  const sentences = new Set<string>();
  const add = ({ description }: { description?: string | null | undefined }) => {
    if (description) sentences.add(description);
  };
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    add(type);
    if ('getFields' in type) {
      for (const each of Object.values(type.getFields())) {
        add(each);
        if ('args' in each) each.args.forEach(add);
      }
    }
    if ('getValues' in type) (type as GraphQLEnumType).getValues().forEach(add);
  }
  return [...sentences];
}

/** Whether a document asks about the schema and nothing else. */
export function isIntrospection({ definitions }: DocumentNode): boolean {
  const operations = definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  return operations.every(({ selectionSet }) =>
    selectionSet.selections.every((each) => each.kind === Kind.FIELD && each.name.value.startsWith('__')),
  );
}
