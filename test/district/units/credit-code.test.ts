import { type Arbitrary, array, assert, constantFrom, nat, pre, property, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  creditCodeCheck,
  creditCodeOf,
  isCreditCode,
  normalCreditCode,
  organisationCheck,
} from '../../../src/district/units/credit-code.ts';

const ALPHABET = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];
const character = constantFrom(...ALPHABET);
const text = (unit: Arbitrary<string>, length: number) =>
  array(unit, { minLength: length, maxLength: length }).map((all) => all.join(''));
const code = tuple(text(character, 2), text(constantFrom(...'0123456789'), 6), text(character, 8)).map((parts) =>
  creditCodeOf(...parts),
);
const changed = (whole: string, position: number, to: string) =>
  whole.slice(0, position) + to + whole.slice(position + 1);

describe('a Unified Social Credit Code', () => {
  it('of the standard and of each kind of organisation is valid', () => {
    for (const valid of [
      '91350100M000100Y43',
      '11350102000000019K',
      '12350102000000019G',
      '51350102000000019F',
      '52350102000000019C',
      '91350102000000019B',
    ]) {
      expect({ valid, is: isCreditCode(valid) }).toEqual({ valid, is: true });
    }
  });

  it('with a wrong check digit, of its own or of the organisation number, is not', () => {
    expect(isCreditCode('91350100M000100Y4Z')).toBe(false);
    expect(isCreditCode('91350100M000100Y44')).toBe(false);
    // The number of the organisation is wrong, and the last digit is right for it.
    const wrong = '91350100M000100Y5';
    expect(isCreditCode(wrong + creditCodeCheck(wrong))).toBe(false);
  });

  it('of another length, alphabet or form is not', () => {
    for (const wrong of [
      '',
      '91350100M000100Y4',
      '91350100M000100Y433',
      '91350100M000100Y43\n',
      '91350100m000100y43',
      ' 91350100M000100Y43',
      'I1350100M000100Y43',
    ]) {
      expect({ wrong, is: isCreditCode(wrong) }).toEqual({ wrong, is: false });
    }
    // Letters where the division stands, with check digits that fit.
    expect(isCreditCode(creditCodeOf('91', '35A100', '00000001'))).toBe(false);
  });

  it('is valid when made of any parts', () => {
    assert(
      property(code, (valid) => {
        expect(isCreditCode(valid)).toBe(true);
      }),
    );
  });

  it('is never valid after a change of one character', () => {
    assert(
      property(code, nat(17), character, (valid, position, to) => {
        pre(valid[position] !== to);
        expect(isCreditCode(changed(valid, position, to))).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is never valid after two different characters have changed places, but for the first and the last', () => {
    assert(
      property(code, nat(17), nat(17), (valid, i, j) => {
        pre(i < j && valid[i] !== valid[j] && !(i === 0 && j === 17));
        expect(isCreditCode(changed(changed(valid, i, valid[j]!), j, valid[i]!))).toBe(false);
      }),
      { numRuns: 2_000 },
    );
    // Both weigh one, so this exchange no check digit can find.
    expect(isCreditCode('91350102000000019B')).toBe(true);
    expect(isCreditCode('B13501020000000199')).toBe(true);
  });
});

describe('the check of an organisation number', () => {
  it('counts the letters that the credit code leaves out', () => {
    // 22·3 + 10·7 + 1·2 = 138 ≡ 6 (mod 11). With the 31 letters of the credit code it would be 135 ≡ 3.
    expect(organisationCheck('MA000001')).toBe('5');
  });

  it('is X for ten and 0 for eleven', () => {
    // 6·2 = 12 ≡ 1, and 0.
    expect(organisationCheck('00000006')).toBe('X');
    expect(organisationCheck('00000000')).toBe('0');
  });

  it('does not by itself tell letters that lie eleven apart', () => {
    expect(organisationCheck('A0000000')).toBe(organisationCheck('L0000000'));
  });
});

describe('the stored form', () => {
  it('is half width, in capitals and without blanks', () => {
    expect(normalCreditCode(' ９１350100 m000100y43\t')).toBe('91350100M000100Y43');
  });
});
