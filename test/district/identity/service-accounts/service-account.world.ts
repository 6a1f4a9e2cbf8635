import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { buildAccount, type BuiltAccount } from '../../../../seeds/factories/person.factory.ts';
import { type BuiltUnit, buildUnit } from '../../../../seeds/factories/unit.factory.ts';
import { TOKEN_PATH } from '../../../../src/district/identity/service-accounts/client-token.endpoint.ts';
import { Role, type ServiceScope } from '../../../../src/request/viewer.ts';
import type { Commons } from '../../../support/commons.ts';

/** A service account as a program knows itself. */
export interface Client {
  readonly id: string;
  readonly secret: string;
}

/** A unit, and somebody who manages it. */
export async function buildManagedUnit({ db }: Commons): Promise<{ unit: BuiltUnit; manager: BuiltAccount }> {
  const unit = await buildUnit(db);
  return { unit, manager: await buildAccount(db, { roles: [{ role: Role.UNIT_MANAGER, unitId: unit.id }] }) };
}

const ACCOUNT_FIELDS =
  'id name scopes createdAt expiresAt revokedAt lastTokenAt unit { id } secrets { createdAt expiresAt }';

/** Sends a mutation of service accounts; its payload is `data.answer`. */
export function send(commons: Commons, mutation: string, input: object, as?: string) {
  const secret = mutation === 'serviceAccountRevoke' ? '' : 'clientSecret';
  const type = `S${mutation.slice(1)}Input`;
  return commons.query(
    `mutation ($input: ${type}!) { answer: ${mutation}(input: $input) {
       serviceAccount { ${ACCOUNT_FIELDS} } ${secret} userErrors { code field message } } }`,
    { input },
    as === undefined ? {} : { as },
  );
}

/** A service account, made through the API. */
export async function makeClient(
  commons: Commons,
  manager: BuiltAccount,
  unitId: string,
  scopes: readonly `${ServiceScope}`[] = ['FACILITIES_WRITE'],
  more: object = {},
): Promise<Client> {
  const input = { unitId, name: `gate ${randomUUID()}`, scopes, ...more };
  const { data, errors } = await send(commons, 'serviceAccountCreate', input, manager.subject);
  expect({ errors, userErrors: data?.answer.userErrors }).toEqual({ errors: undefined, userErrors: [] });
  return { id: data.answer.serviceAccount.id, secret: data.answer.clientSecret };
}

/** Asks the token endpoint, with the form as given, from an address. */
export function askForToken(
  commons: Pick<Commons, 'app'>,
  form: Record<string, string> | string,
  headers: Record<string, string> = {},
  from = '127.0.0.1',
) {
  return commons.app.inject({
    method: 'POST',
    remoteAddress: from,
    url: TOKEN_PATH,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: typeof form === 'string' ? form : new URLSearchParams(form).toString(),
  });
}

/** The form by which a client asks for a token. */
export function formOf({ id, secret }: Client, more: Record<string, string> = {}): Record<string, string> {
  return { grant_type: 'client_credentials', client_id: id, client_secret: secret, ...more };
}

/** The value of the header by which a client asks for a token. */
export function basicOf({ id, secret }: Client): Record<string, string> {
  return {
    authorization: `Basic ${Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`).toString('base64')}`,
  };
}

/** A token of the client, which `query(…, { as })` takes. */
export async function tokenOf(commons: Pick<Commons, 'app'>, client: Client, scope?: string): Promise<string> {
  const response = await askForToken(commons, formOf(client, scope === undefined ? {} : { scope }));
  expect(response.statusCode, response.body).toBe(200);
  return response.json<{ access_token: string }>().access_token;
}
