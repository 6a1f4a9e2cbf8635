import * as oidc from 'openid-client';

/** How the server is known to the issuer, as the client that signs people in for its pages. */
export interface ClientSettings {
  readonly issuer: string;
  readonly clientId: string;
  /** Without one, the client is public and shows that it is the one that began by PKCE alone. */
  readonly clientSecret: string | undefined;
  readonly scope: string;
  /** The origin under which browsers reach this server. */
  readonly publicUrl: string;
}

/** What has to be remembered between sending somebody to the issuer and their coming back. */
export interface SignInBegun {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
  /** The page they came from. */
  readonly returnTo: string;
  readonly [name: string]: unknown;
}

/** Signs people in at an OpenID provider by code flow with PKCE (RFC 9700, RFC 7636). */
export interface OpenIdClient {
  begin(returnTo: string): Promise<{ readonly url: string; readonly begun: SignInBegun }>;
  /** The access token. @throws the error of the library when the answer is not that to what was begun */
  finish(search: string, begun: SignInBegun): Promise<string>;
  /** Where a session at the issuer is ended as well; undefined where it does not say. */
  endUrl(): Promise<string | undefined>;
}

/** Where the issuer sends people back to. */
export const CALLBACK_PATH = '/auth/callback';

const RETRY_MS = 5_000;

export function openIdClient(settings: ClientSettings): OpenIdClient {
  const redirectUri = new URL(CALLBACK_PATH, settings.publicUrl).href;
  let discovered: Promise<oidc.Configuration> | undefined;
  // Nothing is asked before the first person signs in, so the server starts while the issuer is down; nor is it asked
  // again for each of many while it is.
  const configuration = () => {
    const asking = (discovered ??= discover(settings));
    asking.catch(() => setTimeout(() => (discovered = undefined), RETRY_MS).unref());
    return asking;
  };
  return {
    async begin(returnTo) {
      const begun = {
        state: oidc.randomState(),
        nonce: oidc.randomNonce(),
        codeVerifier: oidc.randomPKCECodeVerifier(),
        returnTo,
      };
      const url = oidc.buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirectUri,
        scope: settings.scope,
        state: begun.state,
        nonce: begun.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(begun.codeVerifier),
        code_challenge_method: 'S256',
      });
      return { url: url.href, begun };
    },
    async finish(search, { state, nonce, codeVerifier }) {
      const tokens = await oidc.authorizationCodeGrant(await configuration(), new URL(redirectUri + search), {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: codeVerifier,
        idTokenExpected: true,
      });
      return tokens.access_token;
    },
    async endUrl() {
      const known = await configuration();
      if (!known.serverMetadata().end_session_endpoint) return undefined;
      return oidc.buildEndSessionUrl(known, { post_logout_redirect_uri: settings.publicUrl }).href;
    },
  };
}

function discover({ issuer, clientId, clientSecret }: ClientSettings): Promise<oidc.Configuration> {
  const authentication = clientSecret === undefined ? oidc.None() : oidc.ClientSecretPost(clientSecret);
  // Only this machine itself may speak plain http; settings take no other.
  const execute = new URL(issuer).protocol === 'http:' ? [oidc.allowInsecureRequests] : [];
  return oidc.discovery(new URL(issuer), clientId, undefined, authentication, { execute });
}
