import { sql } from 'kysely';
import { idsOf, type Job, type JobContext } from '../../request/job.ts';
import { recorded } from '../../request/record.ts';
import { dateOf } from '../../shared/interval.ts';
import { MATCH_STEPS, MatchState } from './match.entity.ts';

/** The reason that matches bear whose other side has not answered in time. */
const NOT_ANSWERED = '另一方未在期限内回应';

/** Lets go, every hour, of what one side has accepted and the other has not answered in time. */
export const lapseAcceptances: Job = {
  name: 'matches.lapse',
  payload: idsOf({}),
  schedule: '23 * * * *',
  run: lapse,
};

/**
 * Ends matches whose acceptance has lapsed, each in a statement that stands for itself: it takes the match first and then
 * its entries, as everybody does, and whoever is killed leaves the rest to the next run.
 */
export async function lapse({ db, now, closing }: Pick<JobContext, 'db' | 'now' | 'closing'>): Promise<void> {
  const change = {
    action: 'matchLapse',
    subjectId: sql<string>`made.id`,
    districtCode: sql<string>`made.district_code`,
    fields: ['state', 'stateReason', 'endedBy'],
    topic: 'match.cancelled' as const,
  };
  for (let done = 1; done > 0 && !closing.aborted;) {
    const { rows } = await sql`
      with due as (
        select id from match where state = any(${MATCH_STEPS.statesThatTake('LAPSE')}) and lapses_at <= ${dateOf(now())}
        order by lapses_at, id limit 1 for no key update skip locked),
      made as (
        update match m set state = ${MatchState.CANCELLED}, ended_by = 'CLOCK', state_reason = ${NOT_ANSWERED},
                           updated_at = ${dateOf(now())}, version = m.version + 1
        from due where m.id = due.id returning m.id, m.district_code),
      ${recorded({ db, now, actor: { accountId: null } }, change, sql`made`)}
      select id from made`.execute(db);
    done = rows.length;
  }
}
