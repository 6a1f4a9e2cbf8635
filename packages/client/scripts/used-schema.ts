import {
  buildSchema,
  getNamedType,
  type GraphQLNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  parse,
  printType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/**
 * The part of a schema that some documents use, in a normal form: as long as this stays the same, so do the types that
 * are generated from both, whatever else is added to the schema.
 * @throws Error when a document asks for what the schema does not have
 */
export function usedSchema(apiSdl: string, texts: readonly string[]): string {
  const schema = buildSchema(apiSdl);
  const document = parse(texts.join('\n'));
  const uses = new Set<string>();
  const use = (type: GraphQLNamedType): void => {
    if (isEnumType(type)) uses.add(printType(type));
    if (isAbstractType(type)) {
      const possible = schema.getPossibleTypes(type).map(({ name }) => name);
      uses.add(`${type.name} = ${possible.toSorted().join(' | ')}`);
    }
    if (isInputObjectType(type) && !uses.has(printType(type))) {
      uses.add(printType(type));
      for (const { type: inner } of Object.values(type.getFields())) use(getNamedType(inner));
    }
  };

  const typeInfo = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Field({ name }) {
        const field = typeInfo.getFieldDef();
        if (!field) throw new Error(`${typeInfo.getParentType()?.name ?? '?'} has no field ${name.value}.`);
        uses.add(`${typeInfo.getParentType()!.name}.${field.name}: ${String(field.type)}`);
        use(getNamedType(field.type));
      },
      VariableDefinition({ variable }) {
        const type = getNamedType(typeInfo.getInputType());
        if (!type) throw new Error(`$${variable.name.value} has a type that the schema does not have.`);
        use(type);
      },
    }),
  );
  return [...uses].toSorted().join('\n');
}
