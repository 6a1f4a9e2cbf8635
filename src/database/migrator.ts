import { createHash } from 'node:crypto';
import type { MigrateOptions, MigrationInfo, MikroORM } from '@mikro-orm/core';
import { type Migration, Migrator as MikroOrmMigrator } from '@mikro-orm/migrations';
import type { EntityManager } from '@mikro-orm/postgresql';
import pg from 'pg';
import type { RunStatement } from './catalogue.ts';
import { connect, DatabaseUnusableError } from './connect.ts';
import { migrations } from './migrations/index.ts';
import { differenceBetween, pictureOf, readPicture } from './picture.ts';

/** Any constant will do, as long as every process of this program uses the same one. */
const MIGRATION_LOCK = 7_061_935_001;
/** A process that waits for another's migrations gives up after this long. */
const MIGRATION_LOCK_WAIT_MS = 60_000;
/** PostgreSQL's code for a lock that was not had in time. */
const LOCK_NOT_AVAILABLE = '55P03';

/** MikroORM's settings for our migrations, in the server as on its command line. */
export const migrationSettings = { migrationsList: migrations, tableName: 'migration', snapshot: false, silent: true };

/** A row of the table of migrations. */
interface ExecutedMigration {
  readonly name: string;
  /** Of what it ran; null when that was before hashes were kept. */
  readonly statements_sha256: string | null;
}

/**
 * MikroORM's migrator, under a lock, in one transaction, and for databases alone whose migrations ran what this code
 * says: the hash of the statements of each is kept in its row. A database from before there were hashes is compared with
 * the committed picture once, when it has the newest schema, and gets them.
 *
 * It bears the name of the class it extends because MikroORM looks for an extension of that name, and else adds its own.
 */
export class Migrator extends MikroOrmMigrator {
  static override register(orm: MikroORM): void {
    orm.config.registerExtension('@mikro-orm/migrator', () => new Migrator(orm.em as EntityManager));
  }

  /**
   * @throws DatabaseUnusableError when the database cannot be reached, is unfit, or holds a migration that this code does
   *   not know or knows otherwise; nothing is changed
   */
  override async up(options: string | string[] | MigrateOptions = {}): Promise<MigrationInfo[]> {
    const which = typeof options === 'string' || Array.isArray(options) ? { migrations: [options].flat() } : options;
    return underMigrationLock(this.config.get('clientUrl')!, async () => {
      await this.init();
      const connection = this.driver.getConnection();
      return connection.transactional(async (transaction) => {
        const run: RunStatement = (statement) => connection.execute(statement, [], 'all', transaction);
        await keepHashes(run);
        const before = await executedMigrations(run);
        this.#refuseUnknown(before);
        this.#refuseChanged(before);
        const done = await super.up({ ...which, transaction });
        if (before.every(({ statements_sha256 }) => statements_sha256 !== null)) {
          await this.#writeHashes(run, done);
        } else if (before.length + done.length === migrations.length) {
          await refuseOtherThanPicture(run);
          await this.#writeHashes(run, migrations);
        }
        return done;
      });
    });
  }

  /**
   * Looks whether all migrations have run as this code has them; for a role that may not run any.
   * @throws DatabaseUnusableError when the database cannot be reached, is unfit, or lacks or changes a migration
   */
  async requireUpToDate(): Promise<void> {
    const client = await connect(this.config.get('clientUrl')!);
    let executed: ExecutedMigration[] = [];
    try {
      const run: RunStatement = async <R extends object>(statement: string) => (await client.query<R>(statement)).rows;
      const [table] = await run(
        `select from pg_class where relname = 'migration' and relnamespace = 'public'::regnamespace`,
      );
      if (table) executed = await executedMigrations(run);
    } finally {
      await client.end();
    }
    this.#refuseUnknown(executed);
    this.#refuseChanged(executed);
    const missing = migrations.filter(({ name }) => executed.every((one) => one.name !== name));
    if (missing.length === 0) return;
    throw new DatabaseUnusableError(
      `lacks ${missing.length === 1 ? 'a migration' : `${missing.length} migrations`}, first "${missing[0]!.name}", and ` +
        'this role may not run any. Run npm run db:migrate, or start once, with the DATABASE_OWNER_URL.',
    );
  }

