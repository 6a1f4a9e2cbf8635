import { sql } from 'kysely';
import { SERVICE_ISSUER } from '../../../src/district/identity/tokens/token.ts';
import { ServiceScope } from '../../../src/request/viewer.ts';
import { newId } from '../../../src/shared/node.ts';
import { TEST_NOW } from '../../support/commons.ts';
import type { FieldsOf, InputOf, SightsOf, World } from './access.world.ts';

/** Of {@link buildServiceSights}, as the table of queries calls it. */
export const SERVICE_SIGHTS = ['a ServiceAccount'] as const;

/** A service account of the unit of a world, with a secret that nobody knows. */
export async function buildServiceSights(world: World): Promise<Record<(typeof SERVICE_SIGHTS)[number], string>> {
  return { 'a ServiceAccount': await serviceAccountOf(world) };
}

async function serviceAccountOf({ db, unit, keeperAccountId }: World): Promise<string> {
  const id = newId('svc');
  const accountId = newId('acc');
  await sql`
    insert into account (id, issuer, subject, created_at)
    values (${accountId}, ${SERVICE_ISSUER}, ${id}, ${TEST_NOW})`.execute(db);
  await sql`
    insert into service_account (id, account_id, district_code, unit_id, name, scopes, created_at, created_by, expires_at,
                                 last_token_at)
    select ${id}, ${accountId}, split_part(d.path, '/', 2), u.id, 'gate', '{FACILITIES_WRITE}', ${TEST_NOW},
           ${keeperAccountId}, '2027-01-01', ${TEST_NOW}
    from resident_unit u join division d on d.id = u.division_id where u.id = ${unit.id}`.execute(db);
  await sql`
    insert into service_account_secret (service_account_id, salt, hash, created_at)
    values (${id}, ${Buffer.alloc(16)}, ${Buffer.alloc(32)}, ${TEST_NOW})`.execute(db);
  return id;
}

type Sights = SightsOf<(typeof SERVICE_SIGHTS)[number]>;

/** What the rows of service accounts in the table of fields ask for. */
export const SERVICE_FIELDS: Readonly<Record<string, (world: World, sights: Sights) => FieldsOf>> = {
  'ServiceAccount.*': (_world, { nodes }) => ({
    id: nodes['a ServiceAccount'],
    fields:
      'ServiceAccount { id name scopes createdAt expiresAt revokedAt lastTokenAt unit { id } secrets { createdAt } }',
    inClearTo: 'manager',
  }),
  'ResidentUnit.serviceAccounts': ({ unit }) => ({
    id: unit.id,
    fields: 'ResidentUnit { serviceAccounts { edges { node { id } } } }',
    inClearTo: 'manager',
  }),
};

/** What the rows of service accounts in the table of mutations send. */
export const serviceInputs: Readonly<Record<string, InputOf>> = {
  facilitiesUpsert: async ({ unit }, viewer) => ({
    input: {
      unitId: unit.id,
      items: [{ externalId: viewer, name: '北门停车场', kind: 'PARKING', capacity: 1, admission: 'INSTANT' }],
      idempotencyKey: `upsert of ${viewer}`,
    },
  }),
  serviceAccountCreate: async ({ unit }) => ({
    input: { unitId: unit.id, name: 'gate', scopes: [ServiceScope.FACILITIES_READ] },
  }),
  serviceAccountRotateSecret: async (world) => ({ input: { serviceAccountId: await serviceAccountOf(world) } }),
  serviceAccountRevoke: async (world) => ({ input: { serviceAccountId: await serviceAccountOf(world) } }),
};
