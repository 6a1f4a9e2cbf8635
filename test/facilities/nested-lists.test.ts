import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildBooking } from '../../seeds/factories/booking.factory.ts';
import { buildCalendar } from '../../seeds/factories/calendar.factory.ts';
import { ALWAYS, buildFacility, OFF_HOURS } from '../../seeds/factories/facility.factory.ts';
import { buildAccount, type BuiltAccount } from '../../seeds/factories/person.factory.ts';
import { type BuiltUnit, buildUnit } from '../../seeds/factories/unit.factory.ts';
import { FacilityKind, FacilityState } from '../../src/facilities/facility.entity.ts';
import { Role } from '../../src/request/viewer.ts';
import { type Commons, startCommons } from '../support/commons.ts';
import { assertProperty } from '../support/property.ts';

// A list of units fetches their facilities in its own statement when the query allows it, and else leaves it to the
// field's resolver. Nobody is to notice which of them it was, but for the number of statements.

const CENTER = { latitude: 26.09, longitude: 119.3 };
/** A property takes its time where others use the machine, too; cut off, it would disturb the tests after it. */
const PATIENCE_MS = 120_000;
const EXECUTORS = ['jit', 'graphql-js'] as const;

const servers = new Map<string, Commons>();
let commons: Commons;
let manager: BuiltAccount;
const units: BuiltUnit[] = [];

beforeAll(async () => {
  commons = await startCommons({ executor: 'jit' });
  servers.set('jit', commons);
  servers.set('graphql-js', await startCommons({ executor: 'graphql-js', beside: commons }));
  const { db, clock } = commons;
  await buildCalendar(db);
  const kinds = Object.values(FacilityKind).filter((kind) => kind !== FacilityKind.RESTROOM);
  const states = [...Object.values(FacilityState), 'PUBLISHED', 'PUBLISHED', 'PUBLISHED'] as const;
  for (let u = 0; u < 6; u++) {
    const unit = await buildUnit(db, { name: `Unit ${u}` });
    units.push(unit);
    for (let i = 0; i < [7, 0, 5, 1, 3, 4][u]!; i++) {
      const kind = kinds[(u + i) % kinds.length]!;
      const { id } = await buildFacility(db, {
        unitId: unit.id,
        now: clock.now,
        name: ['温泉 A', '东街 b', '温泉 A', 'Ｗide'][(u + i) % 4]!,
        kind,
        capacity: 1 + i,
        state: states[(u * 3 + i) % states.length]!,
        rules: [[ALWAYS], OFF_HOURS, []][i % 3]!,
        location: i % 4 === 3 ? null : { ...CENTER, longitude: CENTER.longitude + 0.003 * i },
        details: kind === FacilityKind.MEETING_ROOM ? { typeName: 'RoomDetails', seats: i + 1 } : null,
      });
      if (i % 2 === 0) {
        await buildBooking(db, { facilityId: id, start: '2026-03-04T11:00:00Z', end: '2026-03-04T13:00:00Z' });
      }
    }
  }
  manager = await buildAccount(db, { roles: [{ role: Role.UNIT_MANAGER, unitId: units[0]!.id }] });
});
afterAll(async () => {
  await servers.get('graphql-js')!.close();
  await commons.close();
});

const DURING = '{ start: "2026-03-04T10:00:00Z", end: "2026-03-04T12:00:00Z" }';
const RANGE = 'from: "2026-03-04T00:00:00Z", to: "2026-03-05T00:00:00Z"';

/** Variables of every operation; those that end with "None" are never given. */
const DECLARED = `$yes: Boolean!, $no: Boolean!, $three: Int, $sizeNone: Int, $where: SharedFacilityFilter,
  $whereNone: SharedFacilityFilter, $kinds: [FacilityKind!], $near: NearInput, $nearNone: NearInput, $start: DateTime!,
  $quantityNone: Int, $quantityNull: Int, $cursor: String, $unit: ID, $text: String = "温泉", $sixDefault: Int = 6`;
const GIVEN = () => ({
  yes: true,
  no: false,
  three: 3,
  where: { kinds: ['PARKING', 'MEETING_ROOM'], states: null, availableDuring: null },
  kinds: ['SPORTS_FIELD', 'PARKING'],
  near: { point: CENTER, withinMeters: 700 },
  start: '2026-03-04T18:00:00+08:00',
  quantityNull: null,
  cursor: Buffer.from(JSON.stringify(['东街 b', `fac_${'0'.repeat(32)}`])).toString('base64url'),
  unit: units[2]!.id,
});

