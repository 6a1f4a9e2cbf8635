import { randomUUIDv7 } from 'node:crypto';
import { Entity, PrimaryKey } from '@mikro-orm/decorators/legacy';
import { Field, ID, InterfaceType } from 'type-graphql';
import { apiError, invalidInput } from './refusal.ts';
import { TYPE_WORDS } from './words.ts';

/**
 * The prefix of an identifier and the GraphQL type it stands for, one to one. Every identifier says what it identifies,
 * so `node(id:)` knows where to look and an identifier in the wrong place is refused before anything is read.
 */
export const NODE_TYPES = {
  div: 'Division',
  wkc: 'WorkCommittee',
  cmc: 'CommunityCommittee',
  gbr: 'GridBranch',
  bgr: 'BuildingGroup',
  uni: 'ResidentUnit',
  all: 'Alliance',
  mem: 'AllianceMembership',
  del: 'Delegate',
  acc: 'Account',
  res: 'Resident',
  rol: 'RoleAssignment',
  fac: 'SharedFacility',
  day: 'CalendarDay',
  bkg: 'Booking',
  cat: 'ServiceCategory',
  sdl: 'SupplyDemandList',
  sup: 'Supply',
  dem: 'Demand',
  run: 'MatchingRun',
  mat: 'Match',
  spb: 'ServiceProjectBook',
  pms: 'ProjectMilestone',
  svc: 'ServiceAccount',
  whk: 'Webhook',
  whd: 'WebhookDelivery',
} as const;

export type NodePrefix = keyof typeof NODE_TYPES;
export type NodeTypeName = (typeof NODE_TYPES)[NodePrefix];

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
  return prefix && NODE_TYPES[prefix];
}

/** @throws Refusal INVALID_INPUT for an input that is not the id of this type */
export function requireId(id: string, prefix: NodePrefix, field: readonly string[]): void {
  if (prefixOf(id) !== prefix) {
    const { en, 'zh-CN': zh } = TYPE_WORDS[NODE_TYPES[prefix]];
    throw invalidInput({ field, en: `This is not the id of any ${en}.`, zh: `这不是${zh}的标识。` });
  }
}

/** @throws BAD_USER_INPUT for an argument or filter that is the id of none of these types */
export function requireIdArgument(id: string, prefixes: readonly NodePrefix[], argument: string): void {
  if (prefixes.some((prefix) => prefixOf(id) === prefix)) return;
  const types = prefixes.map((prefix) => NODE_TYPES[prefix]).join(' or ');
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
