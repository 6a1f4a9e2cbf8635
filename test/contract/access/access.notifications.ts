import { sql } from 'kysely';
import { buildBooking } from '../../../seeds/factories/booking.factory.ts';
import { buildFacility } from '../../../seeds/factories/facility.factory.ts';
import { newId } from '../../../src/shared/node.ts';
import { TEST_NOW } from '../../support/commons.ts';
import type { FieldsOf, InputOf, SightsOf, World } from './access.world.ts';

/** Of {@link buildNotificationSights}, as the table of queries calls them. */
export const NOTIFICATION_SIGHTS = ['a Notification', 'a CalendarFeed'] as const;

/** Something that `booker` has read, and a link of theirs that was revoked. */
export async function buildNotificationSights(
  world: World,
  bookingId: string,
): Promise<Record<(typeof NOTIFICATION_SIGHTS)[number], string>> {
  return {
    'a Notification': await toldTo(world, bookingId),
    'a CalendarFeed': await feedOf(world, world.facility.id, TEST_NOW),
  };
}

async function toldTo({ db, booker }: World, bookingId: string): Promise<string> {
  const id = newId('ntf');
  await sql`
    insert into notification (id, district_code, resident_id, kind, at, booking_id, starts_at, ends_at, read_at)
    select ${id}, district_code, ${booker.residentId}, 'CONFIRMED', ${TEST_NOW}, id, starts_at, ends_at, ${TEST_NOW}
    from booking where id = ${bookingId}`.execute(db);
  return id;
}

async function feedOf({ db, booker }: World, facilityId: string | null, revokedAt: string | null): Promise<string> {
  const id = newId('cfd');
  await sql`
    insert into calendar_feed (id, account_id, facility_id, token_hash, created_at, last_read_at, revoked_at)
    values (${id}, ${booker.accountId}, ${facilityId}, sha256(${id}::bytea), ${TEST_NOW}, ${TEST_NOW}, ${revokedAt})`.execute(
    db,
  );
  return id;
}

type Sights = SightsOf<(typeof NOTIFICATION_SIGHTS)[number]>;

/** What the rows of notifications and feeds in the table of fields ask for. */
export const NOTIFICATION_FIELDS: Readonly<Record<string, (world: World, sights: Sights) => FieldsOf>> = {
  'Notification.*': (_world, { nodes }) => ({
    id: nodes['a Notification'],
    fields: 'Notification { id at kind text readAt booking { id } }',
    inClearTo: 'booker',
  }),
  'CalendarFeed.*': (_world, { nodes }) => ({
    id: nodes['a CalendarFeed'],
    fields: 'CalendarFeed { id createdAt lastReadAt revokedAt facility { id } }',
    inClearTo: 'booker',
  }),
};

/** What the rows of notifications and feeds in the table of mutations send. */
export const notificationInputs: Readonly<Record<string, InputOf>> = {
  notificationsRead: async (world) => {
    const slot = { start: '2026-02-01T02:00:00Z', end: '2026-02-01T03:00:00Z', state: 'CANCELLED' } as const;
    const { id } = await buildBooking(world.db, {
      facilityId: world.facility.id,
      bookerId: world.booker.residentId,
      ...slot,
    });
    return { input: { notificationIds: [await toldTo(world, id)] } };
  },
  notificationSettingsSet: async () => ({ input: { remindMinutesBefore: [30] } }),
  calendarFeedCreate: async () => ({ input: {} }),
  'calendarFeedCreate, of a facility': async ({ facility }) => ({ input: { facilityId: facility.id } }),
  'calendarFeedCreate, of a draft': async ({ db, unit, keeperAccountId }) => {
    const { id } = await buildFacility(db, { unitId: unit.id, state: 'DRAFT' });
    await sql`
      insert into role_assignment (id, account_id, role, facility_id, valid_from)
      values (${newId('rol')}, ${keeperAccountId}, 'UNIT_MANAGER', ${id}, ${TEST_NOW})`.execute(db);
    return { input: { facilityId: id } };
  },
  calendarFeedRevoke: async (world) => ({ input: { feedId: await feedOf(world, null, null) } }),
};
