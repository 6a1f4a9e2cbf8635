import { readFile } from 'node:fs/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { loadServiceCategories } from '../../seeds/categories.seeder.ts';
import { buildBooking } from '../../seeds/factories/booking.factory.ts';
import { buildCalendar } from '../../seeds/factories/calendar.factory.ts';
import { buildDemand, buildList } from '../../seeds/factories/exchange.factory.ts';
import { buildOrganisation } from '../../seeds/factories/organisation.factory.ts';
import { buildAccount, buildResident } from '../../seeds/factories/person.factory.ts';
import { DEVELOPMENT_ISSUER } from '../../src/district/identity/tokens/development-issuer.ts';
import { Role } from '../../src/request/viewer.ts';
import { buildTwoOfEverything, type TwoOfEverything } from '../support/two-of-everything.ts';
import { expectAccessible, expectAccessibleLightAndDark, type Pages, startPages } from './support/pages.ts';

// The packed Chromium exists for Linux only.
describe.skipIf(process.platform !== 'linux')('the district at the desk', () => {
  let pages: Pages;
  let world: TwoOfEverything;
  let context: BrowserContext;
  let page: Page;
  /** By the clock on the wall, by which the browsers go. */
  const today = Temporal.Now.plainDateISO('Asia/Shanghai');
  const year = { validFrom: `${today.year}-01-01`, validTo: `${today.year}-12-31` };

  beforeAll(async () => {
    pages = await startPages({ width: 1280, height: 900 });
    const { db } = pages.commons;
    await loadServiceCategories(db);
    await buildCalendar(db);
    world = await buildTwoOfEverything(db);
    for (const [name, role] of [
      ['区级管理员', { role: Role.DISTRICT_ADMIN, divisionId: world.district.id }],
      ['社区工作者', { role: Role.COMMUNITY_STAFF, divisionId: world.community.id }],
    ] as const) {
      const { subject } = await buildAccount(db, { issuer: DEVELOPMENT_ISSUER, roles: [role] });
      pages.offer(name, subject);
    }
    // Three people in the one subdistrict this month, one in the other.
    const start = today.toZonedDateTime({ timeZone: 'Asia/Shanghai', plainTime: '12:00' }).toInstant();
    const span = { start: start.toString(), end: start.add({ hours: 2 }).toString() };
    for (const facility of [world.facility, world.facility, world.facility, world.otherFacility]) {
      const { residentId: bookerId } = await buildResident(db);
      await buildBooking(db, { facilityId: facility.id, bookerId, ...span });
    }
    const branch = await buildOrganisation(db, { division: world.community, grids: [world.grid] });
    const list = await buildList(db, { ownerId: branch.id, ...year });
    await buildDemand(db, { list, ...year });
  }, 240_000);
  afterAll(() => pages?.close());

  beforeEach(async () => {
    pages.complaints.length = 0;
    context = await pages.open();
    page = await context.newPage();
  });
  afterEach(() => context.close());

  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const confirm = (name: string | RegExp) => page.getByRole('dialog').getByRole('button', { name });
  const done = (text: string) => page.getByRole('status').filter({ hasText: text }).waitFor();
  const row = (name: string) => page.getByRole('row').filter({ hasText: name });

  test('sees its figures, each part, another period, and takes them along as a table', async () => {
    await pages.signInAt(page, '区级管理员', '/desk');
    await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '看板' }).click();
    await page.getByRole('heading', { level: 1, name: `${world.district.name}看板` }).waitFor();
    await row(world.subdistrict.name).waitFor();
    await expectAccessibleLightAndDark(page);
    expect(await row(world.subdistrict.name).getByRole('cell').allTextContents()).toMatchObject([
      '3',
      '30',
      '3',
      '6 小时',
      '0/2',
      '0/1',
      '0',
      '–',
    ]);
    // One person alone booked in the other: no figure tells of them.
    expect((await row(world.otherSubdistrict.name).getByRole('cell').allTextContents()).slice(2, 4)).toEqual([
      '不显示',
      '不显示',
    ]);
    await page.getByText('以免透露个人情况').waitFor();

    const [file] = await Promise.all([page.waitForEvent('download'), button('导出表格').click()]);
    expect(await readFile(await file.path(), 'utf8')).toMatch(/^\uFEFF区划代码,区划,设施/);

    await button('上月').click();
    await expect.poll(() => page.url()).toContain('period=last-month');
    await expect.poll(() => row(world.subdistrict.name).getByRole('cell').nth(2).textContent()).toBe('0');
    await expectAccessible(page);
    await page.getByLabel('从', { exact: true }).fill('2020-01-01');
    await page.getByRole('alert').filter({ hasText: '至多一年' }).waitFor();
    await expectAccessible(page);
    await button('本月').click();

    // By keyboard into a part, and Back.
    const part = page.getByRole('link', { name: world.subdistrict.name });
    await part.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: `${world.subdistrict.name}看板` }).waitFor();
    await row(world.siblingCommunity.name).waitFor();
    await expectAccessibleLightAndDark(page);
    await page.reload();
    await row(world.siblingCommunity.name).waitFor();
    await page.getByRole('link', { name: `回到${world.district.name}` }).click();
    await row(world.otherSubdistrict.name).waitFor();
    expect(pages.complaints).toEqual([]);
  });

  test('takes each of its tables along, with nothing of a person in it', async () => {
    await pages.signInAt(page, '区级管理员', '/desk/units');
    for (const [path, name, header, held] of [
      ['units', '驻区单位', '标识,单位,统一社会信用代码,', world.unit.name],
      ['facilities', '设施', '标识,名称,单位,种类,', world.unit.name],
      ['people', '人员与角色', '标识,角色,账号末位,', world.community.name],
      ['market?show=demands', '别人的需求', '标识,名称,主体,类别,', '居民夜间停车'],
      ['market?show=supplies', '别人的供给', '标识,名称,主体,类别,', '余量'],
    ] as const) {
      await page.goto(`${pages.url}/desk/${path}`);
      await button('导出表格').waitFor();
      await expectAccessible(page);
      const [file] = await Promise.all([page.waitForEvent('download'), button('导出表格').click()]);
      expect(file.suggestedFilename()).toBe(`${name}.csv`);
      const text = await readFile(await file.path(), 'utf8');
      expect(text.startsWith(`\uFEFF${header}`), text.slice(0, 60)).toBe(true);
      expect(text).toContain(held);
      expect(text).not.toContain('陈小榕');
    }
    expect(pages.complaints).toEqual([]);
  });

  test('goes from each figure to the rows behind it, also those of a part', async () => {
    const { subdistrict, otherSubdistrict } = world;
    await pages.signInAt(page, '区级管理员', '/desk/dashboard');
    await page.getByText('这里还没有运行过对接，所以没有公平指标。').waitFor();
    const cell = (name: string, at: number) => row(name).getByRole('cell').nth(at).getByRole('link');
    const back = async () => {
      await page.goBack();
      await row(subdistrict.name).waitFor();
    };
    for (const [at, heading] of [
      [0, '设施'],
      [2, '全部预约'],
      [4, '驻区单位'],
      [5, '供需清单'],
      [6, '项目书'],
      [7, '设施'],
    ] as const) {
      await cell(subdistrict.name, at).click();
      await page.getByRole('heading', { level: 1, name: heading }).waitFor();
      await page.getByText(`只看${subdistrict.name}。`).waitFor();
      await expectAccessible(page);
      await back();
    }
    // As many as the figure says, and none of the other part.
    await cell(subdistrict.name, 2).click();
    await page.getByText('共 3 条').waitFor();
    await page.getByRole('button', { name: `看${world.district.name}的全部` }).click();
    await page.getByText('共 4 条').waitFor();
    await page.goBack();
    await back();
    const members = row('合计').getByRole('cell').nth(4).getByRole('link');
    const [, units] = (await members.textContent())!.split('/');
    await members.click();
    await page.getByText(`共 ${units} 个`).waitFor();
    await back();
    for (const name of [/已发布的设施/, /期间内的预约/, /已满足的需求/, /公平/, /执行中的项目/, /成员单位/])
      expect(await page.getByRole('link', { name }).count()).toBe(1);
    expect(await page.getByRole('group', { name: /^地图/ }).count()).toBe(0);

    // A map is drawn as soon as the outlines of all parts are real ones, and not before.
    const shape = (west: number) =>
      JSON.stringify([
        [west, 26],
        [west + 0.1, 26],
        [west + 0.1, 26.1],
        [west, 26.1],
      ]);
    const draw = (id: string, west: number, isMadeUp: boolean) =>
      pages.commons.sql('update division set outline = $2, shape_synthetic = $3 where id = $1', [
        id,
        shape(west),
        isMadeUp,
      ]);
    await draw(subdistrict.id, 119, false);
    await draw(otherSubdistrict.id, 119.1, true);
    await page.reload();
    await row(subdistrict.name).waitFor();
    expect(await page.getByRole('group', { name: /^地图/ }).count()).toBe(0);
    await draw(otherSubdistrict.id, 119.1, false);
    await page.reload();
    await page.getByRole('group', { name: /^地图：500 米内有停车场的网格/ }).waitFor();
    await expectAccessibleLightAndDark(page);
    await page.getByRole('link', { name: new RegExp(`^${subdistrict.name}：`) }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: `${subdistrict.name}看板` }).waitFor();
    expect(pages.complaints).toEqual([]);
  });

  test('gives a role and ends it, each for a reason that stays to be read', async () => {
    await pages.signInAt(page, '区级管理员', '/desk/people');
    await row('社区工作人员').first().waitFor();
    await expectAccessibleLightAndDark(page);
    await button('授予角色').click();
    await expectAccessibleLightAndDark(page);
    await confirm('授予').click();
    await page.getByRole('alert').filter({ hasText: '写明账号和原因' }).waitFor();
    await page.getByLabel('按名称找范围').fill(world.siblingCommunity.name);
    const place = page.getByLabel('范围', { exact: true });
    await place.getByRole('option', { name: world.siblingCommunity.name }).waitFor({ state: 'attached' });
    await place.selectOption({ label: world.siblingCommunity.name });
    await page.getByLabel('对方的登录账号').fill('new-colleague-2468');
    await page.getByLabel('原因').fill('接替调走的同事');
    await expectAccessible(page);
    await confirm('授予').click();
    await done('已授予');
    await row('****2468').getByText('授予：接替调走的同事').waitFor();

    await button('终止****2468的社区工作人员').click();
    await confirm('终止').click();
    await page.getByRole('alert').filter({ hasText: '请写明原因' }).waitFor();
    await page.getByLabel('原因').fill('任期已满');
    await expectAccessibleLightAndDark(page);
    await confirm('终止').click();
    await done('已终止');
    await expect.poll(() => row('****2468').count()).toBe(0);
    await button('也看已终止的').click();
    await row('****2468').getByText('终止：任期已满').waitFor();
    await expectAccessible(page);
    expect(pages.complaints).toEqual([]);
  });

  test('corrects a day of the calendar by keyboard, and takes it back', async () => {
    await pages.signInAt(page, '区级管理员', '/desk/calendar?month=2026-03');
    const day = button(/^3月3日星期二/);
    await day.waitFor();
    await expectAccessibleLightAndDark(page);
    await day.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: '更正3月3日星期二' }).waitFor();
    await page.getByLabel('原因').fill('全区停电检修');
    await expectAccessibleLightAndDark(page);
    await confirm('更正').click();
    await done('已更正');
    await page.getByText('3月3日星期二：全区停电检修').waitFor();
    await page.getByText(/更正了 3月3日星期二/).waitFor();
    await expectAccessible(page);
    await button(/^3月3日星期二.*已更正/).click();
    await confirm('撤销更正').click();
    await expectAccessible(page);
    await confirm('撤销更正').click();
    await expect.poll(() => page.getByText('3月3日星期二：全区停电检修').count()).toBe(0);
    await button('下个月').click();
    await page.getByRole('heading', { level: 2, name: '2026年4月' }).waitFor();
    expect(page.url()).toContain('month=2026-04');
    expect(pages.complaints).toEqual([]);
  });

  test('sets the weights of matching for a reason, in English as well', async () => {
    await pages.signInAt(page, '区级管理员', '/desk/weights');
    await button('English').click();
    await page.getByRole('heading', { level: 1, name: 'Weights of matching' }).waitFor();
    await expectAccessibleLightAndDark(page);
    const slider = page.getByRole('slider', { name: 'Fairness' });
    await slider.focus();
    for (let one = 0; one < 5; one++) await page.keyboard.press('ArrowRight');
    await button('Less for “Near”').click();
    await button('Put in force').click();
    await page.getByLabel('Reason').fill('The outer communities got little');
    await expectAccessibleLightAndDark(page);
    await confirm('Put in force').click();
    await done('The new weights are in force.');
    await row('The outer communities got little').waitFor();
    await expectAccessible(page);
    expect(pages.complaints).toEqual([]);
  });

  test('shows staff of a community what is theirs, and who changes the rest', async () => {
    await pages.signInAt(page, '社区工作者', '/desk/dashboard');
    await page.getByRole('heading', { level: 1, name: `${world.community.name}看板` }).waitFor();
    await row(world.grid.name).waitFor();
    await page.goto(`${pages.url}/desk/weights`);
    await page.getByText('只有区级管理员可以设置权重').waitFor();
    expect(await page.getByRole('slider').count()).toBe(0);
    await expectAccessible(page);
    await page.goto(`${pages.url}/desk/calendar`);
    await page.getByText('只有区级管理员可以更正日历').waitFor();
    await page.getByRole('table').waitFor();
    await expectAccessible(page);
    await page.goto(`${pages.url}/desk/people`);
    await page.getByText('这里没有您可以管理的角色').waitFor();
    await page.setViewportSize({ width: 390, height: 844 });
    await expectAccessible(page);
    await page.goto(`${pages.url}/desk/dashboard`);
    await row(world.grid.name).waitFor();
    await expectAccessible(page);
    expect(pages.complaints).toEqual([]);
  });
});
