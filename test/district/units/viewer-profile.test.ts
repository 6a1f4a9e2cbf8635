import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildMembership } from '../../../seeds/factories/alliance.factory.ts';
import { buildAccount, buildResident } from '../../../seeds/factories/person.factory.ts';
import { MembershipState } from '../../../src/district/units/alliances/membership.entity.ts';
import { Role } from '../../../src/request/viewer.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import { buildTwoOfEverything, type TwoOfEverything } from '../../support/two-of-everything.ts';

let commons: Commons;
let world: TwoOfEverything;

beforeAll(async () => {
  commons = await startCommons();
  world = await buildTwoOfEverything(commons.db);
});
afterAll(() => commons.close());

async function profileOf(as: string, language = 'zh-CN') {
  const { data, errors } = await commons.query(
    '{ viewer { displayName position delegateOf { id } } }',
    {},
    { as, language },
  );
  expect(errors).toBeUndefined();
  return data.viewer;
}

async function delegate(state: MembershipState) {
  const account = await buildAccount(commons.db);
  const { unit, delegateIds } = await buildMembership(commons.db, { state, delegates: ['王建国'] });
  await commons.sql('update delegate set account_id = $1 where id = $2', [account.accountId, delegateIds[0]]);
  return { ...account, unit, delegateId: delegateIds[0] };
}

describe('what to call who is asking', () => {
  test('is their own name for residents, whatever else they are, with what they do beside it', async () => {
    const { subject } = await buildResident(commons.db, {
      name: '林安',
      roles: [{ role: Role.UNIT_MANAGER, unitId: world.unit.id }],
    });
    expect(await profileOf(subject)).toEqual({
      displayName: '林安',
      position: `${world.unit.name} · 单位管理员`,
      delegateOf: [],
    });
  });

  test('is what they do for somebody without a name: by the role that reaches farthest', async () => {
    const { subject } = await buildAccount(commons.db, {
      roles: [
        { role: Role.UNIT_MANAGER, unitId: world.unit.id },
        { role: Role.COMMUNITY_STAFF, divisionId: world.community.id },
        { role: Role.DISTRICT_ADMIN, divisionId: world.district.id, validTo: '2021-01-01T00:00:00Z' },
      ],
    });
    const position = `${world.community.name} · community staff`;
    expect(await profileOf(subject, 'en')).toEqual({ displayName: position, position, delegateOf: [] });
  });

  test('is the name of a delegate, with the office in the unit, for as long as they sit for an active member', async () => {
    const { subject, unit, delegateId } = await delegate(MembershipState.ACTIVE);
    expect(await profileOf(subject)).toEqual({
      displayName: '王建国',
      position: '副主任',
      delegateOf: [{ id: unit.id }],
    });
    await commons.sql('update delegate set account_id = null where id = $1', [delegateId]);
    expect(await profileOf(subject)).toEqual({ displayName: '新用户', position: null, delegateOf: [] });
    const suspended = await delegate(MembershipState.SUSPENDED);
    expect((await profileOf(suspended.subject)).delegateOf).toEqual([]);
  });

  test('is there for somebody without an account here', async () => {
    expect(await profileOf('stranger', 'en')).toEqual({ displayName: 'Newcomer', position: null, delegateOf: [] });
  });

  test('takes one statement more than knowing who it is, however much they do', async () => {
    const { subject } = await buildAccount(commons.db, {
      roles: [
        { role: Role.UNIT_MANAGER, unitId: world.unit.id },
        { role: Role.UNIT_MANAGER, unitId: world.otherUnit.id },
        { role: Role.COMMUNITY_STAFF, divisionId: world.community.id },
      ],
    });
    expect(await commons.statements(() => profileOf(subject))).toBe(2);
  });
});
