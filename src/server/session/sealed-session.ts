import { createHash, createHmac, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { EncryptJWT, jwtDecrypt, type JWTPayload } from 'jose';
import { storedFile } from '../../shared/stored-file.ts';

/** Bytes of a secret that is made here. */
const SECRET_BYTES = 32;
const SECRET_FILE = 'session-secret';

/** Puts what a browser is to keep, but not to read or change, into a form that only this installation opens. */
export interface Seal<Content extends JWTPayload> {
  close(content: Content, expiresAt: Date): Promise<string>;
  /** Undefined for what was not sealed here, was changed, or has expired. */
  open(sealed: string): Promise<Content | undefined>;
  /** A word for a text: the same for the same, and telling nobody but this installation what it was. */
  wordFor(text: string): string;
}

/** As long as it takes for no two of a city to have the same. */
const WORD_LENGTH = 16;

/**
 * The seal of all processes that have the same secret (AES-256-GCM, RFC 7516).
 * @param secret of any length; its SHA-256, with the purpose, is the key
 * @param purpose what is sealed for one opens for no other
 */
export function sealOf<Content extends JWTPayload>(secret: string, purpose: string): Seal<Content> {
  const key = createHash('sha256').update(`${purpose}\n${secret}`).digest();
  return {
    wordFor: (text) => createHmac('sha256', key).update(text).digest('base64url').slice(0, WORD_LENGTH),
    close: (content, expiresAt) =>
      new EncryptJWT(content)
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
        .setExpirationTime(expiresAt)
        .encrypt(key),
    async open(sealed) {
      try {
        const { payload } = await jwtDecrypt<Content>(sealed, key, {
          keyManagementAlgorithms: ['dir'],
          contentEncryptionAlgorithms: ['A256GCM'],
        });
        return payload;
      } catch {
        return undefined;
      }
    },
  };
}

/** The secret of an installation that has been given none: made once, and kept in its data folder. */
export function storedSecret(dataDir: string): Promise<string> {
  return storedFile(join(dataDir, SECRET_FILE), () => randomBytes(SECRET_BYTES).toString('base64url'));
}
