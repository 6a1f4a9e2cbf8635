import Pdf from 'pdfkit';
import type { BookDocument, BookTable, SignatureBlock } from './book-document.ts';
import { brokenLines } from './line-breaks.ts';
import { glyphsFor } from './pdf-glyphs.ts';
import type { Typeface } from './typeface.ts';

// Lengths are in points, 72 to an inch; the page is A4.
const MARGINS = { top: 57, bottom: 62, left: 51, right: 51 };
const TEXT_SIZE = 10.5;
const CELL_SIZE = 9.5;
const FOOTER_SIZE = 8;
const CELL_PADDING = 4;
/** The least height of a place to sign: room for a seal, which is 42 mm wide at most. */
const SIGNATURE_HEIGHT = 136;
/** So many lines of the agreement at least stand above the first signatures, on the same page. */
const LINES_KEPT_WITH_SIGNATURES = 3;
const SIGNATURE_GAP = 16;
const SIGNATURE_PADDING = 8;
/** Under a heading stands at least so much of what it is about. */
const KEPT_WITH_NEXT = 48;
const LINE_HEIGHT = 1.6;
const CAPTION_SIZE = 9;
const HEADING_SIZE = 12;
/** Above a heading. */
const HEADING_GAP = 10;
const HEADING_HEIGHT = HEADING_SIZE * LINE_HEIGHT + 2;
const INK = '#111111';
/** How much the strokes of bold letters are widened, by their size: there is one font file, of regular weight. */
const BOLDENING = 0.035;
const RULE = '#555555';
const SHADE = '#f0f0f0';

type Weight = 'regular' | 'bold';
type Align = 'left' | 'center' | 'right';

/**
 * Lays a book out on A4: tables that break between rows and repeat their heads, number and page at the foot of every
 * page. The same document gives the same bytes. Only the glyphs that occur are embedded, with the characters they stand
 * for, so that the text can be selected and searched.
 */
export async function layOutPdf(book: BookDocument, typeface: Typeface): Promise<Buffer> {
  const createdAt = new Date(book.createdAt);
  const doc = new Pdf({
    size: 'A4',
    margins: MARGINS,
    bufferPages: true,
    lang: 'zh-CN',
    displayTitle: true,
    info: {
      Title: `${book.kindOfDocument} ${book.title}`,
      Subject: book.footer,
      CreationDate: createdAt,
      ModDate: createdAt,
    },
  });
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve, reject) => doc.on('end', resolve).on('error', reject));

  const pen = penOn(doc, typeface);
  pen.lines(book.kindOfDocument, { size: 22, weight: 'bold', align: 'center', spacing: 8 });
  pen.lines(book.title, { size: 14, weight: 'bold', align: 'center' });
  pen.skip(8);
  if (book.notice !== null) pen.lines(book.notice, { align: 'center' });
  for (const [term, text] of book.facts) pen.lines(`${term}：${text}`);
  pen.skip(6);
  pen.lines(book.preamble);
  const closing = pen.heightOfSignatures(book.signatures.blocks);
  for (const [at, { heading, blocks }] of book.sections.entries()) {
    const after = at === book.sections.length - 1 ? closing : 0;
    const [first] = blocks;
    pen.heading(heading, first?.kind === 'TABLE' ? pen.startOf(first) : pen.startOfLines(first?.text ?? '', after));
    for (const block of blocks) {
      if (block.kind === 'TABLE') pen.table(block);
      else pen.lines(block.text, {}, block === blocks.at(-1) ? after : 0);
    }
  }
  pen.signatures(book.signatures);
  pen.footers(book.footer);
  doc.end();
  await ended;
  return Buffer.concat(chunks);
}

interface LineStyle {
  readonly size?: number;
  readonly weight?: Weight;
  readonly align?: Align;
  /** Between the letters. */
  readonly spacing?: number;
}

