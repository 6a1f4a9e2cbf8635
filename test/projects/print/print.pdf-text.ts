import { inflateSync } from 'node:zlib';

/** A piece of text on a page, in points from the lower left corner. */
interface PdfText {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly text: string;
}

interface PdfFile {
  readonly pages: readonly (readonly PdfText[])[];
  /** The rectangles of each page: x, y from above, width, height. */
  readonly boxes: readonly (readonly (readonly [number, number, number, number])[])[];
  /** The dictionaries of all objects. */
  readonly dictionaries: readonly string[];
}

/**
 * What a program that selects, searches or reads aloud gets out of a file of ours: the texts of each page through the
 * character map (ToUnicode) of their fonts. Reads as much of PDF (ISO 32000-1) as our writer uses.
 */
export function readPdf(file: Buffer): PdfFile {
  const objects = new Map<string, { dictionary: string; stream: Buffer | undefined }>();
  for (const [, number, body] of file.toString('latin1').matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const at = body!.indexOf('stream\n');
    const dictionary = at < 0 ? body! : body!.slice(0, at);
    const packed = at < 0 ? undefined : Buffer.from(body!.slice(at + 'stream\n'.length), 'latin1');
    objects.set(number!, {
      dictionary,
      stream: packed && (dictionary.includes('/FlateDecode') ? inflateSync(packed) : packed),
    });
  }
  const at = (reference: string) => objects.get(reference)!;
  const dictionaries = [...objects.values()].map(({ dictionary }) => dictionary);
  const tree = dictionaries.find((dictionary) => /\/Type \/Pages/.test(dictionary))!;
  const kids = [.../\/Kids \[([^\]]*)\]/.exec(tree)![1]!.matchAll(/(\d+) 0 R/g)].map(([, number]) => at(number!));
  const contents = kids.map(({ dictionary }) => {
    const resources = at(/\/Resources (\d+)/.exec(dictionary)![1]!).dictionary;
    const maps = new Map(
      [...(/\/Font <<([\s\S]*?)>>/.exec(resources)?.[1] ?? '').matchAll(/\/(\w+) (\d+) 0 R/g)].map(
        ([, name, number]) => {
          const map = /\/ToUnicode (\d+)/.exec(at(number!).dictionary)![1]!;
          return [name!, unicodeMap(at(map).stream!.toString('latin1'))] as const;
        },
      ),
    );
    return { maps, content: at(/\/Contents (\d+)/.exec(dictionary)![1]!).stream!.toString('latin1') };
  });
  return {
    pages: contents.map(({ content, maps }) => textsOf(content, maps)),
    boxes: contents.map(({ content }) =>
      [...content.matchAll(/([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re/g)].map(
        ([, ...numbers]) => numbers.map(Number) as unknown as [number, number, number, number],
      ),
    ),
    dictionaries,
  };
}

/** All texts of a page in the order in which they were written. */
export function wordsOf(page: readonly PdfText[]): string {
  return page.map(({ text }) => text).join('\n');
}

function textsOf(content: string, maps: ReadonlyMap<string, readonly string[]>): PdfText[] {
  return [...content.matchAll(/BT\n([\s\S]*?)\nET/g)].map(([, block]) => {
    const [, x, y] = /1 0 0 1 ([\d.-]+) ([\d.-]+) Tm/.exec(block!)!;
    const [, font, size] = /\/(\w+) ([\d.]+) Tf/.exec(block!)!;
    const glyphs = [...block!.matchAll(/<([0-9a-f]+)>/g)].flatMap(([, hex]) => hex!.match(/.{4}/g)!);
    const text = glyphs.map((glyph) => maps.get(font!)![Number.parseInt(glyph, 16)]).join('');
    return { x: Number(x), y: Number(y), size: Number(size), text };
  });
}

/** What each glyph stands for, by its number. */
function unicodeMap(map: string): string[] {
  const texts: string[] = [];
  for (const [, from, list] of map.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/g)) {
    for (const [offset, [, hex]] of [...list!.matchAll(/<([0-9a-f ]*)>/g)].entries()) {
      const units = hex!.replaceAll(' ', '').match(/.{4}/g) ?? [];
      texts[Number.parseInt(from!, 16) + offset] = String.fromCharCode(
        ...units.map((unit) => Number.parseInt(unit, 16)),
      );
    }
  }
  return texts;
}
