import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../src/config.ts';
import { settings } from '../src/shared/settings/settings.ts';

/** As short as one may be. */
const GATEWAY_CREDENTIAL = 'c'.repeat(32);
const OIDC = { OIDC_ISSUER: 'https://login.example.org/realms/gulou', OIDC_AUDIENCE: 'grid-commons' };

/** The message that an environment is refused with; fails when it is accepted. */
function refusal(env: NodeJS.ProcessEnv): string {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error(`accepted: ${JSON.stringify(env)}`);
}

describe('an empty environment', () => {
  it('gives a development server on this machine with its own seeded database', () => {
    expect(readConfig({})).toEqual({
      environment: 'development',
      host: '127.0.0.1',
      port: 4000,
      dataDir: resolve('.data'),
      database: { url: undefined, ownerUrl: undefined, poolSize: 10 },
      oidc: undefined,
      corsOrigins: [],
      gateway: { credential: undefined, open: false },
      logLevel: 'info',
      executor: 'graphql-js',
      trustedDocuments: {
        required: false,
        files: ['schema/trusted-documents.json', 'packages/client/persisted-documents.json'].map((file) =>
          resolve(file),
        ),
      },
      introspection: true,
      tokenAgeMaxHours: 24,
      acceptanceDays: 14,
      trustedProxies: [],
      limits: {
        pointsPerActor: 60_000,
        pointsPerAddress: 300_000,
        requestsAtOnce: 40,
        subscriptionsPerAddress: 200,
      },
      metrics: { token: undefined },
      traceEndpoint: undefined,
      phoneCodes: undefined,
      mapTiles: undefined,
      webhooks: { allowPrivate: false },
      seed: true,
    });
  });

  it('is the same as one whose settings are all empty', () => {
    const empty = Object.fromEntries(Object.keys(settings).map((name) => [name, '']));
    expect(readConfig(empty)).toEqual(readConfig({}));
  });
});

describe('a full environment', () => {
  it('is taken as given', () => {
    expect(
      readConfig({
        ...OIDC,
        PORT: '0',
        HOST: '0.0.0.0',
        DATA_DIR: '/var/lib/grid-commons',
        DATABASE_URL: 'postgresql://commons:s3cret@db.internal:6432/commons?sslmode=require',
        DATABASE_POOL_SIZE: '25',
        CORS_ORIGINS: 'https://app.example.org, http://localhost:5173',
        GATEWAY_CREDENTIAL,
        LOG_LEVEL: 'debug',
        NODE_ENV: 'production',
        GRAPHQL_EXECUTOR: 'jit',
        TRUSTED_DOCUMENTS: 'required',
        TRUSTED_DOCUMENTS_FILES: '/srv/web.json, /srv/kiosk.json',
        INTROSPECTION: 'off',
        TOKEN_AGE_HOURS_MAX: '1',
        MATCH_ACCEPTANCE_DAYS: '30',
        TRUSTED_PROXIES: '10.0.0.0/8, ::1',
        RATE_POINTS_PER_ACTOR: '10000',
        RATE_POINTS_PER_ADDRESS: 'off',
        REQUESTS_AT_ONCE: 'off',
        SUBSCRIPTIONS_PER_ADDRESS: '7',
        METRICS: 'on',
        METRICS_TOKEN: 'sixteen-characters-or-more',
        OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector.internal:4318',
        PHONE_CODE_URL: 'https://messages.internal/codes',
        PHONE_CODE_TOKEN: 'sixteen-characters',
        WEBHOOK_ALLOW_PRIVATE: 'false',
        SEED: 'false',
      }),
    ).toEqual({
      environment: 'production',
      host: '0.0.0.0',
      port: 0,
      dataDir: '/var/lib/grid-commons',
      database: {
        url: 'postgresql://commons:s3cret@db.internal:6432/commons?sslmode=require',
        ownerUrl: undefined,
        poolSize: 25,
      },
      oidc: { issuer: OIDC.OIDC_ISSUER, audience: OIDC.OIDC_AUDIENCE },
      corsOrigins: ['https://app.example.org', 'http://localhost:5173'],
      gateway: { credential: GATEWAY_CREDENTIAL, open: false },
      logLevel: 'debug',
      executor: 'jit',
      trustedDocuments: { required: true, files: ['/srv/web.json', '/srv/kiosk.json'] },
      introspection: false,
      tokenAgeMaxHours: 1,
      acceptanceDays: 30,
      trustedProxies: ['10.0.0.0/8', '::1'],
      limits: {
        pointsPerActor: 10_000,
        pointsPerAddress: undefined,
        requestsAtOnce: undefined,
        subscriptionsPerAddress: 7,
      },
      metrics: { token: 'sixteen-characters-or-more' },
      traceEndpoint: 'http://collector.internal:4318',
      phoneCodes: { url: 'https://messages.internal/codes', token: 'sixteen-characters' },
      webhooks: { allowPrivate: false },
      seed: false,
    });
  });

  it('does not seed a database that was brought along unless it is asked to', () => {
    const DATABASE_URL = 'postgres://commons@db/commons';
    expect(readConfig({ DATABASE_URL }).seed).toBe(false);
    expect(readConfig({ DATABASE_URL, SEED: 'true' }).seed).toBe(true);
    expect(readConfig({ SEED: 'false' }).seed).toBe(false);
  });

  it('takes an issuer without TLS on this machine', () => {
    const issuer = 'http://127.0.0.1:8080/realms/gulou';
    expect(readConfig({ ...OIDC, OIDC_ISSUER: issuer }).oidc?.issuer).toBe(issuer);
  });
});

