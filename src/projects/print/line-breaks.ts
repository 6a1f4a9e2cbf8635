/** How wide a text is, in points: the sum of the widths of its characters. */
type WidthOf = (text: string) => number;

// What may not begin a line, and what may not end one: GB/T 15834-2011, 5.1.10 and 5.1.11.
const NEVER_FIRST = /^[，。、；：？！,.;:?!）)》〉」』】〕\]”’…—·%‰]/u;
const NEVER_LAST = /[（(《〈「『【〔[“‘]$/u;
// Words and numbers stay whole; every Chinese character may stand at the end of a line.
const PIECES = /[\p{Script=Latin}\p{N}_@#&+/.,:'%-]+|\s+|./gsu;

/**
 * The lines of a text in a column, broken by the rules of Chinese typesetting; line breaks of the text stay. A word that
 * is wider than the column is broken where it has to be. An empty text has one empty line.
 */
export function brokenLines(text: string, width: number, widthOf: WidthOf): string[] {
  return text.split(/\r\n|\n|\r/).flatMap((paragraph) => brokenParagraph(paragraph, width, widthOf));
}

function brokenParagraph(paragraph: string, width: number, widthOf: WidthOf): string[] {
  const lines: string[] = [];
  let line = '';
  let filled = 0;
  for (const piece of piecesOf(paragraph, width, widthOf)) {
    // Blanks at the end of a line may stand out.
    if (line === '' || filled + widthOf(piece.trimEnd()) <= width) {
      line += piece;
      filled += widthOf(piece);
    } else {
      const [kept, carried] = splitForNext(line, piece);
      lines.push(kept.trimEnd());
      line = (carried + piece).trimStart();
      filled = widthOf(line);
    }
  }
  return [...lines, line.trimEnd()];
}

/** What has to go to the next line together with a piece that does not fit on this one. */
function splitForNext(line: string, piece: string): [kept: string, carried: string] {
  const signs = [...line];
  let end = signs.length;
  let next = piece;
  while (end > 1 && (NEVER_FIRST.test(next) || NEVER_LAST.test(signs[end - 1]!))) {
    end--;
    next = signs[end]!;
  }
  // A line of nothing but such signs is broken where it is full.
  if (end <= 1) return [line, ''];
  return [signs.slice(0, end).join(''), signs.slice(end).join('')];
}

function piecesOf(paragraph: string, width: number, widthOf: WidthOf): string[] {
  return (paragraph.match(PIECES) ?? []).flatMap((piece) => (widthOf(piece) <= width ? [piece] : [...piece]));
}
