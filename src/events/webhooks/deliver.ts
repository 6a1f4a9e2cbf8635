import { randomUUID } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import type { Logger } from 'pino';
import type { Targets } from '../../request/context.ts';
import { dateOf } from '../../shared/interval.ts';
import { addJob, idsOf, type Job, type JobContext } from '../../request/job.ts';
import { record } from '../../request/record.ts';
import { type Outcome, send, SEND_TIMEOUT_MS } from './send.ts';
import { signedHeaders } from './signature.ts';
import type { Database } from '../../database/database.ts';
import { PUBLIC_TARGETS } from './target.ts';

/**
 * Seconds from a failed attempt to the next, by how many have failed: the schedule that Standard Webhooks 1.0 gives as its
 * example, three days in all. After the last of them the message is dead.
 */
export const RETRY_DELAYS_SECONDS = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400] as const;
/** Up to so much of a delay comes on top of it, by chance, so that what failed together is not tried together. */
export const RETRY_JITTER = 0.2;
/** A receiver that asks for more time, by `Retry-After`, gets it up to the longest of these delays. */
const RETRY_AFTER_SECONDS_MAX = RETRY_DELAYS_SECONDS.at(-1)!;
/** A webhook whose receiver has failed for so many days, without a success in between, is disabled. */
export const FAILING_DAYS_MAX = 5;
/** Messages sent to one webhook before others get their turn. */
const TURN_MAX = 20;
/** How long a process is believed to be at it, in milliseconds: an attempt, and time to write down what came of it. */
export const LEASE_MS = SEND_TIMEOUT_MS + 10_000;

/** What it takes to deliver. */
export interface Delivering {
  readonly db: Database;
  readonly now: () => Temporal.Instant;
  readonly log: Pick<Logger, 'warn'>;
  readonly targets: Targets;
  /** Aborted when this process ends: what is under way then is left to be tried again. */
  readonly giveUp: AbortSignal;
  /** Aborted when nothing more is to be begun. */
  readonly closing?: AbortSignal;
  /** From 0 to 1, for the jitter. */
  readonly random?: () => number;
  readonly timeoutMs?: number;
}

/** The right to deliver to a webhook, which one process at a time has. */
interface Lease {
  readonly webhookId: string;
  readonly lease: string;
}

interface Due {
  readonly id: string;
  readonly body: string;
  readonly topic: string;
  readonly attempts: number;
  readonly url: string;
  readonly secrets: readonly string[];
}

/** Sends what is due to one webhook. While there is something due, one such job is queued for it. */
export const deliverToWebhook: Job<{ readonly webhookId: string }> = {
  name: 'webhooks.deliver',
  payload: idsOf({ webhookId: 'whk' }),
  waitsForOthers: true,
  run: (ctx, { webhookId }) => serveWebhook(delivering(ctx), webhookId),
};

/** What a job delivers with. */
export function delivering({ webhookTargets: targets = PUBLIC_TARGETS, ...ctx }: JobContext): Delivering {
  return { ...ctx, targets };
}

/**
 * Sends what is due to a webhook, one message after the other, in order. A message that fails is tried again later and does
 * not hold up those after it. One process at a time: another's turn ends with a look at what came meanwhile.
 */
export async function serveWebhook(deps: Delivering, webhookId: string): Promise<void> {
  const lease = await takeWebhook(deps, webhookId);
  if (!lease) return;
  try {
    for (let sent = 0; sent < TURN_MAX && !deps.closing?.aborted; sent++) {
      const due = await nextDue(deps, lease);
      if (!due) break;
      const at = deps.now();
      const headers = signedHeaders(due, due.secrets, at);
      const outcome = await send({ ...due, headers }, deps.targets, deps);
      await settle(deps, lease, due, outcome);
    }
  } catch (error) {
    if (!deps.giveUp.aborted) throw error;
  } finally {
    await giveBack(deps, lease);
  }
}

/** Takes the right to deliver to a webhook; if another process has it, comes back at the latest when that must be over. */
async function takeWebhook({ db, now }: Delivering, webhookId: string): Promise<Lease | undefined> {
  const at = now();
  // Waits for whoever is just giving it back.
  const { rows } = await sql<Lease>`
    update webhook set lease = ${randomUUID()}, leased_until = ${until(at)}
    where id = ${webhookId} and disabled_at is null and (lease is null or leased_until <= ${dateOf(at)})
    returning id as "webhookId", lease`.execute(db);
  if (rows[0]) return rows[0];
  const { rows: held } = await sql<{ inMs: number }>`
    select ${msUntil(sql`leased_until`, at)} as "inMs" from webhook
    where id = ${webhookId} and disabled_at is null and lease is not null`.execute(db);
  if (held[0]) await addJob(db, deliverToWebhook, { webhookId }, { beside: 'leased', inMs: held[0].inMs });
  return undefined;
}

