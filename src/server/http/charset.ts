import type { FastifyInstance } from 'fastify';

/** What a body may be written in: UTF-8, and what is the same in it. RFC 8259 §8.1 has JSON in nothing else. */
const CHARSETS = ['utf-8', 'utf8', 'us-ascii'];

/** In whose message no part of the header stands. */
class UnsupportedCharset extends Error {
  readonly statusCode = 415;

  constructor() {
    super('A body is written in UTF-8.');
  }
}

/** Refuses bodies in other charsets, of which the bytes would be read as if they were UTF-8. */
export function registerCharsets(app: FastifyInstance): void {
  app.addHook('onRequest', (request, _reply, done) => {
    const charset = /;\s*charset\s*=\s*"?([^\s;"]*)/i.exec(request.headers['content-type'] ?? '')?.[1];
    done(charset === undefined || CHARSETS.includes(charset.toLowerCase()) ? undefined : new UnsupportedCharset());
  });
}
