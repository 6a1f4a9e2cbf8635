import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError, parse, stripIgnoredCharacters } from 'graphql';
import type { Context } from '../../request/context.ts';

/**
 * A manifest of documents: each text by the SHA-256 of its UTF-8 bytes, in lower-case hexadecimal. GraphQL Code
 * Generator's client preset writes this with `persistedDocuments: { hashAlgorithm: 'sha256' }`, relay-compiler and
 * others can.
 */
export type DocumentManifest = Readonly<Record<string, string>>;

/** Thrown when a manifest cannot be used; the message is one line that names the file. */
class ManifestError extends Error {
  override readonly name = 'ManifestError';
}

/** How a request names what it wants to run. */
interface DocumentRequest {
  readonly query?: string | undefined;
  /** `documentId` of the GraphQL-over-HTTP draft: `sha256:<hash>`, or the hash alone. */
  readonly documentId?: unknown;
  /** `extensions.persistedQuery.sha256Hash`, as Apollo's and urql's links send it. */
  readonly sha256Hash?: unknown;
}

export interface TrustedDocuments {
  /** Whether nothing else runs. */
  readonly required: boolean;
  /** The names of the operations, for labels that must not be without end. */
  readonly operationNames: ReadonlySet<string>;
  /**
   * The text to run; undefined where the request goes on as it came.
   * @throws GraphQLError DOCUMENT_NOT_TRUSTED or PERSISTED_QUERY_NOT_FOUND
   */
  textFor(request: DocumentRequest): string | undefined;
}

/**
 * Blanks, commas and comments may make a text so many times longer than the longest trusted one. What is longer than
 * that is refused by its length, so that the work of a refusal does not grow with what was sent.
 */
const BLANKS_FACTOR_MAX = 4;

/** A document is known by its hash, however it is written: blanks, commas and comments do not count in a full text. */
export function trustedDocuments(manifests: readonly DocumentManifest[], required: boolean): TrustedDocuments {
  const byHash = new Map(manifests.flatMap((manifest) => Object.entries(manifest)));
  const byNormalForm = new Map([...byHash.values()].map((text) => [stripIgnoredCharacters(text), text]));
  const lengthMax = BLANKS_FACTOR_MAX * Math.max(0, ...[...byHash.values()].map(({ length }) => length));

  function byText(query: string): string | undefined {
    if (query.length > lengthMax) return undefined;
    try {
      return byNormalForm.get(stripIgnoredCharacters(query));
    } catch {
      // Not even the tokens of GraphQL.
      return undefined;
    }
  }

  return {
    required,
    operationNames: new Set([...byHash.values()].flatMap(operationNamesOf)),
    textFor({ query, documentId, sha256Hash }) {
      const id = documentId ?? sha256Hash;
      const known = typeof id === 'string' ? byHash.get(id.replace(/^sha256:/, '').toLowerCase()) : undefined;
      if (known !== undefined) return known;
      if (query !== undefined && query !== '') {
        if (!required) return undefined;
        return (
          byText(query) ?? refuse('DOCUMENT_NOT_TRUSTED', 'Only the operations of the trusted documents run here.')
        );
      }
      // Without a text, a hash that nobody knows is Apollo Server's to refuse unless ids are all there is.
      if (documentId === undefined && (!required || sha256Hash === undefined)) return undefined;
      return refuse('PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound');
    },
  };
}

function refuse(code: string, message: string): never {
  throw new GraphQLError(message, { extensions: { code, http: { status: 400 } } });
}

function operationNamesOf(text: string): string[] {
  return parse(text).definitions.flatMap((one) =>
    one.kind === 'OperationDefinition' && one.name ? [one.name.value] : [],
  );
}

/**
 * Lets requests name a document by its id, and refuses what is not trusted where only that may run; in both cases before
 * the document is parsed.
 * @param isTrusted whoever answers for its own documents, as a gateway does
 */
export function resolveDocuments(
  documents: TrustedDocuments,
  isTrusted: (ctx: Context) => boolean = () => false,
): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async ({ request, contextValue }) => {
      if (isTrusted(contextValue)) return undefined;
      const { body, search = '', method } = request.http ?? {};
      const documentId =
        method === 'GET'
          ? (new URLSearchParams(search).get('documentId') ?? undefined)
          : (body as { documentId?: unknown } | undefined)?.documentId;
      const sha256Hash = (request.extensions?.persistedQuery as { sha256Hash?: unknown } | undefined)?.sha256Hash;
      try {
        const text = documents.textFor({ query: request.query, documentId, sha256Hash });
        if (text === undefined) return undefined;
        request.query = text;
        if (request.extensions) delete request.extensions.persistedQuery;
        return undefined;
      } catch (refusal) {
        // Apollo Server lets a plugin refuse only an operation that is resolved: so this goes on with one of nothing.
        request.query = '{__typename}';
        delete request.operationName;
        delete request.extensions;
        return {
          didResolveOperation: async () => {
            throw refusal;
          },
        };
      }
    },
  };
}

/** The hash under which a text stands in a manifest. */
export function documentHash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/**
 * The trusted documents of some files. Each hash is checked, so that an edited text is not trusted under the old one.
 * @param settings.files where nothing is required, a file that is not there holds nothing
 * @throws ManifestError when a file cannot be read, is no manifest, or does not fit its hashes
 */
export async function readTrustedDocuments({
  required,
  files,
}: {
  readonly required: boolean;
  readonly files: readonly string[];
}): Promise<TrustedDocuments> {
  return trustedDocuments(await Promise.all(files.map((path) => readManifest(path, required))), required);
}

async function readManifest(path: string, required: boolean): Promise<DocumentManifest> {
  const file = `the trusted documents ${path} (TRUSTED_DOCUMENTS_FILES)`;
  let manifest: unknown;
  try {
    manifest = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    if (!required && (error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw new ManifestError(`Cannot read ${file}: ${(error as Error).message}`, { cause: error });
  }
  for (const [hash, text] of Object.entries(Object(manifest) as Record<string, unknown>)) {
    if (typeof text !== 'string' || documentHash(text) !== hash) {
      throw new ManifestError(`Cannot use ${file}: ${JSON.stringify(hash)} is not the SHA-256 of its text.`);
    }
    try {
      parse(text);
    } catch (error) {
      throw new ManifestError(`Cannot use ${file}: ${hash} is no document: ${(error as Error).message}`, {
        cause: error,
      });
    }
  }
  return manifest as DocumentManifest;
}
