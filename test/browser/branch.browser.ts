import { sql } from 'kysely';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { loadServiceCategories } from '../../seeds/categories.seeder.ts';
import { buildAlliance, buildMembership } from '../../seeds/factories/alliance.factory.ts';
import { type BuiltDivision, buildDivision } from '../../seeds/factories/division.factory.ts';
import { buildDemand, buildList, buildSupply } from '../../seeds/factories/exchange.factory.ts';
import { buildMatch } from '../../seeds/factories/match.factory.ts';
import { buildBook } from '../../seeds/factories/project.factory.ts';
import { buildOrganisation, type BuiltOrganisation } from '../../seeds/factories/organisation.factory.ts';
import { buildAccount, type RoleToBuild } from '../../seeds/factories/person.factory.ts';
import { buildUnit, type BuiltUnit } from '../../seeds/factories/unit.factory.ts';
import { DivisionLevel } from '../../src/district/grid/division.entity.ts';
import { DEVELOPMENT_ISSUER } from '../../src/district/identity/tokens/development-issuer.ts';
import { ENTRIES_MAX } from '../../src/exchange/lists/entries/entry.entity.ts';
import { Role } from '../../src/request/viewer.ts';
import { expectAccessible, expectAccessibleLightAndDark, type Pages, startPages } from './pages.ts';

/** What the paste of the longest list may take until its cells are marked, in milliseconds. */
const MARKED_WITHIN_MS = 1_000;
/** Other tests load the machine. */
const PATIENT = { timeout: 20_000 };
const HEADER = ['供需', '类别', '名称', '数量', '时段'];

/** Rows as a spreadsheet copies them. */
const copied = (rows: readonly (readonly string[])[]) => rows.map((row) => row.join('\t')).join('\n');

