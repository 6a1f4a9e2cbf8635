import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../../src/config.ts';
import { gatewaySettings } from '../../../src/server/federation/gateway-credential.ts';
import { gatewayDoor } from '../../../src/server/federation/gateway-door.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = join(await mkdtemp(join(tmpdir(), 'gateway-credential-')), 'data');
});
afterEach(() => rm(join(dataDir, '..'), { recursive: true }));

const settingsIn = (env: NodeJS.ProcessEnv) => gatewaySettings(readConfig({ ...env, DATA_DIR: dataDir }));
const file = () => join(dataDir, 'gateway-credential');

describe('the credential of the gateway', () => {
  it('is made at the first start of a development server, and kept where only its user reads it', async () => {
    const { credential } = await settingsIn({});
    expect(credential).toMatch(/^[\w-]{43}$/);
    expect(await readFile(file(), 'utf8')).toBe(`${credential}\n`);
    expect((await stat(file())).mode & 0o777).toBe(0o600);
    expect(await settingsIn({})).toEqual({ credential, open: false });
    expect(readConfig({ GATEWAY_CREDENTIAL: credential }).gateway.credential).toBe(credential);
  });

  it('is the same for processes that start at the same time', async () => {
    const started = await Promise.all(Array.from({ length: 8 }, () => settingsIn({})));
    expect(new Set(started.map(({ credential }) => credential)).size).toBe(1);
  });

  it('is the one of the settings, if they name one', async () => {
    const credential = 'c'.repeat(40);
    expect(await settingsIn({ GATEWAY_CREDENTIAL: credential })).toEqual({ credential, open: false });
    await expect(stat(file())).rejects.toThrow('ENOENT');
  });

  it('is never made in production, which then lets no gateway through', async () => {
    const production = { NODE_ENV: 'production', OIDC_ISSUER: 'https://login.example.org', OIDC_AUDIENCE: 'commons' };
    const settings = await settingsIn(production);
    expect(settings.credential).toBeUndefined();
    await expect(stat(file())).rejects.toThrow('ENOENT');
    expect(gatewayDoor(settings)(undefined)).toBe(false);
    expect(gatewayDoor(settings)('')).toBe(false);
  });
});

describe('the door', () => {
  it('opens to the credential, and to nothing like it', () => {
    const isGateway = gatewayDoor({ credential: 'c'.repeat(32) });
    expect(isGateway('c'.repeat(32))).toBe(true);
    for (const wrong of ['c'.repeat(31), 'c'.repeat(33), 'C'.repeat(32), '', undefined, ['c'.repeat(32)]]) {
      expect(isGateway(wrong)).toBe(false);
    }
  });

  it('stands open to everybody where the settings say so', () => {
    expect(gatewayDoor({ open: true })(undefined)).toBe(true);
  });
});
