import {
  getNamedType,
  getNullableType,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLInputType,
  type GraphQLNamedInputType,
  GraphQLObjectType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import type { Context } from '../../request/context.ts';
import { userErrorOf } from '../../request/answer.ts';
import { notTheIdOf, prefixOf } from '../../shared/node.ts';
import type { NodePrefix } from '../../shared/node-types.ts';

/**
 * What the ids in the inputs of mutations identify, by the name of the input field: one name means one thing everywhere.
 * A name that says nothing by itself stands here with its input type.
 */
const IDENTIFIED: Readonly<Record<string, readonly NodePrefix[]>> = {
  addMatchIds: ['mat'],
  allianceId: ['all'],
  allianceIds: ['all'],
  bookId: ['spb'],
  bookingId: ['bkg'],
  deliveryId: ['whd'],
  demandId: ['dem'],
  facilityId: ['fac'],
  intoDemandId: ['dem'],
  listId: ['sdl'],
  matchId: ['mat'],
  matchIds: ['mat'],
  membershipId: ['mem'],
  milestoneId: ['pms'],
  ownerId: ['uni', 'gbr'],
  participantIds: ['res'],
  partyId: ['uni', 'gbr'],
  partyIds: ['uni', 'gbr'],
  'ProjectMilestoneInput.id': ['pms'],
  providerId: ['uni', 'gbr'],
  residentId: ['res'],
  roleAssignmentId: ['rol'],
  serviceAccountId: ['svc'],
  supplyId: ['sup'],
  unitId: ['uni'],
  webhookId: ['whk'],
};

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

function identifiedBy([type, member]: Place): readonly NodePrefix[] | undefined {
  return IDENTIFIED[`${type}.${member}`] ?? IDENTIFIED[member];
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
    throw new Error(`src/server/graphql/given-ids.ts does not say what ${place.join('.')} identifies`);
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
      throw new Error(`${name} cannot be refused: ${member.name} of its payload can be neither null nor empty`);
    }),
  );
}
