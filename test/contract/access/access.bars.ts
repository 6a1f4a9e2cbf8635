import { sql } from 'kysely';
import { buildBooking } from '../../../seeds/factories/booking.factory.ts';
import { buildBar } from '../../../seeds/factories/booking-bar.factory.ts';
import { counting } from '../../../seeds/factories/counting.ts';
import { buildFacility } from '../../../seeds/factories/facility.factory.ts';
import { buildResident } from '../../../seeds/factories/person.factory.ts';
import { buildQuota } from '../../../seeds/factories/quota.factory.ts';
import { TEST_NOW } from '../../support/commons.ts';
import type { FieldsOf, InputOf, SightsOf, World } from './access.world.ts';

/** Of {@link buildBarSights}, as the table of queries calls it. */
export const BAR_SIGHTS = ['a BookingBar'] as const;

const REASON = 'As the table asks.';
const UNTIL = '2026-03-20T00:00:00Z';

/** A bar of somebody whom nobody else in the tables is. */
export async function buildBarSights({ db, unit }: World): Promise<Record<(typeof BAR_SIGHTS)[number], string>> {
  const { residentId } = await buildResident(db);
  return { 'a BookingBar': (await buildBar(db, { residentId, unitId: unit.id, appeal: REASON })).id };
}

export const BAR_FIELDS: Readonly<
  Record<string, (world: World, sights: SightsOf<(typeof BAR_SIGHTS)[number]>) => FieldsOf>
> = {
  'BookingBar.*': (_world, { nodes }) => ({
    id: nodes['a BookingBar'],
    fields:
      'BookingBar { id from until reason automatic appeal appealDecidedAt decision liftedSince unit { id } whom: resident { id } }',
    inClearTo: 'manager',
  }),
};

const barOfSomebody = async ({ db, unit }: World, appeal?: string): Promise<string> => {
  const { residentId } = await buildResident(db);
  return (await buildBar(db, { residentId, unitId: unit.id, ...(appeal !== undefined && { appeal }) })).id;
};

/** So large that nobody meets it. */
export const QUOTA = { holder: 'PERSON', measure: 'BOOKINGS', limit: 1_000_000, period: 'WEEK' };
const nextOne = counting();
/** No two of a unit or a division are the same but for their limit. */
const another = () => ({ ...QUOTA, period: 'ROLLING_DAYS', days: nextOne() });

/** Of bars, and of quotas beside those of a facility. */
export const BAR_INPUTS: Readonly<Record<string, InputOf>> = {
  'quotaSet, of a unit': async ({ unit }) => ({ input: { ...another(), unitId: unit.id } }),
  'quotaSet, of a division': async ({ community }) => ({ input: { ...another(), divisionCode: community.code } }),
  quotaRemove: async ({ db, unit }) => {
    const { id: facilityId } = await buildFacility(db, { unitId: unit.id, now: Temporal.Instant.from(TEST_NOW) });
    return { input: { quotaId: (await buildQuota(db, { facilityId })).id } };
  },

  bookingBarSet: async ({ db, unit }) => {
    const { residentId } = await buildResident(db);
    const { id: facilityId } = await buildFacility(db, { unitId: unit.id, now: Temporal.Instant.from(TEST_NOW) });
    const past = { start: '2026-02-04T02:00:00Z', end: '2026-02-04T03:00:00Z', state: 'COMPLETED' } as const;
    await buildBooking(db, { facilityId, bookerId: residentId, ...past });
    return { input: { residentId, unitId: unit.id, until: UNTIL, reason: REASON } };
  },
  bookingBarLift: async (world) => ({ input: { barId: await barOfSomebody(world), reason: REASON } }),
  // Where nothing can be booked, so that it is in nobody's way.
  bookingBarAppeal: async ({ db, booker: { residentId }, candidate }) => {
    await sql`update booking_bar set lifted_at = ${TEST_NOW} where resident_id = ${residentId} and lifted_at is null`.execute(
      db,
    );
    return { input: { barId: (await buildBar(db, { residentId, unitId: candidate.id })).id, text: REASON } };
  },
  bookingBarAppealDecide: async (world) => ({
    input: { barId: await barOfSomebody(world, REASON), lift: true, reason: REASON },
  }),
};
