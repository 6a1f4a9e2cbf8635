import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import { fastify } from 'fastify';
import { buildSchema } from 'graphql';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { registerExplorer } from '../src/explorer.ts';

const FIRST_QUERY = '{\n  facilities {\n    name\n  }\n}';

/** The server under test, listening on a free port of this machine. */
async function startServer() {
  const schema = buildSchema(`
    type Query {
      "Everything that is shared."
      facilities: [Facility!]!
      "Who the caller says to be."
      authorization: String
    }
    type Facility { name: String!  numberOfPlaces: Int! }
  `);
  const rootValue = {
    facilities: [{ name: '汤门停车场', numberOfPlaces: 40 }],
    authorization: (_: unknown, { authorization }: { authorization?: string }) => authorization ?? null,
  };
  const apollo = new ApolloServer<{ authorization?: string }>({
    schema,
    rootValue,
    plugins: [ApolloServerPluginLandingPageDisabled()],
  });
  await apollo.start();
  const app = fastify();
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    handler: fastifyApolloHandler(apollo, {
      context: async ({ headers: { authorization } }) => ({ ...(authorization && { authorization }) }),
    }),
  });
  registerExplorer(app, { path: '/graphql', title: 'Grid Commons', exampleQueries: [{ query: FIRST_QUERY }] });
  await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    app,
    url: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/graphql`,
    async stop() {
      await app.close();
      await apollo.stop();
    },
  };
}

/**
 * Chromium from the npm package, unpacked for this run with the libraries and fonts it brings along: nothing has to be
 * installed, and a run that was killed half way leaves nothing behind that a later one would trip over.
 */
async function startBrowser() {
  const home = await mkdtemp(join(tmpdir(), 'explorer-test-'));
  const before = process.env.TMPDIR;
  process.env.TMPDIR = home;
  try {
    const { default: packed, inflate } = await import('@sparticuz/chromium');
    const bin = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..', 'bin');
    const executablePath = await packed.executablePath(bin);
    const libraries = await inflate(join(bin, 'al2023.tar.br'));
    // The configuration it brings along looks for the fonts in /tmp only, and Chromium does not live without any.
    const fonts = join(home, 'fonts');
    await writeFile(
      join(fonts, 'fonts.conf'),
      `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
       <fontconfig><dir>${fonts}</dir><cachedir>${join(home, 'fonts-cache')}</cachedir></fontconfig>`,
    );
    const browser = await chromium.launch({
      executablePath,
      args: [
        '--no-sandbox',
        '--no-zygote',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-domain-reliability',
        '--disable-sync',
        '--no-first-run',
        '--no-pings',
      ],
      env: { ...process.env, HOME: home, FONTCONFIG_PATH: fonts, LD_LIBRARY_PATH: join(libraries, 'lib') },
      timeout: 30_000,
    });
    return { browser, home };
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}

let server: Awaited<ReturnType<typeof startServer>>;

beforeAll(async () => {
  server = await startServer();
});

afterAll(() => server.stop());

// The packed Chromium exists for Linux only.
describe.skipIf(process.platform !== 'linux')('the explorer in a browser', () => {
  let browser: Browser;
  let home: string;
  let page: Page;
  const origins = new Set<string>();
  const complaints: string[] = [];

  beforeAll(async () => {
    ({ browser, home } = await startBrowser());
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    if (home) await rm(home, { recursive: true, force: true });
  });

  beforeEach(async () => {
    origins.clear();
    complaints.length = 0;
    const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
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
    await page.locator('.graphiql-query-editor .view-line', { hasText: 'name' }).click();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.keyboard.type('numb');
    const suggestion = page.locator('.suggest-widget .monaco-list-row', { hasText: 'numberOfPlaces' });
    await suggestion.waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+Enter');
    await resultText().getByText('"numberOfPlaces"').waitFor();
    expect(complaints).toEqual([]);
  });

  it('sends the Authorization header that was set', async () => {
    await replaceText('.graphiql-query-editor', '{ authorization }');
    await replaceText('.graphiql-editor-tool', '{ "Authorization": "Bearer abc" }');
    await page.getByRole('button', { name: 'Execute query' }).click();
    await resultText().getByText('"Bearer abc"').waitFor();
    expect(complaints).toEqual([]);
  });

  it('keeps query and token out of the address, and the token out of the storage', async () => {
    await replaceText('.graphiql-editor-tool', '{ "Authorization": "Bearer canary" }');
    await replaceText('.graphiql-query-editor', '{ authorization }');
    await page.getByRole('button', { name: 'Execute query' }).click();
    await resultText().getByText('"Bearer canary"').waitFor();
    expect(page.url()).toBe(server.url);
    await expect.poll(stored).toContain('{ authorization }');
    expect(await stored()).not.toContain('canary');
    await page.reload();
    await page.locator('.graphiql-query-editor .view-line', { hasText: '{ authorization }' }).waitFor();
    expect(await page.locator('.graphiql-editor-tool').innerText()).not.toContain('canary');
  });

  it('keeps the token across a reload when told to', async () => {
    await page.getByRole('button', { name: 'Open settings dialog' }).click();
    await page.getByRole('button', { name: 'On', exact: true }).click();
    await page.keyboard.press('Escape');
    await replaceText('.graphiql-query-editor', '{ authorization }');
    await replaceText('.graphiql-editor-tool', '{ "Authorization": "Bearer kept" }');
    await page.getByRole('button', { name: 'Execute query' }).click();
    await resultText().getByText('"Bearer kept"').waitFor();
    await expect.poll(stored).toContain('Bearer kept');
    await page.reload();
    await page.locator('.graphiql-editor-tool .view-line', { hasText: 'Bearer kept' }).waitFor();
  });

  it('asks nobody but its own server, workers included', async () => {
    await page.getByRole('button', { name: 'Execute query' }).click();
    await page.locator('.graphiql-response').getByText('汤门停车场').waitFor();
    const own = new URL(server.url).origin;
    // What a data: URL holds is part of the page; its origin reads "null".
    expect([...origins].filter((origin) => origin !== 'null')).toEqual([own]);
    expect([...new Set(page.workers().map((worker) => new URL(worker.url()).origin))]).toEqual([own]);
  });

  async function replaceText(editor: string, text: string): Promise<void> {
    await page.locator(`${editor} .view-lines:visible`).click();
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText(text);
    // The editor closes brackets by itself; what it added stands behind the cursor.
    await page.keyboard.press('Control+Shift+End');
    await page.keyboard.press('Delete');
  }
});

describe('the path of the API', () => {
  const get = (url: string, headers: Record<string, string>) => server.app.inject({ url, headers });

  it('shows the explorer to those who ask for HTML without a query', async () => {
    const response = await get('/graphql', { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' });
    expect(response.statusCode).toBe(200);
    expect(response.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(response.headers['content-security-policy']).toContain("default-src 'none'");
    expect(response.headers['content-security-policy']).not.toMatch(/script-src[^;]*unsafe|https?:|\*/);
  });

  it.each([
    ['JSON', '/graphql?query={__typename}', 'application/json'],
    ['anything', '/graphql?query={__typename}', '*/*'],
    ['HTML with a query', '/graphql?query={__typename}', 'text/html,*/*;q=0.8'],
  ])('answers those who ask for %s as the API', async (_case, url, accept) => {
    const response = await get(url, { accept, 'apollo-require-preflight': 'true' });
    expect(response.json()).toEqual({ data: { __typename: 'Query' } });
  });

  it('serves each file of the page for ever, packed for those who take it, and no other file', async () => {
    const { body } = await get('/graphql', { accept: 'text/html' });
    const files = [...body.matchAll(/"(\/graphql\/explorer\/[^"]+)"/g)].map(([, file]) => file!);
    expect(files).toHaveLength(6);
    for (const file of files) {
      const packed = await get(file, { 'accept-encoding': 'gzip, br' });
      const plain = await get(file, {});
      expect(packed.headers).toMatchObject({
        'content-encoding': 'gzip',
        'cache-control': expect.stringMatching('immutable'),
      });
      expect(plain.headers['content-encoding']).toBeUndefined();
      expect(plain.rawPayload.length).toBeGreaterThan(packed.rawPayload.length);
    }
    expect((await get('/graphql/explorer/start.js', {})).statusCode).toBe(404);
  });
});