/** The declarations of the variables that a text uses. */
function declaring(text: string): string {
  const used = DECLARED.split(',').filter((each) => new RegExp(`\\${/\$\w+/.exec(each)![0]}\\b`).test(text));
  return used.length > 0 ? `(${used.join(',')})` : '';
}

const FACILITIES_ARGUMENTS = [
  '',
  '(first: 2)',
  '(last: 2)',
  '(first: 0)',
  '(first: 2, where: null)',
  '(first: $three)',
  '(last: $sixDefault)',
  '(first: $sizeNone)',
  '(where: $where)',
  '(where: $whereNone, first: 4)',
  '(where: {})',
  '(where: { kinds: [PARKING] }, first: 3)',
  '(where: { kinds: $kinds })',
  '(where: { states: [PUBLISHED, SUSPENDED, DRAFT], text: $text })',
  '(where: { text: "wide" })',
  `(where: { near: { point: { latitude: 26.09, longitude: 119.3 }, withinMeters: 2000 } }, first: 2)`,
  '(where: { near: $near }, last: 2)',
  '(where: { near: $nearNone }, first: 3)',
  `(where: { availableDuring: ${DURING} })`,
  '(where: { availableDuring: { start: $start, end: "2026-03-04T12:00:00Z", quantity: $quantityNone } })',
  '(where: { availableDuring: { start: $start, end: "2026-03-04T11:30:00Z", quantity: $quantityNull } })',
  '(where: { availableDuring: { start: $start, end: "2026-03-04T11:15:00Z", quantity: 3 }, near: $near })',
  '(after: $cursor, first: 2)',
  '(before: $cursor, last: 2)',
  '(where: { unitId: $unit })',
];

const RULE_FIELDS = ['dayClass', 'weekdays', 'startTime', 'endTime', 'seasonFrom', 'leaveByNextWorkday', '__typename'];
const FACILITY_FIELDS = [
  'id',
  'name',
  'kind',
  'capacity',
  'admission',
  'state',
  'timeZone',
  'synthetic',
  'stateReason',
  '__typename',
  'location { latitude }',
  'location { longitude }',
  'details { __typename ... on RoomDetails { seats } }',
  'bookingRules { gridMinutes horizonDays }',
  'openingExceptions { date }',
  'unit { id name }',
  `openHours(${RANGE}) { start end }`,
  `availability(${RANGE}) { remaining }`,
];
const PAGE_INFO = ['hasNextPage', 'hasPreviousPage', 'startCursor', 'endCursor'];

/** A part of a selection: itself, or within fragments or behind directives. */
const wrap = (type: string, tie: { selection: fc.Arbitrary<string> }) => (field: fc.Arbitrary<string>) =>
  fc.oneof(
    { weight: 6, arbitrary: field },
    fc
      .tuple(
        fc.constantFrom(
          '...',
          `... on ${type}`,
          '... @include(if: $yes)',
          `... on ${type} @skip(if: $no)`,
          '... @skip(if: $yes)',
          '... @include(if: false)',
        ),
        tie.selection,
      )
      .map(([spread, inner]) => `${spread} { ${inner} }`),
  );

const directive = fc.oneof(
  { weight: 8, arbitrary: fc.constant('') },
  fc.constantFrom(
    '@include(if: $yes)',
    '@include(if: $no)',
    '@skip(if: $no)',
    '@skip(if: $yes)',
    '@skip(if: true)',
    '@include(if: true) @skip(if: $no)',
  ),
);

/** A selection on a type, made of fields and, now and then, of fragments on it with selections of their own. */
function selectionOn(type: string, field: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.letrec<{ selection: string }>((tie) => {
    const own = { selection: tie('selection') };
    return {
      // `__typename` stands for the case that directives leave nothing else.
      selection: fc
        .array(wrap(type, own)(field), { minLength: 1, maxLength: 3 })
        .map((parts) => `__typename ${parts.join(' ')}`),
    };
  }).selection;
}

