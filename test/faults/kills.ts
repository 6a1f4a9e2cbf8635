import { setTimeout as pause } from 'node:timers/promises';
import { expect, type TestContext } from 'vitest';
import type { Commons } from '../support/commons.ts';
import type { Program } from '../support/program.ts';
import { noteFigures } from '../support/figures.ts';
import {
  buildUnitWorld,
  deliveriesOf,
  makeWebhook,
  type Receiver,
  startReceiver,
  startWithWebhooks,
  type UnitWorld,
} from '../events/webhooks/webhook.world.ts';
import { judged } from './judge.ts';
import { madeUnheard, startLoad } from './load.ts';
import { quantile } from './recorder.ts';
import { Fleet, numbersOf, sendOver, settingsFor } from './world.ts';

// Processes of the API that are killed at any moment, while clients book and ask again with the same key.

/** Processes at a time: while one starts, the other is there. */
const PROCESSES = 2;
/** A process lives for so long at most after it is there, in milliseconds. */
const LIFE_MAX_MS = 400;
/** What a killed process was at is taken over within a minute; then it is told. */
const TOLD_WITHIN_MS = 90_000;

interface Kills {
  readonly kills: number;
  readonly seed: number;
  /** Whether a partner is told of everything, and it is waited for until they are. */
  readonly told: boolean;
}

/** B6, and O7 where somebody is told: so many kills; nothing is lost, nothing is there twice. */
export async function expectOnceDespiteKills(context: TestContext, program: Program, trial: Kills): Promise<void> {
  const commons = await startWithWebhooks();
  const { seed, told } = trial;
  const now = Temporal.Now.instant();
  commons.clock.now = now;
  const settings = await settingsFor({ serviceUrl: commons.databaseUrl });
  const fleet = new Fleet(program, { ...settings, WEBHOOK_ALLOW_PRIVATE: 'true' });
  const receiver = told ? await startReceiver() : undefined;
  const world = await buildUnitWorld(commons);
  const webhook = receiver && (await makeWebhook(commons, world, receiver.url));
  const send = sendOver(() => fleet.url(), settings.DATA_DIR);
  const load = await startLoad(commons, { send, now, seed, unitId: world.unit.id });
  const { recorder } = load;

  try {
    // Only a process that ends by itself leaves what it has compiled to the next.
    await fleet.startAt(0);
    await fleet.endAt(0);
    await Promise.all(Array.from({ length: PROCESSES }, (_, place) => fleet.startAt(place)));
    load.begin();
    const number = numbersOf(seed);
    const begun = Date.now();
    let killed = 0;
    // Each place has a life of its own: what is there is killed, and another takes its place.
    const place = async (at: number) => {
      while (killed < trial.kills) {
        killed++;
        await pause(number(LIFE_MAX_MS));
        await fleet.killAt(at);
        await fleet.startAt(at);
      }
    };
    await Promise.all(Array.from({ length: PROCESSES }, (_, at) => place(at)));
    await load.end();
    const seconds = (Date.now() - begun) / 1_000;

    const tally = recorder.tally();
    const outlived = madeUnheard(recorder);
    const free = await load.whatIsFreeIsHad();
    noteFigures(context.task, 'B6', {
      kills: killed,
      seconds,
      calls: recorder.calls.length,
      'without an answer': (tally['create unknown'] ?? 0) + (tally['cancel unknown'] ?? 0),
      'made all the same': outlived,
      ok: tally['create ok'] ?? 0,
      unmapped: recorder.unmapped.length,
      'free hours had afterwards': free,
      'p99 ms': quantile(
        recorder.calls.map(({ milliseconds }) => milliseconds),
        0.99,
      ),
    });
    expect(recorder.unmapped, `seed ${seed}`).toEqual([]);
    expect(fleet.allFaults(), `seed ${seed}`).toEqual([]);
    expect(await judged(commons, recorder), `seed ${seed}`).toEqual([]);
    expect(tally['create unknown'], 'calls that a kill left without an answer').toBeGreaterThan(0);
    expect(await commons.sql('select fault from audit_chain()')).toEqual([{ fault: null }]);
    if (receiver) await expectAllTold(context, commons, receiver, webhook!.id, world, killed);
  } finally {
    await load.end();
    await program.killAll();
    await receiver?.close();
    await commons.close();
  }
}

/** O7: each event of the unit arrives, is known by its id when it comes twice, and they come in order. */
async function expectAllTold(
  context: TestContext,
  commons: Commons,
  receiver: Receiver,
  webhookId: string,
  { unit, manager }: UnitWorld,
  killed: number,
): Promise<void> {
  const events = await commons.sql<{ id: string; topic: string }>(
    `select e.subject_id as id, e.topic from outbox_event e
     join booking b on b.id = e.subject_id join shared_facility f on f.id = b.facility_id
     where f.unit_id = $1 and e.topic in ('booking.created', 'booking.cancelled') order by e.xid, e.id`,
    [unit.id],
  );
  expect(events.length, 'events of the unit').toBeGreaterThan(0);
  const begun = Date.now();
  const firsts = () => {
    const seen = new Set<string>();
    return receiver.received.filter(({ id }) => !seen.has(id) && seen.add(id));
  };
  while (firsts().length < events.length && Date.now() - begun < TOLD_WITHIN_MS) await pause(200);
  const told = firsts().map(({ body }) => JSON.parse(body) as { type: string; data: { id: string } });
  noteFigures(context.task, 'O7', {
    kills: killed,
    events: events.length,
    'came at least once': told.length,
    'came again': receiver.received.length - told.length,
    'all told after s': (Date.now() - begun) / 1_000,
  });
  // Of each facility and so of each booking: what happened first is told first.
  expect(told.map(({ type, data }) => [type, data.id])).toEqual(events.map(({ topic, id }) => [topic, id]));
  const states = new Set((await deliveriesOf(commons, webhookId, manager.subject)).map(({ state }) => state));
  expect([...states]).toEqual(['DELIVERED']);
}
