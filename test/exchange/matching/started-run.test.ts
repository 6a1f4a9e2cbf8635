import pino from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { exchangeFeature } from '../../../src/exchange/index.ts';
import { RUN_TRIES_MAX, RUNS_WAITING_MAX } from '../../../src/exchange/matching/matching-run.errors.ts';
import { type JobRunner, type JobSettings, startJobs } from '../../../src/jobs/runner.ts';
import { Role } from '../../../src/request/viewer.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import { buildMatchingWorld, given, type MatchingWorld, RUN, RUN_FROM, type RunShown } from './matching.world.ts';

// A run that is started and left: it waits, is worked by the job runner, and ends.

const solver = vi.hoisted(() => ({
  /** How many runs are held at the solver. */
  held: 0,
  /** Let go, one after the other, by the test; undefined to hold none. */
  gate: undefined as undefined | PromiseWithResolvers<void>,
}));

vi.mock(import('../../../src/exchange/matching/solve-in-worker.ts'), async (original) => {
  const actual = await original();
  return {
    ...actual,
    async solveInWorker(input, stop) {
      if (solver.gate) {
        solver.held++;
        await Promise.race([
          solver.gate.promise,
          new Promise((_, reject) => stop?.addEventListener('abort', () => reject(stop.reason as Error))),
        ]);
      }
      return actual.solveInWorker(input, stop);
    },
  };
});

let commons: Commons;
let world: MatchingWorld;
const runners: JobRunner[] = [];
beforeAll(async () => {
  commons = await startCommons();
});
beforeEach(async () => {
  world = await buildMatchingWorld(commons);
});
afterEach(async () => {
  solver.gate?.resolve();
  solver.gate = undefined;
  solver.held = 0;
  for (const runner of runners.splice(0)) await runner.close();
  await commons.sql('delete from graphile_worker._private_jobs');
});
afterAll(() => commons.close());

function work(more: Partial<JobSettings> = {}): void {
  const log = pino({ level: 'silent' });
  runners.push(startJobs(commons.orm, exchangeFeature.jobs!, { now: () => commons.clock.now, log, ...more }));
}

/** Holds every run at the solver until it is let go. */
function holdSolver(): PromiseWithResolvers<void> {
  solver.gate = Promise.withResolvers<void>();
  return solver.gate;
}

const STATE = 'id state stateReason';

async function start(input: object = {}, as: string | undefined = world.staff, shown = STATE): Promise<RunShown> {
  const { data, errors } = await commons.query(
    `mutation ($input: BookingMatchStartInput!) {
       bookingMatchStart(input: $input) { run { ${shown} } userErrors { code field } } }`,
    { input: { withinCode: world.subdistrict.code, validFrom: RUN_FROM, validTo: '2026-06-30', ...input } },
    { ...(as && { as }) },
  );
  if (errors) return { errors: errors.map(({ extensions }) => extensions.code) };
  const { run, userErrors } = data.bookingMatchStart;
  return run ?? { refused: userErrors };
}

async function cancel(runId: string, reason = '改期', as: string | undefined = world.staff): Promise<RunShown> {
  const { data, errors } = await commons.query(
    `mutation ($input: MatchingRunCancelInput!) {
       matchingRunCancel(input: $input) { run { ${STATE} } userErrors { code field message } } }`,
    { input: { runId, reason } },
    { ...(as && { as }) },
  );
  if (errors) return { errors: errors.map(({ extensions }) => extensions.code) };
  const { run, userErrors } = data.matchingRunCancel;
  return run ?? { refused: userErrors };
}

async function shown(id: string, fields = STATE, language = 'zh-CN'): Promise<RunShown> {
  const { data } = await commons.query(
    `query ($id: ID!) { node(id: $id) { ... on MatchingRun { ${fields} } } }`,
    { id },
    { as: world.staff, language },
  );
  return data.node;
}

/** Waits until a run is in a state. */
const until = (id: string, state: string) =>
  vi.waitFor(async () => expect(await shown(id)).toMatchObject({ state }), { timeout: 20_000, interval: 50 });

const stagesOf = async (id: string) =>
  (await commons.sql<{ topic: string }>('select topic from outbox_event where subject_id = $1 order by id', [id])).map(
    ({ topic }) => topic.replace('matching_run.', ''),
  );

