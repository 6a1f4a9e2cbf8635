import { describe, expect, it } from 'vitest';
import type { BookContent } from '../../../src/projects/content/book-content.ts';
import type { BookView } from '../../../src/projects/print/book-document.ts';
import { renderBookHtml } from '../../../src/projects/print/book-html.ts';
import { viewOfBook } from './print.book.ts';

/** Ends a text, an attribute, a style sheet or a comment, and would run. */
const EVIL = `"'><script>alert(1)</script><img src=x onerror=alert(1)>*/}</style>-->&amp;\${1}`;
const ESCAPED = EVIL.replaceAll('&', '&amp;')
  .replaceAll('<', '&lt;')
  .replaceAll('>', '&gt;')
  .replaceAll('"', '&quot;')
  .replaceAll("'", '&#39;');

const hostile: Partial<BookContent> = {
  title: `title ${EVIL}`,
  items: [{ title: `item ${EVIL}`, quantity: 1, unitOfMeasure: 'PIECE', providerId: 'uni_1' }],
  aims: [{ text: `aim ${EVIL}`, indicator: `indicator ${EVIL}`, target: `target ${EVIL}` }],
  schedule: [{ from: '2026-03-01', to: '2026-03-02', what: `stage ${EVIL}` }],
  duties: [{ partyId: 'uni_1', text: `duty ${EVIL}` }],
  contacts: [{ partyId: 'uni_1', role: `role ${EVIL}` }],
  budget: {
    lines: [{ title: `line ${EVIL}`, amount: 1 }],
    sources: [{ kind: 'PARTNER_UNIT', providerId: 'uni_1', amount: 1 }],
  },
  milestones: [{ id: 'pms_1', title: `milestone ${EVIL}`, dueOn: '2026-03-02', weight: 1 }],
  terminationClause: `clause ${EVIL}`,
};

const hostileView: Partial<BookView> = {
  number: `number ${EVIL}`,
  contentHash: `hash ${EVIL}`,
  parties: [
    { id: 'gbr_1', name: `branch ${EVIL}`, signature: null },
    { id: 'uni_1', name: `unit ${EVIL}`, signature: null },
  ],
};

describe('a book as a page', () => {
  it('shows every text and runs none of it', () => {
    const page = renderBookHtml(viewOfBook(hostile, hostileView));
    for (const field of [
      'title',
      'item',
      'aim',
      'indicator',
      'target',
      'stage',
      'duty',
      'role',
      'line',
      'milestone',
      'clause',
      'number',
      'hash',
      'branch',
      'unit',
    ]) {
      expect(page).toContain(`${field} ${ESCAPED}`);
    }
    expect(page).not.toMatch(/<script|<img|<\/style>[^]*<\/style>|onerror=(?!alert)/);
    expect(page.match(/<[a-z][a-z0-9]*/g)!.filter((tag) => !TAGS.has(tag.slice(1)))).toEqual([]);
    const style = /<style>([^]*?)<\/style>/.exec(page)![1]!;
    expect(style).not.toMatch(/alert\(|<|\$\{/);
  });

  it('is in Chinese, with a title, landmarks, a heading for each section and heads for each column', () => {
    const page = renderBookHtml(viewOfBook());
    expect(page).toMatch(/^<!doctype html>\s*<html lang="zh-CN">/);
    expect(page).toContain('<title>服务项目书：错时停车与课后辅导</title>');
    expect(page.match(/<h1>/g)).toHaveLength(1);
    expect([...page.matchAll(/<h2 id="[^"]+">([^<]*)<\/h2>/g)].map(([, heading]) => heading)).toEqual([
      '一、服务目标',
      '二、服务事项',
      '三、进度安排',
      '四、各方职责',
      '五、经费预算',
      '六、里程碑',
      '七、联系岗位',
      '八、期限',
      '九、终止',
      '签署',
    ]);
    for (const [, id] of page.matchAll(/aria-labelledby="([^"]+)"/g)) expect(page).toContain(`id="${id}"`);
    for (const table of page.split('<table>').slice(1)) {
      expect(table).toMatch(/^\s*<caption>/);
      expect(table.match(/<th scope="col"/g)!.length).toBe(table.split('<tbody>')[0]!.match(/<th[ >]/g)!.length);
    }
    expect(page).toMatch(/<main>[^]*<\/main>\s*<footer>350102-2026-0001 · 第 2 版 · 内容指纹 /);
  });

  it('says that a version does not bind until all have signed it', () => {
    const notice = '本版本尚未经各方全部签署，不具约束力。';
    expect(renderBookHtml(viewOfBook())).toContain(notice);
    const parties = viewOfBook().parties.map((party) => ({
      ...party,
      signature: { on: '2026-03-04', post: '负责人', scanHash: null },
    }));
    const signed = renderBookHtml(viewOfBook({}, { signedByAll: true, parties }));
    expect(signed).not.toContain(notice);
    expect(signed.match(/电子签署第 2 版/g)).toHaveLength(2);
  });

  it('has a word for what was not agreed, and a role for each of many parties', () => {
    const parties = Array.from({ length: 12 }, (_, at) => ({ id: `uni_${at}`, name: `第${at}单位`, signature: null }));
    const page = renderBookHtml(
      viewOfBook(
        {
          items: [],
          aims: [],
          schedule: [],
          duties: [],
          contacts: [],
          milestones: [],
          budget: { lines: [], sources: [] },
        },
        { parties },
      ),
    );
    expect(page.match(/未约定。/g)).toHaveLength(7);
    expect(page).not.toContain('<table>');
    const onlySpent = { lines: [{ title: '灯具', amount: 100 }], sources: [] };
    expect(renderBookHtml(viewOfBook({ budget: onlySpent }))).toContain('资金来源：未约定。');
    for (const role of ['甲方', '癸方', '第 11 方', '第 12 方']) expect(page).toContain(`<dt>${role}</dt>`);
  });
});

/** What the page is made of; anything else came in from outside. */
const TAGS = new Set(
  'html head meta title link style body main header p h1 h2 dl div dt dd section table caption thead tbody tr th td strong footer'.split(
    ' ',
  ),
);
