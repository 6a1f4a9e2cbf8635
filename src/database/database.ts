import { EntityManager, type MikroORM } from '@mikro-orm/postgresql';
import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** The database as statements see it, all of them but those of the unit of work. */
export type Database = Kysely<Tables>;

/** The database behind an ORM; behind an entity manager that is in a transaction, as that transaction sees it. */
export function databaseOf(from: MikroORM | EntityManager): Database {
  const em = from instanceof EntityManager ? from : from.em;
  return em.getKysely() as unknown as Database;
}