/** Gives the right back, and queues the next turn for when it will be due. */
async function giveBack({ db, now }: Delivering, { webhookId, lease }: Lease): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { rows: given } = await sql<{ enabled: boolean }>`
      update webhook set lease = null, leased_until = null
      where id = ${webhookId} and lease = ${lease} returning disabled_at is null as enabled`.execute(tx);
    if (!given[0]?.enabled) return;
    const { rows } = await sql<{ inMs: number | null }>`
      select ${msUntil(sql`min(next_attempt_at)`, now())} as "inMs" from webhook_delivery
      where webhook_id = ${webhookId} and next_attempt_at is not null`.execute(tx);
    const inMs = rows[0]?.inMs ?? undefined;
    if (inMs === undefined) return;
    // Whoever holds the row sets it, and nobody else does: the queue always has the time that was found last.
    await addJob(tx as Database, deliverToWebhook, { webhookId }, { beside: 'next', inMs });
  });
}

/** The next message, with the lease renewed; nothing once the lease is lost or the webhook disabled. */
async function nextDue({ db, now }: Delivering, { webhookId, lease }: Lease): Promise<Due | undefined> {
  const at = dateOf(now());
  const { rows } = await sql<Due>`
    with held as (
      update webhook set leased_until = ${until(now())}
      where id = ${webhookId} and lease = ${lease} and disabled_at is null returning id, url)
    select d.id, d.body, d.topic, d.attempts, held.url,
           array(select s.secret from webhook_secret s
                 where s.webhook_id = held.id and (s.expires_at is null or s.expires_at > ${at})
                 order by s.expires_at nulls first) as secrets
    from held join webhook_delivery d on d.webhook_id = held.id
    where d.next_attempt_at <= ${at} order by d.seq limit 1`.execute(db);
  return rows[0];
}

/** Writes down what came of an attempt, and what follows. */
async function settle(deps: Delivering, { webhookId }: Lease, due: Due, outcome: Outcome): Promise<void> {
  const { db, now, log, random = Math.random } = deps;
  const { status, failure, retryAfterSeconds = 0 } = outcome;
  const at = now();
  // A test is there to be looked at now.
  const delay = due.topic === 'ping' || status === 410 ? undefined : RETRY_DELAYS_SECONDS[due.attempts];
  const asked = Math.min(retryAfterSeconds, RETRY_AFTER_SECONDS_MAX);
  const [state, next] =
    failure === null
      ? ['DELIVERED', null]
      : delay === undefined
        ? ['DEAD', null]
        : [
            'FAILED',
            at.add({ milliseconds: Math.round(Math.max(delay, asked) * 1000 * (1 + RETRY_JITTER * random())) }),
          ];
  const disabled = await db.transaction().execute(async (tx) => {
    // Before the message, as whoever deletes the webhook with its messages does.
    await sql`select from webhook where id = ${webhookId} for no key update`.execute(tx);
    // Whoever lost the lease half way through finds that another has counted the attempt.
    const { rows: counted } = await sql`
      update webhook_delivery
      set state = ${state}, attempts = attempts + 1, last_attempt_at = ${dateOf(at)}, last_status = ${status},
          last_failure = ${failure}, next_attempt_at = ${next && dateOf(next as Temporal.Instant)}
      where id = ${due.id} and attempts = ${due.attempts} and next_attempt_at is not null returning id`.execute(tx);
    if (counted.length === 0) return undefined;
    if (failure === null) {
      await sql`
        update webhook set failing_since = null where id = ${webhookId} and failing_since is not null`.execute(tx);
      return undefined;
    }
    const longest = dateOf(at.subtract({ hours: FAILING_DAYS_MAX * 24 }));
    const { rows } = await sql<{ reason: string | null; districtCode: string }>`
      update webhook
      set failing_since = coalesce(failing_since, ${dateOf(at)}::timestamptz),
          disabled_at = case when ${status}::integer = 410 or failing_since <= ${longest}::timestamptz
                             then ${dateOf(at)}::timestamptz end,
          disabled_reason = case when ${status}::integer = 410 then 'GONE'
                                 when failing_since <= ${longest}::timestamptz then 'FAILING' end
      where id = ${webhookId} and disabled_at is null
      returning disabled_reason as reason, district_code as "districtCode"`.execute(tx);
    const [webhook] = rows;
    if (!webhook?.reason) return undefined;
    await record(
      { db: tx as Database, now, actor: { accountId: null } },
      {
        action: 'webhookDisable',
        subjectId: webhookId,
        districtCode: webhook.districtCode,
        fields: ['disabledAt', 'disabledReason'],
      },
    );
    return webhook.reason;
  });
  if (disabled) log.warn({ webhookId, reason: disabled }, 'a webhook was disabled');
}

function msUntil(time: RawBuilder<unknown>, now: Temporal.Instant): RawBuilder<number> {
  return sql`(extract(epoch from ${time} - ${dateOf(now)}::timestamptz) * 1000)::float8`;
}

function until(now: Temporal.Instant): Date {
  return dateOf(now.add({ milliseconds: LEASE_MS }));
}
