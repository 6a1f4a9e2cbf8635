import { resolve } from 'node:path';
import ipaddr from 'ipaddr.js';
import { z } from 'zod';
import { projectFile } from './shared/project-file.ts';
import { isLoopback } from './shared/loopback.ts';
import { type MapTiles, mapTilesFrom } from './shared/map-tiles.ts';

/** The environment, validated. Everything that can differ between two runs of this program stands here. */
export interface Config {
  readonly environment: 'development' | 'test' | 'production';
  readonly host: string;
  /** 0 lets the system pick a free port. */
  readonly port: number;
  /** Absolute path. Holds the embedded database and the key of the development token issuer. */
  readonly dataDir: string;
  /**
   * The database to use; without a URL the server starts its own in `dataDir`. The owner migrates, and the other URL
   * serves; without an owner the one that serves migrates if it owns the tables, and else only looks.
   */
  readonly database: {
    readonly url: string | undefined;
    readonly ownerUrl: string | undefined;
    readonly poolSize: number;
  };
  /** Who issues the tokens; without it the development issuer does, which production refuses. */
  readonly oidc: { readonly issuer: string; readonly audience: string } | undefined;
  /** How people sign in to the pages of this server; undefined where the issuer does not know it as a client. */
  readonly signIn:
    | {
        readonly clientId: string;
        readonly clientSecret: string | undefined;
        readonly scope: string;
        readonly publicUrl: string;
      }
    | undefined;
  /** Under which sessions are sealed; without one, it is made in `dataDir`. */
  readonly sessionSecret: string | undefined;
  /** Web origins that browsers may call the API from. */
  readonly corsOrigins: readonly string[];
  /** Which gateway may have entities resolved. Without a credential, none; but development makes one at its start. */
  readonly gateway: { readonly credential: string | undefined; readonly open: boolean };
  readonly logLevel: (typeof LOG_LEVELS)[number];
  readonly executor: (typeof EXECUTORS)[number];
  /** Which operations run; the manifests hold the trusted ones, which may be asked for by id in either case. */
  readonly trustedDocuments: { readonly required: boolean; readonly files: readonly string[] };
  /** Whether everybody may ask for the schema; a gateway always may. */
  readonly introspection: boolean;
  /** Tokens that were issued longer ago are none. */
  readonly tokenAgeMaxHours: number;
  /** Days for which what one side of a match has accepted is held for the other. */
  readonly acceptanceDays: number;
  /** By address or CIDR range, those who are believed where a request came from. */
  readonly trustedProxies: readonly string[];
  /** What one caller may take for themselves; undefined where nobody counts. */
  readonly limits: {
    readonly pointsPerActor: number | undefined;
    readonly pointsPerAddress: number | undefined;
    readonly requestsAtOnce: number | undefined;
    readonly subscriptionsPerAddress: number | undefined;
  };
  /** Undefined when nothing is measured. Without a token only this machine is shown the metrics. */
  readonly metrics: { readonly token: string | undefined } | undefined;
  /** The OpenTelemetry collector that traces are sent to. */
  readonly traceEndpoint: string | undefined;
  /** The service that carries codes to phones; without one they are not sent, and in development stand in a file. */
  readonly phoneCodes: { readonly url: string; readonly token: string | undefined } | undefined;
  /** Tiles under the map of the browser application; without, it draws none and asks nobody. */
  readonly mapTiles: MapTiles | undefined;
  /** Whether webhooks may point to this machine and its networks. */
  readonly webhooks: { readonly allowPrivate: boolean };
  /** Whether an empty database is filled with the demonstration data. A database that holds data is never seeded. */
  readonly seed: boolean;
}

