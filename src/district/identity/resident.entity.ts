import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { Directive, ObjectType } from 'type-graphql';
import { Access } from '../../shared/access.ts';
import { Node } from '../../shared/node.ts';

/** Longest name of a resident, in characters; the database holds the same bound. */
export const RESIDENT_NAME_MAX = 100;

/** Digits of a phone number: at most 15 (ITU-T E.164), 5 for the shortest subscriber numbers; as in the database. */
export const PHONE_DIGITS_MIN = 5;
export const PHONE_DIGITS_MAX = 15;

/** A phone number without blanks and hyphens. */
const PHONE = new RegExp(`^\\+?[0-9]{${PHONE_DIGITS_MIN},${PHONE_DIGITS_MAX}}$`);

@Access('RESTRICTED')
@Directive('@key(fields: "id")')
@ObjectType({
  implements: Node,
  description:
    'Somebody who lives or works in the district and books for themselves. Name and phone are clear to themselves and, ' +
    'from the request until an hour after its end, to the managers of a facility that they have booked, which is ' +
    'recorded in `Viewer.personalDataViews`; masked for everybody else. 居民',
  simpleResolvers: true,
})
@Entity({ tableName: 'resident' })
export class Resident extends Node {
  @Property({ type: 'text' })
  accountId!: string;

  // What everybody may see of name and phone. In clear they stand in resident_contact, see contact.loader.ts.
  @Property({ type: 'text' })
  maskedName!: string;

  @Property({ type: 'text', nullable: true })
  maskedPhone!: string | null;

  @Property({ type: 'text', nullable: true })
  divisionId!: string | null;

  @Property({ type: 'boolean' })
  synthetic!: boolean;

  @Property({ type: 'datetime' })
  createdAt!: Date;

  /** When they had themselves erased; null for everybody else. */
  @Property({ type: 'datetime', nullable: true })
  erasedAt!: Date | null;
}

/** How people write a mobile number of this country beside its eleven digits, and a + where they dial it. */
const MOBILE_PREFIX = /^(?:\+86|0086|86|0)(?=1[3-9][0-9]{9}$)/;
const DIALLED_PLUS = new RegExp(`^00(?=[0-9]{${PHONE_DIGITS_MIN},${PHONE_DIGITS_MAX}}$)`);

/**
 * The stored form of a phone number as people write it; undefined when it is none. Of a phone that gets messages there is one
 * form, or else it would count as several. The database holds the same of a household.
 */
export function phoneOf(text: string): string | undefined {
  const digits = text.normalize('NFKC').replace(/[ -]/g, '');
  const phone = digits.replace(MOBILE_PREFIX, '').replace(DIALLED_PLUS, '+');
  return PHONE.test(phone) ? phone : undefined;
}

/** Digits that stay hidden in a number long enough for the usual mask: 138****5678. */
const HIDDEN_DIGITS = 4;

/** The first three and the last four characters; of a number that would show too much of, only the last two. */
export function maskedPhone(phone: string): string {
  const usual = phone.length >= 3 + HIDDEN_DIGITS + 4;
  return usual ? `${phone.slice(0, 3)}****${phone.slice(-4)}` : `****${phone.slice(-2)}`;
}
