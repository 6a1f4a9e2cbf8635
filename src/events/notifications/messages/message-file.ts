import { appendFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { describedFault } from '../../../database/fault.ts';
import type { SendMessage } from '../../../request/context.ts';

/** Where the messages of development stand, in DATA_DIR: a file for each channel, one message a line, as JSON. */
const MESSAGES_FOLDER = 'messages';

/** In place of somebody who carries messages: writes each to a file that only this user may read. */
export function messagesInFiles(dataDir: string, log: Pick<Logger, 'error'>): SendMessage {
  const folder = join(dataDir, MESSAGES_FOLDER);
  return async (message) => {
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const file = join(folder, `${message.channel.toLowerCase()}.jsonl`);
      await appendFile(file, `${JSON.stringify(message)}\n`, { mode: 0o600 });
      return { status: null, failure: null };
    } catch (error) {
      log.error({ fault: describedFault(error) }, 'a message could not be written to its file');
      return { status: null, failure: 'FILE' };
    }
  };
}
