/**
 * `npm run bench:web`: what the pages weigh, what Lighthouse says of them on a phone, and how long it takes from a cold
 * start to tonight's booking. Prints tables and writes bench/web/results.json.
 */
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { cpus } from 'node:os';
import { join } from 'node:path';
import lighthouse from 'lighthouse';
import {
  type Browser,
  type Page,
  signInAsPersona,
  startSeededPhones,
} from '../../test/browser/support/seeded-phones.ts';
import { weigh } from '../../web/weights.ts';
import { median, printTable, round } from '../report.ts';

const HERE = import.meta.dirname;
const BUILT = join(HERE, '../../dist/web');
const PHONE = { width: 390, height: 844 };
const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const;
const METRICS = ['largest-contentful-paint', 'cumulative-layout-shift', 'total-blocking-time'] as const;
const ROUNDS = 5;
/** A middling phone on a middling network. */
const CPU_TIMES_SLOWER = 4;
const NETWORK = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };
const PERSONA = 'resident:1';

const port = await freePort();
const { browser, url, close } = await startSeededPhones({ args: [`--remote-debugging-port=${port}`] });
try {
  const cookie = await sessionCookie(browser, url);
  const facility = await aCarPark(browser, url);
  const weights = weigh(BUILT);
  const pages = [];
  for (const [name, path] of [
    ['R1 find', '/'],
    ['R2 facility', facility],
    ['R5 my bookings', '/bookings'],
  ] as const) {
    pages.push({ name, ...(await judged(url + path, cookie)) });
  }
  const toBooking = [];
  for (let round = 1; round <= ROUNDS; round++) toBooking.push(await coldStartToBooking(browser, url, round));

  const results = {
    at: new Date().toISOString(),
    cpu: `${cpus().length} × ${cpus()[0]?.model}`,
    weights: weights.map(({ name, scripts, styles, later }) => ({
      page: name,
      firstScreenKb: round(scripts, 1),
      stylesKb: round(styles, 1),
      heaviestLaterKb: round(Math.max(0, ...later.map((part) => part.scripts)), 1),
    })),
    lighthouse: pages,
    coldStartToBookingMs: { median: median(toBooking), worst: Math.max(...toBooking), rounds: toBooking },
  };
  writeFileSync(join(HERE, 'results.json'), `${JSON.stringify(results, undefined, 2)}\n`);
  const rows = weights.flatMap((page) => [
    [page.name, round(page.scripts, 1), round(page.styles, 1)],
    ...page.later.map((part) => [`  + ${part.name}`, round(part.scripts, 1), round(part.styles, 1)]),
  ]);
  printTable({ title: 'Compressed, kB', columns: ['loaded', 'scripts', 'styles'], rows });
  printTable({
    title: 'Lighthouse, mobile',
    columns: ['page', ...CATEGORIES, 'LCP ms', 'CLS', 'TBT ms'],
    rows: pages.map(({ name, scores, metrics }) => [name, ...Object.values(scores), ...Object.values(metrics)]),
  });
  printTable({
    title: `Cold start to the reference of a booking, ${ROUNDS} rounds, CPU ${CPU_TIMES_SLOWER} ×, 1.6 Mbit/s, 150 ms`,
    columns: ['median ms', 'worst ms'],
    rows: [[median(toBooking), Math.max(...toBooking)]],
  });
} finally {
  await close();
}

/** What Lighthouse says of a page, as it stands with its defaults for phones. */
async function judged(address: string, cookie: string) {
  const answer = await lighthouse(address, {
    port,
    onlyCategories: [...CATEGORIES],
    extraHeaders: { cookie },
    logLevel: 'error',
  });
  if (!answer || answer.lhr.runtimeError) throw new Error(`${address}: ${answer?.lhr.runtimeError?.message}`);
  const { categories, audits } = answer.lhr;
  return {
    scores: Object.fromEntries(CATEGORIES.map((name) => [name, Math.round((categories[name]?.score ?? 0) * 100)])),
    metrics: Object.fromEntries(METRICS.map((name) => [name, round(audits[name]?.numericValue ?? Number.NaN, 3)])),
    failed: Object.values(audits)
      .filter(({ score, scoreDisplayMode }) => score !== null && score < 0.9 && scoreDisplayMode !== 'informative')
      .map(({ id }) => id),
  };
}

async function sessionCookie(browser: Browser, url: string): Promise<string> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await signInAsPersona(page, url, PERSONA, '/me');
  const cookies = await context.cookies();
  await context.close();
  return cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
}

async function aCarPark(browser: Browser, url: string): Promise<string> {
  const page = await browser.newPage({ locale: 'zh-CN' });
  await page.goto(`${url}/?kind=PARKING&when=tomorrow`);
  const link = page.getByRole('link', { name: /停车场/ }).first();
  const path = (await link.getAttribute('href'))!;
  await page.close();
  return path;
}

/** Milliseconds from an empty browser to the reference: opening, two taps, and all that the machine does in between. */
async function coldStartToBooking(browser: Browser, url: string, round: number): Promise<number> {
  const context = await browser.newContext({ viewport: PHONE, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const page = await context.newPage();
  await signInAsPersona(page, url, `resident:${1 + (round % 3)}`, '/me');
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.clearBrowserCache');
  await page.evaluate(
    'navigator.serviceWorker.getRegistrations().then((all) => Promise.all(all.map((one) => one.unregister())))',
  );
  await devtools.send('Network.emulateNetworkConditions', NETWORK);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: CPU_TIMES_SLOWER });
  const began = performance.now();
  await page.goto(`${url}/?kind=PARKING`, { waitUntil: 'commit' });
  // Each round another one: nobody is in two car parks at a time.
  await page
    .getByRole('link', { name: /停车场/ })
    .nth(round)
    .click();
  await page.getByRole('button', { name: /^预约 / }).click();
  await page
    .getByRole('status')
    .filter({ hasText: /[0-9A-Z]{10}/ })
    .waitFor();
  const took = Math.round(performance.now() - began);
  await giveBack(page);
  await context.close();
  return took;
}

/** So that the next round finds the booker free. */
async function giveBack(page: Page): Promise<void> {
  await page.getByRole('button', { name: '取消预约' }).click();
  await page.getByRole('button', { name: '确定取消' }).click();
  await page.getByText('已取消').waitFor();
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject).listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
