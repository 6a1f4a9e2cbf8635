import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildFacility } from '../../seeds/factories/facility.factory.ts';
import { FacilityState } from '../../src/facilities/facility.entity.ts';
import { type Commons, startCommons } from '../support/commons.ts';
import { buildFacilityWorld, type FacilityWorld, sendChange } from './facility-world.ts';

// What a facility says of who looks, held against what the mutations do.

let commons: Commons;
let world: FacilityWorld;
beforeAll(async () => {
  commons = await startCommons();
  world = await buildFacilityWorld(commons);
});
afterAll(() => commons.close());

const MUTATIONS = {
  update: ['facilityUpdate', { name: '新名' }],
  publish: ['facilityPublish', {}],
  return: ['facilityReturn', { reason: 'Incomplete' }],
  suspend: ['facilitySuspend', { reason: 'Works' }],
  withdraw: ['facilityWithdraw', { reason: 'Sold' }],
} as const;
type Step = keyof typeof MUTATIONS;

async function can(id: string, step: Step, as: string): Promise<boolean> {
  const { data } = await commons.query(
    `query ($id: ID!) { node(id: $id) { ... on SharedFacility { viewerCan { ${step} } } } }`,
    { id },
    { as },
  );
  // Who sees nothing of it is told nothing, which is as good as no.
  return data.node?.viewerCan[step] ?? false;
}

describe.each(Object.values(FacilityState))('of a facility that is %s', (state) => {
  test.each(Object.keys(MUTATIONS) as Step[])('everybody is told whether they can %s it', async (step) => {
    const { manager, applicantManager, staff, strangers } = world;
    const people = { manager, applicantManager, ...staff, ...strangers };
    const told: Record<string, boolean> = {};
    const done: Record<string, boolean> = {};
    for (const unit of ['member', 'applicant'] as const) {
      for (const [name, { subject }] of Object.entries(people)) {
        const { id } = await buildFacility(commons.db, { unitId: world[unit].id, state });
        const [mutation, more] = MUTATIONS[step];
        told[`${name}, of the ${unit}`] = await can(id, step, subject);
        const { data } = await sendChange(commons, mutation, { facilityId: id, ...more }, subject);
        done[`${name}, of the ${unit}`] = data.answer.userErrors.length === 0;
      }
    }
    expect(told).toEqual(done);
  });
});

test('somebody who is not signed in can do nothing', async () => {
  const { id } = await buildFacility(commons.db, { unitId: world.member.id });
  const { data } = await commons.query(
    'query ($id: ID!) { node(id: $id) { ... on SharedFacility { viewerCan { update publish return suspend withdraw } } } }',
    { id },
  );
  expect(Object.values(data.node.viewerCan)).toEqual([false, false, false, false, false]);
});
