import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildBooking } from '../../seeds/factories/booking.factory.ts';
import { buildResident } from '../../seeds/factories/person.factory.ts';
import { buildDivision } from '../../seeds/factories/division.factory.ts';
import { buildUnit } from '../../seeds/factories/unit.factory.ts';
import { expectNoViolations as expectAccessible } from './support/pages.ts';
import { type Phones, signInAs, startPhones } from './support/phones.ts';

const tomorrow = () => Temporal.Now.plainDateISO('Asia/Shanghai').add({ days: 1 });

// The packed Chromium exists for Linux only.
describe.skipIf(process.platform !== 'linux')('finding a place on a phone', () => {
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

  test('is one box for names and places, and comes back with Back and in a copied address', async () => {
    const community = await buildDivision(phones.commons.db, { name: '桂山社区', nameEn: 'Guishan Community' });
    const unit = await buildUnit(phones.commons.db, { name: '桂山图书馆', division: community });
    await phones.carPark('东门停车场', { unitId: unit.id });
    await phones.carPark('别处停车场');
    await page.goto(`${phones.url}/?when=tomorrow`);
    await page.getByRole('link', { name: /别处停车场/ }).waitFor();
    await page.getByRole('searchbox').fill('guishan');
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText('1 个有空').waitFor();
    await page.getByRole('link', { name: /东门停车场/ }).waitFor();
    await expectAccessible(page);
    const copied = page.url();
    await page.goBack();
    await page.getByRole('link', { name: /别处停车场/ }).waitFor();
    await page.goto(copied);
    await page.getByRole('status').getByText('1 个有空').waitFor();
    expect(await page.getByRole('searchbox').inputValue()).toBe('guishan');
    expect(phones.complaints).toEqual([]);
  });

  test('where nothing is free offers when and where there is room next, one tap from booking it', async () => {
    const { id } = await phones.carPark('榕树停车场', { capacity: 1 });
    const { residentId } = await buildResident(phones.commons.db);
    const night = tomorrow().toZonedDateTime({ timeZone: 'Asia/Shanghai', plainTime: '18:00' });
    await buildBooking(phones.commons.db, {
      facilityId: id,
      bookerId: residentId,
      start: night.toInstant().toString(),
      end: night.add({ hours: 14 }).toInstant().toString(),
    });
    await page.goto(`${phones.url}/?q=${encodeURIComponent('榕树停车场')}&kind=PARKING&when=tomorrow`);
    await page.getByRole('heading', { name: '同样时长，最早可约' }).waitFor();
    await expectAccessible(page);
    const next = page.getByRole('link', { name: /榕树停车场/ });
    await next.first().click();
    await page.getByRole('heading', { name: '榕树停车场' }).waitFor();
    const chosen = new URL(page.url()).searchParams;
    expect(chosen.get('minutes')).toBe('840');
    expect(chosen.get('date')).toBe(night.add({ hours: 14 }).toPlainDate().toString());
    expect(phones.complaints).toEqual([]);
  });

  test('asks twice at most before there is something to read', async () => {
    await phones.carPark('第一屏停车场');
    const asked: string[] = [];
    page.on('request', (request) => {
      if (new URL(request.url()).pathname === '/graphql') asked.push(request.postData() ?? '');
    });
    await page.goto(`${phones.url}/?when=tomorrow`);
    await page.getByRole('link', { name: /第一屏停车场/ }).waitFor();
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.length).toBeLessThanOrEqual(2);
    // By the id of each document: no text of a query is sent.
    for (const body of asked) expect(JSON.parse(body)).not.toHaveProperty('query');
  });

  test('counts each kind, asks of a kind what only it has, and says what to loosen when nothing fits', async () => {
    const details = { typeName: 'RoomDetails', seats: 12 } as const;
    await phones.carPark('小会议室', { kind: 'MEETING_ROOM', details, capacity: 1 });
    await page.goto(`${phones.url}/?when=tomorrow`);
    await page.getByRole('button', { name: '会议室 1' }).click();
    await page.getByLabel('座位').selectOption('10');
    await page.getByRole('link', { name: /小会议室/ }).waitFor();
    await expectAccessible(page);
    await page.getByLabel('座位').selectOption('50');
    const loosen = page.getByRole('button', { name: '不限条件（1）' });
    await loosen.waitFor();
    await expectAccessible(page);
    await loosen.click();
    await page.getByRole('link', { name: /小会议室/ }).waitFor();
  });

  test('is a list and a map of the same numbers, with the borders of communities', async () => {
    const community = await buildDivision(phones.commons.db, { name: '图上社区' });
    await phones.commons.sql(
      `update division set latitude = 26.0905, longitude = 119.3066, shape_synthetic = true,
         outline = '[[119.3, 26.085], [119.313, 26.085], [119.313, 26.096], [119.3, 26.096]]' where id = $1`,
      [community.id],
    );
    const unit = await buildUnit(phones.commons.db, { name: '图上单位', division: community });
    await phones.carPark('图上甲', { unitId: unit.id, location: { latitude: 26.0875, longitude: 119.302 } });
    await phones.carPark('图上乙', { unitId: unit.id, location: { latitude: 26.094, longitude: 119.311 } });
    await page.goto(`${phones.url}/?when=tomorrow&view=map&q=图上单位`);
    const map = page.getByRole('group', { name: /^地图/ });
    const numbers = (texts: readonly string[]) => texts.map((text) => /^\d+\. [^\s，]+/.exec(text.trim())?.[0]);
    await map.getByRole('button', { name: /图上甲/ }).waitFor();
    await page.getByText('社区的边界是示意').waitFor();
    const pins = await map
      .getByRole('button')
      .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''));
    const listed = await page.getByRole('list').getByRole('link').allInnerTexts();
    expect(numbers(pins)).toEqual(numbers(listed));
    expect(numbers(pins)).toHaveLength(2);
    // A pin says what is left, as its entry does.
    for (const pin of pins) expect(pin).toMatch(/，余 \d+$/);
    expect(await map.locator('path').count()).toBeGreaterThan(0);
    await expectAccessible(page);
    await map.getByRole('button', { name: /图上乙/ }).press('Enter');
    await page.getByRole('heading', { level: 1, name: '图上乙' }).waitFor();
    expect(phones.complaints).toEqual([]);
  });

  test('names every rule that refuses before anybody taps, and the way on', async () => {
    const { id } = await phones.carPark('夜间停车场', {
      rules: [{ dayClass: 'EVERY_DAY', weekdays: [], startTime: '18:00', endTime: '08:00' }],
      maxMinutes: 840,
    });
    await page.goto(`${phones.url}/f/${id}?date=${tomorrow().toString()}&start=10:00&minutes=900`);
    const reasons = page.getByRole('status').filter({ hasText: '现在约不上' });
    await reasons.getByText('每次预约时长为').waitFor();
    await reasons.getByText('并非全程开放').waitFor();
    await expectAccessible(page);
    await reasons.getByRole('button', { name: /看最近的开放时间/ }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get('start')).toBe('18:00');
    expect(phones.complaints).toEqual([]);
  });

  test('shows an own booking in the way, in the list and where one would book', async () => {
    const { id } = await phones.carPark('挡路停车场');
    const [{ id: bookerId } = { id: '' }] = await phones.commons.sql<{ id: string }>(
      'select id from resident order by id limit 1',
    );
    const start = tomorrow().toZonedDateTime({ timeZone: 'Asia/Shanghai', plainTime: '18:00' }).toInstant();
    const held = await buildBooking(phones.commons.db, {
      facilityId: (await phones.carPark('已约停车场')).id,
      bookerId,
      start: start.toString(),
      end: start.add({ hours: 14 }).toString(),
    });
    await page.goto(`${phones.url}/auth/login?to=${encodeURIComponent('/?when=tomorrow&kind=PARKING')}`);
    await signInAs(page, '居民小林');
    await page.getByRole('link', { name: /挡路停车场.*您这时已有同类预约/ }).click();
    const way = page.getByRole('link', { name: /看这时已有的预约/ });
    await way.waitFor();
    await expectAccessible(page);
    await way.click();
    await expect.poll(() => new URL(page.url()).pathname).toBe(`/bookings/${held.id}`);
    expect(id).not.toBe(held.id);
  });

  test('hands a place over to the map of the phone, moved as that map is', async () => {
    const { id } = await phones.carPark('导航停车场');
    await page.goto(`${phones.url}/f/${id}`);
    await page.getByRole('button', { name: '导航' }).click();
    await expectAccessible(page);
    const address = async (name: string) => new URL((await page.getByRole('link', { name }).getAttribute('href'))!);
    const [longitude, latitude] = (await address('高德地图')).searchParams.get('position')!.split(',').map(Number);
    // 592 m lie between the two in Tangmen.
    expect(longitude! - 119.3065).toBeCloseTo(0.0048, 3);
    expect(latitude! - 26.0905).toBeCloseTo(-0.0031, 3);
    expect((await address('手机自带地图')).href).toMatch(/^geo:26\.0905,119\.3065/);
    expect((await address('百度地图')).searchParams.get('coord_type')).toBe('bd09ll');
    expect(phones.complaints).toEqual([]);
  });

  test('goes back step by step, each with what was chosen there, and is the same after a reload', async () => {
    await phones.carPark('回头停车场', { kind: 'SPORTS_FIELD', location: null });
    await page.goto(`${phones.url}/?when=tomorrow&kind=SPORTS_FIELD&q=回头`);
    await page.getByRole('link', { name: /回头停车场/ }).click();
    const pressed = () => page.getByRole('list').getByRole('button', { pressed: true }).allInnerTexts();
    await page.getByRole('button', { name: /^预约 明天.* 19:00 – 21:00$/ }).waitFor();
    const chosen = await pressed();
    expect(chosen).toHaveLength(2);
    await page.reload();
    await page.getByRole('button', { name: /^预约 明天.* 19:00 – 21:00$/ }).waitFor();
    expect(await pressed()).toEqual(chosen);
    await page.goBack();
    await page.getByRole('status').getByText('1 个有空').waitFor();
    expect(await page.getByRole('searchbox').inputValue()).toBe('回头');
    expect(await page.getByRole('button', { name: /^运动场/ }).getAttribute('aria-pressed')).toBe('true');
    await page.goForward();
    await page.getByRole('heading', { level: 1, name: '回头停车场' }).waitFor();
  });

  test('says nothing in a language that was not asked for, but for names', async () => {
    const build = async (word: string, locale: string) => {
      const unit = await buildUnit(phones.commons.db, { name: `${word}${word}` });
      const { id } = await phones.carPark(word, { unitId: unit.id, kind: 'MEETING_ROOM' });
      const paths = [
        `/?when=tomorrow&q=${word}`,
        `/?when=pick&q=${word}&view=map`,
        `/?q=${word}&seats=50&kind=MEETING_ROOM`,
      ];
      return {
        locale,
        paths: [
          ...paths,
          `/f/${id}?minutes=9999&start=10:00`,
          `/u/${unit.id}`,
          '/bookings',
          '/messages',
          '/me',
          '/none',
        ],
      };
    };
    for (const [{ locale, paths }, foreign] of [
      [await build('Quxyz', 'en-GB'), /\p{Script=Han}/u],
      [await build('曲水', 'zh-CN'), /[A-Za-z]{3,}/],
    ] as const) {
      const other = await phones.open({ locale });
      const reader = await other.newPage();
      for (const path of paths) {
        await reader.goto(phones.url + path);
        await reader.getByRole('heading', { level: 1 }).waitFor();
        await reader.waitForLoadState('networkidle');
        // Names of communities are in Chinese only, and each language is called what it calls itself.
        const said = await reader.evaluate<string>(`(() => {
          document.querySelectorAll('select, svg text, [lang]:not(html)').forEach((one) => one.remove());
          const named = [...document.querySelectorAll('[aria-label], [placeholder], [title]')];
          return [document.title, document.body.innerText,
            ...named.map((one) => one.ariaLabel ?? one.placeholder ?? one.title)].join('\\n');
        })()`);
        // Time zones are called so everywhere.
        const lines = said.split('\n').filter((line) => foreign.test(line.replaceAll('Asia/Shanghai', '')));
        expect(lines, `${locale} ${path}`).toEqual([]);
      }
      await other.close();
    }
  });

  test('leads from a unit to what it shares', async () => {
    const unit = await buildUnit(phones.commons.db, { name: '示例文化馆' });
    await phones.carPark('文化馆停车场', { unitId: unit.id });
    await page.goto(`${phones.url}/u/${unit.id}`);
    await expect.poll(() => page.title()).toContain('示例文化馆');
    await page.getByRole('link', { name: /文化馆停车场/ }).waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: /文化馆停车场/ }).click();
    await page.getByRole('heading', { level: 1, name: '文化馆停车场' }).waitFor();
  });
});
