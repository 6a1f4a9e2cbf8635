import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { StateMachine } from '../../src/shared/state-machine.ts';
import { type Commons, startCommons } from '../support/commons.ts';

const SRC = new URL('../../src/', import.meta.url);

/** Every table whose rows have a state that goes by steps: where the source has a machine, beside its entity. */
const MACHINES: readonly { readonly table: string; readonly machine: Machine }[] = await Promise.all(
  readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.entity.ts'))
    .toSorted()
    .flatMap((path) => {
      const text = readFileSync(new URL(path, SRC), 'utf8');
      return text.includes('new StateMachine(') ? [machineOf(path, /tableName: '(\w+)'/.exec(text)![1]!)] : [];
    }),
);

/** The part of a machine that the database knows of, too. */
interface Machine {
  readonly states: readonly string[];
  canBecome(was: string, next: string): boolean;
}

async function machineOf(path: string, table: string): Promise<{ table: string; machine: Machine }> {
  const named = Object.values((await import(new URL(path, SRC).href)) as Record<string, unknown>);
  const machine = named.find((value) => value instanceof StateMachine);
  if (!machine) throw new Error(`${path} keeps its table of steps to itself`);
  return { table, machine };
}

let commons: Commons;
beforeAll(async () => {
  commons = await startCommons();
});
afterAll(() => commons.close());

/** The functions of the database that say which state may follow which, by the guard of the table that asks them. */
async function mayBecomeOf(table: string): Promise<string[]> {
  const guards = await commons.sql<{ asked: string }>(
    `select pg_get_triggerdef(t.oid) || p.prosrc as asked from pg_trigger t join pg_proc p on p.oid = t.tgfoid
     where t.tgrelid = $1::regclass and t.tgenabled = 'O'`,
    [table],
  );
  return guards.flatMap(({ asked }) =>
    [...asked.matchAll(/(\w+_may_become)\(old\.state, new\.state\)/g)].map(([, name]) => name!),
  );
}

test('every machine of the source is met here', () => {
  expect(MACHINES.map(({ table }) => table)).toContain('booking');
  expect(MACHINES.length).toBeGreaterThanOrEqual(6);
});

describe.each(MACHINES)('the state in $table', ({ table, machine }) => {
  test('is held to the steps whoever changes it', async () => {
    expect(await mayBecomeOf(table)).toHaveLength(1);
  });

  test('goes by the same steps in the database as in the program', async () => {
    const { states } = machine;
    const [mayBecome] = await mayBecomeOf(table);
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
});

test('no table of steps is in the database alone', async () => {
  const inDatabase = await commons.sql<{ name: string }>(
    `select proname as name from pg_proc where proname like '%\\_may\\_become' order by 1`,
  );
  const asked = await Promise.all(MACHINES.map(({ table }) => mayBecomeOf(table)));
  expect(inDatabase.map(({ name }) => name)).toEqual(asked.flat().toSorted());
});
