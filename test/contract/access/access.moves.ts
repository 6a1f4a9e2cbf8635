import { sql } from 'kysely';
import { buildBooking } from '../../../seeds/factories/booking.factory.ts';
import { newId } from '../../../src/shared/node.ts';
import type { InputOf, World } from './access.world.ts';

/** How the other rows of bookings come by theirs. */
interface Ways {
  facilityToBookIn(world: World): Promise<string>;
  nextHour(): { readonly start: string; readonly end: string };
  nextOne(): number;
}

/** What the rows of moving, holding and giving back send. */
export function holdsAndMoves({ facilityToBookIn, nextHour, nextOne }: Ways): Record<string, InputOf> {
  return {
    bookingMove: async (world) => {
      const facilityId = await facilityToBookIn(world);
      const { id } = await buildBooking(world.db, { facilityId, bookerId: world.booker.residentId, ...nextHour() });
      return { input: { bookingId: id, expectedVersion: 1, ...nextHour(), idempotencyKey: newId('bkg') } };
    },
    // One is given back, and leaves a line in the trail; the other stays, and is told.
    bookingsCancelBetween: async (world, viewer) => {
      const facilityId = await facilityToBookIn(world);
      const [first, second] = [nextHour(), nextHour()];
      const { rows } = await sql<{ id: string }>`
        select r.id from resident r join account a on a.id = r.account_id
        where a.subject = ${world.subjects[viewer] ?? null}`.execute(world.db);
      if (rows[0]) {
        const own = { facilityId, bookerId: rows[0].id };
        await buildBooking(world.db, { ...own, ...first });
        await buildBooking(world.db, { ...own, ...second, state: 'CHECKED_IN' });
      }
      const between = { from: first.start, to: second.end, cancelReason: 'CHANGE_OF_PLANS' };
      return { input: { ...between, idempotencyKey: `access-${nextOne()}` } };
    },
    bookingHold: async (world) => ({
      input: { facilityId: await facilityToBookIn(world), ...nextHour(), idempotencyKey: `access-${nextOne()}` },
    }),
    bookingHoldRelease: async (world) => {
      // One hold a person.
      await sql`update booking set state = 'CANCELLED' where booker_id = ${world.booker.residentId} and state = 'HELD'`.execute(
        world.db,
      );
      const facilityId = await facilityToBookIn(world);
      const held = { facilityId, bookerId: world.booker.residentId, state: 'HELD', ...nextHour() } as const;
      return { input: { bookingId: (await buildBooking(world.db, held)).id } };
    },
  };
}
