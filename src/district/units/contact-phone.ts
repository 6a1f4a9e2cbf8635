/** Digits of a telephone number: at most 15 (ITU-T E.164), 5 for short service numbers; the database holds the same bounds. */
export const CONTACT_PHONE_DIGITS_MIN = 5;
export const CONTACT_PHONE_DIGITS_MAX = 15;

const GROUPS = /^\+?[0-9]+(-[0-9]+)*$/;

/** The stored form of a telephone number as people write it, its groups parted by hyphens; undefined when it is none. */
export function contactPhoneOf(text: string): string | undefined {
  const phone = text.normalize('NFKC').trim().replace(/[ -]+/g, '-');
  const digits = phone.replace(/[+-]/g, '').length;
  const isOne = GROUPS.test(phone) && digits >= CONTACT_PHONE_DIGITS_MIN && digits <= CONTACT_PHONE_DIGITS_MAX;
  return isOne ? phone : undefined;
}
