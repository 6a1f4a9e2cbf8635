import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brokenLines } from '../../../src/projects/print/line-breaks.ts';
import { assertProperty } from '../../support/property.ts';

/** Chinese characters are as wide as 2 Latin ones. */
const widthOf = (text: string) => [...text].reduce((sum, sign) => sum + (/[\u2e80-\uffef]/u.test(sign) ? 2 : 1), 0);
const broken = (text: string, width: number) => brokenLines(text, width, widthOf);

describe('lines', () => {
  it('break anywhere in Chinese, but not before a closing or after an opening sign', () => {
    expect(broken('开放停车场，供居民用', 10)).toEqual(['开放停车', '场，供居民', '用']);
    expect(broken('一二三四《五六》', 10)).toEqual(['一二三四', '《五六》']);
  });

  it('keep words and numbers whole unless they are wider than the column', () => {
    expect(broken('编号350102-2026-0001结束', 18)).toEqual(['编号', '350102-2026-0001结', '束']);
    expect(broken('abcdefghij', 4)).toEqual(['abcd', 'efgh', 'ij']);
  });

  it('stay where the text has them', () => {
    expect(broken('一\n\n二\r\n三', 10)).toEqual(['一', '', '二', '三']);
    expect(broken('', 10)).toEqual(['']);
  });

  it('hold all of a text, none wider than the column', () => {
    const text = fc.string({ unit: fc.constantFrom('一', '，', '（', '）', 'a', '1', ' ', '-', '。', '\n', '𠮷') });
    assertProperty(
      fc.property(text, fc.integer({ min: 4, max: 30 }), (text, width) => {
        const lines = broken(text, width);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(/[ \n]/g, ''));
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
      }),
    );
  });
});
