import {
  getNamedType,
  getNullableType,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLInputType,
  type GraphQLNamedInputType,
  GraphQLInt,
  GraphQLObjectType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import type { Context } from '../../request/context.ts';
import { userErrorOf } from '../../request/answer.ts';
import { notTheIdOf, prefixOf } from '../../shared/node.ts';
import { NODE_TYPES, type NodePrefix } from '../../shared/node-types.ts';

/**
 * What the ids in the inputs of mutations identify, where the member is called after what the thing is to the input, and
 * not after its type. One name means one thing everywhere; one that says nothing by itself stands with its input type.
 */
const IDENTIFIED_BY_PART: Readonly<Record<string, readonly NodePrefix[]>> = {
  excludedIds: ['fac'],
  holdId: ['bkg'],
  ownerId: ['uni', 'gbr'],
  participantIds: ['res'],
  partyId: ['uni', 'gbr'],
  partyIds: ['uni', 'gbr'],
  'ProjectMilestoneInput.id': ['pms'],
  providerId: ['uni', 'gbr'],
  receiverId: ['uni', 'gbr'],
  'SupplyDemandListImportInput.removeIds': ['sup', 'dem'],
};

/**
 * The type that a member is called after: the longest end of its name, before `Id`, that is the end of the name of a
 * type. `bookId` and `intoBookIds` are of a ServiceProjectBook, `serviceAccountId` of no Account.
 */
function calledAfter(member: string): readonly NodePrefix[] | undefined {
  const words = /^(.+)Ids?$/.exec(member)?.[1]?.match(/[A-Z]?[a-z]+/g) ?? [];
  for (const first of words.keys()) {
    const called = words.slice(first).map(capitalized).join('');
    const types = Object.entries(NODE_TYPES).filter(([, { name }]) => new RegExp(`(?<=^|[a-z])${called}$`).test(name));
    const meant = types.find(([, { name }]) => name === called) ?? (types.length === 1 ? types[0] : undefined);
    if (meant) return [meant[0] as NodePrefix];
  }
  return undefined;
}

const capitalized = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** An id that is none, or identifies what does not belong where it stands. */
interface WrongId {
  readonly prefixes: readonly NodePrefix[];
  /** Where it stands, as `userErrors` name it. */
  readonly field: readonly string[];
}

/**
 * The resolver of a mutation, reached only by ids that are well-formed and of a type that belongs where they stand. Any
 * other is answered with INVALID_INPUT before the mutation has begun: no use-case, and no statement, ever sees it.
 * @throws Error when it is not written what an id of its input identifies
 */
export function withRightIds(
  mutation: GraphQLField<unknown, Context>,
  resolve: GraphQLFieldResolver<unknown, Context>,
): GraphQLFieldResolver<unknown, Context> {
  const holding = mutation.args.filter(({ type }) => holdsIds(type));
  if (holding.length === 0) return resolve;
  for (const { name, type } of holding) requireIdentified(type, [mutation.name, name], new Set());
  const nothing = nothingOf(mutation);
  return (root, args: Readonly<Record<string, unknown>>, ctx, info) => {
    const wrong = firstOf(holding, ({ name, type }) => wrongIdIn(args[name], type, [mutation.name, name], []));
    return wrong ? { ...nothing, userErrors: [userErrorOf(ctx, notTheIdOf(wrong))] } : resolve(root, args, ctx, info);
  };
}

/** The input type, or the mutation, that a value is a member of, and the name of the member. */
type Place = readonly [type: string, member: string];

/** The first wrong id in a value of an input type. */
function wrongIdIn(
  value: unknown,
  type: GraphQLInputType,
  place: Place,
  field: readonly string[],
): WrongId | undefined {
  const bare = getNullableType(type);
  if (value == null || !holdsIds(bare)) return undefined;
  if (isListType(bare)) {
    const entries = (value as readonly unknown[]).entries();
    return firstOf(entries, ([at, each]) => wrongIdIn(each, bare.ofType, place, [...field, String(at)]));
  }
  if (isInputObjectType(bare)) {
    const members = value as Readonly<Record<string, unknown>>;
    return firstOf(Object.values(bare.getFields()), ({ name, type }) =>
      wrongIdIn(members[name], type, [bare.name, name], [...field, name]),
    );
  }
  const prefixes = identifiedBy(place) ?? [];
  const prefix = prefixOf(value as string);
  return prefix && prefixes.includes(prefix) ? undefined : { prefixes, field };
}

const identified = new Map<string, readonly NodePrefix[]>();

function identifiedBy([type, member]: Place): readonly NodePrefix[] | undefined {
  const key = `${type}.${member}`;
  const known = identified.get(key) ?? IDENTIFIED_BY_PART[key] ?? IDENTIFIED_BY_PART[member] ?? calledAfter(member);
  if (known) identified.set(key, known);
  return known;
}

function firstOf<T, R>(values: Iterable<T>, look: (value: T) => R | undefined): R | undefined {
  for (const value of values) {
    const found = look(value);
    if (found !== undefined) return found;
  }
  return undefined;
}

const holders = new WeakMap<GraphQLNamedInputType, boolean>();

/** Whether a value of a type may hold ids: most hold none, and are not looked through. */
function holdsIds(type: GraphQLInputType): boolean {
  const named = getNamedType(type);
  const known = holders.get(named) ?? leadsToId(named, new Set());
  holders.set(named, known);
  return known;
}

function leadsToId(type: GraphQLNamedInputType, seen: Set<string>): boolean {
  if (!isInputObjectType(type)) return type.name === 'ID';
  if (seen.has(type.name)) return false;
  seen.add(type.name);
  return Object.values(type.getFields()).some((member) => leadsToId(getNamedType(member.type), seen));
}

function requireIdentified(type: GraphQLInputType, place: Place, seen: Set<string>): void {
  const named = getNamedType(type);
  if (named.name === 'ID' && !identifiedBy(place)) {
    throw new Error(`Neither its name nor src/server/graphql/given-ids.ts says what ${place.join('.')} identifies`);
  }
  if (!isInputObjectType(named) || seen.has(named.name)) return;
  seen.add(named.name);
  for (const member of Object.values(named.getFields())) {
    requireIdentified(member.type, [named.name, member.name], seen);
  }
}

/** The payload of a mutation that has done nothing: null, and empty lists where null does not fit. */
function nothingOf({ name, type }: GraphQLField<unknown, Context>): Readonly<Record<string, unknown>> {
  const payload = getNamedType(type);
  const members = payload instanceof GraphQLObjectType ? Object.values(payload.getFields()) : [];
  return Object.fromEntries(
    members.map((member) => {
      if (!isNonNullType(member.type)) return [member.name, null];
      if (isListType(member.type.ofType)) return [member.name, []];
      // How many of something there were.
      if (member.type.ofType === GraphQLInt) return [member.name, 0];
      throw new Error(`${name} cannot be refused: ${member.name} of its payload can be neither null, nor empty, nor 0`);
    }),
  );
}
