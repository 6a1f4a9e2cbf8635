import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildAccount } from '../../../../seeds/factories/person.factory.ts';
import { buildUnit } from '../../../../seeds/factories/unit.factory.ts';
import { Role } from '../../../../src/request/viewer.ts';
import { sittingDelegateOf } from '../../../../src/district/units/index.ts';
import { MembershipState } from '../../../../src/district/units/alliances/membership.entity.ts';
import { type Commons, startCommons } from '../../../support/commons.ts';
import { type AllianceWorld, buildAllianceWorld, codeOf, mutate, trailOf } from './alliance-world.ts';

const { APPLIED, SUSPENDED, WITHDRAWN } = MembershipState;

let commons: Commons;
beforeAll(async () => {
  commons = await startCommons();
});
afterAll(() => commons.close());

const name = (world: AllianceWorld, delegates: object[], as?: string) =>
  mutate(commons, 'delegatesName', { membershipId: world.membership.id, delegates }, as);

const POSITION = '副主任';

describe('delegatesName', () => {
  it('replaces those who sit, and keeps what was', async () => {
    const world = await buildAllianceWorld(commons, { delegates: ['林一', '林二'] });
    const { membership, refusals } = await name(world, [{ name: '陈三', position: '书记' }], world.manager);
    expect(refusals).toEqual([]);
    expect(membership.delegates).toMatchObject([{ name: '陈三', position: '书记' }]);
    const rows = await commons.sql(
      'select seat, name, valid_to is null as sits from delegate where membership_id = $1 order by valid_to nulls last, seat',
      [membership.id],
    );
    expect(rows).toEqual([
      { seat: 1, name: '林一', sits: false },
      { seat: 2, name: '林二', sits: false },
      { seat: 1, name: '陈三', sits: true },
    ]);
  });

  it('leaves somebody who is named again where they sit', async () => {
    const world = await buildAllianceWorld(commons, { delegates: ['林一', '林二'] });
    const again = { name: '林二', position: POSITION };
    const { membership } = await name(world, [again, { name: '陈三' }], world.manager);
    expect(membership.delegates).toMatchObject([
      { name: '陈三' },
      { id: world.membership.delegateIds[1], name: '林二' },
    ]);
    const same = await name(world, [{ name: '陈三' }, again], world.manager);
    expect(same.membership.delegates).toEqual(membership.delegates);
  });

  it('takes the same name in another position for somebody else', async () => {
    const world = await buildAllianceWorld(commons, { delegates: ['林一'] });
    const { membership } = await name(world, [{ name: '林一', position: '书记' }], world.manager);
    expect(membership.delegates).toMatchObject([{ name: '林一', position: '书记' }]);
    expect(membership.delegates[0].id).not.toBe(world.membership.delegateIds[0]);
  });

  it('leaves a trail without any name', async () => {
    const world = await buildAllianceWorld(commons);
    await name(world, [{ name: '陈三' }], world.manager);
    const trail = await trailOf(commons, world.membership.id);
    expect(trail).toMatchObject({
      audit: [{ action: 'delegatesName', fields: ['delegates'] }],
      topics: ['membership.delegates_changed'],
    });
    expect(JSON.stringify(trail)).not.toContain('陈三');
  });

  it('is possible for an applicant and a suspended member, not after the end', async () => {
    for (const state of [APPLIED, SUSPENDED]) {
      const world = await buildAllianceWorld(commons, { state });
      expect((await name(world, [{ name: '陈三' }], world.manager)).membership).toMatchObject({ state });
    }
    const world = await buildAllianceWorld(commons, { state: WITHDRAWN });
    expect(codeOf(await name(world, [{ name: '陈三' }], world.manager))).toBe('STATE_CONFLICT');
  });

  it('is refused for none, three, or one twice, and leaves those who sit', async () => {
    const world = await buildAllianceWorld(commons);
    const [a, b, c] = [{ name: '甲' }, { name: '乙' }, { name: '丙' }];
    for (const delegates of [[], [a, b, c], [a, a]]) {
      expect((await name(world, delegates, world.manager)).refusals).toMatchObject([
        { code: 'INVALID_INPUT', field: ['delegates'] },
      ]);
    }
    const rows = await commons.sql('select name from delegate where membership_id = $1 and valid_to is null', [
      world.membership.id,
    ]);
    expect(rows).toEqual([{ name: '林小榕' }]);
  });

  it("is the unit's own decision: refused to staff and everybody else", async () => {
    const world = await buildAllianceWorld(commons);
    const others = { ...world.outsiders, staff: world.staff, districtAdmin: world.districtAdmin };
    for (const [who, as] of Object.entries(others)) {
      expect({ who, code: codeOf(await name(world, [{ name: '陈三' }], as)) }).toEqual({ who, code: 'FORBIDDEN' });
    }
    expect(codeOf(await name(world, [{ name: '陈三' }]))).toBe('UNAUTHENTICATED');
  });

  it('leaves one or two who sit when many name others at once', async () => {
    const world = await buildAllianceWorld(commons, { delegates: ['林一', '林二'] });
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, i) =>
        name(world, i % 2 ? [{ name: `甲${i}` }] : [{ name: `甲${i}` }, { name: '乙' }], world.manager),
      ),
    );
    expect(answers.map(({ refusals }) => refusals)).toEqual(Array.from({ length: 6 }, () => []));
    const [sitting] = await commons.sql<{ n: number }>(
      'select count(*)::int as n from delegate where membership_id = $1 and valid_to is null',
      [world.membership.id],
    );
    expect([1, 2]).toContain(sitting!.n);
  });
});

