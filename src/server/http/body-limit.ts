import { Transform, type TransformCallback } from 'node:stream';
import type { FastifyRequest, RequestPayload } from 'fastify';
import type { TokenVerifier } from '../../district/identity/tokens/token.ts';

/** A larger request body is refused unread, in bytes. */
export const BODY_MAX_BYTES = 256 * 1024;
/** What those who are signed in may send, in bytes: a thousand facilities with their rules and closures. */
export const SIGNED_IN_BODY_MAX_BYTES = 4 * 1024 * 1024;

/** As fastify's own error, in words and status. */
class BodyTooLarge extends Error {
  readonly statusCode = 413;
  readonly code = 'FST_ERR_CTP_BODY_TOO_LARGE';

  constructor() {
    super('Request body is too large');
  }
}

/**
 * Lets a body beyond {@link BODY_MAX_BYTES} through only to those who show a valid token, on a route whose own limit is
 * {@link SIGNED_IN_BODY_MAX_BYTES}: nobody unknown makes us read and take apart megabytes. A token is looked at only when
 * the body needs it.
 */
export function bodyLimitFor(verifyToken: TokenVerifier) {
  return async (request: FastifyRequest, _reply: unknown, payload: RequestPayload): Promise<RequestPayload> => {
    const { authorization, 'content-length': length } = request.headers;
    if (length !== undefined && Number(length) <= BODY_MAX_BYTES) return payload;
    // Whether the token holds is told by the API; here it only must not open the door to a large body.
    const identity = await verifyToken(authorization).catch(() => undefined);
    if (identity) return payload;
    if (length !== undefined) throw new BodyTooLarge();
    return payload.pipe(cutOff(BODY_MAX_BYTES));
  };
}

/** Ends a stream that does not say how long it is, once it is too long. */
function cutOff(max: number): Transform {
  let read = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback) {
      read += chunk.length;
      if (read > max) done(new BodyTooLarge());
      else done(null, chunk);
    },
  });
}
