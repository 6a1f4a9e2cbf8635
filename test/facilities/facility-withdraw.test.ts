import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildBooking } from '../../seeds/factories/booking.factory.ts';
import { buildFacility } from '../../seeds/factories/facility.factory.ts';
import { FACILITY_STEPS, FacilityState } from '../../src/facilities/facility.entity.ts';
import { type Commons, startCommons } from '../support/commons.ts';
import {
  buildFacilityWorld,
  change,
  expectChecksFacilityId,
  expectForItsManagersOnly,
  expectRefused,
  type FacilityWorld,
  trailOf,
} from './facility-world.ts';

let commons: Commons;
let world: FacilityWorld;

beforeAll(async () => {
  commons = await startCommons();
  world = await buildFacilityWorld(commons);
});
afterAll(() => commons.close());

const build = async (state: `${FacilityState}` = 'PUBLISHED') =>
  (await buildFacility(commons.db, { unitId: world.member.id, state, now: commons.clock.now })).id;
const refused = (input: object, code: string, field: string[] | null) =>
  expectRefused(commons, 'facilityWithdraw', input, world.manager, code, field);
const reason = 'Works in the yard';
const states = Object.values(FacilityState);
const leadsHere = (state: FacilityState) => FACILITY_STEPS.canBecome(state, FacilityState.WITHDRAWN);

describe('facilityWithdraw', () => {
  test.each(states.filter(leadsHere))('takes it away, by its manager, from %s', async (state) => {
    const facilityId = await build(state);
    const input = { facilityId, reason: `  ${reason} ` };
    expect(await change(commons, 'facilityWithdraw', input, world.manager)).toMatchObject({
      id: facilityId,
      state: 'WITHDRAWN',
      stateReason: reason,
    });
    expect(await trailOf(commons, facilityId)).toEqual({
      audit: [
        {
          action: 'facilityWithdraw',
          actorId: world.manager.accountId,
          districtCode: world.district.code,
          fields: ['state', 'stateReason'],
        },
      ],
      outbox: ['facility.changed'],
    });
  });

  test.each(states.filter((state) => !leadsHere(state)))('is refused from %s', async (state) => {
    await refused({ facilityId: await build(state), reason }, 'STATE_CONFLICT', ['facilityId']);
  });

  test('leaves the bookings that exist', async () => {
    const facilityId = await build();
    const day = '2026-03-05';
    await buildBooking(commons.db, { facilityId, start: `${day}T10:00:00+08:00`, end: `${day}T12:00:00+08:00` });
    await change(commons, 'facilityWithdraw', { facilityId, reason }, world.manager);
    expect(await commons.sql('select state from booking where facility_id = $1', [facilityId])).toEqual([
      { state: 'CONFIRMED' },
    ]);
  });

  test('hides it from all but its managers and staff', async () => {
    const facilityId = await build();
    await change(commons, 'facilityWithdraw', { facilityId, reason }, world.manager);
    const seen = async (as?: string) => {
      const document = 'query ($id: ID!) { node(id: $id) { ... on SharedFacility { state stateReason } } }';
      return (await commons.query(document, { id: facilityId }, as === undefined ? {} : { as })).data.node;
    };
    for (const insider of [world.manager, ...Object.values(world.staff)]) {
      expect(await seen(insider.subject)).toEqual({ state: 'WITHDRAWN', stateReason: reason });
    }
    for (const outsider of [undefined, ...Object.values(world.strangers).map(({ subject }) => subject)]) {
      expect(await seen(outsider)).toBeNull();
    }
  });

  test('is for good: nothing about it can be changed any more', async () => {
    const facilityId = await build();
    await change(commons, 'facilityWithdraw', { facilityId, reason }, world.manager);
    const changes: [string, object][] = [
      ['facilityUpdate', { name: 'New' }],
      ['facilityPublish', {}],
      ['facilitySuspend', { reason }],
      ['facilityWithdraw', { reason }],
      ['facilityOpeningRulesSet', { rules: [] }],
      ['facilityOpeningExceptionSet', { date: '2026-03-10', windows: [] }],
      ['facilityOpeningExceptionRemove', { date: '2026-03-10' }],
    ];
    for (const [mutation, input] of changes) {
      const all = { facilityId, ...input };
      await expectRefused(commons, mutation, all, world.manager, 'STATE_CONFLICT', ['facilityId']);
    }
  });

  test('is for its managers only', async () => {
    await expectForItsManagersOnly(commons, world, 'facilityWithdraw', { reason });
  });

  test.each([
    ['no reason', ''],
    ['a blank reason', ' \u3000'],
    ['a reason of two lines', 'a\nb'],
    ['a reason of 501 characters', 'x'.repeat(501)],
  ])('refuses %s', async (_, wrong) => {
    await refused({ facilityId: await build(), reason: wrong }, 'INVALID_INPUT', ['reason']);
  });

  test('refuses ids that are none, or stand for nothing', async () => {
    await expectChecksFacilityId(commons, 'facilityWithdraw', { reason }, world.manager);
  });
});
