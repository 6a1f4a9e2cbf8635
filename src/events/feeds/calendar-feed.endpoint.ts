import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { managesFacility } from '../../district/identity/index.ts';
import { visibleFacility } from '../../facilities/index.ts';
import { type Context, viewerOf } from '../../request/context.ts';
import { dateOf } from '../../shared/interval.ts';
import { CALENDARS_PATH, hashOf } from './calendar-feed.service.ts';
import { bookingsOfFeed } from './feed-bookings.ts';
import { calendarText } from './write-calendar.ts';

/** What stands in a link, in base64url. */
const TOKEN = /^[\w-]{43}$/;

/** What the owner of a feed has to be known by. */
interface FeedRead {
  readonly id: string;
  readonly facilityId: string | null;
  readonly issuer: string;
  readonly subject: string;
}

/**
 * Serves the calendars to which `calendarFeedCreate` gives links: to whoever has one, until it is revoked, and as the rights of
 * its owner are at that moment. Whoever has the same as before is told so.
 * @param contextOf of a request, as nobody's
 */
export function registerCalendarFeeds(
  app: FastifyInstance,
  contextOf: (request: FastifyRequest) => Promise<Context>,
  publicUrl?: string,
): void {
  // Without HEAD, by which programs look at a link before a person follows it.
  app.get(`${CALENDARS_PATH}/:token.ics`, { exposeHeadRoute: false }, async (request, reply) => {
    const ctx = await contextOf(request);
    const { token } = request.params as { token: string };
    const text = TOKEN.test(token) ? await calendarOf(ctx, token, publicUrl) : null;
    reply.header('referrer-policy', 'no-referrer').header('x-content-type-options', 'nosniff');
    // Not as for an unknown path: that one is repeated in the answer and may be logged.
    if (text === null) return reply.code(404).header('cache-control', 'no-store').send();
    const etag = `"${createHash('sha256').update(text).digest('base64url')}"`;
    reply.header('cache-control', 'private, no-cache').header('vary', 'accept-language').header('etag', etag);
    if (isKnown(request.headers['if-none-match'], etag)) return reply.code(304).send();
    return reply
      .header('content-disposition', 'inline; filename="grid-commons.ics"')
      .type('text/calendar; charset=utf-8')
      .send(text);
  });
}

/** As RFC 9110 §13.1.2 compares them: weak ones too. */
function isKnown(header: string | undefined, etag: string): boolean {
  const known = header?.split(',').map((one) => one.trim().replace(/^W\//, '')) ?? [];
  return known.includes(etag) || known.includes('*');
}

async function calendarOf(nobody: Context, token: string, publicUrl: string | undefined): Promise<string | null> {
  const now = nobody.now();
  const { rows } = await sql<FeedRead>`
    update calendar_feed x set last_read_at = greatest(x.created_at, ${dateOf(now)}::timestamptz) from account a
    where x.token_hash = ${hashOf(token)} and x.revoked_at is null and a.id = x.account_id and a.disabled_at is null
    returning x.id, x.facility_id as "facilityId", a.issuer, a.subject`.execute(nobody.db);
  const [feed] = rows;
  if (!feed) return null;
  const { id, facilityId, issuer, subject } = feed;
  const ctx: Context = { ...nobody, identity: { issuer, subject }, reads: {} };
  delete ctx.viewer;
  const viewer = await viewerOf(ctx);
  const facility = facilityId === null ? null : await visibleFacility(ctx, facilityId);
  // Who managed it once reads no more of it.
  if (facilityId !== null && !(facility && managesFacility(viewer, facility))) return null;
  const bookings = await bookingsOfFeed(ctx.db, viewer, facilityId, now);
  return calendarText({ id, language: ctx.language, facilityName: facility?.name ?? null, bookings, publicUrl });
}
