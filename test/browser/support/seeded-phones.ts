import { pino } from 'pino';
import type { Browser, Page } from 'playwright-core';
import { loadTypeface } from '../../../src/projects/print/typeface.ts';
import { type StartedBrowser, startBrowser } from './browser.ts';

// For whoever has no package of this browser, as the benchmarks.
export type { Browser, Page };

/** Built, as what has decorators runs nowhere else. */
const MOCK_SERVER = new URL('../../../dist/src/commands/mock-server.js', import.meta.url).href;

interface MockServer {
  readonly url: string;
  close(): Promise<void>;
}

/** The demonstration district and a browser to look at it, for what is no test. */
interface SeededPhones extends StartedBrowser {
  readonly url: string;
}

export async function startSeededPhones(options: { readonly args?: readonly string[] } = {}): Promise<SeededPhones> {
  const { startMockServer } = (await import(MOCK_SERVER)) as { startMockServer(given: object): Promise<MockServer> };
  const server = await startMockServer({
    port: 0,
    env: { LOG_LEVEL: 'warn' },
    log: pino({ level: 'warn' }),
    onExit: (reason: string) => process.stderr.write(`The database ended: ${reason}\n`),
  });
  const { file } = loadTypeface();
  const fonts = { 'noto-sc-400.ttf': file };
  const started = await startBrowser(fonts, options.args);
  return {
    url: server.url,
    browser: started.browser,
    async close() {
      await started.close();
      await server.close();
    },
  };
}

/** Signs a page in as a persona of development, and leads to a path. */
export async function signInAsPersona(page: Page, url: string, persona: string, path: string): Promise<void> {
  await page.goto(`${url}/auth/login?to=${encodeURIComponent(path)}`);
  await page.locator(`button[value="${persona}"]`).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForURL(`${url}${path}`);
}
