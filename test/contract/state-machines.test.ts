import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BOOKING_STEPS } from '../../src/bookings/booking.entity.ts';
import { MEMBERSHIP_STEPS } from '../../src/district/units/alliances/membership.entity.ts';
import { LIST_STEPS } from '../../src/exchange/lists/supply-demand-list.entity.ts';
import { MATCH_STEPS } from '../../src/exchange/matches/match.entity.ts';
import { FACILITY_STEPS } from '../../src/facilities/facility.entity.ts';
import { BOOK_STEPS } from '../../src/projects/service-project-book.entity.ts';
import { type Commons, startCommons } from '../support/commons.ts';

/** The part of a machine that the database knows of, too. */
interface Machine {
  readonly states: readonly string[];
  canBecome(was: string, next: string): boolean;
}

/** Every table whose rows have a state that goes by steps, with the function of the database that says which. */
const MACHINES: readonly { readonly table: string; readonly mayBecome: string; readonly machine: Machine }[] = [
  { table: 'booking', mayBecome: 'booking_may_become', machine: BOOKING_STEPS },
  { table: 'shared_facility', mayBecome: 'facility_may_become', machine: FACILITY_STEPS },
  { table: 'alliance_membership', mayBecome: 'membership_may_become', machine: MEMBERSHIP_STEPS },
  { table: 'supply_demand_list', mayBecome: 'list_may_become', machine: LIST_STEPS },
  { table: 'match', mayBecome: 'match_may_become', machine: MATCH_STEPS },
  { table: 'service_project_book', mayBecome: 'project_book_may_become', machine: BOOK_STEPS },
];

let commons: Commons;
beforeAll(async () => {
  commons = await startCommons();
});
afterAll(() => commons.close());

describe.each(MACHINES)('the state in $table', ({ table, mayBecome, machine }) => {
  test('goes by the same steps in the database as in the program', async () => {
    const { states } = machine;
    const byDatabase = await commons.sql<{ was: string; next: string }>(
      `select was, next from unnest($1::text[]) as was, unnest($1::text[]) as next where ${mayBecome}(was, next)`,
      [states],
    );
    const byProgram = states.flatMap((was) =>
      states.filter((next) => machine.canBecome(was, next)).map((next) => `${was} → ${next}`),
    );
    expect(byDatabase.map(({ was, next }) => `${was} → ${next}`).toSorted()).toEqual(byProgram.toSorted());
  });

  test('is of the same states in the database as in the program', async () => {
    const allowed = await commons.sql<{ definition: string }>(
      `select pg_get_constraintdef(oid) as definition from pg_constraint
       where conrelid = $1::regclass and conname = $2`,
      [table, `${table}_state_check`],
    );
    const named = allowed.flatMap(({ definition }) => [...definition.matchAll(/'(\w+)'/g)].map(([, state]) => state));
    expect(named.toSorted()).toEqual([...machine.states].toSorted());
  });

  test('is held to the steps whoever changes it', async () => {
    const guards = await commons.sql(
      `select t.tgname from pg_trigger t join pg_proc p on p.oid = t.tgfoid
       where t.tgrelid = $1::regclass and t.tgenabled = 'O'
         and pg_get_triggerdef(t.oid) || p.prosrc ~ ($2 || '\\(old\\.state, new\\.state\\)')`,
      [table, mayBecome],
    );
    expect(guards).toHaveLength(1);
  });
});

test('no table of steps is in the database alone', async () => {
  const inDatabase = await commons.sql<{ name: string }>(
    `select proname as name from pg_proc where proname like '%\\_may\\_become' order by 1`,
  );
  expect(inDatabase.map(({ name }) => name)).toEqual(MACHINES.map(({ mayBecome }) => mayBecome).toSorted());
});
