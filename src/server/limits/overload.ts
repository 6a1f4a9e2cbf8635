import { performance } from 'node:perf_hooks';
import type { FastifyReply, FastifyRequest, onRequestHookHandler } from 'fastify';
import { languageOf } from '../../shared/language.ts';
import { SYSTEM_BUSY } from '../../shared/refusal.ts';

/** From this share of its time on, a process that works has no rest, and whoever comes waits for all others. */
const BUSY_UTILISATION = 0.95;
/** For so long there has to be no rest, in milliseconds: what comes together in one moment is soon answered. */
const WINDOW_MS = 100;
/** Of the requests that may be under way, the share that a process without rest takes, and at least so many. */
const BUSY_SHARE = 0.25;
const BUSY_MIN = 8;
/**
 * Once there is rest, the number grows back within so long, in milliseconds. All at once, those who were just sent away
 * would come in together, and each would wait for all of them: who sends most callers away has a little rest.
 */
const RECOVERY_MS = 3_000;

/**
 * Lets in only so many requests at the same time, and sends the others away at once, before anything of them is read. All
 * that are let in wait for the same processor and the same connections; who came when there were too many would wait
 * longer than anybody has patience for, and make all others wait. Where there is no rest, fewer may be under way: each
 * further one makes all the others slower, and none of them is answered sooner for it.
 * @param max as many as come, if undefined
 * @param isBusy whether there is no rest
 */
export function admitAtOnce(max: number | undefined, isBusy: () => boolean): onRequestHookHandler {
  if (max === undefined) return (_request, _reply, done) => done();
  const maxWhenBusy = Math.min(max, Math.max(BUSY_MIN, Math.ceil(max * BUSY_SHARE)));
  let lastBusy = -Infinity;
  let underWay = 0;
  /** Asked each time, so that it always tells of the last moments. */
  const most = () => {
    const now = performance.now();
    if (isBusy()) lastBusy = now;
    const rested = (now - lastBusy) / RECOVERY_MS;
    return rested < 1 ? maxWhenBusy + (max - maxWhenBusy) * rested : max;
  };
  return (request, reply, done) => {
    if (underWay >= most()) return sendAway(request, reply);
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

/**
 * Tells whether there has lately been no rest: the process worked without a pause, or somebody waited for a connection to
 * the database all the while. Looks when it is asked, for what has been since it last had news.
 * @param waiting how many wait for a connection
 */
export function withoutRest(waiting: () => number): () => boolean {
  let since = performance.eventLoopUtilization();
  let lookedAt = performance.now();
  let fewestWaiting = Infinity;
  let busy = false;
  return () => {
    fewestWaiting = Math.min(fewestWaiting, waiting());
    const now = performance.now();
    if (now - lookedAt >= WINDOW_MS) {
      const current = performance.eventLoopUtilization();
      const { utilization } = performance.eventLoopUtilization(current, since);
      busy = utilization >= BUSY_UTILISATION || fewestWaiting > 0;
      [since, lookedAt, fewestWaiting] = [current, now, Infinity];
    }
    return busy;
  };
}

function sendAway(request: FastifyRequest, reply: FastifyReply): void {
  request.server.metrics?.errorShown('BUSY');
  const message = SYSTEM_BUSY[languageOf(request.headers['accept-language'])];
  void reply.code(503).send({ errors: [{ message, extensions: { code: 'BUSY', requestId: request.id } }] });
}
