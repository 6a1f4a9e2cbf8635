import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MembershipState } from '../../src/units/membership.entity.ts';
import { type Commons, startCommons } from '../support/commons.ts';
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
