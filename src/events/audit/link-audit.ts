import { sql } from 'kysely';
import { idsOf, type Job } from '../../request/job.ts';

/** Entries that get their link in one transaction: a tenth of a second, as each waits for the hash before it. */
const BATCH = 2_000;
/** What has just been committed waits about so long for its link, in milliseconds. */
const REST_MS = 1_000;

/**
 * Binds each entry of the audit trail to all before it, in the order in which they can be read without losing any. Nobody
 * who writes an entry waits for that: the links are made a second later, by the one process that comes first.
 */
export const linkAudit: Job = {
  name: 'audit.link',
  payload: idsOf({}),
  schedule: '* * * * *',
  afterCommits: true,
  restMs: REST_MS,
  async run({ db, closing }) {
    for (let linked = BATCH; linked === BATCH && !closing.aborted;) {
      const { rows } = await sql<{ linked: number }>`select link_audit(${BATCH}) as linked`.execute(db);
      linked = rows[0]!.linked;
    }
  },
};
