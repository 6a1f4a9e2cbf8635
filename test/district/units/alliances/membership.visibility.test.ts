import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildMembership, type BuiltMembership } from '../../../../seeds/factories/alliance.factory.ts';
import { buildAccount } from '../../../../seeds/factories/person.factory.ts';
import { buildUnit } from '../../../../seeds/factories/unit.factory.ts';
import { Role } from '../../../../src/request/viewer.ts';
import { MembershipState } from '../../../../src/district/units/alliances/membership.entity.ts';
import { type Commons, startCommons } from '../../../support/commons.ts';
import { type AllianceWorld, buildAllianceWorld } from './alliance-world.ts';

const { APPLIED, ACTIVE, SUSPENDED, WITHDRAWN } = MembershipState;

let commons: Commons;
let world: AllianceWorld;
let memberships: Record<MembershipState, BuiltMembership>;
/** Manages the units of all four memberships. */
let manager: string;
let formerDelegate: string;

beforeAll(async () => {
  commons = await startCommons();
  const { db } = commons;
  world = await buildAllianceWorld(commons, { delegates: ['欧阳娜娜', '𠮷田'] });
  const { alliance } = world;
  const membershipIn = async (state: MembershipState, name: string) => {
    const unit = await buildUnit(db, { division: world.community, name });
    return buildMembership(db, { alliance, unit, state, stateReason: `因${name}` });
  };
  memberships = {
    [ACTIVE]: world.membership,
    [APPLIED]: await membershipIn(APPLIED, '甲'),
    [SUSPENDED]: await membershipIn(SUSPENDED, '乙'),
    [WITHDRAWN]: await membershipIn(WITHDRAWN, '丙'),
  };
  formerDelegate = memberships[WITHDRAWN].delegateIds[0]!;
  const roles = Object.values(memberships).map(({ unit }) => ({ role: Role.UNIT_MANAGER, unitId: unit.id }));
  manager = (await buildAccount(db, { roles })).subject;
});
afterAll(() => commons.close());

const insiders = () => ({
  manager,
  staff: world.staff,
  subdistrictStaff: world.subdistrictStaff,
  admin: world.districtAdmin,
});
const others = () => ({ ...world.outsiders, 'a stranger': world.nobody, nobody: undefined });
const ask = (document: string, variables: object, as: string | undefined) =>
  commons.query(document, variables, as === undefined ? {} : { as });

describe('the memberships of an alliance', () => {
  const document = `query ($id: ID!, $where: AllianceMembershipFilter) { node(id: $id) { ... on Alliance {
    memberships(where: $where) { totalCount edges { node { state } } } } } }`;
  const states = async (as: string | undefined, where: object = {}) => {
    const { data } = await ask(document, { id: world.alliance.id, where }, as);
    const { totalCount, edges } = data.node.memberships;
    expect(totalCount).toBe(edges.length);
    return edges.map(({ node }: { node: { state: string } }) => node.state).toSorted();
  };

  it('are all shown to the managers of the units and to staff', async () => {
    for (const [who, as] of Object.entries(insiders())) {
      expect({ who, sees: await states(as) }).toEqual({ who, sees: [ACTIVE, APPLIED, SUSPENDED, WITHDRAWN] });
    }
  });

  it('are shown to everybody else when active or suspended, and not counted otherwise', async () => {
    for (const [who, as] of Object.entries(others())) {
      expect({ who, sees: await states(as) }).toEqual({ who, sees: [ACTIVE, SUSPENDED] });
    }
  });

  it('are shown to a manager in every state for their own unit alone', async () => {
    expect(await states(world.manager)).toEqual([ACTIVE, SUSPENDED]);
  });

  it('are filtered by state', async () => {
    expect(await states(world.staff, { states: [APPLIED, WITHDRAWN] })).toEqual([APPLIED, WITHDRAWN]);
    expect(await states(undefined, { states: [APPLIED, WITHDRAWN] })).toEqual([]);
    expect(await states(world.staff, { states: [] })).toEqual([]);
  });
});

describe('the memberships of a unit', () => {
  it('show an application to its managers and to staff alone', async () => {
    const document = 'query ($id: ID!) { node(id: $id) { ... on ResidentUnit { memberships { totalCount } } } }';
    const count = async (as?: string) =>
      (await ask(document, { id: memberships[APPLIED].unit.id }, as)).data.node.memberships.totalCount;
    expect(await count(manager)).toBe(1);
    expect(await count(world.staff)).toBe(1);
    expect(await count(world.manager)).toBe(0);
    expect(await count()).toBe(0);
  });
});

