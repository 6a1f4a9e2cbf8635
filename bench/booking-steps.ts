import { randomUUIDv7 } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/postgresql';
import { importBuilt } from './built.ts';
import { benchId, FACILITIES, ISSUER, RESIDENTS } from './dataset.ts';
import { median, quantile, round } from './report.ts';

// What a hold with its completing, and a move, cost beside a plain booking of the same run: all over the district, by as many
// clients as book there.

const CLIENTS = 64;
const RUN_SECONDS = 3;
const ROUNDS = 3;
/** What we want to reach, as ratios to plain bookings a second. */
export const GOALS = { holdAndComplete: 0.45, move: 0.7 } as const;

const QUARTER = 900_000;
const DAY = 96 * QUARTER;

interface StepsResult {
  readonly plain: number;
  readonly holdAndComplete: number;
  readonly move: number;
  readonly ofPlain: { readonly holdAndComplete: number; readonly move: number };
  /** The slowest call of each kind, in milliseconds, and the one that 99 in 100 are no slower than. */
  readonly worst: { readonly plain: number; readonly holdAndComplete: number; readonly move: number };
  readonly p99: { readonly plain: number; readonly holdAndComplete: number; readonly move: number };
}

interface Slot {
  readonly facilityId: string;
  readonly start: Date;
  readonly end: Date;
  readonly resident: number;
}

/** A slot that nobody else has: facilities of fifty places, each call at its own. */
function slotOf(call: number, world: number): Slot {
  const facility = 3 + 2 * ((call * 613 + world * 17) % (FACILITIES / 2 - 2));
  const day = Math.ceil(Date.now() / DAY) + 2 + ((call * 5 + world * 11) % 26);
  const quarter = (call * 4) % 56;
  const start = new Date(day * DAY + quarter * QUARTER);
  const resident = 1 + ((call * 7 + world * 3_571) % RESIDENTS);
  return { facilityId: benchId('fac', facility), start, end: new Date(start.getTime() + 4 * QUARTER), resident };
}

/** Bookings, holds that become bookings, and moves a second through their use-cases. */
export async function measureBookingSteps(orm: MikroORM): Promise<StepsResult> {
  const { create, hold, move } = await useCases(orm);
  const rates = { plain: [] as Run[], holdAndComplete: [] as Run[], move: [] as Run[] };
  let world = 1_000;
  for (let turn = 0; turn <= ROUNDS; turn++) {
    const made: { readonly id: string; readonly slot: Slot }[] = [];
    const here = world++;
    const plain = await run(async (call) => {
      const slot = slotOf(call, here);
      const id = await create(slot);
      if (id !== undefined) made.push({ id, slot });
      return true;
    });
    const moves = await run(async (call) => {
      const one = made[call];
      if (!one) return false;
      // As far as the length of a booking lets it, so that the new slot overlaps the old by half.
      await move(one.id, one.slot.resident, new Date(one.slot.start.getTime() + 2 * QUARTER));
      return true;
    });
    const next = world++;
    const holds = await run(async (call) => {
      const slot = slotOf(call, next);
      const id = await hold(slot);
      if (id !== undefined) await create(slot, id);
      return true;
    });
    // The first turn is for warming up.
    if (turn === 0) continue;
    rates.plain.push(plain);
    rates.move.push(moves);
    rates.holdAndComplete.push(holds);
  }
  const of = (kind: keyof typeof rates, what: keyof Run) => median(rates[kind].map((each) => each[what]));
  const each = (what: keyof Run) => ({
    plain: round(of('plain', what)),
    holdAndComplete: round(of('holdAndComplete', what)),
    move: round(of('move', what)),
  });
  const perSecond = each('perSecond');
  return {
    ...perSecond,
    ofPlain: {
      holdAndComplete: round(perSecond.holdAndComplete / perSecond.plain, 2),
      move: round(perSecond.move / perSecond.plain, 2),
    },
    worst: each('worst'),
    p99: each('p99'),
  };
}

interface Run {
  readonly perSecond: number;
  readonly p99: number;
  readonly worst: number;
}

/** @param step false when there is nothing left to do */
async function run(step: (call: number) => Promise<boolean>): Promise<Run> {
  const started = performance.now();
  const times: number[] = [];
  let calls = 0;
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      while (performance.now() - started < RUN_SECONDS * 1_000) {
        const before = performance.now();
        if (!(await step(calls++))) return;
        times.push(performance.now() - before);
      }
    }),
  );
  const seconds = (performance.now() - started) / 1_000;
  return { perSecond: times.length / seconds, p99: quantile(times, 0.99), worst: Math.max(...times) };
}

async function useCases(orm: MikroORM) {
  const { createBooking } = await importBuilt<typeof import('../src/bookings/create-booking.ts')>(
    'src/bookings/create-booking.js',
  );
  const { holdPlaces } = await importBuilt<typeof import('../src/bookings/holds/hold-places.ts')>(
    'src/bookings/holds/hold-places.js',
  );
  const { moveBooking } = await importBuilt<typeof import('../src/bookings/moves/move-booking.ts')>(
    'src/bookings/moves/move-booking.js',
  );
  const { Refusal } = await importBuilt<typeof import('../src/shared/refusal.ts')>('src/shared/refusal.js');
  const { readViewer } = await importBuilt<typeof import('../src/district/identity/viewer.loader.ts')>(
    'src/district/identity/viewer.loader.js',
  );
  const context = (resident: number) =>
    ({
      orm,
      db: orm.em.getKysely(),
      identity: { issuer: ISSUER, subject: `bench|${resident}` },
      readViewer,
      language: 'en',
      now: () => Temporal.Now.instant(),
      log: console,
      requestId: 'bench',
      reads: {},
    }) as never;
  const refused = ['slotUnavailable', 'overlapsOwnBooking'];
  /** Undefined when it was refused because others, or the same person, have the place. */
  const orRefused = async (made: Promise<string>): Promise<string | undefined> => {
    try {
      return await made;
    } catch (error) {
      if (error instanceof Refusal && refused.includes(error.kind)) return undefined;
      throw error;
    }
  };
  return {
    create: ({ facilityId, start, end, resident }: Slot, holdId: string | null = null) =>
      orRefused(
        createBooking(context(resident), {
          facilityId,
          start,
          end,
          quantity: 1,
          holdId,
          idempotencyKey: randomUUIDv7(),
        }),
      ),
    hold: ({ facilityId, start, end, resident }: Slot) =>
      orRefused(holdPlaces(context(resident), { facilityId, start, end, quantity: 1, idempotencyKey: randomUUIDv7() })),
    move: (bookingId: string, resident: number, start: Date) =>
      orRefused(
        moveBooking(context(resident), { bookingId, expectedVersion: 1, start, idempotencyKey: randomUUIDv7() }),
      ),
  };
}
