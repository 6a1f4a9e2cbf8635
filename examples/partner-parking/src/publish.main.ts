/**
 * `npm run publish:facilities`: brings what Grid Commons shows of our facilities up to date with `data/facilities.json`.
 * Needs a service account with FACILITIES_WRITE. May be run as often as one likes: what is the same stays untouched.
 */
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { connectCommons } from './commons.ts';
import { readOwnUnit } from './own-unit.ts';
import { readClient } from './settings.ts';

const MUTATION = `mutation ($input: FacilitiesUpsertInput!) {
  facilitiesUpsert(input: $input) {
    results { externalId outcome facility { id state } errors { code message field } }
    userErrors { code message field }
  }
}`;

interface ShownError {
  readonly code: string;
  readonly message: string;
  readonly field: readonly string[] | null;
}
interface Answer {
  readonly facilitiesUpsert: {
    readonly results:
      | readonly {
          readonly externalId: string;
          readonly outcome: string;
          readonly facility: { readonly id: string; readonly state: string } | null;
          readonly errors: readonly ShownError[];
        }[]
      | null;
    readonly userErrors: readonly ShownError[];
  };
}

try {
  const commons = connectCommons(readClient(process.env));
  const items = JSON.parse(await readFile('data/facilities.json', 'utf8')) as object[];
  const { id: unitId } = await readOwnUnit(commons);
  const input = { unitId, items, idempotencyKey: randomUUID() };
  const { results, userErrors } = (await commons.ask<Answer>(MUTATION, { input })).facilitiesUpsert;
  for (const { externalId, outcome, facility, errors } of results ?? []) {
    process.stdout.write(`${externalId}  ${outcome}  ${facility ? `${facility.id}  ${facility.state}` : ''}\n`);
    complain(errors);
  }
  complain(userErrors);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}

function complain(errors: readonly ShownError[]): void {
  for (const { code, message, field } of errors) {
    process.stderr.write(`  ${code}: ${message} (${field?.join('.') ?? 'the whole request'})\n`);
    process.exitCode = 1;
  }
}