describe('a run that is started', () => {
  test('is answered at once, and comes to what a run that is waited for comes to', async () => {
    const supply = await world.supply({ quantity: 15 });
    const demands = [await world.demand({ priority: 'URGENT' }), await world.demand()];
    const tried = await world.run({ dryRun: true });
    const run = await start({}, world.staff, `${STATE} dryRun matchedQuantity replay { isSame } matches { id }`);
    const nothing = { dryRun: false, matchedQuantity: 0, replay: null, matches: [] };
    expect(run).toMatchObject({ state: 'PENDING', stateReason: null, ...nothing });
    expect(await stagesOf(run.id)).toEqual(['started']);
    work();
    await until(run.id, 'COMPLETED');
    const done = await shown(run.id, `${RUN} state replay { isSame }`);
    expect(demands.map((demand) => given(done, demand, supply))).toEqual([10, 5]);
    for (const member of ['inputHash', 'metrics', 'demandedQuantity', 'matchedQuantity', 'method', 'validTo']) {
      expect(done[member]).toEqual(tried[member]);
    }
    expect(done.replay).toEqual({ isSame: true });
    expect(await stagesOf(run.id)).toEqual(['started', 'read', 'solved', 'completed']);
  });

  test('is COMPLETED at once when it is waited for', async () => {
    expect(await world.run({}, { shown: STATE })).toMatchObject({ state: 'COMPLETED', stateReason: null });
    expect(await world.run({ dryRun: true }, { shown: STATE })).toMatchObject({ state: 'COMPLETED' });
  });

  test('is refused as one that is waited for, and changes nothing then', async () => {
    const supply = await world.supply();
    expect(await start({}, await world.managerOf(supply))).toEqual({ refused: [{ code: 'FORBIDDEN', field: null }] });
    expect(await start({}, '')).toEqual({ errors: ['UNAUTHENTICATED'] });
    const past = { validFrom: '2026-02-01', validTo: '2026-03-02' };
    expect(await start(past)).toEqual({ refused: [{ code: 'INVALID_INPUT', field: ['validTo'] }] });
    expect(await start({ withinCode: '鼓楼' })).toEqual({
      refused: [{ code: 'INVALID_INPUT', field: ['withinCode'] }],
    });
    expect(await commons.sql('select from matching_run where division_id = $1', [world.subdistrict.id])).toEqual([]);
    expect(await commons.sql('select from graphile_worker.jobs')).toEqual([]);
  });

  test('fails when its starter has lost the right meanwhile, and says so in the language of the reader', async () => {
    const { id } = await start();
    await commons.sql(
      `update role_assignment set valid_to = $2 where account_id = (select id from account where subject = $1)`,
      [world.staff, '2026-03-03T03:00:00Z'],
    );
    const admin = await world.admin();
    work();
    const read = async (language: string) => {
      const document = 'query ($id: ID!) { node(id: $id) { ... on MatchingRun { state stateReason } } }';
      return (await commons.query(document, { id }, { as: admin, language })).data.node;
    };
    await vi.waitFor(async () => expect(await read('en')).toMatchObject({ state: 'FAILED' }), { timeout: 20_000 });
    expect((await read('en')).stateReason).toContain('Only staff of this territory');
    expect((await read('zh-CN')).stateReason).toContain('工作人员');
    expect(await stagesOf(id)).toEqual(['started', 'failed']);
  });
});

describe('runs of one division', () => {
  test('are worked one after the other, in the order in which they were started; others meanwhile', async () => {
    await world.supply();
    await world.demand();
    const [first, second] = [await start(), await start()];
    const elsewhere = await start({ withinCode: world.community.code });
    const gate = holdSolver();
    work();
    await vi.waitFor(() => expect(solver.held).toBe(2), { timeout: 20_000 });
    const states = async () =>
      (await Promise.all([first, second, elsewhere].map(({ id }) => shown(id)))).map((run) => run.state);
    expect(await states()).toEqual(['RUNNING', 'PENDING', 'RUNNING']);
    solver.gate = undefined;
    gate.resolve();
    await until(second.id, 'COMPLETED');
    expect(await states()).toEqual(['COMPLETED', 'COMPLETED', 'COMPLETED']);
  });

  test(`wait up to ${RUNS_WAITING_MAX}, and no more`, async () => {
    for (let waiting = 0; waiting < RUNS_WAITING_MAX; waiting++) expect((await start()).state).toBe('PENDING');
    expect(await start()).toEqual({ refused: [{ code: 'STATE_CONFLICT', field: ['withinCode'] }] });
    expect((await start({ withinCode: world.community.code })).state).toBe('PENDING');
  });
});

