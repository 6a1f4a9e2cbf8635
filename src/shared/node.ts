import { randomUUIDv7 } from 'node:crypto';
import { Entity, PrimaryKey } from '@mikro-orm/decorators/legacy';
import { Field, ID, InterfaceType } from 'type-graphql';
import { NODE_TYPES, type NodePrefix, type NodeTypeName } from './node-types.ts';
import { apiError, ErrorCode, refusal } from './refusal.ts';

const FORM = /^([a-z]{3})_[0-9a-f]{32}$/;

// Where the digits of a UUID lie that are taken for its time: milliseconds, the version, and what would be random next.
const MILLISECONDS = 12;
const VERSION = MILLISECONDS + 1;
const SEQUENCE = VERSION + 3;

let latest = '';

/**
 * A new identifier, unique everywhere and ordered by time (UUID version 7, RFC 9562). Each one made by this process is
 * greater than those it made before, also within a millisecond and when the clock is set back, so that their order is
 * that of their making; of two processes, it is so to the millisecond and to how well their clocks agree.
 */
export function newId(prefix: NodePrefix): string {
  const uuid = randomUUIDv7().replaceAll('-', '');
  const drawn = uuid.slice(0, MILLISECONDS) + uuid.slice(VERSION, SEQUENCE);
  latest = drawn > latest ? drawn : following(latest);
  const time = latest.slice(0, MILLISECONDS);
  return `${prefix}_${time}${uuid[MILLISECONDS]}${latest.slice(MILLISECONDS)}${uuid.slice(SEQUENCE)}`;
}

/** The next number, in as many hexadecimal digits. */
function following(digits: string): string {
  return (BigInt(`0x${digits}`) + 1n).toString(16).padStart(digits.length, '0');
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
