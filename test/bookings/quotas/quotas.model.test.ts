import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildFacility } from '../../../seeds/factories/facility.factory.ts';
import { buildResident } from '../../../seeds/factories/person.factory.ts';
import { buildQuota } from '../../../seeds/factories/quota.factory.ts';
import { buildUnit } from '../../../seeds/factories/unit.factory.ts';
import type { QuotaMeasure, QuotaPeriod } from '../../../src/bookings/quotas/quota.entity.ts';
import { faultOf } from '../../../src/database/fault.ts';
import { newId } from '../../../src/shared/node.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import { assertProperty } from '../../support/property.ts';
import { wrongs } from '../booking.invariants.ts';

// What is made, moved, given back and limited at random, by statements of the test's own, against a model that counts
// everything anew each time, minute by minute and day by day.

let commons: Commons;

beforeAll(async () => {
  commons = await startCommons();
});
afterAll(() => commons.close());

const ZONE = 'Asia/Shanghai';
const FIRST = Temporal.PlainDate.from('2099-03-02');
const KINDS = ['SPORTS_FIELD', 'MEETING_ROOM', 'ACTIVITY_ROOM'] as const;

interface Held {
  readonly id: string;
  readonly at: number;
  readonly day: number;
  /** Quarters of an hour after midnight, and how many. */
  readonly from: number;
  readonly length: number;
  readonly quantity: number;
}

interface Terms {
  readonly measure: `${QuotaMeasure}`;
  readonly period: `${QuotaPeriod}`;
  readonly days: number;
  readonly most: number;
  /** Of one of the three facilities, or of their unit. */
  readonly of: 0 | 1 | 2 | 'unit';
}

const slot = {
  at: fc.nat({ max: 2 }),
  day: fc.nat({ max: 12 }),
  from: fc.nat({ max: 40 }),
  length: fc.integer({ min: 1, max: 8 }),
  quantity: fc.integer({ min: 1, max: 3 }),
};
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ does: fc.constant('book' as const), ...slot }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('move' as const), which: fc.nat(), ...slot }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('cancel' as const), which: fc.nat() }) },
  {
    weight: 1,
    arbitrary: fc.record({
      does: fc.constant('limit' as const),
      which: fc.nat(),
      most: fc.integer({ min: 1, max: 6 }),
    }),
  },
);
const terms = fc
  .record({
    measure: fc.constantFrom<Terms['measure']>('BOOKINGS', 'PLACES', 'MINUTES'),
    period: fc.constantFrom<Terms['period']>('DAY', 'WEEK', 'MONTH', 'ROLLING_DAYS', 'AHEAD', 'AT_ONCE'),
    days: fc.integer({ min: 1, max: 5 }),
    most: fc.integer({ min: 1, max: 6 }),
    of: fc.constantFrom<Terms['of']>(0, 1, 2, 'unit'),
  })
  .filter(({ measure, period }) => measure !== 'MINUTES' || period !== 'AT_ONCE');

const limitOf = ({ measure, most }: Terms) => (measure === 'MINUTES' ? most * 45 : most);
const amountOf = ({ measure }: Terms, { quantity, length }: Omit<Held, 'id'>) =>
  measure === 'BOOKINGS' ? 1 : measure === 'PLACES' ? quantity : length * 15;

/** The most that some hold together of a quota, where one more would count. */
function used(quota: Terms, held: readonly Held[], one: Omit<Held, 'id'>): number {
  const mine = held.filter(({ at }) => quota.of === 'unit' || quota.of === at);
  const sum = (some: readonly Held[]) => some.reduce((total, each) => total + amountOf(quota, each), 0);
  const dateOf = (day: number) => FIRST.add({ days: day });
  switch (quota.period) {
    case 'DAY':
      return sum(mine.filter(({ day }) => day === one.day));
    case 'WEEK':
      return sum(mine.filter(({ day }) => dateOf(day).weekOfYear === dateOf(one.day).weekOfYear));
    case 'MONTH':
      return sum(mine.filter(({ day }) => dateOf(day).month === dateOf(one.day).month));
    case 'ROLLING_DAYS': {
      const starts = Array.from({ length: quota.days }, (_, back) => one.day - back);
      return Math.max(
        ...starts.map((first) => sum(mine.filter(({ day }) => day >= first && day < first + quota.days))),
      );
    }
    case 'AHEAD':
      return sum(mine);
    default: {
      const quarters = Array.from({ length: one.length }, (_, passed) => one.from + passed);
      const at = (quarter: number) =>
        mine.filter(({ day, from, length }) => day === one.day && from <= quarter && quarter < from + length);
      return Math.max(...quarters.map((quarter) => sum(at(quarter))));
    }
  }
}