/** Thrown when the environment is unusable. The message names every bad setting, what it got and what it takes. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const PORT_MAX = 65_535;
/** PostgreSQL itself allows 100 connections unless told otherwise, the embedded one 200. */
const POOL_SIZE_MAX = 200;
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const EXECUTORS = ['graphql-js', 'jit'] as const;
const TRUSTED_DOCUMENTS = ['off', 'required'] as const;
/** What our own frontends ask, and what the client package does. */
const DOCUMENTS_OF_OURS = ['schema/trusted-documents.json', 'packages/client/persisted-documents.json'];
const SWITCH = ['on', 'off'] as const;
/** A token that could be guessed would be none. */
const METRICS_TOKEN_LENGTH_MIN = 16;
/** Of an address or a name; whether it is one of this machine shows when it is listened on. */
const HOST_FORM = /^[\w.:%-]+$/;
const ENVIRONMENTS = ['development', 'test', 'production'] as const;
/** Plain HTTP is safe only where nobody can listen in. */
const LOOPBACK_HOSTS = ['localhost', '127.0.0.1', '[::1]'];
/** Characters of a gateway's credential at least: 192 bits, if they are random base64. */
const GATEWAY_CREDENTIAL_MIN = 32;
/** What a header can carry as it is: visible ASCII. */
const GATEWAY_CREDENTIAL_FORM = new RegExp(`^[!-~]{${GATEWAY_CREDENTIAL_MIN},}$`);
/** 192 bits, if they are random base64. */
const SESSION_SECRET_MIN = 32;
/** The costliest operation that is let through at all has to fit into what anybody may spend. */
const RATE_POINTS_MIN = 10_000;
const RATE_POINTS_MAX = 1_000_000_000;
const REQUESTS_AT_ONCE_MAX = 10_000;
const SUBSCRIPTIONS_PER_ADDRESS_MAX = 10_000;
/** A month: whoever leaves an organisation is to lose what its tokens open. */
const TOKEN_AGE_HOURS_MAX = 720;
/** A list is for a year at most, and so is what waits for an answer. */
const ACCEPTANCE_DAYS_MAX = 366;
/** Turns a limit off. */
const OFF = 'off';
/** A longer value is cut in an error message. */
const SHOWN_VALUE_LENGTH = 80;

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

type SettingName = keyof typeof settings;

