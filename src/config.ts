import { resolve } from 'node:path';
import { z } from 'zod';
import { projectFile } from './shared/project-file.ts';
import { isLoopback } from './shared/loopback.ts';
import { type MapTiles, mapTilesFrom } from './shared/map-tiles.ts';
import {
  shownUrl,
  wholeNumber,
  limit,
  isNetwork,
  isDatabaseUrl,
  isHttpUrl,
  isIssuer,
  isOrigin,
  PAIRS_FORM,
  pairsFrom,
} from './shared/settings/setting-forms.ts';
import {
  PORT_MAX,
  POOL_SIZE_MAX,
  LOG_LEVELS,
  EXECUTORS,
  TRUSTED_DOCUMENTS,
  DOCUMENTS_OF_OURS,
  SWITCH,
  METRICS_TOKEN_LENGTH_MIN,
  ENVIRONMENTS,
  GATEWAY_CREDENTIAL_MIN,
  SESSION_SECRET_MIN,
  RATE_POINTS_MIN,
  RATE_POINTS_MAX,
  REQUESTS_AT_ONCE_MAX,
  SUBSCRIPTIONS_PER_ADDRESS_MAX,
  TOKEN_AGE_HOURS_MAX,
  ACCEPTANCE_DAYS_MAX,
  settings,
} from './shared/settings/settings.ts';

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
  /** The service that carries messages to phones and mailboxes; without one, as codes, and production sends none. */
  readonly messages:
    | { readonly url: string; readonly secret: string; readonly templates: ReadonlyMap<string, string> }
    | undefined;
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

/** Of an address or a name; whether it is one of this machine shows when it is listened on. */
const HOST_FORM = /^[\w.:%-]+$/;
/** What a header can carry as it is: visible ASCII. */
const GATEWAY_CREDENTIAL_FORM = new RegExp(`^[!-~]{${GATEWAY_CREDENTIAL_MIN},}$`);
/** As webhooks are signed with; 24 bytes are 32 characters. */
const NOTIFICATION_SECRET_FORM = /^whsec_[A-Za-z0-9+/]{32,}={0,2}$/;
/** A longer value is cut in an error message. */
const SHOWN_VALUE_LENGTH = 80;

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
  NOTIFICATION_URL: z.string().refine(isIssuer).optional(),
  NOTIFICATION_SECRET: z.string().regex(NOTIFICATION_SECRET_FORM).optional(),
  NOTIFICATION_TEMPLATES: z.string().regex(PAIRS_FORM).transform(pairsFrom).optional(),
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
    messages:
      data.NOTIFICATION_URL === undefined || data.NOTIFICATION_SECRET === undefined
        ? undefined
        : {
            url: data.NOTIFICATION_URL,
            secret: data.NOTIFICATION_SECRET,
            templates: data.NOTIFICATION_TEMPLATES ?? new Map(),
          },
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
    ...messageContradictions(given),
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

/** What is sent unsigned could be anybody's. */
function messageContradictions(given: NodeJS.ProcessEnv): string[] {
  const [url, secret] = [Boolean(given.NOTIFICATION_URL), Boolean(given.NOTIFICATION_SECRET)];
  if (url && !secret) {
    return [
      `NOTIFICATION_SECRET is not set although NOTIFICATION_URL is; it takes ${settings.NOTIFICATION_SECRET.takes}.`,
    ];
  }
  const without = secret ? 'NOTIFICATION_SECRET' : 'NOTIFICATION_TEMPLATES';
  return !url && given[without]
    ? [`NOTIFICATION_URL is not set although ${without} is; it takes ${settings.NOTIFICATION_URL.takes}.`]
    : [];
}

/** A value as an error message shows it. Of a URL that may carry credentials, only the parts that cannot. */
function shown(name: SettingName, value = ''): string {
  if (name === 'METRICS_TOKEN' || name === 'PHONE_CODE_TOKEN') return 'not a token';
  if (name === 'NOTIFICATION_SECRET' || name === 'SESSION_SECRET' || name === 'OIDC_CLIENT_SECRET')
    return `a text of ${value.length} characters`;
  if (
    /^DATABASE_(OWNER_)?URL$/.test(name) ||
    name === 'OIDC_ISSUER' ||
    name === 'OTEL_EXPORTER_OTLP_ENDPOINT' ||
    name === 'PHONE_CODE_URL' ||
    name === 'NOTIFICATION_URL'
  ) {
    return URL.canParse(value) ? JSON.stringify(shownUrl(value)) : 'not a URL';
  }
  if (name === 'GATEWAY_CREDENTIAL') return `a text of ${value.length} characters`;
  return JSON.stringify(value.length > SHOWN_VALUE_LENGTH ? `${value.slice(0, SHOWN_VALUE_LENGTH)}…` : value);
}
