import { getNamedType, type GraphQLObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildAccount } from '../../../seeds/factories/person.factory.ts';
import { ServiceScope } from '../../../src/request/viewer.ts';
import { buildCommonsSchema } from '../../../src/server/graphql/schema.ts';
import { makeClient, tokenOf } from '../../district/identity/service-accounts/service-account.world.ts';
import { type Answer, type Commons, startCommons } from '../../support/commons.ts';
import { INPUTS, QUERIES } from './access.cases.ts';
import { buildSights, type Sights } from './access.sights.ts';
import { buildWorld, type World } from './access.world.ts';

/*
 * Programs. A service account has no role, so every policy is closed to it that does not ask for a scope. Here it has
 * every scope there is, for the unit that `manager` manages, and is asked everything that the tables of access.tables.ts ask.
 */

/** The one thing that a program may do. */
const MAY_DO = ['facilitiesUpsert'];

/** What a program is shown beyond somebody who is signed in and nothing more: each by one of its scopes. */
const SEES_MORE = [
  'residentUnits, their facilities',
  'sharedFacilities, in every state',
  'bookings',
  'sharedFacilities, their bookings',
  'residentUnits, their bookings',
  'node, a SharedFacility that is a draft',
  'node, a SharedFacility in review',
  'node, a Booking',
  'node, a Booking held by a branch',
  'node, a BookingGroup',
  'nodes, one of each that can be hidden',
];

let commons: Commons;
let world: World;
let sights: Sights;
let program: string;
/** Somebody with an account and no role. */
let blank: string;
beforeAll(async () => {
  commons = await startCommons();
  world = await buildWorld(commons);
  sights = await buildSights(world);
  blank = (await buildAccount(commons.db)).subject;
  program = await tokenOf(
    commons,
    await makeClient(
      commons,
      { accountId: '', issuer: '', subject: world.subjects.manager!, roleIds: [] },
      world.unit.id,
      Object.values(ServiceScope),
    ),
  );
});
afterAll(() => commons.close());

const { schema } = buildCommonsSchema();

/** An answer without what differs from one request to the next. */
const comparable = ({ data, errors }: Answer) => ({ data, codes: errors?.map(({ extensions }) => extensions.code) });

describe('a program with every scope', () => {
  test.each(Object.keys(QUERIES))(
    'is shown what somebody without any role is, or more by a scope: %s',
    async (name) => {
      const [document, variables = {}] = QUERIES[name]!(world, sights);
      const ask = async (as: string) => comparable(await commons.query(document, variables, { as }));
      const [seen, seenByBlank] = [await ask(program), await ask(blank)];
      if (SEES_MORE.includes(name)) expect(seen).not.toEqual(seenByBlank);
      else expect(seen).toEqual(seenByBlank);
    },
  );

  test.each(Object.keys(INPUTS))('may not do what the manager of its unit may: %s', async (name) => {
    const mutation = name.split(',')[0]!;
    const field = schema.getMutationType()!.getFields()[mutation]!;
    const payload = getNamedType(field.type) as GraphQLObjectType;
    expect(Object.keys(payload.getFields())).toContain('userErrors');
    const { input } = await INPUTS[name]!(world, 'manager');
    const { data, errors } = await commons.query(
      `mutation ($input: ${String(field.args[0]!.type)}) { done: ${mutation}(input: $input) { userErrors { code } } }`,
      { input },
      { as: program },
    );
    const codes: string[] = [
      ...(errors ?? []).map(({ extensions }) => extensions.code),
      ...(data?.done?.userErrors ?? []).map(({ code }: { code: string }) => code),
    ];
    if (MAY_DO.includes(mutation)) expect(codes).toEqual([]);
    else expect(['FORBIDDEN', 'NOT_FOUND']).toContain(codes[0]);
  });

  test('sees of its unit nothing but what its scopes say: the rest is that of another unit', async () => {
    const drafts = `{ sharedFacilities(first: 100, where: { states: [DRAFT, IN_REVIEW, WITHDRAWN] }) { edges { node { unit { id } } } } }`;
    const { data } = await commons.query(drafts, {}, { as: program });
    const units = new Set(
      data.sharedFacilities.edges.map(({ node }: { node: { unit: { id: string } } }) => node.unit.id),
    );
    expect([...units]).toEqual([world.unit.id]);
    const { data: booked } = await commons.query(
      '{ bookings(first: 100) { edges { node { facility { unit { id } } } } } }',
      {},
      { as: program },
    );
    const of = new Set(
      booked.bookings.edges.map(({ node }: { node: { facility: { unit: { id: string } } } }) => node.facility.unit.id),
    );
    expect([...of]).toEqual([world.unit.id]);
  });
});
