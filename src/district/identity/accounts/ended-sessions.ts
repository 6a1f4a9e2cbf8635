import { sql } from 'kysely';
import type { Database } from '../../../database/database.ts';
import { idsOf, type Job } from '../../../request/job.ts';

/** A session ends with the token that it was opened with, and after a working day at the latest, in seconds. */
export const SESSION_SECONDS_MAX = 12 * 60 * 60;

/** From now on the session opens nothing any more, whoever has a copy of its cookie. To be done again is no fault. */
export async function endSession(db: Database, sessionId: string): Promise<void> {
  // By the clock that all processes share.
  await sql`
    insert into ended_session (id, ended_at) values (${sessionId}, clock_timestamp()) on conflict do nothing`.execute(
    db,
  );
}

/** Removes every hour the sessions that would be over by themselves. */
export const forgetEndedSessions: Job = {
  name: 'sessions.forget',
  payload: idsOf({}),
  schedule: '17 * * * *',
  run: ({ db }) => removeEndedSessions(db),
};

/** Removes what needs not be known any more: the cookies of such sessions open nothing by their own time. */
export async function removeEndedSessions(db: Database): Promise<void> {
  await sql`
    delete from ended_session
    where ended_at < clock_timestamp() - make_interval(secs => ${SESSION_SECONDS_MAX})`.execute(db);
}
