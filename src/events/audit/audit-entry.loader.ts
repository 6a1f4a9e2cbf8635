import { type RawBuilder, sql } from 'kysely';
import { columnsOf, iso, type RowOf } from '../../database/columns.ts';
import { type Context, viewerOf } from '../../request/context.ts';
import { type List, readList } from '../../request/list.ts';
import { inViewerContext } from './viewer-context.ts';
import type { Connection, Page } from '../../shared/connection.ts';
import { prefixOf } from '../../shared/node.ts';
import { apiError } from '../../shared/refusal.ts';
import type { AuditEntryFilter } from './audit-entry.input.ts';
import { mayReadAuditOfOneThing, mayReadWholeAudit } from './audit-entry.policy.ts';

const columns = columnsOf({ e: 'audit_entry', l: 'audit_link' }, ({ ref }) => [
  sql<number>`e.id::float8`.as('number'),
  iso(ref('e.at')).as('at'),
  'e.action',
  'e.subject_id as subjectId',
  'e.fields',
  'e.actor_id as actorId',
  sql<string | null>`encode(l.hash, 'hex')`.as('chainHash'),
]);

/** An audit entry as queries show it, with its number, which gives the order. */
type AuditEntryRow = RowOf<typeof columns>;

const entries: List<AuditEntryRow> = {
  columns,
  from: sql`audit_entry e left join audit_link l on l.entry_id = e.id`,
  keys: [sql`e.id`],
  kinds: ['number'],
  position: ({ number }) => [number],
};

/** The sort keys in a cursor of a list of audit entries: their numbers, in the order in which they were written. */
export const AUDIT_SORT_KEYS = entries.kinds;

/**
 * A page of the audit trail, the oldest first. Which rows of it somebody is shown is judged by the database: the condition
 * stands in its policy for the table, and so that a single role that owns and serves is no way around it, here as well.
 */
export async function listAuditEntries(
  ctx: Context,
  where: AuditEntryFilter,
  page: Page,
  withCount: boolean,
): Promise<Connection<AuditEntryRow>> {
  const { subjectId, actorId, action, from, to } = where;
  const viewer = await viewerOf(ctx);
  if (subjectId != null && prefixOf(subjectId) === undefined) throw apiError('BAD_USER_INPUT', 'subjectId is no id.');
  if (actorId != null && prefixOf(actorId) !== 'acc')
    throw apiError('BAD_USER_INPUT', 'actorId is no id of an account.');
  if ([page.after, page.before].some((position) => position && !Number.isSafeInteger(position[0]))) {
    throw apiError('BAD_USER_INPUT', 'This cursor does not come from this list.');
  }
  if (mayReadAuditOfOneThing(viewer) && !mayReadWholeAudit(viewer) && subjectId == null) {
    throw apiError('BAD_USER_INPUT', 'Staff of less than a district name a subjectId.');
  }
  const conditions: RawBuilder<unknown>[] = [
    mayReadAuditOfOneThing(viewer)
      ? sql`(e.district_code = any((select context_districts())::text[]) or context_is_staff_of(e.subject_id))`
      : sql`false`,
  ];
  if (subjectId != null) conditions.push(sql`e.subject_id = ${subjectId}`);
  if (actorId != null) conditions.push(sql`e.actor_id = ${actorId}`);
  if (action != null) conditions.push(sql`e.action = ${action}`);
  if (from != null) conditions.push(sql`e.at >= ${from}`);
  if (to != null) conditions.push(sql`e.at < ${to}`);
  return inViewerContext(ctx, (db) => readList(db, entries, conditions, page, withCount));
}
