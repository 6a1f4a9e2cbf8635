import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { type BuiltBook, buildBook } from '../../seeds/factories/project.factory.ts';
import { loadTypeface } from '../../src/projects/print/typeface.ts';
import { type StartedBrowser, startBrowser } from './support/browser.ts';
import { type Commons, startCommons } from '../support/commons.ts';

const PHONE = { width: 360, height: 740 };
const DESK = { width: 1200, height: 900 };

// The packed Chromium exists for Linux only.
describe.skipIf(process.platform !== 'linux')('the page of a book in a browser', () => {
  let commons: Commons;
  let started: StartedBrowser;
  let book: BuiltBook;
  let url: string;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    commons = await startCommons();
    book = await buildBook(commons.db, {
      state: 'SIGNED',
      content: {
        title: `夜间停车共享 <script>document.title='run'</script>`,
        aims: [{ text: 'x'.repeat(200), indicator: '9'.repeat(60), target: '十成' }],
        duties: [],
        terminationClause: '提前三十日告知其他各方。\n'.repeat(60),
      },
    });
    await commons.app.listen({ host: '127.0.0.1', port: 0 });
    const { port } = commons.app.server.address() as AddressInfo;
    url = `http://127.0.0.1:${port}/project-books/${book.id}.html`;
    const typeface = loadTypeface();
    started = await startBrowser({ 'noto-sc-400.ttf': typeface.file }, [], inject('unpackedBrowser'));
  }, 60_000);

  afterAll(async () => {
    await started?.close();
    await commons?.close();
  });

  beforeEach(async () => {
    complaints.length = 0;
    const context = await started.browser.newContext({ viewport: DESK });
    context.on('console', (message) => complaints.push(message.text()));
    context.on('request', (request) => {
      if (request.url() !== url && !request.url().startsWith('data:')) complaints.push(request.url());
    });
    page = await context.newPage();
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(url);
    return () => context.close();
  });

  it('shows itself with its style, without a complaint and without asking for anything else', async () => {
    await page.getByRole('heading', { level: 1, name: '夜间停车共享' }).waitFor();
    expect(await page.title()).toBe(`服务项目书：${book.content.title}`);
    expect(await page.getByRole('main').count()).toBe(1);
    expect(await page.getByRole('contentinfo').innerText()).toContain(book.number);
    await page.getByRole('table', { name: '服务事项及提供方' }).getByRole('cell', { name: '夜间停车位' }).waitFor();
    expect(await page.evaluate<string>(`getComputedStyle(document.querySelector('th')).backgroundColor`)).toBe(
      'rgb(240, 240, 240)',
    );
    expect(complaints).toEqual([]);
  });

  it.each([PHONE, DESK])('is as wide as the window, at $width pixels', async (size) => {
    await page.setViewportSize(size);
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(size.width);
    const tables = await page.evaluate<number[]>(
      `[...document.querySelectorAll('table, p, dd, h1')].map((one) => one.getBoundingClientRect().right)`,
    );
    for (const right of tables) expect(right).toBeLessThanOrEqual(size.width);
  });

  it('prints on A4', async () => {
    const pdf = await page.pdf({ preferCSSPageSize: true });
    const text = pdf.toString('latin1');
    const boxes = [...text.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map((box) => box.slice(1).map(Number));
    expect(boxes.length).toBeGreaterThanOrEqual(2);
    for (const [width, height] of boxes) {
      expect(width).toBeCloseTo(595, -1);
      expect(height).toBeCloseTo(842, -1);
    }
    expect(complaints).toEqual([]);
  });
});
