import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../database/database.ts';
import { dateOf } from '../shared/interval.ts';
import type { BilingualText } from '../shared/language.ts';
import { PERSONAL_TABLES } from './personal-tables.ts';

/** Rows of one table in the file; who has more was at work here for decades. */
const ROWS_MAX = 100_000;

/** All that is known of somebody. */
interface PersonalDataFile {
  readonly about: BilingualText;
  readonly createdAt: string;
  readonly sections: readonly PersonalDataSection[];
}

interface PersonalDataSection {
  readonly title: BilingualText;
  /** Where it stands. */
  readonly table: string;
  readonly column: string;
  readonly rows: readonly Record<string, unknown>[];
}

const ABOUT: BilingualText = {
  en: 'All that Grid Commons knows of you, by the table in which it stands. Ids refer to what others see by the same id.',
  'zh-CN': '本平台所保存的关于您的全部信息，按数据表列出。编号与他人所见的编号一致。',
};

/** The file of the person with this account, as things are now. */
export async function personalDataFile(
  db: Database,
  accountId: string,
  now: Temporal.Instant,
): Promise<PersonalDataFile> {
  const { rows } = await sql<{ id: string }>`select id from resident where account_id = ${accountId}`.execute(db);
  const residentIds = rows.map(({ id }) => id);
  const idsBy = { account: [accountId], resident: residentIds, both: [accountId, ...residentIds] };
  const sections: PersonalDataSection[] = [];
  for (const { table, column, by, columns, title } of PERSONAL_TABLES) {
    const found = await sql<{ row: Record<string, unknown> }>`
      select to_jsonb(told) as row from (
        select ${sql.join(columns.map((name) => sql.ref(name)))} from ${rowsOf(table, accountId, now)}
        where ${sql.ref(column)} = any(${idsBy[by]}) limit ${ROWS_MAX}) told`.execute(db);
    sections.push({ title, table, column, rows: found.rows.map(({ row }) => row) });
  }
  return { about: ABOUT, createdAt: now.toString(), sections };
}

/** What a person may read of a table. The database shows the rows of some to nobody but by a function. */
function rowsOf(table: string, accountId: string, now: Temporal.Instant): RawBuilder<unknown> {
  if (table === 'audit_entry') return sql`audit_of_person(${accountId}) told_of`;
  if (table === 'resident_contact') {
    return sql`(
      select r.id as resident_id, seen.name, seen.phone, phone_confirmed_at(r.id), mail_of(r.id) as mail
      from resident r, look_at_contacts(${accountId}, ${dateOf(now)}, array[r.id::text], array[null::text]) seen
      where r.account_id = ${accountId}) told_of`;
  }
  return sql`${sql.table(table)}`;
}
