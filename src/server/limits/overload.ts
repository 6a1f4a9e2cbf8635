import type { FastifyReply, FastifyRequest, onRequestHookHandler } from 'fastify';
import { languageOf } from '../../shared/language.ts';
import { SYSTEM_BUSY } from '../../shared/refusal.ts';

/** From this share of its time on, a process that works has no rest, and whoever comes waits for all others. */
const BUSY_UTILISATION = 0.95;
/** Over how much time that is looked at, in milliseconds. */
const WINDOW_MS = 50;
/** Of the requests that may be under way, the share that a process without rest takes, and at least so many. */
const BUSY_SHARE = 0.25;
const BUSY_MIN = 8;

/**
 * Lets in only so many requests at the same time, and sends the others away at once, before anything of them is read. All
 * that are let in wait for the same processor and the same connections; who came when there were too many would wait
 * longer than anybody has patience for, and make all others wait. Where they wait for the database, more may be under way
 * than where they wait for the processor: there, each further one makes all the others slower.
 * @param max as many as come, if undefined
 */
export function admitAtOnce(max = Infinity, isBusy: () => boolean = processorBusy()): onRequestHookHandler {
  const maxWhenBusy = Math.min(max, Math.max(BUSY_MIN, Math.ceil(max * BUSY_SHARE)));
  let underWay = 0;
  return (request, reply, done) => {
    // Asked each time, so that it always tells of the last moments.
    const most = isBusy() ? maxWhenBusy : max;
    if (underWay >= most) return sendAway(request, reply);
    underWay++;
    let isOver = false;
    const leave = () => {
      if (!isOver) underWay--;
      isOver = true;
    };
    // A client that goes before it is answered never takes all of the answer.
    reply.raw.once('finish', leave).once('close', leave);
    return done();
  };
}

/** Tells whether this process has lately had no rest; looks when it is asked, and no more often than there is news. */
function processorBusy(): () => boolean {
  let since = performance.eventLoopUtilization();
  let lookedAt = performance.now();
  let busy = false;
  return () => {
    const now = performance.now();
    if (now - lookedAt >= WINDOW_MS) {
      const current = performance.eventLoopUtilization();
      busy = performance.eventLoopUtilization(current, since).utilization >= BUSY_UTILISATION;
      [since, lookedAt] = [current, now];
    }
    return busy;
  };
}

function sendAway(request: FastifyRequest, reply: FastifyReply): void {
  request.server.metrics?.errorShown('BUSY');
  const message = SYSTEM_BUSY[languageOf(request.headers['accept-language'])];
  void reply.code(503).send({ errors: [{ message, extensions: { code: 'BUSY', requestId: request.id } }] });
}
