import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildBooking } from '../../seeds/factories/booking.factory.ts';
import { buildFacility } from '../../seeds/factories/facility.factory.ts';
import { FACILITY_STEPS, FacilityState } from '../../src/facilities/facility.entity.ts';
import { type Commons, startCommons } from '../support/commons.ts';
import {
  buildCaretaker,
  buildFacilityWorld,
  change,
  expectChecksFacilityId,
  expectClosedToOutsiders,
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
  expectRefused(commons, 'facilitySuspend', input, world.manager, code, field);
const reason = 'Works in the yard';
const states = Object.values(FacilityState);
const leadsHere = (state: FacilityState) => FACILITY_STEPS.canBecome(state, FacilityState.SUSPENDED);

describe('facilitySuspend', () => {
  test.each(states.filter(leadsHere))('stops bookings, by its manager, from %s', async (state) => {
    const facilityId = await build(state);
    const input = { facilityId, reason: `  ${reason} ` };
    expect(await change(commons, 'facilitySuspend', input, world.manager)).toMatchObject({
      id: facilityId,
      state: 'SUSPENDED',
      stateReason: reason,
    });
    expect(await trailOf(commons, facilityId)).toEqual({
      audit: [
        {
          action: 'facilitySuspend',
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
    await change(commons, 'facilitySuspend', { facilityId, reason }, world.manager);
    expect(await commons.sql('select state from booking where facility_id = $1', [facilityId])).toEqual([
      { state: 'CONFIRMED' },
    ]);
  });

  test('lets everybody see the facility, but the reason only its managers and staff', async () => {
    const facilityId = await build();
    await change(commons, 'facilitySuspend', { facilityId, reason }, world.manager);
    const seen = async (as?: string) => {
      const document = 'query ($id: ID!) { node(id: $id) { ... on SharedFacility { state stateReason } } }';
      return (await commons.query(document, { id: facilityId }, as === undefined ? {} : { as })).data.node;
    };
    for (const insider of [world.manager, ...Object.values(world.staff)]) {
      expect(await seen(insider.subject)).toEqual({ state: 'SUSPENDED', stateReason: reason });
    }
    for (const outsider of [undefined, ...Object.values(world.strangers).map(({ subject }) => subject)]) {
      expect(await seen(outsider)).toEqual({ state: 'SUSPENDED', stateReason: null });
    }
  });

  test('leaves no places to be found or shown', async () => {
    const facilityId = await build();
    await change(commons, 'facilitySuspend', { facilityId, reason }, world.manager);
    const { data } = await commons.query(
      `query ($id: ID!, $unit: ID!, $start: DateTime!, $end: DateTime!) {
        node(id: $id) { ... on SharedFacility { openHours(from: $start, to: $end) { start } availability(from: $start, to: $end) { remaining } } }
        sharedFacilities(first: 100, where: { unitId: $unit, states: [PUBLISHED, SUSPENDED], availableDuring: { start: $start, end: $end } }) {
          edges { node { id } }
        }
      }`,
      { id: facilityId, unit: world.member.id, start: '2026-03-05T02:00:00Z', end: '2026-03-05T04:00:00Z' },
    );
    expect(data.node.availability).toEqual([]);
    expect(data.node.openHours).toHaveLength(1);
    expect(data.sharedFacilities.edges).not.toContainEqual({ node: { id: facilityId } });
  });

  test('is for its managers only', async () => {
    for (const state of ['PUBLISHED', 'DRAFT'] as const) {
      const input = { facilityId: await build(state), reason };
      for (const staff of Object.values(world.staff)) {
        await expectRefused(commons, 'facilitySuspend', input, staff, 'FORBIDDEN', null);
      }
      const [code, field] =
        state === 'DRAFT' ? (['NOT_FOUND', ['facilityId']] as const) : (['FORBIDDEN', null] as const);
      for (const stranger of [...Object.values(world.strangers), world.applicantManager]) {
        await expectRefused(commons, 'facilitySuspend', input, stranger, code, field);
      }
      await expectClosedToOutsiders(commons, 'facilitySuspend', input);
    }
    const facilityId = await build();
    const caretaker = await buildCaretaker(commons, facilityId);
    expect(await change(commons, 'facilitySuspend', { facilityId, reason }, caretaker)).toMatchObject({
      state: 'SUSPENDED',
    });
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
    await expectChecksFacilityId(commons, 'facilitySuspend', { reason }, world.manager);
  });
});
