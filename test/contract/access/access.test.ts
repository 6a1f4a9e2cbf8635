import { getNamedType, type GraphQLSchema, isInputObjectType, isInterfaceType } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildCommonsSchema } from '../../../src/server/graphql/schema.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import { FIELDS, INPUTS, QUERIES, withMissingIds } from './access.cases.ts';
import { buildSights, type Sights } from './access.sights.ts';
import { WHO_MAY_DO_WHAT, WHO_SEES_WHAT, WHO_SEES_WHICH_FIELD } from './access.tables.ts';
import { codeOf, fieldsShown, fieldWordOf, mutationOf, refusalOf, wordOf } from './access.words.ts';
import { buildWorld, type ViewerName, VIEWERS, type World } from './access.world.ts';

// Holds the program against the tables, which are the rule: see access.tables.ts.

const { schema, access } = buildCommonsSchema();

/** Who is told what by subscriptions is tried in test/live, where there is a server to listen to. */
const SUBSCRIPTIONS = [
  'availabilityChanged',
  'bookingChanged',
  'matchChanged',
  'matchingRunProgress',
  'notificationReceived',
  'serviceProjectBookChanged',
  'supplyDemandListChanged',
];

describe('the tables', () => {
  test('have a column for everybody', () => {
    for (const table of [WHO_SEES_WHAT, WHO_MAY_DO_WHAT, WHO_SEES_WHICH_FIELD]) {
      expect(table.columns).toEqual(VIEWERS);
    }
  });

  test('have a row for every root field of the schema, and for nothing else', () => {
    expect(operationsOf(WHO_SEES_WHAT)).toEqual(Object.keys(schema.getQueryType()!.getFields()).sort());
    expect(operationsOf(WHO_MAY_DO_WHAT)).toEqual(Object.keys(schema.getMutationType()!.getFields()).sort());
    expect(SUBSCRIPTIONS).toEqual(Object.keys(schema.getSubscriptionType()!.getFields()).sort());
  });

  test('have a row for every type that has an id of its own', () => {
    const nodes = new Set(WHO_SEES_WHAT.rows.flatMap(({ name }) => /^node, an? (\w+)/.exec(name)?.[1] ?? []).sort());
    const types = schema.getPossibleTypes(nodeInterface(schema)).map(({ name }) => name);
    expect([...nodes]).toEqual(types.sort());
  });

  test('have a row for every field that not everybody sees, and for no other', () => {
    const listed = new Set(WHO_SEES_WHICH_FIELD.rows.map(({ name }) => name.split(',')[0]!));
    const restricted = [...access].filter(([, level]) => level === 'RESTRICTED').map(([field]) => field);
    const told = Object.values(schema.getSubscriptionType()!.getFields()).map(({ type }) => `${getNamedType(type)}.*`);
    const unlisted = restricted.filter((field) => ![field, wholeTypeOf(field)].some((row) => listed.has(row)));
    expect(unlisted.filter((field) => !told.includes(wholeTypeOf(field)))).toEqual([]);
    const open = [...listed].filter((row) => !restricted.some((field) => field === row || wholeTypeOf(field) === row));
    expect(open).toEqual([]);
  });

  test('have no mutation that lets the caller say who is asking', () => {
    const telling = Object.values(schema.getTypeMap())
      .filter(isInputObjectType)
      // What a query is to look for.
      .filter(({ name }) => !name.endsWith('Filter'))
      .flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`))
      .filter((field) =>
        /(actor|booker|account|user|viewer|assigned|issuer|subject|createdBy)/i.test(field.split('.')[1]!),
      );
    // Whose account is disabled, whom a role is given to, and who is to sign for a unit; who gives it is always the caller.
    // And which program of the caller's unit is to change.
    expect(telling).toEqual([
      'AccountDisableInput.accountSubject',
      'AccountEnableInput.accountSubject',
      'RoleAssignInput.accountSubject',
      'ServiceAccountRotateSecretInput.serviceAccountId',
      'ServiceAccountRevokeInput.serviceAccountId',
      'DelegateInput.accountSubject',
    ]);
  });
});

describe('who sees what', () => {
  let commons: Commons;
  let world: World;
  let sights: Sights;
  beforeAll(async () => {
    commons = await startCommons();
    world = await buildWorld(commons);
    sights = await buildSights(world);
  });
  afterAll(() => commons.close());

  const ask = (viewer: ViewerName, document: string, variables: object = {}) =>
    commons.query(document, variables, asViewer(world, viewer));

  test.each(WHO_SEES_WHAT.rows)('$name: is shown to each as its row says', async ({ name, cells }) => {
    const [document, variables] = QUERIES[name]!(world, sights);
    const answered = await forEveryViewer(async (viewer) => {
      const answer = await ask(viewer, document, variables);
      return codeOf(answer) ?? wordOf(answer.data.viewer?.found ?? answer.data.found);
    });
    expect(answered).toEqual(cells);
  });

  test.each(WHO_SEES_WHICH_FIELD.rows)('$name: is shown to each as its row says', async ({ name, cells }) => {
    const fields = FIELDS[name]!(world, sights);
    const { inClearTo } = fields;
    expect(missingFrom(fields.fields, name)).toEqual([]);
    const seenBy = (viewer: ViewerName) =>
      fieldsShown(fields, (document, variables) => ask(viewer, document, variables));
    const clear = typeof inClearTo === 'string' ? await seenBy(inClearTo) : inClearTo;
    const answered = await forEveryViewer(async (viewer) => {
      const seen = await seenBy(viewer);
      return typeof seen === 'string' ? seen : fieldWordOf(seen, clear as Record<string, unknown>);
    });
    expect(answered).toEqual(cells);
  });

  test('tells nobody by a search how many hidden things it passed by', async () => {
    const { data } = await ask(
      'rival',
      `{ sharedFacilities(first: 1, where: { states: [DRAFT, IN_REVIEW, WITHDRAWN] }) {
           totalCount edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
    );
    expect(data.sharedFacilities).toEqual({
      totalCount: 0,
      edges: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
    });
  });
});

describe('who may do what', () => {
  let commons: Commons;
  let world: World;
  beforeAll(async () => {
    commons = await startCommons();
    world = await buildWorld(commons);
  });
  afterAll(() => commons.close());

  const entries = async () => (await commons.sql<{ n: number }>('select count(*)::int as n from audit_entry'))[0]!.n;

  test.each(WHO_MAY_DO_WHAT.rows)('$name: is open to each as its row says', async ({ name, cells }) => {
    const before = await entries();
    const unlikeMissing: string[] = [];
    const answered = await forEveryViewer(async (viewer) => {
      const { input, as = asViewer(world, viewer).as } = await INPUTS[name]!(world, viewer);
      const send = (input: object) =>
        commons.query(mutationOf(schema, name), { input }, as === undefined ? {} : { as });
      const answer = await send(input);
      const word = codeOf(answer) ?? refusalOf(answer) ?? 'yes';
      if (word === 'yes') expect(idOf([answer.data.done.changed].flat()[0])).toMatch(CHANGED);
      // A thing that the viewer may not know of is answered like one that never was, to the letter.
      if (word === 'gone') {
        const missing = await send(withMissingIds(input));
        if (JSON.stringify(missing) !== JSON.stringify(answer)) unlikeMissing.push(viewer);
      }
      return word;
    });
    expect(answered).toEqual(cells);
    expect(unlikeMissing).toEqual([]);
    expect((await entries()) - before, 'entries in the audit trail').toBe(
      Object.values(cells).filter((cell) => cell === 'yes').length,
    );
  });
});

/** What stands for a thing that was changed: its id, its type if it has none, or a link to it. */
const CHANGED = /^[a-z]{3}_|^(MatchWeights|FacilityUpsertResult|Viewer)$|^\/personal-data\//;

function idOf(changed: string | { readonly id: string }): string {
  return typeof changed === 'string' ? changed : changed.id;
}

function operationsOf(table: typeof WHO_SEES_WHAT): string[] {
  return [...new Set(table.rows.map(({ name }) => name.split(',')[0]!))].sort();
}

function nodeInterface(schema: GraphQLSchema) {
  const node = schema.getType('Node');
  if (!isInterfaceType(node)) throw new Error('Node is no interface');
  return node;
}

function wholeTypeOf(field: string): string {
  return `${field.split('.')[0]}.*`;
}

/** What a row for all fields of a type leaves out although it is not everybody's, and has no row of its own. */
function missingFrom(selected: string, row: string): string[] {
  const [type, field] = row.split(',')[0]!.split('.');
  if (field !== '*') return [];
  return [...access]
    .filter(([name, level]) => level === 'RESTRICTED' && name.startsWith(`${type}.`))
    .filter(([name]) => !WHO_SEES_WHICH_FIELD.rows.some((other) => other.name.split(',')[0] === name))
    .map(([name]) => name.split('.')[1]!)
    .filter((name) => !new RegExp(`\\b${name}\\b`).test(selected));
}

function asViewer({ subjects }: World, viewer: ViewerName): { as?: string } {
  const as = subjects[viewer];
  return as === undefined ? {} : { as };
}

/** One after the other, because a column may depend on nothing but its viewer. */
async function forEveryViewer(ask: (viewer: ViewerName) => Promise<string>): Promise<Record<string, string>> {
  const answered: Record<string, string> = {};
  for (const viewer of VIEWERS) answered[viewer] = await ask(viewer);
  return answered;
}
