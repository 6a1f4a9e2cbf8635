import Pdf from 'pdfkit';
import type { BookDocument, BookTable, SignatureBlock } from './book-document.ts';
import { brokenLines } from './line-breaks.ts';
import { glyphsFor } from './pdf-glyphs.ts';
import type { Typeface, Weight } from './typeface.ts';

// Lengths are in points, 72 to an inch; the page is A4.
const MARGINS = { top: 57, bottom: 62, left: 51, right: 51 };
const TEXT_SIZE = 10.5;
const CELL_SIZE = 9.5;
const FOOTER_SIZE = 8;
const CELL_PADDING = 4;
const SIGNATURE_HEIGHT = 112;
const SIGNATURE_GAP = 16;
/** Under a heading stands at least so much of what it is about. */
const KEPT_WITH_NEXT = 48;
const LINE_HEIGHT = 1.6;
const CAPTION_SIZE = 9;
const HEADING_SIZE = 12;
const HEADING_HEIGHT = HEADING_SIZE * LINE_HEIGHT + 2;
const INK = '#111111';
const RULE = '#555555';
const SHADE = '#f0f0f0';

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
  for (const { heading, blocks } of book.sections) {
    const [first] = blocks;
    pen.heading(heading, first?.kind === 'TABLE' ? pen.startOf(first) : KEPT_WITH_NEXT);
    for (const block of blocks) {
      if (block.kind === 'TABLE') pen.table(block);
      else pen.lines(block.text);
    }
  }
  pen.heading(book.signatures.heading, SIGNATURE_HEIGHT);
  pen.signatures(book.signatures.blocks);
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
  const { printable, widthOf, runsOf } = glyphsFor(doc, typeface);
  let y = MARGINS.top;

  function nextPage(): void {
    doc.addPage();
    y = MARGINS.top;
  }
  function need(height: number): void {
    if (y + height > bottom) nextPage();
  }
  function linesOf(text: string, columnWidth: number, size: number, weight: Weight): string[] {
    return brokenLines(printable(text), columnWidth, (some) => widthOf(some, size, weight));
  }
  function line(text: string, at: { x: number; y: number; width: number }, style: Required<LineStyle>): void {
    const { size, weight, align, spacing } = style;
    const free = at.width - widthOf(text, size, weight) - spacing * Math.max([...text].length - 1, 0);
    let x = at.x + (align === 'left' ? 0 : align === 'right' ? free : free / 2);
    doc.fontSize(size).fillColor(INK);
    for (const { face, text: run } of runsOf(text, weight)) {
      doc.font(face).text(run, x, at.y, { lineBreak: false, characterSpacing: spacing });
      x += widthOf(run, size, weight) + spacing * [...run].length;
    }
  }
  const styled = (style: LineStyle): Required<LineStyle> => ({
    size: TEXT_SIZE,
    weight: 'regular',
    align: 'left',
    spacing: 0,
    ...style,
  });

  function lines(text: string, style: LineStyle = {}): void {
    const full = styled(style);
    for (const one of linesOf(text, width, full.size, full.weight)) {
      need(full.size * LINE_HEIGHT);
      line(one, { x: left, y, width }, full);
      y += full.size * LINE_HEIGHT;
    }
  }
  function heading(text: string, storedWith: number): void {
    y += 10;
    need(HEADING_HEIGHT + storedWith);
    lines(text, { size: HEADING_SIZE, weight: 'bold' });
    y += 2;
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
    const cellsOf = (texts: readonly string[], weight: Weight) =>
      texts.map((text, at) => linesOf(text, widths[at]! - 2 * CELL_PADDING, CELL_SIZE, weight));
    const head = cellsOf(
      columns.map(({ title }) => title),
      'bold',
    );
    const above = HEADING_HEIGHT + CAPTION_SIZE * LINE_HEIGHT + heightOf(head);
    const linesMax = Math.floor((bottom - MARGINS.top - above - 2 * CELL_PADDING) / lineHeight);
    return { widths, head, body: rows.flatMap((row) => inPieces(cellsOf(row, 'regular'), linesMax)) };
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

  function signatures(blocks: readonly SignatureBlock[]): void {
    const blockWidth = (width - SIGNATURE_GAP) / 2;
    for (let at = 0; at < blocks.length; at += 2) {
      need(SIGNATURE_HEIGHT);
      for (const [column, { role, name, lines: under }] of blocks.slice(at, at + 2).entries()) {
        const x = left + column * (blockWidth + SIGNATURE_GAP);
        doc.rect(x, y, blockWidth, SIGNATURE_HEIGHT).lineWidth(0.6).stroke(RULE);
        const inner = { x: x + 8, width: blockWidth - 16 };
        line(role, { ...inner, y: y + 6 }, styled({ weight: 'bold' }));
        // Two lines of a name at most; the parties are named in full above.
        for (const [down, text] of linesOf(name, inner.width, CELL_SIZE, 'regular').slice(0, 2).entries()) {
          line(text, { ...inner, y: y + 24 + down * lineHeight }, styled({ size: CELL_SIZE }));
        }
        for (const [down, text] of under.entries()) {
          const up = (under.length - down) * TEXT_SIZE * LINE_HEIGHT + 6;
          line(printable(text), { ...inner, y: y + SIGNATURE_HEIGHT - up }, styled({}));
        }
      }
      y += SIGNATURE_HEIGHT + SIGNATURE_GAP;
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

  return { lines, heading, startOf, table, signatures, footers, skip: (height: number) => void (y += height) };
}

/** A row cut after so many lines, as often as it takes. */
function inPieces(cells: readonly string[][], linesMax: number): string[][][] {
  const pieces = Math.max(1, ...cells.map(({ length }) => Math.ceil(length / linesMax)));
  return Array.from({ length: pieces }, (_, at) => cells.map((cell) => cell.slice(at * linesMax, (at + 1) * linesMax)));
}
