import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildBooking } from '../../seeds/factories/booking.factory.ts';
import { tellAll } from '../events/notifications/notification.world.ts';
import { expectAccessible } from './support/pages.ts';
import { type Phones, signInAs, startPhones } from './support/phones.ts';

// The packed Chromium exists for Linux only.
describe.skipIf(process.platform !== 'linux')('a resident who is told', () => {
  let phones: Phones;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    phones = await startPhones();
  }, 120_000);
  afterAll(() => phones?.close());
  beforeEach(async () => {
    phones.complaints.length = 0;
    context = await phones.open();
    page = await context.newPage();
  });
  afterEach(() => context.close());

  /** Every step is for everybody, and no wider than the phone. */
  const expectFit = async () => {
    await expectAccessible(page);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  };
  const tab = () => page.getByRole('navigation').getByRole('link', { name: /^消息/ });

  test('sees on the first screen that there is something new, reads it by opening, and goes on to the booking', async () => {
    const { id: facilityId } = await phones.carPark('茶亭停车场');
    const start = phones.commons.clock.now.add({ hours: 48 }).round('hour');
    const { id } = await buildBooking(phones.commons.db, {
      facilityId,
      bookerId: phones.unconfirmed.residentId,
      start: start.toString(),
      end: start.add({ hours: 1 }).toString(),
    });
    await phones.commons.sql(
      `insert into outbox_event (at, district_code, topic, subject_id)
       select now(), district_code, 'booking.confirmed', id from booking where id = $1`,
      [id],
    );
    await tellAll(phones.commons);
    await page.goto(`${phones.url}/auth/login?to=/`);
    await signInAs(page, '居民小吴');
    await tab().getByText('1').waitFor();
    await expectFit();
    await tab().click();
    await page.getByText(/^已确认：茶亭停车场/).waitFor();
    await page.getByText(/^新 · /).waitFor();
    await expectFit();
    await expect.poll(() => tab().textContent()).toBe('消息');
    await page.getByRole('link', { name: /^已确认：茶亭停车场/ }).click();
    await page.waitForURL(new RegExp(`/bookings/${id}`));
    await tab().click();
    await page.getByText(/^已确认：茶亭停车场/).waitFor();
    expect(await page.getByText(/^新 · /).count()).toBe(0);
    expect(phones.complaints).toEqual([]);
  });

  test('chooses when to be reminded, and is told why nothing is sent to a phone', async () => {
    await page.goto(`${phones.url}/auth/login?to=/messages`);
    await signInAs(page, '居民小吴');
    await page.getByText('消息设置').click();
    await page.getByText('22:00 至次日 7:00 不打扰').waitFor();
    const chip = (name: string) => page.getByRole('button', { name, exact: true });
    expect(await chip('1 小时').getAttribute('aria-pressed')).toBe('true');
    await chip('24 小时').click();
    await expect.poll(() => chip('24 小时').getAttribute('aria-pressed')).toBe('true');
    await chip('1 小时').click();
    await expect.poll(() => chip('1 小时').getAttribute('aria-pressed')).toBe('false');
    await expectFit();
    await chip('手机短信').click();
    await page.getByRole('alert').getByText('此处不向外发送消息').waitFor();
    await expectFit();
    const [chosen] = await phones.commons.sql<{ remind_minutes: number[]; sms: string[] }>(
      'select remind_minutes, sms from notification_setting where resident_id = $1',
      [phones.unconfirmed.residentId],
    );
    expect(chosen).toEqual({ remind_minutes: [1_440], sms: [] });
    expect(phones.complaints).toEqual([]);
  });

  test('makes a link for their calendar under their bookings, and revokes it', async () => {
    await page.goto(`${phones.url}/auth/login?to=/bookings`);
    await signInAs(page, '居民小吴');
    await page.getByText('日历订阅').click();
    await page.getByRole('button', { name: '创建链接' }).click();
    const link = await page.getByLabel('您的链接（只显示这一次）').inputValue();
    expect(link.startsWith(`${phones.url}/calendars/`)).toBe(true);
    expect(await page.getByRole('link', { name: '添加到日历' }).getAttribute('href')).toBe(
      link.replace(/^http/, 'webcal'),
    );
    await expectFit();
    expect(await (await fetch(link)).text()).toContain('BEGIN:VCALENDAR');
    await page.getByRole('button', { name: '撤销' }).click();
    await expect.poll(() => page.getByRole('button', { name: '撤销' }).count()).toBe(0);
    expect(await page.getByLabel('您的链接（只显示这一次）').count()).toBe(0);
    expect((await fetch(link)).status).toBe(404);
    await expectFit();
    expect(phones.complaints).toEqual([]);
  });
});
