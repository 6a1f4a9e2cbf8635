import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildBooking } from '../../seeds/factories/booking.factory.ts';
import { buildCalendar } from '../../seeds/factories/calendar.factory.ts';
import { buildFacility, OFF_HOURS } from '../../seeds/factories/facility.factory.ts';
import { buildMembership } from '../../seeds/factories/alliance.factory.ts';
import { buildAccount, buildResident } from '../../seeds/factories/person.factory.ts';
import { buildUnit } from '../../seeds/factories/unit.factory.ts';
import { DEVELOPMENT_ISSUER } from '../../src/district/identity/tokens/development-issuer.ts';
import { Role } from '../../src/request/viewer.ts';
import { startCommons } from '../support/commons.ts';
import { expectAccessible, expectAccessibleLightAndDark, type Pages, startPages } from './support/pages.ts';

const ZONE = 'Asia/Shanghai';
const PHONE = { width: 390, height: 844 };

// The packed Chromium exists for Linux only.
describe.skipIf(process.platform !== 'linux')("the unit's Monday", () => {
  let pages: Pages;
  let unitId: string;
  let context: BrowserContext;
  let page: Page;
  const names = ['篮球场', '会议室'] as const;
  const facilityIds = new Map<string, string>();
  const tomorrow = Temporal.Now.zonedDateTimeISO(ZONE).add({ days: 1 }).toPlainDate();

  beforeAll(async () => {
    pages = await startPages({ width: 1024, height: 768 });
    const { db, clock } = pages.commons;
    await buildCalendar(db);
    const unit = await buildUnit(db, { name: '汤门机关' });
    unitId = unit.id;
    await buildMembership(db, { unit });
    const roles = [{ role: Role.UNIT_MANAGER, unitId }];
    pages.offer('管理员', (await buildAccount(db, { issuer: DEVELOPMENT_ISSUER, roles })).subject);
    for (const name of names) {
      const { id } = await buildFacility(db, {
        name,
        unitId,
        kind: 'SPORTS_FIELD',
        capacity: 10,
        admission: 'APPROVAL',
        now: clock.now,
      });
      facilityIds.set(name, id);
    }
  }, 180_000);
  afterAll(() => pages?.close());

  beforeEach(async () => {
    pages.complaints.length = 0;
    context = await pages.open();
    page = await context.newPage();
  });
  afterEach(() => context.close());

  /** A booking of tomorrow at an hour. */
  async function booked(hour: number, state: 'PENDING' | 'CONFIRMED', facility: string = '篮球场') {
    const { residentId } = await buildResident(pages.commons.db, { name: '陈小榕' });
    const at = (hour: number) =>
      tomorrow.toZonedDateTime({ timeZone: ZONE, plainTime: { hour } }).toInstant().toString();
    const start = at(hour);
    const facilityId = facilityIds.get(facility) ?? facility;
    const quantity = facilityIds.has(facility) ? 2 : 1;
    const booking = { facilityId, bookerId: residentId, start, end: at(hour + 1), quantity, state };
    return (await buildBooking(pages.commons.db, booking)).id;
  }
  const stateOf = async (id: string) =>
    (await pages.commons.sql<{ state: string }>('select state from booking where id = $1', [id]))[0]!.state;

  test('sees what waits, and each number leads to its list', async () => {
    const id = await booked(9, 'PENDING');
    await pages.signInAt(page, '管理员', '/desk');
    await page.getByRole('link', { name: /待审核的预约/ }).waitFor();
    await expectAccessibleLightAndDark(page);
    await page.getByRole('link', { name: /待审核的预约/ }).click();
    await page.getByRole('heading', { level: 1, name: '审核预约' }).waitFor();
    await page
      .getByRole('button', { name: /^确认 篮球场/ })
      .first()
      .waitFor();
    await expectAccessibleLightAndDark(page);
    await page
      .getByRole('button', { name: /^确认 篮球场/ })
      .first()
      .click();
    await expect.poll(() => stateOf(id)).toBe('CONFIRMED');
    await page.getByText('没有待审核的预约').waitFor();
    await expectAccessible(page);
    expect(pages.complaints).toEqual([]);
  });

  test('sees its numbers change while it looks', async () => {
    const listening: string[] = [];
    page.on('response', (response) => {
      if (response.url().endsWith('/graphql/stream')) listening.push(response.url());
    });
    await pages.signInAt(page, '管理员', '/desk');
    const waiting = page.getByRole('link', { name: /待审核的预约/ });
    await waiting.waitFor();
    const before = Number.parseInt((await waiting.textContent())!, 10);
    // To its bookings, its matches and its books.
    await expect.poll(() => listening.length).toBe(3);
    const others = await startCommons({ beside: pages.commons });
    others.clock.now = Temporal.Now.instant();
    try {
      const { subject } = await buildResident(others.db);
      const at = (hour: number) =>
        tomorrow.toZonedDateTime({ timeZone: ZONE, plainTime: { hour } }).toInstant().toString();
      const facilityId = facilityIds.get('会议室');
      const input = { facilityId, start: at(15), end: at(16), idempotencyKey: 'while-it-looks' };
      const book = `mutation ($input: BookingCreateInput!) {
        bookingCreate(input: $input) { booking { id state } userErrors { code } } }`;
      const { booking } = (await others.query(book, { input }, { as: subject })).data.bookingCreate;
      expect(booking.state).toBe('PENDING');
      const shown = async () => Number.parseInt((await waiting.textContent())!, 10);
      await expect.poll(shown).toBe(before + 1);
      const cancel = 'mutation ($id: ID!) { bookingCancel(input: { bookingId: $id }) { booking { state } } }';
      await others.query(cancel, { id: booking.id }, { as: subject });
      await expect.poll(shown).toBe(before);
      expect(pages.complaints).toEqual([]);
    } finally {
      await others.close();
    }
  });

  test('decides by the keyboard alone: two keys for yes, and a reason only for no', async () => {
    const [yes, no] = [await booked(10, 'PENDING'), await booked(11, 'PENDING')];
    await pages.signInAt(page, '管理员', '/desk/bookings/approvals');
    await page
      .getByRole('button', { name: /10:00 – 11:00/ })
      .first()
      .waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => stateOf(yes)).toBe('CONFIRMED');
    await page.getByRole('status').getByText('已确认：篮球场').waitFor({ state: 'attached' });
    // The next row has the keyboard.
    await expect
      .poll(() => page.evaluate('document.activeElement?.getAttribute("aria-label")'))
      .toMatch(/^确认 篮球场.*11:00 – 12:00/);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: /拒绝的原因/ }).waitFor();
    await expectAccessibleLightAndDark(page);
    await page.keyboard.type('场地检修');
    await page.keyboard.press('Enter');
    await expect.poll(() => stateOf(no)).toBe('REJECTED');
    expect(await pages.commons.sql('select state_reason from booking where id = $1', [no])).toEqual([
      { state_reason: '场地检修' },
    ]);
    expect(pages.complaints).toEqual([]);
  });

  test('has a row back that somebody else was quicker with, and is told why', async () => {
    const id = await booked(12, 'PENDING');
    await pages.signInAt(page, '管理员', '/desk/bookings/approvals');
    const confirm = page.getByRole('button', { name: /^确认 篮球场.*12:00 – 13:00/ });
    await confirm.waitFor();
    // Past the page, which is not told of it.
    await pages.commons.sql(`update booking set state = 'CANCELLED' where id = $1`, [id]);
    await confirm.click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').textContent()).toMatch(/已取消/);
    // Also once the list knows that there is nothing to decide any more.
    await confirm.waitFor({ state: 'detached' });
    expect(await page.getByRole('alert').textContent()).toMatch(/篮球场.*12:00 – 13:00.*已取消/);
  });

  test('approves at 390 px, and looks at who asks, which is noted', async () => {
    const id = await booked(14, 'PENDING');
    await page.setViewportSize(PHONE);
    await pages.signInAt(page, '管理员', '/desk/bookings/approvals');
    await page.getByRole('button', { name: '看预约人' }).first().click();
    await page.getByText('陈小榕').waitFor();
    await expectAccessible(page);
    expect(await pages.commons.sql('select from personal_data_view')).toHaveLength(1);
    await page.getByRole('button', { name: /^拒绝 篮球场.*14:00/ }).click();
    await page.getByRole('button', { name: '设施维修' }).click();
    await expect.poll(() => stateOf(id)).toBe('REJECTED');
    await page.goto(`${pages.url}/desk`);
    await page.getByRole('link', { name: /待审核的预约/ }).waitFor();
    await expectAccessible(page);
    expect(pages.complaints).toEqual([]);
  });

  test('walks the day sheet by arrows, each cell named, and sees who is there', async () => {
    const { db, clock } = pages.commons;
    await booked(18, 'CONFIRMED', '会议室');
    for (let at = 0; at < 18; at++) {
      const name = `车位 ${String(at).padStart(2, '0')}`;
      const { id } = await buildFacility(db, { name, unitId, capacity: 3, rules: OFF_HOURS, now: clock.now });
      for (let hour = 8; hour < 19; hour++) await booked(hour, 'CONFIRMED', id);
    }
    await pages.signInAt(page, '管理员', `/desk/bookings?date=${tomorrow.toString()}`);
    await page.getByRole('grid').waitFor();
    expect(await page.getByRole('row').count()).toBe(21);
    expect(await page.getByRole('gridcell').count()).toBe(20 * 24);
    await expectAccessibleLightAndDark(page);
    await page.getByRole('gridcell', { name: '会议室 06:00–07:00，已约 0/10' }).focus();
    for (let hour = 6; hour < 18; hour++) await page.keyboard.press('ArrowRight');
    const focused = () => page.evaluate('document.activeElement?.getAttribute("aria-label")');
    expect(await focused()).toBe('会议室 18:00–19:00，已约 2/10');
    await page.keyboard.press('Enter');
    await page
      .getByRole('region', { name: /会议室 18:00/ })
      .getByText('已确认')
      .waitFor();
    await expectAccessible(page);
    expect(page.url()).toContain(`at=${facilityIds.get('会议室')}.12`);
    await page.reload();
    await page.getByRole('heading', { level: 2, name: /会议室 18:00 – 19:00/ }).waitFor();
    await page.keyboard.press('Tab');
    await page.getByRole('gridcell', { name: /^会议室 05:00–06:00/ }).focus();
    await page.keyboard.press('Control+Home');
    expect(await focused()).toMatch(/06:00–07:00/);
    expect(pages.complaints).toEqual([]);
  });

  test('writes opening rules as sentences, and sees what they mean before they hold', async () => {
    await booked(20, 'CONFIRMED');
    await pages.signInAt(page, '管理员', '/desk/facilities');
    await page.getByRole('link', { name: '篮球场' }).click();
    await page.getByRole('table', { name: '四周预览' }).waitFor();
    await page.getByText('每天 全天').first().waitFor();
    await expectAccessibleLightAndDark(page);
    await page.getByText('每天 全天').first().click();
    await page.getByLabel('哪些日子').selectOption({ label: '工作日' });
    await page.getByLabel('从', { exact: true }).fill('18:00');
    await page.getByLabel(/^到/).fill('08:00');
    await page.getByText('工作日 18:00 – 次日 08:00').waitFor();
    await page.getByText('预览的是还没有保存的规则').waitFor();
    await expectAccessible(page);
    await page.getByLabel('从', { exact: true }).fill('21:00');
    await page
      .getByText(/个预约落在开放时间之外/)
      .first()
      .waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: '撤销更改' }).click();
    await page.getByText('已有的预约都在开放时间内').waitFor();
    expect(pages.complaints).toEqual([]);
  });

  test('opens a new facility: what lacks is said, then it is published, suspended and withdrawn', async () => {
    await pages.signInAt(page, '管理员', '/desk/facilities/new');
    await page.getByLabel('名称').waitFor();
    await expectAccessible(page);
    await page.getByLabel('名称').fill('乒乓球室');
    await page.getByLabel(/种类/).selectOption({ label: '活动室' });
    await page.getByRole('button', { name: '建草稿' }).click();
    await page.getByRole('heading', { level: 1, name: '乒乓球室' }).waitFor();
    await page.getByText('开放规则，没有就永远不开放').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: '增加一条规则' }).click();
    await page.getByRole('button', { name: '保存规则' }).click();
    await page.getByText('规则已保存').waitFor();
    await page.getByText('开放规则，没有就永远不开放').waitFor({ state: 'detached' });
    // What its kind has, and where it is: nothing lacks once all is filled in.
    await page.getByText('该种类特有的说明').waitFor();
    await page.getByLabel('座位').fill('24');
    await page.getByLabel(/^地址/).fill('示例路 7 号二楼');
    await page.getByLabel(/^纬度/).fill('26.0905');
    await page.getByLabel(/^经度/).fill('119.3065');
    await page.getByLabel('每隔多久可以开始').selectOption({ label: '30 分钟' });
    await page.getByRole('button', { name: '保存基本情况' }).click();
    await page.getByText('要填的都填好了。').waitFor();
    expect(
      await pages.commons.sql(`select details, address, grid_minutes from shared_facility where name = '乒乓球室'`),
    ).toEqual([{ details: { typeName: 'RoomDetails', seats: 24 }, address: '示例路 7 号二楼', grid_minutes: 30 }]);
    await expectAccessible(page);
    await page.getByRole('button', { name: '发布', exact: true }).click();
    await page.getByText('现在是：已发布').waitFor();
    await page.getByRole('button', { name: '增加临时安排' }).click();
    await page.getByLabel(/^原因/).fill('校庆');
    await page.getByRole('button', { name: '保存临时安排' }).click();
    await page.getByText('校庆').waitFor();
    await expectAccessible(page);
    for (const [button, state] of [
      ['暂停', 'SUSPENDED'],
      ['撤回', 'WITHDRAWN'],
    ] as const) {
      await page.getByRole('button', { name: button, exact: true }).click();
      await page.getByRole('dialog').getByLabel('原因').fill('检修');
      await expectAccessible(page);
      await page.getByRole('dialog').getByRole('button', { name: button, exact: true }).click();
      await expect
        .poll(async () => (await pages.commons.sql(`select state from shared_facility where name = '乒乓球室'`))[0])
        .toEqual({ state });
    }
    expect(pages.complaints).toEqual([]);
  });

  test('decides at 390 px what becomes of bookings that no longer fit, and who booked sees it', async () => {
    const { commons } = pages;
    const { id: facilityId } = await buildFacility(commons.db, {
      name: '羽毛球馆',
      unitId,
      kind: 'SPORTS_FIELD',
      capacity: 10,
      now: commons.clock.now,
    });
    const booker = await buildResident(commons.db, { issuer: DEVELOPMENT_ISSUER, name: '林小闽' });
    pages.offer('预约人', booker.subject);
    const day = tomorrow.add({ days: 5 });
    const at = (hour: number) => day.toZonedDateTime({ timeZone: ZONE, plainTime: { hour } }).toInstant().toString();
    const hours = [9, 14];
    const ids = await Promise.all(
      hours.map(async (hour) => {
        const slot = { start: at(hour), end: at(hour + 1) };
        return (await buildBooking(commons.db, { facilityId, bookerId: booker.residentId, ...slot })).id;
      }),
    );
    const manager = (await buildAccount(commons.db, { roles: [{ role: Role.UNIT_MANAGER, unitId }] })).subject;
    const close = `mutation ($input: FacilityOpeningExceptionSetInput!) {
      facilityOpeningExceptionSet(input: $input) { plan { id } userErrors { code } } }`;
    const input = { facilityId, date: day.toString(), windows: [], reason: '地板维修' };
    // The server of the pages takes the documents of the pages alone.
    const beside = await startCommons({ beside: commons });
    const closed = await beside.query(close, { input }, { as: manager });
    await beside.close();
    expect(closed).toMatchObject({ data: { facilityOpeningExceptionSet: { plan: {}, userErrors: [] } } });

    await page.setViewportSize(PHONE);
    await pages.signInAt(page, '管理员', '/desk/bookings/closures');
    await page.getByRole('heading', { level: 2, name: '羽毛球馆' }).waitFor();
    // Where the day begins, it is among what waits.
    await page.goto(`${pages.url}/desk`);
    await page.getByRole('link', { name: '2 不再适用、待决定的预约' }).click();
    await page.getByRole('heading', { level: 2, name: '羽毛球馆' }).waitFor();
    await page.getByText('原因：地板维修').waitFor();
    await expectAccessibleLightAndDark(page);
    await page
      .getByRole('group', { name: /09:00 – 10:00/ })
      .getByRole('button', { name: '保留' })
      .click();
    await page
      .getByRole('group', { name: /09:00 – 10:00/ })
      .getByRole('button', { name: '保留', pressed: true })
      .waitFor();

    const phone = await pages.open();
    const theirs = await phone.newPage();
    await theirs.setViewportSize(PHONE);
    await pages.signInAt(theirs, '预约人', '/bookings');
    await theirs.getByText(/届时不开放（地板维修）。单位没有另行决定的话/).waitFor();
    await theirs.getByText('届时不开放（地板维修），但单位保留您的预约。').waitFor();
    await expectAccessible(theirs);
    await phone.close();

    await page.getByRole('button', { name: '按此执行' }).click();
    await page.getByRole('dialog').getByText('1 个预约').first().waitFor();
    await expectAccessible(page);
    await page.getByRole('dialog').getByRole('button', { name: '按此执行' }).click();
    await page.getByText('所有预约都适用。').waitFor();
    expect(await Promise.all(ids.map(stateOf))).toEqual(['CONFIRMED', 'CANCELLED']);
    await expectAccessible(page);
    expect(pages.complaints).toEqual([]);
  });

  test('reads it all in English', async () => {
    await booked(16, 'PENDING');
    await pages.signInAt(page, '管理员', '/desk/bookings/approvals');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { level: 1, name: 'Approve bookings' }).waitFor();
    await page.getByRole('button', { name: /^Confirm 篮球场 .*16:00 – 17:00/ }).waitFor();
    for (const [path, heading] of [
      ['/desk', /^Today/],
      ['/desk/bookings', /^Day sheet/],
      ['/desk/facilities', 'Facilities'],
      [`/desk/facilities/${facilityIds.get('篮球场')}`, '篮球场'],
    ] as const) {
      await page.goto(pages.url + path);
      await page.getByRole('heading', { level: 1, name: heading }).waitFor();
      await expect.poll(() => page.getByRole('status', { name: 'Loading…' }).count()).toBe(0);
      await expectAccessible(page);
    }
    expect(pages.complaints).toEqual([]);
  });
});
