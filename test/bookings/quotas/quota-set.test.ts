import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildFacility } from '../../../seeds/factories/facility.factory.ts';
import { buildQuota } from '../../../seeds/factories/quota.factory.ts';
import { AHEAD } from '../../../src/bookings/quotas/default-quotas.ts';
import { QUOTAS_MAX } from '../../../src/bookings/quotas/quota.limits.ts';
import { newId } from '../../../src/shared/node.ts';
import { buildFacilityWorld, type FacilityWorld } from '../../facilities/facility-world.ts';
import { type Commons, startCommons } from '../../support/commons.ts';

let commons: Commons;
let world: FacilityWorld;
let facilityId: string;

beforeAll(async () => {
  commons = await startCommons();
  world = await buildFacilityWorld(commons);
});
afterAll(() => commons.close());
beforeEach(async () => {
  ({ id: facilityId } = await buildFacility(commons.db, {
    unitId: world.member.id,
    kind: 'MEETING_ROOM',
    capacity: 1,
  }));
});

const TERMS = { holder: 'PERSON', measure: 'BOOKINGS', limit: 3, period: 'WEEK' };
const SHOWN = `id limit holder measure period days kind isDefault unit { id } facility { id } division { code }`;

async function set(input: object, as = world.manager.subject) {
  const { data, errors } = await commons.query(
    `mutation ($input: QuotaSetInput!) { quotaSet(input: $input) { quota { ${SHOWN} } userErrors { code field } } }`,
    { input: { ...TERMS, ...input } },
    { as },
  );
  expect(errors).toBeUndefined();
  const { quota, userErrors } = data.quotaSet;
  return { quota, code: userErrors[0]?.code, field: userErrors[0]?.field };
}

async function remove(quotaId: string, as = world.manager.subject) {
  const { data } = await commons.query(
    `mutation ($input: QuotaRemoveInput!) { quotaRemove(input: $input) { quotaId userErrors { code } } }`,
    { input: { quotaId } },
    { as },
  );
  return data.quotaRemove.userErrors[0]?.code ?? data.quotaRemove.quotaId;
}

async function quotasOf(id: string) {
  const { data } = await commons.query(
    `query ($id: ID!) { node(id: $id) { ... on SharedFacility { quotas { ${SHOWN} } } } }`,
    { id },
  );
  return data.node.quotas;
}

