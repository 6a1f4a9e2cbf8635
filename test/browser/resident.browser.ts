import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildBooking } from '../../seeds/factories/booking.factory.ts';
import { newPhone } from '../../seeds/factories/person.factory.ts';
import { UNCONFIRMED_BOOKINGS_AHEAD_MAX } from '../../src/bookings/booking.quotas.ts';
import { CODES_PER_ACCOUNT } from '../../src/district/identity/phones/phone.service.ts';
import { expectNoViolations as expectAccessiblePage } from './support/pages.ts';
import { type Phones, referenceIn, signInAs as signIn, startPhones } from './support/phones.ts';

// The packed Chromium exists for Linux only.
describe.skipIf(process.platform !== 'linux')('a resident with a phone', () => {
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

  const expectAccessible = (of = page) => expectAccessiblePage(of);
  const signInAs = (name: string, of = page) => signIn(of, name);

  test('finds a car park for tonight and has it in four taps, the sign-in among them', async () => {
    const { id } = await phones.carPark('汤门停车场');
    await page.goto(`${phones.url}/?kind=PARKING`);
    await page.getByRole('link', { name: /汤门停车场/ }).waitFor();
    await expectAccessible();
    await page.getByRole('link', { name: /汤门停车场/ }).click();
    await page.getByRole('button', { name: /^预约 / }).waitFor();
    await expectAccessible();
    await page.getByRole('button', { name: /^预约 / }).click();
    // Back at the very step, with the time that was chosen.
    await signInAs('居民小林');
    await page.getByRole('button', { name: /^预约 / }).click();
    await page.getByText('已约好').waitFor();
    const told = await page.getByRole('status').textContent();
    expect(referenceIn(told)).toBeDefined();
    await expectAccessible();
    const booked = await phones.commons.sql<{ reference: string; state: string }>(
      'select reference, state from booking where facility_id = $1',
      [id],
    );
    expect(booked).toEqual([{ reference: referenceIn(told), state: 'CONFIRMED' }]);
    expect(phones.complaints).toEqual([]);
  });

  test('books nothing twice, however often the button is tapped', async () => {
    const { id } = await phones.carPark('洪山停车场');
    await page.goto(`${phones.url}/auth/login?to=/facilities/${id}?minutes=60`);
    await signInAs('居民小陈');
    await page.getByRole('list').getByRole('button', { name: /余 3/ }).last().click();
    await page.getByRole('button', { name: /^预约 / }).dblclick();
    await page.getByText('已约好').waitFor();
    expect(await phones.commons.sql('select from booking where facility_id = $1', [id])).toHaveLength(1);
  });

  test('is told when the server is gone in the middle of booking, and the same tap again books once', async () => {
    const { id } = await phones.carPark('中断停车场');
    // At a time of which this resident has nothing yet.
    const date = Temporal.Now.plainDateISO('Asia/Shanghai').add({ days: 3 }).toString();
    await page.goto(
      `${phones.url}/auth/login?to=${encodeURIComponent(`/f/${id}?date=${date}&minutes=60&start=10:00`)}`,
    );
    await signInAs('居民小陈');
    const book = page.getByRole('button', { name: /^(预约 |再试一次)/ });
    const keys: unknown[] = [];
    let tries = 0;
    await page.route('**/graphql', async (route) => {
      const { variables } = route.request().postDataJSON() as { variables: { input?: { idempotencyKey?: string } } };
      if (variables.input?.idempotencyKey === undefined) return route.continue();
      keys.push(variables.input.idempotencyKey);
      tries += 1;
      // The first never arrives; of the second, the answer does not.
      if (tries === 2) await route.fetch();
      return tries <= 2 ? route.abort() : route.continue();
    });
    for (const count of [0, 1]) {
      await book.click();
      await page.getByRole('alert').filter({ hasText: '没有收到' }).waitFor();
      await expectAccessible();
      await expect
        .poll(() => phones.commons.sql('select from booking where facility_id = $1', [id]))
        .toHaveLength(count);
    }
    await book.click();
    await page.getByText('已约好').waitFor();
    expect(await phones.commons.sql('select from booking where facility_id = $1', [id])).toHaveLength(1);
    expect(new Set(keys).size).toBe(1);
    expect(keys).toHaveLength(3);
  });

  test('sees in two browsers who has the last place, and is offered what would do instead', async () => {
    const { id } = await phones.carPark('西湖停车场', { capacity: 1 });
    const tomorrow = Temporal.Now.plainDateISO('Asia/Shanghai').add({ days: 1 });
    const path = `/facilities/${id}?minutes=60&date=${tomorrow.toString()}`;
    const other = await phones.open();
    const rival = await other.newPage();
    try {
      for (const [one, name] of [
        [page, '居民小林'],
        [rival, '居民小陈'],
      ] as const) {
        await one.goto(`${phones.url}/auth/login?to=${encodeURIComponent(path)}`);
        await signInAs(name, one);
        await one
          .getByRole('list')
          .getByRole('button', { name: /\d\d:\d\d –/ })
          .last()
          .click();
      }
      await page.getByRole('button', { name: /^预约 / }).click();
      await page.getByText('已约好').waitFor();
      await rival.getByRole('button', { name: /^预约 / }).click();
      await rival.getByText('可以改约').waitFor();
      await expectAccessible(rival);
      expect(await rival.getByRole('alert').getByRole('link').count()).toBeGreaterThan(0);
    } finally {
      await other.close();
    }
  });

  test('sees what is booked, gives it back in two taps, and reads it without a connection', async () => {
    await phones.carPark('东街停车场');
    await page.goto(`${phones.url}/auth/login?to=/bookings`);
    await signInAs('居民小林');
    await page.getByRole('heading', { name: '我的预约' }).waitFor();
    await page.getByRole('button', { name: '取消预约' }).first().waitFor();
    const before = await page.getByRole('button', { name: '取消预约' }).count();
    expect(before).toBeGreaterThan(0);
    await expectAccessible();
    await page.getByRole('button', { name: '取消预约' }).first().click();
    await expectAccessible();
    await page.getByRole('button', { name: '确定取消' }).click();
    await expect.poll(() => page.getByRole('button', { name: '取消预约' }).count()).toBe(before - 1);
    expect(phones.complaints).toEqual([]);
  });

  test('is told to confirm the phone before holding more, does so, and books', async () => {
    const { id } = await phones.carPark('屏山停车场');
    const wu = phones.unconfirmed;
    const later = (hours: number) =>
      phones.commons.clock.now
        .add({ hours: 20 * 24 + hours })
        .round('hour')
        .toString();
    for (let at = 0; at < UNCONFIRMED_BOOKINGS_AHEAD_MAX; at++) {
      await buildBooking(phones.commons.db, {
        facilityId: id,
        bookerId: wu.residentId,
        start: later(at),
        end: later(at + 1),
      });
    }
    /** Every step is for everybody, and no wider than the phone. */
    const expectFit = async () => {
      await expectAccessible();
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    };
    const path = `/facilities/${id}?minutes=60`;
    await page.goto(`${phones.url}/auth/login?to=${encodeURIComponent(path)}`);
    await signInAs('居民小吴');
    await page.getByRole('list').getByRole('button', { name: /余 3/ }).last().click();
    await page.getByRole('button', { name: /^预约 / }).click();
    await page.getByRole('alert').getByText('未验证手机号').waitFor();
    await expectFit();

    await page.getByRole('link', { name: '去验证手机号' }).click();
    const shown = `${wu.phone!.slice(0, 3)}****${wu.phone!.slice(-4)}`;
    await page.getByText(`${shown} · 未验证`).waitFor();
    await expectFit();
    await page.getByRole('button', { name: `发验证码到 ${shown}` }).click();
    await page.getByText(`验证码已发到 ${shown}`).waitFor();
    await expectFit();
    const { phone, code } = phones.commons.codes.at(-1)!;
    expect(phone).toBe(wu.phone);
    await page.getByLabel('6 位验证码').fill(code === '000000' ? '000001' : '000000');
    await page.getByRole('button', { name: '验证', exact: true }).click();
    await page.getByRole('alert').getByText('验证码不正确或已失效').waitFor();
    await expectFit();
    await page.getByLabel('6 位验证码').fill(code);
    await page.getByRole('button', { name: '验证', exact: true }).click();
    await page.getByRole('status').getByText('手机号已验证').waitFor();
    await page.getByText(`${shown} · 已验证`).waitFor();
    await expectFit();
    expect(await page.content()).not.toContain(wu.phone);

    await page.goto(phones.url + path);
    await page.getByRole('list').getByRole('button', { name: /余 3/ }).last().click();
    await page.getByRole('button', { name: /^预约 / }).click();
    await page.getByText('已约好').waitFor();
    expect(phones.complaints).toEqual([]);
  });

  test('changes the number in English, and is told when there are no more codes', async () => {
    await page.goto(`${phones.url}/auth/login?to=/me`);
    await signInAs('居民小吴');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText('Change your number').click();
    await expectAccessible();
    await page.getByLabel('Number').fill('12');
    await page.getByRole('button', { name: 'Send me a code' }).click();
    await page.getByRole('alert').waitFor();
    await expectAccessible();
    const phone = newPhone();
    // One was asked for before.
    for (let at = 1; at < CODES_PER_ACCOUNT; at++) {
      await page.getByLabel('Number').fill(phone);
      await page.getByRole('button', { name: 'Send me a code' }).click();
      await page.getByText('A code was sent to').waitFor();
      await expectAccessible();
      if (at + 1 < CODES_PER_ACCOUNT) {
        await page.getByRole('button', { name: 'Send another' }).click();
        await page.getByText('Change your number').click();
      }
    }
    await page.getByLabel('The 6 digits').fill(phones.commons.codes.at(-1)!.code);
    await page.getByRole('button', { name: 'Confirm', exact: true }).click();
    await page.getByText(`${phone.slice(0, 3)}****${phone.slice(-4)} · confirmed`).waitFor();
    await page.getByText('Change your number').click();
    await page.getByLabel('Number').fill(newPhone());
    await page.getByRole('button', { name: 'Send me a code' }).click();
    await page.getByRole('alert').getByText('Try again in').waitFor();
    await expectAccessible();
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  });

  test('reads everything in English and in large type, and neither is wider than the phone', async () => {
    const { id } = await phones.carPark('五四停车场');
    await page.goto(`${phones.url}/me`);
    await page.getByRole('button', { name: '长辈版（大字）' }).click();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Me', level: 1 }).waitFor();
    expect(await page.evaluate('getComputedStyle(document.documentElement).fontSize')).toBe('24px');
    for (const path of ['/', '/?view=map', `/facilities/${id}`, '/bookings', '/messages', '/me', '/nothing']) {
      await page.goto(phones.url + path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await expectAccessible();
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), path).toBe(true);
    }
    // By another who has a small phone and the dark on.
    const other = await phones.open({ viewport: { width: 320, height: 640 }, colorScheme: 'dark' });
    const small = await other.newPage();
    try {
      for (const path of ['/', `/facilities/${id}`, '/me']) {
        await small.goto(phones.url + path);
        await small.getByRole('heading', { level: 1 }).waitFor();
        await expectAccessible(small);
        expect(await small.evaluate('document.documentElement.scrollWidth <= innerWidth'), path).toBe(true);
      }
    } finally {
      await other.close();
    }
  });

  test('is told in the page what came of a sign-in that came to nothing', async () => {
    await page.goto(`${phones.url}/bookings?tab=over&sign-in=expired`);
    await page.getByRole('alert').getByText('请重新登录').waitFor();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expectAccessible();
    await page.getByRole('button', { name: '关闭' }).click();
    await expect.poll(() => page.url()).toBe(`${phones.url}/bookings?tab=over`);
  });

  test('sees the time of the facility, wherever the phone believes to be', async () => {
    const { id } = await phones.carPark('于山停车场');
    const other = await phones.open({ timezoneId: 'Europe/Helsinki' });
    const away = await other.newPage();
    try {
      const date = Temporal.Now.plainDateISO('Asia/Shanghai').add({ days: 1 }).toString();
      await away.goto(`${phones.url}/facilities/${id}?date=${date}&start=18:00&minutes=840`);
      const action = away.getByRole('button', { name: /^预约 / });
      await action.waitFor();
      expect(await action.textContent()).toMatch(/^预约 明天.* 18:00 – 次日 08:00$/);
    } finally {
      await other.close();
    }
  });
});
