import { randomInt, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '../../src/database/database.ts';
import { DEVELOPMENT_ISSUER } from '../../src/district/identity/tokens/development-issuer.ts';
import { maskedPhone } from '../../src/district/identity/resident.entity.ts';
import { Role } from '../../src/request/viewer.ts';
import { newId } from '../../src/shared/node.ts';
import { maskedName } from '../../src/shared/personal-name.ts';

/** Since when built accounts exist and built roles hold, unless told otherwise: before anything a test looks at. */
const BUILT_SINCE = '2020-01-01T00:00:00Z';

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
  await db.insertInto('account').values({ id: accountId, issuer, subject, created_at: BUILT_SINCE }).execute();
  const roleIds: string[] = [];
  for (const role of roles) roleIds.push(await buildRole(db, accountId, role));
  return { accountId, issuer, subject, roleIds };
}

/** Gives an account a further role and returns the id of the assignment. */
export async function buildRole(db: Database, accountId: string, given: RoleToBuild): Promise<string> {
  const id = newId('rol');
  await db
    .insertInto('role_assignment')
    .values({
      id,
      account_id: accountId,
      role: given.role,
      division_id: given.divisionId ?? null,
      unit_id: given.unitId ?? null,
      facility_id: given.facilityId ?? null,
      valid_from: given.validFrom ?? BUILT_SINCE,
      valid_to: given.validTo ?? null,
    })
    .execute();
  return id;
}

/** How many numbers were built in this process, and where they begin: what runs beside it begins elsewhere. */
let phones = 0;
const FIRST_PHONE = randomInt(10 ** 8);

/** A number that nobody else has who was built: those who share one count together. */
export function newPhone(): string {
  return `199${String((FIRST_PHONE + phones++) % 10 ** 8).padStart(8, '0')}`;
}

/** A registered resident, whose number is confirmed: an account with the role RESIDENT, and any further roles given. */
export async function buildResident(
  db: Database,
  {
    name = '陈小榕',
    phone = newPhone(),
    phoneConfirmed = phone !== null,
    divisionId,
    roles = [],
    ...account
  }: {
    issuer?: string;
    subject?: string;
    name?: string;
    phone?: string | null;
    phoneConfirmed?: boolean;
    divisionId?: string;
    roles?: readonly RoleToBuild[];
  } = {},
): Promise<BuiltResident> {
  const built = await buildAccount(db, { ...account, roles: [{ role: Role.RESIDENT }, ...roles] });
  const residentId = newId('res');
  await db
    .insertInto('resident')
    .values({
      id: residentId,
      account_id: built.accountId,
      masked_name: maskedName(name),
      masked_phone: phone === null ? null : maskedPhone(phone),
      division_id: divisionId ?? null,
      synthetic: true,
      created_at: BUILT_SINCE,
    })
    .execute();
  await db.insertInto('resident_contact').values({ resident_id: residentId, name, phone }).execute();
  if (phone !== null && phoneConfirmed) {
    await sql`select confirm_phone(${residentId}, ${phone}, ${maskedPhone(phone)}, ${BUILT_SINCE})`.execute(db);
  }
  return { ...built, residentId, name, phone };
}