describe('a bad value', () => {
  it.each([
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '4000.5'],
    ['PORT', 'http'],
    ['HOST', 'my host'],
    ['HOST', 'http://localhost'],
    ['DATABASE_POOL_SIZE', '0'],
    ['DATABASE_POOL_SIZE', '201'],
    ['CORS_ORIGINS', '*'],
    ['GATEWAY_OPEN', 'yes'],
    ['WEBHOOK_ALLOW_PRIVATE', 'yes'],
    ['PHONE_CODE_URL', 'http://messages.internal/codes'],
    ['CORS_ORIGINS', 'https://app.example.org/'],
    ['CORS_ORIGINS', 'https://app.example.org,,'],
    ['LOG_LEVEL', 'verbose'],
    ['NODE_ENV', 'staging'],
    ['GRAPHQL_EXECUTOR', 'fast'],
    ['SEED', 'yes'],
    ['TRUSTED_DOCUMENTS', 'on'],
    ['TRUSTED_DOCUMENTS_FILES', 'a.json,,b.json'],
    ['METRICS', 'yes'],
  ] as const)('of %s (%s) is refused by name, with what it got and what it takes', (name, value) => {
    expect(refusal({ [name]: value })).toBe(`${name} is ${JSON.stringify(value)}; it takes ${settings[name].takes}.`);
  });

  it.each([
    ['mysql://commons:s3cret@db:3306/commons', '"mysql://db:3306/commons"'],
    ['postgres://commons:s3cret@db:port/commons?password=s3cret', 'not a URL'],
    ['postgres:commons:s3cret', '"postgres:…"'],
    ['postgres:///commons?password=s3cret', '"postgres:…"'],
    ['s3cret', 'not a URL'],
  ])('of DATABASE_URL (%s) is refused without showing the password', (value, got) => {
    expect(refusal({ DATABASE_URL: value })).toBe(`DATABASE_URL is ${got}; it takes ${settings.DATABASE_URL.takes}.`);
  });

  it('of METRICS_TOKEN is refused without showing it', () => {
    expect(refusal({ METRICS_TOKEN: 's3cret' })).toBe(
      `METRICS_TOKEN is not a token; it takes ${settings.METRICS_TOKEN.takes}.`,
    );
  });

  it('of PHONE_CODE_TOKEN is refused without showing it', () => {
    expect(refusal({ PHONE_CODE_TOKEN: 's3 cret' })).toBe(
      `PHONE_CODE_TOKEN is not a token; it takes ${settings.PHONE_CODE_TOKEN.takes}.`,
    );
  });

  it('of OTEL_EXPORTER_OTLP_ENDPOINT is refused without showing a password', () => {
    expect(refusal({ OTEL_EXPORTER_OTLP_ENDPOINT: 'grpc://me:s3cret@collector:4317' })).toBe(
      `OTEL_EXPORTER_OTLP_ENDPOINT is "grpc://collector:4317"; it takes ${settings.OTEL_EXPORTER_OTLP_ENDPOINT.takes}.`,
    );
  });

  it.each([
    ['http://login.example.org/', '"http://login.example.org/"'],
    ['https://app:s3cret@login.example.org/', '"https://login.example.org/"'],
    ['https://login.example.org/?realm=gulou', '"https://login.example.org/"'],
    ['login.example.org', 'not a URL'],
  ])('of OIDC_ISSUER (%s) is refused', (value, got) => {
    expect(refusal({ ...OIDC, OIDC_ISSUER: value })).toBe(
      `OIDC_ISSUER is ${got}; it takes ${settings.OIDC_ISSUER.takes}.`,
    );
  });

  it.each(['a sentence is long enough but has blanks', 'c'.repeat(31)])(
    'of GATEWAY_CREDENTIAL (%s) is refused without showing it',
    (value) => {
      expect(refusal({ GATEWAY_CREDENTIAL: value })).toBe(
        `GATEWAY_CREDENTIAL is a text of ${value.length} characters; it takes ${settings.GATEWAY_CREDENTIAL.takes}.`,
      );
    },
  );

  it('of GATEWAY_OPEN is what production takes for one', () => {
    expect(refusal({ ...OIDC, NODE_ENV: 'production', GATEWAY_OPEN: 'true' })).toMatch(
      /^GATEWAY_OPEN is "true", which/,
    );
    expect(readConfig({ GATEWAY_OPEN: 'true' }).gateway.open).toBe(true);
  });

  it('of WEBHOOK_ALLOW_PRIVATE is what production takes for one', () => {
    expect(refusal({ ...OIDC, NODE_ENV: 'production', WEBHOOK_ALLOW_PRIVATE: 'true' })).toMatch(
      /^WEBHOOK_ALLOW_PRIVATE is "true", which/,
    );
    expect(readConfig({ WEBHOOK_ALLOW_PRIVATE: 'true' }).webhooks.allowPrivate).toBe(true);
    expect(readConfig({}).webhooks.allowPrivate).toBe(false);
  });

  it('is cut when it is very long', () => {
    expect(refusal({ LOG_LEVEL: 'x'.repeat(1_000) }).length).toBeLessThan(300);
  });

  it('does not hide another: each has its own line', () => {
    expect(refusal({ PORT: 'http', LOG_LEVEL: 'verbose', OIDC_AUDIENCE: 'x' }).split('\n')).toEqual([
      expect.stringContaining('PORT is "http"'),
      expect.stringContaining('LOG_LEVEL is "verbose"'),
      expect.stringContaining('OIDC_ISSUER is not set'),
    ]);
  });
});

