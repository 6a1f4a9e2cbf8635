import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { buildList, buildSupply } from '../../seeds/factories/exchange.factory.ts';
import { ENTRIES_MAX } from '../../src/exchange/lists/entries/entry.entity.ts';
import { expectAccessible, expectAccessibleLightAndDark } from './support/pages.ts';
import {
  atTheBranch,
  branch,
  browserOf,
  button,
  copy,
  done,
  draftOf,
  copied,
  focused,
  HEADER,
  pages,
  period,
  pasteInto,
  PATIENT,
  unit,
} from './support/branch-desk.ts';

/** What the paste of the longest list may take until its cells are marked, in milliseconds. */
const MARKED_WITHIN_MS = 1_000;

// The packed Chromium exists for Linux only.
describe.skipIf(process.platform !== 'linux')('lists at the desk', () => {
  atTheBranch();

  describe('the editor of a list', () => {
    const cell = (page: Page, row: number, column: string) =>
      page.locator(`tr[aria-rowindex="${row + 1}"] td[aria-colindex="${HEADER.indexOf(column) + 2}"]`);

    test('is written by keyboard alone, marks faults in their cells, and undoes', async () => {
      const page = await browserOf('书记', `/desk/lists/${await draftOf(branch.id)}`);
      const grid = page.getByRole('grid', { name: '清单条目' });
      await grid.waitFor();
      // By Tab alone into the table, past what stands before it.
      for (let tabs = 0; tabs < 60; tabs += 1) {
        await page.keyboard.press('Tab');
        if (await page.evaluate(`document.activeElement.matches('td[tabindex="0"]')`)) break;
      }
      for (const text of ['需', 'FACILITY.PARKING', '停车', '很多']) {
        await page.keyboard.press('F2');
        await page.keyboard.type(text);
        await page.keyboard.press('Tab');
      }
      // Past the measure, which is that of the category.
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('F2');
      await page.keyboard.type('每天 18:00-08:00');
      await page.keyboard.press('Enter');
      const quantity = cell(page, 1, '数量');
      await done(page, '1 处要改');
      expect(await quantity.getAttribute('aria-invalid')).toBe('true');
      expect(await quantity.getAttribute('title')).toBe('此处应为整数。');
      await expectAccessibleLightAndDark(page);
      // From the list of faults to the cell, and mended there.
      await button(page, /第 1 行 数量/).press('Enter');
      await expect.poll(() => focused(page, 'title'), PATIENT).toBe('此处应为整数。');
      await page.keyboard.press('Delete');
      await page.keyboard.type('12');
      await page.keyboard.press('Enter');
      await done(page, '没有错误');
      expect(await quantity.innerText()).toBe('12');
      await page.keyboard.press('Control+Z');
      await page.keyboard.press('Control+Z');
      await expect.poll(() => quantity.innerText(), PATIENT).toContain('很多');
      await page.keyboard.press('Control+Y');
      await page.keyboard.press('Control+Y');
      await expect.poll(() => quantity.innerText(), PATIENT).toBe('12');
      expect(pages.complaints).toEqual([]);
    }, 120_000);

    test('takes fifty rows of a spreadsheet, marks what is wrong in its cells, and loses nothing', async () => {
      const listId = await draftOf(branch.id);
      const page = await browserOf('书记', `/desk/lists/${listId}`);
      await page.getByRole('gridcell').first().click();
      const rows = Array.from({ length: 50 }, (_, at) => [
        at % 2 === 0 ? '需' : '供',
        'FACILITY.PARKING',
        `第 ${at + 1} 项`,
        at % 10 === 3 ? 'x' : '5',
        '每天 18:00-20:00',
      ]);
      await pasteInto(page, copied([HEADER, ...rows]));
      await done(page, '5 处要改');
      expect(await cell(page, 4, '数量').getAttribute('aria-invalid')).toBe('true');
      await expectAccessible(page);
      // Nothing is saved while something is wrong, and nothing is lost by leaving.
      await button(page, '保存清单').click();
      await page.getByRole('alert').filter({ hasText: '文件有 5 处错误' }).waitFor();
      await page.reload();
      await page.getByText('已恢复上次没有保存的内容').waitFor();
      await done(page, '5 处要改');
      for (let at = 3; at < 50; at += 10) {
        await button(page, new RegExp(`第 ${at + 1} 行 数量`)).click();
        await expect.poll(() => focused(page, 'aria-invalid'), PATIENT).toBe('true');
        await page.keyboard.type('6');
        await page.keyboard.press('Enter');
      }
      await done(page, '没有错误');
      await button(page, '保存清单').click();
      await done(page, '清单已保存');
      const [saved] = await pages.commons.sql<{ n: number; sum: number }>(
        `select count(*)::int as n, sum(quantity)::int as sum from (
           select quantity from supply where list_id = $1 union all select quantity from demand where list_id = $1) as e`,
        [listId],
      );
      expect(saved).toEqual({ n: 50, sum: 255 });
      await page.reload();
      await done(page, '没有未保存的改动');
      expect(await page.getByRole('grid').getAttribute('aria-rowcount')).toBe('52');
      expect(pages.complaints).toEqual([]);
    }, 120_000);

    test(`marks the cells of the longest list within ${MARKED_WITHIN_MS} ms, and undoes it all at once`, async () => {
      const page = await browserOf('书记', `/desk/lists/${await draftOf(branch.id)}`);
      await page.getByRole('gridcell').first().click();
      const rows = Array.from({ length: ENTRIES_MAX }, (_, at) => [
        '需',
        'FACILITY.PARKING',
        `第 ${at + 1} 项`,
        at % 2 === 0 ? '没有' : '5',
        '每天 18:00-20:00',
      ]);
      await copy(page, copied([HEADER, ...rows]));
      const started = performance.now();
      await page.keyboard.press('Control+V');
      await page.locator('td[aria-invalid="true"]').first().waitFor();
      const took = performance.now() - started;
      await done(page, `${ENTRIES_MAX / 2} 处要改`);
      await expectAccessible(page);
      await page.keyboard.press('Control+Z');
      await done(page, '没有未保存的改动');
      expect(took).toBeLessThan(MARKED_WITHIN_MS);
      expect(pages.complaints).toEqual([]);
    }, 120_000);

    test('shows a list that cannot be edited, and says who edits it', async () => {
      const list = await buildList(pages.commons.db, { ownerId: unit.id, ...period });
      await buildSupply(pages.commons.db, { list, title: '会议室' });
      const page = await browserOf('书记', `/desk/lists/${list.id}`);
      await page.getByText('由清单的主体编辑').waitFor();
      expect(await page.getByRole('grid').getAttribute('aria-readonly')).toBe('true');
      expect(await button(page, '保存清单').count()).toBe(0);
      await expectAccessibleLightAndDark(page);
    });
  });
});
