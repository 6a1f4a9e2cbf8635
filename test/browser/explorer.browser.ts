import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { buildFacility } from '../../seeds/factories/facility.factory.ts';
import { buildResident } from '../../seeds/factories/person.factory.ts';
import { databaseOf } from '../../src/database/database.ts';
import { book } from '../bookings/booking.operations.ts';
import { type StartedBrowser, startBrowser } from './support/browser.ts';
import { startCommons } from '../support/commons.ts';

/** What the token of each test belongs to, and a query that shows it. */
const WHO_AM_I = 'query WhoAmI { viewer { resident { name } } }';

/** The real server, listening on a free port of this machine, with one car park near the point of the first query. */
async function startServer() {
  // A test's token is its subject.
  const developers = {
    personas: [{ name: 'abc', description: 'Is abc.', descriptionZh: 'Is abc.' }],
    issueToken: async (name: string) => name,
  };
  const commons = await startCommons({ server: { developers } });
  const db = databaseOf(commons.orm);
  const facility = await buildFacility(db, {
    name: '汤门停车场',
    location: { latitude: 26.0905, longitude: 119.3065 },
  });
  for (const subject of ['abc', 'canary', 'kept']) await buildResident(db, { subject, name: `居民${subject}` });
  await commons.app.listen({ host: '127.0.0.1', port: 0 });
  return {
    app: commons.app,
    commons,
    facilityId: facility.id,
    url: `http://127.0.0.1:${(commons.app.server.address() as AddressInfo).port}/graphql`,
    stop: () => commons.close(),
  };
}

let server: Awaited<ReturnType<typeof startServer>>;

beforeAll(async () => {
  server = await startServer();
});

afterAll(() => server.stop());