/** The name before `(`, a blank or `{` gets the directive behind its arguments. */
const withDirective = (field: string, text: string) =>
  text ? field.replace(/^([^{]*?)(\s*\{|$)/s, `$1 ${text}$2`) : field;

const plainField = (fields: readonly string[]) =>
  fc
    .tuple(fc.constantFrom(...fields), directive)
    .map(([field, text]) => (field.includes('(') ? field : withDirective(field, text)));

const ruleSelection = selectionOn('OpeningRule', plainField(RULE_FIELDS));
const facilitySelection = selectionOn(
  'SharedFacility',
  fc.oneof(
    { weight: 5, arbitrary: plainField(FACILITY_FIELDS) },
    { weight: 1, arbitrary: fc.constant('... on Node { nodeId: id }') },
    fc
      .tuple(fc.constantFrom('openingRules', 'rules: openingRules'), directive, ruleSelection)
      .map((parts) => `${parts[0]} ${parts[1]} { ${parts[2]} }`),
  ),
);
const edgeSelection = selectionOn(
  'SharedFacilityEdge',
  fc.oneof(
    plainField(['cursor', 'distanceMeters']),
    fc
      .tuple(fc.constantFrom('node', 'facility: node'), directive, facilitySelection)
      .map((parts) => `${parts[0]} ${parts[1]} { ${parts[2]} }`),
  ),
);
const connectionSelection = selectionOn(
  'SharedFacilityConnection',
  fc.oneof(
    plainField(['totalCount', 'count: totalCount']),
    fc
      .tuple(directive, selectionOn('PageInfo', plainField(PAGE_INFO)))
      .map((parts) => `pageInfo ${parts[0]} { ${parts[1]} }`),
    {
      weight: 3,
      arbitrary: fc
        .tuple(fc.constantFrom('edges', 'again: edges'), directive, edgeSelection)
        .map((parts) => `${parts[0]} ${parts[1]} { ${parts[2]} }`),
    },
  ),
);
/** One to three ways of asking for facilities, each under a name of its own, that a selection may repeat. */
const unitSelection = fc.array(fc.constantFrom(...FACILITIES_ARGUMENTS), { minLength: 1, maxLength: 3 }).chain((ways) =>
  selectionOn(
    'ResidentUnit',
    fc.oneof(plainField(['name', 'creditCode', 'isMember']), {
      weight: 4,
      arbitrary: fc
        .tuple(fc.nat({ max: ways.length - 1 }), directive, connectionSelection)
        .map(
          ([way, text, selection]) =>
            `${way === 0 ? '' : `way${way}: `}facilities${ways[way]} ${text} { ${selection} }`,
        ),
    }),
  ),
);

describe('prefetched facilities', () => {
  test(
    'are those that the resolver would give, whatever is selected and however',
    async () => {
      await assertProperty(
        fc.asyncProperty(
          unitSelection,
          fc.boolean(),
          fc.boolean(),
          fc.boolean(),
          async (made, conditions, signedIn, inFragment) => {
            const selection = conditions ? made : made.replace(/@(skip|include)\([^)]*\)/g, '');
            const on = inFragment ? '...S' : selection;
            const fragment = inFragment ? `fragment S on ResidentUnit { ${selection} }` : '';
            const lists = `residentUnits(first: 6) { edges { node { id ${on} } } }`;
            const nodes = `nodes(ids: ${JSON.stringify(units.map(({ id }) => id))}) { ... on ResidentUnit { id ${on} } }`;
            const answers = new Map<string, unknown>();
            for (const [executor, server] of servers) {
              const ask = async (field: string) => {
                const document = `query ${declaring(field + fragment)} { ${field} } ${fragment}`;
                const { data, errors } = await server.query(document, GIVEN(), signedIn ? { as: manager.subject } : {});
                // Not about too large a query.
                fc.pre(!errors?.some(({ message }) => message.startsWith('This could return')));
                expect(errors, document).toBeUndefined();
                return data;
              };
              const { residentUnits } = await ask(lists);
              answers.set(
                `${executor}, ahead`,
                residentUnits.edges.map(({ node }: { node: object }) => node),
              );
              answers.set(`${executor}, by the resolver`, (await ask(nodes)).nodes);
            }
            const whole = answers.get('graphql-js, by the resolver');
            for (const [way, answer] of answers) expect(answer, `${way}: ${selection}`).toEqual(whole);
          },
        ),
        { numRuns: 80 },
      );
    },
    PATIENCE_MS,
  );

  const ONE = [
    'facilities(first: 5) { edges { node { name openingRules { startTime } } } }',
    'facilities(first: $three) { totalCount edges { node { id } } }',
    'facilities(first: $sizeNone, where: $whereNone) { edges { node { id } } }',
    'facilities(where: $where) { edges { node { id } } pageInfo { hasNextPage } }',
    'facilities(where: null) { edges { node { id } } }',
    'facilities(where: { kinds: $kinds, near: $nearNone }, last: $sixDefault) { edges { node { id } } }',
    'facilities(where: { near: $near }) { edges { distanceMeters node { id } } }',
    `facilities(where: { availableDuring: ${DURING} }) { edges { node { id } } }`,
    'facilities(where: { text: $text }) { edges { node { id } } }',
    'facilities(after: $cursor) { edges { node { id } } }',
    'one: facilities(first: 2) { edges { node { id } } } two: facilities(first: 2) { totalCount }',
    'facilities(first: 2) @include(if: $yes) { edges { node { id } } } two: facilities(first: 3) @include(if: $no) { totalCount }',
    '... on ResidentUnit { facilities { edges { ... { node { ... on Node { id } openingRules { dayClass } } } } } }',
  ];
  test.each(EXECUTORS.flatMap((executor) => ONE.map((selection) => [executor, selection] as const)))(
    'by %s come in the one statement of the units: %s',
    async (executor, selection) => {
      const server = servers.get(executor)!;
      const document = `query ${declaring(selection)} {
        residentUnits(first: 6) { edges { node { name ${selection} } } }
      }`;
      const statements = await server.statements(async () => {
        const { data, errors } = await server.query(document, GIVEN());
        expect(errors).toBeUndefined();
        expect(data.residentUnits.edges).toHaveLength(6);
      });
      expect(statements).toBe(1);
    },
  );

  test.each(EXECUTORS)('by %s in two ways take a statement each, and no more', async (executor) => {
    const server = servers.get(executor)!;
    const document = `{
      residentUnits(first: 6) { edges { node {
        one: facilities(first: 2) { edges { node { id } } }
        two: facilities(first: 3, where: { kinds: [PARKING] }) { totalCount edges { node { id } } }
      } } }
    }`;
    expect(await server.statements(() => server.query(document))).toBe(3);
  });

  test('refuse bad arguments as the resolver does', async () => {
    for (const bad of [
      'first: 101',
      'first: 1, last: 1',
      'after: "x"',
      'where: { near: { point: { latitude: 91, longitude: 0 }, withinMeters: 5 } }',
      'where: { withinCode: "0" }',
      'where: { availableDuring: { start: "2026-03-04T10:00:00Z", end: "2026-03-04T10:00:00Z" } }',
    ]) {
      const selection = `facilities(${bad}) { edges { node { id } } }`;
      for (const document of [
        `{ residentUnits { edges { node { ${selection} } } } }`,
        `{ node(id: "${units[0]!.id}") { ... on ResidentUnit { ${selection} } } }`,
      ]) {
        const { errors } = await commons.query(document);
        expect(errors!.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
      }
    }
  });
});

describe('nested lists', () => {
  const NESTED = `edges { node {
    name
    openingRules { dayClass startTime endTime }
    openingExceptions { date }
    unit { name division { name } }
    openHours(${RANGE}) { start end }
    availability(${RANGE}) { start remaining }
    stateReason
  } }`;

  test('of units, their facilities, and what those have, take as many statements for 6 units as for 1', async () => {
    const ask = (first: number) => async () => {
      const { data, errors } = await commons.query(
        `query ($first: Int) {
          residentUnits(first: $first) { edges { node { name facilities(first: 5) { totalCount ${NESTED} } } } }
        }`,
        { first },
      );
      expect(errors).toBeUndefined();
      expect(data.residentUnits.edges).toHaveLength(first);
    };
    // Units with facilities and their rules; units of the facilities; their divisions; hours; days; reasons.
    expect(await commons.statements(ask(1))).toBe(6);
    expect(await commons.statements(ask(6))).toBe(6);
  });

  test('of units by id take as many, too', async () => {
    const ask = (count: number) => () =>
      commons.query(
        `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on ResidentUnit { facilities(first: 5) { ${NESTED} } } } }`,
        {
          ids: units.slice(0, count).map(({ id }) => id),
        },
      );
    // The units; facilities of all; units of those; their divisions; hours with the rules; days; reasons.
    expect(await commons.statements(ask(1))).toBe(6);
    expect(await commons.statements(ask(6))).toBe(6);
  });

  test('of facilities, their units, and the facilities of those take as many for 9 as for 1', async () => {
    const ask = (first: number) => () =>
      commons.query(
        `query ($first: Int) {
          sharedFacilities(first: $first) { edges { node { unit { name facilities(first: 3) { totalCount ${NESTED} } } } } }
        }`,
        { first },
      );
    expect(await commons.statements(ask(9))).toBe(await commons.statements(ask(1)));
  });
});
