import { databaseOf } from '../../database/database.ts';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import type { Targets } from '../../request/context.ts';
import { onCommit } from '../../request/transaction.ts';
import { type Delivering, serveWebhook, takeWebhooks } from './deliver.ts';
import { fanOut } from './fan-out.ts';
import { forgetOldDeliveries } from './retention.ts';
import { describedFault } from '../../database/fault.ts';

/** Webhooks that one process delivers to at the same time. */
const LANES = 50;
/** How often is looked for what is due when nobody says that there is something new, in milliseconds. */
const POLL_MS = 1_000;
/** After a look, so long at least until the next, in milliseconds: commits come in crowds. */
const REST_MS = 50;
/** How often old messages are forgotten, in milliseconds. */
const FORGETTING_MS = 3_600_000;
/** What is under way when the process ends may go on for so long, in milliseconds; then it is left to be tried again. */
const CLOSING_MS = 5_000;

/** The delivery of messages by this process. */
export interface Deliveries {
  /** Begins nothing more, and waits a while for what is under way. */
  close(): Promise<void>;
}

/** What the delivery of a process is started with. */
export type DeliverySettings = Pick<Delivering, 'now' | 'log' | 'random' | 'timeoutMs'> & {
  readonly log: Pick<Logger, 'warn' | 'error'>;
  readonly targets: Targets;
};

/** Begins to deliver. Any number of processes may do so on one database: they share the work. */
export function startDeliveries(orm: MikroORM, settings: DeliverySettings): Deliveries {
  const { log } = settings;
  const closing = new AbortController();
  const ending = new AbortController();
  const deps: Delivering = {
    ...settings,
    db: databaseOf(orm),
    giveUp: ending.signal,
    closing: closing.signal,
  };
  const lanes = new Set<Promise<void>>();
  let woken = false;
  let wakeSleeper: (() => void) | undefined;
  let forgottenAt = 0;
  const wake = () => {
    woken = true;
    wakeSleeper?.();
  };
  const stopTelling = onCommit(orm, wake);
  const failed = (error: unknown) => log.error({ fault: describedFault(error) }, 'webhooks cannot be delivered');

  async function run(): Promise<void> {
    for (let failures = 0; !closing.signal.aborted;) {
      woken = false;
      try {
        await fanOut(deps);
        await openLanes();
        await forget();
        failures = 0;
      } catch (error) {
        // Nothing is lost: it is gone on with from where it was left.
        if (failures++ === 0 && !closing.signal.aborted) failed(error);
      }
      await sleep();
    }
  }

  async function openLanes(): Promise<void> {
    if (lanes.size >= LANES) return;
    for (const lease of await takeWebhooks(deps, LANES - lanes.size)) {
      const lane = serveWebhook(deps, lease)
        .catch(failed)
        .finally(() => {
          lanes.delete(lane);
          wake();
        });
      lanes.add(lane);
    }
  }

  async function forget(): Promise<void> {
    const now = deps.now().epochMilliseconds;
    if (now - forgottenAt < FORGETTING_MS) return;
    forgottenAt = now;
    await forgetOldDeliveries(deps);
  }

  async function sleep(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, REST_MS));
    if (woken || closing.signal.aborted) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, POLL_MS - REST_MS);
      wakeSleeper = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    wakeSleeper = undefined;
  }
  const done = run();

  return {
    async close() {
      closing.abort();
      stopTelling();
      wake();
      await done;
      const limit = setTimeout(() => ending.abort(new Error('The process ends.')), CLOSING_MS);
      await Promise.all(lanes);
      clearTimeout(limit);
    },
  };
}

/** Makes messages of all events that are there, and sends what is due until nothing is. */
export async function deliverDue(deps: Delivering): Promise<void> {
  await fanOut(deps);
  for (;;) {
    const leases = await takeWebhooks(deps, LANES);
    if (leases.length === 0) return;
    await Promise.all(leases.map((lease) => serveWebhook(deps, lease)));
  }
}
