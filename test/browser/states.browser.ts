import type { BrowserContext, Page, Route } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { buildEveryone, type Everyone } from './support/everyone.ts';
import { expectAccessible, type Pages, startPages } from './support/pages.ts';

const SMALL = { width: 320, height: 640 };
/** The root of large type, in pixels, as 长辈版 has it. */
const LARGE_PIXELS = '24px';
const REQUEST_ID = 'req-of-the-test';
/** An answer of the API that something is wrong with it, as its masking makes them. */
const FAULT = {
  errors: [{ message: 'Something went wrong.', extensions: { code: 'INTERNAL', requestId: REQUEST_ID } }],
};

/** Whose the screens are, and by which paths. */
const SCREENS: Readonly<Record<string, readonly ((world: Everyone) => string)[]>> = {
  校长: [
    () => '/desk',
    () => '/desk/facilities',
    ({ facility }) => `/desk/facilities/${facility.id}`,
    () => '/desk/bookings',
    () => '/desk/bookings/approvals',
    () => '/desk/bookings/closures',
    () => '/desk/bookings/all',
    () => '/desk/lists',
    () => '/desk/matches',
    () => '/desk/market',
    () => '/desk/books',
    ({ book }) => `/desk/books/${book.id}`,
  ],
  书记: [({ listId }) => `/desk/lists/${listId}`, () => '/desk/matching', () => '/desk/judgement'],
  区里: [
    () => '/desk',
    () => '/desk/dashboard',
    () => '/desk/units',
    () => '/desk/people',
    () => '/desk/calendar',
    () => '/desk/weights',
  ],
  居民小郑: [
    () => '/',
    ({ facility }) => `/f/${facility.id}`,
    ({ unitId }) => `/u/${unitId}`,
    () => '/bookings',
    ({ bookingId }) => `/bookings/${bookingId}`,
    () => '/me',
  ],
};

/** Of each screen what it asks, but for who is there: without that there is no desk. */
const isOfTheScreen = (route: Route) => !/"operationName":"DeskViewer"/.test(route.request().postData() ?? '');

// The packed Chromium exists for Linux only.
describe.skipIf(process.platform !== 'linux')('every screen', () => {
  let pages: Pages;
  let world: Everyone;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    pages = await startPages({ width: 1280, height: 900 });
    world = await buildEveryone(pages);
  }, 240_000);
  afterAll(() => pages?.close());
  afterEach(() => context?.close());

  const settled = async () => {
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await expect.poll(() => page.locator('.skeleton, [aria-busy="true"]').count()).toBe(0);
  };

  test.each(Object.keys(SCREENS))(
    'of %s shows at once that it is being loaded, and by which number what failed, and tries again',
    async (name) => {
      context = await pages.open();
      page = await context.newPage();
      await pages.signInAt(page, name, '/me');
      for (const path of SCREENS[name]!) {
        let answers: 'late' | 'wrong' | 'right' = 'late';
        await page.route('**/graphql', async (route) => {
          if (!isOfTheScreen(route) || answers === 'right') return route.fallback();
          // What is late comes once all has been seen that stands there meanwhile.
          await expect.poll(() => answers, { timeout: 20_000 }).not.toBe('late');
          return route.fulfill({ json: FAULT });
        });
        await page.goto(pages.url + path(world));
        const loading = page.getByRole('status', { name: '正在加载…' }).first();
        await loading.waitFor();
        answers = 'wrong';
        const alert = page.getByRole('alert').filter({ hasText: `编号 ${REQUEST_ID}` });
        await alert.first().waitFor();
        await expectAccessible(page);
        answers = 'right';
        await expect
          .poll(async () => {
            const again = alert.first().getByRole('button', { name: '重试' });
            if ((await again.count()) > 0) await again.click();
            return alert.count();
          })
          .toBe(0);
        await settled();
        await page.unroute('**/graphql');
      }
    },
    120_000,
  );

  test.each(Object.keys(SCREENS))(
    'of %s fits a small phone in large type, in both languages',
    async (name) => {
      context = await pages.open({ viewport: SMALL });
      page = await context.newPage();
      await pages.signInAt(page, name, '/me');
      await page.evaluate(`localStorage.setItem('type-size', 'large')`);
      for (const language of ['zh-CN', 'en']) {
        await page.evaluate(`localStorage.setItem('language', '${language}')`);
        for (const path of SCREENS[name]!) {
          await page.goto(pages.url + path(world));
          await settled();
          expect(await page.evaluate('getComputedStyle(document.documentElement).fontSize')).toBe(LARGE_PIXELS);
          const wide = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
          expect.soft(wide, `${language} ${path(world)}`).toBeLessThanOrEqual(0);
        }
      }
    },
    120_000,
  );

  test('that is not among somebody’s duties says so, and who gives them', async () => {
    context = await pages.open();
    page = await context.newPage();
    await pages.signInAt(page, '代表', '/desk');
    for (const path of ['/desk/facilities', '/desk/bookings', '/desk/matching', '/desk/dashboard', '/desk/people']) {
      await page.goto(pages.url + path);
      await page.getByText(/不做这项工作。需要时请联系所在社区的工作人员授权/).waitFor();
      await expectAccessible(page);
    }
  });
});
