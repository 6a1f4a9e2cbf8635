import type { MikroORM } from '@mikro-orm/postgresql';
import { databaseOf } from '../src/database/database.ts';
import { loadServiceCategories } from './categories.seeder.ts';
import { seedExchange } from './exchange.seeder.ts';
import { seedFacilities } from './facilities.seeder.ts';
import { seedPeople } from './people.seeder.ts';
import { seedTerritory } from './territory.seeder.ts';
import { seedUnits } from './units.seeder.ts';

/**
 * Fills an empty database with Gulou District: its real divisions, and synthetic grids, organisations, units, people and
 * facilities to try things with, and supply–demand lists in force. All of it or nothing, so that a start that is cut off can be repeated.
 */
export async function seedDemoDistrict(orm: MikroORM, now: Temporal.Instant): Promise<void> {
  await orm.em.fork().transactional(async (em) => {
    const db = databaseOf(em);
    await loadServiceCategories(db);
    await seedTerritory(db);
    await seedUnits(db, now);
    await seedPeople(db, now);
    await seedFacilities(db, now);
    await seedExchange(db, now);
  });
}
