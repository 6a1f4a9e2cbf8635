import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/** The subgraph that is ours: it alone is shown the credential. Every other one is a partner's. */
export const OUR_SUBGRAPH = 'commons';
/** How long a subgraph may take to answer, in milliseconds: we a little longer than our longest statement, a partner less. */
const OUR_TIMEOUT_MS = 15_000;
const PARTNER_TIMEOUT_MS = 2_000;
/** The partner that is part of this repository. */
const EXAMPLE_PARTNER = 'parking';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

export const USAGE = `npm run gateway -- [options]

  --port N           port to listen on (4002; 0 picks a free one)
  --host ADDRESS     address to listen on (127.0.0.1)
  --supergraph FILE  the composed graph (schema/supergraph.graphql)
  --url NAME=URL     where a subgraph answers, in place of what the supergraph says; once for each
  --timeout NAME=MS  how long it may take (${OUR_SUBGRAPH} ${OUR_TIMEOUT_MS}, others ${PARTNER_TIMEOUT_MS})
  --token-to NAME    a subgraph that is sent the caller's bearer token, which lets it act as the caller; once for each
                     (${OUR_SUBGRAPH} and ${EXAMPLE_PARTNER})
  --origin ORIGIN    a web origin that browsers may call from; once for each (none)

GATEWAY_CREDENTIAL is what ${OUR_SUBGRAPH} knows gateways by; without it, the one that ${OUR_SUBGRAPH} has made in DATA_DIR (.data).
`;

export interface Settings {
  readonly host: string;
  readonly port: number;
  /** The file with the composed graph. */
  readonly supergraph: string;
  /** Where subgraphs answer, by name, if elsewhere than the supergraph says. */
  readonly urls: Readonly<Record<string, string>>;
  /** In milliseconds. */
  readonly timeoutOf: (subgraph: string) => number;
  /** The subgraphs that are sent the bearer token of whoever asks. */
  readonly tokenTo: ReadonlySet<string>;
  /** Web origins that browsers may call from. */
  readonly origins: readonly string[];
  readonly credential: string;
}

/**
 * Reads the command line, and the credential from the environment.
 * @returns nothing when only the usage is asked for
 * @throws Error that says what is wrong, in one sentence
 */
export function readSettings(args: readonly string[], env: NodeJS.ProcessEnv): Settings | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      help: { type: 'boolean', short: 'h' },
      port: { type: 'string', default: '4002' },
      host: { type: 'string', default: '127.0.0.1' },
      supergraph: { type: 'string', default: join(PROJECT, 'schema/supergraph.graphql') },
      url: { type: 'string', multiple: true, default: [] },
      timeout: { type: 'string', multiple: true, default: [] },
      'token-to': { type: 'string', multiple: true, default: [OUR_SUBGRAPH, EXAMPLE_PARTNER] },
      origin: { type: 'string', multiple: true, default: [] },
    },
  });
  if (values.help) return undefined;
  const timeouts = pairs('--timeout', values.timeout, (text) => numberIn(text, 1, 600_000));
  return {
    host: values.host,
    port: required('--port', values.port, numberIn(values.port, 0, 65_535)),
    supergraph: resolve(env.INIT_CWD ?? '.', values.supergraph),
    urls: pairs('--url', values.url, (text) => (URL.canParse(text) ? text : undefined)),
    timeoutOf: (name) => timeouts[name] ?? (name === OUR_SUBGRAPH ? OUR_TIMEOUT_MS : PARTNER_TIMEOUT_MS),
    tokenTo: new Set(values['token-to']),
    origins: values.origin,
    credential: env.GATEWAY_CREDENTIAL || keptCredential(resolve(PROJECT, env.DATA_DIR || '.data')),
  };
}

function keptCredential(dataDir: string): string {
  const file = join(dataDir, 'gateway-credential');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  throw new Error(
    `There is no ${file} yet. Start the server first, which makes it, or set GATEWAY_CREDENTIAL to the same here and there.`,
  );
}

function pairs<T>(option: string, given: readonly string[], read: (text: string) => T | undefined): Record<string, T> {
  return Object.fromEntries(
    given.map((pair) => {
      const [, name, text] = /^([\w-]+)=(.+)$/.exec(pair) ?? [];
      return [name, required(option, pair, text === undefined ? undefined : read(text))];
    }),
  );
}

function numberIn(text: string, min: number, max: number): number | undefined {
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return number >= min && number <= max ? number : undefined;
}

function required<T>(option: string, given: string, read: T | undefined): T {
  if (read === undefined) throw new Error(`${option} ${given} cannot be read; npm run gateway -- --help shows how.`);
  return read;
}