  /** The hash of what each migration runs, by its name. */
  hashes(): ReadonlyMap<string, string> {
    return new Map(migrations.map(({ name, class: One }) => [name, hashOf(new One(this.driver, this.config), name)]));
  }

  /** @throws Error always: only what has run is in the list of what has run */
  override async logMigration(): Promise<never> {
    throw new Error('Whether a migration has run is not written by hand: npm run db:migrate runs what is pending.');
  }

  /** @throws Error always */
  override async unlogMigration(): Promise<never> {
    return this.logMigration();
  }

  #refuseUnknown(executed: readonly ExecutedMigration[]): void {
    const unknown = executed.find((one) => migrations.every(({ name }) => name !== one.name));
    if (!unknown) return;
    throw new DatabaseUnusableError(
      `has the migration "${unknown.name}", which this version does not know. Start a newer version.`,
    );
  }

  #refuseChanged(executed: readonly ExecutedMigration[]): void {
    const hashes = this.hashes();
    const changed = executed.find(({ name, statements_sha256: kept }) => kept !== null && kept !== hashes.get(name));
    if (!changed) return;
    throw new DatabaseUnusableError(
      `ran other statements as "${changed.name}" than this version has under that name. Start the version that made ` +
        'the database, or empty it (npm run db:reset).',
    );
  }

  async #writeHashes(run: RunStatement, done: readonly { name: string }[]): Promise<void> {
    const hashes = this.hashes();
    for (const { name } of done) {
      await run(`update migration set statements_sha256 = '${hashes.get(name)!}' where name = '${name}'`);
    }
  }
}

/** The migrator of an ORM that has {@link Migrator} among its extensions. */
export function migratorOf(orm: MikroORM): Migrator {
  return orm.migrator as Migrator;
}

/** Processes that start at the same time take turns. */
async function underMigrationLock<T>(databaseUrl: string, work: () => Promise<T>): Promise<T> {
  const lock = await connect(databaseUrl);
  try {
    await lock.query(`set lock_timeout = ${MIGRATION_LOCK_WAIT_MS}`);
    await lock.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]).catch((cause: unknown) => {
      if (!(cause instanceof pg.DatabaseError) || cause.code !== LOCK_NOT_AVAILABLE) throw cause;
      throw new DatabaseUnusableError(
        `has been migrated by another process for ${MIGRATION_LOCK_WAIT_MS / 1000} s. Start again when that is done.`,
        { cause },
      );
    });
    return await work();
  } finally {
    await lock.end();
  }
}

/** The table of migrations is the migrator's own, and so is this column; a database from before has none. */
async function keepHashes(run: RunStatement): Promise<void> {
  const [column] = await run(
    `select from pg_attribute where attrelid = 'migration'::regclass and attname = 'statements_sha256'`,
  );
  if (!column) await run('alter table migration add column statements_sha256 text');
}

function executedMigrations(run: RunStatement): Promise<ExecutedMigration[]> {
  return run('select name, statements_sha256 from migration order by id');
}

async function refuseOtherThanPicture(run: RunStatement): Promise<void> {
  const difference = differenceBetween(await readPicture(), await pictureOf(run));
  if (difference === undefined) return;
  throw new DatabaseUnusableError(
    `is not what its migrations make: with the newest schema it ${difference}. It was left as it is: mend it after ` +
      'schema/database.sql, or empty it (npm run db:reset).',
  );
}

/**
 * SHA-256 of the statements that a migration adds, which are the same in its source and in what is compiled from it.
 * @throws Error when it runs anything that it does not add, as that would be known only to the database it ran on
 */
function hashOf(migration: Migration, name: string): string {
  const refuse = (): never => {
    throw new Error(`The migration ${name} says what it runs with addSql, as text, and by nothing else.`);
  };
  Object.assign(migration, { execute: refuse, getEntityManager: refuse });
  if (migration.up() !== undefined) refuse();
  const statements = migration.getQueries();
  if (statements.length === 0 || statements.some((one) => typeof one !== 'string')) refuse();
  return createHash('sha256').update(JSON.stringify(statements)).digest('hex');
}
