import { buildSchema, isAbstractType } from 'graphql';

/** Which types an interface or union stands for, by its name: what a cache has to know to match fragments on it. */
export function possibleTypesOf(sdl: string): Readonly<Record<string, readonly string[]>> {
  const schema = buildSchema(sdl);
  return Object.fromEntries(
    Object.values(schema.getTypeMap())
      .filter(isAbstractType)
      .map((type) => [type.name, schema.getPossibleTypes(type).map(({ name }) => name)] as const)
      .map(([name, types]) => [name, types.toSorted()]),
  );
}
