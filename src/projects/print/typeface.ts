import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { inflateSync } from 'node:zlib';

/** A typeface in the form in which it is embedded, regular and bold. */
export interface Typeface {
  readonly regular: Buffer;
  readonly bold: Buffer;
}

/** Noto Sans SC with simplified Chinese and Latin letters (some 8,000 glyphs). Takes a few dozen milliseconds. */
export async function loadTypeface(): Promise<Typeface> {
  const [regular, bold] = await Promise.all([400, 700].map(async (weight) => sfntOf(await readFile(fileOf(weight)))));
  return { regular: regular!, bold: bold! };
}

const require = createRequire(import.meta.url);

function fileOf(weight: number): string {
  return require.resolve(`@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-${weight}-normal.woff`);
}

// WOFF 1.0 §3 and §4, and the table directory of OpenType: sizes in bytes.
const WOFF_SIGNATURE = 0x774f4646;
const WOFF_HEADER = 44;
const WOFF_ENTRY = 20;
const SFNT_HEADER = 12;
const SFNT_ENTRY = 16;

/**
 * The font file that a WOFF 1.0 file wraps: the same tables, each unpacked once. The PDF library can open the WOFF file
 * too, but unpacks a whole table again for every single glyph, which takes a minute for a page.
 * @throws Error for a file that is no WOFF 1.0
 */
export function sfntOf(woff: Buffer): Buffer {
  if (woff.readUInt32BE(0) !== WOFF_SIGNATURE) throw new Error('This is no WOFF 1.0 file');
  const count = woff.readUInt16BE(12);
  const directory = Buffer.alloc(SFNT_HEADER + count * SFNT_ENTRY);
  woff.copy(directory, 0, 4, 8);
  directory.writeUInt16BE(count, 4);
  const power = Math.floor(Math.log2(count));
  directory.writeUInt16BE(2 ** power * SFNT_ENTRY, 6);
  directory.writeUInt16BE(power, 8);
  directory.writeUInt16BE((count - 2 ** power) * SFNT_ENTRY, 10);

  const tables: Buffer[] = [];
  let offset = directory.length;
  for (let at = 0; at < count; at++) {
    const from = WOFF_HEADER + at * WOFF_ENTRY;
    const to = SFNT_HEADER + at * SFNT_ENTRY;
    const packedAt = woff.readUInt32BE(from + 4);
    const packed = woff.subarray(packedAt, packedAt + woff.readUInt32BE(from + 8));
    const length = woff.readUInt32BE(from + 12);
    const padded = Buffer.alloc(Math.ceil(length / 4) * 4);
    (packed.length < length ? inflateSync(packed) : packed).copy(padded);
    tables.push(padded);
    woff.copy(directory, to, from, from + 4);
    woff.copy(directory, to + 4, from + 16, from + 20);
    directory.writeUInt32BE(offset, to + 8);
    directory.writeUInt32BE(length, to + 12);
    offset += padded.length;
  }
  return Buffer.concat([directory, ...tables]);
}