const environmentShape = z.object({
  PORT: wholeNumber(0, PORT_MAX).default(Number(settings.PORT.default)),
  HOST: z.string().regex(HOST_FORM).default(settings.HOST.default),
  DATA_DIR: z.string().default(settings.DATA_DIR.default),
  DATABASE_URL: z.string().refine(isDatabaseUrl).optional(),
  DATABASE_OWNER_URL: z.string().refine(isDatabaseUrl).optional(),
  DATABASE_POOL_SIZE: wholeNumber(1, POOL_SIZE_MAX).default(Number(settings.DATABASE_POOL_SIZE.default)),
  OIDC_ISSUER: z.string().refine(isIssuer).optional(),
  OIDC_AUDIENCE: z.string().optional(),
  CORS_ORIGINS: z
    .string()
    .transform((list) => list.split(',').map((origin) => origin.trim()))
    .refine((origins) => origins.every(isOrigin))
    .default([]),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_SCOPE: z
    .string()
    .refine((scope) => scope.split(' ').includes('openid'))
    .default(settings.OIDC_SCOPE.default),
  PUBLIC_URL: z
    .string()
    .refine((url) => isOrigin(url) && isIssuer(url))
    .optional(),
  MAP_TILES: z.string().refine(mapTilesFrom).optional(),
  SESSION_SECRET: z.string().min(SESSION_SECRET_MIN).regex(/^\S+$/).optional(),
  GATEWAY_CREDENTIAL: z.string().regex(GATEWAY_CREDENTIAL_FORM).optional(),
  GATEWAY_OPEN: z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .default(false),
  LOG_LEVEL: z.enum(LOG_LEVELS).default(settings.LOG_LEVEL.default),
  NODE_ENV: z.enum(ENVIRONMENTS).default(settings.NODE_ENV.default),
  GRAPHQL_EXECUTOR: z.enum(EXECUTORS).default(settings.GRAPHQL_EXECUTOR.default),
  TRUSTED_DOCUMENTS: z.enum(TRUSTED_DOCUMENTS).default(settings.TRUSTED_DOCUMENTS.default),
  TRUSTED_DOCUMENTS_FILES: z
    .string()
    .transform((list) => list.split(',').map((path) => path.trim()))
    .refine((paths) => paths.every((path) => path !== ''))
    .optional(),
  INTROSPECTION: z.enum(SWITCH).default(settings.INTROSPECTION.default),
  TOKEN_AGE_HOURS_MAX: wholeNumber(1, TOKEN_AGE_HOURS_MAX).default(Number(settings.TOKEN_AGE_HOURS_MAX.default)),
  MATCH_ACCEPTANCE_DAYS: wholeNumber(1, ACCEPTANCE_DAYS_MAX).default(Number(settings.MATCH_ACCEPTANCE_DAYS.default)),
  TRUSTED_PROXIES: z
    .string()
    .transform((list) => list.split(',').map((network) => network.trim()))
    .refine((networks) => networks.every(isNetwork))
    .default([]),
  RATE_POINTS_PER_ACTOR: limit(RATE_POINTS_MIN, RATE_POINTS_MAX, settings.RATE_POINTS_PER_ACTOR),
  RATE_POINTS_PER_ADDRESS: limit(RATE_POINTS_MIN, RATE_POINTS_MAX, settings.RATE_POINTS_PER_ADDRESS),
  REQUESTS_AT_ONCE: limit(1, REQUESTS_AT_ONCE_MAX, settings.REQUESTS_AT_ONCE),
  SUBSCRIPTIONS_PER_ADDRESS: limit(1, SUBSCRIPTIONS_PER_ADDRESS_MAX, settings.SUBSCRIPTIONS_PER_ADDRESS),
  METRICS: z.enum(SWITCH).default(settings.METRICS.default),
  METRICS_TOKEN: z.string().min(METRICS_TOKEN_LENGTH_MIN).regex(/^\S+$/).optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.string().refine(isHttpUrl).optional(),
  PHONE_CODE_URL: z.string().refine(isIssuer).optional(),
  PHONE_CODE_TOKEN: z.string().regex(/^\S+$/).optional(),
  WEBHOOK_ALLOW_PRIVATE: z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .default(false),
  SEED: z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .optional(),
} satisfies Record<SettingName, z.ZodType>);

