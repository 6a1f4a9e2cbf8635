import websocket from '@fastify/websocket';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import { handleProtocols } from 'graphql-ws';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import type { Context } from '../../request/context.ts';
import { languageOf } from '../../shared/language.ts';
import type { RequestHead } from '../request-context.ts';
import { shownError } from '../shown-error.ts';
import { availabilityLooks } from '../../events/live/availability-looks.ts';
import { startDispatcher } from '../../events/live/dispatcher.ts';
import { followedDays } from '../../events/live/followed-days.ts';
import { tooManySubscriptions } from '../../events/live/live.errors.ts';
import type { LiveProcess } from '../../events/live/live-events.ts';
import { networkOf } from '../../shared/network.ts';
import { type EndedAccess, type OpenSocket, ownerOf } from './ended-access.ts';
import { type LiveDependencies, openSubscription, type Subscription } from './open-subscription.ts';
import { streamSubscription } from './sse.ts';
import { startTurns } from '../../events/live/turns.ts';
import { MESSAGE_MAX_BYTES, socketHandler } from './web-socket.ts';
import type { Database } from '../../database/database.ts';
import { ACCOUNT_DISABLED_TOPIC, ACCOUNT_ENABLED_TOPIC } from '../../district/identity/index.ts';

/** Where subscriptions are answered as server-sent events. */
export const STREAM_PATH = '/graphql/stream';
/** Where they are answered over a WebSocket. */
const SOCKET_PATH = '/graphql/ws';

/** How often it is looked whether the tokens of quiet subscriptions still hold, in milliseconds. Every event asks, too. */
const TOKEN_CHECK_MS = 5_000;
/**
 * How often it is looked who is disabled and which sessions have been signed out of, in milliseconds; who is disabled is
 * told besides, but an event is told only when every older transaction of the whole database server has ended.
 */
const ENDED_LOOK_MS = 500;
/** How long clients have to answer that a connection is closed, in milliseconds. */
const CLOSE_GRACE_MS = 1_000;

interface LiveOptions extends Omit<LiveDependencies, keyof LiveProcess | 'open' | 'opened'> {
  readonly orm: MikroORM;
  readonly log: Logger;
  readonly now: () => Temporal.Instant;
  /** Web origins that may subscribe, besides the server's own. */
  readonly corsOrigins: readonly string[];
  readonly contextOf: (head: RequestHead) => Promise<Context>;
  readonly ended: EndedAccess;
}

