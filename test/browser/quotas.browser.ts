import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildBooking } from '../../seeds/factories/booking.factory.ts';
import { buildCalendar } from '../../seeds/factories/calendar.factory.ts';
import { buildDivision } from '../../seeds/factories/division.factory.ts';
import { buildFacility } from '../../seeds/factories/facility.factory.ts';
import { buildMembership } from '../../seeds/factories/alliance.factory.ts';
import { buildAccount, type BuiltResident, buildResident } from '../../seeds/factories/person.factory.ts';
import { buildUnit } from '../../seeds/factories/unit.factory.ts';
import { DEVELOPMENT_ISSUER } from '../../src/district/identity/tokens/development-issuer.ts';
import { Role } from '../../src/request/viewer.ts';
import { expectAccessible, expectAccessibleLightAndDark, type Pages, startPages } from './support/pages.ts';

const ZONE = 'Asia/Shanghai';
const PHONE = { width: 390, height: 844 };

// The packed Chromium exists for Linux only.
describe.skipIf(process.platform !== 'linux')('what one may hold', () => {
  let pages: Pages;
  let facilityId: string;
  let resident: BuiltResident;
  const contexts: BrowserContext[] = [];
  const tomorrow = Temporal.Now.plainDateISO(ZONE).add({ days: 1 });

  beforeAll(async () => {
    pages = await startPages({ width: 1024, height: 768 });
    const { db, clock } = pages.commons;
    await buildCalendar(db);
    const community = await buildDivision(db, { name: '汤门社区' });
    const unit = await buildUnit(db, { name: '汤门小学', division: community });
    await buildMembership(db, { unit });
    const roles = [{ role: Role.UNIT_MANAGER, unitId: unit.id }];
    pages.offer('校长', (await buildAccount(db, { issuer: DEVELOPMENT_ISSUER, roles })).subject);
    const staff = [{ role: Role.COMMUNITY_STAFF, divisionId: community.id }];
    pages.offer('社区', (await buildAccount(db, { issuer: DEVELOPMENT_ISSUER, roles: staff })).subject);
    resident = await buildResident(db, { name: '小林', issuer: DEVELOPMENT_ISSUER });
    pages.offer('居民小林', resident.subject);
    ({ id: facilityId } = await buildFacility(db, {
      name: '羽毛球馆',
      unitId: unit.id,
      kind: 'SPORTS_FIELD',
      capacity: 4,
      now: clock.now,
    }));
  }, 180_000);
  afterAll(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    await pages?.close();
  });
  beforeEach(() => {
    pages.complaints.length = 0;
  });

  async function browserOf(name: string, path: string, viewport?: { width: number; height: number }): Promise<Page> {
    const context = await pages.open(viewport ? { viewport } : {});
    contexts.push(context);
    const page = await context.newPage();
    await pages.signInAt(page, name, path);
    return page;
  }

  test('is set by the unit, refused by when there is room again, and seen by who it binds', async () => {
    const { db } = pages.commons;
    const desk = await browserOf('校长', `/desk/facilities/${facilityId}`);
    const panel = desk
      .getByRole('region', { name: '预约限额' })
      .or(desk.locator('section', { hasText: '预约限额' }))
      .last();
    await panel.getByText('通用 · 个人 · 尚未结束的 · 10 个预约').waitFor();
    await panel.getByLabel('周期').selectOption('DAY');
    await panel.getByLabel('上限').fill('1');
    await expectAccessibleLightAndDark(desk);
    await panel.getByRole('button', { name: '添加限额' }).click();
    await panel.getByText('羽毛球馆 · 个人 · 每天 · 1 个预约').waitFor();
    await panel.getByLabel('周期').selectOption('ROLLING_DAYS');
    await panel.getByLabel('天数').fill('7');
    await panel.getByLabel('上限').fill('3');
    await panel.getByRole('button', { name: '添加限额' }).click();
    await panel.getByText('羽毛球馆 · 个人 · 任意连续 7 天 · 3 个预约').waitFor();
    // The same again, with another limit.
    await panel.getByLabel('上限').fill('4');
    await panel.getByRole('button', { name: '添加限额' }).click();
    await panel.getByRole('alert').getByText('请修改其上限').waitFor();
    await expectAccessible(desk);

    const at = (hour: number) =>
      tomorrow.toZonedDateTime({ timeZone: ZONE, plainTime: { hour } }).toInstant().toString();
    await buildBooking(db, { facilityId, bookerId: resident.residentId, start: at(8), end: at(9) });
    const path = `/facilities/${facilityId}?minutes=60&date=${tomorrow.toString()}`;
    const phone = await browserOf('居民小林', path, PHONE);
    await phone
      .getByRole('list')
      .getByRole('button', { name: /^20:00/ })
      .first()
      .click();
    await phone.getByText('此处每人每天最多 1 个预约，已有 1，本次为 1。').first().waitFor();
    await phone.getByRole('button', { name: /^预约 / }).click();
    await phone
      .getByRole('alert')
      .getByText(/起又可以预约/)
      .waitFor();
    await expectAccessible(phone);
    await phone.getByRole('link', { name: '查看我的限额' }).click();
    await phone.getByRole('heading', { name: '我的限额' }).waitFor();
    await phone.getByText('羽毛球馆 · 个人 · 任意连续 7 天').waitFor();
    await phone.getByText('已用 1 个预约，上限 10 个预约').waitFor();
    expect(await phone.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await expectAccessible(phone);
    await phone.getByRole('button', { name: 'English' }).click();
    await phone.getByRole('heading', { name: 'My limits' }).waitFor();
    await phone.getByText('1 booking of 10 bookings').waitFor();

    await panel.getByRole('button', { name: /^删除：.*每天/ }).click();
    await panel.getByText('羽毛球馆 · 个人 · 每天 · 1 个预约').waitFor({ state: 'detached' });
    expect(await pages.commons.sql('select period from quota')).toEqual([{ period: 'ROLLING_DAYS' }]);
    expect(pages.complaints).toEqual([]);
  });

  test('is nothing for who is barred, until the community lifts it on appeal', async () => {
    const reference = 'QTA7X0B2M1';
    await pages.commons.sql('update booking set reference = $1', [reference]);
    const desk = await browserOf('校长', '/desk/bookings/bars');
    await desk.getByText('目前没有人被限制预约。').waitFor();
    await desk.getByLabel('其在本单位的一个预约号').fill('NONE');
    await desk.getByLabel('原因（居民会看到）').fill('多次未到场。');
    await desk.getByRole('button', { name: '限制预约' }).click();
    await desk.getByRole('alert').getByText('没有这个预约号').waitFor();
    await desk.getByLabel('其在本单位的一个预约号').fill(reference);
    await desk.getByRole('button', { name: '限制预约' }).click();
    await desk.getByRole('button', { name: '解除限制 小林' }).waitFor();
    await expectAccessibleLightAndDark(desk);

    const day = tomorrow.add({ days: 2 }).toString();
    const phone = await browserOf('居民小林', `/facilities/${facilityId}?minutes=60&date=${day}`, PHONE);
    await phone
      .getByRole('list')
      .getByRole('button', { name: /^20:00/ })
      .first()
      .click();
    await phone.getByRole('button', { name: /^预约 / }).click();
    await phone.getByRole('alert').getByText('多次未到场。').waitFor();
    await phone.getByRole('link', { name: '查看或申诉' }).click();
    await phone.getByRole('heading', { name: '暂时不能预约' }).waitFor();
    await phone.getByLabel('为什么不应限制').fill('当天因病住院。');
    await expectAccessible(phone);
    expect(await phone.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await phone.getByRole('button', { name: '向社区申诉' }).click();
    await phone.getByText('社区正在处理。').waitFor();

    const community = await browserOf('社区', '/desk/bookings/bars');
    await community.getByText('申诉：当天因病住院。').waitFor();
    await community.getByRole('button', { name: /^解除限制/ }).click();
    const sheet = community.getByRole('dialog');
    await sheet.getByLabel('原因').fill('情况属实。');
    await expectAccessible(community);
    await sheet.getByRole('button', { name: '解除限制' }).click();
    await community.getByText('目前没有人被限制预约。').waitFor();
    await phone.reload();
    await phone.getByText('处理结果：情况属实。').waitFor();
    await phone.getByText('已解除。').waitFor();
    expect(pages.complaints).toEqual([]);
  });
});
