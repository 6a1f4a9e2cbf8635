import fc from 'fast-check';
import { dayAfter, type Period, stretchesOf } from './calendar.ts';
import { Model, type ModelDemand, type ModelHeld, type ModelSupply, type ModelWorld } from './model.ts';

// Small worlds around the Labour Day of 2026: nights, windows that overlap and spill into another class of days, short
// periods, seasons, a Monday and a Tuesday that are holidays, and a Saturday that is worked.

/** The Monday. */
const WORLD_FROM = '2026-05-04';
export const HOLIDAYS = ['2026-05-01', '2026-05-04', '2026-05-05'];
export const MAKE_UP_DAYS = ['2026-05-09'];

const STARTS = ['00:00', '06:00', '08:00', '12:00', '18:00', '20:00', '22:00'] as const;
const ENDS = ['02:00', '06:00', '08:00', '10:00', '14:00', '20:00', '23:00'] as const;
const WEEKDAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const;

type ModelWindow = Period['windows'][number];

const anyWindow: fc.Arbitrary<ModelWindow> = fc
  .record({
    dayClass: fc.constantFrom('EVERY_DAY', 'EVERY_DAY', 'EVERY_DAY', 'WORKDAY', 'DAY_OFF'),
    weekdays: fc.oneof(
      { weight: 8, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.subarray([...WEEKDAYS], { minLength: 2, maxLength: 5 }) },
    ),
    startTime: fc.constantFrom(...STARTS),
    endTime: fc.constantFrom(...ENDS),
    season: fc.constantFrom(null, null, null, null, null, null, ['05-05', '05-08'], ['05-07', '05-05']),
  })
  .filter(({ startTime, endTime }) => String(startTime) !== endTime)
  .map(({ season, ...window }): ModelWindow => ({
    ...(window as ModelWindow),
    seasonFrom: season?.[0] ?? null,
    seasonTo: season?.[1] ?? null,
  }));

const ALL_DAY: ModelWindow = { dayClass: 'EVERY_DAY', weekdays: [], startTime: '00:00', endTime: '00:00' };

/** Few different windows in a world, so that they meet. */
const anyPeriod = (
  windows: readonly ModelWindow[],
  first: fc.Arbitrary<number>,
  days: fc.Arbitrary<number>,
): fc.Arbitrary<Period> =>
  fc
    .record({
      from: first,
      days,
      windows: fc.subarray([...windows], { minLength: 1, maxLength: Math.min(2, windows.length) }),
    })
    .map(({ from, days, windows }) => ({
      validFrom: dayAfter(WORLD_FROM, from),
      validTo: dayAfter(WORLD_FROM, from + days),
      windows,
    }));

const anyDemand = (windows: readonly ModelWindow[]): fc.Arbitrary<ModelDemand> =>
  fc
    .record({
      period: anyPeriod(windows, fc.nat(2), fc.nat(3)),
      priority: fc.constantFrom('ROUTINE' as const, 'IMPORTANT' as const, 'URGENT' as const),
      quantity: fc.integer({ min: 1, max: 3 }),
      minQuantity: fc.constantFrom(1, 1, 1, 2),
      minMinutes: fc.constantFrom(15, 15, 15, 120, 480),
      splittable: fc.constantFrom(true, true, false),
      needsAll: fc.constantFrom(false, false, false, false, true),
      minOccurrences: fc.constantFrom(1, 1, 1, 1, 2, 3),
    })
    .map(({ period, ...demand }) => ({
      ...period,
      ...demand,
      minQuantity: Math.min(demand.minQuantity, demand.quantity),
    }));

const anySupply = (windows: readonly ModelWindow[]): fc.Arbitrary<ModelSupply> =>
  fc
    .record({
      period: anyPeriod([...windows, ALL_DAY], fc.integer({ min: -1, max: 2 }), fc.integer({ min: 1, max: 6 })),
      quantity: fc.integer({ min: 1, max: 3 }),
      facility: fc.constantFrom(null, null, null, 'hall'),
    })
    .map(({ period, ...supply }) => ({ ...period, ...supply }));

/** Worlds that can be tried out whole, most of them. */
export const anyModelWorld: fc.Arbitrary<ModelWorld> = fc
  .array(anyWindow, { minLength: 1, maxLength: 2 })
  .chain((windows) =>
    fc.record({
      demands: fc.array(anyDemand(windows), { minLength: 1, maxLength: 3 }),
      supplies: fc.array(anySupply(windows), { minLength: 1, maxLength: 3 }),
      opening: fc.tuple(fc.constantFrom(...windows), fc.constantFrom('06:00', '08:00', '18:00'), fc.boolean()),
      capacity: fc.integer({ min: 1, max: 4 }),
      closedOn: fc.option(fc.nat(4), { freq: 1 }),
      runDays: fc.constantFrom(2, 4, 8, 8, 8),
      isThereAgain: fc.constantFrom(true, true, true, false),
      scores: fc.array(fc.option(fc.nat(1_000), { freq: 5 }), { minLength: 9, maxLength: 9 }),
      held: fc.option(fc.record({ first: fc.nat(20), count: fc.nat(2), quantity: fc.integer({ min: 1, max: 2 }) }), {
        freq: 1,
      }),
    }),
  )
  .map(
    ({
      demands,
      supplies,
      opening: [window, opens, isOpenThen],
      capacity,
      closedOn,
      runDays,
      scores,
      held,
      ...rest
    }) => {
      const world: ModelWorld = {
        ...rest,
        holidays: HOLIDAYS,
        makeUpDays: MAKE_UP_DAYS,
        from: WORLD_FROM,
        to: dayAfter(WORLD_FROM, runDays),
        // What is used up has no facility behind it.
        supplies: supplies.map((supply) => ({ ...supply, facility: rest.isThereAgain ? supply.facility : null })),
        demands,
        facilities: {
          hall: {
            capacity,
            closed: closedOn === null ? [] : [dayAfter(WORLD_FROM, closedOn)],
            opening: [
              { dayClass: 'EVERY_DAY', weekdays: [], startTime: opens, endTime: opens === '18:00' ? '09:00' : '23:00' },
              ...(isOpenThen ? [window] : []),
            ],
          },
        },
        held: [],
        scores: demands.map((_, d) => supplies.map((__, s) => scores[d * 3 + s]!)),
      };
      return held ? { ...world, held: heldIn(world, held) } : world;
    },
  )
  // Where nobody has anything in common there is nothing to find out.
  .filter((world) => new Model(world).choices.length > 0);

/** Some of what the first pair could be given, as if it had been given before. */
function heldIn(
  world: ModelWorld,
  { first, count, quantity }: { first: number; count: number; quantity: number },
): ModelHeld[] {
  const choices = new Model(world).choices;
  const choice = choices[first % Math.max(1, choices.length)];
  if (!choice) return [];
  const { demand, supply } = choice;
  const { minQuantity, quantity: asked, needsAll } = world.demands[demand]!;
  const { facility } = world.supplies[supply]!;
  const room = Math.min(
    asked,
    world.supplies[supply]!.quantity,
    facility ? world.facilities[facility]!.capacity : asked,
  );
  const taken = Math.max(minQuantity, Math.min(quantity, room));
  // Who needs all holds all or nothing.
  if (taken > room || needsAll) return [];
  const steps = new Set<number>();
  for (const { stretch } of choices
    .filter((one) => one.demand === demand && one.supply === supply)
    .slice(0, 1 + count)) {
    if (stretch) for (let at = stretch.start; at < stretch.end; at++) steps.add(at);
  }
  return [{ demand, supply, quantity: taken, stretches: stretchesOf(steps) }];
}
