/** What `npm start` runs, with authentication and policies, on the database of the bench. */
import { pino } from 'pino';
import { importBuilt } from '../built.ts';

const [url, port, dataDir] = process.argv.slice(2);
const { createOrm } = await importBuilt<typeof import('../../src/database/orm.ts')>('src/database/orm.js');
const { buildCommonsSchema } = await importBuilt<typeof import('../../src/schema.ts')>('src/schema.js');
const { buildServer } = await importBuilt<typeof import('../../src/server.ts')>('src/server.js');
const { createTokenVerifier } =
  await importBuilt<typeof import('../../src/identity/token.ts')>('src/identity/token.js');
const { developmentIssuer } = await importBuilt<typeof import('../../src/identity/development-issuer.ts')>(
  'src/identity/development-issuer.js',
);

// Libraries have been loaded as in production; there, an identity provider would be required, which the bench has not.
process.env.NODE_ENV = 'bench';
const issuer = await developmentIssuer(dataDir!);
process.env.NODE_ENV = 'production';

const app = await buildServer({
  ...buildCommonsSchema(),
  gateway: { credential: process.env.GATEWAY_CREDENTIAL },
  orm: await createOrm(url!, 10),
  verifyToken: createTokenVerifier(issuer, () => new Date()),
  now: () => Temporal.Now.instant(),
  log: pino({ level: 'info' }),
  executor: 'jit',
  corsOrigins: [],
  production: true,
});
await app.listen({ host: '127.0.0.1', port: Number(port), listenTextResolver: () => 'listening' });
process.send?.('ready');
