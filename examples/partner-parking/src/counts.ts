import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** What the gates of one facility counted last. */
export interface Count {
  readonly placesFree: number;
  /** ISO 8601 in UTC. */
  readonly updatedAt: string;
}

/** The last counts, by our own names of the facilities. In a file, so that a restart forgets nothing. */
export interface Counts {
  /** Several at once, in the order of the names: one read for a whole list of facilities. */
  read(names: readonly string[]): Promise<(Count | undefined)[]>;
  write(name: string, count: Count): Promise<void>;
}

/** Opens the file of the counts; it is made with the first of them. */
export function openCounts(file: string): Counts {
  let writing: Promise<unknown> = Promise.resolve();

  async function readAll(): Promise<Record<string, Count>> {
    try {
      return JSON.parse(await readFile(file, 'utf8')) as Record<string, Count>;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
      throw error;
    }
  }
  async function add(name: string, count: Count): Promise<void> {
    const all = { ...(await readAll()), [name]: count };
    await mkdir(dirname(file), { recursive: true });
    // Put into place whole, so that nobody reads half a file.
    await writeFile(`${file}.new`, JSON.stringify(all, null, 2));
    await rename(`${file}.new`, file);
  }
  return {
    async read(names) {
      const all = await readAll();
      return names.map((name) => (Object.hasOwn(all, name) ? all[name] : undefined));
    },
    write(name, count) {
      // One after the other: two at once would each put back what the other has not seen.
      const written = writing.then(() => add(name, count));
      writing = written.catch(() => undefined);
      return written;
    },
  };
}
