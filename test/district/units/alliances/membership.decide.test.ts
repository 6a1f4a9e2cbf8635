import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../../src/shared/node.ts';
import { MembershipState } from '../../../../src/district/units/alliances/membership.entity.ts';
import { type Commons, startCommons } from '../../../support/commons.ts';
import { type AllianceWorld, buildAllianceWorld, codeOf, mutate, trailOf } from './alliance-world.ts';

const { APPLIED, ACTIVE, SUSPENDED, WITHDRAWN } = MembershipState;

let commons: Commons;
beforeAll(async () => {
  commons = await startCommons();
});
afterAll(() => commons.close());

const worldIn = (state: MembershipState): Promise<AllianceWorld> => buildAllianceWorld(commons, { state });

/** What staff of the host community decide: from where, where to, and what the unit is told. */
const DECISIONS = [
  { name: 'membershipAdmit', from: APPLIED, to: ACTIVE, topic: 'membership.admitted', more: {} },
  { name: 'membershipSuspend', from: ACTIVE, to: SUSPENDED, topic: 'membership.suspended', more: { reason: '整改' } },
  { name: 'membershipReinstate', from: SUSPENDED, to: ACTIVE, topic: 'membership.reinstated', more: {} },
] as const;

describe.each(DECISIONS)('$name', ({ name, from, to, topic, more }) => {
  const decide = (world: AllianceWorld, as?: string, changes: object = {}) =>
    mutate(commons, name, { membershipId: world.membership.id, ...more, ...changes }, as);

  it(`leads from ${from} to ${to}, and leaves a trail`, async () => {
    const world = await worldIn(from);
    const { membership, refusals } = await decide(world, world.staff);
    expect(refusals).toEqual([]);
    expect(membership).toMatchObject({ id: world.membership.id, state: to });
    expect(await trailOf(commons, membership.id)).toEqual({
      audit: [{ action: name, district_code: world.community.parent!.parent!.code, actor: true, fields: ['state'] }],
      topics: [topic],
    });
  });

  it('is for staff of the host community and of what it lies in', async () => {
    for (const who of ['staff', 'subdistrictStaff', 'districtAdmin'] as const) {
      const world = await worldIn(from);
      expect({ who, ...(await decide(world, world[who])).membership }).toMatchObject({ who, state: to });
    }
  });

  it('is refused to everybody else, and changes nothing', async () => {
    const world = await worldIn(from);
    // Who may not know of an application is not told that there is one.
    const hidden = from === APPLIED ? 'NOT_FOUND' : 'FORBIDDEN';
    expect(codeOf(await decide(world, world.manager))).toBe('FORBIDDEN');
    for (const [who, as] of Object.entries(world.outsiders)) {
      expect({ who, code: codeOf(await decide(world, as)) }).toEqual({ who, code: hidden });
    }
    expect(codeOf(await decide(world, world.nobody))).toBe('FORBIDDEN');
    expect(codeOf(await decide(world))).toBe('UNAUTHENTICATED');
    const [row] = await commons.sql('select state, version from alliance_membership where id = $1', [
      world.membership.id,
    ]);
    expect(row).toEqual({ state: from, version: 1 });
  });

  it('is refused from every other state', async () => {
    for (const state of Object.values(MembershipState).filter((each) => each !== from)) {
      const world = await worldIn(state);
      const { refusals } = await decide(world, world.staff);
      expect({ state, refusals }).toMatchObject({
        state,
        refusals: [{ code: 'STATE_CONFLICT', field: ['membershipId'] }],
      });
    }
  });

  it('happens once when it is asked for many times at once', async () => {
    const world = await worldIn(from);
    const answers = await Promise.all(Array.from({ length: 6 }, () => decide(world, world.staff)));
    expect(answers.filter(({ membership }) => membership)).toHaveLength(1);
    expect(answers.filter(({ membership }) => !membership).map(codeOf)).toEqual(Array(5).fill('STATE_CONFLICT'));
    expect((await trailOf(commons, world.membership.id)).topics).toEqual([topic]);
  });

  it('is refused for an unknown membership and for an id of another type', async () => {
    const world = await worldIn(from);
    expect(codeOf(await decide(world, world.staff, { membershipId: newId('mem') }))).toBe('NOT_FOUND');
    expect(codeOf(await decide(world, world.staff, { membershipId: world.alliance.id }))).toBe('INVALID_INPUT');
  });
});

describe('membershipAdmit', () => {
  it('says since when the unit is a member', async () => {
    const world = await worldIn(APPLIED);
    const { membership } = await mutate(commons, 'membershipAdmit', { membershipId: world.membership.id }, world.staff);
    expect(membership).toMatchObject({ admittedAt: '2026-03-03T04:00:00.000Z', endedAt: null });
  });
});

describe('membershipSuspend', () => {
  const suspend = (world: AllianceWorld, reason: string) =>
    mutate(commons, 'membershipSuspend', { membershipId: world.membership.id, reason }, world.staff);

  it('wants a reason, of a length that can be read', async () => {
    const world = await worldIn(ACTIVE);
    for (const reason of ['', '   ', 'x'.repeat(501)]) {
      expect((await suspend(world, reason)).refusals).toMatchObject([{ code: 'INVALID_INPUT', field: ['reason'] }]);
    }
    expect((await suspend(world, 'x'.repeat(500))).membership).toMatchObject({ state: SUSPENDED });
  });

  it('keeps its reason until the member is reinstated', async () => {
    const world = await worldIn(ACTIVE);
    expect((await suspend(world, '整改')).membership).toMatchObject({ stateReason: '整改' });
    const { membership } = await mutate(
      commons,
      'membershipReinstate',
      { membershipId: world.membership.id },
      world.staff,
    );
    expect(membership).toMatchObject({ stateReason: null, admittedAt: '2020-01-01T00:00:00.000Z' });
  });

  it('leaves the delegates in their seats', async () => {
    const world = await worldIn(ACTIVE);
    const { membership } = await suspend(world, '整改');
    expect(membership.delegates).toMatchObject([{ id: world.membership.delegateIds[0] }]);
  });
});

describe('the states of a membership', () => {
  it('end with WITHDRAWN', async () => {
    const world = await worldIn(WITHDRAWN);
    for (const { name, more } of DECISIONS) {
      expect(codeOf(await mutate(commons, name, { membershipId: world.membership.id, ...more }, world.staff))).toBe(
        'STATE_CONFLICT',
      );
    }
  });
});
