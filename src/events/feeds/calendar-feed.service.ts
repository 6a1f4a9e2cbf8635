import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { managesFacility } from '../../district/identity/index.ts';
import { visibleFacility } from '../../facilities/index.ts';
import type { Context, WriteContext } from '../../request/context.ts';
import { NO_DISTRICT, record } from '../../request/record.ts';
import { inTransaction } from '../../request/transaction.ts';
import { dateOf } from '../../shared/interval.ts';
import { newId } from '../../shared/node.ts';
import { notFound } from '../../shared/refusal.ts';
import { FEEDS_MAX } from './calendar-feed.entity.ts';
import { notYourFacilityToFollow, programHasNoCalendar, tooManyFeeds } from './calendar-feed.errors.ts';
import type { CalendarFeedCreateInput, CalendarFeedRevokeInput } from './calendar-feed.input.ts';

/** Under this path calendars read. */
export const CALENDARS_PATH = '/calendars';
/** Bytes of chance in a link. */
const TOKEN_BYTES = 32;

/**
 * Makes a link for a calendar. What stands in it is in this answer, and kept nowhere.
 * @returns the id of the feed, and the path of the link
 * @throws Refusal NOT_FOUND or FORBIDDEN for a facility that is not theirs, FORBIDDEN for a program, QUOTA_EXCEEDED
 */
export function createCalendarFeed(
  ctx: Context,
  { facilityId = null }: CalendarFeedCreateInput,
): Promise<{ id: string; url: string }> {
  return inTransaction(ctx, async (ctx) => {
    if (ctx.actor.service) throw programHasNoCalendar();
    if (facilityId !== null) await requireManaged(ctx, facilityId);
    await requireFew(ctx);
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    const id = newId('cfd');
    await ctx.db
      .insertInto('calendar_feed')
      .values({
        id,
        account_id: ctx.actor.accountId,
        facility_id: facilityId,
        token_hash: hashOf(token),
        created_at: dateOf(ctx.now()),
      })
      .execute();
    await record(ctx, { action: 'calendarFeedCreate', subjectId: id, districtCode: NO_DISTRICT });
    return { id, url: `${CALENDARS_PATH}/${token}.ics` };
  });
}

/** Ends a link; one that has been ended stays so. @returns its id @throws Refusal NOT_FOUND when it is not the caller's */
export function revokeCalendarFeed(ctx: Context, { feedId }: CalendarFeedRevokeInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const { rows } = await sql<{ revokedNow: boolean }>`
      update calendar_feed x set revoked_at = coalesce(x.revoked_at, ${dateOf(ctx.now())}::timestamptz)
      from (select id, revoked_at is null as "revokedNow" from calendar_feed
            where id = ${feedId} and account_id = ${ctx.actor.accountId} for no key update) before
      where x.id = before.id returning "revokedNow"`.execute(ctx.db);
    if (!rows[0]) throw notFound({ type: 'CalendarFeed', field: ['feedId'] });
    if (rows[0].revokedNow) {
      await record(ctx, {
        action: 'calendarFeedRevoke',
        subjectId: feedId,
        districtCode: NO_DISTRICT,
        fields: ['revokedAt'],
      });
    }
    return feedId;
  });
}

async function requireManaged(ctx: WriteContext, facilityId: string): Promise<void> {
  const facility = await visibleFacility(ctx, facilityId);
  if (!facility) throw notFound({ type: 'SharedFacility', field: ['facilityId'] });
  if (!managesFacility(ctx.actor, facility)) throw notYourFacilityToFollow();
}

/** Their account is locked, so that of many at once none finds a last place that another has taken. */
async function requireFew({ db, actor }: WriteContext): Promise<void> {
  await sql`select from account where id = ${actor.accountId} for no key update`.execute(db);
  const { rows } = await sql<{ made: number }>`
    select count(*)::integer as made from calendar_feed
    where account_id = ${actor.accountId} and revoked_at is null`.execute(db);
  if (rows[0]!.made >= FEEDS_MAX) throw tooManyFeeds();
}

/** Of what stands in a link. */
export function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
