import type { MikroORM } from '@mikro-orm/core';
import { type EntityManager, SchemaGenerator } from '@mikro-orm/postgresql';

/**
 * What MikroORM's schema commands work with, for a database that follows from migrations alone: nothing is ever missing
 * from it or too much, and whatever would change or empty it is refused. Left to itself, MikroORM would drop every table
 * and function that no entity names.
 */
export class MigrationsAlone extends SchemaGenerator {
  static override register(orm: MikroORM): void {
    orm.config.registerExtension('@mikro-orm/schema-generator', () => new MigrationsAlone(orm.em as EntityManager));
  }

  override async getCreateSchemaSQL(): Promise<string> {
    return '';
  }

  override async getUpdateSchemaSQL(): Promise<string> {
    return '';
  }

  override async getUpdateSchemaMigrationSQL(): Promise<{ up: string; down: string }> {
    return { up: '', down: '' };
  }

  override async getDropSchemaSQL(): Promise<string> {
    return '';
  }

  override async create(): Promise<never> {
    throw new Error('Only migrations change this database: npm run db:migrate runs them.');
  }

  override async update(): Promise<never> {
    return this.create();
  }

  override async drop(): Promise<never> {
    throw new Error('Nothing here drops a database; npm run db:reset empties one and says how to name it.');
  }

  override async refresh(): Promise<never> {
    return this.drop();
  }

  override async clear(): Promise<never> {
    return this.drop();
  }

  override async dropDatabase(): Promise<never> {
    return this.drop();
  }
}
