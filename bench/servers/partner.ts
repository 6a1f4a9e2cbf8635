/** The server of examples/partner-parking, to which every facility is its own, with its counts in memory. */
import { once } from 'node:events';
import type { OwnUnit } from '../../examples/partner-parking/src/own-unit.ts';
import { buildServer } from '../../examples/partner-parking/src/server.ts';

const [, port] = process.argv.slice(2);
const count = { placesFree: 17, updatedAt: '2026-11-23T11:00:00.000Z' };
const everyFacility = { get: (id: string) => id } as unknown as OwnUnit['externalIds'];
const server = buildServer({
  unit: { current: () => ({ id: '', externalIds: everyFacility }), stop: () => undefined },
  counts: { read: async (names) => names.map(() => count), write: async () => undefined },
  gateKey: '',
  contactPage: '',
});
server.listen(Number(port), '127.0.0.1');
await once(server, 'listening');
process.send?.('ready');
