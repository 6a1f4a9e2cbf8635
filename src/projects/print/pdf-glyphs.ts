import Pdf from 'pdfkit';
import { loadTypeface, type Typeface } from './typeface.ts';

/** Stands where the typeface has no glyph for a character, as printers mark a missing sort. */
const MISSING_GLYPH = '〓';

/** The library's own object for an embedded font, as far as it is needed; its declarations leave it out. */
interface EmbeddedFont {
  readonly characterSet: readonly number[];
  hasGlyphForCodePoint(point: number): boolean;
}

/** Which characters a document can show, and how wide each is; found out once of each. */
export function glyphsFor(doc: PDFKit.PDFDocument, typeface: Typeface) {
  const font = embedded(doc, typeface);
  const advances = new Map<string, number>();

  function advanceOf(sign: string): number {
    const known = advances.get(sign);
    if (known !== undefined) return known;
    const advance = doc.fontSize(1000).widthOfString(sign) / 1000;
    advances.set(sign, advance);
    return advance;
  }

  return {
    /** The text with a mark for each character that the typeface has not. */
    printable: (text: string) =>
      [...text.replaceAll(/\r\n?/g, '\n')]
        .map((sign) => (sign === '\n' || font.hasGlyphForCodePoint(sign.codePointAt(0)!) ? sign : MISSING_GLYPH))
        .join(''),
    widthOf: (text: string, size: number) => [...text].reduce((sum, sign) => sum + advanceOf(sign), 0) * size,
  };
}

/** The characters among some texts that no print could show, each once. */
export function unprintableIn(texts: readonly string[]): string[] {
  known ??= new Set(embedded(new Pdf({ autoFirstPage: false }), loadTypeface()).characterSet);
  const signs = new Set(texts.join('').replaceAll(/[\r\n]/g, ''));
  return [...signs].filter((sign) => !known!.has(sign.codePointAt(0)!));
}

/** The code points that the typeface has: kept, so that its file need not be. */
let known: ReadonlySet<number> | undefined;

function embedded(doc: PDFKit.PDFDocument, { name, file }: Typeface): EmbeddedFont {
  doc.registerFont(name, file).font(name);
  return (doc as unknown as { _font: { font: EmbeddedFont } })._font.font;
}
