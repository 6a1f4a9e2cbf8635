import { sql } from 'kysely';
import { DivisionLevel } from '../grid/index.ts';
import type { Database } from '../../database/database.ts';
import { dateOf } from '../../shared/interval.ts';
import { newId } from '../../shared/node.ts';
import { record } from '../../request/record.ts';
import { openAccount } from './account.service.ts';
import { SUBJECT, SUBJECT_MAX } from './tokens/token.ts';
import { Role, type TokenIdentity } from '../../request/viewer.ts';

/** Thrown when the first administrator cannot be made; the message says what to mend. */
export class GrantError extends Error {
  override readonly name = 'GrantError';
}

/** What came of it. */
interface Grant {
  /** The role assignment, new or the one that holds already. */
  readonly roleAssignmentId: string;
  readonly isNew: boolean;
  readonly districtName: string;
}

/**
 * Makes somebody DISTRICT_ADMIN from the operator's console: every other role is given through the API by those who
 * hold one, so there has to be a first. Whoever is one already stays so.
 * @param db in a transaction
 * @param districtCode the code of a district that exists
 * @throws GrantError for an issuer or subject that no token can have, or an unknown district
 */
export async function grantDistrictAdmin(
  db: Database,
  { issuer, subject }: TokenIdentity,
  districtCode: string,
  now: Temporal.Instant,
): Promise<Grant> {
  if (!SUBJECT.test(subject)) throw new GrantError(`SUBJECT takes 1 to ${SUBJECT_MAX} printable ASCII characters.`);
  if (issuer.trim() === '')
    throw new GrantError('ISSUER takes the issuer of the tokens, exactly as it stands in them.');
  const district = await db
    .selectFrom('division')
    .select(['id', 'name'])
    .where('code', '=', districtCode)
    .where('level', '=', DivisionLevel.DISTRICT)
    .where('valid_to', 'is', null)
    .executeTakeFirst();
  if (!district)
    throw new GrantError(`DIVISION_CODE takes the code of a district; none has ${JSON.stringify(districtCode)}.`);

  const accountId = await openAccount(db, { issuer, subject }, now);
  const { rows: held } = await sql<{ id: string }>`
    select id from role_assignment
    where account_id = ${accountId} and role = ${Role.DISTRICT_ADMIN} and division_id = ${district.id}
      and valid_from <= ${dateOf(now)} and (valid_to is null or valid_to > ${dateOf(now)})`.execute(db);
  if (held[0]) return { roleAssignmentId: held[0].id, isNew: false, districtName: district.name };

  const id = newId('rol');
  await db
    .insertInto('role_assignment')
    .values({
      id,
      account_id: accountId,
      role: Role.DISTRICT_ADMIN,
      division_id: district.id,
      valid_from: dateOf(now),
    })
    .execute();
  await record(
    { db, now: () => now, actor: { accountId: null } },
    {
      action: 'grant',
      subjectId: id,
      districtCode,
      fields: ['accountId', 'role', 'divisionId', 'validFrom'],
      topic: 'role.assigned',
    },
  );
  return { roleAssignmentId: id, isNew: true, districtName: district.name };
}