describe('the demonstration data', () => {
  it('stays out of production, whatever the database', () => {
    const production = { ...OIDC, NODE_ENV: 'production' };
    expect(readConfig(production).seed).toBe(false);
    expect(refusal({ ...production, SEED: 'true' })).toMatch(/^SEED is "true", which NODE_ENV=production refuses;/);
  });
});

describe('a host that others can reach', () => {
  it.each(['0.0.0.0', '::', '192.168.1.10', '10.127.0.1', 'commons.example.org'])(
    'takes an issuer: %s without one is refused, since everybody there would be given any token',
    (HOST) => {
      expect(refusal({ HOST })).toBe(
        `HOST is "${HOST}", which takes an OIDC_ISSUER: without one, only 127.0.0.1, ::1 or localhost.`,
      );
      expect(refusal({ HOST, NODE_ENV: 'test' })).toMatch(/^HOST is /);
      expect(readConfig({ HOST, ...OIDC }).host).toBe(HOST);
    },
  );

  it.each(['127.0.0.1', '127.0.1.1', '::1', 'localhost'])('is not %s', (HOST) => {
    expect(readConfig({ HOST }).host).toBe(HOST);
  });
});

describe('the owner of the database', () => {
  const DATABASE_URL = 'postgres://commons_service:s3cret@db/commons';
  const DATABASE_OWNER_URL = 'postgres://commons_owner:0wner@db/commons';

  it('comes together with the role that serves', () => {
    expect(readConfig({ DATABASE_URL, DATABASE_OWNER_URL }).database).toEqual({
      url: DATABASE_URL,
      ownerUrl: DATABASE_OWNER_URL,
      poolSize: 10,
    });
    expect(refusal({ DATABASE_OWNER_URL })).toBe(
      `DATABASE_URL is not set although DATABASE_OWNER_URL is; it takes ${settings.DATABASE_URL.takes}.`,
    );
  });

  it('is named without a password when its URL is none', () => {
    expect(refusal({ DATABASE_URL, DATABASE_OWNER_URL: 'mysql://commons_owner:0wner@db/commons' })).toBe(
      `DATABASE_OWNER_URL is "mysql://db/commons"; it takes ${settings.DATABASE_OWNER_URL.takes}.`,
    );
  });
});

describe('the token issuer', () => {
  it('is required in production', () => {
    expect(refusal({ NODE_ENV: 'production' })).toBe(
      `OIDC_ISSUER is not set, which NODE_ENV=production requires; it takes ${settings.OIDC_ISSUER.takes}.`,
    );
  });

  it('and the audience come together', () => {
    expect(refusal({ OIDC_ISSUER: OIDC.OIDC_ISSUER })).toMatch(/^OIDC_AUDIENCE is not set although OIDC_ISSUER is;/);
    expect(refusal({ OIDC_AUDIENCE: OIDC.OIDC_AUDIENCE })).toMatch(
      /^OIDC_ISSUER is not set although OIDC_AUDIENCE is;/,
    );
  });
});

describe('the tiles of the map', () => {
  it('are an address, a datum and whose they are', () => {
    const MAP_TILES = 'https://tiles.example.org/{z}/{x}/{y}.png?key=1 GCJ02 示例图 GS(2026)1号';
    expect(readConfig({ MAP_TILES }).mapTiles).toEqual({
      url: 'https://tiles.example.org/{z}/{x}/{y}.png?key=1',
      datum: 'GCJ02',
      attribution: '示例图 GS(2026)1号',
    });
  });

  it.each([
    'https://a.example/{z}/{x}.png WGS84 A',
    'http://a.example/{z}/{x}/{y} WGS84 A',
    'https://a.example/{z}/{x}/{y} BD09 A',
    'https://a.example/{z}/{x}/{y} WGS84',
  ])('are not %s', (MAP_TILES) => {
    expect(refusal({ MAP_TILES })).toContain('MAP_TILES is');
  });
});
