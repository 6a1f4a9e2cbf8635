import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildDivision } from '../../../seeds/factories/division.factory.ts';
import { buildFacility } from '../../../seeds/factories/facility.factory.ts';
import { buildUnit } from '../../../seeds/factories/unit.factory.ts';
import { ENTITIES_MAX } from '../../../src/server/federation/subgraph.ts';
import { DivisionLevel } from '../../../src/district/grid/index.ts';
import { newId, prefixOf } from '../../../src/shared/node.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import { buildSights, type Sights } from '../../contract/access/access.sights.ts';
import { buildWorld, type ViewerName, VIEWERS, type World } from '../../contract/access/access.world.ts';

/** References in the batches of which the statements are counted. */
const BATCH = 100;

/** Everything that may be asked of an entity of each type, as a partner's service refers to it. */
const ENTITIES = `query ($representations: [_Any!]!) {
  _entities(representations: $representations) { __typename ... on Node { id } }
}`;

let jit: Commons;
let plain: Commons;
let world: World;
let sights: Sights;

beforeAll(async () => {
  jit = await startCommons({ executor: 'jit' });
  plain = await startCommons({ executor: 'graphql-js', beside: jit });
  world = await buildWorld(jit);
  sights = await buildSights(world);
});
afterAll(async () => {
  await plain.close();
  await jit.close();
});

const refer = (representations: readonly unknown[], as?: string, commons = jit) =>
  commons.query(ENTITIES, { representations }, { gateway: true, ...(as !== undefined && { as }) });

describe('the door for gateways', () => {
  const asked = [
    ['_service', '{ _service { sdl } }'],
    ['_entities', '{ _entities(representations: []) { __typename } }'],
    ['_service in a fragment', 'query { ...More } fragment More on Query { again: _service { sdl } }'],
  ];

  it.each(asked)('refuses %s to whoever shows no credential, before anything runs', async (_name, document) => {
    for (const commons of [jit, plain]) {
      const { data, errors } = await commons.query(document!);
      expect(data ?? null).toBeNull();
      expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    }
  });

  it('refuses a wrong credential as it refuses none', async () => {
    const response = await jit.app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { 'x-gateway-credential': 'the credential of the gateway of the teste' },
      payload: { query: '{ _service { sdl } }' },
    });
    expect(response.statusCode).toBe(403);
    expect(response.json()).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });
  });

  it('opens to the credential', async () => {
    for (const commons of [jit, plain]) {
      const { data } = await commons.query('{ _service { sdl } }', {}, { gateway: true });
      expect(data._service.sdl).toContain('type SharedFacility implements Node @key(fields: "id")');
    }
  });

  it('lets nobody introspect what is behind it, and gateways everything', async () => {
    const document = '{ __schema { types { name } queryType { fields { name } } directives { name } } }';
    const names = async (commons: Commons, gateway: boolean) => {
      const { data } = await commons.query(document, {}, { gateway });
      const { types, queryType, directives } = data.__schema;
      return [...types, ...queryType.fields, ...directives].map(({ name }: { name: string }) => name);
    };
    for (const commons of [jit, plain]) {
      const shown = await names(commons, false);
      expect(shown.filter((name) => /^_[^_]|^link|^federation|^key$|^shareable$/.test(name))).toEqual([]);
      expect(shown).toEqual(expect.arrayContaining(['SharedFacility', 'node', 'deprecated']));
      expect(await names(commons, true)).toEqual(expect.arrayContaining(['_Entity', '_entities', 'key']));
    }
  });
});

