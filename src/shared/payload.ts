import { type ClassType, Directive, Field, InterfaceType, ObjectType } from 'type-graphql';
import { Access, type AccessLevel } from './access.ts';
import { ListSize } from './list-size.ts';
import { ErrorCode } from './refusal.ts';

@Access('PUBLIC')
@InterfaceType({
  description: 'Why a mutation was refused. Nothing has changed then.',
})
export abstract class UserError {
  /** Which concrete type shows it. */
  typeName!: string;

  @Field(() => ErrorCode, { description: 'For programs.' })
  code!: ErrorCode;

  @Field(() => String, { description: 'For people, in the language of `Accept-Language` (zh-CN or en).' })
  message!: string;

  @Field(() => [String], { nullable: true, description: 'The path of the input field it speaks of, if there is one.' })
  field!: readonly string[] | null;
}

@Access('PUBLIC')
@Directive('@shareable')
@ObjectType({
  implements: UserError,
  description:
    'A refusal that needs no data beside its code. Returned when any rule without a type of its own says no.',
  simpleResolvers: true,
})
export class PlainError extends UserError {}

/** What a payload shows beside its `userErrors`, by name; each is null when the mutation was refused. */
type PayloadMembers = Readonly<
  Record<
    string,
    { readonly type: Parameters<typeof Field>[0]; readonly description: string; readonly listSize?: ListSize }
  >
>;

/** What is to be said of a payload where it is not the usual. */
interface PayloadTexts {
  /** What it came of: `making a webhook`. */
  readonly of?: string;
  /** The description of its `userErrors`. */
  readonly errors?: string;
  readonly access?: AccessLevel;
}

/**
 * The payload type of a mutation: what it changed, and why it was refused.
 *
 * @example
 * const booking = { type: () => Booking, description: 'The booking as it is now; null when refused.' };
 * export const BookingCreatePayload = payloadType('BookingCreatePayload', { booking });
 * export const BookingCancelPayload = payloadType('BookingCancelPayload', { booking });
 */
export function payloadType(
  name: string,
  members: PayloadMembers,
  { of = 'it', errors = 'Why it was refused; empty when it was done.', access = 'PUBLIC' }: PayloadTexts = {},
): ClassType<{ userErrors: UserError[] }> {
  class Payload {
    userErrors!: UserError[];
  }
  for (const [member, { type, description, listSize }] of Object.entries(members)) {
    Field(type, { nullable: true, description })(Payload.prototype, member);
    if (listSize) ListSize(listSize)(Payload.prototype, member);
  }
  Field(() => [UserError], { description: errors })(Payload.prototype, 'userErrors');
  Access(access)(Payload);
  ObjectType(name, { description: `What came of ${of}.`, simpleResolvers: true })(Payload);
  return Payload;
}
