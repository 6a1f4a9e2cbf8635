import type { ClientSettings } from './settings.ts';

/** A call that takes longer is given up, in milliseconds. */
const TIMEOUT_MS = 5_000;
/** A token is replaced so long before it ends, in milliseconds: longer than any call with it takes. */
const RENEW_BEFORE_MS = 60_000;

/** The API of Grid Commons, seen through one service account. */
export interface Commons {
  /**
   * Runs an operation.
   * @returns its `data`
   * @throws Error when it is not answered, or answered with errors
   */
  ask<T>(query: string, variables?: object): Promise<T>;
}

/** Asks in the name of a service account: with a token that is fetched when it is first needed, and again before it ends. */
export function connectCommons({ commonsUrl, clientId, clientSecret }: ClientSettings): Commons {
  let token: { text: string; renewAt: number } | undefined;

  return {
    async ask<T>(query: string, variables: object = {}): Promise<T> {
      let response = await post(query, variables);
      if (response.status === 401) {
        // Ended before its time, for instance because its key was changed: a new one is tried once.
        token = undefined;
        response = await post(query, variables);
      }
      const answer = (await response.json()) as { data?: T; errors?: { message: string }[] };
      if (answer.errors || !answer.data) {
        throw new Error(answer.errors?.map(({ message }) => message).join('; ') ?? `Status ${response.status}`);
      }
      return answer.data;
    },
  };

  async function post(query: string, variables: object): Promise<Response> {
    return fetch(`${commonsUrl}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await currentToken()}` },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  }

  async function currentToken(): Promise<string> {
    if (token && Date.now() < token.renewAt) return token.text;
    const basic = Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`).toString('base64');
    const response = await fetch(`${commonsUrl}/oauth/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${basic}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!response.ok) throw new Error(`No token: ${response.status} ${await response.text()}`);
    const { access_token: text, expires_in: seconds } = (await response.json()) as {
      access_token: string;
      expires_in: number;
    };
    token = { text, renewAt: Date.now() + seconds * 1_000 - RENEW_BEFORE_MS };
    return text;
  }
}
