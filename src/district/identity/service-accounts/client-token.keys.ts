import {
  calculateJwkThumbprint,
  type CryptoKey,
  errors,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
  type JWTVerifyGetKey,
} from 'jose';
import { sql } from 'kysely';
import type { Database } from '../../../database/database.ts';
import { forSeveral } from '../../../database/request-time.ts';
import { dateOf } from '../../../shared/interval.ts';

/** The algorithm of every key: ECDSA on P-256, which every JWT library knows. */
export const SERVICE_KEY_ALGORITHM = 'ES256';
/** A key is followed by a new one after this long, in hours. */
export const KEY_ROTATED_AFTER_HOURS = 30 * 24;
/** And is believed for so much longer: far beyond the life of any token that it has signed. */
export const KEY_BELIEVED_AFTER_HOURS = 24;
/** A new key is shown so long before it signs, in minutes, so that whoever keeps the set of keys has it by then. */
export const KEY_LEAD_MINUTES = 10;
/** The keys are read again after so long, in milliseconds: the longest that a key removed by hand still works. */
const KEYS_FRESH_MS = 60_000;
/** And at once for a token of an unknown key, at most so often. */
const KEYS_COOLDOWN_MS = 1_000;

interface SigningKey {
  readonly kid: string;
  readonly createdAt: number;
  readonly publicJwk: JWK;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
}

/** The keys of the issuer of service accounts, as all API processes on one database share them. */
export interface ServiceKeys {
  /** The key that signs at this moment; made if there is none, or only old ones. */
  signingKey(): Promise<{ readonly kid: string; readonly privateKey: CryptoKey }>;
  /** Finds the key of a token by its header. @throws JWKSNoMatchingKey when it is none of ours */
  readonly keyFor: JWTVerifyGetKey;
  /** The public halves of all keys that are believed, as `/.well-known/jwks.json` shows them. */
  publicKeys(): Promise<JWK[]>;
}

/**
 * The keys, read from the database and kept for a minute. They lie there because every process must be able to sign and
 * to check what another has signed: whoever can write to that database can give themselves any right anyhow.
 */
export function serviceKeys(db: Database, now: () => Temporal.Instant): ServiceKeys {
  let kept: Promise<readonly SigningKey[]> | undefined;
  let readAt = 0;

  /** System time paces the reading; what a key is good for goes by the clock of the rules. */
  function read(): Promise<readonly SigningKey[]> {
    readAt = Date.now();
    const reading = forSeveral(() => readKeys(db));
    kept = reading;
    reading.catch(() => {
      if (kept === reading) kept = undefined;
    });
    return reading;
  }

  async function believed(): Promise<SigningKey[]> {
    const keys = await (kept && Date.now() - readAt < KEYS_FRESH_MS ? kept : read());
    const oldest = now().subtract({ hours: KEY_ROTATED_AFTER_HOURS + KEY_BELIEVED_AFTER_HOURS }).epochMilliseconds;
    return keys.filter(({ createdAt }) => createdAt > oldest);
  }

  return {
    async signingKey() {
      let keys = await believed();
      const tooOld = now().subtract({ hours: KEY_ROTATED_AFTER_HOURS }).epochMilliseconds;
      if (!keys.some(({ createdAt }) => createdAt > tooOld)) {
        await makeKey(db, now());
        await read();
        keys = await believed();
      }
      const shownSince = now().subtract({ minutes: KEY_LEAD_MINUTES }).epochMilliseconds;
      // The newest that has been shown long enough; the first one ever cannot wait.
      return keys.findLast(({ createdAt }) => createdAt <= shownSince) ?? keys[0]!;
    },
    keyFor: async ({ kid }) => {
      const find = (keys: readonly SigningKey[]) => keys.find((key) => key.kid === kid)?.publicKey;
      let key = find(await believed());
      if (!key && Date.now() - readAt >= KEYS_COOLDOWN_MS) {
        await read();
        key = find(await believed());
      }
      if (!key) throw new errors.JWKSNoMatchingKey();
      return key;
    },
    publicKeys: async () => (await believed()).map(({ publicJwk }) => publicJwk),
  };
}

/** All keys, the oldest first. */
async function readKeys(db: Database): Promise<SigningKey[]> {
  const { rows } = await sql<{ kid: string; privateJwk: JWK; createdAt: string }>`
    select kid, private_key as "privateJwk", iso(created_at) as "createdAt" from service_signing_key
    order by created_at, kid`.execute(db);
  return Promise.all(
    rows.map(async ({ kid, privateJwk, createdAt }) => {
      const { d: _private, ...publicPart } = privateJwk;
      const publicJwk: JWK = { ...publicPart, kid, alg: SERVICE_KEY_ALGORITHM, use: 'sig' };
      return {
        kid,
        createdAt: Date.parse(createdAt),
        publicJwk,
        privateKey: (await importJWK(privateJwk, SERVICE_KEY_ALGORITHM)) as CryptoKey,
        publicKey: (await importJWK(publicJwk, SERVICE_KEY_ALGORITHM)) as CryptoKey,
      };
    }),
  );
}

/** Makes a key unless another process just has, and removes those that nobody believes any more. Two at once do no harm. */
async function makeKey(db: Database, now: Temporal.Instant): Promise<void> {
  const { privateKey } = await generateKeyPair(SERVICE_KEY_ALGORITHM, { extractable: true });
  const jwk = await exportJWK(privateKey);
  await sql`
    insert into service_signing_key (kid, private_key, created_at)
    select ${await calculateJwkThumbprint(jwk)}, ${JSON.stringify(jwk)}::jsonb, ${dateOf(now)}::timestamptz
    where not exists (select from service_signing_key
                      where created_at > ${dateOf(now.subtract({ hours: KEY_ROTATED_AFTER_HOURS }))})`.execute(db);
  await sql`
    delete from service_signing_key
    where created_at < ${dateOf(now.subtract({ hours: KEY_ROTATED_AFTER_HOURS + 2 * KEY_BELIEVED_AFTER_HOURS }))}`.execute(
    db,
  );
}
