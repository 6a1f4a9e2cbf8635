/** The committed hash of each migration, a line each: its name, a blank, {@link Migrator.hashes}. */
export const HASHES_FILE = 'src/database/migrations/hashes.txt';

/** The lines of the file, in the order in which the migrations run. */
export function hashLines(hashes: ReadonlyMap<string, string>): string[] {
  return [...hashes].map(([name, hash]) => `${name} ${hash}`);
}
