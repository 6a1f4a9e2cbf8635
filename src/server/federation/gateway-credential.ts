import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Config } from '../../config.ts';
import { storedFile } from '../../shared/stored-file.ts';
import type { GatewaySettings } from './gateway-door.ts';

/** The file in DATA_DIR that holds the credential which development makes for itself. */
const CREDENTIAL_FILE = 'gateway-credential';
const CREDENTIAL_BYTES = 32;

/**
 * Who is taken for a gateway, as the settings say. Where they name no credential, one is made at the first start and kept
 * in `dataDir`, for a gateway on the same machine; production makes none and so lets no gateway through.
 */
export async function gatewaySettings({
  gateway,
  environment,
  dataDir,
}: Pick<Config, 'gateway' | 'environment' | 'dataDir'>): Promise<GatewaySettings> {
  if (gateway.credential !== undefined || environment === 'production') return gateway;
  const made = await storedFile(
    join(dataDir, CREDENTIAL_FILE),
    () => `${randomBytes(CREDENTIAL_BYTES).toString('base64url')}\n`,
  );
  return { ...gateway, credential: made.trim() };
}
