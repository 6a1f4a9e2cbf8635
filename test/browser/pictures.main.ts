/**
 * `npm run web:pictures [-- FOLDER]`: the stories of residents, a unit, a branch and the district in the demonstration
 * district, a picture of each step, for whoever wants to look. They are taken anew each time; FOLDER is `pictures` unless it
 * is named. Some of them illustrate README and the manual (docs/pictures).
 */
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { signInAsPersona, startSeededPhones } from './support/seeded-phones.ts';

const FOLDER = resolve(process.argv[2] ?? 'pictures');
const PHONE = { width: 390, height: 844 };
const DESK = { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 };

const { browser, url, close } = await startSeededPhones();
try {
  await story('evening', async (page, picture) => {
    await page.goto(`${url}/?kind=PARKING&q=tangmen`);
    await page
      .getByRole('link', { name: /停车场/ })
      .first()
      .waitFor();
    await picture('find');
    await page.getByRole('button', { name: '地图' }).click();
    await page.getByRole('group', { name: /^地图/ }).locator('path').first().waitFor();
    await picture('map');
    await page
      .getByRole('link', { name: /停车场/ })
      .first()
      .click();
    await page.getByRole('button', { name: /^预约 / }).waitFor();
    await picture('facility');
    await page.getByRole('button', { name: /^预约 / }).click();
    await page.locator('button[value="resident:1"]').click();
    await page.getByRole('button', { name: /^预约 / }).click();
    await page.getByText('已约好').waitFor();
    await picture('booked');
    await page.getByRole('link', { name: '我的预约' }).click();
    await page.getByRole('button', { name: '取消预约' }).first().waitFor();
    await picture('my-bookings');
    await page.goto(`${url}/?kind=PARKING`);
    await page.getByText('您这时已有同类预约').first().waitFor();
    await picture('own-booking-in-the-way');
    await page.goto(`${url}/me`);
    await page.getByText('谁看过我的姓名和电话').click();
    await page.getByText('还没有人看过。').waitFor();
    await picture('what-is-known-of-me');
  });
  await story('elder', async (page, picture) => {
    await page.goto(`${url}/me`);
    await page.getByRole('button', { name: '长辈版（大字）' }).click();
    await picture('large-type');
    await signInAsPersona(page, url, 'resident:2', '/?when=tomorrow');
    await page.getByRole('link', { name: /余/ }).first().waitFor();
    await picture('find');
    await page.getByRole('button', { name: /^会议室/ }).click();
    await page.getByLabel('座位').waitFor();
    await picture('rooms');
    await page.getByLabel('座位').selectOption('50');
    await page
      .getByRole('status')
      .filter({ hasText: /找不到|个有空/ })
      .first()
      .waitFor();
    await picture('what-to-loosen');
  });
  await story(
    'in-the-dark-in-English',
    async (page, picture) => {
      await page.goto(`${url}/?when=tomorrow`);
      await page.getByRole('link', { name: /left/ }).first().waitFor();
      await picture('find');
    },
    { locale: 'en-GB', colorScheme: 'dark' },
  );
  await story(
    'monday',
    async (page, picture) => {
      await signInAsPersona(page, url, 'unit', '/desk');
      await page.getByText('等您处理的').waitFor();
      await picture('today');
      await page.getByRole('link', { name: '预约', exact: true }).click();
      await page.getByRole('grid').waitFor();
      await picture('day-sheet');
      await page.getByRole('link', { name: '审核', exact: true }).click();
      await page.getByRole('heading', { level: 1, name: '审核预约' }).waitFor();
      await picture('approvals');
      await page.getByRole('link', { name: '设施', exact: true }).click();
      await page
        .getByRole('link', { name: /停车场/ })
        .first()
        .click();
      await page.getByRole('table', { name: '四周预览' }).waitFor();
      await picture('facility');
    },
    DESK,
  );
  await story(
    'need-to-book',
    async (page, picture) => {
      const { page: unit, close: closeUnit } = await another(DESK);
      const { page: delegate, close: closeDelegate } = await another(DESK);
      await signInAsPersona(page, url, 'branch', '/desk/lists');
      await page
        .getByText(/条，已对接/)
        .first()
        .waitFor();
      await picture('lists');
      await page.getByRole('link', { name: '对接', exact: true }).first().click();
      await page.getByRole('link', { name: '对接工作台' }).click();
      await page.getByRole('button', { name: '运行对接' }).click();
      await page.getByRole('heading', { name: /^对接方案/ }).waitFor();
      await picture('matching');
      await page.getByRole('link', { name: /^查看/ }).first().click();
      await page.getByText('会预约什么').waitFor();
      await picture('match');
      await press(page, '接受对接');
      await page.getByText('已接受。').waitFor();

      await signInAsPersona(unit, url, 'unit', '/desk/matches?waiting=me');
      await unit.getByRole('link', { name: /^查看/ }).first().click();
      await unit.getByText('会预约什么').waitFor();
      await press(unit, '接受对接');
      await unit.getByText('双方已确认。').waitFor();
      await picture('both-accepted', unit);

      await page.reload();
      await press(page, '起草项目书');
      await page.waitForURL(/\/desk\/books\//);
      await page.getByRole('button', { name: /^代表.*签署$/ }).waitFor();
      await picture('book');
      await press(page, /^代表.*签署$/);
      await page.getByText('已签署。').waitFor();

      await signInAsPersona(delegate, url, 'unit', '/desk/books?waiting=SIGNATURE');
      await delegate.getByRole('link', { name: /^查看/ }).first().click();
      await delegate.getByRole('button', { name: /^代表.*签署$/ }).click();
      await delegate.getByRole('dialog').waitFor();
      await picture('sign', delegate);
      await delegate
        .getByRole('dialog')
        .getByRole('button', { name: /^代表.*签署$/ })
        .click();
      await delegate.getByText('已签署，各方签齐，这一版生效。').waitFor();
      await picture('signed', delegate);
      await closeUnit();
      await closeDelegate();
    },
    DESK,
  );
  await story(
    'week',
    async (page, picture) => {
      await signInAsPersona(page, url, 'district', '/desk');
      await page.getByRole('link', { name: '看板', exact: true }).click();
      await page.getByRole('table').first().waitFor();
      await picture('dashboard');
      await page.getByRole('link', { name: '设置', exact: true }).click();
      await page.getByRole('table').first().waitFor();
      await picture('people');
      await page.getByRole('link', { name: '工作日历' }).click();
      await page.getByRole('table').waitFor();
      await picture('calendar');
      await page.getByRole('link', { name: '对接权重' }).click();
      await page.getByRole('slider').first().waitFor();
      await picture('weights');
    },
    DESK,
  );
} finally {
  await close();
}

/** @param of another page than that of the story */
type Picture = (name: string, of?: Page) => Promise<void>;

/** Presses a button, and that of the sheet which asks once more. */
async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('button', { name }).click();
  await page.getByRole('dialog').getByRole('button', { name }).click();
}

/** A browser of somebody else in the same story. */
async function another(options: Parameters<typeof browser.newContext>[0]) {
  const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  return { page, close: () => context.close() };
}

async function story(
  name: string,
  tell: (page: Page, picture: Picture) => Promise<void>,
  options: Parameters<typeof browser.newContext>[0] = {},
): Promise<void> {
  const context: BrowserContext = await browser.newContext({
    viewport: PHONE,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    deviceScaleFactor: 2,
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await mkdir(FOLDER, { recursive: true });
  let number = 0;
  await tell(page, async (step, of = page) => {
    const file = `${name}-${String(++number).padStart(2, '0')}-${step}.png`;
    await of.screenshot({ path: join(FOLDER, file) });
    process.stdout.write(`${file}\n`);
  });
  await context.close();
}