// The packed Chromium exists for Linux only.
describe.skipIf(process.platform !== 'linux')('the branch at the desk', () => {
  let pages: Pages;
  let community: BuiltDivision;
  let branch: BuiltOrganisation;
  let unit: BuiltUnit;
  let contexts: BrowserContext[] = [];
  /** The year of the lists: that of the clock on the wall, by which the browsers go. */
  const year = Temporal.Now.plainDateISO('Asia/Shanghai').year;
  const period = { validFrom: `${year}-01-01`, validTo: `${year}-12-31` };

  beforeAll(async () => {
    pages = await startPages({ width: 1280, height: 900 });
    const { db } = pages.commons;
    await loadServiceCategories(db);
    community = await buildDivision(db, { name: '汤门社区' });
    const grid = await buildDivision(db, { level: DivisionLevel.GRID, parent: community, name: '第一网格' });
    branch = await buildOrganisation(db, { division: community, grids: [grid] });
    unit = await buildUnit(db, { division: community, name: '汤门小学' });
    const membership = await buildMembership(db, { alliance: await buildAlliance(db, { division: community }), unit });
    const people: Readonly<Record<string, readonly RoleToBuild[]>> = {
      书记: [{ role: Role.BRANCH_SECRETARY, divisionId: grid.id }],
      校长: [{ role: Role.UNIT_MANAGER, unitId: unit.id }],
      社区: [{ role: Role.COMMUNITY_STAFF, divisionId: community.id }],
      代表: [],
    };
    for (const [name, roles] of Object.entries(people)) {
      const { subject, accountId } = await buildAccount(db, { issuer: DEVELOPMENT_ISSUER, roles });
      pages.offer(name, subject);
      if (name === '代表') {
        await sql`update delegate set account_id = ${accountId} where id = ${membership.delegateIds[0]!}`.execute(db);
      }
    }
  }, 240_000);
  afterAll(() => pages?.close());

  beforeEach(() => {
    pages.complaints.length = 0;
  });
  afterEach(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    contexts = [];
  });

  /** A browser of its own for somebody, at a page. */
  async function browserOf(name: string, path: string): Promise<Page> {
    const context = await pages.open({ permissions: ['clipboard-read', 'clipboard-write'] });
    contexts.push(context);
    const page = await context.newPage();
    await pages.signInAt(page, name, path);
    return page;
  }

  const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
  /** The button in the sheet that asks once more. */
  const confirm = (page: Page, name: string | RegExp) => page.getByRole('dialog').getByRole('button', { name });
  const done = (page: Page, text: string | RegExp) => page.getByRole('status').filter({ hasText: text }).waitFor();

  const copy = (page: Page, text: string) => page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
  /** What has the focus, as it describes itself. */
  const focused = (page: Page, attribute: string) =>
    page.evaluate(`document.activeElement.getAttribute('${attribute}')`);

  async function pasteInto(page: Page, text: string): Promise<void> {
    await copy(page, text);
    await page.keyboard.press('Control+V');
  }

  async function draftOf(ownerId: string): Promise<string> {
    return (await buildList(pages.commons.db, { ownerId, state: 'DRAFT', ...period })).id;
  }

  test('need to signed book, by branch, staff, unit and delegate in browsers of their own', async () => {
    const { db } = pages.commons;
    const supplies = await buildList(db, { ownerId: unit.id, ...period });
    await buildSupply(db, { list: supplies, title: '校园停车场夜间车位', quantity: 20 });
    const secretary = await browserOf('书记', '/desk/lists');
    await secretary.getByText('还没有清单').waitFor();
    await expectAccessibleLightAndDark(secretary);

    // The branch writes what it needs.
    await button(secretary, '新建清单').click();
    await secretary.getByLabel('开始日期').fill(period.validFrom);
    await secretary.getByLabel('结束日期').fill(period.validTo);
    await expectAccessibleLightAndDark(secretary);
    await confirm(secretary, '新建清单').click();
    await secretary.getByRole('grid', { name: '清单条目' }).waitFor();
    await secretary.getByRole('gridcell').first().click();
    await pasteInto(
      secretary,
      copied([
        [...HEADER, '优先级'],
        ['需', 'FACILITY.PARKING', '居民夜间停车', '12', '每天 18:00-08:00', '紧急'],
      ]),
    );
    await done(secretary, '没有错误，可以保存');
    await expectAccessibleLightAndDark(secretary);
    await button(secretary, '保存清单').click();
    await done(secretary, '清单已保存');
    await secretary.getByRole('link', { name: '回到清单列表提交' }).click();
    await secretary.getByText('需 1 条').waitFor();
    await button(secretary, '提交清单').click();
    await expectAccessibleLightAndDark(secretary);
    await confirm(secretary, '提交清单').click();
    await secretary.getByText('◐ 待确认').waitFor();

    // The community returns it with a reason, and confirms it the second time.
    const staff = await browserOf('社区', '/desk/lists?state=SUBMITTED');
    await button(staff, '退回清单').click();
    await confirm(staff, '退回清单').click();
    await staff.getByRole('alert').filter({ hasText: '请写明原因' }).waitFor();
    await staff.getByLabel('原因').fill('请补充受益人数');
    await expectAccessible(staff);
    await confirm(staff, '退回清单').click();
    // Told live, without anybody reloading.
    await secretary.getByText('退回原因：请补充受益人数').waitFor();
    await expectAccessible(secretary);
    await button(secretary, '提交清单').click();
    await confirm(secretary, '提交清单').click();
    await button(staff, '确认生效').click();
    await confirm(staff, '确认生效').click();
    await staff.getByText('没有“待确认”的清单').waitFor();
    await expectAccessible(staff);
    await button(staff, '看全部清单').click();
    const [file] = await Promise.all([staff.waitForEvent('download'), button(staff, '导出表格').click()]);
    expect(file.suggestedFilename()).toBe('供需清单.csv');

    // The branch runs the matching, and accepts.
    await secretary.goto(`${pages.url}/desk/matching`);
    await secretary.getByText('这里还没有运行过对接').waitFor();
    await expectAccessibleLightAndDark(secretary);
    await button(secretary, '运行对接').click();
    await secretary.getByRole('heading', { name: '对接方案（1）' }).waitFor();
    await secretary.getByRole('heading', { name: '居民夜间停车 12 车位' }).waitFor();
    await expectAccessibleLightAndDark(secretary);
    await secretary.getByRole('link', { name: '查看“居民夜间停车”' }).click();
    await button(secretary, '接受对接').click();
    await expectAccessibleLightAndDark(secretary);
    await confirm(secretary, '接受对接').click();
    await done(secretary, '已接受');

    // The unit accepts as well, and drafts the book.
    const manager = await browserOf('校长', '/desk/matches');
    await manager.getByText('▲ 等您答复').waitFor();
    await expectAccessibleLightAndDark(manager);
    await manager.getByRole('link', { name: '查看“居民夜间停车”' }).click();
    await button(manager, '接受对接').click();
    await confirm(manager, '接受对接').click();
    await done(manager, '双方已确认');
    await button(manager, '起草项目书').click();
    await manager.getByLabel('项目名称').fill('夜间停车共享');
    await confirm(manager, '起草项目书').click();
    await manager.getByRole('heading', { level: 1, name: '夜间停车共享' }).waitFor();
    await expectAccessibleLightAndDark(manager);
    // A manager does not sign: the unit's delegate does.
    expect(await button(manager, /^代表.*签署$/).count()).toBe(0);

    // Both sign, each in their own browser.
    await secretary.goto(`${pages.url}/desk/books?waiting=SIGNATURE`);
    await secretary.getByRole('link', { name: '查看《夜间停车共享》' }).click();
    await button(secretary, /^代表.*签署$/).click();
    await expectAccessibleLightAndDark(secretary);
    await confirm(secretary, /^代表.*签署$/).click();
    await done(secretary, '已签署');
    const delegate = await browserOf('代表', '/desk/books');
    await delegate.getByRole('link', { name: '查看《夜间停车共享》' }).click();
    await button(delegate, '代表汤门小学签署').click();
    await confirm(delegate, '代表汤门小学签署').click();
    await done(delegate, '各方签齐');
    await delegate.getByText('● 已签署', { exact: false }).first().waitFor();
    await expectAccessibleLightAndDark(delegate);
    const pdf = await delegate.request.get(
      `${pages.url}${await delegate.getByRole('link', { name: '打印（PDF）' }).getAttribute('href')}`,
    );
    expect(pdf.headers()['content-type']).toBe('application/pdf');
    // The branch sees it without reloading.
    await secretary.getByText('● 已签署第 1 版', { exact: false }).nth(1).waitFor();

    // It is begun, and its milestone reached.
    await button(secretary, '启动项目').click();
    await confirm(secretary, '启动项目').click();
    await done(secretary, '项目已启动');
    await button(secretary, '完成“项目完成”').click();
    await secretary.getByLabel('完成情况').fill('车位已开放');
    await expectAccessible(secretary);
    await confirm(secretary, '完成“项目完成”').click();
    await secretary.getByText('● 项目完成，已于', { exact: false }).waitFor();
    await expectAccessibleLightAndDark(secretary);
    expect(pages.complaints).toEqual([]);
  }, 240_000);

  describe('the editor of a list', () => {
    const cell = (page: Page, row: number, column: string) =>
      page.locator(`tr[aria-rowindex="${row + 1}"] td[aria-colindex="${HEADER.indexOf(column) + 2}"]`);

    test('is written by keyboard alone, marks faults in their cells, and undoes', async () => {
      const page = await browserOf('书记', `/desk/lists/${await draftOf(branch.id)}`);
      const grid = page.getByRole('grid', { name: '清单条目' });
      await grid.waitFor();
      // By Tab alone into the table, past what stands before it.
      for (let tabs = 0; tabs < 60; tabs += 1) {
        await page.keyboard.press('Tab');
        if (await page.evaluate(`document.activeElement.matches('td[tabindex="0"]')`)) break;
      }
      for (const text of ['需', 'FACILITY.PARKING', '停车', '很多']) {
        await page.keyboard.press('F2');
        await page.keyboard.type(text);
        await page.keyboard.press('Tab');
      }
      // Past the measure, which is that of the category.
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('F2');
      await page.keyboard.type('每天 18:00-08:00');
      await page.keyboard.press('Enter');
      const quantity = cell(page, 1, '数量');
      await done(page, '1 处要改');
      expect(await quantity.getAttribute('aria-invalid')).toBe('true');
      expect(await quantity.getAttribute('title')).toBe('此处应为整数。');
      await expectAccessibleLightAndDark(page);
      // From the list of faults to the cell, and mended there.
      await button(page, /第 1 行 数量/).press('Enter');
      await expect.poll(() => focused(page, 'title'), PATIENT).toBe('此处应为整数。');
      await page.keyboard.press('Delete');
      await page.keyboard.type('12');
      await page.keyboard.press('Enter');
      await done(page, '没有错误');
      expect(await quantity.innerText()).toBe('12');
      await page.keyboard.press('Control+Z');
      await page.keyboard.press('Control+Z');
      await expect.poll(() => quantity.innerText(), PATIENT).toContain('很多');
      await page.keyboard.press('Control+Y');
      await page.keyboard.press('Control+Y');
      await expect.poll(() => quantity.innerText(), PATIENT).toBe('12');
      expect(pages.complaints).toEqual([]);
    }, 120_000);

    test('takes fifty rows of a spreadsheet, marks what is wrong in its cells, and loses nothing', async () => {
      const listId = await draftOf(branch.id);
      const page = await browserOf('书记', `/desk/lists/${listId}`);
      await page.getByRole('gridcell').first().click();
      const rows = Array.from({ length: 50 }, (_, at) => [
        at % 2 === 0 ? '需' : '供',
        'FACILITY.PARKING',
        `第 ${at + 1} 项`,
        at % 10 === 3 ? 'x' : '5',
        '每天 18:00-20:00',
      ]);
      await pasteInto(page, copied([HEADER, ...rows]));
      await done(page, '5 处要改');
      expect(await cell(page, 4, '数量').getAttribute('aria-invalid')).toBe('true');
      await expectAccessible(page);
      // Nothing is saved while something is wrong, and nothing is lost by leaving.
      await button(page, '保存清单').click();
      await page.getByRole('alert').filter({ hasText: '文件有 5 处错误' }).waitFor();
      await page.reload();
      await page.getByText('已恢复上次没有保存的内容').waitFor();
      await done(page, '5 处要改');
      for (let at = 3; at < 50; at += 10) {
        await button(page, new RegExp(`第 ${at + 1} 行 数量`)).click();
        await expect.poll(() => focused(page, 'aria-invalid'), PATIENT).toBe('true');
        await page.keyboard.type('6');
        await page.keyboard.press('Enter');
      }
      await done(page, '没有错误');
      await button(page, '保存清单').click();
      await done(page, '清单已保存');
      const [saved] = await pages.commons.sql<{ n: number; sum: number }>(
        `select count(*)::int as n, sum(quantity)::int as sum from (
           select quantity from supply where list_id = $1 union all select quantity from demand where list_id = $1) as e`,
        [listId],
      );
      expect(saved).toEqual({ n: 50, sum: 255 });
      await page.reload();
      await done(page, '没有未保存的改动');
      expect(await page.getByRole('grid').getAttribute('aria-rowcount')).toBe('52');
      expect(pages.complaints).toEqual([]);
    }, 120_000);

    test(`marks the cells of the longest list within ${MARKED_WITHIN_MS} ms, and undoes it all at once`, async () => {
      const page = await browserOf('书记', `/desk/lists/${await draftOf(branch.id)}`);
      await page.getByRole('gridcell').first().click();
      const rows = Array.from({ length: ENTRIES_MAX }, (_, at) => [
        '需',
        'FACILITY.PARKING',
        `第 ${at + 1} 项`,
        at % 2 === 0 ? '没有' : '5',
        '每天 18:00-20:00',
      ]);
      await copy(page, copied([HEADER, ...rows]));
      const started = performance.now();
      await page.keyboard.press('Control+V');
      await page.locator('td[aria-invalid="true"]').first().waitFor();
      const took = performance.now() - started;
      await done(page, `${ENTRIES_MAX / 2} 处要改`);
      await expectAccessible(page);
      await page.keyboard.press('Control+Z');
      await done(page, '没有未保存的改动');
      expect(took).toBeLessThan(MARKED_WITHIN_MS);
      expect(pages.complaints).toEqual([]);
    }, 120_000);

    test('shows a list that cannot be edited, and says who edits it', async () => {
      const list = await buildList(pages.commons.db, { ownerId: unit.id, ...period });
      await buildSupply(pages.commons.db, { list, title: '会议室' });
      const page = await browserOf('书记', `/desk/lists/${list.id}`);
      await page.getByText('由清单的主体编辑').waitFor();
      expect(await page.getByRole('grid').getAttribute('aria-readonly')).toBe('true');
      expect(await button(page, '保存清单').count()).toBe(0);
      await expectAccessibleLightAndDark(page);
    });
  });

  describe('the workbench', () => {
    test('pins, declines, sets by hand, and shows other weights beside those in force', async () => {
      const { db } = pages.commons;
      const other = await buildUnit(db, { division: community, name: '温泉医院' });
      await buildSupply(db, {
        list: await buildList(db, { ownerId: other.id, ...period }),
        title: '门诊车位',
        quantity: 4,
      });
      const demands = await buildList(db, { ownerId: branch.id, ...period });
      await buildDemand(db, { list: demands, title: '老人就诊停车', quantity: 3, priority: 'IMPORTANT' });
      await buildDemand(db, { list: demands, title: '法律咨询', categoryCode: 'LEGAL.ADVICE', quantity: 2 });
      const page = await browserOf('社区', '/desk/matching');
      await button(page, '运行对接').click();
      await page.getByRole('heading', { name: /老人就诊停车/ }).waitFor();
      await expectAccessibleLightAndDark(page);
      await page.getByText('无此类供给').waitFor();
      await button(page, '锁定“老人就诊停车”').click();
      await page.getByText('▲ 已锁定').waitFor();
      await button(page, '为“法律咨询”人工指定').click();
      await page.getByText('现在没有合适的供给可以指定').waitFor();
      await expectAccessible(page);
      await page.keyboard.press('Escape');

      // By buttons, as by the sliders.
      await button(page, '距离加一').click();
      await button(page, '时间减一').click();
      await button(page, '试算').click();
      await page.getByRole('table', { name: '现行与试算对比' }).waitFor();
      await page.getByText('与现在的建议没有不同').waitFor();
      await expectAccessibleLightAndDark(page);

      // Beside the present: what has come since is proposed by a trial, on the dates that are tried.
      await buildDemand(db, { list: demands, title: '门诊志愿者停车', quantity: 1, priority: 'URGENT' });
      await page.getByLabel('试算到').fill(period.validTo);
      await button(page, '试算').click();
      const pairs = page.getByRole('table', { name: '哪些对接会变' });
      await pairs.getByRole('row').filter({ hasText: '门诊志愿者停车' }).getByText('＋ 新增').waitFor();
      await page.getByRole('table', { name: '谁多了，谁少了' }).waitFor();
      await expectAccessibleLightAndDark(page);

      // Why not: from a need to an offer of any list.
      await page.getByRole('link', { name: '为什么“法律咨询”没有对接上' }).click();
      await page.getByText('请选一个供给和一个需求').waitFor();
      await expectAccessibleLightAndDark(page);
      await page
        .getByLabel('供给在谁的清单上')
        .selectOption({ label: `温泉医院 ${period.validFrom} – ${period.validTo}` });
      await page.getByLabel('供给', { exact: true }).selectOption({ label: '门诊车位' });
      await done(page, '▲ 不能对接：');
      const filters = page.getByRole('table', { name: '逐项条件' });
      await filters.getByRole('row', { name: /类别.*法律咨询.*停车位.*▲ 不符/ }).waitFor();
      await expectAccessibleLightAndDark(page);
      // And to another need of the same offer, which fits.
      await page.getByText('换一个需求').click();
      await page.getByLabel('需求在谁的清单上').selectOption({ index: 1 });
      await expectAccessible(page);
      expect(pages.complaints).toEqual([]);
    }, 120_000);

    test('is not for a unit, and says who may', async () => {
      const page = await browserOf('校长', '/desk/matching');
      await page.getByText('请联系所在社区的工作人员授权').waitFor();
      await expectAccessible(page);
    });
  });

  test('a party signs on paper from a phone, another confirms it, and what is in force stays while it is revised', async () => {
    const { db } = pages.commons;
    const { id, content } = await buildBook(db, { branch, units: [unit], content: { title: '纸上签的项目' } });
    await sql`
      insert into project_signature (book_id, version, party_id, signed_at, account_id)
      select ${id}, 1, ${branch.id}, now(), created_by from service_project_book where id = ${id}`.execute(db);
    await sql`update service_project_book set state = 'NEGOTIATING' where id = ${id}`.execute(db);

    // A photograph as a camera writes it, with notes that are not for others.
    const manager = await browserOf('校长', `/desk/books/${id}`);
    await manager.setViewportSize({ width: 390, height: 844 });
    await button(manager, '录入汤门小学的纸质签署').click();
    await confirm(manager, '录入汤门小学的纸质签署').click();
    await manager.getByRole('alert').filter({ hasText: '请选择扫描件' }).waitFor();
    await manager
      .getByLabel('扫描件（照片或 PDF，不超过 5 MB）')
      .setInputFiles({ name: '签字页.jpg', mimeType: 'image/jpeg', buffer: await photograph(manager) });
    await manager.getByLabel('签署日期').fill(Temporal.Now.plainDateISO('Asia/Shanghai').toString());
    await manager.getByLabel('签字人职务（不写姓名）').fill('校长');
    await expectAccessibleLightAndDark(manager);
    await confirm(manager, '录入汤门小学的纸质签署').click();
    await done(manager, '已录入，等待复核');
    await manager.getByText('◐ 纸质签署待复核：校长', { exact: false }).waitFor();
    expect(await button(manager, '复核通过').count()).toBe(0);
    await expectAccessibleLightAndDark(manager);
    const [scan] = await pages.commons.sql<{ content: Buffer }>('select content from attachment_file');
    expect(scan!.content.includes('Exif')).toBe(false);

    const staff = await browserOf('社区', `/desk/books/${id}`);
    const scanned = await staff.request.get(
      `${pages.url}${await staff.getByRole('link', { name: '查看扫描件' }).getAttribute('href')}`,
    );
    expect(scanned.headers()['content-type']).toBe('image/jpeg');
    await button(staff, '复核通过').click();
    await expectAccessibleLightAndDark(staff);
    await confirm(staff, '复核通过').click();
    await done(staff, '纸质签署生效');
    await staff.getByText('● 已纸质签署第 1 版', { exact: false }).waitFor();

    // One side revises: what was signed stays as it is, beside what is negotiated.
    await manager.reload();
    await button(manager, '修订项目书').click();
    await manager.getByLabel('项目名称').fill('纸上签的项目（修订）');
    await manager.getByLabel('数量').fill('12');
    await button(manager, '加一个里程碑').click();
    await manager.getByLabel('里程碑名称').nth(1).fill('中期检查');
    await manager.getByLabel('完成期限').nth(1).fill(content.term.to);
    await expectAccessibleLightAndDark(manager);
    await button(manager, '保存为新版本').click();
    await done(manager, '已保存为第 2 版');
    await manager.getByRole('heading', { name: '协商中的修订' }).waitFor();
    await manager.getByText('● 已签署', { exact: true }).waitFor();
    await manager.getByRole('row', { name: /10 .*12/ }).waitFor();
    await expectAccessibleLightAndDark(manager);
    const page = await staff.context().newPage();
    await page.context().clearCookies();
    await page.goto(`${pages.url}/project-books/${id}.html`);
    await page.getByRole('heading', { level: 1, name: '纸上签的项目', exact: true }).waitFor();
    await button(manager, '撤回修订').click();
    await confirm(manager, '撤回修订').click();
    await done(manager, '修订已撤回');
    await manager.getByRole('heading', { level: 1, name: '纸上签的项目', exact: true }).waitFor();

    // Begun, its sessions are logged on screen.
    await button(manager, '启动项目').click();
    await confirm(manager, '启动项目').click();
    await done(manager, '项目已启动');
    await button(manager, '记录活动').click();
    await manager.getByLabel('日期').fill(Temporal.Now.plainDateISO('Asia/Shanghai').toString());
    await manager.getByLabel('参加人数').fill('9');
    await manager.getByLabel('时长（分钟）').fill('60');
    await expectAccessibleLightAndDark(manager);
    await confirm(manager, '记录活动').click();
    await manager.getByText('9 人参加，60 分钟', { exact: false }).waitFor();
    expect(pages.complaints).toEqual([]);
  }, 180_000);

  /** A picture as a phone takes one: with a segment for Exif. */
  async function photograph(page: Page): Promise<Buffer> {
    const drawn = await page.evaluate<string>(`(() => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 60, height: 80 });
      canvas.getContext('2d').fillRect(10, 10, 20, 20);
      return canvas.toDataURL('image/jpeg').split(',')[1];
    })()`);
    const picture = Buffer.from(drawn, 'base64');
    const notes = Buffer.from(
      '\u0000\u0000Exif\u0000\u0000II*\u0000\u0008\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000',
      'latin1',
    );
    notes.writeUInt16BE(notes.length, 0);
    return Buffer.concat([picture.subarray(0, 2), Buffer.from([0xff, 0xe1]), notes, picture.subarray(2)]);
  }

  test('lists, matches and signing work on a phone, in English and in large type', async () => {
    const { db } = pages.commons;
    const supply = await buildSupply(db, { list: await buildList(db, { ownerId: unit.id, ...period }), title: '教室' });
    const demand = await buildDemand(db, {
      list: await buildList(db, { ownerId: branch.id, ...period }),
      title: '课堂',
    });
    const match = await buildMatch(db, { supplyId: supply.id, demandId: demand.id, now: pages.commons.clock.now });
    const page = await browserOf('书记', '/desk/lists');
    await button(page, 'English').click();
    await button(page, 'Large type').click();
    for (const [width, height] of [
      [390, 844],
      [320, 640],
    ] as const) {
      await page.setViewportSize({ width, height });
      for (const path of ['lists', `matches/${match.id}`, 'matches', 'market', 'books']) {
        await page.goto(`${pages.url}/desk/${path}`);
        await page.getByRole('heading', { level: 1 }).waitFor();
        await expect.poll(() => page.getByRole('status', { name: 'Loading…' }).count(), PATIENT).toBe(0);
        await expectAccessible(page);
      }
    }
    await page.goto(`${pages.url}/desk/matches/${match.id}`);
    await button(page, 'Decline the match').click();
    await page.getByLabel('Reason').fill('Too far away');
    await expectAccessible(page);
    await confirm(page, 'Decline the match').click();
    await done(page, 'Declined');
    await expectAccessible(page);
    expect(pages.complaints).toEqual([]);
  }, 120_000);

  test('a unit claims a need at 390 px with an offer it writes for it, and the branch sees what waits for it', async () => {
    const { db } = pages.commons;
    const needs = await buildList(db, { ownerId: branch.id, ...period });
    await buildDemand(db, {
      list: needs,
      title: '周末补课用的教室',
      categoryCode: 'FACILITY.MEETING_ROOM',
      quantity: 2,
    });
    await buildList(db, { ownerId: unit.id, ...period });
    const principal = await browserOf('校长', '/desk/market');
    await principal.setViewportSize({ width: 390, height: 844 });
    await principal.getByRole('heading', { name: '周末补课用的教室' }).waitFor();
    await expectAccessibleLightAndDark(principal);
    await principal.getByLabel('名称').fill('补课');
    await button(principal, '查找').click();
    await principal.getByText('共 1 条').waitFor();
    await button(principal, '认领“周末补课用的教室”').click();
    const sheet = principal.getByRole('dialog');
    await sheet.getByLabel('用我的哪项供给').selectOption({ label: '新填一项' });
    await sheet.getByLabel('名称').fill('三楼教室');
    await sheet.getByLabel('给对方的话（可不填）').fill('周末都空着');
    await expectAccessible(principal);
    await confirm(principal, '提出认领').click();
    await principal.getByText('由汤门小学认领：周末都空着').waitFor();
    await expectAccessible(principal);

    const secretary = await browserOf('书记', '/desk/matches?waiting=me');
    await secretary.getByRole('heading', { name: '周末补课用的教室' }).waitFor();
    await secretary.getByText('由汤门小学认领').waitFor();
    await expectAccessible(secretary);
    await secretary.getByRole('link', { name: '查看“周末补课用的教室”' }).click();
    await button(secretary, '接受对接').click();
    await confirm(secretary, '接受对接').click();
    await done(secretary, '双方已确认');
    await secretary.goto(`${pages.url}/desk/market`);
    await secretary.getByRole('heading', { level: 1, name: '供需大厅' }).waitFor();
    await button(secretary, '别人的供给').waitFor();
    await expectAccessible(secretary);
    expect(pages.complaints).toEqual([]);
  }, 120_000);

  test('a page that cannot be loaded says so with its number, and tries again', async () => {
    const page = await browserOf('书记', '/desk/lists');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.route('**/graphql', (route) => route.abort());
    await page.getByRole('button', { name: '全部' }).click();
    await button(page, '草稿').click();
    await page.getByRole('alert').filter({ hasText: '连不上服务器' }).waitFor();
    await expectAccessible(page);
    await page.unroute('**/graphql');
    await button(page, '重试').click();
    await expect.poll(() => page.getByRole('alert').count(), PATIENT).toBe(0);
  });
});
