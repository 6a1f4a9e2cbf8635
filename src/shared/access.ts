// TypeGraphQL's decorators ask for it wherever they stand, and every class that has them says who gets through.
import 'reflect-metadata';
import { Extensions } from 'type-graphql';

/**
 * Who gets through the door of a field; the policy of its feature decides what they may do behind it.
 * PUBLIC: everybody. SIGNED_IN: whoever shows a valid token. RESTRICTED: the field's own policy answers null or a
 * masked form to those who may not see it.
 */
export type AccessLevel = 'PUBLIC' | 'SIGNED_IN' | 'RESTRICTED';

/**
 * Declares who gets through. On a root field it guards the field; on a type it stands for all fields that have none of
 * their own. The schema refuses to be built while any field is without one.
 */
export function Access(level: AccessLevel): ReturnType<typeof Extensions> {
  return Extensions({ access: level });
}
