import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';
import { type BuiltFacility, buildFacility, type FacilityOverrides } from '../../seeds/factories/facility.factory.ts';
import { type BuiltResident, buildResident } from '../../seeds/factories/person.factory.ts';
import { buildUnit } from '../../seeds/factories/unit.factory.ts';
import {
  DEVELOPMENT_ISSUER,
  developmentIssuer,
  issueDevelopmentToken,
} from '../../src/district/identity/tokens/development-issuer.ts';
import { createTokenVerifier } from '../../src/district/identity/tokens/token.ts';
import { loadTypeface } from '../../src/projects/print/typeface.ts';
import { readTrustedDocuments } from '../../src/server/limits/trusted-documents.ts';
import { type Commons, type CommonsOptions, startCommons } from '../support/commons.ts';
import { startBrowser } from './browser.ts';

const ROOT = new URL('../..', import.meta.url).pathname;
/** Where the build of the browser application is. */
export const BUILT = join(ROOT, 'dist/web');
const PHONE = { width: 390, height: 844 };
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const PEOPLE = [
  ['lin', 'Is Lin.', '居民小林', '小林'],
  ['chen', 'Is Chen.', '居民小陈', '小陈'],
  ['wu', 'Is Wu, who has confirmed no phone.', '居民小吴', '小吴'],
] as const;

/** The real server with the browser application as it is built, three residents, and phones to look at it. */
export interface Phones {
  readonly commons: Commons;
  readonly url: string;
  /** Who has confirmed no phone. */
  readonly unconfirmed: BuiltResident;
  /** What a server for pages is made of, for another one beside this. */
  readonly server: NonNullable<CommonsOptions['server']>;
  /** What the phones have complained of since the last {@link forget}: faults, warnings, and requests of others. */
  readonly complaints: string[];
  /** Whom a phone may ask, beside this server. */
  forget(): void;
  /** A phone of its own, in Chinese unless told otherwise. */
  open(options?: BrowserContextOptions): Promise<BrowserContext>;
  carPark(name: string, more?: FacilityOverrides): Promise<BuiltFacility>;
  close(): Promise<void>;
}

export async function startPhones(): Promise<Phones> {
  execFileSync(process.execPath, [join(ROOT, 'web/build.ts')], { cwd: ROOT, stdio: 'inherit' });
  const dataDir = await mkdtemp(join(tmpdir(), 'grid-commons-browser-'));
  const people = new Map<string, BuiltResident>();
  const server = {
    web: { folder: BUILT, sessionSecret: 'a secret of the tests, long enough', secure: false },
    verifyToken: createTokenVerifier(await developmentIssuer(dataDir), () => new Date()),
    trustedDocuments: await readTrustedDocuments({
      required: true,
      files: [join(ROOT, 'packages/client/persisted-documents.json')],
    }),
    developers: {
      personas: PEOPLE.map(([name, description, descriptionZh]) => ({ name, description, descriptionZh })),
      issueToken: async (name: string) => issueDevelopmentToken(dataDir, people.get(name)!.subject),
    },
  };
  const commons = await startCommons({ server });
  // People look at their own clocks.
  commons.clock.now = Temporal.Now.instant();
  for (const [name, , , shown] of PEOPLE) {
    const person = { name: shown, issuer: DEVELOPMENT_ISSUER, phoneConfirmed: name !== 'wu' };
    people.set(name, await buildResident(commons.db, person));
  }
  await commons.app.listen({ host: '127.0.0.1', port: 0 });
  const url = `http://127.0.0.1:${(commons.app.server.address() as AddressInfo).port}`;
  const typeface = loadTypeface();
  const { browser, close } = await startBrowser({
    'noto-sc-400.ttf': typeface.main.regular.file,
    'noto-sc-700.ttf': typeface.main.bold.file,
  });
  const complaints: string[] = [];
  return {
    commons,
    url,
    unconfirmed: people.get('wu')!,
    server,
    complaints,
    forget: () => void complaints.splice(0),
    async open(options = {}) {
      const opened = await browser.newContext({
        viewport: PHONE,
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
    async carPark(name, more = {}) {
      const unit = await buildUnit(commons.db, { name: '汤门机关' });
      return buildFacility(commons.db, {
        name,
        unitId: unit.id,
        capacity: 3,
        maxMinutes: 1_440,
        gridMinutes: 15,
        location: { latitude: 26.0905, longitude: 119.3065 },
        now: commons.clock.now,
        ...more,
      });
    },
    async close() {
      await close();
      await commons.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** That nobody is kept out of a page as it stands now, by the rules of axe for WCAG 2.2 AA. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(AXE);
  const { violations } = (await page.evaluate(
    `axe.run({ runOnly: { type: 'tag', values: ${JSON.stringify(RULES)} } })`,
  )) as AxeResults;
  expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([]);
}

/** Says on the page of development who one is. */
export function signInAs(page: Page, name: string): Promise<void> {
  return page.getByRole('button', { name: new RegExp(name) }).click();
}

/** The reference of a booking in a text. */
export function referenceIn(text: string | null): string | undefined {
  return /[0-9A-Z]{10}/.exec(text ?? '')?.[0];
}
