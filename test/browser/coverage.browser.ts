import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { loadServiceCategories } from '../../seeds/categories.seeder.ts';
import { buildAlliance, buildMembership, type BuiltMembership } from '../../seeds/factories/alliance.factory.ts';
import { buildBooking } from '../../seeds/factories/booking.factory.ts';
import { type BuiltDivision, buildDivision } from '../../seeds/factories/division.factory.ts';
import { buildDemand, buildList, buildSupply } from '../../seeds/factories/exchange.factory.ts';
import { buildFacility } from '../../seeds/factories/facility.factory.ts';
import { buildMatch } from '../../seeds/factories/match.factory.ts';
import { buildOrganisation, type BuiltOrganisation } from '../../seeds/factories/organisation.factory.ts';
import { type BuiltResident, buildAccount, buildResident } from '../../seeds/factories/person.factory.ts';
import { buildBook } from '../../seeds/factories/project.factory.ts';
import { buildUnit, type BuiltUnit } from '../../seeds/factories/unit.factory.ts';
import { DivisionLevel } from '../../src/district/grid/division.entity.ts';
import { DEVELOPMENT_ISSUER } from '../../src/district/identity/tokens/development-issuer.ts';
import { Role } from '../../src/request/viewer.ts';
import { expectAccessible, expectAccessibleLightAndDark, type Pages, startPages } from './support/pages.ts';

const PHONE = { width: 390, height: 844 };
const EVENING = { dayClass: 'EVERY_DAY', weekdays: [], startTime: '18:00', endTime: '22:00' } as const;

