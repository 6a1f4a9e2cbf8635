import {
  getNullableType,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';

/** Keys and list places that lead to a scalar in an input. */
export type ScalarPath = readonly (string | 0)[];

/** Where scalars of these names stand in an input; the first of a list stands for all. */
export function scalarPaths(
  type: GraphQLInputType,
  scalars: readonly string[],
  seen: readonly string[] = [],
): ScalarPath[] {
  const bare = getNullableType(type);
  if (isListType(bare)) return scalarPaths(bare.ofType, scalars, seen).map((path) => [0, ...path]);
  if (!isInputObjectType(bare)) return scalars.includes(bare.name) ? [[]] : [];
  if (seen.includes(bare.name)) return [];
  return Object.values(bare.getFields()).flatMap((field) =>
    scalarPaths(field.type, scalars, [...seen, bare.name]).map((path) => [field.name, ...path]),
  );
}

/** A value with a scalar at a place; what has to be there on the way and is not is made up. */
export function withScalar(
  value: unknown,
  type: GraphQLInputType,
  [key, ...rest]: ScalarPath,
  scalar: unknown,
): unknown {
  const bare = getNullableType(type);
  if (key === undefined) return scalar;
  if (isListType(bare)) {
    const [first, ...others] = (value as unknown[] | undefined) ?? [];
    return [withScalar(first ?? sampleOf(bare.ofType), bare.ofType, rest, scalar), ...others];
  }
  const fields = (bare as GraphQLInputObjectType).getFields();
  const whole = (value ?? sampleOf(bare)) as Record<string, unknown>;
  return { ...whole, [key]: withScalar(whole[key], fields[key]!.type, rest, scalar) };
}

const SAMPLES: Readonly<Record<string, unknown>> = {
  String: '样例',
  Int: 1,
  Float: 1,
  Boolean: true,
  LocalDate: '2026-05-01',
  LocalTime: '08:00',
  DateTime: '2026-05-01T00:00:00Z',
};

/** A value of a type, no more than it has to have. */
export function sampleOf(type: GraphQLInputType): unknown {
  const bare = getNullableType(type);
  if (isListType(bare)) return [sampleOf(bare.ofType)];
  if (isEnumType(bare)) return bare.getValues()[0]!.name;
  if (!isInputObjectType(bare)) return SAMPLES[String(bare)] ?? 'x';
  const fields = Object.values(bare.getFields()).filter(({ type }) => isNonNullType(type));
  return Object.fromEntries(fields.map((field) => [field.name, sampleOf(field.type)]));
}
