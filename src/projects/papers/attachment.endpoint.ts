import type { MikroORM } from '@mikro-orm/postgresql';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { type Database, databaseOf } from '../../database/database.ts';
import { NO_DISTRICT, record } from '../../request/record.ts';
import { dateOf } from '../../shared/interval.ts';
import { languageOf } from '../../shared/language.ts';
import { ErrorCode, Refusal } from '../../shared/refusal.ts';
import { ATTACHMENTS_PATH, holdsFor, readAddress, type SealedAddress } from './attachment-address.ts';
import { fileHasCome, fileIsDamaged, fileIsOther } from './attachment.errors.ts';
import { ATTACHMENT_BYTES_MAX, MEDIA_TYPES, type MediaType } from './attachment.input.ts';
import { checkFile } from './check-file.ts';

/** What a file may do when it is looked at: show itself. */
const FILE_POLICY = `default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox; frame-ancestors 'none'`;

interface Deps {
  readonly orm: MikroORM;
  readonly now: () => Temporal.Instant;
}

/** What is known of a file when it is sent or fetched. */
interface StoredAttachment {
  readonly id: string;
  readonly mediaType: MediaType;
  readonly bytes: number;
  readonly linkKey: Buffer;
  readonly received: boolean;
  /** Where what holds it counts; that of people who have named no division while nothing does. */
  readonly districtCode: string;
}

/**
 * Takes and gives the files of `attachmentCreate` and `Attachment.url`, by whoever has an address that was given for that,
 * for as long as it holds. To others there is no such file.
 * @param arrived counts what comes from an address, before anything is looked up for it
 */
export function registerAttachments(
  app: FastifyInstance,
  deps: Deps,
  arrived: (address: string) => Promise<void> | undefined,
): void {
  const db = databaseOf(deps.orm);
  // A scope of its own: nothing else of the server takes bodies of these kinds.
  void app.register(async (scope) => {
    scope.addContentTypeParser(
      [...MEDIA_TYPES],
      { parseAs: 'buffer', bodyLimit: ATTACHMENT_BYTES_MAX },
      (_request, body, done) => done(null, body),
    );
    scope.addHook('onRequest', async (request) => void (await arrived(request.ip)));
    scope.put(
      `${ATTACHMENTS_PATH}/:id`,
      {
        bodyLimit: ATTACHMENT_BYTES_MAX,
        // Before the body is read: bytes of strangers are not waited for.
        onRequest: async (request, reply) =>
          (await attachmentAt(db, request, 'PUT', deps.now())) ? undefined : reply.code(404).send(),
      },
      async (request, reply) => {
        reply.header('cache-control', 'no-store');
        try {
          await receive(db, request, deps.now());
          return await reply.code(204).send();
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          const message = error.messageIn(languageOf(request.headers['accept-language']));
          const status = error.code === ErrorCode.STATE_CONFLICT ? 409 : 422;
          return reply.code(status).send({ code: error.code, message });
        }
      },
    );
    // Without HEAD, by which programs look at an address before a person follows it.
    scope.get(`${ATTACHMENTS_PATH}/:id`, { exposeHeadRoute: false }, async (request, reply) => {
      reply.headers({
        'cache-control': 'private, no-store',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'content-security-policy': FILE_POLICY,
      });
      const found = await attachmentAt(db, request, 'GET', deps.now());
      const content = found && (await fetchFile(db, found, deps.now));
      if (!content) return reply.code(404).send();
      const name = `scan-${found.attachment.id}.${found.attachment.mediaType.split('/')[1]}`;
      return reply
        .header('content-disposition', `inline; filename="${name}"`)
        .type(found.attachment.mediaType)
        .send(content);
    });
  });
}

interface Found {
  readonly attachment: StoredAttachment;
  readonly address: SealedAddress;
}

/** The file that an address is for; undefined when it is none of ours, too old, or of somebody who is shut out. */
async function attachmentAt(
  db: Database,
  { params, query }: FastifyRequest,
  method: 'GET' | 'PUT',
  now: Temporal.Instant,
): Promise<Found | undefined> {
  const { id } = params as { id: string };
  const address = readAddress(id, query as Record<string, unknown>);
  if (!address) return undefined;
  const { rows } = await sql<StoredAttachment>`
    select a.id, a.media_type as "mediaType", a.bytes, a.link_key as "linkKey", a.received_at is not null as received,
           coalesce((select b.district_code from project_paper q join service_project_book b on b.id = q.book_id
                     where q.attachment_id = a.id), ${NO_DISTRICT}) as "districtCode"
    from attachment a join account c on c.id = ${address.accountId} and c.disabled_at is null
    where a.id = ${id}`.execute(db);
  const [attachment] = rows;
  return attachment && holdsFor(method, address, attachment.linkKey, now) ? { attachment, address } : undefined;
}

/** Keeps the bytes that were announced. @throws Refusal when they are others, or not what they were said to be */
async function receive(db: Database, request: FastifyRequest, now: Temporal.Instant): Promise<void> {
  const found = await attachmentAt(db, request, 'PUT', now);
  if (!found) throw fileIsOther();
  const { id, bytes, mediaType, received } = found.attachment;
  if (received) throw fileHasCome();
  const { body } = request;
  if (!Buffer.isBuffer(body) || body.length !== bytes) throw fileIsOther();
  if (request.headers['content-type'] !== mediaType) throw fileIsDamaged();
  checkFile(body, mediaType);
  await db.transaction().execute(async (tx) => {
    const { rows } = await sql`
      update attachment set received_at = ${dateOf(now)}
      where id = ${id} and received_at is null and sha256 = sha256(${body}) returning id`.execute(tx);
    if (rows.length === 0) throw fileIsOther();
    await sql`insert into attachment_file (attachment_id, content) values (${id}, ${body})`.execute(tx);
  });
}

/** The bytes of a file; that they were fetched is written down with whom the address was given. */
async function fetchFile(db: Database, { attachment, address }: Found, now: () => Temporal.Instant) {
  return db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ content: Buffer }>`
      select content from attachment_file where attachment_id = ${attachment.id}`.execute(tx);
    if (rows[0] === undefined) return undefined;
    const recorder = { db: tx as Database, now, actor: { accountId: address.accountId } };
    const { id: subjectId, districtCode } = attachment;
    await record(recorder, { action: 'attachmentFile', subjectId, districtCode });
    return rows[0].content;
  });
}
