import type { SendMessage, Targets } from '../../../request/context.ts';
import { send, SEND_TIMEOUT_MS, signedHeaders } from '../../webhooks/index.ts';

/** Who carries messages, as the settings say. */
interface MessageGateway {
  readonly url: string;
  /** What each message is signed with. */
  readonly secret: string;
  /** What the gateway calls the wording of each kind; others have none. */
  readonly templates: ReadonlyMap<string, string>;
}

/**
 * Hands each message to a gateway: a POST of JSON, signed as webhooks are, on a connection of its own to an address that was
 * looked up and checked for it; redirects are not followed. Any 2xx takes it.
 */
export function messagesByHttp(
  { url, secret, templates }: MessageGateway,
  targets: Targets,
  timeoutMs = SEND_TIMEOUT_MS,
): SendMessage {
  return async ({ id, ...message }, { giveUp, now }) => {
    const body = JSON.stringify({ id, ...message, template: templates.get(message.kind) ?? null });
    const headers = signedHeaders({ id, body }, [secret], now());
    const { status, failure } = await send({ url, headers, body }, targets, { giveUp, timeoutMs });
    return { status, failure };
  };
}
