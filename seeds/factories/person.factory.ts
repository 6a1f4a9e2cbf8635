import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '../../src/database/database.ts';
import { DEVELOPMENT_ISSUER } from '../../src/district/identity/tokens/development-issuer.ts';
import { Role } from '../../src/request/viewer.ts';
import { newId } from '../../src/shared/node.ts';

/** Since when built accounts exist and built roles hold, unless told otherwise: before anything a test looks at. */
export const BUILT_SINCE = '2020-01-01T00:00:00Z';

/** A role to give: at most one scope. Instants are ISO 8601; without `validTo` it holds until further notice. */
export interface RoleToBuild {
  readonly role: Role;
  readonly divisionId?: string;
  readonly unitId?: string;
  readonly facilityId?: string;
  readonly validFrom?: string;
  readonly validTo?: string;
}

export interface BuiltAccount {
  readonly accountId: string;
  readonly issuer: string;
  /** What a token of this account names; in tests, what `query(…, { as })` takes. */
  readonly subject: string;
  /** The ids of the role assignments, in the order of `roles`. */
  readonly roleIds: readonly string[];
}

export interface BuiltResident extends BuiltAccount {
  readonly residentId: string;
  readonly name: string;
  readonly phone: string | null;
}

/** Somebody who can sign in, with the roles given. Divisions, units and facilities named as scopes have to exist. */
export async function buildAccount(
  db: Database,
  {
    issuer = DEVELOPMENT_ISSUER,
    subject = `built|${randomUUID()}`,
    roles = [],
  }: { issuer?: string; subject?: string; roles?: readonly RoleToBuild[] } = {},
): Promise<BuiltAccount> {
  const accountId = newId('acc');
  await sql`
    insert into account (id, issuer, subject, created_at)
    values (${accountId}, ${issuer}, ${subject}, ${BUILT_SINCE})`.execute(db);
  const roleIds: string[] = [];
  for (const role of roles) roleIds.push(await buildRole(db, accountId, role));
  return { accountId, issuer, subject, roleIds };
}

/** Gives an account a further role and returns the id of the assignment. */
export async function buildRole(db: Database, accountId: string, given: RoleToBuild): Promise<string> {
  const id = newId('rol');
  await sql`
    insert into role_assignment (id, account_id, role, division_id, unit_id, facility_id, valid_from, valid_to)
    values (${id}, ${accountId}, ${given.role}, ${given.divisionId ?? null}, ${given.unitId ?? null},
            ${given.facilityId ?? null}, ${given.validFrom ?? BUILT_SINCE}, ${given.validTo ?? null})`.execute(db);
  return id;
}

/** A registered resident: an account with the role RESIDENT, and any further roles given. */
export async function buildResident(
  db: Database,
  {
    name = '陈小榕',
    phone = '19900009999',
    divisionId,
    roles = [],
    ...account
  }: {
    issuer?: string;
    subject?: string;
    name?: string;
    phone?: string | null;
    divisionId?: string;
    roles?: readonly RoleToBuild[];
  } = {},
): Promise<BuiltResident> {
  const built = await buildAccount(db, { ...account, roles: [{ role: Role.RESIDENT }, ...roles] });
  const residentId = newId('res');
  await sql`
    insert into resident (id, account_id, name, phone, division_id, synthetic, created_at)
    values (${residentId}, ${built.accountId}, ${name}, ${phone}, ${divisionId ?? null}, true, ${BUILT_SINCE})`.execute(
    db,
  );
  return { ...built, residentId, name, phone };
}
