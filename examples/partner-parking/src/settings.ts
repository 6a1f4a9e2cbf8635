/** What the service is told from outside, by its environment or by `.env`. */
export interface Settings {
  readonly host: string;
  readonly port: number;
  /** The API of Grid Commons, without a path. */
  readonly commonsUrl: string;
  /** The service account of the unit, as its manager was shown it. */
  readonly clientId: string;
  readonly clientSecret: string;
  /** What the gates show when they report a count. */
  readonly gateKey: string;
  /** What the messages of the webhook are signed with; absent when there is none. */
  readonly webhookSecret: string | undefined;
  /** The file that the last counts are kept in. */
  readonly countsFile: string;
  /** The page on which the unit can be reached. */
  readonly contactPage: string;
}

/**
 * Reads the settings.
 * @throws Error naming the first that is missing
 */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  return {
    host: env.HOST || '127.0.0.1',
    port: Number(env.PORT || 4001),
    ...readClient(env),
    gateKey: required(env, 'GATE_KEY'),
    webhookSecret: env.WEBHOOK_SECRET || undefined,
    countsFile: env.COUNTS_FILE || 'data/counts.json',
    contactPage: env.CONTACT_PAGE || 'https://parking.example/contact',
  };
}

/** The part of the settings with which Grid Commons is asked. */
export type ClientSettings = Pick<Settings, 'commonsUrl' | 'clientId' | 'clientSecret'>;

/** Reads that part alone. */
export function readClient(env: NodeJS.ProcessEnv): ClientSettings {
  return {
    commonsUrl: env.COMMONS_URL || 'http://127.0.0.1:4000',
    clientId: required(env, 'CLIENT_ID'),
    clientSecret: required(env, 'CLIENT_SECRET'),
  };
}

function required(env: NodeJS.ProcessEnv, name: string): string {
  const value = env[name];
  if (!value) throw new Error(`${name} is not set: README.md says where to get it.`);
  return value;
}
