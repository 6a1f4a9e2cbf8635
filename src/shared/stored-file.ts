import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * The text of a file that only this user may read, made when there is none yet. Two processes may start at once, and one
 * may be killed half way: the file is written in full under another name, and the name it is known by can be taken only
 * once, so that all read the same.
 * @throws the error of the system when the folder cannot be written to or the file cannot be read
 */
export async function storedFile(path: string, make: () => string | Promise<string>): Promise<string> {
  return (await contentOf(path)) ?? (await create(path, await make()));
}

async function create(path: string, content: string): Promise<string> {
  // No mode here: the database's own user has to get through this folder.
  await mkdir(dirname(path), { recursive: true });
  const draft = `${path}.${randomUUID()}`;
  try {
    const file = await open(draft, 'wx', 0o600);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await link(draft, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(draft, { force: true });
  }
  return readFile(path, 'utf8');
}

async function contentOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
