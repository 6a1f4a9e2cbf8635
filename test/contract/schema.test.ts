import { readFileSync } from 'node:fs';
import {
  GraphQLEnumType,
  GraphQLInputObjectType,
  GraphQLInterfaceType,
  GraphQLObjectType,
  getNamedType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  printSchema,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { buildCommonsSchema } from '../../src/server/graphql/schema.ts';

const { schema, sdl } = buildCommonsSchema();
/** What federation itself adds, not ours to describe. */
const FEDERATION_TYPES = /^(_|link__|federation__)/;

describe('the emitted schema', () => {
  it('is what runs', () => {
    expect(readFileSync('schema/commons.graphql', 'utf8')).toBe(sdl);
  });

  it('has no type that only the program knows', () => {
    const emitted = new Set(
      [...sdl.matchAll(/^(?:type|interface|union|enum|input|scalar) (\w+)/gm)].map(([, name]) => name),
    );
    const running = [...printSchema(schema).matchAll(/^(?:type|interface|union|enum|input|scalar) (\w+)/gm)].map(
      ([, name]) => name!,
    );
    expect(running.filter((name) => !emitted.has(name) && !FEDERATION_TYPES.test(name))).toEqual([]);
  });

  it('describes every type, field, argument, input field and enum value', () => {
    const undescribed: string[] = [];
    for (const type of Object.values(schema.getTypeMap())) {
      if (
        isIntrospectionType(type) ||
        FEDERATION_TYPES.test(type.name) ||
        ['String', 'Int', 'Float', 'Boolean', 'ID'].includes(type.name)
      )
        continue;
      const root = ['Query', 'Mutation'].includes(type.name);
      if (!type.description && !root) undescribed.push(type.name);
      if (type instanceof GraphQLEnumType) {
        undescribed.push(
          ...type
            .getValues()
            .filter(({ description }) => !description)
            .map(({ name }) => `${type.name}.${name}`),
        );
      }
      if (
        type instanceof GraphQLObjectType ||
        type instanceof GraphQLInterfaceType ||
        type instanceof GraphQLInputObjectType
      ) {
        for (const field of Object.values(type.getFields())) {
          if (FEDERATION_TYPES.test(field.name)) continue;
          if (!field.description) undescribed.push(`${type.name}.${field.name}`);
          for (const argument of 'args' in field ? field.args : []) {
            if (!argument.description) undescribed.push(`${type.name}.${field.name}(${argument.name}:)`);
          }
        }
      }
    }
    expect(undescribed).toEqual([]);
  });

  it('pages through Nodes, which can be fetched again by their id', () => {
    const others = Object.values(schema.getTypeMap()).flatMap((type) => {
      if (!(type instanceof GraphQLObjectType) || !type.name.endsWith('Edge')) return [];
      const node = getNamedType(type.getFields().node!.type);
      const isNode = isObjectType(node) || isInterfaceType(node) ? node.getInterfaces() : [];
      return isNode.some(({ name }) => name === 'Node') ? [] : [node.name];
    });
    // What a run says of a demand is known by the run and the demand, and what a plan says of a booking by the plan and the
    // booking; a line of the trail by its place, which its hash says.
    expect(others.toSorted()).toEqual(['AuditEntry', 'ClosureEffect', 'UnmatchedDemand']);
  });

  it('names mutations noun first, with one input and a payload of their own that tells refusals', () => {
    const odd = Object.values(schema.getMutationType()!.getFields()).filter(({ name, args, type }) => {
      const payload = `${name[0]!.toUpperCase()}${name.slice(1)}Payload`;
      return args.length !== 1 || args[0]!.name !== 'input' || String(type) !== `${payload}!`;
    });
    expect(odd.map(({ name }) => name)).toEqual([]);
  });
});
