import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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

const build = async (state: `${FacilityState}` = 'IN_REVIEW') =>
  (await buildFacility(commons.db, { unitId: world.applicant.id, state })).id;
const refused = (input: object, code: string, field: string[] | null, as = world.staff.community) =>
  expectRefused(commons, 'facilityReturn', input, as, code, field);
const reason = '请补充开放时间';

describe('facilityReturn', () => {
  test.each(['community', 'subdistrict', 'district'] as const)('by staff of its %s makes it a draft', async (level) => {
    const facilityId = await build();
    const staff = world.staff[level];
    const answer = await change(commons, 'facilityReturn', { facilityId, reason: `  ${reason} ` }, staff);
    expect(answer).toMatchObject({ id: facilityId, state: 'DRAFT', stateReason: reason });
    expect(await trailOf(commons, facilityId)).toEqual({
      audit: [
        {
          action: 'facilityReturn',
          actorId: staff.accountId,
          districtCode: world.district.code,
          fields: ['state', 'stateReason'],
        },
      ],
      outbox: ['facility.changed'],
    });
  });

  test('tells the unit why, until it hands the facility in again', async () => {
    const facilityId = await build();
    await change(commons, 'facilityReturn', { facilityId, reason }, world.staff.community);
    const seen = async (as: { subject: string }) => {
      const { data } = await commons.query(
        'query ($id: ID!) { node(id: $id) { ... on SharedFacility { state stateReason } } }',
        { id: facilityId },
        { as: as.subject },
      );
      return data.node;
    };
    expect(await seen(world.applicantManager)).toEqual({ state: 'DRAFT', stateReason: reason });
    expect(await seen(world.strangers['a resident']!)).toBeNull();
    await change(commons, 'facilityPublish', { facilityId }, world.applicantManager);
    expect(await seen(world.applicantManager)).toEqual({ state: 'IN_REVIEW', stateReason: null });
  });

  const others = Object.values(FacilityState).filter((state) => !FACILITY_STEPS.canBecome(state, FacilityState.DRAFT));
  test.each(others)('is refused from %s', async (state) => {
    await refused({ facilityId: await build(state), reason }, 'STATE_CONFLICT', ['facilityId']);
  });

  test.each([
    ['no reason', ''],
    ['a blank reason', ' \t '],
    ['a reason of 501 characters', 'x'.repeat(501)],
  ])('refuses %s', async (_, wrong) => {
    await refused({ facilityId: await build(), reason: wrong }, 'INVALID_INPUT', ['reason']);
  });

  test('takes a reason of 500 characters', async () => {
    const longest = '因'.repeat(500);
    const input = { facilityId: await build(), reason: longest };
    expect(await change(commons, 'facilityReturn', input, world.staff.community)).toMatchObject({
      stateReason: longest,
    });
  });

  test('is not for the unit itself', async () => {
    const facilityId = await build();
    await refused({ facilityId, reason }, 'FORBIDDEN', null, world.applicantManager);
    await refused({ facilityId, reason }, 'FORBIDDEN', null, await buildCaretaker(commons, facilityId));
  });

  test('is not for strangers, who do not learn of it', async () => {
    const facilityId = await build();
    for (const stranger of [...Object.values(world.strangers), world.manager]) {
      await refused({ facilityId, reason }, 'NOT_FOUND', ['facilityId'], stranger);
    }
    const published = await build('PUBLISHED');
    for (const stranger of Object.values(world.strangers)) {
      await refused({ facilityId: published, reason }, 'FORBIDDEN', null, stranger);
    }
  });

  test('is closed to callers who are not signed in, or not known', async () => {
    await expectClosedToOutsiders(commons, 'facilityReturn', { facilityId: await build(), reason });
  });

  test('refuses ids that are none, or stand for nothing', async () => {
    await expectChecksFacilityId(commons, 'facilityReturn', { reason }, world.staff.community);
  });
});
