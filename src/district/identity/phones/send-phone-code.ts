import { appendFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { SendPhoneCode } from '../../../request/context.ts';

/** Where the codes of development stand, in DATA_DIR: one a line, as JSON. */
export const CODES_FILE = 'phone-codes.jsonl';

/** Longest wait for whoever carries messages to phones, in milliseconds; somebody waits for the answer. */
const SEND_TIMEOUT_MS = 5_000;

/** In place of somebody who sends messages to phones: writes each to a file that only this user may read. */
export function codesInFile(dataDir: string, log: Pick<Logger, 'info'>): SendPhoneCode {
  return async ({ phone, code }) => {
    await mkdir(dataDir, { recursive: true });
    await appendFile(join(dataDir, CODES_FILE), `${JSON.stringify({ phone, code })}\n`, { mode: 0o600 });
    log.info(
      { file: CODES_FILE },
      'a code for a phone stands in the last line of a file in DATA_DIR, as nobody sends it',
    );
  };
}

/** Hands each code to a service that carries messages: a POST of `{ phone, code, language }`, answered by any 2xx. */
export function codesByHttp(
  { url, token }: { readonly url: string; readonly token: string | undefined },
  timeoutMs = SEND_TIMEOUT_MS,
): SendPhoneCode {
  return async ({ phone, code, language }) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ phone, code, language }),
      // A code that follows a redirect goes to somebody whom nobody has named.
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`The service that sends codes answered with status ${response.status}.`);
  };
}
