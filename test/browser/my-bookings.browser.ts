import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildBooking } from '../../seeds/factories/booking.factory.ts';
import { type BuiltFacility, buildFacility } from '../../seeds/factories/facility.factory.ts';
import { type BuiltResident, buildAccount, buildResident } from '../../seeds/factories/person.factory.ts';
import { DEVELOPMENT_ISSUER } from '../../src/district/identity/tokens/development-issuer.ts';
import { Role } from '../../src/request/viewer.ts';
import { startCommons } from '../support/commons.ts';
import { expectAccessible, expectAccessibleLightAndDark } from './support/pages.ts';
import { type Phones, startPhones } from './support/phones.ts';

const ZONE = 'Asia/Shanghai';
/** Where somebody stands: some hundred metres from the car parks. */
const NEARBY = '26.0905,119.3075';

// The packed Chromium exists for Linux only.
describe.skipIf(process.platform !== 'linux')('what one has booked, and what is known of one', () => {
  let phones: Phones;
  let context: BrowserContext;
  let page: Page;
  let lin: BuiltResident;
  let carPark: BuiltFacility;
  const tomorrow = Temporal.Now.plainDateISO(ZONE).add({ days: 1 });

  beforeAll(async () => {
    phones = await startPhones();
    const { db } = phones.commons;
    lin = await buildResident(db, { name: '林小榕', issuer: DEVELOPMENT_ISSUER });
    phones.offer('林小榕', lin.subject);
    carPark = await phones.carPark('五四停车场');
  }, 240_000);
  afterAll(() => phones?.close());
  beforeEach(async () => {
    phones.complaints.length = 0;
    context = await phones.open();
    page = await context.newPage();
  });
  afterEach(() => context.close());

  const button = (name: string | RegExp) => page.getByRole('button', { name });
  async function booked(hour: number, state: 'CONFIRMED' | 'PENDING' | 'REJECTED') {
    const at = (hour: number) =>
      tomorrow.toZonedDateTime({ timeZone: ZONE, plainTime: { hour } }).toInstant().toString();
    const slot = { start: at(hour), end: at(hour + 1) };
    const booking = { facilityId: carPark.id, bookerId: lin.residentId, ...slot, state };
    return (await buildBooking(phones.commons.db, booking)).id;
  }
  /** A place to come to with others, under a policy of its unit. */
  async function hall(name: string, policy: object): Promise<string> {
    const { commons } = phones;
    const { id, unitId } = await buildFacility(commons.db, {
      name,
      kind: 'ACTIVITY_ROOM',
      capacity: 1,
      gridMinutes: 60,
      location: { latitude: 26.0905, longitude: 119.3065 },
      now: commons.clock.now,
    });
    const manager = (await buildAccount(commons.db, { roles: [{ role: Role.UNIT_MANAGER, unitId }] })).subject;
    const set = `mutation ($input: FacilityBookingPolicySetInput!) {
      facilityBookingPolicySet(input: $input) { facility { id } userErrors { message } } }`;
    const beside = await startCommons({ beside: commons });
    const answer = await beside.query(set, { input: { facilityId: id, ...policy } }, { as: manager });
    await beside.close();
    expect(answer).toMatchObject({ data: { facilityBookingPolicySet: { userErrors: [] } } });
    return id;
  }
  const endings = (ids: readonly string[]) =>
    Promise.all(
      ids.map(async (id) => {
        const [row] = await phones.commons.sql('select state, cancel_reason from booking where id = $1', [id]);
        return row;
      }),
    );

  test('gives several back at once and says why, and keeps sight of what the unit did not confirm', async () => {
    const ids = [await booked(8, 'CONFIRMED'), await booked(10, 'PENDING'), await booked(12, 'CONFIRMED')];
    const rejected = await booked(14, 'REJECTED');
    await phones.commons.sql(`update booking set state_reason = '当天检修' where id = $1`, [rejected]);
    await phones.signInAt(page, '林小榕', '/bookings');
    await page.getByRole('heading', { level: 2, name: '已取消、没有确认的' }).waitFor();
    await page.getByText('单位 · 当天检修').waitFor();
    await button('选择多个').click();
    await page.getByRole('checkbox', { name: /08:00 – 09:00/ }).check();
    await page.getByRole('checkbox', { name: /10:00 – 11:00/ }).check();
    await expectAccessibleLightAndDark(page);
    await button('取消所选的 2 个').click();
    const sheet = page.getByRole('dialog');
    await sheet.getByText('取消后名额马上让给别人').waitFor();
    expect(await sheet.getByRole('listitem').count()).toBe(2);
    await sheet.getByRole('combobox', { name: /原因/ }).selectOption('ILLNESS');
    await expectAccessible(page);
    await sheet.getByRole('button', { name: '确定取消这 2 个' }).click();
    await sheet.waitFor({ state: 'detached' });
    expect(await endings(ids)).toEqual([
      { state: 'CANCELLED', cancel_reason: 'ILLNESS' },
      { state: 'CANCELLED', cancel_reason: 'ILLNESS' },
      { state: 'CONFIRMED', cancel_reason: null },
    ]);
    await expect.poll(() => page.getByText(/预约人 · 生病/).count()).toBe(2);
    await expect.poll(() => button('取消预约').count()).toBe(1);

    // Where one looks for places, the next one is named.
    await page.goto(phones.url);
    await page.getByRole('link', { name: /^下一个预约：五四停车场 .*12:00 – 13:00/ }).click();
    await page.getByText('预约号').waitFor();
    expect(page.url()).toBe(`${phones.url}/bookings/${ids[2]}`);
    await button('取消预约').click();
    await button('确定取消').click();
    await page.getByText('○ 已取消').waitFor();
    await expectAccessible(page);
    expect(phones.complaints).toEqual([]);
  });

  test('reads the rules in words and how far it is, says how many come, and is not offered what is too late', async () => {
    // More than lies ahead of any slot of tomorrow: it is too late at once.
    const id = await hall('排练厅', { headcountMin: 4, headcountMax: 20, cancelUntilMinutes: 4_320 });
    await phones.signInAt(page, '林小榕', `/?at=${NEARBY}`);
    await page.getByRole('heading', { level: 2 }).first().waitFor();
    await page.goto(`${phones.url}/facilities/${id}?date=${tomorrow.toString()}&start=15:00&minutes=60`);
    await page.getByText('4 到 20 人。').waitFor();
    await page.getByText('最晚在开始前 72 小时 取消。').waitFor();
    await page.getByText(/^\d+ 米$/).waitFor();
    await page.getByLabel('一共来几人').fill('2');
    await page.getByText(/现在约不上/).waitFor();
    await expectAccessible(page);
    await page.getByLabel('一共来几人').fill('12');
    await page.getByText(/现在约不上/).waitFor({ state: 'detached' });
    // The places are held meanwhile; whoever closes the form lets go of them, and keeps what they wrote.
    await button('填写同行人和备注').click();
    await page.getByText(/名额为您保留到 \d\d:\d\d/).waitFor();
    await page.getByLabel('团体名称').fill('榕树合唱团');
    await page.getByLabel('给单位的留言').fill('需要钢琴');
    await expectAccessibleLightAndDark(page);
    await button('先不预约').click();
    await page.getByText('榕树合唱团 · 12 人 · 需要钢琴').waitFor();
    // What was written is there after a reload, as after signing in.
    await page.reload();
    await expect.poll(() => page.getByLabel('一共来几人').inputValue()).toBe('12');
    await button(/^预约 /).click();
    await page.getByText('已约好').waitFor();
    await page.getByText('榕树合唱团 · 12 人 · 需要钢琴').waitFor();
    await page.getByText(/后不能再自行取消/).waitFor();
    expect(await button('取消预约').count()).toBe(0);
    await expectAccessible(page);
    expect(phones.complaints).toEqual([]);
  });

  test('is told that it is late, and cancels with a mark and in words where the unit lets one', async () => {
    const id = await hall('书画室', { cancelUntilMinutes: 4_320, lateCancel: true });
    await phones.signInAt(page, '林小榕', `/facilities/${id}?date=${tomorrow.toString()}&start=17:00&minutes=60`);
    await button(/^预约 /).click();
    await page.getByText('已约好').waitFor();
    await button('取消预约').click();
    const sheet = page.getByRole('dialog');
    await sheet.getByText(/^取消时限（.*）已过，此次取消会被记为逾期。$/).waitFor();
    await sheet.getByRole('textbox', { name: /补充说明/ }).fill('孩子发烧');
    await expectAccessibleLightAndDark(page);
    await sheet.getByRole('button', { name: '确定取消' }).click();
    await page.getByText('○ 已取消').waitFor();
    await page.getByText('预约人 · 孩子发烧').waitFor();
    expect(await phones.commons.sql('select cancelled_late from booking where facility_id = $1', [id])).toEqual([
      { cancelled_late: true },
    ]);
    expect(phones.complaints).toEqual([]);
  });

  test('sees who has looked, takes all of it along, and is forgotten', async () => {
    const { residentId, subject } = await buildResident(phones.commons.db, {
      name: '陈一别',
      issuer: DEVELOPMENT_ISSUER,
    });
    phones.offer('陈一别', subject);
    await phones.signInAt(page, '陈一别', '/me');
    await page.getByText('谁看过我的姓名和电话').click();
    await page.getByText('还没有人看过。').waitFor();
    await button('导出我的信息').click();
    const link = page.getByRole('link', { name: /^下载/ });
    await link.waitFor();
    await expectAccessibleLightAndDark(page);
    const file = await context.request.get(new URL((await link.getAttribute('href'))!, phones.url).href);
    expect(await file.text()).toContain('陈一别');

    await button('注销并删除我的信息').click();
    await page.getByLabel('请写您的姓名确认').fill('陈一');
    await button('永久删除').click();
    await page.getByRole('dialog').getByRole('alert').waitFor();
    await expectAccessible(page);
    await page.getByLabel('请写您的姓名确认').fill('陈一别');
    await button('永久删除').click();
    await page.waitForURL(`${phones.url}/`);
    const contacts = await phones.commons.sql('select from resident_contact where resident_id = $1', [residentId]);
    expect(contacts).toEqual([]);
    await page.goto(`${phones.url}/me`);
    await page.getByText('您还没有登录。').waitFor();
  });
});
