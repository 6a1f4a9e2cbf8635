import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildBooking } from '../../seeds/factories/booking.factory.ts';
import { buildAccount } from '../../seeds/factories/person.factory.ts';
import { DEVELOPMENT_ISSUER } from '../../src/district/identity/tokens/development-issuer.ts';
import { Role } from '../../src/request/viewer.ts';
import { type Commons, startCommons } from '../support/commons.ts';
import { expectAccessible } from './support/pages.ts';
import { type Phones, startPhones } from './support/phones.ts';

const BUILD = new URL('../../web/build.ts', import.meta.url).pathname;
/** The narrowest phone that is promised. */
const NARROW = { width: 320, height: 640 };

/** What a page shows or says that is none of its words: of the browser, of the clock, of the data, and of the languages. */
const NO_WORDS = [
  // As `Intl` and the page itself write times: `Mon, Nov 30`, `Today 11/30`, `next day`, `2 h`, `30 min`.
  /\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b/g,
  /\b(Today|Tomorrow|next day|all day|h|min|m|km|AM|PM)\b/g,
  // References of bookings, as the factory writes them.
  /\b[0-9a-f]{12}\b/g,
  // What the server calls the office of who is signed in.
  /\bunit manager\b/g,
  // The name of a language in that language.
  /\bEnglish\b/g,
];

/** All that a page shows or says to somebody, text by text. */
const TEXTS = `(() => {
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { parentElement, textContent } = walker.currentNode;
    if (!parentElement.closest('script, style, noscript')) texts.push(textContent);
  }
  for (const name of ['aria-label', 'placeholder', 'title', 'alt']) {
    for (const one of document.querySelectorAll('[' + name + ']')) texts.push(one.getAttribute(name));
  }
  return [...texts, document.title];
})()`;

// The packed Chromium exists for Linux only.
describe.skipIf(process.platform !== 'linux')('in a language that nobody speaks, with longer words,', () => {
  let phones: Phones;
  let server: Commons;
  let folder: string;
  let url: string;
  let facilityId: string;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    phones = await startPhones();
    folder = await mkdtemp(join(tmpdir(), 'grid-commons-pseudo-'));
    execFileSync(process.execPath, [BUILD, '--out', folder, '--words', 'pseudo'], { stdio: 'inherit' });
    server = await startCommons({
      beside: phones.commons,
      server: { ...phones.server, web: { ...phones.server.web!, folder } },
    });
    await server.app.listen({ host: '127.0.0.1', port: 0 });
    url = `http://127.0.0.1:${(server.app.server.address() as AddressInfo).port}`;
    const facility = await phones.carPark('汤门停车场', { admission: 'APPROVAL' });
    facilityId = facility.id;
    const { subject } = await buildAccount(phones.commons.db, {
      issuer: DEVELOPMENT_ISSUER,
      roles: [{ role: Role.UNIT_MANAGER, unitId: facility.unitId }],
    });
    phones.offer('管理员', subject);
    const tomorrow = Temporal.Now.zonedDateTimeISO('Asia/Shanghai').add({ days: 1 }).startOfDay();
    const at = (hour: number) => tomorrow.add({ hours: hour }).toInstant().toString();
    await buildBooking(phones.commons.db, {
      facilityId,
      bookerId: phones.unconfirmed.residentId,
      start: at(10),
      end: at(11),
      state: 'PENDING',
    });
  }, 240_000);
  afterAll(async () => {
    await server?.close();
    await phones?.close();
    if (folder) await rm(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    context = await phones.open({ viewport: NARROW, locale: 'en' });
    page = await context.newPage();
  });
  afterEach(() => context.close());

  async function expectMarked(): Promise<void> {
    const texts = await page.evaluate<string[]>(TEXTS);
    const plain = texts.filter((text) =>
      /[A-Za-z]{2,}/.test(NO_WORDS.reduce((rest, pattern) => rest.replace(pattern, ''), text)),
    );
    expect(plain).toEqual([]);
    // It is that language, and not Chinese.
    expect(texts.some((text) => text.includes('ẽ'))).toBe(true);
    await expectAccessible(page);
  }

  async function signIn(name: string, path: string): Promise<void> {
    await page.goto(`${url}/auth/login?to=${encodeURIComponent(path)}`);
    await page.getByRole('button', { name }).click();
    await page.waitForURL((address) => !address.pathname.startsWith('/auth'));
  }

  /** The page has asked what it shows, and has it. */
  const settled = async () => {
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expect.poll(() => page.locator('.skeleton').count()).toBe(0);
  };

  test('a resident finds no bare word, and nothing is wider than a narrow phone', async () => {
    await signIn('居民小吴', '/');
    for (const path of ['/', `/f/${facilityId}`, '/bookings', '/messages', '/me']) {
      await page.goto(url + path);
      await settled();
      await expectMarked();
    }
    await page.goto(`${url}/bookings`);
    await page.getByRole('link', { name: '汤门停车场' }).click();
    await settled();
    await expectMarked();
  });

  test('nor does a unit at the desk', async () => {
    await signIn('管理员', '/desk');
    for (const path of ['/desk', '/desk/bookings/approvals', '/desk/bookings', '/desk/facilities', '/desk/lists']) {
      await page.goto(url + path);
      await settled();
      await expectMarked();
    }
  });
});
