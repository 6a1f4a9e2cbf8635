import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Logger } from 'pino';
import type { Targets } from '../../request/context.ts';
import { dateOf } from '../../shared/interval.ts';
import { record } from '../../request/record.ts';
import { type Outcome, send, SEND_TIMEOUT_MS } from './send.ts';
import { signedHeaders } from './signature.ts';
import type { Database } from '../../database/database.ts';

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
export interface Lease {
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

/** Takes the right to deliver to webhooks that have messages due, those first whose turn is longest ago. */
export async function takeWebhooks({ db, now }: Delivering, limit: number): Promise<readonly Lease[]> {
  const at = dateOf(now());
  const { rows } = await sql<Lease>`
    update webhook w set lease = ${randomUUID()}, leased_until = ${until(now())}
    from (
      select id from webhook due
      where disabled_at is null and (lease is null or leased_until <= ${at})
        and exists (select from webhook_delivery d where d.webhook_id = due.id and d.next_attempt_at <= ${at})
      order by leased_until nulls first limit ${limit} for no key update skip locked) due
    where w.id = due.id returning w.id as "webhookId", w.lease`.execute(db);
  return rows;
}

/**
 * Sends what is due to a webhook, one message after the other, in order. A message that fails is tried again later and does
 * not hold up those after it.
 */
export async function serveWebhook(deps: Delivering, lease: Lease): Promise<void> {
  try {
    for (let sent = 0; sent < TURN_MAX && !deps.closing?.aborted; sent++) {
      const due = await nextDue(deps, lease);
      if (!due) return;
      const at = deps.now();
      const headers = signedHeaders(due, due.secrets, at);
      const outcome = await send({ ...due, headers }, deps.targets, deps);
      await settle(deps, lease, due, outcome);
    }
  } catch (error) {
    if (!deps.giveUp.aborted) throw error;
  } finally {
    // The end of the lease stays: it tells whose turn is longest ago.
    await sql`
      update webhook set lease = null, leased_until = ${dateOf(deps.now())}
      where id = ${lease.webhookId} and lease = ${lease.lease}`.execute(deps.db);
  }
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

function until(now: Temporal.Instant): Date {
  return dateOf(now.add({ milliseconds: LEASE_MS }));
}
