import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildAccount } from '../../seeds/factories/person.factory.ts';
import { DEVELOPMENT_ISSUER } from '../../src/district/identity/tokens/development-issuer.ts';
import { Role } from '../../src/request/viewer.ts';
import { expectNoViolations } from './support/pages.ts';
import { type Phones, signInAs, startPhones } from './support/phones.ts';

const ZONE = 'Asia/Shanghai';

// The packed Chromium exists for Linux only.
describe.skipIf(process.platform !== 'linux')('a resident who changes their mind, with a phone', () => {
  let phones: Phones;
  let context: BrowserContext;
  let page: Page;
  const inDays = (days: number) => Temporal.Now.plainDateISO(ZONE).add({ days }).toString();

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
  async function expectFit(of = page): Promise<void> {
    await expectNoViolations(of);
    expect(await of.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  }

  const bookings = (facilityId: string) =>
    phones.commons.sql<{ id: string; state: string; moves: number; at: string; note: string | null }>(
      `select id, state, moves, to_char(starts_at at time zone '${ZONE}', 'HH24:MI') as at, note from booking
       where facility_id = $1 order by created_at, id`,
      [facilityId],
    );

  async function open(path: string, name = '居民小林', of = page): Promise<void> {
    await of.goto(`${phones.url}/auth/login?to=${encodeURIComponent(path)}`);
    await signInAs(of, name);
  }

  test('fills in who comes while the places are held, lets go of them, and books them', async () => {
    const { id } = await phones.carPark('保留停车场', { capacity: 1 });
    await open(`/f/${id}?date=${inDays(2)}&minutes=60&start=10:00`);
    await page.getByRole('button', { name: '填写同行人和备注' }).click();
    await page.getByText(/名额为您保留到 \d\d:\d\d/).waitFor();
    await expectFit();
    expect(await bookings(id)).toMatchObject([{ state: 'HELD', at: '10:00' }]);
    await page.getByRole('button', { name: '先不预约' }).click();
    await expect.poll(async () => (await bookings(id))[0]!.state).toBe('CANCELLED');

    await page.getByRole('button', { name: '填写同行人和备注' }).click();
    await page.getByText(/名额为您保留到 \d\d:\d\d/).waitFor();
    await page.getByLabel('给单位的留言（可不填）').fill('需要靠近电梯的车位');
    await page.getByRole('button', { name: '提交预约' }).click();
    await page.getByText('已约好').waitFor();
    expect((await bookings(id))[1]).toMatchObject({ state: 'CONFIRMED', note: '需要靠近电梯的车位' });
    expect(phones.complaints).toEqual([]);
  });

  test('moves a booking, told until when, and is told where another has the place', async () => {
    const { id } = await phones.carPark('改期停车场', { capacity: 1 });
    const date = inDays(3);
    await open(`/f/${id}?date=${date}&minutes=60&start=10:00`);
    await page.getByRole('button', { name: /^预约 / }).click();
    await page.getByText('已约好').waitFor();
    const other = await phones.open();
    try {
      const rival = await other.newPage();
      await open(`/f/${id}?date=${date}&minutes=60&start=15:00`, '居民小陈', rival);
      await rival.getByRole('button', { name: /^预约 / }).click();
      await rival.getByText('已约好').waitFor();
    } finally {
      await other.close();
    }
    await page.getByRole('link', { name: '改期' }).click();
    await page.getByText(/10:00前可以改期/).waitFor();
    await expectFit();
    await page.getByLabel('几点开始').fill('15:00');
    await page.getByRole('button', { name: '改到这个时段' }).click();
    await page.getByRole('alert').getByText('该时段已无空位').waitFor();
    await expectFit();
    await page.getByLabel('几点开始').fill('10:30');
    await page.getByRole('button', { name: '改到这个时段' }).click();
    await page.getByText('已改期，预约号不变').waitFor();
    await page
      .getByText(/10:30 – 11:30/)
      .first()
      .waitFor();
    await expectFit();
    expect((await bookings(id))[0]).toMatchObject({ state: 'CONFIRMED', at: '10:30', moves: 1 });
    expect(phones.complaints).toEqual([]);
  });

  test('sees a move that waits for the unit, which grants it, and withdraws another', async () => {
    const facility = await phones.carPark('审批停车场', { capacity: 1, admission: 'APPROVAL' });
    const roles = [{ role: Role.UNIT_MANAGER, unitId: facility.unitId }];
    phones.offer('车场管理员', (await buildAccount(phones.commons.db, { issuer: DEVELOPMENT_ISSUER, roles })).subject);
    await open(`/f/${facility.id}?date=${inDays(4)}&minutes=60&start=10:00`);
    await page.getByRole('button', { name: /^预约 / }).click();
    await page.getByText('已提交，等单位确认').waitFor();
    const desk = await phones.open();
    try {
      const unit = await desk.newPage();
      await open('/desk/bookings/approvals', '车场管理员', unit);
      await unit.getByRole('button', { name: /^确认 审批停车场/ }).click();
      await expect.poll(async () => (await bookings(facility.id))[0]!.state).toBe('CONFIRMED');

      for (const [start, granted] of [
        ['10:30', true],
        ['12:00', false],
      ] as const) {
        const { id } = (await bookings(facility.id))[0]!;
        await page.goto(`${phones.url}/bookings/${id}/move`);
        await page.getByText('改期须由 汤门机关 确认').waitFor();
        await page.getByLabel('几点开始').fill(start);
        await page.getByRole('button', { name: '改到这个时段' }).click();
        await page.getByText(/已申请改到/).waitFor();
        await expectFit();
        if (granted) {
          await unit.getByText(/改期申请：原为 审批停车场/).waitFor();
          await expectFit(unit);
          await unit.getByRole('button', { name: /^确认 审批停车场.*10:30/ }).click();
          await expect.poll(async () => (await bookings(facility.id))[0]!.at).toBe('10:30');
        } else {
          await page.getByRole('button', { name: '撤回改期申请' }).click();
          await page.getByText(/已申请改到/).waitFor({ state: 'detached' });
          expect((await bookings(facility.id))[0]).toMatchObject({ state: 'CONFIRMED', at: '10:30' });
        }
      }
    } finally {
      await desk.close();
    }
    expect(phones.complaints).toEqual([]);
  });

  test('is told until when a booking can be cancelled, why it is given back, and cancels all of some days', async () => {
    const { id } = await phones.carPark('取消停车场');
    for (const days of [5, 6]) {
      await open(`/f/${id}?date=${inDays(days)}&minutes=60&start=10:00`, '居民小陈');
      await page.getByRole('button', { name: /^预约 / }).click();
      await page.getByText('已约好').waitFor();
    }
    await page.getByRole('button', { name: '取消预约' }).click();
    await page.getByText(/前可以取消。/).waitFor();
    await page.getByLabel('原因').selectOption('ILLNESS');
    await expectFit();
    await page.getByRole('button', { name: '确定取消' }).click();
    await expect.poll(async () => (await bookings(id))[1]!.state).toBe('CANCELLED');
    expect(
      await phones.commons.sql('select cancel_reason from booking where id = $1', [(await bookings(id))[1]!.id]),
    ).toEqual([{ cancel_reason: 'ILLNESS' }]);
    await page.goto(`${phones.url}/bookings`);
    await page.getByText('取消一段时间内的预约').click();
    await page.getByLabel('从').fill(inDays(5));
    await page.getByLabel('到（含当天）').fill(inDays(5));
    await expectFit();
    await page.getByRole('button', { name: '取消这些天的预约' }).click();
    await page.getByText('已取消 1 个预约').waitFor();
    expect((await bookings(id))[0]!.state).toBe('CANCELLED');
    expect(phones.complaints).toEqual([]);
  });
});
