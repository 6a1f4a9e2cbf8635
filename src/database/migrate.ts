import { faultOf } from './fault.ts';
import { withMaintenanceOrm } from './orm.ts';
import { migratorOf } from './migrator.ts';
import { grantToServiceRole, requireGrants } from './service-role.ts';

/** PostgreSQL's codes for what a role may not do, and for what stands in a schema that it may not look into. */
const NOT_LET_IN = new Set(['42501', '42P01']);

/**
 * Brings the database to the newest schema, as its owner, and lets the role that serves do what it has to. Processes that
 * start at the same time take turns.
 * @param serviceUrl the same database as the role that serves; none where the owner serves, too
 * @throws DatabaseUnusableError when the database cannot be reached, is unfit, or is not one of this version's or an
 *   earlier version's migrations, and nothing is changed then; or when the role that serves is not fit for it
 */
export async function migrateDatabase(ownerUrl: string, serviceUrl?: string): Promise<void> {
  await withMaintenanceOrm(ownerUrl, (orm) => orm.migrator.up());
  if (serviceUrl !== undefined) await grantToServiceRole(ownerUrl, serviceUrl);
}

/**
 * Looks whether the database is what this version needs, without changing anything.
 * @throws DatabaseUnusableError when it cannot be reached or is unfit, has other migrations than this version, or when this
 *   role may not do all that serving takes
 */
export async function checkDatabase(serviceUrl: string): Promise<void> {
  try {
    await withMaintenanceOrm(serviceUrl, (orm) => migratorOf(orm).requireUpToDate());
  } catch (error) {
    if (!NOT_LET_IN.has(faultOf(error).code ?? '')) throw error;
  }
  await requireGrants(serviceUrl);
}
