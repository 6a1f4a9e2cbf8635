import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildEveryone, type Everyone } from './support/everyone.ts';
import { type Phones, startPhones } from './support/phones.ts';

const DESK = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };

/** How far what stands on a page may jump while it is loaded: the layout shift that browsers count. */
const SHIFT_MAX = 0.02;
/** What somebody types or moves is answered within, in milliseconds, whatever is being worked out. */
const ANSWERED_WITHIN_MS = 200;
const PROPOSALS = 1_000;
/** What is looked at of the answers about a run, and of those about a trial of weights. */
interface Answered {
  readonly node?: { readonly matchConnection?: { edges: { readonly node: object }[]; totalCount: number } };
  readonly bookingMatch?: { readonly run?: { readonly comparison?: object; matchedQuantity: number } };
}

/** A sheet of paper in the points of PDF, which browsers round to the next one. */
const A4_POINTS = [595, 842];
const POINTS_OFF_MAX = 1;

// The packed Chromium exists for Linux only.
describe.skipIf(process.platform !== 'linux')('what every screen keeps', () => {
  let phones: Phones;
  let context: BrowserContext;
  let page: Page;
  let facility: Everyone['facility'];
  let bookingId: string;
  let book: Everyone['book'];

  beforeAll(async () => {
    phones = await startPhones();
    ({ facility, bookingId, book } = await buildEveryone(phones));
  }, 240_000);
  afterAll(() => phones?.close());
  beforeEach(async () => {
    phones.complaints.length = 0;
    context = await phones.open({ viewport: DESK });
    page = await context.newPage();
  });
  afterEach(() => context.close());

  /** It has a heading, and nothing is being asked any more. */
  const settled = async () => {
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await expect.poll(() => page.locator('.skeleton, [aria-busy="true"]').count()).toBe(0);
  };

  test.each([
    ['a facility', () => `/f/${facility.id}`],
    ['my bookings', () => '/bookings'],
    ['a booking', () => `/bookings/${bookingId}`],
    ['what is free', () => '/'],
  ])('%s stands still while it is loaded, on a slow phone', async (_what, path) => {
    await page.setViewportSize(PHONE);
    await phones.signInAt(page, '居民小郑', '/me');
    const devtools = await context.newCDPSession(page);
    await devtools.send('Network.setCacheDisabled', { cacheDisabled: true });
    await devtools.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 100,
      downloadThroughput: 400_000,
      uploadThroughput: 100_000,
    });
    await page.addInitScript(`
      window.shifted = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
      }).observe({ type: 'layout-shift', buffered: true });`);
    await page.goto(phones.url + path());
    await settled();
    expect(await page.evaluate('window.shifted')).toBeLessThanOrEqual(SHIFT_MAX);
  });

  describe('pressed all over', () => {
    /** Who has gone is asked who they are; the others only change how one reads. */
    const LEFT_ALONE = /退出登录|English|中文|大字|打印/;
    const PRESSES_MAX = 60;
    const SCREENS_MAX = 25;

    /** Every answer of the API that says that somebody may not do what was offered to them, or that failed. */
    function listen(): string[] {
      const refused: string[] = [];
      page.on('response', async (response) => {
        if (!response.url().endsWith('/graphql')) return;
        const text = await response.text().catch(() => '');
        const codes = [...text.matchAll(/"code":"(FORBIDDEN|INTERNAL|UNAUTHENTICATED|BAD_USER_INPUT)"/g)];
        for (const [, code] of codes) refused.push(`${code} ${new URL(page.url()).pathname} ${text.slice(0, 300)}`);
      });
      return refused;
    }

    /** Marks the next button that can be pressed and was not: in the sheet that is open, or on the page. */
    const NEXT = (pressed: readonly string[]) => `((pressed, leftAlone) => {
      for (const one of document.querySelectorAll('[data-next]')) one.removeAttribute('data-next');
      const sheet = document.querySelector('dialog[open]');
      const buttons = [...(sheet ?? document).querySelectorAll('button')];
      for (const one of buttons) {
        const name = (sheet ? 'sheet: ' : '') + (one.getAttribute('aria-label') ?? one.textContent ?? '').trim();
        const kind = name.replace(/\\d+/g, 'n');
        const there = one.getClientRects().length > 0 && !one.disabled;
        if (!there || leftAlone.test(name) || pressed.includes(kind)) continue;
        one.setAttribute('data-next', '');
        return kind;
      }
      return sheet ? 'sheet' : null;
    })(${JSON.stringify(pressed)}, ${LEFT_ALONE})`;

    async function pressAll(path: string, pressed: string[]): Promise<void> {
      for (let presses = 0; presses < PRESSES_MAX; presses++) {
        const next = await page.evaluate<string | null>(NEXT(pressed));
        if (next === null) return;
        if (next === 'sheet') await page.keyboard.press('Escape');
        else {
          pressed.push(next);
          await page
            .locator('[data-next]')
            .click({ timeout: 2_000, noWaitAfter: true })
            .catch(() => undefined);
        }
        await page.waitForTimeout(40);
        await expect.poll(() => page.locator('[aria-busy="true"]').count()).toBe(0);
        if (new URL(page.url()).pathname !== path) {
          await page.goto(phones.url + path);
          await settled();
        }
      }
    }

    test.each([
      ['校长', '/desk'],
      ['书记', '/desk'],
      ['社区', '/desk'],
      ['街道', '/desk'],
      ['区里', '/desk'],
      ['代表', '/desk'],
      ['居民小郑', '/'],
    ])(
      '%s is offered nothing that is refused',
      async (name, start) => {
        if (start === '/') await page.setViewportSize(PHONE);
        await phones.signInAt(page, name, start);
        const refused = listen();
        const toWalk = [start];
        const walked = new Map<string, string>();
        const pressed: string[] = [];
        // Of things of one type, the first that a link leads to.
        const kindOf = (path: string) => path.replace(/[a-z]{3}_[0-9a-f]{32}/g, ':id').split('?')[0]!;
        for (let path = toWalk.shift(); path !== undefined && walked.size < SCREENS_MAX; path = toWalk.shift()) {
          if (walked.has(kindOf(path))) continue;
          walked.set(kindOf(path), path);
          await page.goto(phones.url + path);
          await settled();
          const links = await page
            .getByRole('link')
            .evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
          const isMine = (link: string) => (start === '/' ? /^\/(?!desk|auth|project-books)/ : /^\/desk/).test(link);
          toWalk.push(...links.filter(isMine));
          await pressAll(new URL(page.url()).pathname, pressed);
        }
        // A delegate has three: today, the books, and a book.
        expect(walked.size).toBeGreaterThanOrEqual(3);
        expect(pressed.length).toBeGreaterThan(0);
        expect(refused).toEqual([]);
      },
      240_000,
    );
  });

  test('other weights are tried over a thousand proposals: no input waits, and no older answer replaces a newer one', async () => {
    await phones.signInAt(page, '社区', '/desk/matching');
    await page.getByRole('button', { name: '运行对接' }).click();
    await page.getByRole('heading', { name: /^对接方案（\d/ }).waitFor();
    let tries = 0;
    await page.route('**/graphql', async (route) => {
      const answer = await route.fetch();
      const text = await answer.text();
      const { data } = JSON.parse(text) as { data?: Answered };
      const of = data?.node?.matchConnection;
      const [edge] = of?.edges ?? [];
      if (of && edge) {
        of.edges = Array.from({ length: PROPOSALS }, (_, n) => ({ ...edge, node: { ...edge.node, id: `mat_${n}` } }));
        of.totalCount = PROPOSALS;
      }
      const run = data?.bookingMatch?.run;
      if (run?.comparison) {
        const turn = ++tries;
        run.matchedQuantity = 1_000 + turn;
        // The first is answered after the second.
        await page.waitForTimeout(turn === 1 ? 2_500 : 800);
      }
      await route.fulfill({ response: answer, json: { ...JSON.parse(text), data } }).catch(() => undefined);
    });
    await page.reload();
    await page.getByRole('heading', { name: `对接方案（${PROPOSALS}）` }).waitFor();
    const more = page.getByRole('button', { name: /加一$/ }).first();
    const less = page.getByRole('button', { name: /减一$/ }).first();
    const trial = page.getByRole('button', { name: '试算', exact: true });
    await less.click();
    await trial.click();
    await page.getByText('正在试算').waitFor();
    // From the press to the next picture.
    const took = await less.evaluate(
      (button: { click(): void }) =>
        new Promise<number>((resolve) => {
          const began = performance.now();
          button.click();
          (globalThis as unknown as { requestAnimationFrame(next: () => void): void }).requestAnimationFrame(() =>
            setTimeout(() => resolve(performance.now() - began)),
          );
        }),
    );
    expect(took).toBeLessThanOrEqual(ANSWERED_WITHIN_MS);
    await more.click();
    await trial.click();
    const cell = page
      .getByRole('row', { name: /已对接数量/ })
      .getByRole('cell')
      .last();
    await expect.poll(() => cell.textContent()).toBe('1002');
    await page.waitForTimeout(2_500);
    expect([tries, await cell.textContent()]).toEqual([2, '1002']);
  });

  describe('on paper', () => {
    /** The pages of a PDF, by how their paper lies. */
    const pagesOf = (pdf: Buffer) => {
      const sizes = [...pdf.toString('latin1').matchAll(/\/MediaBox ?\[ ?0 0 ([\d.]+) ([\d.]+) ?\]/g)];
      return sizes.map(([, width, height]) => {
        const isPaper = (size: readonly number[]) =>
          Math.abs(Number(width) - size[0]!) <= POINTS_OFF_MAX && Math.abs(Number(height) - size[1]!) <= POINTS_OFF_MAX;
        if (isPaper(A4_POINTS)) return 'A4';
        return isPaper(A4_POINTS.toReversed()) ? 'A4 landscape' : `${width} × ${height}`;
      });
    };

    test('a booking is one page', async () => {
      await page.setViewportSize(PHONE);
      await phones.signInAt(page, '居民小郑', `/bookings/${bookingId}`);
      await settled();
      await page.getByText('预约号').waitFor();
      expect(pagesOf(await page.pdf({ format: 'A4' }))).toEqual(['A4']);
      await page.emulateMedia({ media: 'print' });
      expect(await page.getByRole('navigation').count()).toBe(0);
      expect(await page.getByText('预约号').isVisible()).toBe(true);
    });

    test('a day sheet of twenty facilities is as wide as the paper', async () => {
      await phones.signInAt(page, '校长', '/desk/bookings');
      await settled();
      await page.getByRole('grid').waitFor();
      expect(await page.getByRole('rowheader').count()).toBe(20);
      const pdf = pagesOf(await page.pdf({ preferCSSPageSize: true }));
      expect(pdf).toEqual(['A4 landscape']);
      // Inside of the margins of 10 mm.
      await page.emulateMedia({ media: 'print' });
      await page.setViewportSize({ width: Math.floor(((297 - 20) / 25.4) * 96), height: 700 });
      const width = await page.getByRole('grid').evaluate((grid: { scrollWidth: number }) => grid.scrollWidth);
      expect(width).toBeLessThanOrEqual(await page.evaluate<number>('innerWidth'));
      expect(await page.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    });

    test('a project book is A4 on all of its pages', async () => {
      await phones.signInAt(page, '校长', `/desk/books/${book.id}`);
      await settled();
      const link = page.getByRole('link', { name: /PDF|打印/ }).first();
      const address = new URL((await link.getAttribute('href'))!, phones.url).href.replace(/\.html$/, '.pdf');
      const answer = await context.request.get(address);
      expect(answer.headers()['content-type']).toBe('application/pdf');
      const pages = pagesOf(await answer.body());
      expect(pages.length).toBeGreaterThan(0);
      expect(pages).toEqual(pages.map(() => 'A4'));
    });
  });
});
