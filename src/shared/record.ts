import { sql } from 'kysely';
import type { WriteContext } from '../context.ts';
import { dateOf } from './interval.ts';

/** A change, told to the audit trail and to those outside. */
export interface Change {
  /** What was done, as the mutation is named: `bookingCreate`. */
  readonly action: string;
  readonly subjectId: string;
  readonly districtCode: string;
  /** Names of the fields that changed. Names only: a personal value never gets into the trail. */
  readonly fields?: readonly string[];
  /** The event for subscribers, such as `booking.created`; none for changes that nobody outside waits for. */
  readonly topic?: string;
}

/**
 * Writes a change to the audit trail and, if it has a topic, to the outbox: in the transaction of the change, so that
 * neither can exist without it.
 */
export async function record(ctx: WriteContext, change: Change): Promise<void> {
  const now = dateOf(ctx.now());
  await sql`
    with audit as (
      insert into audit_entry (at, district_code, actor_id, action, subject_id, fields)
      values (${now}, ${change.districtCode}, ${ctx.actor.accountId}, ${change.action}, ${change.subjectId},
              ${change.fields ?? []}))
    insert into outbox_event (at, district_code, topic, subject_id)
    select ${now}, ${change.districtCode}, topic, ${change.subjectId}
    from (select ${change.topic ?? null}::text as topic) as event where topic is not null`.execute(ctx.db);
}
