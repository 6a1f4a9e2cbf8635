import { getNullableType, type GraphQLArgument, isNonNullType } from 'graphql';
import { buildCommonsSchema } from '../../src/server/graphql/schema.ts';
import { INPUTS } from '../contract/access/access.cases.ts';
import type { World } from '../contract/access/access.world.ts';
import type { Commons } from '../support/commons.ts';
import { sampleOf, scalarPaths, type ScalarPath, withScalar } from '../support/inputs.ts';
import naughtyStrings from './naughty-strings/blns.json' with { type: 'json' };

/** Scalars that are written as strings. */
const WRITTEN = ['String', 'ID', 'DateTime', 'LocalDate', 'LocalTime', 'TimeZone'];

/** A place of an argument of a root field that takes a string. */
interface StringPlace {
  readonly name: string;
  readonly mutation: boolean;
  readonly field: string;
  readonly arg: GraphQLArgument;
  /** The arguments that have to be given, this one among them. */
  readonly args: readonly GraphQLArgument[];
  readonly path: ScalarPath;
}

/** Every place of every query and mutation that takes a string. */
export function stringPlaces(): StringPlace[] {
  const { schema } = buildCommonsSchema();
  return [schema.getQueryType()!, schema.getMutationType()!].flatMap((type) =>
    Object.values(type.getFields())
      .filter(({ name }) => !name.startsWith('_'))
      .flatMap((field) =>
        field.args.flatMap((arg) =>
          scalarPaths(arg.type, WRITTEN).map((path) => ({
            name: [`${type.name}.${field.name}`, arg.name, ...path].join('.'),
            mutation: type === schema.getMutationType(),
            field: field.name,
            arg,
            args: field.args.filter(
              (each) => each === arg || (isNonNullType(each.type) && each.defaultValue === undefined),
            ),
            path,
          })),
        ),
      ),
  );
}

/** A part of the strings, so that places one after the other have them all. */
export function stringsFor(place: number, count: number): string[] {
  return Array.from({ length: count }, (_, i) => naughtyStrings[(place * count + i) % naughtyStrings.length]!);
}

/**
 * Sends strings in a place, as who may do most.
 * @returns those that were answered by a fault of the server
 */
export async function faultsOf(
  commons: Commons,
  world: World,
  { mutation, field, arg, args, path }: StringPlace,
  strings: readonly string[],
): Promise<string[]> {
  const row = mutation ? Object.keys(INPUTS).find((row) => row.split(',')[0] === field) : undefined;
  const right = row ? (await INPUTS[row]!(world, 'admin')).input : undefined;
  const declared = args.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
  const given = args.map(({ name }) => `${name}: $${name}`).join(', ');
  const document = `${mutation ? 'mutation' : 'query'} (${declared}) { done: ${field}(${given}) ${mutation ? '{ userErrors { code message } }' : '{ __typename }'} }`;
  const others = Object.fromEntries(args.map(({ name, type }) => [name, sampleOf(type)]));
  const faults: string[] = [];
  for (const text of strings) {
    const value = withScalar(mutation ? right : undefined, getNullableType(arg.type), path, text);
    const response = await commons.app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { authorization: `Bearer ${world.subjects.admin}` },
      payload: { query: document, variables: { ...others, [arg.name]: value } },
    });
    if (response.statusCode >= 500 || response.body.includes('"INTERNAL"')) faults.push(JSON.stringify(text));
  }
  return faults;
}
