import { randomUUIDv7 } from 'node:crypto';
import { Entity, PrimaryKey } from '@mikro-orm/decorators/legacy';
import { Field, ID, InterfaceType } from 'type-graphql';
import { NODE_TYPES, type NodePrefix, type NodeTypeName } from './node-types.ts';
import { apiError, ErrorCode, refusal } from './refusal.ts';

const FORM = /^([a-z]{3})_[0-9a-f]{32}$/;

/** A new identifier, unique everywhere and ordered by time (UUID version 7, RFC 9562). */
export function newId(prefix: NodePrefix): string {
  return `${prefix}_${randomUUIDv7().replaceAll('-', '')}`;
}

/** The prefix of a well-formed identifier of a known type; undefined for anything else. */
export function prefixOf(id: string): NodePrefix | undefined {
  const prefix = FORM.exec(id)?.[1];
  return prefix && prefix in NODE_TYPES ? (prefix as NodePrefix) : undefined;
}

/** The name of the GraphQL type that an identifier stands for; undefined for anything that is no identifier. */
export function typeNameOf(id: string): NodeTypeName | undefined {
  const prefix = prefixOf(id);
  return prefix && NODE_TYPES[prefix].name;
}

/** Returned when an id is none, or identifies something of another type than any of these. */
export const notTheIdOf = refusal<{ prefixes: readonly NodePrefix[] }>(
  'notTheIdOf',
  ErrorCode.INVALID_INPUT,
  undefined,
  {
    en: ({ prefixes }) => `This is not the id of any ${prefixes.map((prefix) => NODE_TYPES[prefix].en).join(' or ')}.`,
    'zh-CN': ({ prefixes }) => `这不是${prefixes.map((prefix) => NODE_TYPES[prefix]['zh-CN']).join('或')}的标识。`,
  },
);

/** @throws BAD_USER_INPUT for an argument or filter that is the id of none of these types */
export function requireIdArgument(id: string, prefixes: readonly NodePrefix[], argument: string): void {
  if (prefixes.some((prefix) => prefixOf(id) === prefix)) return;
  const types = prefixes.map((prefix) => NODE_TYPES[prefix].name).join(' or ');
  throw apiError('BAD_USER_INPUT', `${argument} is not the id of a ${types}.`);
}

// Without an access level: each type declares its own, and TypeGraphQL would let that of an ancestor take its place.
@InterfaceType({
  description: 'Something with an identity of its own that can be fetched again by its id.',
})
@Entity({ abstract: true })
export abstract class Node {
  @Field(() => ID, { description: 'Opaque and stable; unique over all types. Do not take it apart.' })
  @PrimaryKey({ type: 'text' })
  id!: string;
}
