import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildFacility } from '../../../seeds/factories/facility.factory.ts';
import { buildBook } from '../../../seeds/factories/project.factory.ts';
import { buildUnit, type BuiltUnit } from '../../../seeds/factories/unit.factory.ts';
import { newId } from '../../../src/shared/node.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import { pagesFolder } from '../session/pages.ts';

let commons: Commons;
let pages: Awaited<ReturnType<typeof pagesFolder>>;
let unit: BuiltUnit;

beforeAll(async () => {
  pages = await pagesFolder();
  const web = { folder: pages.folder, sessionSecret: 'a secret of the tests, long enough', secure: false };
  commons = await startCommons({ server: { web } });
  unit = await buildUnit(commons.db, { name: '汤门“机关”<b>' });
  await commons.sql(`update resident_unit set address = '五四路1号' where id = $1`, [unit.id]);
});
afterAll(async () => {
  await commons.close();
  await pages.remove();
});

async function page(url: string, language?: string): Promise<string> {
  const headers = { accept: 'text/html', ...(language !== undefined && { 'accept-language': language }) };
  const { statusCode, body } = await commons.app.inject({ url, headers });
  expect(statusCode).toBe(200);
  return body;
}

const build = (state: 'PUBLISHED' | 'DRAFT' = 'PUBLISHED') =>
  buildFacility(commons.db, { unitId: unit.id, name: '$& 停车场', capacity: 40, state });

describe('what a link shows', () => {
  test.each(['f', 'facilities'])('of a facility at /%s/… is what it is, where, and how it is had', async (path) => {
    const { id } = await build();
    const html = await page(`/${path}/${id}?date=2026-03-04`);
    expect(html).toContain('<title>$&amp; 停车场 · 共享社区</title>');
    const description = '停车场 · 40 个名额 · 可在线预约 · 汤门“机关”&lt;b&gt; · 五四路1号';
    expect(html).toContain(`<meta name="description" content="${description}" />`);
    expect(html).toContain(`<meta property="og:description" content="${description}" />`);
    expect(html).toContain(`<meta property="og:url" content="http://localhost:80/${path}/${id}" />`);
    expect(html).toContain('<script>start()</script>');
  });

  test('is in the language that is asked for', async () => {
    const { id } = await build();
    expect(await page(`/f/${id}`, 'en')).toContain('Car park · 40 places · Book online');
    expect(await page(`/u/${unit.id}`, 'en')).toContain('What it shares with its neighbours · 五四路1号');
  });

  test('of a unit is its name and that it shares', async () => {
    expect(await page(`/u/${unit.id}`)).toContain('<title>汤门“机关”&lt;b&gt; · 共享社区</title>');
  });

  test('is nothing of what is not there or not public, whoever asks, and nothing of other pages', async () => {
    const { id } = await build('DRAFT');
    for (const url of [`/f/${id}`, `/f/${newId('fac')}`, `/u/${newId('uni')}`, `/f/${unit.id}`, '/f/x', '/bookings']) {
      const html = await page(url);
      expect(html, url).toContain('<title>resident</title>');
      expect(html, url).not.toContain('og:');
    }
  });

  test('is nothing when the database does not answer, and the page is there', async () => {
    const { id } = await build();
    await commons.sql('alter table shared_facility rename to away');
    try {
      expect(await page(`/f/${id}`)).toContain('<title>resident</title>');
    } finally {
      await commons.sql('alter table away rename to shared_facility');
    }
  });
});

test('a book that is public has a short address, and shows its title and how it begins', async () => {
  const { id, content } = await buildBook(commons.db, { state: 'SIGNED' });
  const { statusCode, headers } = await commons.app.inject({ url: `/b/${id}`, headers: { accept: 'text/html' } });
  expect([statusCode, headers.location]).toEqual([302, `/project-books/${id}.html`]);
  const html = await page(String(headers.location));
  expect(html).toContain(`<meta property="og:title" content="服务项目书：${content.title}" />`);
  expect(html).toMatch(/<meta property="og:description" content=".{10,121}" \/>/);
  expect((await commons.app.inject({ url: '/b/none', headers: { accept: 'application/json' } })).statusCode).toBe(404);
});
