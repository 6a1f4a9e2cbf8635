import { getNamedType, type GraphQLObjectType, type GraphQLSchema, isObjectType } from 'graphql';
import { expect } from 'vitest';
import type { Answer } from '../../support/commons.ts';
import type { FieldsOf } from './access.world.ts';

/** The word for an error of the whole request. */
export function codeOf({ errors }: Answer): string | undefined {
  const code = errors?.[0]?.extensions.code;
  return code && ({ UNAUTHENTICATED: 'login', FORBIDDEN: 'join' }[code] ?? code);
}

/** The word for a refusal. */
export function refusalOf({ data }: Answer): string | undefined {
  const code = data.done.userErrors[0]?.code;
  const words = { FORBIDDEN: 'no', NOT_FOUND: 'gone', STATE_CONFLICT: 'state', INVALID_INPUT: 'input' };
  return code && (words[code as keyof typeof words] ?? code);
}

/** The word for what was found: how many of a list that is counted, otherwise whether there is anything. */
export function wordOf(found: Found | readonly (object | null)[] | null | undefined): string {
  if (!found) return 'gone';
  if (Array.isArray(found)) return String(found.filter((one) => one !== null).length);
  const { edges, totalCount, roles } = found as Found;
  if (roles) return String(roles.length);
  if (!edges) return 'yes';
  const lists = edges.flatMap(({ node }) => node?.list ?? []);
  for (const list of lists) expect(list.totalCount).toBe(list.edges!.length);
  if (lists.length > 0) return String(lists.reduce((sum, { totalCount }) => sum + totalCount!, 0));
  if (totalCount === undefined) return edges.length > 0 ? 'yes' : 'gone';
  expect(totalCount).toBe(edges.length);
  return String(totalCount);
}

interface Found {
  readonly totalCount?: number;
  readonly edges?: readonly { readonly node?: { readonly list?: Found } }[];
  readonly roles?: readonly object[];
}

/** What somebody is shown of the thing of a row of fields: the fields, null, or the word for an error. */
export async function fieldsShown(
  { fields, id, listedBy, listOfViewer }: FieldsOf,
  ask: (document: string, variables: object) => Promise<Answer>,
): Promise<Record<string, unknown> | string | null> {
  if (listOfViewer) {
    const { data, errors } = await ask(`{ viewer { list: ${listOfViewer} { ... on ${fields} } } }`, {});
    expect(errors).toBeUndefined();
    return data.viewer?.list[0] ?? null;
  }
  const answer = await ask(
    listedBy
      ? `query ($id: ID!) { list: ${listedBy} { edges { node { ... on ${fields} } } } }`
      : `query ($id: ID!) { node(id: $id) { ... on ${fields} } }`,
    { id },
  );
  const code = codeOf(answer);
  if (!listedBy && code !== 'login') expect(answer.errors).toBeUndefined();
  if (code !== undefined) return code;
  const { data } = answer;
  if (data.list) return data.list.edges[0]?.node ?? null;
  const found = data.node?.booker ?? data.node;
  // The first of a list stands for all.
  return Array.isArray(found) ? found[0] : found;
}

/** The word for the fields of a thing, beside what they are to somebody who sees them in clear. */
export function fieldWordOf(seen: Record<string, unknown> | null, clear: Record<string, unknown>): string {
  expect(JSON.stringify(clear)).not.toContain('*');
  if (seen === null) return 'gone';
  const fields = Object.keys(clear).filter((field) => field !== 'id');
  if (fields.every((field) => JSON.stringify(seen[field]) === JSON.stringify(clear[field]))) return 'clear';
  if (fields.every((field) => seen[field] === null || isEmptyList(seen[field]))) return 'empty';
  const isMasked = (field: string) => seen[field] !== clear[field] && /\*\*/.test(String(seen[field]));
  return fields.every(isMasked) ? 'masked' : `leaking ${JSON.stringify(seen)}`;
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

/** The mutation of a row: its name, and the thing it changes, from its payload. */
export function mutationOf(schema: GraphQLSchema, row: string): string {
  const name = row.split(',')[0]!;
  const field = schema.getMutationType()!.getFields()[name]!;
  const payload = getNamedType(field.type) as GraphQLObjectType;
  const members = Object.keys(payload.getFields()).filter((member) => member !== 'userErrors');
  const typeOf = (member: string) => getNamedType(payload.getFields()[member]!.type);
  // A thing, where there is one beside how many.
  const changed = members.find((member) => isObjectType(typeOf(member))) ?? members[0]!;
  const type = typeOf(changed);
  const shown = isObjectType(type) ? `{ ${type.getFields().id ? 'id' : 'id: __typename'} }` : '';
  return `mutation ($input: ${String(field.args[0]!.type)}) {
    done: ${name}(input: $input) { changed: ${changed} ${shown} userErrors { __typename code message field } }
  }`;
}
