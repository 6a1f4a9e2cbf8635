import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { buildBooking } from '../../../seeds/factories/booking.factory.ts';
import { buildFacility } from '../../../seeds/factories/facility.factory.ts';
import { buildResident, type BuiltResident } from '../../../seeds/factories/person.factory.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import { wrongs } from '../booking.invariants.ts';
import { book, type BookingWish, type Outcome } from '../booking.operations.ts';

export let commons: Commons;
export let resident: BuiltResident;
/** Of two places, another one for each test. */
export let facilityId: string;

/** Sets up a server and, for each test, a resident and a facility; the counters are right when all is over. */
export function inCommons(): void {
  beforeAll(async () => {
    commons = await startCommons({ poolSize: 32 });
  });
  afterAll(async () => {
    expect(await wrongs(commons)).toEqual([]);
    await commons.close();
  });
  beforeEach(async () => {
    await anotherResident();
    ({ id: facilityId } = await buildFacility(commons.db, { now: commons.clock.now, capacity: 2 }));
  });
}

export async function anotherResident(): Promise<void> {
  resident = await buildResident(commons.db);
}

export const HOUR = { start: '2026-03-04T14:00:00+08:00', end: '2026-03-04T15:00:00+08:00' };

/** A request that can be repeated. */
export function wish(overrides: Partial<BookingWish> = {}): Required<BookingWish> {
  return { facilityId, ...HOUR, quantity: 1, idempotencyKey: randomUUID(), ...overrides } as Required<BookingWish>;
}

export function asResident(input: BookingWish, language?: string): Promise<Outcome> {
  return book(commons, input, { as: resident.subject, ...(language && { language }) });
}

/** Somebody else takes all of the facility in that hour. */
export async function fill(): Promise<string> {
  return (await buildBooking(commons.db, { facilityId, ...HOUR, quantity: 2 })).id;
}

export async function vacate(bookingId: string): Promise<void> {
  await commons.sql(`update booking set state = 'CANCELLED' where id = $1`, [bookingId]);
}
