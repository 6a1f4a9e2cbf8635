import { EntityManager, type MikroORM } from '@mikro-orm/postgresql';
import type { Kysely } from 'kysely';

/** The database as reads and hand-written SQL see it: no table types, every query names what it gives back. */
export type Database = Kysely<Record<never, never>>;

/** The database behind an ORM; behind an entity manager that is in a transaction, as that transaction sees it. */
export function databaseOf(from: MikroORM | EntityManager): Database {
  const em = from instanceof EntityManager ? from : from.em;
  return em.getKysely() as unknown as Database;
}
