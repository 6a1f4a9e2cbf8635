import { beforeAll, describe, expect, it } from 'vitest';
import { bookDocument, type BookView } from '../../../src/projects/print/book-document.ts';
import { layOutPdf } from '../../../src/projects/print/book-pdf.ts';
import { PDFS_WAITING_MAX, PdfsBusyError, renderBookPdf } from '../../../src/projects/print/render-book-pdf.ts';
import { loadTypeface, type Typeface } from '../../../src/projects/print/typeface.ts';
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
      '甲方（盖章）',
      '电子签署第 2 版：网格党支部书记',
      '签署时间：2026 年 3 月 4 日',
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

  it('has a place for seal, hand and day of each party, signed or not, and says by which office it was signed', async () => {
    const signature = { on: '2026-03-05', post: '总务主任', scanHash: 'ab'.repeat(32) };
    const parties = [
      { id: 'gbr_1', name: '支部', signature: { on: '2026-03-04', post: '网格党支部书记', scanHash: null } },
      { id: 'uni_1', name: '学校', signature },
      { id: 'uni_2', name: '医院', signature: null },
    ];
    const { pages } = await laidOut(viewOfBook({}, { parties }));
    const words = pages.at(-1)!.map(({ text }) => text);
    const from = words.indexOf('甲方（盖章）');
    expect(
      words
        .slice(from)
        .join('')
        .split(/(?=[甲乙丙]方（盖章）)/),
    ).toEqual([
      '甲方（盖章）支部电子签署第 2 版：网格党支部书记签署时间：2026 年 3 月 4 日负责人（签字）：日期：      年    月    日',
      `乙方（盖章）学校纸质签署第 2 版，扫描件指纹 ${'ab'.repeat(32)}负责人：总务主任日期：2026 年 3 月 5 日`,
      expect.stringMatching(/^丙方（盖章）医院负责人（签字）：日期： {6}年 {4}月 {4}日350102/),
    ]);
  });

  // Whatever stands before them: so long a text that each of its lines is the last of a page once.
  it.each(Array.from({ length: 48 }, (_, lines) => lines + 1))(
    'keeps the places to sign in one piece under the text, after %i lines of it',
    async (lines) => {
      const terminationClause = Array.from({ length: lines }, (_, at) => `第${at}行`).join('\n');
      const { pages, boxes } = await laidOut(viewOfBook({ terminationClause }));
      const signed = pages.filter((page) => wordsOf(page).includes('方（盖章）'));
      expect(signed).toEqual([pages.at(-1)]);
      const words = wordsOf(signed[0]!);
      expect(words.match(/方（盖章）/g)).toHaveLength(2);
      const kept = Math.min(lines, 3);
      for (let at = lines - kept; at < lines; at++) expect(words).toContain(`第${at}行\n`);
      if (lines <= 3) expect(words).toContain('九、终止');
      for (const [, y, , height] of boxes.at(-1)!) expect(y + height).toBeLessThan(A4.height - 61);
    },
  );

  it('says on every page with signatures what is signed there, however many parties there are', async () => {
    const parties = Array.from({ length: 20 }, (_, at) => ({ id: `uni_${at}`, name: `单位${at}`, signature: null }));
    const { pages } = await laidOut(viewOfBook({}, { parties }));
    const signed = pages.map(wordsOf).filter((page) => page.includes('方（盖章）'));
    expect(signed.length).toBeGreaterThan(1);
    expect(signed[0]).toContain('违约方承担相应责任。');
    for (const page of signed.slice(1)) expect(page).toMatch(/^（续）各方在本页签署的，为《错时停车与课后辅导》/);
    expect(signed.join('').match(/（盖章）/g)).toHaveLength(20);
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
    const title = '🎈祥 🎉 <b>\u0007\u202E =1+1 (x\\) ' + 'a'.repeat(200);
    const { pages } = await laidOut(viewOfBook({ title, terminationClause: '\r\n一\r二\n' }));
    const words = pages.map((page) => page.map(({ text }) => text).join('')).join('');
    expect(words).toContain('〓祥 〓 <b>');
    expect(words).toContain('(x\\)');
    expect(words.match(/a/g)!.length).toBeGreaterThanOrEqual(200);
  });

  it('has rare characters between others and in their place', async () => {
    const file = await layOutPdf(bookDocument(viewOfBook({ title: '甲龑乙䶮丙𬭎' })), typeface);
    const { pages } = readPdf(file);
    expect(pages[0]!.filter(({ size }) => size === 14).map(({ text }) => text)).toEqual(['甲龑乙䶮丙𬭎']);
    expect(file.length).toBeLessThan(100_000);
  });

  it('is the same file for the same view, dated as the version, with a part of the font only', async () => {
    const [one, other] = await Promise.all([1, 2].map(() => layOutPdf(bookDocument(viewOfBook()), typeface)));
    expect(one!.equals(other!)).toBe(true);
    expect(one!.length).toBeLessThan(100_000);
    const { dictionaries } = readPdf(one!);
    expect(dictionaries.filter((dictionary) => dictionary.includes('/FontFile2'))).toHaveLength(1);
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