/**
 * Reads the settings from an environment; `settings` lists them.
 * @throws ConfigError naming every setting that is wrong, one a line; passwords are never in the message
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const read = environmentShape.safeParse(given);
  const problems = [...(read.success ? [] : malformed(read.error, given)), ...contradictions(given)];
  if (!read.success || problems.length > 0) throw new ConfigError(problems.join('\n'));

  const { data } = read;
  return {
    environment: data.NODE_ENV,
    host: data.HOST,
    port: data.PORT,
    dataDir: resolve(data.DATA_DIR),
    database: { url: data.DATABASE_URL, ownerUrl: data.DATABASE_OWNER_URL, poolSize: data.DATABASE_POOL_SIZE },
    oidc:
      data.OIDC_ISSUER && data.OIDC_AUDIENCE ? { issuer: data.OIDC_ISSUER, audience: data.OIDC_AUDIENCE } : undefined,
    signIn:
      data.OIDC_CLIENT_ID && data.PUBLIC_URL
        ? {
            clientId: data.OIDC_CLIENT_ID,
            clientSecret: data.OIDC_CLIENT_SECRET,
            scope: data.OIDC_SCOPE,
            publicUrl: data.PUBLIC_URL,
          }
        : undefined,
    sessionSecret: data.SESSION_SECRET,
    corsOrigins: data.CORS_ORIGINS,
    gateway: { credential: data.GATEWAY_CREDENTIAL, open: data.GATEWAY_OPEN },
    logLevel: data.LOG_LEVEL,
    executor: data.GRAPHQL_EXECUTOR,
    trustedDocuments: {
      required: data.TRUSTED_DOCUMENTS === 'required',
      files: data.TRUSTED_DOCUMENTS_FILES?.map((path) => resolve(path)) ?? DOCUMENTS_OF_OURS.map(projectFile),
    },
    introspection: data.INTROSPECTION === 'on',
    tokenAgeMaxHours: data.TOKEN_AGE_HOURS_MAX,
    acceptanceDays: data.MATCH_ACCEPTANCE_DAYS,
    trustedProxies: data.TRUSTED_PROXIES,
    limits: {
      pointsPerActor: data.RATE_POINTS_PER_ACTOR,
      pointsPerAddress: data.RATE_POINTS_PER_ADDRESS,
      requestsAtOnce: data.REQUESTS_AT_ONCE,
      subscriptionsPerAddress: data.SUBSCRIPTIONS_PER_ADDRESS,
    },
    metrics: data.METRICS === 'on' ? { token: data.METRICS_TOKEN } : undefined,
    traceEndpoint: data.OTEL_EXPORTER_OTLP_ENDPOINT,
    phoneCodes:
      data.PHONE_CODE_URL === undefined ? undefined : { url: data.PHONE_CODE_URL, token: data.PHONE_CODE_TOKEN },
    mapTiles: mapTilesFrom(data.MAP_TILES ?? ''),
    webhooks: { allowPrivate: data.WEBHOOK_ALLOW_PRIVATE },
    seed: data.SEED ?? (data.DATABASE_URL === undefined && data.NODE_ENV !== 'production'),
  };
}

function malformed(error: z.ZodError, given: NodeJS.ProcessEnv): string[] {
  const names = new Set(error.issues.map(({ path }) => path[0] as SettingName));
  return [...names].map((name) => `${name} is ${shown(name, given[name])}; it takes ${settings[name].takes}.`);
}

/** What no setting shows by itself. */
function contradictions({
  NODE_ENV,
  SEED,
  GATEWAY_OPEN,
  WEBHOOK_ALLOW_PRIVATE,
  ...given
}: NodeJS.ProcessEnv): string[] {
  // The made-up people and units would be for real, and the people have accounts.
  const seeded =
    NODE_ENV === 'production' && SEED === 'true'
      ? ['SEED is "true", which NODE_ENV=production refuses; a production database takes npm run seed -- territory.']
      : [];
  const open =
    NODE_ENV === 'production' && GATEWAY_OPEN === 'true'
      ? ['GATEWAY_OPEN is "true", which NODE_ENV=production refuses; give the gateway a GATEWAY_CREDENTIAL.']
      : [];
  const inside =
    NODE_ENV === 'production' && WEBHOOK_ALLOW_PRIVATE === 'true'
      ? ['WEBHOOK_ALLOW_PRIVATE is "true", which NODE_ENV=production refuses; webhooks go to public addresses.']
      : [];
  const ownerAlone =
    given.DATABASE_OWNER_URL && !given.DATABASE_URL
      ? [`DATABASE_URL is not set although DATABASE_OWNER_URL is; it takes ${settings.DATABASE_URL.takes}.`]
      : [];
  return [
    ...ownerAlone,
    ...seeded,
    ...open,
    ...inside,
    ...exposed({ NODE_ENV, ...given }),
    ...issuerContradictions({ NODE_ENV, ...given }),
    ...clientContradictions(given),
  ];
}

/** The development issuer gives any token to whoever asks, so nobody but this machine is to ask. */
function exposed({ HOST = settings.HOST.default, OIDC_ISSUER, NODE_ENV }: NodeJS.ProcessEnv): string[] {
  const local = HOST === 'localhost' || isLoopback(HOST);
  // Production takes an issuer anyway, and what is no host is told as that.
  return local || OIDC_ISSUER || NODE_ENV === 'production' || !HOST_FORM.test(HOST)
    ? []
    : [`HOST is ${shown('HOST', HOST)}, which takes an OIDC_ISSUER: without one, only 127.0.0.1, ::1 or localhost.`];
}

