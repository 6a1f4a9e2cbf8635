import fc, { type GeneratorValue } from 'fast-check';
import {
  getNamedType,
  getNullableType,
  type GraphQLArgument,
  type GraphQLCompositeType,
  isCompositeType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildCalendar } from '../../seeds/factories/calendar.factory.ts';
import { seedDemoDistrict } from '../../seeds/demo-district.ts';
import { TANGMEN_PARKING_ID } from '../../seeds/facilities.seeder.ts';
import { residentSeedId } from '../../seeds/people.seeder.ts';
import { GULOU_CODE, GULOU_ID, TANGMEN_CODE, TANGMEN_FIRST_BRANCH_ID } from '../../seeds/territory.seeder.ts';
import {
  membershipSeedId,
  TANGMEN_ALLIANCE_ID,
  TANGMEN_APPLICANT,
  TANGMEN_PARKING_UNIT_ID,
} from '../../seeds/units.seeder.ts';
import { keepStretches } from '../../src/facilities/opening/open-stretch.ts';
import { subjectOfPersona } from '../../src/district/identity/tokens/personas.ts';
import { buildCommonsSchema } from '../../src/server/graphql/schema.ts';
import { type Answer, type Commons, startCommons } from '../support/commons.ts';
import { assertProperty } from '../support/property.ts';

const { schema } = buildCommonsSchema();

/** Random queries that are asked of both executors. */
const QUERIES = 150;
const DEPTH_MAX = 5;

const IDS = [
  TANGMEN_PARKING_ID,
  TANGMEN_PARKING_UNIT_ID,
  TANGMEN_ALLIANCE_ID,
  TANGMEN_FIRST_BRANCH_ID,
  GULOU_ID,
  residentSeedId(1),
  membershipSeedId(TANGMEN_PARKING_UNIT_ID),
  membershipSeedId(TANGMEN_APPLICANT.id),
  'day_00000000000000000000000020260217',
  'fac_00000000000000000000000000000000',
];

/** Values for arguments, by the name of the argument or its type. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  id: IDS.map((id) => JSON.stringify(id)),
  ids: [JSON.stringify(IDS), '[]', JSON.stringify(IDS.slice(0, 2))],
  code: [`"${GULOU_CODE}"`, `"${TANGMEN_CODE}"`, '"350102999000"'],
  first: ['0', '1', '3', '$two'],
  last: ['2', '$two'],
  after: ['null'],
  quantity: ['0', '2', 'null'],
  LocalDate: ['"2026-02-13"', '"2026-02-17"'],
  DateTime: ['"2026-02-13T00:00:00Z"', '"2026-02-20T08:00:00+08:00"'],
  SharedFacilityFilter: [
    '{ kinds: [PARKING] }',
    '{ states: [DRAFT, IN_REVIEW, PUBLISHED] }',
    '{ text: "停车" }',
    `{ withinCode: "${TANGMEN_CODE}" }`,
    '{ near: { point: { latitude: 26.09, longitude: 119.3 }, withinMeters: 900 } }',
    'null',
  ],
  SharedFacilityOrder: ['NAME'],
  ResidentUnitFilter: ['{ text: "示例" }', '{ kinds: [STATE_ORGAN] }'],
  DivisionFilter: ['{ level: COMMUNITY }', '{ text: "tang" }'],
  AllianceMembershipFilter: ['{ states: [APPLIED] }', '{ states: [ACTIVE, SUSPENDED] }'],
  PartyOrganisationFilter: ['{ levels: [WORK_COMMITTEE] }'],
  BookingFilter: ['{ states: [CONFIRMED] }'],
};

/** What goes wrong: before anything runs, in a field that may be null, in one that may not, deep in a list, at the door. */
const WRONG: [document: string, variables?: object][] = [
  ['{ '],
  ['{ nothing }'],
  ['query A { __typename } query B { __typename }'],
  ['query ($n: Int!) { divisions(first: $n) { totalCount } }', { n: 'x' }],
  ['query ($n: Int!) { divisions(first: $n) { totalCount } }', {}],
  ['query ($n: Int) { divisions(first: $n) { totalCount } }', { n: 101 }],
  ['{ bookings { totalCount } }'],
  ['{ viewer { resident { id } } bookings { totalCount } }'],
  ['{ divisions(first: 2) { edges { node { name children(first: 101) { totalCount } } } } }'],
  [
    `{ node(id: "${TANGMEN_PARKING_ID}") { id ... on SharedFacility { availability(from: "2026-02-13T00:00:00Z", to: "2026-02-12T00:00:00Z") { start } } } }`,
  ],
  ['mutation { calendarDayRestore(input: { date: "2026-02-17" }) { calendarDay { id } userErrors { code } } }'],
  ['subscription { viewer { resident { id } } }'],
];

/** Writes a query by choosing fields, arguments, names, fragments and directives. */
class QueryWriter {
  readonly #choose: GeneratorValue;
  readonly #fragments: string[] = [];
  #names = 0;
  /** Only some have any: one @skip or @include, and the document is not compiled. */
  readonly #withDirectives: boolean;

  constructor(choose: GeneratorValue) {
    this.#choose = choose;
    this.#withDirectives = this.#chance(25);
  }

  write(): string {
    const body = this.#selection(schema.getQueryType()!, DEPTH_MAX);
    // A variable that nothing uses is refused, so something uses each.
    const used = this.#withDirectives ? 'used: __typename @include(if: $yes) @skip(if: $no)' : '';
    const variables = this.#withDirectives ? '$two: Int, $yes: Boolean!, $no: Boolean!' : '$two: Int';
    const fragments = this.#fragments.join(' ');
    return `query (${variables}) { ${used} more: alliances(first: $two) { __typename } ${body} } ${fragments}`;
  }

