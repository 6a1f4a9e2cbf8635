import { type RawBuilder, sql } from 'kysely';
import { idsOf, type Job, type JobContext } from '../../request/job.ts';
import { recorded } from '../../request/record.ts';
import { dateOf } from '../../shared/interval.ts';
import { MATCH_STEPS, MatchState, NOT_ANSWERED } from './match.entity.ts';

/**
 * Writes down, every minute, which acceptances have lapsed. What everybody is shown and is held to goes by the clock
 * already; this tells both sides.
 */
export const lapseAcceptances: Job = {
  name: 'matches.lapse',
  payload: idsOf({}),
  schedule: '* * * * *',
  run: lapse,
};

/**
 * Ends matches whose acceptance has lapsed, each in a statement that stands for itself: it takes the match first and then
 * its entries, as everybody does, and whoever is killed leaves the rest to the next run.
 */
export async function lapse({ db, now, closing }: Pick<JobContext, 'db' | 'now' | 'closing'>): Promise<void> {
  for (let done = 1; done > 0 && !closing.aborted;) {
    done = await lapseDue({ db, now }, sql`true order by m.lapses_at, m.id limit 1 for no key update skip locked`);
  }
}

type Clocked = Pick<JobContext, 'db' | 'now'>;

/** Two entries, or one of them; or those of a match. */
type EntriesInTheWay =
  | { readonly matchId: string }
  | { readonly supplyId?: string | null; readonly demandId?: string | null };

/**
 * Ends those that have lapsed and still stand in the way of somebody who needs what they held: of the same entries, or of
 * the facility behind the supply. Before the transaction of who needs it, so that they are taken as everybody takes them.
 */
export async function lapseInTheWay({ db, now }: Clocked, of: EntriesInTheWay): Promise<void> {
  const [supplyId, demandId] =
    'matchId' in of
      ? ['supply_id', 'demand_id'].map((column) => sql`(select ${sql.ref(column)} from match where id = ${of.matchId})`)
      : [sql`${of.supplyId ?? null}::text`, sql`${of.demandId ?? null}::text`];
  const { rows } = await sql<{ id: string }>`
    select m.id from match m
    where m.state = any(${MATCH_STEPS.statesThatTake('LAPSE')}) and m.lapses_at <= ${dateOf(now())}
      and (m.demand_id = ${demandId} or m.supply_id in (
        select s.id from supply s
        where s.id = ${supplyId} or s.facility_id = (select facility_id from supply where id = ${supplyId})))
    order by m.lapses_at, m.id`.execute(db);
  for (const { id } of rows) await lapseDue({ db, now }, sql`m.id = ${id} for no key update`);
}

/**
 * Ends those of some matches that have lapsed. @returns how many
 * @param which the condition, and in which order they are taken
 */
export async function lapseDue({ db, now }: Clocked, which: RawBuilder<unknown>): Promise<number> {
  const change = {
    action: 'matchLapse',
    subjectId: sql<string>`made.id`,
    districtCode: sql<string>`made.district_code`,
    fields: ['state', 'stateReason', 'endedBy'],
    topic: 'match.cancelled' as const,
  };
  const { rows } = await sql`
    with due as (
      select m.id from match m
      where m.state = any(${MATCH_STEPS.statesThatTake('LAPSE')}) and m.lapses_at <= ${dateOf(now())} and ${which}),
    made as (
      update match m set state = ${MatchState.CANCELLED}, ended_by = 'CLOCK', state_reason = ${NOT_ANSWERED},
                         updated_at = ${dateOf(now())}, version = m.version + 1
      from due where m.id = due.id returning m.id, m.district_code),
    ${recorded({ db, now, actor: { accountId: null } }, change, sql`made`)}
    select id from made`.execute(db);
  return rows.length;
}