/** Whether all quotas leave room: as much as their limit, or as much as there was before. */
function fits(quotas: readonly Terms[], others: readonly Held[], one: Omit<Held, 'id'>, before?: Held): boolean {
  return quotas
    .filter(({ of }) => of === 'unit' || of === one.at)
    .every((quota) => {
      const wanted = used(quota, others, one) + amountOf(quota, one);
      return wanted <= limitOf(quota) || (before && wanted <= used(quota, [...others, before], one));
    });
}

/** Nobody is in two places of a kind at a time. */
const overlaps = (held: readonly Held[], { at, day, from, length }: Omit<Held, 'id'>) =>
  held.some(
    (other) => other.at === at && other.day === day && other.from < from + length && from < other.from + other.length,
  );

async function tried(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (faultOf(error)?.constraint === 'booking_quota_own') return false;
    throw error;
  }
}

const instants = ({ day, from, length }: Omit<Held, 'id'>) => {
  const midnight = FIRST.add({ days: day }).toZonedDateTime({ timeZone: ZONE });
  const at = (quarters: number) =>
    midnight
      .add({ minutes: quarters * 15 })
      .toInstant()
      .toString();
  return [at(from), at(from + length)];
};

test('quotas let pass what a count of everything lets pass, and refuse the rest', { timeout: 240_000 }, () =>
  assertProperty(
    fc.asyncProperty(
      fc.array(terms, { minLength: 1, maxLength: 3 }),
      fc.array(step, { maxLength: 14 }),
      async (given, steps) => {
        const { id: unitId } = await buildUnit(commons.db);
        const facilities: string[] = [];
        for (const kind of KINDS) {
          facilities.push(
            (await buildFacility(commons.db, { unitId, kind, capacity: 100, timeZone: ZONE, now: commons.clock.now }))
              .id,
          );
        }
        const { residentId } = await buildResident(commons.db);
        // Two that differ in their limit alone are refused.
        const keyOf = ({ most: _most, days, period, ...rest }: Terms) =>
          JSON.stringify({ ...rest, period, ...(period === 'ROLLING_DAYS' && { days }) });
        const quotas = [...new Map(given.map((quota) => [keyOf(quota), quota])).values()];
        const ids: string[] = [];
        for (const quota of quotas) {
          const scope = quota.of === 'unit' ? { unitId } : { facilityId: facilities[quota.of]! };
          const { measure, period, days } = quota;
          const rolls = period === 'ROLLING_DAYS' ? { days } : {};
          ids.push((await buildQuota(commons.db, { ...scope, measure, period, most: limitOf(quota), ...rolls })).id);
        }
        let held: Held[] = [];
        for (const one of steps) {
          if (one.does === 'book') {
            const { does: _does, ...wanted } = one;
            if (held.length >= 9 || overlaps(held, wanted)) continue;
            const id = newId('bkg');
            const done = await tried(
              commons.sql(
                `insert into booking (id, district_code, reference, facility_id, kind, type, booker_id, starts_at, ends_at,
                                    quantity, state, created_at, updated_at)
               select $1::text, district_code, $1::text, id, kind, 'NORMAL', $3, $4, $5, $6, 'CONFIRMED', now(), now()
               from shared_facility where id = $2`,
                [id, facilities[wanted.at], residentId, ...instants(wanted), wanted.quantity],
              ),
            );
            expect([one, done]).toEqual([one, fits(quotas, held, wanted)]);
            if (done) held.push({ id, ...wanted });
          } else if (one.does === 'limit') {
            const which = one.which % quotas.length;
            quotas[which] = { ...quotas[which]!, most: one.most };
            await commons.sql('update quota set most = $2, updated_at = now() where id = $1', [
              ids[which],
              limitOf(quotas[which]!),
            ]);
          } else if (held.length > 0) {
            const before = held[one.which % held.length]!;
            const others = held.filter((other) => other !== before);
            if (one.does === 'cancel') {
              await commons.sql(`update booking set state = 'CANCELLED', ended_by = 'BOOKER' where id = $1`, [
                before.id,
              ]);
              held = others;
              continue;
            }
            const { does: _does, which: _which, ...wanted } = one;
            if (overlaps(others, wanted)) continue;
            const done = await tried(
              commons.sql(
                `update booking b set facility_id = f.id, kind = f.kind, starts_at = $3, ends_at = $4, quantity = $5, updated_at = now()
               from shared_facility f where f.id = $2 and b.id = $1`,
                [before.id, facilities[wanted.at], ...instants(wanted), wanted.quantity],
              ),
            );
            expect([one, done]).toEqual([one, fits(quotas, others, wanted, before)]);
            if (done) held = [...others, { id: before.id, ...wanted }];
          }
        }
        expect(await wrongs(commons)).toEqual([]);
        await commons.sql('delete from booking where booker_id = $1', [residentId]);
      },
    ),
    { numRuns: 60 },
  ),
);