describe('a reference', () => {
  it('is resolved by every key of every entity, in the order in which it was asked for', async () => {
    const { community, unit, facility } = world;
    const { nodes } = sights;
    const references = [
      { __typename: 'SharedFacility', id: facility.id },
      { __typename: 'ResidentUnit', id: unit.id },
      { __typename: 'ResidentUnit', creditCode: unit.creditCode },
      { __typename: 'Division', id: community.id },
      { __typename: 'Division', code: community.code },
      { __typename: 'GridBranch', id: nodes['a GridBranch'] },
      { __typename: 'Booking', id: nodes['a Booking'] },
      { __typename: 'ServiceProjectBook', id: nodes['a ServiceProjectBook, in force'] },
      { __typename: 'Supply', id: nodes['a Supply, withdrawn'] },
      { __typename: 'Demand', id: nodes['a Demand, withdrawn'] },
    ];
    const expected = references.map(({ __typename, id, creditCode, code }) => ({
      __typename,
      id: id ?? (creditCode ? unit.id : code ? community.id : undefined),
    }));
    for (const commons of [jit, plain]) {
      const { data, errors } = await refer(references, world.subjects.admin, commons);
      expect(errors).toBeUndefined();
      expect(data._entities).toEqual(expected);
      // Whom an administrator does not see, the unit does.
      const resident = { __typename: 'Resident', id: nodes['a Resident'] };
      expect((await refer([resident], world.subjects.manager, commons)).data._entities).toEqual([resident]);
    }
  });

  it('to what is not there, or is of another type, is null', async () => {
    const { data, errors } = await refer([
      { __typename: 'SharedFacility', id: newId('fac') },
      { __typename: 'SharedFacility', id: world.unit.id },
      { __typename: 'SharedFacility', id: 'nonsense' },
      { __typename: 'ResidentUnit', creditCode: 'nonsense' },
      { __typename: 'Division', code: '350102999000' },
    ]);
    expect(errors).toBeUndefined();
    expect(data._entities).toEqual([null, null, null, null, null]);
  });

  it('that is none is refused, and leaves the others as they are', async () => {
    const bad = [
      { __typename: 'Alliance', id: sights.nodes['an Alliance'] },
      { __typename: 'toString', id: 'x' },
      { __typename: 'SharedFacility' },
      { __typename: 'SharedFacility', id: 7 },
      { id: world.facility.id },
      'nonsense',
    ];
    for (const commons of [jit, plain]) {
      const { data, errors } = await refer(
        [...bad, { __typename: 'SharedFacility', id: world.facility.id }],
        undefined,
        commons,
      );
      expect(data._entities).toEqual([...bad.map(() => null), { __typename: 'SharedFacility', id: world.facility.id }]);
      expect(errors!.map(({ path, extensions: { code } }) => [path, code])).toEqual(
        bad.map((_one, i) => [['_entities', i], 'BAD_USER_INPUT']),
      );
    }
  });

  it('is one of at most a thousand', async () => {
    const many = Array.from({ length: ENTITIES_MAX + 1 }, () => ({ __typename: 'SharedFacility', id: newId('fac') }));
    for (const commons of [jit, plain]) {
      expect((await refer(many, undefined, commons)).errors).toMatchObject([
        { extensions: { code: 'BAD_USER_INPUT' } },
      ]);
      expect((await refer(many.slice(1), undefined, commons)).data._entities).toHaveLength(ENTITIES_MAX);
    }
  });

  it('counts as an object, and each with what is selected on it', async () => {
    const document = `query ($representations: [_Any!]!) { _entities(representations: $representations) {
      ... on Division { children(first: 100) { edges { node { id } } } } } }`;
    const many = Array.from({ length: 101 }, () => ({ __typename: 'Division', id: world.district.id }));
    const { errors } = await jit.query(document, { representations: many }, { gateway: true });
    expect(errors).toMatchObject([
      { message: expect.stringContaining('objects'), extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });
});

describe('through a reference', () => {
  /** The types of what some may see and others not. */
  const private_: Readonly<Record<string, keyof Sights['nodes']>> = {
    'SharedFacility, a draft': 'a SharedFacility that is a draft',
    Booking: 'a Booking',
    'Booking, of a branch': 'a Booking held by a branch',
    Resident: 'a Resident',
    'ServiceProjectBook, a draft': 'a ServiceProjectBook, a draft',
    'Supply, on a draft': 'a Supply on a draft',
    'Demand, submitted': 'a Demand on a submitted list',
  };

  it.each(VIEWERS)('%s sees what they see by its id, and nothing else', async (viewer: ViewerName) => {
    const as = world.subjects[viewer];
    const ids = Object.values(private_).map((name) => sights.nodes[name]);
    const byId = await jit.query(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }',
      { ids },
      as ? { as } : {},
    );
    const references = Object.entries(private_).map(([name, node]) => ({
      __typename: name.split(',')[0],
      id: sights.nodes[node],
    }));
    for (const commons of [jit, plain]) {
      const { data, errors } = await refer(references, as, commons);
      expect(errors).toBeUndefined();
      expect(data._entities).toEqual(byId.data.nodes);
    }
  });

  it('a resident is masked as anywhere, where they are known at all', async () => {
    const document = `query ($representations: [_Any!]!) { _entities(representations: $representations) {
      ... on Booking { booker { name phone } } } }`;
    const representations = [{ __typename: 'Booking', id: sights.bookings.cancelled }];
    const asManager = { gateway: true, as: world.subjects.manager! };
    const { data } = await jit.query(document, { representations }, asManager);
    expect(data._entities).toEqual([{ booker: { name: '林**', phone: '138****4321' } }]);
  });
});

describe('a batch of references', () => {
  /** One of each as its table has it, for BATCH references. */
  async function batchOf(make: () => Promise<string>): Promise<string[]> {
    const ids: string[] = [];
    for (let i = 0; i < BATCH; i++) ids.push(await make());
    return ids;
  }
  const statementsFor = (representations: readonly unknown[]) =>
    jit.statements(async () => {
      const { data, errors } = await refer(representations);
      expect(errors).toBeUndefined();
      expect(data._entities.filter((one: unknown) => one !== null)).toHaveLength(BATCH);
    });

  it('is read by one statement, by id and by any other key', async () => {
    const { db } = jit;
    const { district } = world;
    const divisions = await batchOf(
      async () => (await buildDivision(db, { level: DivisionLevel.SUBDISTRICT, parent: district })).id,
    );
    const units: { id: string; creditCode: string }[] = [];
    for (let i = 0; i < BATCH; i++) units.push(await buildUnit(db, { division: world.community }));
    const facilities = await batchOf(
      async () => (await buildFacility(db, { unitId: world.unit.id, now: jit.clock.now })).id,
    );
    const codes = await sql<{ code: string }>`select code from division where id = any(${divisions})`.execute(db);
    const named = (__typename: string, ids: readonly string[]) => ids.map((id) => ({ __typename, id }));

    expect(await statementsFor(named('SharedFacility', facilities))).toBe(1);
    expect(
      await statementsFor(
        named(
          'ResidentUnit',
          units.map(({ id }) => id),
        ),
      ),
    ).toBe(1);
    expect(await statementsFor(units.map(({ creditCode }) => ({ __typename: 'ResidentUnit', creditCode })))).toBe(1);
    expect(await statementsFor(named('Division', divisions))).toBe(1);
    expect(await statementsFor(codes.rows.map(({ code }) => ({ __typename: 'Division', code })))).toBe(1);
  });

  it.each([
    ['GridBranch', 'a GridBranch', 1, 'admin'],
    ['Booking', 'a Booking', 2, 'admin'],
    ['Resident', 'a Resident', 2, 'manager'],
    ['ServiceProjectBook', 'a ServiceProjectBook, a draft', 2, 'admin'],
    ['Supply', 'a Supply on a draft', 2, 'admin'],
    ['Demand', 'a Demand on a submitted list', 2, 'admin'],
    ['SharedFacility', 'a SharedFacility that is a draft', 3, 'admin'],
  ] as const)(
    'of %s, with %s among them, is read by as many statements as one: %i, for %s',
    async (type, node, statements, viewer) => {
      const ids = [
        sights.nodes[node],
        ...Array.from({ length: BATCH - 1 }, () => newId(prefixOf(sights.nodes[node])!)),
      ];
      const as = world.subjects[viewer]!;
      const statementsOf = (asked: readonly string[]) =>
        jit.statements(async () => {
          const { data } = await refer(
            asked.map((id) => ({ __typename: type, id })),
            as,
          );
          expect(data._entities.map((one: { id: string } | null) => one?.id)).toEqual([
            ids[0],
            ...asked.slice(1).map(() => undefined),
          ]);
        });
      // One for who is asking, where that matters; one more for who runs a facility that not everybody sees.
      expect(await statementsOf(ids.slice(0, 1))).toBe(statements);
      expect(await statementsOf(ids)).toBe(statements);
    },
  );
});
