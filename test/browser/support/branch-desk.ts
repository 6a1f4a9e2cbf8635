import { sql } from 'kysely';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { loadServiceCategories } from '../../../seeds/categories.seeder.ts';
import { buildAlliance, buildMembership } from '../../../seeds/factories/alliance.factory.ts';
import { type BuiltDivision, buildDivision } from '../../../seeds/factories/division.factory.ts';
import { buildList } from '../../../seeds/factories/exchange.factory.ts';
import { buildOrganisation, type BuiltOrganisation } from '../../../seeds/factories/organisation.factory.ts';
import { buildAccount, type RoleToBuild } from '../../../seeds/factories/person.factory.ts';
import { buildUnit, type BuiltUnit } from '../../../seeds/factories/unit.factory.ts';
import { DivisionLevel } from '../../../src/district/grid/division.entity.ts';
import { DEVELOPMENT_ISSUER } from '../../../src/district/identity/tokens/development-issuer.ts';
import { Role } from '../../../src/request/viewer.ts';
import { type Pages, startPages } from './pages.ts';

export let pages: Pages;
export let community: BuiltDivision;
export let branch: BuiltOrganisation;
export let unit: BuiltUnit;
let contexts: BrowserContext[] = [];
/** The year of the lists: that of the clock on the wall, by which the browsers go. */
export const year = Temporal.Now.plainDateISO('Asia/Shanghai').year;
export const period = { validFrom: `${year}-01-01`, validTo: `${year}-12-31` };

/** Other tests load the machine. */
export const PATIENT = { timeout: 20_000 };

/** Sets up a community with a branch, a member unit and the people of both, for the tests that stand beside it. */
export function atTheBranch(): void {
  beforeAll(async () => {
    pages = await startPages({ width: 1280, height: 900 });
    const { db } = pages.commons;
    await loadServiceCategories(db);
    community = await buildDivision(db, { name: '汤门社区' });
    const grid = await buildDivision(db, { level: DivisionLevel.GRID, parent: community, name: '第一网格' });
    branch = await buildOrganisation(db, { division: community, grids: [grid] });
    unit = await buildUnit(db, { division: community, name: '汤门小学' });
    const membership = await buildMembership(db, { alliance: await buildAlliance(db, { division: community }), unit });
    const people: Readonly<Record<string, readonly RoleToBuild[]>> = {
      书记: [{ role: Role.BRANCH_SECRETARY, divisionId: grid.id }],
      校长: [{ role: Role.UNIT_MANAGER, unitId: unit.id }],
      社区: [{ role: Role.COMMUNITY_STAFF, divisionId: community.id }],
      代表: [],
    };
    for (const [name, roles] of Object.entries(people)) {
      const { subject, accountId } = await buildAccount(db, { issuer: DEVELOPMENT_ISSUER, roles });
      pages.offer(name, subject);
      if (name === '代表') {
        await sql`update delegate set account_id = ${accountId} where id = ${membership.delegateIds[0]!}`.execute(db);
      }
    }
  }, 240_000);
  afterAll(() => pages?.close());

  beforeEach(() => {
    pages.complaints.length = 0;
  });
  afterEach(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    contexts = [];
  });
}

/** A browser of its own for somebody, at a page. */
export async function browserOf(name: string, path: string): Promise<Page> {
  const context = await pages.open({ permissions: ['clipboard-read', 'clipboard-write'] });
  contexts.push(context);
  const page = await context.newPage();
  await pages.signInAt(page, name, path);
  return page;
}

export const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
/** The button in the sheet that asks once more. */
export const confirm = (page: Page, name: string | RegExp) => page.getByRole('dialog').getByRole('button', { name });
export const done = (page: Page, text: string | RegExp) => page.getByRole('status').filter({ hasText: text }).waitFor();

export const copy = (page: Page, text: string) =>
  page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
/** What has the focus, as it describes itself. */
export const focused = (page: Page, attribute: string) =>
  page.evaluate(`document.activeElement.getAttribute('${attribute}')`);

export async function pasteInto(page: Page, text: string): Promise<void> {
  await copy(page, text);
  await page.keyboard.press('Control+V');
}

export async function draftOf(ownerId: string): Promise<string> {
  return (await buildList(pages.commons.db, { ownerId, state: 'DRAFT', ...period })).id;
}

export const HEADER = ['供需', '类别', '名称', '数量', '时段'];

/** Rows as a spreadsheet copies them. */
export const copied = (rows: readonly (readonly string[])[]) => rows.map((row) => row.join('\t')).join('\n');
