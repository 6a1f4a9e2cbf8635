import { readFile } from 'node:fs/promises';
import { projectFile } from '../shared/project-file.ts';
import { readCatalogue, type RunStatement } from './catalogue.ts';
import { connect } from './connect.ts';

/** The committed picture of the database that the migrations make; a test holds it against them. */
export const PICTURE_FILE = projectFile('schema/database.sql');

const HEAD = `-- The database as the migrations in src/database/migrations make it. Written by npm run database:emit, from PostgreSQL's
-- own catalogue: to be read and compared, not to be run.`;

/** A statement begins after a blank line with a capital; none of the bodies of our functions has such a line. */
const BETWEEN_STATEMENTS = /\n\n(?=[A-Z])/;
/** How many of the statements that differ a message names, and how much of each, in characters. */
const NAMED_MAX = 3;
const NAMED_LENGTH = 80;

/** The database of an open transaction, as text. */
export async function pictureOf(run: RunStatement): Promise<string> {
  return `${[HEAD, ...(await readCatalogue(run))].join('\n\n')}\n`;
}

/** The database at an address, as text. */
export async function pictureOfDatabase(databaseUrl: string): Promise<string> {
  const client = await connect(databaseUrl);
  try {
    await client.query('begin read only');
    return await pictureOf(async <R extends object>(statement: string) => (await client.query<R>(statement)).rows);
  } finally {
    await client.end();
  }
}

export function readPicture(): Promise<string> {
  return readFile(PICTURE_FILE, 'utf8');
}

/** What one picture lacks of another and has besides, as the rest of a sentence; undefined when they are the same. */
export function differenceBetween(expected: string, found: string): string | undefined {
  if (expected === found) return undefined;
  const [wanted, there] = [expected, found].map((picture) => new Set(picture.trimEnd().split(BETWEEN_STATEMENTS)));
  const parts = [
    described('lacks', wanted!.difference(there!)),
    described('has besides', there!.difference(wanted!)),
  ].filter((part) => part !== undefined);
  return parts.join(' and ') || 'has its objects in another order';
}

function described(verb: string, statements: ReadonlySet<string>): string | undefined {
  if (statements.size === 0) return undefined;
  const named = [...statements].slice(0, NAMED_MAX).map((statement) => {
    const line = statement.split('\n', 1)[0]!;
    return `"${line.length > NAMED_LENGTH ? `${line.slice(0, NAMED_LENGTH)}…` : line}"`;
  });
  const rest = statements.size - named.length;
  return `${verb} ${named.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}