describe('a run is called off', () => {
  test('while it waits: it is never worked, and the next one is', async () => {
    const [first, second] = [await start(), await start()];
    expect(await cancel(first.id)).toMatchObject({ state: 'CANCELLED', stateReason: '改期' });
    work();
    await until(second.id, 'COMPLETED');
    expect(await shown(first.id)).toMatchObject({ state: 'CANCELLED', stateReason: '改期' });
    expect(await stagesOf(first.id)).toEqual(['started', 'cancelled']);
  });

  test('while it is worked: it proposes nothing, and its solver is stopped', async () => {
    await world.supply();
    await world.demand();
    const [first, second] = [await start(), await start()];
    holdSolver();
    work();
    await vi.waitFor(() => expect(solver.held).toBe(1), { timeout: 20_000 });
    expect(await cancel(first.id)).toMatchObject({ state: 'CANCELLED' });
    // The next one comes to the solver while the gate is still shut.
    await vi.waitFor(() => expect(solver.held).toBe(2), { timeout: 20_000 });
    solver.gate!.resolve();
    await until(second.id, 'COMPLETED');
    expect(await commons.sql('select from match where run_id = $1', [first.id])).toEqual([]);
    expect(await shown(first.id, `${STATE} matchedQuantity`)).toMatchObject({ state: 'CANCELLED', matchedQuantity: 0 });
  });

  test('by those who could have started it, for a reason, and once', async () => {
    const { id } = await start();
    const stranger = await world.someone({ role: Role.SUBDISTRICT_STAFF, divisionId: world.otherSubdistrict.id });
    expect(await cancel(id, '改期', stranger)).toMatchObject({ refused: [{ code: 'NOT_FOUND', field: ['runId'] }] });
    expect(await cancel(id, ' ')).toMatchObject({ refused: [{ code: 'INVALID_INPUT', field: ['reason'] }] });
    expect(await cancel(id, '改期', '')).toEqual({ errors: ['UNAUTHENTICATED'] });
    expect(await cancel(id, '改期', await world.admin())).toMatchObject({ state: 'CANCELLED' });
    expect(await cancel(id)).toMatchObject({ refused: [{ code: 'STATE_CONFLICT', field: ['runId'] }] });
    const done = await world.run();
    expect(await cancel(done.id)).toMatchObject({ refused: [{ code: 'STATE_CONFLICT' }] });
  });
});

describe('a run whose process is gone', () => {
  /** As a process leaves it that is killed while it works. */
  async function killed(id: string, tries: number): Promise<void> {
    await commons.sql(`update matching_run set state = 'RUNNING', tries = $2 where id = $1`, [id, tries]);
    await commons.sql(
      `update graphile_worker._private_jobs set locked_at = now() - interval '1 minute', locked_by = 'gone', attempts = 1`,
    );
  }

  test('is taken up again by another, and holds up the others of its division until then', async () => {
    await world.supply();
    const demand = await world.demand();
    const { id } = await start();
    await killed(id, 1);
    const next = await start();
    work({ renewMs: 100 });
    await until(next.id, 'COMPLETED');
    // The later run has put its own proposal in the place of the earlier one.
    const states = await commons.sql('select state, quantity from match where demand_id = $1 order by id', [demand.id]);
    expect(states).toEqual([
      { state: 'CANCELLED', quantity: 10 },
      { state: 'PROPOSED', quantity: 10 },
    ]);
    expect(await commons.sql('select state, tries from matching_run where id = $1', [id])).toEqual([
      { state: 'COMPLETED', tries: 2 },
    ]);
  });

  test(`is given up after ${RUN_TRIES_MAX} times`, async () => {
    const { id } = await start();
    await killed(id, RUN_TRIES_MAX);
    work({ renewMs: 100 });
    await until(id, 'FAILED');
    expect((await shown(id, STATE, 'en')).stateReason).toBe(
      'It was interrupted 5 times. Match a smaller territory, or fewer categories.',
    );
    expect((await shown(id)).stateReason).toBe('运算已中断 5 次，请缩小区域或减少类别后再试。');
  });

  test('and in which something breaks each time, fails with the id under which the log has it', async () => {
    const { id } = await start();
    await commons.sql('update matching_run set tries = $2 where id = $1', [id, RUN_TRIES_MAX - 1]);
    await commons.sql(`
      create function sabotage() returns trigger language plpgsql as $$ begin raise exception 'sabotage'; end $$;
      create trigger sabotage before insert on matching_run for each row execute function sabotage()`);
    try {
      work();
      await until(id, 'FAILED');
    } finally {
      await commons.sql('drop trigger sabotage on matching_run; drop function sabotage');
    }
    expect((await shown(id, STATE, 'en')).stateReason).toContain(id);
  });
});