describe('an account to sign with', () => {
  /** Who of these subjects signs for the unit now. */
  async function signers(unitId: string, subjects: readonly string[]): Promise<string[]> {
    const accounts = await commons.sql<{ id: string; subject: string }>(
      'select id, subject from account where subject = any($1) order by subject',
      [subjects],
    );
    const found: string[] = [];
    for (const { id, subject } of accounts) {
      if (await sittingDelegateOf(commons.db, unitId, id)) found.push(subject);
    }
    return found;
  }

  it('is given to a delegate by the subject of their tokens, and never shown', async () => {
    const world = await buildAllianceWorld(commons);
    const answer = await name(world, [{ name: '陈三', accountSubject: 'chen-3' }, { name: '林四' }], world.manager);
    expect(answer.refusals).toEqual([]);
    expect(answer.membership.delegates).toMatchObject([
      { name: '陈三', canSign: true },
      { name: '林四', canSign: false },
    ]);
    expect(JSON.stringify(answer)).not.toContain('chen-3');
    expect(JSON.stringify(await trailOf(commons, world.membership.id))).not.toContain('chen-3');
    const unitId = world.membership.unit.id;
    expect(await signers(unitId, ['chen-3'])).toEqual(['chen-3']);
    const other = await buildAllianceWorld(commons);
    expect(await signers(other.membership.unit.id, ['chen-3'])).toEqual([]);
  });

  it('is shown to everybody to be there, and to nobody which it is', async () => {
    const world = await buildAllianceWorld(commons);
    await name(world, [{ name: '陈三', accountSubject: 'chen-open' }], world.manager);
    const { data } = await commons.query(
      'query ($id: ID!) { node(id: $id) { ... on AllianceMembership { delegates { name canSign } } } }',
      { id: world.membership.id },
    );
    expect(data.node.delegates).toEqual([{ name: '陈**', canSign: true }]);
  });

  it('is got, changed and lost by somebody who keeps the seat', async () => {
    const world = await buildAllianceWorld(commons, { delegates: ['林一'] });
    const unitId = world.membership.unit.id;
    const [id] = world.membership.delegateIds;
    const again = async (accountSubject?: string | null) => {
      const { membership } = await name(
        world,
        [{ name: '林一', position: POSITION, ...(accountSubject !== undefined && { accountSubject }) }],
        world.manager,
      );
      expect(membership.delegates).toMatchObject([{ id, canSign: typeof accountSubject === 'string' }]);
      return signers(unitId, ['lin-1', 'lin-new']);
    };
    expect(await again('lin-1')).toEqual(['lin-1']);
    expect(await again('lin-new')).toEqual(['lin-new']);
    expect(await again(null)).toEqual([]);
    expect(await again('lin-1')).toEqual(['lin-1']);
    expect(await again()).toEqual([]);
  });

  it('is changed between two who keep their seats', async () => {
    const world = await buildAllianceWorld(commons, { delegates: ['林一', '林二'] });
    const pair = (one: string, two: string) => [
      { name: '林一', position: POSITION, accountSubject: one },
      { name: '林二', position: POSITION, accountSubject: two },
    ];
    await name(world, pair('swap-a', 'swap-b'), world.manager);
    expect((await name(world, pair('swap-b', 'swap-a'), world.manager)).refusals).toEqual([]);
    expect(
      await commons.sql(
        `select g.seat, a.subject from delegate g join account a on a.id = g.account_id
         where membership_id = $1 order by seat`,
        [world.membership.id],
      ),
    ).toEqual([
      { seat: 1, subject: 'swap-b' },
      { seat: 2, subject: 'swap-a' },
    ]);
  });

  it('is of no use to somebody who has lost the seat', async () => {
    const world = await buildAllianceWorld(commons);
    const unitId = world.membership.unit.id;
    const { membership } = await name(world, [{ name: '陈三', accountSubject: 'chen-former' }], world.manager);
    await name(world, [{ name: '黄五', accountSubject: 'huang-5' }], world.manager);
    expect(await signers(unitId, ['chen-former', 'huang-5'])).toEqual(['huang-5']);
    const { data } = await commons.query(
      'query ($id: ID!) { node(id: $id) { ... on Delegate { canSign validTo } } }',
      { id: membership.delegates[0].id },
      { as: world.manager },
    );
    expect(data.node).toEqual({ canSign: false, validTo: expect.any(String) });
  });

  it('is of use only while the membership is active', async () => {
    const world = await buildAllianceWorld(commons);
    const unitId = world.membership.unit.id;
    await name(world, [{ name: '陈三', accountSubject: 'chen-state' }], world.manager);
    const input = { membershipId: world.membership.id };
    await mutate(commons, 'membershipSuspend', { ...input, reason: '整改' }, world.staff);
    expect(await signers(unitId, ['chen-state'])).toEqual([]);
    await mutate(commons, 'membershipReinstate', input, world.staff);
    expect(await signers(unitId, ['chen-state'])).toEqual(['chen-state']);
    await mutate(commons, 'membershipWithdraw', input, world.manager);
    expect(await signers(unitId, ['chen-state'])).toEqual([]);
  });

  it('comes with an application, and counts when that is admitted', async () => {
    const world = await buildAllianceWorld(commons);
    const { id: unitId } = await buildUnit(commons.db, { division: world.community });
    const { subject } = await buildAccount(commons.db, { roles: [{ role: Role.UNIT_MANAGER, unitId }] });
    const { membership } = await mutate(
      commons,
      'membershipApply',
      {
        unitId,
        allianceId: world.alliance.id,
        charterVersion: 2,
        delegates: [{ name: '吴六', accountSubject: 'wu-6' }],
      },
      subject,
    );
    expect(membership.delegates).toMatchObject([{ canSign: true }]);
    expect(await signers(unitId, ['wu-6'])).toEqual([]);
    await mutate(commons, 'membershipAdmit', { membershipId: membership.id }, world.staff);
    expect(await signers(unitId, ['wu-6'])).toEqual(['wu-6']);
  });

  it('is not given to two at once, nor made for a text that no token can have', async () => {
    const world = await buildAllianceWorld(commons);
    const both = await name(
      world,
      ['甲', '乙'].map((each) => ({ name: each, accountSubject: 'shared' })),
      world.manager,
    );
    expect(both.refusals).toMatchObject([{ code: 'INVALID_INPUT', field: ['delegates'] }]);
    for (const accountSubject of ['', 'a\nb', '中文', 'x'.repeat(256)]) {
      const refused = await name(world, [{ name: '甲' }, { name: '乙', accountSubject }], world.manager);
      expect(refused.refusals).toMatchObject([{ code: 'INVALID_INPUT', field: ['delegates', '1', 'accountSubject'] }]);
    }
    expect(await commons.sql(`select from account where subject = 'shared'`)).toEqual([]);
  });
});

describe('the database', () => {
  it('has no active member without a delegate, whatever is written', async () => {
    const world = await buildAllianceWorld(commons);
    await expect(commons.sql('delete from delegate where membership_id = $1', [world.membership.id])).rejects.toThrow(
      'an active member has one or two delegates',
    );
  });

  it('has no third seat', async () => {
    const world = await buildAllianceWorld(commons, { delegates: ['林一', '林二'] });
    const seat = (number: number) =>
      commons.sql(
        `insert into delegate (id, membership_id, seat, name, valid_from)
         values ('del_' || repeat('0', 32), $1, $2, '丙', now())`,
        [world.membership.id, number],
      );
    await expect(seat(3)).rejects.toThrow(/check constraint/);
    await expect(seat(1)).rejects.toThrow('delegate_one_per_seat');
  });
});
