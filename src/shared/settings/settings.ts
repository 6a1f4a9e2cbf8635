import { OFF, oneOf } from './setting-forms.ts';

export const PORT_MAX = 65_535;
/** PostgreSQL itself allows 100 connections unless told otherwise, the embedded one 200. */
export const POOL_SIZE_MAX = 200;
export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export const EXECUTORS = ['graphql-js', 'jit'] as const;
export const TRUSTED_DOCUMENTS = ['off', 'required'] as const;
/** What our own frontends ask, and what the client package does. */
export const DOCUMENTS_OF_OURS = ['schema/trusted-documents.json', 'packages/client/persisted-documents.json'];
export const SWITCH = ['on', 'off'] as const;
/** A token that could be guessed would be none. */
export const METRICS_TOKEN_LENGTH_MIN = 16;
export const ENVIRONMENTS = ['development', 'test', 'production'] as const;
/** Characters of a gateway's credential at least: 192 bits, if they are random base64. */
export const GATEWAY_CREDENTIAL_MIN = 32;
/** 192 bits, if they are random base64. */
export const SESSION_SECRET_MIN = 32;
/** The costliest operation that is let through at all has to fit into what anybody may spend. */
export const RATE_POINTS_MIN = 10_000;
export const RATE_POINTS_MAX = 1_000_000_000;
export const REQUESTS_AT_ONCE_MAX = 10_000;
export const SUBSCRIPTIONS_PER_ADDRESS_MAX = 10_000;
/** A month: whoever leaves an organisation is to lose what its tokens open. */
export const TOKEN_AGE_HOURS_MAX = 720;
/** A list is for a year at most, and so is what waits for an answer. */
export const ACCEPTANCE_DAYS_MAX = 366;

/**
 * Every setting: what it takes (the wording of the error messages), its default and what it does (the README's table).
 * An empty value counts as not set, as in most .env files.
 */
