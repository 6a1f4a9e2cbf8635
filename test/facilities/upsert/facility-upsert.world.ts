import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { Commons } from '../../support/commons.ts';
import { FACILITY_FIELDS } from '../facility-world.ts';

/** An item that is right: an off-hours car park. */
export const item = (externalId: string, more: object = {}) => ({
  externalId,
  name: `停车场 ${externalId}`,
  kind: 'PARKING',
  capacity: 20,
  admission: 'INSTANT',
  ...more,
});

/** An opening rule that is right. */
export const rule = (more: object = {}) => ({ dayClass: 'EVERY_DAY', startTime: '08:00', endTime: '20:00', ...more });

/** Sends an upsert; its payload is `data.answer`. A key of its own unless one is given. */
export function sendUpsert(
  commons: Commons,
  unitId: string,
  items: readonly object[],
  as?: string,
  { idempotencyKey = randomUUID() as string, language = 'en', fields = `externalId ${FACILITY_FIELDS}` } = {},
) {
  return commons.query(
    `mutation ($input: FacilitiesUpsertInput!) { answer: facilitiesUpsert(input: $input) {
       results { externalId outcome facility { ${fields} } errors { code field message } }
       userErrors { code field message } } }`,
    { input: { unitId, items, idempotencyKey } },
    { language, ...(as !== undefined && { as }) },
  );
}

/** Sends an upsert that is not refused as a whole. @returns what came of each item */
export async function upsert(...args: Parameters<typeof sendUpsert>) {
  const { data, errors } = await sendUpsert(...args);
  expect({ errors, userErrors: data?.answer.userErrors }).toEqual({ errors: undefined, userErrors: [] });
  return data.answer.results;
}

/** What came of each item, in short: the outcome, and of a refusal its code and field. */
// oxlint-disable-next-line typescript/no-explicit-any -- a payload, as tests have it
export const outcomes = (results: any[]) =>
  results.map(({ outcome, errors }) =>
    [outcome, ...errors.flatMap((e: { code: string; field: string[] | null }) => [e.code, ...(e.field ?? [])])].join(
      ' ',
    ),
  );
