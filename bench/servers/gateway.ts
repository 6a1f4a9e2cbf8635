/** What `npm run gateway` runs, before the server and the partner whose addresses it is given. */
import { once } from 'node:events';
import { buildGateway } from '../../packages/gateway/gateway.ts';
import { readSettings } from '../../packages/gateway/settings.ts';

const [commons, port, parking] = process.argv.slice(2);
const { server } = buildGateway(
  readSettings(['--url', `commons=${commons}`, '--url', `parking=${parking}`, '--port', port!], process.env)!,
);
server.listen(Number(port), '127.0.0.1');
await once(server, 'listening');
process.send?.('ready');
