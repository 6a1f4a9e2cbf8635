import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Commons, startCommons } from '../../support/commons.ts';

// GraphQL over HTTP as its working group tests it: graphql-http 1.23.1, against the real server on a port.

/** What the audits notice beyond what MUST hold, by id; a new one is a decision, not an accident. */
const NOTICED = {
  // A GET that a form or a link of another site could make is refused, so that nobody is made to ask by accident.
  '5A70': 'MAY accept application/x-www-form-urlencoded formatted GET requests',
  D6D5: 'MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/graphql-response+json',
  '6A70': 'MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/json',
  // What was never run is answered with 400 also to those who accept application/json: logs and proxies see it.
  '572B': 'SHOULD use 200 status code on document parsing failure when accepting application/json',
  FDE2: 'SHOULD use 200 status code on document validation failure when accepting application/json',
  '7B9B': 'SHOULD use a status code of 200 on variable coercion failure when accepting application/json',
};

/** The audits that graphql-http 1.23.1 has; fewer would mean that some were not run. */
const AUDITS = 61;

let commons: Commons;
let url: string;
beforeAll(async () => {
  commons = await startCommons();
  url = `${await commons.app.listen({ port: 0, host: '127.0.0.1' })}/graphql`;
});
afterAll(() => commons.close());

test('every MUST of the audits holds, and what else they notice is known', async () => {
  const results = await Promise.all(serverAudits({ url }).map((audit) => audit.fn()));
  expect(results).toHaveLength(AUDITS);
  expect(
    results.filter(({ status, name }) => status === 'error' || (status !== 'ok' && name.startsWith('MUST'))),
  ).toEqual([]);
  const noticed = results.filter(({ status }) => status !== 'ok').map(({ id, name }) => [id, name]);
  expect(Object.fromEntries(noticed)).toEqual(NOTICED);
});
