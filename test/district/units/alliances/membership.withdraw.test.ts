import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isActiveMember } from '../../../../src/district/units/index.ts';
import { MembershipState } from '../../../../src/district/units/alliances/membership.entity.ts';
import { type Commons, startCommons } from '../../../support/commons.ts';
import { type AllianceWorld, buildAllianceWorld, codeOf, mutate, trailOf } from './alliance-world.ts';

const { APPLIED, ACTIVE, SUSPENDED, WITHDRAWN } = MembershipState;

let commons: Commons;
beforeAll(async () => {
  commons = await startCommons();
});
afterAll(() => commons.close());

const withdraw = (world: AllianceWorld, as?: string, more: object = {}) =>
  mutate(commons, 'membershipWithdraw', { membershipId: world.membership.id, ...more }, as);

describe('membershipWithdraw', () => {
  it.each([APPLIED, ACTIVE, SUSPENDED])('ends a membership that is %s, with its delegates', async (state) => {
    const world = await buildAllianceWorld(commons, { state, delegates: ['林一', '林二'] });
    const { membership, refusals } = await withdraw(world, world.manager);
    expect(refusals).toEqual([]);
    expect(membership).toMatchObject({
      state: WITHDRAWN,
      endedAt: '2026-03-03T04:00:00.000Z',
      stateReason: null,
      delegates: [],
    });
    expect(await isActiveMember(commons.db, world.membership.unit.id)).toBe(false);
    const rows = await commons.sql('select valid_to from delegate where membership_id = $1', [membership.id]);
    expect(rows).toEqual([
      { valid_to: new Date('2026-03-03T04:00:00Z') },
      { valid_to: new Date('2026-03-03T04:00:00Z') },
    ]);
    expect((await trailOf(commons, membership.id)).topics).toEqual(['membership.withdrawn']);
  });

  it('is refused once it has ended', async () => {
    const world = await buildAllianceWorld(commons, { state: WITHDRAWN });
    expect(codeOf(await withdraw(world, world.manager))).toBe('STATE_CONFLICT');
  });

  it('may carry a reason of the unit', async () => {
    const world = await buildAllianceWorld(commons);
    expect((await withdraw(world, world.manager, { reason: '搬迁' })).membership).toMatchObject({
      stateReason: '搬迁',
    });
  });

  it('is for staff of the host too, who have to give a reason', async () => {
    for (const who of ['staff', 'subdistrictStaff', 'districtAdmin'] as const) {
      const world = await buildAllianceWorld(commons, { state: APPLIED });
      const silent = await withdraw(world, world[who]);
      expect(silent.refusals).toMatchObject([{ code: 'INVALID_INPUT', field: ['reason'] }]);
      expect((await withdraw(world, world[who], { reason: '材料不全' })).membership).toMatchObject({
        state: WITHDRAWN,
        stateReason: '材料不全',
      });
    }
  });

  it('is refused to everybody else, and changes nothing', async () => {
    const world = await buildAllianceWorld(commons);
    for (const [who, as] of Object.entries(world.outsiders)) {
      const code = codeOf(await withdraw(world, as, { reason: 'x' }));
      expect({ who, code }).toEqual({ who, code: 'FORBIDDEN' });
    }
    expect(codeOf(await withdraw(world))).toBe('UNAUTHENTICATED');
    expect(await isActiveMember(commons.db, world.membership.unit.id)).toBe(true);
  });
});