// The packed Chromium exists for Linux only.
describe.skipIf(process.platform !== 'linux')('the explorer in a browser', () => {
  let started: StartedBrowser;
  let page: Page;
  const origins = new Set<string>();
  const complaints: string[] = [];

  beforeAll(async () => {
    started = await startBrowser({}, [], inject('unpackedBrowser'));
  }, 60_000);

  afterAll(() => started?.close());

  beforeEach(async () => {
    origins.clear();
    complaints.length = 0;
    const context = await started.browser.newContext({ viewport: { width: 1400, height: 900 } });
    // The context also sees what workers ask for.
    context.on('request', (request) => origins.add(new URL(request.url()).origin));
    context.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    page = await context.newPage();
    page.setDefaultTimeout(15_000);
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(server.url);
    await page.locator('.graphiql-query-editor .view-line').first().waitFor();
  });

  afterEach(async () => {
    await page.context().close();
  });

  const resultText = () => page.locator('.graphiql-response .view-lines');
  const stored = () => page.evaluate<string>('JSON.stringify({ ...localStorage, ...sessionStorage })');

  it('loads without a complaint and runs the query it opens with', async () => {
    expect(await page.title()).toBe('Grid Commons');
    await page.getByRole('button', { name: 'Execute query' }).click();
    await page.locator('.graphiql-response').getByText('汤门停车场').waitFor();
    expect(complaints).toEqual([]);
  });

  it('completes the name of a field', async () => {
    await page.locator('.graphiql-query-editor .view-line', { hasText: 'capacity' }).click();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.keyboard.type('timeZ');
    const suggestion = page.locator('.suggest-widget .monaco-list-row', { hasText: 'timeZone' });
    await suggestion.waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+Enter');
    await resultText().getByText('"timeZone"').waitFor();
    expect(complaints).toEqual([]);
  });

  it('sends the Authorization header that was set', async () => {
    await writeOperation('WhoAmI', WHO_AM_I);
    await replaceText('.graphiql-editor-tool', '{ "Authorization": "Bearer abc" }');
    await page.getByRole('button', { name: 'Execute query' }).click();
    await resultText().getByText('居民abc').waitFor();
    expect(complaints).toEqual([]);
  });

  it('keeps query and token out of the address, and the token out of the storage', async () => {
    await replaceText('.graphiql-editor-tool', '{ "Authorization": "Bearer canary" }');
    await writeOperation('WhoAmI', WHO_AM_I);
    await page.getByRole('button', { name: 'Execute query' }).click();
    await resultText().getByText('居民canary').waitFor();
    expect(page.url()).toBe(server.url);
    await expect.poll(stored).toContain('viewer');
    expect(await stored()).not.toContain('Bearer canary');
    await page.reload();
    await page.locator('.graphiql-query-editor .view-line', { hasText: 'viewer' }).waitFor();
    expect(await page.locator('.graphiql-editor-tool').innerText()).not.toContain('canary');
  });

  it('keeps the token across a reload when told to', async () => {
    await page.getByRole('button', { name: 'Open settings dialog' }).click();
    await page.getByRole('button', { name: 'On', exact: true }).click();
    await page.keyboard.press('Escape');
    await writeOperation('WhoAmI', WHO_AM_I);
    await replaceText('.graphiql-editor-tool', '{ "Authorization": "Bearer kept" }');
    await page.getByRole('button', { name: 'Execute query' }).click();
    await resultText().getByText('居民kept').waitFor();
    await expect.poll(stored).toContain('Bearer kept');
    await page.reload();
    await page.locator('.graphiql-editor-tool .view-line', { hasText: 'Bearer kept' }).waitFor();
  });

  it('offers the operations of frontends as tabs, with variables that run', async () => {
    await page.getByTitle('ParkingTonight').click();
    await page.locator('.graphiql-query-editor .view-line', { hasText: 'ParkingTonight' }).waitFor();
    await page.getByRole('button', { name: 'Execute query' }).click();
    await expect
      .poll(() => resultText().allInnerTexts(), { timeout: 15_000 })
      .toEqual([expect.stringContaining('totalCount')]);
    const tabs = await page.getByRole('tab').allInnerTexts();
    for (const name of ['FacilityPage', 'BookPlaces', 'RunMatching', 'MyMatches']) expect(tabs.join()).toContain(name);
  });

  it('acts as a persona by a token that it is given, and as whom a pasted token names', async () => {
    await page.getByLabel('Act as').selectOption('abc');
    await expect.poll(() => page.getByLabel('Token').inputValue()).toBe('abc');
    await writeOperation('WhoAmI', WHO_AM_I);
    await page.getByRole('button', { name: 'Execute query' }).click();
    await resultText().getByText('居民abc').waitFor();
    await page.getByLabel('Token').fill('kept');
    await page.getByRole('button', { name: 'Execute query' }).click();
    await resultText().getByText('居民kept').waitFor();
    expect(await stored()).not.toContain('kept');
    expect(complaints).toEqual([]);
  });

  it('shows what a subscription tells, as whom the bar says', async () => {
    await page.getByLabel('Act as').selectOption('abc');
    await expect.poll(() => page.getByLabel('Token').inputValue()).toBe('abc');
    await writeOperation('Follow', 'subscription Follow { bookingChanged { change booking { state } } }');
    const opened = page.waitForResponse((response) => response.url().includes('/graphql/stream?'));
    await page.getByRole('button', { name: 'Execute query' }).click();
    expect((await opened).status()).toBe(200);
    const { commons, facilityId } = server;
    const start = commons.clock.now.add({ hours: 24 });
    const slot = { start: start.toString(), end: start.add({ hours: 1 }).toString() };
    const { booking } = await book(commons, { facilityId, ...slot }, { as: 'abc' });
    expect(booking).not.toBeNull();
    await resultText().getByText('"CREATED"').waitFor();
    await page.getByRole('button', { name: 'Stop' }).click();
    expect(complaints).toEqual([]);
  });

  it('asks nobody but its own server, workers included', async () => {
    await page.getByRole('button', { name: 'Execute query' }).click();
    await page.locator('.graphiql-response').getByText('汤门停车场').waitFor();
    const own = new URL(server.url).origin;
    // What a data: URL holds is part of the page; its origin reads "null".
    expect([...origins].filter((origin) => origin !== 'null')).toEqual([own]);
    expect([...new Set(page.workers().map((worker) => new URL(worker.url()).origin))]).toEqual([own]);
  });

  async function writeOperation(name: string, text: string): Promise<void> {
    await replaceText('.graphiql-query-editor', text);
    // The explorer reads the name a moment after it was written, and runs what has the name that it knows.
    await page.getByRole('tab', { name }).waitFor();
  }

  async function replaceText(editor: string, text: string): Promise<void> {
    await page.locator(`${editor} .view-lines:visible`).click();
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText(text);
    // The editor closes brackets by itself; what it added stands behind the cursor.
    await page.keyboard.press('Control+Shift+End');
    await page.keyboard.press('Delete');
  }
});
