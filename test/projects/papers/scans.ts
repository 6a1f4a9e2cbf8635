import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import type { Commons } from '../../support/commons.ts';

/** A page as a scanner makes one. */
export const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n');

function segment(marker: number, content: Buffer | string): Buffer {
  const body = Buffer.from(content);
  const head = Buffer.alloc(4);
  head.writeUInt16BE(marker);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

/** A picture with its segments before the frame: none of a camera unless told. */
export function jpeg(...segments: readonly (readonly [marker: number, content: string])[]): Buffer {
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xffe0, 'JFIF\0\u0001\u0001\0\0\u0001\0\u0001\0\0'),
    ...segments.map(([marker, content]) => segment(marker, content)),
    segment(0xffc0, Buffer.from([8, 0, 1, 0, 1, 1, 1, 0x11, 0])),
    segment(0xffda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([0x12, 0x34, 0xff, 0xd9]),
  ]);
}

function chunk(type: string, content: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, sum]);
}

/** A picture of one dot, with further chunks. */
export function png(...chunks: readonly (readonly [type: string, content: string])[]): Buffer {
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])),
    ...chunks.map(([type, content]) => chunk(type, Buffer.from(content))),
    chunk('IDAT', deflateSync(Buffer.from([0, 0]))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

let keys = 0;

/** What announces a file. */
export function announcing(file: Buffer, given: object = {}) {
  return {
    mediaType: 'application/pdf',
    bytes: file.length,
    sha256: createHash('sha256').update(file).digest('hex'),
    visibility: 'PARTIES',
    idempotencyKey: `file ${++keys}`,
    ...given,
  };
}

export async function announced(commons: Pick<Commons, 'query'>, input: object, as?: string) {
  const { data, errors } = await commons.query(
    `mutation ($input: AttachmentCreateInput!) { attachmentCreate(input: $input) {
      uploadUrl attachment { id mediaType bytes sha256 visibility url } userErrors { code field message } } }`,
    { input },
    { ...(as !== undefined && { as }) },
  );
  return { ...data?.attachmentCreate, errors } as {
    uploadUrl: string | null;
    attachment: { id: string; url: string | null } & Record<string, unknown>;
    userErrors: readonly { code: string; field: string[] | null; message: string }[];
    errors?: readonly { extensions: { code: string } }[];
  };
}

/** Sends bytes to an address. @returns the status of the answer, and what it says */
export async function send(
  { app }: Pick<Commons, 'app'>,
  url: string,
  file: Buffer,
  { mediaType = 'application/pdf', language = 'en' } = {},
) {
  const headers = { 'content-type': mediaType, 'accept-language': language };
  const { statusCode, body } = await app.inject({ method: 'PUT', url, payload: file, headers });
  return { statusCode, ...(body.startsWith('{') ? (JSON.parse(body) as { code: string; message: string }) : {}) };
}

/** A scan that has come. No two are alike. @returns its id */
export async function scanned(
  commons: Pick<Commons, 'app' | 'query'>,
  as: string,
  given: object = {},
): Promise<string> {
  const file = Buffer.concat([PDF, Buffer.from(`% ${++keys}\n`)]);
  const { attachment, uploadUrl } = await announced(commons, announcing(file, given), as);
  const { statusCode } = await send(commons, uploadUrl!, file);
  if (statusCode !== 204) throw new Error(`The scan was not taken: ${statusCode}`);
  return attachment.id;
}
