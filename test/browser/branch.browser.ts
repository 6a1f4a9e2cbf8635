import { describe, expect, test } from 'vitest';
import { buildDemand, buildList, buildSupply } from '../../seeds/factories/exchange.factory.ts';
import { buildMatch } from '../../seeds/factories/match.factory.ts';
import { buildUnit } from '../../seeds/factories/unit.factory.ts';
import { expectAccessible, expectAccessibleLightAndDark } from './support/pages.ts';
import {
  atTheBranch,
  branch,
  browserOf,
  button,
  community,
  confirm,
  copied,
  done,
  HEADER,
  pages,
  pasteInto,
  PATIENT,
  period,
  unit,
} from './support/branch-desk.ts';

// The packed Chromium exists for Linux only.
describe.skipIf(process.platform !== 'linux')('the branch at the desk', () => {
  atTheBranch();

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
    // All of them are asked for first.
    await expect.poll(() => page.getByRole('status', { name: '正在加载…' }).count(), PATIENT).toBe(0);
    await page.route('**/graphql', (route) => route.abort());
    await button(page, '草稿').click();
    await page.getByRole('alert').filter({ hasText: '连不上服务器' }).waitFor();
    await expectAccessible(page);
    // What was found for the question of before is shown with its time, while that cannot be asked anew.
    await button(page, '全部').click();
    await page.getByText(/显示的是 .+ 的内容/).waitFor();
    await page.getByRole('alert').filter({ hasText: '连不上服务器' }).waitFor();
    await expectAccessible(page);
    await button(page, '草稿').click();
    await page.unroute('**/graphql');
    await button(page, '重试').click();
    await expect.poll(() => page.getByRole('alert').count(), PATIENT).toBe(0);
  });
});