// The packed Chromium exists for Linux only.
describe.skipIf(process.platform !== 'linux')('what is covered, and whom to call', () => {
  let pages: Pages;
  let community: BuiltDivision;
  let branch: BuiltOrganisation;
  let unit: BuiltUnit;
  let membership: BuiltMembership;
  let resident: BuiltResident;
  let contexts: BrowserContext[] = [];
  /** From tomorrow: of today, the evening may have begun. */
  const tomorrow = Temporal.Now.plainDateISO('Asia/Shanghai').add({ days: 1 });
  const day = (days: number) => tomorrow.add({ days }).toString();
  const fortnight = { validFrom: day(0), validTo: day(13) };

  beforeAll(async () => {
    pages = await startPages({ width: 1280, height: 900 });
    const { db } = pages.commons;
    await loadServiceCategories(db);
    community = await buildDivision(db, { name: '汤门社区' });
    const grid = await buildDivision(db, { level: DivisionLevel.GRID, parent: community, name: '第一网格' });
    branch = await buildOrganisation(db, { division: community, grids: [grid] });
    unit = await buildUnit(db, { division: community, name: '汤门小学' });
    membership = await buildMembership(db, { alliance: await buildAlliance(db, { division: community }), unit });
    for (const [name, role] of [
      ['书记', { role: Role.BRANCH_SECRETARY, divisionId: grid.id }],
      ['校长', { role: Role.UNIT_MANAGER, unitId: unit.id }],
      ['社区', { role: Role.COMMUNITY_STAFF, divisionId: community.id }],
    ] as const) {
      const { subject } = await buildAccount(db, { issuer: DEVELOPMENT_ISSUER, roles: [role] });
      pages.offer(name, subject);
    }
    resident = await buildResident(db, { name: '小林', issuer: DEVELOPMENT_ISSUER });
    pages.offer('居民小林', resident.subject);
  }, 240_000);
  afterAll(() => pages?.close());

  beforeEach(() => {
    pages.complaints.length = 0;
  });
  afterEach(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    contexts = [];
  });

  async function browserOf(name: string, path: string, viewport = PHONE): Promise<Page> {
    const context = await pages.open({ viewport });
    contexts.push(context);
    const page = await context.newPage();
    await pages.signInAt(page, name, path);
    return page;
  }

  /** A need of a fortnight that is covered in its first week. */
  async function halfCovered(title: string) {
    const { db, clock } = pages.commons;
    const supplies = await buildList(db, { ownerId: unit.id, ...fortnight });
    const demands = await buildList(db, { ownerId: branch.id, ...fortnight });
    const supply = await buildSupply(db, {
      list: supplies,
      windows: [EVENING],
      validTo: day(6),
      title: `${title}的车位`,
    });
    const demand = await buildDemand(db, { list: demands, windows: [EVENING], title, quantity: 4 });
    const pair = { supplyId: supply.id, demandId: demand.id };
    const match = await buildMatch(db, { ...pair, quantity: 4, state: 'CONFIRMED', now: clock.now });
    return { supplies, demands, supply, demand, match };
  }

  const HALF = /14 天：■ 已覆盖 7，◐ 部分 0，□ 未覆盖 7/;

  test('a branch sees on its list which days are covered, and from the row why it does not match', async () => {
    const { demands, supplies } = await halfCovered('夜间停车');
    const page = await browserOf('书记', `/desk/lists/${demands.id}`);
    await page.getByRole('heading', { name: '需求对接情况' }).waitFor();
    await page.getByText('已覆盖 50%，还缺 4 车位').waitFor();
    await page.getByText(HALF).waitFor();
    expect(await page.locator('[data-level]').count()).toBe(14);
    await expectAccessibleLightAndDark(page);
    await page.getByRole('link', { name: '“夜间停车”为什么能或不能对接' }).click();
    await page.getByText('请选一个供给和一个需求').waitFor();
    await page.getByText('《夜间停车》').waitFor();
    await expectAccessible(page);

    // Of the offer, less is left in the evenings that are held than in none.
    await page.goto(`${pages.url}/desk/lists/${supplies.id}`);
    await page.getByRole('heading', { name: '供给还剩多少' }).waitFor();
    await page.getByText('还有 6 车位').waitFor();
    await expectAccessible(page);
    await page.setViewportSize({ width: 1_280, height: 800 });
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'What is left of the offers' }).waitFor();
    await expectAccessible(page);
    expect(pages.complaints).toEqual([]);
  }, 120_000);

  test('a need of which only the past is not covered lacks nothing, and nobody is shown it to claim', async () => {
    const { db, clock } = pages.commons;
    const period = { validFrom: day(-8), validTo: day(6) };
    const demands = await buildList(db, { ownerId: branch.id, ...period });
    const supplies = await buildList(db, { ownerId: unit.id, ...period });
    const demand = await buildDemand(db, { list: demands, windows: [EVENING], title: '上周起停车', quantity: 4 });
    const supply = await buildSupply(db, { list: supplies, windows: [EVENING], validFrom: day(-1), title: '本周车位' });
    const pair = { supplyId: supply.id, demandId: demand.id };
    await buildMatch(db, { ...pair, quantity: 4, state: 'CONFIRMED', now: clock.now });
    await buildDemand(db, { list: demands, windows: [EVENING], title: '还缺的停车', quantity: 4 });

    const page = await browserOf('书记', `/desk/lists/${demands.id}`);
    await page.getByText('已覆盖 53%，今后不缺').waitFor();
    await expectAccessible(page);
    const claiming = await browserOf('校长', '/desk/market?show=demands');
    await claiming.getByText('还缺的停车').first().waitFor();
    expect(await claiming.getByText('上周起停车').count()).toBe(0);
    expect(pages.complaints).toEqual([]);
  }, 120_000);

  test('a match shows how far the need is covered, and with its book what is no longer as it was agreed', async () => {
    const { match } = await halfCovered('访客停车');
    const book = await buildBook(pages.commons.db, { branch, units: [unit], matchIds: [match.id] });
    const page = await browserOf('书记', `/desk/matches/${match.id}`);
    await page.getByRole('heading', { name: '这项需求已覆盖 50%' }).waitFor();
    await page.getByText(HALF).waitFor();
    expect(await page.getByText('约定的内容有变化').count()).toBe(0);
    await expectAccessibleLightAndDark(page);

    const suspend = (state: string) =>
      pages.commons.sql('update alliance_membership set state = $2 where id = $1', [membership.id, state]);
    await suspend('SUSPENDED');
    try {
      await page.reload();
      await page.getByText('约定的内容有变化').waitFor();
      const concern = new RegExp(`暂停共享，7 次：${day(0)}、.*${day(6)}`);
      await page.getByText(concern).waitFor();
      await expectAccessibleLightAndDark(page);
      await page.goto(`${pages.url}/desk/books/${book.id}`);
      await page.getByText(HALF).waitFor();
      await expectAccessibleLightAndDark(page);
      await page.getByRole('link', { name: concern }).click();
      await page.getByText('约定的内容有变化').waitFor();
      await expectAccessible(page);
    } finally {
      await suspend('ACTIVE');
    }
    expect(pages.complaints).toEqual([]);
  }, 120_000);

  test('the workbench shows the days that a run leaves open, and asks of each offer why', async () => {
    await halfCovered('集市停车');
    const page = await browserOf('社区', '/desk/matching', { width: 1280, height: 900 });
    await page.getByLabel('到', { exact: true }).fill(day(13));
    await page.getByRole('button', { name: '运行对接' }).click();
    const card = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: '集市停车' }) });
    await card.getByText(HALF).waitFor();
    await expectAccessibleLightAndDark(page);
    await page.setViewportSize(PHONE);
    await expectAccessible(page);
    await card.getByRole('link', { name: '为什么“集市停车”没有对接上' }).click();
    await page.getByText('请选一个供给和一个需求').waitFor();
    expect(pages.complaints).toEqual([]);
  }, 120_000);

  test('a unit names its telephone, and residents call it from the facility and from their booking', async () => {
    const { db, clock } = pages.commons;
    const { id: facilityId } = await buildFacility(db, { name: '操场', unitId: unit.id, capacity: 3, now: clock.now });
    const manager = await browserOf('校长', '/desk/facilities', { width: 1024, height: 768 });
    await manager.getByText('单位联系电话').click();
    await manager.getByLabel('联系电话', { exact: true }).fill('1234');
    await manager.getByRole('button', { name: '保存联系电话' }).click();
    await manager.getByRole('alert').filter({ hasText: '联系电话为 5 至 15 位数字' }).waitFor();
    await expectAccessibleLightAndDark(manager);
    await manager.getByLabel('联系电话', { exact: true }).fill('0591 8755 1234');
    await manager.getByRole('button', { name: '保存联系电话' }).click();
    await manager.getByText('联系电话已保存').waitFor();
    expect(await manager.getByLabel('联系电话', { exact: true }).inputValue()).toBe('0591-8755-1234');
    await manager.setViewportSize(PHONE);
    await expectAccessible(manager);

    const start = tomorrow.toZonedDateTime({ timeZone: 'Asia/Shanghai', plainTime: { hour: 10 } }).toInstant();
    const { id: bookingId } = await buildBooking(db, {
      facilityId,
      bookerId: resident.residentId,
      start: start.toString(),
      end: start.add({ hours: 1 }).toString(),
    });
    const page = await browserOf('居民小林', `/bookings/${bookingId}`);
    for (const path of [`/bookings/${bookingId}`, `/f/${facilityId}`, `/u/${unit.id}`]) {
      await page.goto(`${pages.url}${path}`);
      const call = page.getByRole('link', { name: '打电话 0591-8755-1234' });
      await call.waitFor();
      expect(await call.getAttribute('href')).toBe('tel:0591-8755-1234');
      await expectAccessibleLightAndDark(page);
    }
    await manager.getByLabel('联系电话', { exact: true }).fill('');
    await manager.getByRole('button', { name: '保存联系电话' }).click();
    await expect.poll(() => manager.getByText('联系电话已保存').count()).toBe(1);
    await page.reload();
    await page.getByRole('heading', { level: 1, name: '汤门小学' }).waitFor();
    await page.getByRole('heading', { name: '开放的设施' }).waitFor();
    expect(await page.getByRole('link', { name: /打电话/ }).count()).toBe(0);
    expect(pages.complaints).toEqual([]);
  }, 120_000);
});
