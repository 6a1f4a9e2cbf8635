import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildAccount } from '../../seeds/factories/person.factory.ts';
import { DEVELOPMENT_ISSUER } from '../../src/district/identity/tokens/development-issuer.ts';
import { Role } from '../../src/request/viewer.ts';
import { buildTwoOfEverything, type TwoOfEverything } from '../support/two-of-everything.ts';
import { expectAccessible, expectAccessibleLightAndDark, type Pages, startPages } from './support/pages.ts';

// The packed Chromium exists for Linux only.
describe.skipIf(process.platform !== 'linux')('the desk', () => {
  let pages: Pages;
  let world: TwoOfEverything;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    pages = await startPages({ width: 1024, height: 768 });
    world = await buildTwoOfEverything(pages.commons.db);
    const { UNIT_MANAGER, COMMUNITY_STAFF } = Role;
    for (const [name, roles] of [
      ['管理员', [{ role: UNIT_MANAGER, unitId: world.unit.id }]],
      [
        '身兼两职',
        [
          { role: UNIT_MANAGER, unitId: world.unit.id },
          { role: COMMUNITY_STAFF, divisionId: world.community.id },
        ],
      ],
      ['路人', []],
    ] as const) {
      const { subject } = await buildAccount(pages.commons.db, { issuer: DEVELOPMENT_ISSUER, roles });
      pages.offer(name, subject);
    }
  }, 180_000);
  afterAll(() => pages?.close());

  beforeEach(async () => {
    pages.complaints.length = 0;
    context = await pages.open();
    page = await context.newPage();
  });
  afterEach(() => context.close());

  test('asks who is there, and goes on at the very page', async () => {
    await page.goto(`${pages.url}/desk?probe=1`);
    await expectAccessibleLightAndDark(page);
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByRole('button', { name: '管理员' }).click();
    await page.getByRole('heading', { level: 1, name: /今天/ }).waitFor();
    expect(page.url()).toBe(`${pages.url}/desk?probe=1`);
    await page.getByText(world.unit.name, { exact: true }).first().waitFor();
    await expectAccessibleLightAndDark(page);
    expect(pages.complaints).toEqual([]);
  });

  test('says to somebody without duties who gives them', async () => {
    await pages.signInAt(page, '路人', '/desk');
    await page.getByText('由所在社区的工作人员授权').waitFor();
    await expectAccessible(page);
    expect(await page.getByRole('navigation').count()).toBe(0);
  });

  test('goes from one place to the other, which stands in the address', async () => {
    await pages.signInAt(page, '身兼两职', '/desk');
    await page.getByRole('combobox', { name: '工作的地方' }).selectOption({ label: world.community.name });
    await expect.poll(() => page.url()).toBe(`${pages.url}/desk?as=${world.community.id}`);
    await page.reload();
    await page.getByRole('heading', { level: 1, name: /今天/ }).waitFor();
    expect(await page.getByRole('combobox', { name: '工作的地方' }).inputValue()).toBe(world.community.id);
    await page.goBack();
    await expect.poll(() => page.getByRole('combobox', { name: '工作的地方' }).inputValue()).toBe(world.unit.id);
  });

  test('speaks English in large type, on a phone as well, with its menu folded', async () => {
    await pages.signInAt(page, '身兼两职', '/desk');
    await page.getByRole('button', { name: '大字' }).click();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { level: 1, name: /Today/ }).waitFor();
    await expectAccessible(page);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.getByRole('navigation', { name: 'Main' }).count()).toBe(0);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Menu' }).click();
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Today' }).waitFor();
    await expectAccessible(page);
    await page.setViewportSize({ width: 320, height: 640 });
    await expectAccessible(page);
    expect(pages.complaints).toEqual([]);
  });

  test('has no page of others, and says so', async () => {
    await pages.signInAt(page, '管理员', '/desk/nothing');
    await page.getByText('工作台没有这个页面').waitFor();
    await expectAccessible(page);
  });
});
