import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ALWAYS, buildFacility } from '../../../seeds/factories/facility.factory.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import {
  buildFacilityWorld,
  change,
  expectChecksFacilityId,
  expectForItsManagersOnly,
  expectNothingChanges,
  expectRefused,
  type FacilityWorld,
  trailOf,
} from '../facility-world.ts';

let commons: Commons;
let world: FacilityWorld;

beforeAll(async () => {
  commons = await startCommons();
  world = await buildFacilityWorld(commons);
});
afterAll(() => commons.close());

/** A facility that is open from nine to five, but closed on two days. */
async function build(): Promise<string> {
  const rules = [{ ...ALWAYS, startTime: '09:00', endTime: '17:00' }];
  const { id } = await buildFacility(commons.db, { unitId: world.member.id, rules, now: commons.clock.now });
  for (const date of ['2026-03-10', '2026-03-11']) {
    await commons.sql('insert into opening_exception (facility_id, date, closed) values ($1, $2, true)', [id, date]);
  }
  return id;
}
const remove = (facilityId: string, date: string) =>
  change(commons, 'facilityOpeningExceptionRemove', { facilityId, date }, world.manager);

describe('facilityOpeningExceptionRemove', () => {
  test('lets the rules hold again on that date, and on no other', async () => {
    const id = await build();
    expect((await remove(id, '2026-03-10')).openingExceptions).toMatchObject([{ date: '2026-03-11' }]);
    const rows = await commons.sql<{ at: string }>(
      `select iso(starts_at) as at from open_stretch
       where facility_id = $1 and starts_at between '2026-03-09T00:00Z' and '2026-03-13T00:00Z' order by starts_at`,
      [id],
    );
    expect(rows.map(({ at }) => at)).toEqual([
      '2026-03-09T01:00:00.000Z',
      '2026-03-10T01:00:00.000Z',
      '2026-03-12T01:00:00.000Z',
    ]);
  });

  test('writes one entry to the audit trail and one event to the outbox', async () => {
    const id = await build();
    await remove(id, '2026-03-10');
    expect(await trailOf(commons, id)).toEqual({
      audit: [
        {
          action: 'facilityOpeningExceptionRemove',
          actorId: world.manager.accountId,
          districtCode: world.district.code,
          fields: ['openingExceptions'],
        },
      ],
      outbox: ['facility.changed'],
    });
  });

  test('does no harm, and nothing at all, on a date without one', async () => {
    const id = await build();
    await expectNothingChanges(commons, async () => {
      expect((await remove(id, '2026-03-12')).openingExceptions).toHaveLength(2);
    });
  });

  test.each(['0000-01-01', '1969-12-31'])('refuses the date %s', async (date) => {
    const input = { facilityId: await build(), date };
    await expectRefused(commons, 'facilityOpeningExceptionRemove', input, world.manager, 'INVALID_INPUT', ['date']);
  });

  test('is for its managers only', async () => {
    await expectForItsManagersOnly(commons, world, 'facilityOpeningExceptionRemove', { date: '2026-03-10' });
  });

  test('refuses ids that are none, or stand for nothing', async () => {
    const input = { date: '2026-03-10' };
    await expectChecksFacilityId(commons, 'facilityOpeningExceptionRemove', input, world.manager);
  });
});