/** Writes down the page, and on to the next one where it is full. */
function penOn(doc: PDFKit.PDFDocument, typeface: Typeface) {
  const left = MARGINS.left;
  const width = doc.page.width - MARGINS.left - MARGINS.right;
  const bottom = doc.page.height - MARGINS.bottom;
  const { printable, widthOf } = glyphsFor(doc, typeface);
  let y = MARGINS.top;

  function nextPage(): void {
    doc.addPage();
    y = MARGINS.top;
  }
  function need(height: number): void {
    if (y + height > bottom) nextPage();
  }
  function linesOf(text: string, columnWidth: number, size: number): string[] {
    return brokenLines(printable(text), columnWidth, (some) => widthOf(some, size));
  }
  function line(text: string, at: { x: number; y: number; width: number }, style: Required<LineStyle>): void {
    const { size, weight, align, spacing } = style;
    const free = at.width - widthOf(text, size) - spacing * Math.max([...text].length - 1, 0);
    const x = at.x + (align === 'left' ? 0 : align === 'right' ? free : free / 2);
    doc.fontSize(size).fillColor(INK).strokeColor(INK);
    const bold = weight === 'bold' && { fill: true, stroke: true };
    if (bold) doc.lineWidth(size * BOLDENING);
    doc.text(text, x, at.y, { lineBreak: false, characterSpacing: spacing, ...bold });
  }
  const styled = (style: LineStyle): Required<LineStyle> => ({
    size: TEXT_SIZE,
    weight: 'regular',
    align: 'left',
    spacing: 0,
    ...style,
  });

  /** @param after how much has to stand on the same page as the last lines, under them */
  function lines(text: string, style: LineStyle = {}, after = 0): void {
    const full = styled(style);
    const broken = linesOf(text, width, full.size);
    const keptFrom = Math.max(0, broken.length - LINES_KEPT_WITH_SIGNATURES);
    for (const [at, one] of broken.entries()) {
      const kept = after > 0 && at === keptFrom ? (broken.length - at - 1) * full.size * LINE_HEIGHT + after : 0;
      need(full.size * LINE_HEIGHT + kept);
      line(one, { x: left, y, width }, full);
      y += full.size * LINE_HEIGHT;
    }
  }
  function heading(text: string, storedWith: number): void {
    y += HEADING_GAP;
    need(HEADING_HEIGHT + storedWith);
    lines(text, { size: HEADING_SIZE, weight: 'bold' });
    y += 2;
  }

  /** How much of a text stands under its heading, with what has to stand under that if it is short. */
  function startOfLines(text: string, after: number): number {
    const count = linesOf(text, width, TEXT_SIZE).length;
    if (after === 0 || count > LINES_KEPT_WITH_SIGNATURES) return KEPT_WITH_NEXT;
    return count * TEXT_SIZE * LINE_HEIGHT + after;
  }

  const lineHeight = CELL_SIZE * LINE_HEIGHT;

  const tables = new Map<BookTable, ReturnType<typeof brokenTable>>();
  function linesOfTable(table: BookTable) {
    const known = tables.get(table) ?? brokenTable(table);
    tables.set(table, known);
    return known;
  }
  /** The cells of a table as lines; a row that no page could hold is cut, and goes on in a row under it. */
  function brokenTable({ columns, rows }: BookTable) {
    const shares = columns.reduce((sum, { share }) => sum + share, 0);
    const widths = columns.map(({ share }) => (width * share) / shares);
    const cellsOf = (texts: readonly string[]) =>
      texts.map((text, at) => linesOf(text, widths[at]! - 2 * CELL_PADDING, CELL_SIZE));
    const head = cellsOf(columns.map(({ title }) => title));
    const above = HEADING_HEIGHT + CAPTION_SIZE * LINE_HEIGHT + heightOf(head);
    const linesMax = Math.floor((bottom - MARGINS.top - above - 2 * CELL_PADDING) / lineHeight);
    return { widths, head, body: rows.flatMap((row) => inPieces(cellsOf(row), linesMax)) };
  }

  /** How high a table is to the end of its first row, its caption included. */
  function startOf(table: BookTable): number {
    const { head, body } = linesOfTable(table);
    return CAPTION_SIZE * LINE_HEIGHT + heightOf(head) + (body[0] ? heightOf(body[0]) : 0);
  }

  function table(table: BookTable): void {
    const { widths, head, body } = linesOfTable(table);
    need(startOf(table));
    lines(table.caption, { size: CAPTION_SIZE });
    const drawRow = (cells: readonly (readonly string[])[], weight: Weight) => {
      const height = heightOf(cells);
      let x = left;
      for (const [at, cell] of cells.entries()) {
        doc.rect(x, y, widths[at]!, height).lineWidth(0.6);
        if (weight === 'bold') doc.fillAndStroke(SHADE, RULE);
        else doc.stroke(RULE);
        const align = table.columns[at]!.numeric ? 'right' : 'left';
        for (const [down, text] of cell.entries()) {
          const place = {
            x: x + CELL_PADDING,
            y: y + CELL_PADDING + down * lineHeight,
            width: widths[at]! - 2 * CELL_PADDING,
          };
          line(text, place, styled({ size: CELL_SIZE, weight, align }));
        }
        x += widths[at]!;
      }
      y += height;
    };
    drawRow(head, 'bold');
    for (const cells of body) {
      if (y + heightOf(cells) > bottom) {
        nextPage();
        drawRow(head, 'bold');
      }
      drawRow(cells, 'regular');
    }
    y += 8;
  }

  function heightOf(cells: readonly (readonly string[])[]): number {
    return Math.max(...cells.map(({ length }) => length)) * lineHeight + 2 * CELL_PADDING;
  }

  const blockWidth = (width - SIGNATURE_GAP) / 2;
  const innerWidth = blockWidth - 2 * SIGNATURE_PADDING;
  function textOfSignature({ role, name, lines: under }: SignatureBlock) {
    return {
      role: linesOf(role, innerWidth, TEXT_SIZE),
      name: linesOf(name, innerWidth, CELL_SIZE),
      under: under.flatMap((text) => linesOf(text, innerWidth, CELL_SIZE)),
    };
  }
  /** The rows of the places to sign, two in a row, each as high as its higher one. */
  function rowsOfSignatures(blocks: readonly SignatureBlock[]) {
    const texts = blocks.map(textOfSignature);
    return Array.from({ length: Math.ceil(texts.length / 2) }, (_, at) => {
      const row = texts.slice(2 * at, 2 * at + 2);
      const heights = row.map(
        ({ role, name, under }) =>
          2 * SIGNATURE_PADDING + role.length * TEXT_SIZE * LINE_HEIGHT + (name.length + under.length) * lineHeight,
      );
      return { row, height: Math.max(SIGNATURE_HEIGHT, ...heights) };
    });
  }
  /** How high the signatures are that stand under the last lines of the text: all of them, or as many as leave room for these. */
  function heightOfSignatures(blocks: readonly SignatureBlock[]): number {
    const kept = (1 + LINES_KEPT_WITH_SIGNATURES) * TEXT_SIZE * LINE_HEIGHT + HEADING_HEIGHT;
    const room = bottom - MARGINS.top - kept;
    let filled = HEADING_HEIGHT + HEADING_GAP;
    for (const { height } of rowsOfSignatures(blocks)) {
      if (filled + height > room) break;
      filled += height + SIGNATURE_GAP;
    }
    return filled;
  }
  /** Where they go on to a further page, a line above them says what is signed there: no page has signatures alone. */
  function signatures({ heading: title, continued, blocks }: BookDocument['signatures']): void {
    const rows = rowsOfSignatures(blocks);
    heading(title, rows[0]!.height);
    for (const { row, height } of rows) {
      if (y + height > bottom) {
        nextPage();
        lines(continued);
        y += HEADING_GAP;
      }
      for (const [column, { role, name, under }] of row.entries()) {
        const x = left + column * (blockWidth + SIGNATURE_GAP);
        doc.rect(x, y, blockWidth, height).lineWidth(0.6).stroke(RULE);
        const inner = { x: x + SIGNATURE_PADDING, width: innerWidth };
        let down = y + SIGNATURE_PADDING;
        for (const text of role) {
          line(text, { ...inner, y: down }, styled({ weight: 'bold' }));
          down += TEXT_SIZE * LINE_HEIGHT;
        }
        for (const text of name) {
          line(text, { ...inner, y: down }, styled({ size: CELL_SIZE }));
          down += lineHeight;
        }
        for (const [index, text] of under.entries()) {
          const up = (under.length - index) * lineHeight + SIGNATURE_PADDING;
          line(text, { ...inner, y: y + height - up }, styled({ size: CELL_SIZE }));
        }
      }
      y += height + SIGNATURE_GAP;
    }
  }

  function footers(text: string): void {
    const { start, count } = doc.bufferedPageRange();
    for (let page = start; page < start + count; page++) {
      doc.switchToPage(page);
      const style = styled({ size: FOOTER_SIZE });
      const place = { x: left, y: bottom + 20, width };
      line(printable(text), place, style);
      line(`${page + 1} / ${count}`, place, { ...style, align: 'right' });
    }
  }

  const skip = (height: number) => void (y += height);
  return { lines, heading, startOf, startOfLines, table, heightOfSignatures, signatures, footers, skip };
}

/** A row cut after so many lines, as often as it takes. */
function inPieces(cells: readonly string[][], linesMax: number): string[][][] {
  const pieces = Math.max(1, ...cells.map(({ length }) => Math.ceil(length / linesMax)));
  return Array.from({ length: pieces }, (_, at) => cells.map((cell) => cell.slice(at * linesMax, (at + 1) * linesMax)));
}
