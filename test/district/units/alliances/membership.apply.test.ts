import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuiltUnit, buildUnit } from '../../../../seeds/factories/unit.factory.ts';
import { buildAccount } from '../../../../seeds/factories/person.factory.ts';
import { Role } from '../../../../src/request/viewer.ts';
import { newId } from '../../../../src/shared/node.ts';
import { type Commons, startCommons } from '../../../support/commons.ts';
import { type AllianceWorld, buildAllianceWorld, codeOf, mutate, trailOf } from './alliance-world.ts';

let commons: Commons;
let world: AllianceWorld;

beforeAll(async () => {
  commons = await startCommons();
  world = await buildAllianceWorld(commons);
});
afterAll(() => commons.close());

async function newcomer(): Promise<{ unit: BuiltUnit; manager: string }> {
  const unit = await buildUnit(commons.db, { division: world.community });
  const { subject } = await buildAccount(commons.db, { roles: [{ role: Role.UNIT_MANAGER, unitId: unit.id }] });
  return { unit, manager: subject };
}

const application = (unitId: string, changes: object = {}) => ({
  unitId,
  allianceId: world.alliance.id,
  charterVersion: 2,
  delegates: [{ name: '王小明', position: '主任' }],
  ...changes,
});

const apply = (input: object, as?: string) => mutate(commons, 'membershipApply', input, as);

describe('membershipApply', () => {
  it('makes an application with its delegates, and leaves a trail', async () => {
    const { unit, manager } = await newcomer();
    const delegates = [{ name: ' 王小明 ', position: '主任' }, { name: '欧阳娜娜' }];
    const { membership, refusals } = await apply(application(unit.id, { delegates }), manager);
    expect(refusals).toEqual([]);
    expect(membership).toMatchObject({
      state: 'APPLIED',
      charterVersion: 2,
      appliedAt: '2026-03-03T04:00:00.000Z',
      admittedAt: null,
      endedAt: null,
      stateReason: null,
      unit: { id: unit.id },
      alliance: { id: world.alliance.id },
      delegates: [
        { name: '王小明', position: '主任' },
        { name: '欧阳娜娜', position: null },
      ],
    });
    expect(await trailOf(commons, membership.id)).toEqual({
      audit: [
        { action: 'membershipApply', district_code: world.community.parent!.parent!.code, actor: true, fields: [] },
      ],
      topics: ['membership.applied'],
    });
  });

  it('is refused while the unit has a membership there that has not ended', async () => {
    const { unit, manager } = await newcomer();
    await apply(application(unit.id), manager);
    const again = await apply(application(unit.id), manager);
    expect(again.refusals).toMatchObject([{ code: 'STATE_CONFLICT', field: ['unitId'] }]);
    expect(codeOf(await apply(application(world.membership.unit.id), world.manager))).toBe('STATE_CONFLICT');
  });

  it('makes one application of many at the same time', async () => {
    const { unit, manager } = await newcomer();
    const answers = await Promise.all(Array.from({ length: 8 }, () => apply(application(unit.id), manager)));
    expect(answers.filter(({ membership }) => membership)).toHaveLength(1);
    expect(answers.filter(({ membership }) => !membership).map(codeOf)).toEqual(Array(7).fill('STATE_CONFLICT'));
    const [count] = await commons.sql('select count(*)::int as n from alliance_membership where unit_id = $1', [
      unit.id,
    ]);
    expect(count).toEqual({ n: 1 });
  });

  it('is possible anew after an end', async () => {
    const { unit, manager } = await newcomer();
    const { membership } = await apply(application(unit.id), manager);
    await mutate(commons, 'membershipWithdraw', { membershipId: membership.id }, manager);
    expect((await apply(application(unit.id), manager)).membership).toMatchObject({ state: 'APPLIED' });
  });

  it('is refused for another version of the charter than the one in force', async () => {
    const { unit, manager } = await newcomer();
    for (const charterVersion of [1, 3, 0, -1]) {
      const { refusals } = await apply(application(unit.id, { charterVersion }), manager);
      expect(refusals).toMatchObject([{ code: 'STALE_VERSION', field: ['charterVersion'] }]);
    }
  });

  it('is refused without a delegate, with three, with the same one twice, or with a name that is none', async () => {
    const { unit, manager } = await newcomer();
    const person = { name: '王小明' };
    for (const delegates of [
      [],
      [person, { name: '李' }, { name: '张' }],
      [person, { name: '王小明 ' }],
      [{ name: ' ' }],
      [{ name: '王'.repeat(101) }],
      [{ name: '王\n小明' }],
      [{ ...person, position: '' }],
    ]) {
      const code = codeOf(await apply(application(unit.id, { delegates }), manager));
      expect({ delegates, code }).toEqual({ delegates, code: 'INVALID_INPUT' });
    }
    const namesakes = [
      { ...person, position: '主任' },
      { ...person, position: '书记' },
    ];
    expect((await apply(application(unit.id, { delegates: namesakes }), manager)).membership.delegates).toHaveLength(2);
  });

  it('is refused for an unknown unit or alliance, and for an id of another type', async () => {
    const { unit, manager } = await newcomer();
    const cases: [object, string, string][] = [
      [{ unitId: newId('uni') }, 'NOT_FOUND', 'unitId'],
      [{ allianceId: newId('all') }, 'NOT_FOUND', 'allianceId'],
      [{ unitId: world.alliance.id }, 'INVALID_INPUT', 'unitId'],
      [{ allianceId: unit.id }, 'INVALID_INPUT', 'allianceId'],
      [{ unitId: '' }, 'INVALID_INPUT', 'unitId'],
    ];
    for (const [changes, code, field] of cases) {
      expect((await apply(application(unit.id, changes), manager)).refusals).toMatchObject([{ code, field: [field] }]);
    }
  });

  it('is refused to everybody but the managers of the unit, and changes nothing', async () => {
    const { unit } = await newcomer();
    for (const [who, as] of Object.entries({ ...world.outsiders, manager: world.manager, staff: world.staff })) {
      expect({ who, code: codeOf(await apply(application(unit.id), as)) }).toEqual({ who, code: 'FORBIDDEN' });
    }
    expect(codeOf(await apply(application(unit.id), world.nobody))).toBe('FORBIDDEN');
    expect(codeOf(await apply(application(unit.id)))).toBe('UNAUTHENTICATED');
    expect(await commons.sql('select from alliance_membership where unit_id = $1', [unit.id])).toEqual([]);
  });

  it('words its refusals in the language asked for', async () => {
    const { unit } = await newcomer();
    const { data } = await commons.query(
      'mutation ($input: MembershipApplyInput!) { membershipApply(input: $input) { userErrors { message } } }',
      { input: application(unit.id) },
      { as: world.staff, language: 'zh-CN' },
    );
    expect(data.membershipApply.userErrors[0].message).toBe('只有该单位的管理员可以进行此操作。');
  });
});
