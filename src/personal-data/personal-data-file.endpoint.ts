import type { MikroORM } from '@mikro-orm/postgresql';
import type { FastifyInstance } from 'fastify';
import { type Database, databaseOf } from '../database/database.ts';
import { NO_DISTRICT, record } from '../request/record.ts';
import { followLink, PERSONAL_DATA_PATH } from './export-personal-data.ts';
import { personalDataFile } from './personal-data-file.ts';

/** What stands in a link, in base64url. */
const TOKEN = /^[\w-]{43}$/;

/**
 * Serves the files to which `personalDataExport` gives links: to whoever has one, once. The file is made as it is sent,
 * and kept nowhere, neither here nor, as far as they can be told, on the way.
 * @param arrived counts what comes from an address, before anything is looked up for it
 */
export function registerPersonalDataFiles(
  app: FastifyInstance,
  { orm, now }: { readonly orm: MikroORM; readonly now: () => Temporal.Instant },
  arrived: (address: string) => Promise<void> | undefined,
): void {
  const db = databaseOf(orm);
  // Without HEAD, by which programs look at a link before a person follows it.
  app.get(`${PERSONAL_DATA_PATH}/:token`, { exposeHeadRoute: false }, async (request, reply) => {
    await arrived(request.ip);
    const { token } = request.params as { token: string };
    const file = TOKEN.test(token) ? await db.transaction().execute((tx) => fileOf(tx as Database, token, now)) : null;
    reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer');
    // Not as for an unknown path: that one is repeated in the answer and may be logged.
    if (!file) return reply.code(404).send();
    return reply
      .header('x-content-type-options', 'nosniff')
      .header('content-disposition', 'attachment; filename="grid-commons-personal-data.json"')
      .type('application/json; charset=utf-8')
      .send(JSON.stringify(file, null, 2));
  });
}

async function fileOf(db: Database, token: string, now: () => Temporal.Instant) {
  const accountId = await followLink(db, token, now());
  if (accountId === undefined) return null;
  const file = await personalDataFile(db, accountId, now());
  await record(
    { db, now, actor: { accountId } },
    { action: 'personalDataFile', subjectId: accountId, districtCode: NO_DISTRICT },
  );
  return file;
}
