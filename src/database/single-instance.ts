import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';

/** A folder that belongs to this process until it lets go of it or dies. */
interface FolderLock {
  /** May be called again. */
  release(): Promise<void>;
}

const LOCK_FILE = 'instance.lock';
const PID_FILE = 'instance.pid';
const SQLITE_BUSY = 5;
/** The winner writes its pid right after it got the lock; a loser waits this long for it. */
const PID_WAIT_MS = 1_000;
const PID_POLL_MS = 20;

/**
 * Takes a folder for this process alone, or gives undefined when a living process has it.
 *
 * The lock is the kernel's: SQLite's exclusive lock on an empty file, the one file lock that Node.js brings along. Of
 * two that start at once exactly one gets it, and it ends with the process however that ends. So nothing can be stale,
 * and no pid is ever judged; the pid file only serves the message to the loser.
 * @throws SQLite's or the file system's error when the folder cannot be written to
 */
export async function lockFolder(folder: string): Promise<FolderLock | undefined> {
  const lock = new DatabaseSync(join(folder, LOCK_FILE), { timeout: 0 });
  const pidFile = join(folder, PID_FILE);
  try {
    lock.exec('PRAGMA journal_mode = OFF; BEGIN EXCLUSIVE');
    // Renamed into place, so that nobody reads half a number.
    await writeFile(`${pidFile}.new`, String(process.pid));
    await rename(`${pidFile}.new`, pidFile);
  } catch (error) {
    lock.close();
    if ((error as { errcode?: number }).errcode === SQLITE_BUSY) return undefined;
    throw error;
  }
  return {
    async release() {
      if (!lock.isOpen) return;
      await rm(pidFile, { force: true });
      lock.close();
    },
  };
}

/** The pid of the living process that has the folder; undefined when it let go meanwhile or lives out of sight. */
export async function lockHolder(folder: string): Promise<number | undefined> {
  for (let waited = 0; waited < PID_WAIT_MS; waited += PID_POLL_MS) {
    const pid = Number(await readFile(join(folder, PID_FILE), 'utf8').catch(() => ''));
    if (pid > 0 && isAlive(pid)) return pid;
    await sleep(PID_POLL_MS);
  }
  return undefined;
}

/** Whether a process has this pid. It may be another user's. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
