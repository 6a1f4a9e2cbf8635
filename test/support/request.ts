import pino from 'pino';
import type { Context } from '../../src/request/context.ts';
import { DEVELOPMENT_ISSUER } from '../../src/district/identity/tokens/development-issuer.ts';
import { readViewer } from '../../src/district/identity/viewer.loader.ts';
import type { Commons } from './commons.ts';

/** The context of a request by the holder of a token for this subject, for use-cases that no operation shows alone. */
export function requestOf({ orm, db, clock }: Pick<Commons, 'orm' | 'db' | 'clock'>, subject: string): Context {
  return {
    orm,
    db,
    identity: { issuer: DEVELOPMENT_ISSUER, subject },
    readViewer,
    language: 'en',
    now: () => clock.now,
    log: pino({ level: 'silent' }),
    requestId: 'test',
    reads: {},
  };
}
