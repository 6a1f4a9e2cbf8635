import { beforeAll, describe, expect, it } from 'vitest';
import { bookDocument, type BookView } from '../../../src/projects/print/book-document.ts';
import { layOutPdf } from '../../../src/projects/print/book-pdf.ts';
import { PDFS_WAITING_MAX, PdfsBusyError, renderBookPdf } from '../../../src/projects/print/render-book-pdf.ts';
import { loadTypeface, sfntOf, type Typeface } from '../../../src/projects/print/typeface.ts';
import { longViewOfBook, viewOfBook } from './print.book.ts';
import { readPdf, wordsOf } from './print.pdf-text.ts';

const A4 = { width: 595.28, height: 841.89 };

let typeface: Typeface;

beforeAll(() => {
  typeface = loadTypeface();
});

async function laidOut(view: BookView) {
  return readPdf(await layOutPdf(bookDocument(view), typeface));
}

describe('a book as PDF', () => {
  it('has all of its text as text: Chinese, numbers, signatures', async () => {
    const { pages } = await laidOut(viewOfBook());
    const words = pages.map(wordsOf).join('\n');
    for (const text of [
      '服务项目书',
      '错时停车与课后辅导',
      '编号：350102-2026-0001',
      '版本：第 2 版',
      '甲方：锦江社区第一网格党支部',
      '乙方：汤门小学',
      '本版本尚未经各方全部签署，不具约束力。',
      '一、服务目标',
      '车位',
      '1200.50',
      '每个工作日 18:00 起开放停车场。',
      '首批车位开放',
      '2026 年 6 月 30 日',
      '任何一方可提前三十日书面通知终止。',
      '违约方承担相应责任。',
      '甲方（签章）',
      '已签署第 2 版',
      // 17:30 in UTC is the next day in China.
      '日期：2026 年 3 月 4 日',
    ]) {
      expect(words).toContain(text);
    }
  });

  it('shows number, version, fingerprint and page at the foot of every page', async () => {
    const view = longViewOfBook(60);
    const { pages } = await laidOut(view);
    expect(pages.length).toBeGreaterThan(4);
    for (const [at, page] of pages.entries()) {
      const foot = page.filter(({ y }) => y < 45).map(({ text }) => text);
      expect(foot).toEqual([
        `350102-2026-0001 · 第 2 版 · 内容指纹 ${view.contentHash}`,
        `${at + 1} / ${pages.length}`,
      ]);
    }
  });

  it('keeps everything on the page, breaks tables between rows and repeats their heads', async () => {
    const { pages, boxes } = await laidOut(longViewOfBook(60));
    const words = pages.map(wordsOf);
    for (let at = 1; at <= 60; at++) {
      expect(words.filter((page) => page.split('\n').includes(`第${at}项服务`))).toHaveLength(1);
      // A row is in one piece: its first and its last words are on the same page.
      const row = words.filter((page) => page.includes(`职责${at}：`));
      expect(row).toHaveLength(1);
    }
    expect(words.filter((page) => page.includes('每月汇总一次。')).length).toBe(
      words.filter((page) => /职责\d+：/.test(page)).length,
    );
    // No page ends with a heading, a caption or the head of a table.
    for (const page of words) expect(page).not.toMatch(/\n(各方职责|各方承担的职责|当事方\n职责|序号\n.*)\n350102/);
    expect(words.filter((page) => page.split('\n').includes('提供方')).length).toBeGreaterThanOrEqual(2);
    for (const page of pages) {
      for (const { x, y, size, text } of page) {
        expect(x).toBeGreaterThanOrEqual(50);
        // At least so wide: Chinese characters and signs fill a square each.
        const squares = [...text].filter((sign) => /[\u3000-\u9fff\uff00-\uffef]/u.test(sign)).length;
        expect(x + size * squares).toBeLessThanOrEqual(A4.width - 51 + 0.01);
        expect(y).toBeGreaterThan(30);
        expect(y + size).toBeLessThan(A4.height - 50);
      }
    }
    for (const [x, y, width, height] of boxes.flat()) {
      expect(x + width).toBeLessThan(A4.width - 50);
      expect(y + height).toBeLessThan(A4.height - 61);
    }
  });

  it('continues a row that no page could hold on the next one, losing nothing', async () => {
    const text = Array.from({ length: 300 }, (_, at) => `第${at}条须办理的具体事项与要求`).join('；');
    const { pages } = await laidOut(viewOfBook({ duties: [{ partyId: 'uni_1', text }] }));
    const repeated = ['当事方', '职责', '汤门小学'];
    const inTables = pages.flatMap((page) => page.filter(({ y }) => y > 45).map((one) => one.text));
    const written = inTables.filter((one) => !repeated.includes(one)).join('');
    expect(pages.length).toBeGreaterThan(2);
    for (let at = 0; at < 300; at++) expect(written).toContain(`第${at}条须办理的具体事项与要求`);
  });

  it('marks what the typeface has no glyph for, and takes any text', async () => {
    const title = '𠮷祥 🎉 <b>\u0007\u202E =1+1 (x\\) ' + 'a'.repeat(200);
    const { pages } = await laidOut(viewOfBook({ title, terminationClause: '\r\n一\r二\n' }));
    const words = pages.map((page) => page.map(({ text }) => text).join('')).join('');
    expect(words).toContain('〓祥 〓 <b>');
    expect(words).toContain('(x\\)');
    expect(words.match(/a/g)!.length).toBeGreaterThanOrEqual(200);
  });

  it('takes rare characters from further files, between others and in their place', async () => {
    const file = await layOutPdf(bookDocument(viewOfBook({ title: '甲龑乙鸲丙' })), typeface);
    const { pages, dictionaries } = readPdf(file);
    const title = pages[0]!.filter(({ size }) => size === 14);
    expect(title.map(({ text }) => text)).toEqual(['甲', '龑', '乙', '鸲', '丙']);
    for (const [at, { x, y }] of title.slice(1).entries()) {
      expect(x - title[at]!.x).toBeCloseTo(14, 1);
      expect(y).toBeCloseTo(title[0]!.y, 1);
    }
    expect(dictionaries.filter((dictionary) => dictionary.includes('/FontFile2')).length).toBeGreaterThan(2);
    expect(file.length).toBeLessThan(100_000);
  });

  it('is the same file for the same view, dated as the version, with a part of each font only', async () => {
    const [one, other] = await Promise.all([1, 2].map(() => layOutPdf(bookDocument(viewOfBook()), typeface)));
    expect(one!.equals(other!)).toBe(true);
    expect(one!.length).toBeLessThan(100_000);
    const { dictionaries } = readPdf(one!);
    expect(dictionaries.filter((dictionary) => dictionary.includes('/FontFile2'))).toHaveLength(2);
    expect(dictionaries).toContain('(D:20260303040000Z)');
    expect(dictionaries.find((dictionary) => dictionary.includes('/Catalog'))).toContain('/Lang (zh-CN)');
    const later = await layOutPdf(bookDocument(viewOfBook({}, { version: 3 })), typeface);
    expect(later.equals(one!)).toBe(false);
  });

  it('is laid out in a thread, the same file, with the event loop free meanwhile', async () => {
    const view = longViewOfBook(40);
    let turns = 0;
    const counting = setInterval(() => turns++, 1);
    const pdf = await renderBookPdf(view);
    clearInterval(counting);
    expect(pdf.equals(await layOutPdf(bookDocument(view), typeface))).toBe(true);
    expect(turns).toBeGreaterThan(3);
  });

  it('is refused to those who come when too many are waiting, and to nobody afterwards', async () => {
    const view = viewOfBook();
    const asked = Array.from({ length: PDFS_WAITING_MAX }, () => renderBookPdf(view));
    await expect(renderBookPdf(view)).rejects.toThrow(PdfsBusyError);
    expect(new Set((await Promise.all(asked)).map((pdf) => pdf.length)).size).toBe(1);
    await expect(renderBookPdf(view)).resolves.toBeInstanceOf(Buffer);
  });

  it('says when a document cannot be laid out, and goes on with the next', async () => {
    const broken = viewOfBook({}, { versionCreatedAt: 'never' });
    await expect(renderBookPdf(broken)).rejects.toThrow(/could not be laid out/);
    await expect(renderBookPdf(viewOfBook())).resolves.toBeInstanceOf(Buffer);
  });
});

describe('the typeface', () => {
  it('is a font file with the tables of the WOFF file', () => {
    expect(typeface.main.regular.file.readUInt32BE(0)).toBe(0x00010000);
    const tables = typeface.main.regular.file.readUInt16BE(4);
    const names = Array.from({ length: tables }, (_, at) =>
      typeface.main.regular.file.toString('latin1', 12 + at * 16, 16 + at * 16),
    );
    expect(names).toEqual(expect.arrayContaining(['cmap', 'glyf', 'head', 'hmtx', 'loca']));
    for (let at = 0; at < tables; at++) {
      const offset = typeface.main.regular.file.readUInt32BE(12 + at * 16 + 8);
      const length = typeface.main.regular.file.readUInt32BE(12 + at * 16 + 12);
      expect(offset % 4).toBe(0);
      expect(offset + length).toBeLessThanOrEqual(typeface.main.regular.file.length);
    }
  });

  it('is read from a WOFF file and nothing else', () => {
    expect(() => sfntOf(Buffer.alloc(100))).toThrow(/no WOFF/);
  });
});