export const settings = {
  PORT: {
    takes: `a whole number from 0 to ${PORT_MAX} (0 picks a free port)`,
    default: '4000',
    meaning: 'Port that the server listens on.',
  },
  HOST: {
    takes: 'an IP address or host name of this machine',
    // The development issuer hands out tokens freely, so without another the server is reachable from its own machine only.
    default: '127.0.0.1',
    meaning: 'Address that the server listens on; 0.0.0.0 opens it to the network, which takes an OIDC_ISSUER.',
  },
  DATA_DIR: {
    takes: 'a folder that this user may write to',
    default: '.data',
    meaning: "Folder of the embedded database and of the development issuer's key.",
  },
  DATABASE_URL: {
    takes: 'a URL such as postgres://user:password@host:5432/database',
    default: 'an embedded PostgreSQL in DATA_DIR',
    meaning: 'PostgreSQL (16 or later) to use instead of the embedded one, as the role that serves and owns nothing.',
  },
  DATABASE_OWNER_URL: {
    takes: 'a URL such as postgres://owner:password@host:5432/database, together with DATABASE_URL',
    default: '',
    meaning:
      'The same database as the role that owns its tables: with it a start migrates, and grants what serving takes.',
  },
  DATABASE_POOL_SIZE: {
    takes: `a whole number from 1 to ${POOL_SIZE_MAX}`,
    default: '10',
    meaning: 'Most connections for the requests of one process; jobs take up to 5 more, live events 1.',
  },
  OIDC_ISSUER: {
    takes: 'the https URL of an OpenID Connect issuer (http only on a loopback address), together with OIDC_AUDIENCE',
    default: 'a development issuer',
    meaning: 'Issuer whose tokens are accepted; required with NODE_ENV=production.',
  },
  OIDC_AUDIENCE: {
    takes: 'the audience that tokens must name, together with OIDC_ISSUER',
    default: '',
    meaning: 'Audience that a token must name.',
  },
  OIDC_CLIENT_ID: {
    takes: 'the id under which the issuer knows this server as a client, together with PUBLIC_URL',
    default: '',
    meaning: 'With it people sign in to the pages of this server, by code flow with PKCE.',
  },
  OIDC_CLIENT_SECRET: {
    takes: 'what the issuer has given the client, together with OIDC_CLIENT_ID',
    default: '',
    meaning: 'The secret of the client; a public client has none.',
  },
  OIDC_SCOPE: {
    takes: 'scopes, separated by blanks, openid among them',
    default: 'openid',
    meaning: 'What is asked of the issuer at a sign-in; its access token has to name OIDC_AUDIENCE.',
  },
  PUBLIC_URL: {
    takes: 'an https origin such as https://commons.example.org (http only on a loopback address)',
    default: '',
    meaning: 'Under which browsers reach this server; with https its cookies go over nothing else.',
  },
  SESSION_SECRET: {
    takes: `${SESSION_SECRET_MIN} or more characters without blanks`,
    default: 'made at the first start and kept in DATA_DIR',
    meaning: 'Seals the sessions of browsers; the same for all processes of an installation.',
  },
  MAP_TILES: {
    takes: 'an https address with {z}, {x} and {y}, a blank, WGS84 or GCJ02, a blank, and whose tiles these are',
    default: '',
    meaning: 'Tiles under the map of the browser application; without, it shows none and asks nobody.',
  },
  CORS_ORIGINS: {
    takes: 'origins such as https://app.example.org, separated by commas, without a path',
    default: '',
    meaning: 'Web origins that browsers may call the API from.',
  },
  GATEWAY_CREDENTIAL: {
    takes: `${GATEWAY_CREDENTIAL_MIN} or more letters, digits and signs, without blanks`,
    default: 'made at the first start and kept in DATA_DIR; none in production',
    meaning: 'What a gateway shows, in the header x-gateway-credential, to have entities resolved.',
  },
  GATEWAY_OPEN: {
    takes: 'true or false',
    default: 'false',
    meaning: 'Take everybody for a gateway, for trying federation on one machine; production refuses it.',
  },
  LOG_LEVEL: { takes: oneOf(LOG_LEVELS), default: 'info', meaning: 'Least severe log line that is written.' },
  NODE_ENV: {
    takes: oneOf(ENVIRONMENTS),
    default: 'development',
    meaning: 'Production refuses the development issuer and the demonstration data.',
  },
  GRAPHQL_EXECUTOR: {
    takes: oneOf(EXECUTORS),
    default: 'graphql-js',
    meaning: 'Interpreted execution, or queries of bounded size compiled (jit); both give the same answers.',
  },
  TRUSTED_DOCUMENTS: {
    takes: oneOf(TRUSTED_DOCUMENTS),
    default: 'off',
    meaning: 'With required, only the operations of the trusted documents run; otherwise any within the limits.',
  },
  TRUSTED_DOCUMENTS_FILES: {
    takes: 'paths of manifests, separated by commas',
    default: DOCUMENTS_OF_OURS.join(','),
    meaning: 'The trusted documents: each text by its SHA-256. A frontend adds the manifest of its own build.',
  },
  INTROSPECTION: {
    takes: oneOf(SWITCH),
    default: 'on',
    meaning: 'Tell everybody the schema; with off, only a gateway that shows its credential.',
  },
  TOKEN_AGE_HOURS_MAX: {
    takes: `a whole number from 1 to ${TOKEN_AGE_HOURS_MAX}`,
    default: '24',
    meaning: 'Tokens that were issued (iat) longer ago are refused, whenever they say they expire.',
  },
  MATCH_ACCEPTANCE_DAYS: {
    takes: `a whole number from 1 to ${ACCEPTANCE_DAYS_MAX}`,
    default: '14',
    meaning: 'Days for which what one side of a match has accepted is held until the other answers.',
  },
  TRUSTED_PROXIES: {
    takes: 'IP addresses and CIDR ranges such as 10.0.0.0/8, separated by commas',
    default: '',
    meaning: 'Proxies whose X-Forwarded-For says where a request came from; that of all others is ignored.',
  },
  RATE_POINTS_PER_ACTOR: {
    takes: `a whole number from ${RATE_POINTS_MIN} to ${RATE_POINTS_MAX}, or ${OFF}`,
    default: '60000',
    meaning: 'Points that who shows a token may spend at once, and in each minute; an object costs about one.',
  },
  RATE_POINTS_PER_ADDRESS: {
    takes: `a whole number from ${RATE_POINTS_MIN} to ${RATE_POINTS_MAX}, or ${OFF}`,
    default: '300000',
    meaning: 'The same of one address (IPv6: one /64), for all who ask from there together.',
  },
  REQUESTS_AT_ONCE: {
    takes: `a whole number from 1 to ${REQUESTS_AT_ONCE_MAX}, or ${OFF}`,
    default: '40',
    meaning: 'Requests that one process answers at once, and a fourth when it has no rest; others come back (503).',
  },
  SUBSCRIPTIONS_PER_ADDRESS: {
    takes: `a whole number from 1 to ${SUBSCRIPTIONS_PER_ADDRESS_MAX}, or ${OFF}`,
    default: '200',
    meaning: 'Subscriptions, and connections for them, of all without a token at one address, of each process.',
  },
  METRICS: {
    takes: oneOf(SWITCH),
    default: 'on',
    meaning: 'Serve Prometheus metrics at /metrics: to this machine, or to whoever shows METRICS_TOKEN.',
  },
  METRICS_TOKEN: {
    takes: `at least ${METRICS_TOKEN_LENGTH_MIN} characters without blanks`,
    default: '',
    meaning: 'Bearer token for /metrics; with it, this machine has to show it too.',
  },
  OTEL_EXPORTER_OTLP_ENDPOINT: {
    takes: 'the http or https URL of an OpenTelemetry collector',
    default: '',
    meaning: 'Collector that traces are sent to (OTLP over HTTP); none are made without it.',
  },
  PHONE_CODE_URL: {
    takes: 'the https URL of a service that sends messages to phones (http only on a loopback address)',
    default: 'none: a file in DATA_DIR; in production no codes are sent',
    meaning: 'Where the codes that confirm phone numbers are posted to, as JSON: phone, code and language.',
  },
  PHONE_CODE_TOKEN: {
    takes: 'a text without blanks, together with PHONE_CODE_URL',
    default: '',
    meaning: 'Bearer token that is shown to that service.',
  },
  NOTIFICATION_URL: {
    takes:
      'the https URL of a service that carries messages (http only on a loopback address), with NOTIFICATION_SECRET',
    default: 'none: files in DATA_DIR; in production no messages are sent',
    meaning: 'Where messages to phones and mailboxes are posted to, as JSON, signed as webhooks are.',
  },
  NOTIFICATION_SECRET: {
    takes: 'whsec_ and 24 or more bytes in base64, together with NOTIFICATION_URL',
    default: '',
    meaning: 'What those messages are signed with.',
  },
  NOTIFICATION_TEMPLATES: {
    takes:
      'pairs such as REMINDER=SMS_1001, separated by commas, each of a kind of notification and a name without blanks',
    default: '',
    meaning: 'What the service calls the wording of each kind; it is sent along.',
  },
  WEBHOOK_ALLOW_PRIVATE: {
    takes: 'true or false',
    default: 'false',
    meaning: 'Let webhooks point to this machine (there also by http) and to private networks; production refuses it.',
  },
  SEED: {
    takes: 'true or false',
    default: 'true with the embedded database, false with DATABASE_URL or in production',
    meaning: 'Fill an empty database with the demonstration data.',
  },
} as const;