  #pick<T>(values: readonly T[]): T {
    return values[this.#choose(fc.nat, { max: values.length - 1 })]!;
  }

  #chance(percent: number): boolean {
    return this.#choose(fc.integer, { min: 0, max: 99 }) < percent;
  }

  #selection(type: GraphQLCompositeType, depth: number): string {
    const parts = this.#chance(30) ? ['__typename'] : [];
    if (!isUnionType(type)) {
      const fields = Object.values(type.getFields()).filter(
        (field) => !field.name.startsWith('_') && (depth > 0 || !isCompositeType(getNamedType(field.type))),
      );
      const count = this.#choose(fc.integer, { min: 1, max: 4 });
      for (let i = 0; i < count && fields.length > 0; i++) parts.push(this.#field(this.#pick(fields), depth));
    }
    if (!isObjectType(type) && depth > 0) {
      const concrete = this.#pick(schema.getPossibleTypes(type));
      parts.push(`... on ${concrete.name} { ${this.#selection(concrete, depth - 1)} }`);
    }
    if (this.#chance(10)) parts.push(this.#fragment(type, depth));
    return parts.length > 0 ? parts.join(' ') : '__typename';
  }

  #field(field: { name: string; args: readonly GraphQLArgument[]; type: unknown }, depth: number): string {
    const type = getNamedType(field.type as Parameters<typeof getNamedType>[0]);
    const args: string[] = [];
    for (const { name, type: argumentType } of field.args) {
      if (!isNonNullType(argumentType) && !this.#chance(name === 'first' ? 60 : 25)) continue;
      // Not together with first.
      if (name === 'last' && args.some((given) => given.startsWith('first'))) continue;
      const values = VALUES[name] ?? VALUES[getNamedType(getNullableType(argumentType)).name];
      if (values) args.push(`${name}: ${this.#pick(values)}`);
    }
    // Two fields of one name have to agree in their arguments; without any, they are merged.
    const alias = field.args.length > 0 || this.#chance(30) ? `f${this.#names++}: ` : '';
    const directive =
      this.#withDirectives && this.#chance(10)
        ? this.#pick([' @include(if: $yes)', ' @skip(if: $yes)', ' @include(if: $no)'])
        : '';
    const below = isCompositeType(type) ? ` { ${this.#selection(type, depth - 1)} }` : '';
    return `${alias}${field.name}${args.length > 0 ? `(${args.join(', ')})` : ''}${directive}${below}`;
  }

  #fragment(type: GraphQLCompositeType, depth: number): string {
    const name = `F${this.#names++}`;
    this.#fragments.push(`fragment ${name} on ${type.name} { ${this.#selection(type, Math.max(0, depth - 1))} }`);
    return `...${name}`;
  }
}

let jit: Commons;
let plain: Commons;
beforeAll(async () => {
  jit = await startCommons({ executor: 'jit' });
  plain = await startCommons({ executor: 'graphql-js', beside: jit });
  await buildCalendar(jit.db);
  await seedDemoDistrict(jit.orm, jit.clock.now);
  await keepStretches(jit.orm, jit.clock.now);
});
afterAll(async () => {
  await plain.close();
  await jit.close();
});

/**
 * What two answers have to agree in: the data, each error of a field that is null itself, and that something failed
 * below what is null. Which of several errors below one null are told is up to the executor.
 */
function comparable({ data, errors }: Answer) {
  const told = (errors ?? []).map(({ message, path, extensions }) => {
    const place = nulledPlace(data, path ?? []);
    return place.length === (path ?? []).length ? { message, path, extensions } : { failedBelow: place };
  });
  return { data, errors: [...new Map(told.map((error) => [JSON.stringify(error), error])).values()] };
}

/** The part of the path that is still there in the data: up to the null that the error has left. */
function nulledPlace(data: unknown, path: readonly (string | number)[]): readonly (string | number)[] {
  let value = data;
  for (const [index, key] of path.entries()) {
    if (value === null) return path.slice(0, index);
    value = (value as Record<string | number, unknown>)[key];
  }
  return path;
}

test.each(WRONG)('both executors say alike what is wrong with %s', async (document, variables) => {
  const told = async (commons: Commons) => {
    const { data, errors } = await commons.query(document, variables);
    return { data, errors: errors!.map(({ message, path, extensions }) => ({ message, path, extensions })) };
  };
  expect(await told(jit)).toEqual(await told(plain));
});

test('both executors answer any query alike', { timeout: 120_000 }, async () => {
  let answered = 0;
  await assertProperty(
    fc.asyncProperty(
      fc.gen(),
      fc.constantFrom(undefined, 'resident', 'unit', 'community', 'district'),
      async (choose, persona) => {
        const query = new QueryWriter(choose).write();
        const as = persona && { as: subjectOfPersona(persona)! };
        const variables = { yes: true, no: false, two: 2 };
        const [one, other] = [await jit.query(query, variables, as), await plain.query(query, variables, as)];
        expect(comparable(one), query).toEqual(comparable(other));
        expect(JSON.stringify(one.errors ?? []), query).not.toContain('INTERNAL');
        if (one.data) answered++;
      },
    ),
    { numRuns: QUERIES, endOnFailure: true },
  );
  // Most of them have to be good queries, or this would prove little.
  expect(answered).toBeGreaterThan(QUERIES / 3);
});
