import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildAccount } from '../../../seeds/factories/person.factory.ts';
import {
  ADDRESS_MINUTES,
  ATTACHMENT_BYTES_MAX,
  ATTACHMENTS_A_DAY_MAX,
} from '../../../src/projects/papers/attachment.input.ts';
import { letGoOfAttachments, UNHELD_KEPT_DAYS } from '../../../src/projects/papers/forget-attachments.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import { announced, announcing, jpeg, PDF, scanned, send } from './scans.ts';

let commons: Commons;
let sender: string;
let stranger: string;

beforeAll(async () => {
  commons = await startCommons();
  stranger = (await buildAccount(commons.db)).subject;
});
afterAll(() => commons.close());
// Of one day each person sends few.
beforeEach(async () => {
  sender = (await buildAccount(commons.db)).subject;
});

const seen = async (id: string, as?: string) =>
  (
    await commons.query(
      `query ($id: ID!) { node(id: $id) { ... on Attachment { id url } } }`,
      { id },
      { ...(as !== undefined && { as }) },
    )
  ).data.node as { id: string; url: string | null } | null;

const fetched = (url: string, method: 'GET' | 'HEAD' | 'PUT' = 'GET') => commons.app.inject({ method, url });

describe('a file is announced', () => {
  it('with an address to send it to, and none to fetch it from until it has come', async () => {
    const input = announcing(PDF);
    const { attachment, uploadUrl, userErrors } = await announced(commons, input, sender);
    expect(userErrors).toEqual([]);
    expect(attachment).toMatchObject({
      mediaType: 'application/pdf',
      bytes: PDF.length,
      sha256: input.sha256,
      visibility: 'PARTIES',
      url: null,
    });
    expect(await send(commons, uploadUrl!, PDF)).toEqual({ statusCode: 204 });
    const { url } = (await seen(attachment.id, sender))!;
    const { statusCode, rawPayload, headers } = await fetched(url!);
    expect([statusCode, rawPayload.equals(PDF), headers['content-type']]).toEqual([200, true, 'application/pdf']);
    expect(headers).toMatchObject({
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
    expect(headers['content-security-policy']).toMatch(/^default-src 'none';.*sandbox/);
    // Who fetched it stands in the trail.
    expect(
      await commons.sql('select action from audit_entry where subject_id = $1 order by id', [attachment.id]),
    ).toEqual([{ action: 'attachmentCreate' }, { action: 'attachmentFile' }]);
  });

  it.each([
    ['mediaType', { mediaType: 'text/html' }],
    ['bytes', { bytes: 0 }],
    ['bytes', { bytes: ATTACHMENT_BYTES_MAX + 1 }],
    ['sha256', { sha256: 'x' }],
  ])('with values in their range: %s', async (field, given) => {
    const { userErrors, attachment, uploadUrl } = await announced(commons, announcing(PDF, given), sender);
    expect([attachment, uploadUrl]).toEqual([null, null]);
    expect(userErrors).toMatchObject([{ code: 'INVALID_INPUT', field: [field] }]);
  });

  it('by whoever is signed in, and a few a day', async () => {
    const { errors } = await announced(commons, announcing(PDF));
    expect(errors![0]!.extensions.code).toBe('UNAUTHENTICATED');
    const codes: unknown[] = [];
    for (let at = 0; at <= ATTACHMENTS_A_DAY_MAX; at++) {
      codes.push((await announced(commons, announcing(PDF), sender)).userErrors[0]?.code);
    }
    expect(codes.at(-2)).toBeUndefined();
    expect(codes.at(-1)).toBe('QUOTA_EXCEEDED');
  });

  it('once for its key, with a fresh address as long as it has not come', async () => {
    const input = announcing(PDF);
    const first = await announced(commons, input, sender);
    const again = await announced(commons, input, sender);
    expect(again.attachment.id).toBe(first.attachment.id);
    await send(commons, again.uploadUrl!, PDF);
    expect((await announced(commons, input, sender)).uploadUrl).toBeNull();
    const other = await announced(commons, { ...input, bytes: 1 }, sender);
    expect(other.userErrors[0]!.code).toBe('IDEMPOTENCY_CONFLICT');
  });
});

describe('bytes are taken', () => {
  it('when they are those that were announced, once', async () => {
    const { uploadUrl, attachment } = await announced(commons, announcing(PDF), sender);
    const other = Buffer.from(PDF);
    other[11] = 0x31;
    expect(await send(commons, uploadUrl!, other)).toMatchObject({ statusCode: 422, code: 'INVALID_INPUT' });
    expect(await send(commons, uploadUrl!, PDF.subarray(1))).toMatchObject({ statusCode: 422 });
    expect(await send(commons, uploadUrl!, PDF, { mediaType: 'image/png' })).toMatchObject({ statusCode: 422 });
    expect((await send(commons, uploadUrl!, PDF, { mediaType: 'text/html' })).statusCode).toBe(415);
    expect((await seen(attachment.id, sender))!.url).toBeNull();
    expect((await send(commons, uploadUrl!, PDF)).statusCode).toBe(204);
    expect(await send(commons, uploadUrl!, PDF)).toMatchObject({ statusCode: 409, code: 'STATE_CONFLICT' });
  });

  it('by one of many who send at once', async () => {
    const { uploadUrl } = await announced(commons, announcing(PDF), sender);
    const answers = await Promise.all(Array.from({ length: 6 }, () => send(commons, uploadUrl!, PDF)));
    expect(answers.filter(({ statusCode }) => statusCode === 204)).toHaveLength(1);
  });

  it('when they are what they are said to be; why not is said in both languages', async () => {
    const picture = jpeg([0xffe1, 'Exif\0\0']);
    const { uploadUrl } = await announced(commons, announcing(picture, { mediaType: 'image/jpeg' }), sender);
    const refusal = (language: string) => send(commons, uploadUrl!, picture, { mediaType: 'image/jpeg', language });
    expect((await refusal('en')).message).toContain('notes of the camera');
    expect((await refusal('zh-CN')).message).toContain('相机附加信息');
  });

  it('up to their greatest size, and not beyond it', async () => {
    const large = Buffer.concat([
      PDF,
      Buffer.alloc(ATTACHMENT_BYTES_MAX - PDF.length - 6, '\n'),
      Buffer.from('%%EOF\n'),
    ]);
    const { uploadUrl } = await announced(commons, announcing(large), sender);
    expect((await send(commons, uploadUrl!, Buffer.concat([large, PDF]))).statusCode).toBe(413);
    expect((await send(commons, uploadUrl!, large)).statusCode).toBe(204);
  });
});

describe('an address', () => {
  it('holds for one file, one purpose and a while', async () => {
    const id = await scanned(commons, sender);
    const { url } = (await seen(id, sender))!;
    const { uploadUrl } = await announced(commons, announcing(PDF), sender);
    const elsewhere = url!.replace(id, await scanned(commons, sender));
    const later = url!.replace(/until=\d+/, 'until=9999999999');
    for (const wrong of [
      elsewhere,
      later,
      uploadUrl!,
      url!.split('?')[0]!,
      `${url!}x`,
      url!.replace(/seal=./, 'seal='),
    ]) {
      expect((await fetched(wrong)).statusCode).toBe(404);
    }
    expect((await fetched(url!, 'HEAD')).statusCode).toBe(404);
    expect((await send(commons, url!, PDF)).statusCode).toBe(404);
    commons.clock.now = commons.clock.now.add({ minutes: ADDRESS_MINUTES, seconds: 1 });
    expect((await fetched(url!)).statusCode).toBe(404);
    expect((await fetched((await seen(id, sender))!.url!)).statusCode).toBe(200);
  });

  it('is of somebody who is not shut out', async () => {
    const { subject, accountId } = await buildAccount(commons.db);
    const { url } = (await seen(await scanned(commons, subject), subject))!;
    await commons.sql(`update account set disabled_at = now(), disabled_reason = 'x' where id = $1`, [accountId]);
    expect((await fetched(url!)).statusCode).toBe(404);
  });
});

it('is seen by who sent it and by nobody else while nothing holds it', async () => {
  const id = await scanned(commons, sender);
  expect(await seen(id, sender)).toMatchObject({ id });
  expect(await seen(id, stranger)).toBeNull();
  expect(await seen(id)).toBeNull();
});

it('is gone after a day when nothing holds it', async () => {
  const id = await scanned(commons, sender);
  const forget = () =>
    letGoOfAttachments({ db: commons.db, now: () => commons.clock.now, closing: new AbortController().signal });
  await forget();
  expect(await seen(id, sender)).toMatchObject({ id });
  commons.clock.now = commons.clock.now.add({ hours: 24 * UNHELD_KEPT_DAYS, seconds: 1 });
  await forget();
  expect(await seen(id, sender)).toBeNull();
  expect(await commons.sql('select from attachment_file where attachment_id = $1', [id])).toEqual([]);
});
