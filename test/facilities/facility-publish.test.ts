import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildAlliance, buildMembership } from '../../seeds/factories/alliance.factory.ts';
import { buildFacility, type FacilityOverrides } from '../../seeds/factories/facility.factory.ts';
import { buildAccount } from '../../seeds/factories/person.factory.ts';
import { buildUnit } from '../../seeds/factories/unit.factory.ts';
import { FACILITY_STEPS, FacilityState } from '../../src/facilities/facility.entity.ts';
import { Role } from '../../src/request/viewer.ts';
import { MembershipState } from '../../src/district/units/alliances/membership.entity.ts';
import { type Commons, startCommons } from '../support/commons.ts';
import {
  buildCaretaker,
  buildFacilityWorld,
  change,
  expectChecksFacilityId,
  expectClosedToOutsiders,
  expectRefused,
  type FacilityWorld,
  sendChange,
  trailOf,
} from './facility-world.ts';

let commons: Commons;
let world: FacilityWorld;

beforeAll(async () => {
  commons = await startCommons();
  world = await buildFacilityWorld(commons);
});
afterAll(() => commons.close());

const build = async (overrides: FacilityOverrides) =>
  (await buildFacility(commons.db, { now: commons.clock.now, ...overrides })).id;
const ofMember = (state: `${FacilityState}`) => build({ unitId: world.member.id, state });
const ofApplicant = (state: `${FacilityState}`) => build({ unitId: world.applicant.id, state });
const publish = (facilityId: string, as = world.manager) => change(commons, 'facilityPublish', { facilityId }, as);
const states = Object.values(FacilityState);
const leadTo = (next: FacilityState) => states.filter((state) => FACILITY_STEPS.canBecome(state, next));
const doNotLeadTo = (next: FacilityState) => states.filter((state) => !FACILITY_STEPS.canBecome(state, next));

describe('facilityPublish by the manager of an active member unit', () => {
  test.each(leadTo(FacilityState.PUBLISHED))('publishes at once from %s', async (state) => {
    const id = await ofMember(state);
    expect(await publish(id)).toMatchObject({ id, state: 'PUBLISHED', stateReason: null });
    expect(await trailOf(commons, id)).toEqual({
      audit: [
        {
          action: 'facilityPublish',
          actorId: world.manager.accountId,
          districtCode: world.district.code,
          fields: ['state'],
        },
      ],
      outbox: ['facility.changed'],
    });
  });

  test.each(doNotLeadTo(FacilityState.PUBLISHED))('is refused from %s', async (state) => {
    const input = { facilityId: await ofMember(state) };
    await expectRefused(commons, 'facilityPublish', input, world.manager, 'STATE_CONFLICT', ['facilityId']);
  });

  test('makes it found by search at once, free places and all', async () => {
    const id = await ofMember('DRAFT');
    await commons.sql('delete from open_stretch where facility_id = $1', [id]);
    const found = async () => {
      const { data } = await commons.query(
        `query ($unit: ID!) {
          sharedFacilities(first: 100, where: {
            unitId: $unit
            availableDuring: { start: "2026-03-04T10:00:00+08:00", end: "2026-03-04T12:00:00+08:00" }
          }) { edges { node { id } } }
        }`,
        { unit: world.member.id },
      );
      return data.sharedFacilities.edges.map(({ node }: { node: { id: string } }) => node.id);
    };
    expect(await found()).not.toContain(id);
    await publish(id);
    expect(await found()).toContain(id);
  });

  test('forgets why it was suspended', async () => {
    const id = await ofMember('PUBLISHED');
    await change(commons, 'facilitySuspend', { facilityId: id, reason: 'Works' }, world.manager);
    expect(await publish(id)).toMatchObject({ stateReason: null });
  });

  test('is done once when it is asked for twice at the same time', async () => {
    const facilityId = await ofMember('DRAFT');
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => sendChange(commons, 'facilityPublish', { facilityId }, world.manager)),
    );
    const codes = answers.flatMap(({ data }) => data.answer.userErrors.map(({ code }: { code: string }) => code));
    expect(codes).toEqual(Array.from({ length: 4 }, () => 'STATE_CONFLICT'));
    expect((await trailOf(commons, facilityId)).outbox).toHaveLength(1);
  });
});

