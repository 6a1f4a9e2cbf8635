import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bookDocument } from '../../../src/projects/print/book-document.ts';
import { layOutPdf } from '../../../src/projects/print/book-pdf.ts';
import { unprintableIn } from '../../../src/projects/print/pdf-glyphs.ts';
import { loadTypeface } from '../../../src/projects/print/typeface.ts';
import { viewOfBook } from './print.book.ts';
import { readPdf } from './print.pdf-text.ts';

/**
 * The Table of General Standard Chinese Characters (通用规范汉字表, 2013), in its order: by the property kTGH of the
 * Unicode Han database, version 15.0, which gives each of its characters the number that it has there.
 */
const CHARACTERS = [
  ...readFileSync(new URL('general-standard-characters.txt', import.meta.url), 'utf8').replaceAll('\n', ''),
];

describe('the Table of General Standard Chinese Characters', () => {
  it('is whole: 8,105 characters, each once, from the first to the last', () => {
    expect([CHARACTERS.length, new Set(CHARACTERS).size]).toEqual([8105, 8105]);
    // By level: 3,500 for daily use, 3,000 for print, 1,605 for names.
    expect([CHARACTERS[0], CHARACTERS[3500], CHARACTERS[6500], CHARACTERS[8104]]).toEqual(['一', '乂', '亍', '蠼']);
    for (const name of ['䶮', '𬭎']) expect(CHARACTERS).toContain(name);
  });

  it('can be printed to its last character', () => {
    expect(unprintableIn(CHARACTERS)).toEqual([]);
  });

  it('is in a file as text, character for character', async () => {
    const size = 1_000;
    const duties = Array.from({ length: Math.ceil(CHARACTERS.length / size) }, (_, at) => ({
      partyId: 'uni_1',
      text: CHARACTERS.slice(at * size, (at + 1) * size).join(''),
    }));
    const { pages } = readPdf(await layOutPdf(bookDocument(viewOfBook({ duties })), loadTypeface()));
    const printed = new Set(pages.flatMap((page) => page.flatMap(({ text }) => [...text])));
    expect(CHARACTERS.filter((sign) => !printed.has(sign))).toEqual([]);
    expect(printed).not.toContain('〓');
  });
});

describe('what cannot be printed', () => {
  it('is named, each once', () => {
    expect(unprintableIn(['甲🎉乙', '🎉𠮷\r\n'])).toEqual(['🎉', ...(hasGlyph('𠮷') ? [] : ['𠮷'])]);
  });

  it('is not what a book is printed with of itself', () => {
    const signed = { on: '2026-03-04', post: '联盟代表（总务主任）', scanHash: createHash('sha256').digest('hex') };
    const parties = [
      { id: 'gbr_1', name: '支部', signature: { ...signed, scanHash: null } },
      { id: 'uni_1', name: '学校', signature: signed },
    ];
    expect(unprintableIn([JSON.stringify(bookDocument(viewOfBook({}, { parties })))])).toEqual([]);
  });
});

function hasGlyph(sign: string): boolean {
  return unprintableIn([sign]).length === 0;
}
