import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** What every secret begins with, so that scanners of code and logs know one when they see it. */
const SECRET_PREFIX = 'gcs_';
/** Random bytes of a secret: 256 bit. */
const SECRET_BYTES = 32;
const SALT_BYTES = 16;
const NO_SALT = Buffer.alloc(SALT_BYTES);
const NO_HASH = Buffer.alloc(32);

/** What is kept of a secret. */
export interface SecretHash {
  readonly salt: Buffer;
  readonly hash: Buffer;
}

/** A new secret, to be shown once, and what is kept of it. */
export function newSecret(): SecretHash & { readonly secret: string } {
  const secret = `${SECRET_PREFIX}${randomBytes(SECRET_BYTES).toString('base64url')}`;
  const salt = randomBytes(SALT_BYTES);
  return { secret, salt, hash: hashOf(secret, salt) };
}

/**
 * Whether a secret is one of those kept. Takes the same time whether it is, is not, or nothing is kept at all, so that
 * the time of an answer tells nothing.
 */
export function isSecretOf(secret: string, kept: readonly SecretHash[]): boolean {
  const against = kept.length > 0 ? kept : [{ salt: NO_SALT, hash: NO_HASH }];
  const fits = against.map(({ salt, hash }) => timingSafeEqual(hashOf(secret, salt), hash));
  return kept.length > 0 && fits.includes(true);
}

/**
 * One round of SHA-256. A slow hash makes up for secrets that people choose; 256 random bits leave nothing to guess, and
 * a slow hash would only let strangers keep our processors busy.
 */
function hashOf(secret: string, salt: Buffer): Buffer {
  return createHash('sha256').update(salt).update(secret).digest();
}
