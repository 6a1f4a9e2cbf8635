import type { Face, Typeface, Weight } from './typeface.ts';

/** Stands where no file of the typeface has a glyph for a character, as printers mark a missing sort. */
const MISSING_GLYPH = '〓';

/** From which font file of a document each character is taken, and how wide it is in it; each found out once. */
export function glyphsFor(doc: PDFKit.PDFDocument, typeface: Typeface) {
  const registered = new Set<string>();
  const faces: Record<Weight, Map<string, string | undefined>> = { regular: new Map(), bold: new Map() };
  const advances: Record<Weight, Map<string, number>> = { regular: new Map(), bold: new Map() };

  function use({ name, file }: Face): void {
    if (!registered.has(name)) doc.registerFont(name, file);
    registered.add(name);
    doc.font(name);
  }
  function hasGlyph(face: Face, sign: string): boolean {
    use(face);
    // The library's own object for an embedded font, as far as it is needed; its declarations leave it out.
    const { font } = (doc as unknown as { _font: { font: { hasGlyphForCodePoint(point: number): boolean } } })._font;
    return font.hasGlyphForCodePoint(sign.codePointAt(0)!);
  }
  /** The name of the file; undefined when none has the character. */
  function faceOf(sign: string, weight: Weight): string | undefined {
    const known = faces[weight];
    if (!known.has(sign)) {
      const main = typeface.main[weight];
      const face = hasGlyph(main, sign) ? main : typeface.rare(sign, weight);
      known.set(sign, face && (face === main || hasGlyph(face, sign)) ? face.name : undefined);
    }
    return known.get(sign);
  }
  function isKnown(sign: string): boolean {
    return faceOf(sign, 'regular') !== undefined && faceOf(sign, 'bold') !== undefined;
  }
  function advanceOf(sign: string, weight: Weight): number {
    const known = advances[weight].get(sign);
    if (known !== undefined) return known;
    const advance = doc.font(faceOf(sign, weight)!).fontSize(1000).widthOfString(sign) / 1000;
    advances[weight].set(sign, advance);
    return advance;
  }

  return {
    /** The text with a mark for each character that no file has. */
    printable: (text: string) =>
      [...text.replaceAll(/\r\n?/g, '\n')]
        .map((sign) => (sign === '\n' || isKnown(sign) ? sign : MISSING_GLYPH))
        .join(''),
    widthOf: (text: string, size: number, weight: Weight) =>
      [...text].reduce((sum, sign) => sum + advanceOf(sign, weight), 0) * size,
    /** The stretches of a text that come from the same file. */
    runsOf(text: string, weight: Weight): { face: string; text: string }[] {
      const runs: { face: string; text: string }[] = [];
      for (const sign of text) {
        const face = faceOf(sign, weight)!;
        const last = runs.at(-1);
        if (last?.face === face) last.text += sign;
        else runs.push({ face, text: sign });
      }
      return runs;
    },
  };
}