describe('quotaSet', () => {
  test('sets one of a facility, which is shown before those that hold everywhere, and takes the place of some', async () => {
    const before = await quotasOf(facilityId);
    expect(before.map(({ isDefault, limit }: never) => [isDefault, limit])).toEqual([
      [true, 10],
      [true, 20],
      [true, 1440],
      [true, 1440],
    ]);
    const { quota } = await set({ facilityId, measure: 'MINUTES', limit: 600 });
    expect(quota).toEqual({
      id: expect.stringMatching(/^quo_/),
      ...TERMS,
      measure: 'MINUTES',
      limit: 600,
      days: null,
      kind: null,
      isDefault: false,
      unit: null,
      facility: { id: facilityId },
      division: null,
    });
    expect((await quotasOf(facilityId)).map(({ limit }: never) => limit)).toEqual([600, 10, 20]);
    const { data } = await commons.query('query ($id: ID!) { node(id: $id) { ... on Quota { limit } } }', {
      id: quota.id,
    });
    expect(data.node).toEqual({ limit: 600 });
  });

  test('sets one of a unit, of one kind, and of a division, each by who may', async () => {
    const { quota } = await set({ unitId: world.member.id, kind: 'PARKING' });
    expect(quota).toMatchObject({ kind: 'PARKING', unit: { id: world.member.id }, facility: null });
    expect(await quotasOf(facilityId)).not.toContainEqual(expect.objectContaining({ id: quota.id }));
    const divisionCode = world.community.code;
    expect((await set({ divisionCode })).code).toBe('FORBIDDEN');
    const territory = await set({ divisionCode }, world.staff.community.subject);
    expect(territory.quota).toMatchObject({ division: { code: divisionCode } });
    expect(await quotasOf(facilityId)).toContainEqual(expect.objectContaining({ id: territory.quota.id }));
    expect(await remove(territory.quota.id)).toBe('FORBIDDEN');
    expect(await remove(territory.quota.id, world.staff.district.subject)).toBe(territory.quota.id);
  });

  test('changes its limit, and what is counted, and leaves a trail of names alone', async () => {
    const { quota } = await set({ facilityId });
    const changed = await set({ quotaId: quota.id, limit: 5, period: 'ROLLING_DAYS', days: 10 });
    expect(changed.quota).toMatchObject({ id: quota.id, limit: 5, period: 'ROLLING_DAYS', days: 10 });
    // The same again is no change.
    await set({ quotaId: quota.id, limit: 5, period: 'ROLLING_DAYS', days: 10, facilityId });
    expect(await commons.sql(`select action, fields from audit_entry where subject_id = $1`, [quota.id])).toEqual([
      { action: 'quotaSet', fields: ['holder', 'measure', 'limit', 'period', 'days'] },
      { action: 'quotaSet', fields: ['holder', 'measure', 'limit', 'period', 'days'] },
    ]);
    expect(await remove(quota.id)).toBe(quota.id);
    expect(await remove(quota.id)).toBe('NOT_FOUND');
    expect((await set({ quotaId: quota.id })).code).toBe('NOT_FOUND');
  });

  test.each([
    ['a limit of nothing', { limit: 0 }, ['limit']],
    ['a limit above all', { limit: 1_000_001 }, ['limit']],
    ['rolling days without days', { period: 'ROLLING_DAYS' }, ['days']],
    ['days of a week', { days: 7 }, ['days']],
    ['no days', { period: 'ROLLING_DAYS', days: 0 }, ['days']],
    ['days of more than a year', { period: 'ROLLING_DAYS', days: 367 }, ['days']],
    ['minutes at a moment', { period: 'AT_ONCE', measure: 'MINUTES' }, ['measure']],
  ])('refuses %s', async (_what, input, field) => {
    expect(await set({ facilityId, ...input })).toMatchObject({ quota: null, code: 'INVALID_INPUT', field });
  });

  test('refuses to be about nothing, several things, a kind of one facility, or another thing than before', async () => {
    expect((await set({})).code).toBe('INVALID_INPUT');
    expect((await set({ facilityId, unitId: world.member.id })).code).toBe('INVALID_INPUT');
    expect((await set({ facilityId, kind: 'PARKING' })).code).toBe('INVALID_INPUT');
    const { quota } = await set({ facilityId });
    const other = await set({ quotaId: quota.id, unitId: world.member.id });
    expect(other).toMatchObject({ code: 'INVALID_INPUT', field: ['quotaId'] });
    const unknown = await set({ divisionCode: '350199999999' }, world.staff.community.subject);
    expect(unknown).toMatchObject({ code: 'NOT_FOUND', field: ['divisionCode'] });
    expect((await set({ unitId: newId('uni') })).code).toBe('NOT_FOUND');
    expect((await set({ unitId: world.applicant.id })).code).toBe('FORBIDDEN');
  });

  test('refuses a second that differs in its limit alone, and what holds everywhere', async () => {
    expect((await set({ facilityId })).code).toBeUndefined();
    expect((await set({ facilityId, limit: 9 })).code).toBe('STATE_CONFLICT');
    expect((await set({ facilityId, measure: 'PLACES' })).code).toBeUndefined();
    expect((await set({ quotaId: AHEAD.id })).code).toBe('STATE_CONFLICT');
    expect(await remove(AHEAD.id)).toBe('STATE_CONFLICT');
  });

  test('refuses one more than a facility may have', async () => {
    for (let days = 1; days <= QUOTAS_MAX; days++) {
      await buildQuota(commons.db, { facilityId, period: 'ROLLING_DAYS', days });
    }
    expect((await set({ facilityId })).code).toBe('QUOTA_EXCEEDED');
  });
});
