import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { buildBook } from '../../seeds/factories/project.factory.ts';
import { expectAccessibleLightAndDark } from './support/pages.ts';
import { atTheBranch, branch, browserOf, button, confirm, done, pages, unit } from './support/branch-desk.ts';

// The packed Chromium exists for Linux only.
describe.skipIf(process.platform !== 'linux')('signing on paper', () => {
  atTheBranch();

  test('a party signs on paper from a phone, another confirms it, and what is in force stays while it is revised', async () => {
    const { db } = pages.commons;
    const { id, content } = await buildBook(db, { branch, units: [unit], content: { title: '纸上签的项目' } });
    await sql`
      insert into project_signature (book_id, version, party_id, signed_at, account_id)
      select ${id}, 1, ${branch.id}, now(), created_by from service_project_book where id = ${id}`.execute(db);
    await sql`update service_project_book set state = 'NEGOTIATING' where id = ${id}`.execute(db);

    // A photograph as a camera writes it, with notes that are not for others.
    const manager = await browserOf('校长', `/desk/books/${id}`);
    await manager.setViewportSize({ width: 390, height: 844 });
    await button(manager, '录入汤门小学的纸质签署').click();
    await confirm(manager, '录入汤门小学的纸质签署').click();
    await manager.getByRole('alert').filter({ hasText: '请选择扫描件' }).waitFor();
    await manager
      .getByLabel('扫描件（照片或 PDF，不超过 5 MB）')
      .setInputFiles({ name: '签字页.jpg', mimeType: 'image/jpeg', buffer: await photograph(manager) });
    await manager.getByLabel('签署日期').fill(Temporal.Now.plainDateISO('Asia/Shanghai').toString());
    await manager.getByLabel('签字人职务（不写姓名）').fill('校长');
    await expectAccessibleLightAndDark(manager);
    await confirm(manager, '录入汤门小学的纸质签署').click();
    await done(manager, '已录入，等待复核');
    await manager.getByText('◐ 纸质签署待复核：校长', { exact: false }).waitFor();
    expect(await button(manager, '复核通过').count()).toBe(0);
    await expectAccessibleLightAndDark(manager);
    const [scan] = await pages.commons.sql<{ content: Buffer }>('select content from attachment_file');
    expect(scan!.content.includes('Exif')).toBe(false);

    const staff = await browserOf('社区', `/desk/books/${id}`);
    const scanned = await staff.request.get(
      `${pages.url}${await staff.getByRole('link', { name: '查看扫描件' }).getAttribute('href')}`,
    );
    expect(scanned.headers()['content-type']).toBe('image/jpeg');
    await button(staff, '复核通过').click();
    await expectAccessibleLightAndDark(staff);
    await confirm(staff, '复核通过').click();
    await done(staff, '纸质签署生效');
    await staff.getByText('● 已纸质签署第 1 版', { exact: false }).waitFor();

    // One side revises: what was signed stays as it is, beside what is negotiated.
    await manager.reload();
    await button(manager, '修订项目书').click();
    await manager.getByLabel('项目名称').fill('纸上签的项目（修订）');
    await manager.getByLabel('数量').fill('12');
    await button(manager, '加一个里程碑').click();
    await manager.getByLabel('里程碑名称').nth(1).fill('中期检查');
    await manager.getByLabel('完成期限').nth(1).fill(content.term.to);
    await expectAccessibleLightAndDark(manager);
    await button(manager, '保存为新版本').click();
    await done(manager, '已保存为第 2 版');
    await manager.getByRole('heading', { name: '协商中的修订' }).waitFor();
    await manager.getByText('● 已签署', { exact: true }).waitFor();
    await manager.getByRole('row', { name: /10 .*12/ }).waitFor();
    await expectAccessibleLightAndDark(manager);
    const page = await staff.context().newPage();
    await page.context().clearCookies();
    await page.goto(`${pages.url}/project-books/${id}.html`);
    await page.getByRole('heading', { level: 1, name: '纸上签的项目', exact: true }).waitFor();
    await button(manager, '撤回修订').click();
    await confirm(manager, '撤回修订').click();
    await done(manager, '修订已撤回');
    await manager.getByRole('heading', { level: 1, name: '纸上签的项目', exact: true }).waitFor();

    // Begun, its sessions are logged on screen.
    await button(manager, '启动项目').click();
    await confirm(manager, '启动项目').click();
    await done(manager, '项目已启动');
    await button(manager, '记录活动').click();
    await manager.getByLabel('日期').fill(Temporal.Now.plainDateISO('Asia/Shanghai').toString());
    await manager.getByLabel('参加人数').fill('9');
    await manager.getByLabel('时长（分钟）').fill('60');
    await expectAccessibleLightAndDark(manager);
    await confirm(manager, '记录活动').click();
    await manager.getByText('9 人参加，60 分钟', { exact: false }).waitFor();
    expect(pages.complaints).toEqual([]);
  }, 180_000);

  /** A picture as a phone takes one: with a segment for Exif. */
  async function photograph(page: Page): Promise<Buffer> {
    const drawn = await page.evaluate<string>(`(() => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 60, height: 80 });
      canvas.getContext('2d').fillRect(10, 10, 20, 20);
      return canvas.toDataURL('image/jpeg').split(',')[1];
    })()`);
    const picture = Buffer.from(drawn, 'base64');
    const notes = Buffer.from(
      '\u0000\u0000Exif\u0000\u0000II*\u0000\u0008\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000',
      'latin1',
    );
    notes.writeUInt16BE(notes.length, 0);
    return Buffer.concat([picture.subarray(0, 2), Buffer.from([0xff, 0xe1]), notes, picture.subarray(2)]);
  }
});
