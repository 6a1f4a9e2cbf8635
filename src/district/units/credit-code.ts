/**
 * The Unified Social Credit Code (GB 32100-2015, 统一社会信用代码) of an organisation: 18 characters.
 *
 *     1      2      3 … 8       9 … 16         17      18
 *     who    kind   division    organisation   check   check
 *            of registration    (GB 11714)     of 9–16 of 1–17
 *
 * Its own check digit finds every change of one character and every exchange of two, but for the first with the last:
 * both weigh 1. The older check inside it is weaker, as modulo 11 a letter looks like the one eleven places on; it finds
 * what the other cannot, a code put together around a number that no organisation has.
 */

/** The characters of the code, each worth its place: those that look like digits or like one another are left out. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** The characters of an organisation number, which is older and counts all letters: A is 10, Z is 35. */
const ORGANISATION_ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The weight of position i (from 1) is 3^(i-1) modulo 31; 3 generates all residues, so no two of 1 to 17 are equal. */
const MODULUS = 31;
const GENERATOR = 3;

const ORGANISATION_MODULUS = 11;
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

const FORM = /^[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{8}[0-9X][0-9A-HJ-NPQRTUWXY]$/;

/** A code as it is stored, from what somebody typed: half width, capitals, no blanks. Says nothing about its validity. */
export function normalCreditCode(typed: string): string {
  return typed.normalize('NFKC').replace(/\s/g, '').toUpperCase();
}

/** Whether a code, in its stored form, is of the right shape and both of its check digits fit. */
export function isCreditCode(code: string): boolean {
  return (
    FORM.test(code) &&
    organisationCheck(code.slice(8, 16)) === code[16] &&
    creditCodeCheck(code.slice(0, 17)) === code[17]
  );
}

/**
 * The code that consists of these parts and its two check digits.
 * @param registration two characters: the registering authority and the kind of organisation
 * @param divisionCode six digits of GB/T 2260: where it is registered
 * @param organisation eight characters: its number
 */
export function creditCodeOf(registration: string, divisionCode: string, organisation: string): string {
  const payload = registration + divisionCode + organisation + organisationCheck(organisation);
  return payload + creditCodeCheck(payload);
}

/** The last character, which belongs to the 17 before it. */
export function creditCodeCheck(payload: string): string {
  let sum = 0;
  let weight = 1;
  for (const character of payload) {
    sum += ALPHABET.indexOf(character) * weight;
    weight = (weight * GENERATOR) % MODULUS;
  }
  return ALPHABET[(MODULUS - (sum % MODULUS)) % MODULUS]!;
}

/** The ninth character of an organisation number, which belongs to the 8 before it: a digit, or X for ten. */
export function organisationCheck(number: string): string {
  const sum = ORGANISATION_WEIGHTS.reduce(
    (all, weight, i) => all + ORGANISATION_ALPHABET.indexOf(number[i]!) * weight,
    0,
  );
  const check = (ORGANISATION_MODULUS - (sum % ORGANISATION_MODULUS)) % ORGANISATION_MODULUS;
  return check === 10 ? 'X' : String(check);
}
