import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import type { Commons } from '../support/commons.ts';
import { Recorder, type Send } from './recorder.ts';
import { field, hourOf, numbersOf, people } from './world.ts';

// Clients that book and give back, and ask again with the same key, while something happens to what they ask.

const CLIENTS = 12;
const PEOPLE_OF_A_CLIENT = 8;
const FACILITIES = 6;
/** Hours of each facility that are asked for: few, so that many want the same. */
const HOURS = 40;

/** What the clients do, and to whom. */
interface LoadOptions {
  readonly send: Send;
  readonly now: Temporal.Instant;
  readonly seed: number;
  /** Of the first facility; the others are of other units. */
  readonly unitId?: string;
}

export interface Load {
  readonly recorder: Recorder;
  begin(): void;
  /** Lets everybody learn what came of what they asked last. */
  end(): Promise<void>;
  /** I5: places that nobody has can be had, and nothing is held by those who are gone. @returns how many there were */
  whatIsFreeIsHad(): Promise<number>;
}

export async function startLoad({ db, sql }: Pick<Commons, 'db' | 'sql'>, options: LoadOptions): Promise<Load> {
  const { send, now, seed, unitId } = options;
  const facilityIds: string[] = [];
  for (let at = 0; at < FACILITIES; at++) {
    const { id } = await field(db, now, { capacity: 1 + (at % 2), ...(at === 0 && unitId && { unitId }) });
    facilityIds.push(id);
  }
  const subjects = await people(db, CLIENTS * PEOPLE_OF_A_CLIENT);
  const recorder = new Recorder();
  const ending = new AbortController();
  let clients: Promise<unknown> = Promise.resolve();

  const client = async (at: number): Promise<void> => {
    const number = numbersOf(seed + at);
    const own = subjects.slice(at * PEOPLE_OF_A_CLIENT, (at + 1) * PEOPLE_OF_A_CLIENT);
    while (!ending.signal.aborted) {
      const subject = own[number(own.length)]!;
      const wish = hourOf(facilityIds[number(FACILITIES)]!, now, number(HOURS));
      const call = await recorder.createUntilKnown(send, subject, wish, () => pause(10 + number(20), true));
      // Most are given back, so that there is always something to be had.
      if (call.outcome === 'ok' && number(5)) await recorder.change(send, 'cancel', subject, call.bookingId!);
      await pause(number(40));
    }
  };

  return {
    recorder,
    begin() {
      clients = Promise.all(Array.from({ length: CLIENTS }, (_, at) => client(at)));
    },
    async end() {
      ending.abort();
      await clients;
    },
    async whatIsFreeIsHad() {
      const wishes = facilityIds.map((id) => hourOf(id, now, HOURS - 1));
      const places = await sql<{ id: string; free: number }>(
        `select f.id, f.capacity - coalesce(sum(b.quantity), 0)::int as free from shared_facility f
         left join booking b on b.facility_id = f.id and b.starts_at = $2 and b.state in ('PENDING', 'CONFIRMED')
         where f.id = any ($1) group by f.id`,
        [facilityIds, wishes[0]!.start],
      );
      const free = places.flatMap((one) => Array.from({ length: one.free }, () => one.id));
      const takers = await people(db, free.length);
      const calls = await Promise.all(
        free.map((id, at) =>
          recorder.createUntilKnown(send, takers[at]!, wishes[facilityIds.indexOf(id)]!, () => pause(50, true)),
        ),
      );
      expect(calls.map(({ outcome, code }) => [outcome, code])).toEqual(free.map(() => ['ok', undefined]));
      return free.length;
    },
  };
}

/** Bookings that were made by a call that had no answer: the next with the same key was told of what was there already. */
export function madeUnheard({ calls }: Recorder): number {
  const creates = calls.filter(({ operation }) => operation === 'create');
  return [...Map.groupBy(creates, ({ key }) => key!).values()].filter((tries) => {
    const answered = tries.find(({ outcome }) => outcome === 'ok');
    return answered?.madeAt !== undefined && tries.length > 1 && answered.madeAt < answered.sentAt;
  }).length;
}
