import { withMaintenanceOrm } from './orm.ts';

/**
 * Brings the database to the newest schema. Processes that start at the same time take turns.
 * @throws DatabaseUnusableError when the database cannot be reached, is unfit, or is not one of this version's or an
 *   earlier version's migrations; nothing is changed
 */
export async function migrateDatabase(databaseUrl: string): Promise<void> {
  await withMaintenanceOrm(databaseUrl, (orm) => orm.migrator.up());
}