describe('facilityPublish by the manager of any other unit', () => {
  test.each(leadTo(FacilityState.IN_REVIEW))('hands it to the community from %s', async (state) => {
    const id = await ofApplicant(state);
    expect(await publish(id, world.applicantManager)).toMatchObject({ id, state: 'IN_REVIEW' });
    expect(await trailOf(commons, id)).toMatchObject({ audit: [{ fields: ['state'] }], outbox: ['facility.changed'] });
  });

  test.each(doNotLeadTo(FacilityState.IN_REVIEW))('is refused from %s', async (state) => {
    const input = { facilityId: await ofApplicant(state) };
    await expectRefused(commons, 'facilityPublish', input, world.applicantManager, 'STATE_CONFLICT', ['facilityId']);
  });

  test.each([undefined, MembershipState.SUSPENDED, MembershipState.WITHDRAWN])(
    'hands it to the community also when its membership is %s',
    async (state) => {
      const unit = await buildUnit(commons.db, { division: world.community });
      if (state) await buildMembership(commons.db, { unit, state });
      const manager = await buildAccount(commons.db, { roles: [{ role: Role.UNIT_MANAGER, unitId: unit.id }] });
      expect(await publish(await build({ unitId: unit.id, state: 'DRAFT' }), manager)).toMatchObject({
        state: 'IN_REVIEW',
      });
    },
  );

  test('publishes once the unit has been admitted, also what is in review', async () => {
    const unit = await buildUnit(commons.db, { division: world.community });
    const manager = await buildAccount(commons.db, { roles: [{ role: Role.UNIT_MANAGER, unitId: unit.id }] });
    const id = await build({ unitId: unit.id, state: 'DRAFT' });
    expect(await publish(id, manager)).toMatchObject({ state: 'IN_REVIEW' });
    await buildMembership(commons.db, { unit, alliance: await buildAlliance(commons.db) });
    expect(await publish(id, manager)).toMatchObject({ state: 'PUBLISHED' });
  });

  test('needs one active membership of several', async () => {
    const unit = await buildUnit(commons.db, { division: world.community });
    await buildMembership(commons.db, { unit, state: MembershipState.SUSPENDED });
    await buildMembership(commons.db, { unit, state: MembershipState.ACTIVE });
    const manager = await buildAccount(commons.db, { roles: [{ role: Role.UNIT_MANAGER, unitId: unit.id }] });
    expect(await publish(await build({ unitId: unit.id, state: 'DRAFT' }), manager)).toMatchObject({
      state: 'PUBLISHED',
    });
  });
});

describe('facilityPublish by staff', () => {
  test.each(['community', 'subdistrict', 'district'] as const)(
    'of its %s publishes what is in review',
    async (level) => {
      const id = await ofApplicant('IN_REVIEW');
      expect(await publish(id, world.staff[level])).toMatchObject({ id, state: 'PUBLISHED' });
      expect(await trailOf(commons, id)).toMatchObject({ audit: [{ actorId: world.staff[level].accountId }] });
    },
  );

  test('is only for what is in review', async () => {
    for (const state of states.filter((each) => each !== FacilityState.IN_REVIEW)) {
      const input = { facilityId: await ofMember(state) };
      await expectRefused(commons, 'facilityPublish', input, world.staff.community, 'FORBIDDEN', null);
    }
  });
});

describe('facilityPublish is', () => {
  test('for whoever manages the single facility, by the standing of its unit', async () => {
    const member = await ofMember('DRAFT');
    expect(await publish(member, await buildCaretaker(commons, member))).toMatchObject({ state: 'PUBLISHED' });
    const applicant = await ofApplicant('DRAFT');
    expect(await publish(applicant, await buildCaretaker(commons, applicant))).toMatchObject({ state: 'IN_REVIEW' });
  });

  test('not for strangers, who do not learn of one that is not public', async () => {
    for (const state of states) {
      const isPublic = state === FacilityState.PUBLISHED || state === FacilityState.SUSPENDED;
      const input = { facilityId: await ofMember(state) };
      for (const stranger of [...Object.values(world.strangers), world.applicantManager]) {
        const [code, field] = isPublic ? (['FORBIDDEN', null] as const) : (['NOT_FOUND', ['facilityId']] as const);
        await expectRefused(commons, 'facilityPublish', input, stranger, code, field);
      }
    }
  });

  test('closed to callers who are not signed in, or not known', async () => {
    await expectClosedToOutsiders(commons, 'facilityPublish', { facilityId: await ofMember('DRAFT') });
  });

  test('refused for ids that are none, or stand for nothing', async () => {
    await expectChecksFacilityId(commons, 'facilityPublish', {}, world.manager);
  });
});
