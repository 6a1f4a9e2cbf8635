/** What `npm start` runs with GRAPHQL_EXECUTOR=jit, with authentication and policies, on the database of the bench. */
import { pino } from 'pino';
import { importBuilt, openOrm } from '../built.ts';

const [url, port, dataDir, limits] = process.argv.slice(2);
const { buildCommonsSchema } =
  await importBuilt<typeof import('../../src/server/graphql/schema.ts')>('src/server/graphql/schema.js');
const { buildServer } = await importBuilt<typeof import('../../src/server/server.ts')>('src/server/server.js');
const { createTokenVerifier } = await importBuilt<typeof import('../../src/district/identity/tokens/token.ts')>(
  'src/district/identity/tokens/token.js',
);
const { developmentIssuer } = await importBuilt<
  typeof import('../../src/district/identity/tokens/development-issuer.ts')
>('src/district/identity/tokens/development-issuer.js');

// Libraries have been loaded as in production; there, an identity provider would be required, which the bench has not.
process.env.NODE_ENV = 'bench';
const issuer = await developmentIssuer(dataDir!);
process.env.NODE_ENV = 'production';

const app = await buildServer({
  ...buildCommonsSchema(),
  gateway: { credential: process.env.GATEWAY_CREDENTIAL },
  orm: await openOrm(url!, 10),
  verifyToken: createTokenVerifier(issuer, () => new Date()),
  now: () => Temporal.Now.instant(),
  log: pino({ level: 'info' }),
  executor: 'jit',
  corsOrigins: [],
  production: true,
  // A budget of which no run of the bench comes to the end, but which is counted as any.
  ...(limits === 'counted' && { rates: { perActor: 1e6, perAddress: 1e6 } }),
  ...(limits === 'admitting' && { requestsAtOnce: 40 }),
});
await app.connections.listen({ host: '127.0.0.1', port: Number(port) });
process.send?.('ready');
