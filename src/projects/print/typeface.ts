import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { inflateSync } from 'node:zlib';

export type Weight = 'regular' | 'bold';

/** A font file, under a name of its own. */
export interface Face {
  readonly name: string;
  readonly file: Buffer;
}

/** A typeface in font files as they are embedded. */
export interface Typeface {
  /** The file with everyday characters, Latin letters and digits. */
  readonly main: Readonly<Record<Weight, Face>>;
  /** The file that should have a character that the main one has not; undefined when there is none. */
  rare(sign: string, weight: Weight): Face | undefined;
}

/**
 * Noto Sans SC: a file with simplified Chinese and Latin letters (some 8,000 characters), and some 5,000 rare characters
 * in small files that are read when they are needed. Takes a few dozen milliseconds.
 */
export function loadTypeface(): Typeface {
  const faces = new Map<string, Face>();
  const face = (part: string, weight: Weight): Face => {
    const name = `${part}-${WEIGHTS[weight]}`;
    const known = faces.get(name) ?? {
      name,
      file: sfntOf(readFileSync(pathOf(`files/noto-sans-sc-${name}-normal.woff`))),
    };
    faces.set(name, known);
    return known;
  };
  let parts: readonly Part[] | undefined;
  return {
    main: { regular: face('chinese-simplified', 'regular'), bold: face('chinese-simplified', 'bold') },
    rare(sign, weight) {
      parts ??= readParts();
      const point = sign.codePointAt(0)!;
      const part = parts.find(({ ranges }) => ranges.some(([from, to]) => from <= point && point <= to));
      return part && face(part.name, weight);
    },
  };
}

const WEIGHTS: Readonly<Record<Weight, number>> = { regular: 400, bold: 700 };

/** One of the small files, and the characters it is for. */
interface Part {
  readonly name: string;
  readonly ranges: readonly (readonly [from: number, to: number])[];
}

/** The numbered parts of the package: `"[4]": "U+1f1e9-1f1f5,U+1f21a"`. */
function readParts(): Part[] {
  const ranges = JSON.parse(readFileSync(pathOf('unicode.json'), 'utf8')) as Record<string, string>;
  return Object.entries(ranges)
    .filter(([name]) => name.startsWith('['))
    .map(([name, list]) => ({
      name: name.slice(1, -1),
      ranges: list.split(',').map((range) => {
        const [from, to] = range
          .slice('U+'.length)
          .split('-')
          .map((point) => Number.parseInt(point, 16));
        return [from!, to ?? from!] as const;
      }),
    }));
}

const require = createRequire(import.meta.url);

function pathOf(file: string): string {
  return require.resolve(`@fontsource/noto-sans-sc/${file}`);
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
