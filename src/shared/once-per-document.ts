import type { GraphQLField } from 'graphql';
import { Extensions } from 'type-graphql';

/**
 * Declares that a mutation books, signs or pays: a document holds one of these at most, counted by aliases too, so that
 * nobody takes a second thing unawares, or tries many in one request.
 */
export function OncePerDocument(): ReturnType<typeof Extensions> {
  return Extensions({ oncePerDocument: true });
}

/** Whether a field was declared so. */
export function isOncePerDocument({ extensions }: Pick<GraphQLField<unknown, unknown>, 'extensions'>): boolean {
  return extensions.oncePerDocument === true;
}