/** Serves subscriptions until the server closes, which ends them all. */
export async function registerLive(app: FastifyInstance, options: LiveOptions): Promise<void> {
  const { orm, log, now, contextOf, corsOrigins, ended } = options;
  const dispatcher = startDispatcher(orm, log);
  const process: LiveProcess = {
    dispatcher,
    looks: availabilityLooks(orm.em.getKysely() as unknown as Database, now),
    turns: startTurns(),
    followedDays: followedDays(),
  };
  const open = new Set<Subscription>();
  const overTransport = (transport: 'sse' | 'websocket'): LiveDependencies => ({
    ...options,
    ...process,
    open,
    opened: () => app.metrics?.subscriptionOpened(transport),
  });
  const [overStreams, overSockets] = [overTransport('sse'), overTransport('websocket')];
  const shown = ({ log, id, headers }: FastifyRequest, error: GraphQLError): GraphQLFormattedError => {
    const language = languageOf(headers['accept-language']);
    const { extensions, ...others } = shownError(log, error.toJSON(), error.originalError ?? error, language);
    app.metrics?.errorShown(String(extensions?.code));
    return { ...others, extensions: { ...extensions, requestId: id } };
  };
  const onlyFromKnownOrigins = async (request: FastifyRequest, reply: FastifyReply) => {
    if (isKnownOrigin(request, corsOrigins)) return undefined;
    const message = 'This origin may not subscribe here.';
    return reply.code(403).send({ errors: [{ message, extensions: { code: 'FORBIDDEN', requestId: request.id } }] });
  };

  const strangers = connectionsByAddress(options.strangersPerAddress);
  const sockets = new Set<OpenSocket>();
  let isClosing = false;
  const endWhatHasEnded = async (looked: Promise<void>) => {
    await looked;
    ended.end(open, sockets);
  };
  const checking = setInterval(() => {
    for (const subscription of open) void subscription.check();
  }, TOKEN_CHECK_MS);
  const disabling = dispatcher.open({ topics: [ACCOUNT_DISABLED_TOPIC, ACCOUNT_ENABLED_TOPIC] }, () => true);
  void (async () => {
    while (await disabling.next()) await endWhatHasEnded(ended.look());
  })().catch(() => undefined);
  let looking: NodeJS.Timeout | undefined;
  const lookAgain = () => {
    looking = setTimeout(() => void endWhatHasEnded(ended.look()).finally(lookAgain), ENDED_LOOK_MS);
    if (isClosing) clearTimeout(looking);
  };
  // From then on nobody is disabled without this process hearing of it.
  app.addHook('onListen', async () => {
    void dispatcher.begin().then(() => endWhatHasEnded(ended.look()));
    lookAgain();
  });
  await app.register(websocket, {
    options: { maxPayload: MESSAGE_MAX_BYTES, handleProtocols },
    // Below, in the right order.
    preClose: (done) => done(),
  });
  app.addHook('preClose', async () => {
    isClosing = true;
    clearInterval(checking);
    clearTimeout(looking);
    // Before the subscriptions end: a client whose connection goes comes back, one whose subscription is complete does not.
    for (const client of app.websocketServer.clients) {
      client.close(1001, 'Going away');
      setTimeout(() => client.terminate(), CLOSE_GRACE_MS).unref();
    }
    for (const subscription of open) subscription.end();
    await dispatcher.close();
  });

  app.route({
    method: ['GET', 'POST'],
    url: STREAM_PATH,
    config: { staysOpen: true },
    preValidation: onlyFromKnownOrigins,
    handler: (request, reply) =>
      streamSubscription(
        {
          open: (request, asked, lastEventId) =>
            openSubscription(overStreams, asked, lastEventId, () => contextOf(request), request.ip),
          shown,
        },
        request,
        reply,
      ),
  });
  app.get(
    SOCKET_PATH,
    { websocket: true, config: { staysOpen: true }, preValidation: onlyFromKnownOrigins },
    socketHandler({
      async admit(request, authorization, close) {
        await options.rates?.arrived(request.ip);
        const { identity } = await contextOf(headOf(request, authorization));
        if (identity === undefined) strangers.admit(request);
        const socket = { owner: ownerOf(identity), sessionId: identity?.sessionId, close };
        sockets.add(socket);
        return () => sockets.delete(socket);
      },
      open: (request, authorization, asked) =>
        openSubscription(overSockets, asked, undefined, () => contextOf(headOf(request, authorization)), request.ip),
      shown,
    }),
  );
}

/**
 * The connections of those without a token, by their addresses. Each costs memory and a ping now and then, whether it has
 * subscriptions or not.
 * @param max of one address; as many as come, if absent
 */
function connectionsByAddress(max = Infinity): { admit(request: FastifyRequest): void } {
  const open = new Map<string, number>();
  return {
    admit({ ip, raw }) {
      const network = networkOf(ip);
      const count = open.get(network) ?? 0;
      if (count >= max) throw tooManySubscriptions();
      open.set(network, count + 1);
      raw.socket.once('close', () => {
        const left = open.get(network)! - 1;
        if (left > 0) open.set(network, left);
        else open.delete(network);
      });
    },
  };
}

/** A connection speaks for whoever its parameters say, and not for whoever a header of its first request does. */
function headOf({ headers, log, id, ip }: FastifyRequest, authorization: string | undefined): RequestHead {
  return { headers: { ...headers, authorization }, log, id, ip };
}

/**
 * No browser asks before it opens a WebSocket, or a stream by GET, to another site. Programs that are no browsers send no
 * origin.
 */
function isKnownOrigin({ headers: { origin, host } }: FastifyRequest, corsOrigins: readonly string[]): boolean {
  if (origin === undefined || corsOrigins.includes(origin)) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
