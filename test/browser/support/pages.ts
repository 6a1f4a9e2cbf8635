import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import pino from 'pino';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import { developmentIssuer, issueDevelopmentToken } from '../../../src/district/identity/tokens/development-issuer.ts';
import { createTokenVerifier } from '../../../src/district/identity/tokens/token.ts';
import { exchangeFeature } from '../../../src/exchange/index.ts';
import { startJobs } from '../../../src/jobs/runner.ts';
import { loadTypeface } from '../../../src/projects/print/typeface.ts';
import { readTrustedDocuments } from '../../../src/server/limits/trusted-documents.ts';
import { type Commons, type CommonsOptions, startCommons } from '../../support/commons.ts';
import { startBrowser } from './browser.ts';

const ROOT = new URL('../../..', import.meta.url).pathname;
/** Where the build of the browser application is. */
export const BUILT = join(ROOT, 'dist/web');
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The server with the pages as they are built, and a browser that looks at them. */
export interface Pages {
  readonly commons: Commons;
  readonly url: string;
  /** What a server for pages is made of, for another one beside this. */
  readonly server: NonNullable<CommonsOptions['server']>;
  /** What pages have complained of, or asked of another server, since it was last emptied: nothing is what is right. */
  readonly complaints: string[];
  /** Lets the development sign-in offer somebody, by the subject of their tokens. */
  offer(name: string, subject: string): void;
  /** A browser of its own: with its own session. */
  open(options?: BrowserContextOptions): Promise<BrowserContext>;
  /** Opens a page after signing in, and waits for its heading. */
  signInAt(page: Page, name: string, path: string): Promise<void>;
  close(): Promise<void>;
}

/** @param window how large the windows are */
export async function startPages(window: { readonly width: number; readonly height: number }): Promise<Pages> {
  const dataDir = await mkdtemp(join(tmpdir(), 'grid-commons-browser-'));
  const subjects = new Map<string, string>();
  const personas: { name: string; description: string; descriptionZh: string }[] = [];
  const server = {
    web: { folder: BUILT, sessionSecret: 'a secret of the tests, long enough', secure: false },
    verifyToken: createTokenVerifier(await developmentIssuer(dataDir), () => new Date()),
    trustedDocuments: await readTrustedDocuments({
      required: true,
      files: [join(ROOT, 'packages/client/persisted-documents.json')],
    }),
    developers: { personas, issueToken: async (name: string) => issueDevelopmentToken(dataDir, subjects.get(name)!) },
  };
  const commons = await startCommons({ server });
  const jobs = startJobs(commons.orm, exchangeFeature.jobs!, {
    now: () => commons.clock.now,
    log: pino({ level: 'silent' }),
  });
  // People look at their own clocks.
  commons.clock.now = Temporal.Now.instant();
  await commons.app.listen({ host: '127.0.0.1', port: 0 });
  const url = `http://127.0.0.1:${(commons.app.server.address() as AddressInfo).port}`;
  const typeface = loadTypeface();
  const started = await startBrowser({ 'noto-sc-400.ttf': typeface.file }, [], inject('unpackedBrowser'));
  const complaints: string[] = [];
  return {
    commons,
    url,
    server,
    complaints,
    offer(name, subject) {
      subjects.set(name, subject);
      personas.push({ name, description: `Is ${name}.`, descriptionZh: name });
    },
    async open(options = {}) {
      const opened = await started.browser.newContext({
        viewport: window,
        locale: 'zh-CN',
        timezoneId: 'Asia/Shanghai',
        ...options,
      });
      opened.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
      });
      opened.on('weberror', (error) => complaints.push(String(error.error())));
      opened.on('request', (request) => {
        if (!request.url().startsWith(url) && !request.url().startsWith('data:')) complaints.push(request.url());
      });
      return opened;
    },
    async signInAt(page, name, path) {
      await page.goto(`${url}/auth/login?to=${encodeURIComponent(path)}`);
      await page.getByRole('button', { name }).click();
      await page.waitForURL((address) => !address.pathname.startsWith('/auth'));
      await page.getByRole('heading', { level: 1 }).waitFor();
    },
    async close() {
      await started.close();
      await jobs.close();
      await commons.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** That nobody is kept out of a page as it stands now, by the rules of axe for WCAG 2.2 AA. */
export async function expectNoViolations(page: Page): Promise<void> {
  await page.evaluate(AXE);
  const { violations } = (await page.evaluate(
    `axe.run({ runOnly: { type: 'tag', values: ${JSON.stringify(RULES)} } })`,
  )) as AxeResults;
  expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([]);
}

/** Nothing that axe finds, and nothing that has to be scrolled for sideways. */
export async function expectAccessible(page: Page): Promise<void> {
  await expectNoViolations(page);
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
}

/** The same in the light and in the dark. */
export async function expectAccessibleLightAndDark(page: Page): Promise<void> {
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: 'light' });
}
