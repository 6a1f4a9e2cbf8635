import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Commons, startCommons } from '../support/commons.ts';
import { BUILT, expectNoViolations as expectAccessible } from './support/pages.ts';
import { type Phones, signInAs, startPhones } from './support/phones.ts';

const BUILD = new URL('../../web/build.ts', import.meta.url).pathname;

/** That the worker is there, and in charge of the page after the next load. */
const workerIsReady = (page: Page) => page.evaluate('navigator.serviceWorker.ready.then(() => true)');

// The packed Chromium exists for Linux only.
describe.skipIf(process.platform !== 'linux')('the application without a connection, and when it is renewed', () => {
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

  test('opens, shows the last state of my bookings with its time, and is right again when the connection is back', async () => {
    const { id } = await phones.carPark('离线停车场');
    const date = Temporal.Now.plainDateISO('Asia/Shanghai').add({ days: 1 }).toString();
    await page.goto(
      `${phones.url}/auth/login?to=${encodeURIComponent(`/f/${id}?date=${date}&minutes=60&start=10:00`)}`,
    );
    await signInAs(page, '居民小林');
    await page.getByRole('button', { name: /^预约 / }).click();
    await page.getByText('已约好').waitFor();
    await page.getByRole('link', { name: '我的预约' }).click();
    await page.getByText('离线停车场').waitFor();
    await workerIsReady(page);
    await context.setOffline(true);
    await page.goto(`${phones.url}/bookings`);
    await page.getByText('连不上服务器').waitFor();
    await page.getByText('离线停车场').waitFor();
    await page.getByText(/显示的是 .+ 的内容/).waitFor();
    await expectAccessible(page);
    // The one booking, too, as it is shown at the gate.
    await page.getByRole('link', { name: '离线停车场' }).click();
    await page.getByText(/显示的是 .+ 的内容/).waitFor();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: '离线停车场' }).waitFor();
    await page.getByText(/显示的是 .+ 的内容/).waitFor();
    await expectAccessible(page);
    // A page that was never looked at opens as well, and says what is the matter.
    await page.goto(`${phones.url}/me`);
    await page.getByRole('heading', { level: 1, name: '我的' }).waitFor();
    // Of the desk nothing is kept, and nothing else is shown in its place.
    await expect(page.goto(`${phones.url}/desk/lists`)).rejects.toThrow('ERR_INTERNET_DISCONNECTED');
    await context.setOffline(false);
    await page.goto(`${phones.url}/bookings`);
    await page.getByRole('button', { name: '取消预约' }).first().waitFor();
    expect(await page.getByText('连不上服务器').count()).toBe(0);
  });

  test('shows nobody what it has kept of another, whose session ended without a word', async () => {
    const { id } = await phones.carPark('别人的停车场');
    const date = Temporal.Now.plainDateISO('Asia/Shanghai').add({ days: 1 }).toString();
    await page.goto(
      `${phones.url}/auth/login?to=${encodeURIComponent(`/f/${id}?date=${date}&minutes=60&start=14:00`)}`,
    );
    await signInAs(page, '居民小林');
    await page.getByRole('button', { name: /^预约 / }).click();
    await page.getByText('已约好').waitFor();
    await page.getByRole('link', { name: '我的预约' }).click();
    await page.getByText('别人的停车场').waitFor();
    await workerIsReady(page);
    // No token stands where a script, or whoever looks at the address, would find it.
    const cookies = await context.cookies();
    expect(cookies.map(({ name, httpOnly, sameSite }) => [name, httpOnly, sameSite]).toSorted()).toEqual([
      ['grid-commons-person', false, 'Lax'],
      ['grid-commons-session', true, 'Lax'],
    ]);
    const within = 'JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href])';
    expect(await page.evaluate<string>(within)).not.toMatch(/eyJ|bearer|session=/i);
    // What is left when a session has run out.
    await context.clearCookies({ name: 'grid-commons-session' });
    await page.goto(`${phones.url}/auth/login?to=/me`);
    await signInAs(page, '居民小陈');
    await page.getByRole('heading', { level: 1, name: '我的' }).waitFor();
    await context.setOffline(true);
    await page.goto(`${phones.url}/bookings`);
    await page.getByText('连不上服务器').waitFor();
    expect(await page.getByText('别人的停车场').count()).toBe(0);
    // Whoever wants to go is told that they have not.
    await context.setOffline(false);
    await page.goto(`${phones.url}/me`);
    await page.getByRole('button', { name: '退出登录' }).waitFor();
    await context.setOffline(true);
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.getByText('还没有退出登录').waitFor();
    await expectAccessible(page);
    await context.setOffline(false);
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.waitForURL((address) => address.pathname === '/');
    expect(await page.evaluate('document.cookie')).toBe('');
  });

  test('is not renewed under anybody: old parts still load, and the new version comes when it is asked for', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'grid-commons-versions-'));
    await cp(BUILT, folder, { recursive: true });
    const start = (port: number) => startAt(phones, folder, port);
    let server = await start(0);
    const { port } = server.app.server.address() as AddressInfo;
    const other = await phones.open({ viewport: { width: 390, height: 844 } });
    try {
      const open = await other.newPage();
      await open.goto(`http://127.0.0.1:${port}/`);
      await workerIsReady(open);
      await open.reload();
      await open.getByRole('heading', { level: 1 }).waitFor();
      await open.evaluate('void (window.untouched = true)');
      const before = await readdir(join(folder, 'assets'));
      deploy(folder);
      const after = await readdir(join(folder, 'assets'));
      // Whoever has the page open still finds its parts, also from a server that was started after the deployment.
      expect(after).toEqual(expect.arrayContaining(before));
      expect(after.length).toBeGreaterThan(before.length);
      await server.app.close();
      server = await start(port);
      for (const file of before.filter((name) => name.endsWith('.js'))) {
        const { status, headers } = await fetch(`http://127.0.0.1:${port}/assets/${file}`);
        expect([file, status]).toEqual([file, 200]);
        expect(headers.get('content-type')).toContain('javascript');
      }
      await open.evaluate('navigator.serviceWorker.getRegistration().then((one) => one.update())');
      await open.getByText('有新版本').waitFor();
      await expectAccessible(open);
      // What was open goes on, with the parts that it had not loaded yet.
      await open.getByRole('link', { name: '我的', exact: true }).click();
      await open.getByRole('heading', { level: 1, name: '我的' }).waitFor();
      expect(await open.evaluate('window.untouched')).toBe(true);
      await open.getByRole('button', { name: '刷新' }).click();
      // Where one was, in the words of the new version.
      await open.getByRole('heading', { level: 1, name: '我的·', exact: true }).waitFor();
      expect(await open.evaluate('window.untouched')).toBeUndefined();
      expect(await open.getByText('有新版本').count()).toBe(0);
    } finally {
      await other.close();
      await server.app.close();
      await rm(folder, { recursive: true, force: true });
    }
  });
});

async function startAt(phones: Phones, folder: string, port: number): Promise<Commons> {
  const web = { ...phones.server.web!, folder };
  const commons = await startCommons({ beside: phones.commons, server: { ...phones.server, web } });
  await commons.app.listen({ host: '127.0.0.1', port });
  return commons;
}

/** Pushes another version over the one that is served: a build of its own, whose words are others. */
function deploy(folder: string): void {
  const { status, output } = spawnSync(process.execPath, [BUILD, '--out', folder, '--words', 'next']);
  // A build that has nothing to say says nothing.
  expect([status, ...output.map((text) => text?.toString() ?? '')]).toEqual([0, '', '', '']);
}
