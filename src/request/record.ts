import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../database/database.ts';
import { dateOf } from '../shared/interval.ts';
import type { EventTopic } from './event-topics.ts';

/** Stands in the trail for the district of people who have named no division. */
export const NO_DISTRICT = '000000000000';

/** A change, told to the audit trail and to those outside. */
export interface Change {
  /** What was done, as the mutation is named: `bookingCreate`. */
  readonly action: string;
  readonly subjectId: string;
  readonly districtCode: string;
  /** Names of the fields that changed. Names only: a personal value never gets into the trail. */
  readonly fields?: readonly string[];
  /** The event for subscribers, such as `booking.created`; none for changes that nobody outside waits for. */
  readonly topic?: EventTopic;
}

/** Changes of many things in one way; the expressions name the thing and its district in each row that was changed. */
export interface Changes extends Omit<Change, 'subjectId' | 'districtCode'> {
  readonly subjectId: string | RawBuilder<string>;
  readonly districtCode: string | RawBuilder<string>;
}

/** Where, when and by whom a change is made; null for the operator at the console, who has no account. */
interface Recorder {
  readonly db: Database;
  readonly now: () => Temporal.Instant;
  readonly actor: { readonly accountId: string | null };
}

/**
 * Writes a change to the audit trail and, if it has a topic, to the outbox: in the transaction of the change, so that
 * neither can exist without it.
 */
export async function record(ctx: Recorder, change: Change): Promise<void> {
  await sql`with ${recorded(ctx, change, sql`(select 1) as always`)} select`.execute(ctx.db);
}

/** Tells of a change that stands in the trail already: of what else has become another by it. */
export async function tell(
  ctx: Recorder,
  { topic, subjectId, districtCode }: Required<Pick<Change, 'topic' | 'subjectId' | 'districtCode'>>,
): Promise<void> {
  await sql`
    insert into outbox_event (at, district_code, topic, subject_id)
    values (${dateOf(ctx.now())}, ${districtCode}, ${topic}, ${subjectId})`.execute(ctx.db);
}

/**
 * The same as two members of a WITH clause, for a statement that changes something and records it in one go.
 * @param made what has a row for each change that was made
 */
export function recorded(ctx: Recorder, change: Changes, made: RawBuilder<unknown>): RawBuilder<unknown> {
  const { action, subjectId, districtCode, fields = [], topic = null } = change;
  const now = dateOf(ctx.now());
  return sql`
    audit as (
      insert into audit_entry (at, district_code, actor_id, action, subject_id, fields)
      select ${now}::timestamptz, ${districtCode}, ${ctx.actor.accountId}, ${action}, ${subjectId}, ${[...fields]}::text[]
      from ${made}),
    outbox as (
      insert into outbox_event (at, district_code, topic, subject_id)
      select ${now}::timestamptz, ${districtCode}, ${topic}::text, ${subjectId} from ${made}
      where ${topic}::text is not null)`;
}