describe('a membership by id', () => {
  const document = 'query ($id: ID!) { node(id: $id) { ... on AllianceMembership { state stateReason } } }';
  const shown = async (state: MembershipState, as: string | undefined) =>
    (await ask(document, { id: memberships[state].id }, as)).data.node;

  it('shows its state and reason to the managers of the unit and to staff', async () => {
    for (const as of Object.values(insiders())) {
      expect(await shown(SUSPENDED, as)).toEqual({ state: SUSPENDED, stateReason: '因乙' });
      expect(await shown(WITHDRAWN, as)).toEqual({ state: WITHDRAWN, stateReason: '因丙' });
    }
  });

  it('shows no reason to anybody else, and nothing of an application or of one that has ended', async () => {
    for (const [who, as] of Object.entries(others())) {
      const sees = await Promise.all([SUSPENDED, APPLIED, WITHDRAWN].map((state) => shown(state, as)));
      expect({ who, sees }).toEqual({ who, sees: [{ state: SUSPENDED, stateReason: null }, null, null] });
    }
  });
});

describe('the name of a delegate', () => {
  const document = 'query ($id: ID!) { node(id: $id) { ... on AllianceMembership { delegates { name position } } } }';
  const names = async (as: string | undefined) => {
    const { data } = await ask(document, { id: memberships[ACTIVE].id }, as);
    return data.node.delegates.map(({ name }: { name: string }) => name);
  };

  it('is whole to the managers of the unit and to staff of the host', async () => {
    for (const [who, as] of Object.entries(insiders())) {
      expect({ who, sees: await names(as) }).toEqual({ who, sees: ['欧阳娜娜', '𠮷田'] });
    }
  });

  it('is its first character to everybody else, whatever its length and script', async () => {
    for (const [who, as] of Object.entries(others())) {
      expect({ who, sees: await names(as) }).toEqual({ who, sees: ['欧**', '𠮷**'] });
    }
  });

  it('is masked on every way to it', async () => {
    const ways = `query ($unit: ID!, $delegate: ID!) {
      unit: node(id: $unit) { ... on ResidentUnit { memberships { edges { node { delegates { name } } } } } }
      delegate: node(id: $delegate) { ... on Delegate { name } }
      alliances { edges { node { memberships { edges { node { delegates { id name } } } } } } }
    }`;
    const { unit, delegateIds } = memberships[ACTIVE];
    const { data } = await commons.query(ways, { unit: unit.id, delegate: delegateIds[0] });
    expect(data.delegate).toEqual({ name: '欧**' });
    expect(JSON.stringify(data)).not.toContain('欧阳');
    expect(JSON.stringify(data)).not.toContain('林小榕');
  });

  it('is masked in both executors', async () => {
    const compiling = await startCommons({ executor: 'jit' });
    try {
      const { id } = await buildMembership(compiling.db, { delegates: ['欧阳娜娜'] });
      expect((await compiling.query(document, { id })).data.node.delegates).toEqual([
        { name: '欧**', position: '副主任' },
      ]);
    } finally {
      await compiling.close();
    }
  });
});

describe('a delegate by id', () => {
  const document = 'query ($id: ID!) { node(id: $id) { ... on Delegate { name validFrom validTo } } }';

  it('is there for everybody while sitting, and only for those inside afterwards', async () => {
    const [sitting] = memberships[ACTIVE].delegateIds;
    expect((await commons.query(document, { id: sitting })).data.node).toEqual({
      name: '欧**',
      validFrom: '2020-01-01T00:00:00.000Z',
      validTo: null,
    });
    expect((await commons.query(document, { id: formerDelegate })).data.node).toBeNull();
    expect((await commons.query(document, { id: formerDelegate }, { as: world.staff })).data.node).toMatchObject({
      name: '林小榕',
      validTo: '2020-01-01T00:00:00.000Z',
    });
    const [applied] = memberships[APPLIED].delegateIds;
    expect((await commons.query(document, { id: applied })).data.node).toBeNull();
    expect((await commons.query(document, { id: applied }, { as: manager })).data.node).toMatchObject({
      name: '林小榕',
    });
  });
});