function issuerContradictions({ OIDC_ISSUER, OIDC_AUDIENCE, NODE_ENV }: NodeJS.ProcessEnv): string[] {
  if (OIDC_AUDIENCE && !OIDC_ISSUER) {
    return [`OIDC_ISSUER is not set although OIDC_AUDIENCE is; it takes ${settings.OIDC_ISSUER.takes}.`];
  }
  if (OIDC_ISSUER && !OIDC_AUDIENCE) {
    return [`OIDC_AUDIENCE is not set although OIDC_ISSUER is; it takes ${settings.OIDC_AUDIENCE.takes}.`];
  }
  if (NODE_ENV === 'production' && !OIDC_ISSUER) {
    return [`OIDC_ISSUER is not set, which NODE_ENV=production requires; it takes ${settings.OIDC_ISSUER.takes}.`];
  }
  return [];
}

/** Who signs people in has to be known to an issuer, and to know where they come back to. */
function clientContradictions({
  OIDC_CLIENT_ID,
  OIDC_CLIENT_SECRET,
  OIDC_ISSUER,
  PUBLIC_URL,
}: NodeJS.ProcessEnv): string[] {
  if (!OIDC_CLIENT_ID) {
    return OIDC_CLIENT_SECRET
      ? [`OIDC_CLIENT_ID is not set although OIDC_CLIENT_SECRET is; it takes ${settings.OIDC_CLIENT_ID.takes}.`]
      : [];
  }
  return [
    ...(OIDC_ISSUER
      ? []
      : [`OIDC_ISSUER is not set although OIDC_CLIENT_ID is; it takes ${settings.OIDC_ISSUER.takes}.`]),
    ...(PUBLIC_URL ? [] : [`PUBLIC_URL is not set although OIDC_CLIENT_ID is; it takes ${settings.PUBLIC_URL.takes}.`]),
  ];
}

/** A value as an error message shows it. Of a URL that may carry credentials, only the parts that cannot. */
function shown(name: SettingName, value = ''): string {
  if (name === 'METRICS_TOKEN' || name === 'PHONE_CODE_TOKEN') return 'not a token';
  if (name === 'SESSION_SECRET' || name === 'OIDC_CLIENT_SECRET') return `a text of ${value.length} characters`;
  if (
    /^DATABASE_(OWNER_)?URL$/.test(name) ||
    name === 'OIDC_ISSUER' ||
    name === 'OTEL_EXPORTER_OTLP_ENDPOINT' ||
    name === 'PHONE_CODE_URL'
  ) {
    return URL.canParse(value) ? JSON.stringify(shownUrl(value)) : 'not a URL';
  }
  if (name === 'GATEWAY_CREDENTIAL') return `a text of ${value.length} characters`;
  return JSON.stringify(value.length > SHOWN_VALUE_LENGTH ? `${value.slice(0, SHOWN_VALUE_LENGTH)}…` : value);
}

/** A URL as messages show it: without user, password and query. */
export function shownUrl(url: string): string {
  const { protocol, host, pathname } = new URL(url);
  // Without "//" everything after the scheme is the path, credentials included.
  return host ? `${protocol}//${host}${pathname}` : `${protocol}…`;
}

function wholeNumber(min: number, max: number) {
  return z.string().regex(/^\d+$/).transform(Number).pipe(z.number().min(min).max(max));
}

/** A number that can be turned off. */
function limit(min: number, max: number, setting: { readonly default: string }) {
  return z
    .union([z.literal(OFF), wholeNumber(min, max)])
    .default(Number(setting.default))
    .transform((value) => (value === OFF ? undefined : value));
}

function isNetwork(value: string): boolean {
  return ipaddr.isValid(value) || ipaddr.isValidCIDR(value);
}

function isDatabaseUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  return /^postgres(ql)?:$/.test(url.protocol) && url.host !== '';
}

function isHttpUrl(value: string): boolean {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}

function isIssuer(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK_HOSTS.includes(url.hostname));
  // OpenID Connect Discovery 1.0 §3: an issuer has no query and no fragment.
  return isSafe && !url.username && !url.password && !url.search && !url.hash;
}

function isOrigin(value: string): boolean {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol) && new URL(value).origin === value;
}

function oneOf(values: readonly string[]): string {
  return `one of ${values.join(', ')}`;
}
