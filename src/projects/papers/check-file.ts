import { constants, crc32, inflateRawSync } from 'node:zlib';
import type { MediaType } from './attachment.input.ts';
import { fileIsActive, fileIsDamaged, fileTellsMore } from './attachment.errors.ts';

/**
 * Looks whether a file is what it is said to be: by its structure from the first to the last byte, not by its name. What a
 * camera writes beside a picture is refused rather than cut out, since the fingerprint was announced of the whole file.
 * @throws Refusal INVALID_INPUT
 */
export function checkFile(file: Buffer, mediaType: MediaType): void {
  CHECKS[mediaType](file);
}

const CHECKS: Readonly<Record<MediaType, (file: Buffer) => void>> = {
  'application/pdf': checkPdf,
  'image/jpeg': checkJpeg,
  'image/png': checkPng,
};

/**
 * What makes a PDF more than pages, as ISO 32000 names it. Programs are those of actions of the kinds JavaScript and
 * Rendition; their own key, `JS`, is so short that every fifth scan of some megabytes has it by chance.
 */
const ACTIVE_NAMES = [
  'JavaScript',
  'Rendition',
  'Launch',
  'EmbeddedFile',
  'EmbeddedFiles',
  'RichMedia',
  'XFA',
  'Encrypt',
];
const ACTIVE = new RegExp(`/(?:${ACTIVE_NAMES.join('|')})(?![A-Za-z0-9])`);
/** The end of a PDF is within its last bytes; some programs write a few more. */
const PDF_END_BYTES = 1024;
/** Where a stream begins; what is before the word is its dictionary. */
const STREAM = /stream\r?\n/g;
/** A few scanned pages have some dozens, the most careful program a hundred for each page. */
const STREAMS_MAX = 5_000;
/** What is unpacked to be looked at may come to so many bytes, all together. */
const UNPACKED_BYTES_MAX = 32 * 1024 * 1024;
/** By so many packed bytes it is known whether something is objects. */
const BEGINNING_BYTES = 256;
/** Before what is packed; the checksum behind it is left alone, as readers do. */
const ZLIB_HEAD_BYTES = 2;
/** A stream of objects begins with their numbers and places (ISO 32000-2, 7.5.7). */
const OF_OBJECTS = /^(?:\s|\0|%[^\r\n]*[\r\n])*\d+[\s\0]+\d+[\s\0]/;
/** Ways of packing that no program uses for objects, and that would hide them here. */
const HIDING = /\/(?:ASCIIHex|AHx|ASCII85|A85|LZW|RunLength|RL\b|Crypt|Predictor)/;
/** A dictionary of a stream is hardly longer, in characters. */
const DICTIONARY_MAX = 500;

function checkPdf(file: Buffer): void {
  const text = file.toString('latin1');
  const whole = /^%PDF-[12]\.\d/.test(text) && text.slice(-PDF_END_BYTES).includes('%%EOF');
  if (!whole) throw fileIsDamaged();
  requirePages(text);
  for (const objects of packedObjects(file, text)) requirePages(objects);
}

/** `#xx` stands for a character in names. */
function requirePages(text: string): void {
  const plain = text.replaceAll(/#([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  if (ACTIVE.test(plain) || hidesObjects(plain)) throw fileIsActive();
}

/** Whether a dictionary that calls its stream one of objects names another way of packing than the usual one. */
function hidesObjects(text: string): boolean {
  let streams = 0;
  for (const { index } of text.matchAll(/\/ObjStm(?![A-Za-z0-9])/g)) {
    if (++streams > STREAMS_MAX) return true;
    const before = text.slice(Math.max(0, index - DICTIONARY_MAX), index);
    const [after = ''] = text.slice(index, index + DICTIONARY_MAX).split('stream', 1);
    if (HIDING.test(before.slice(before.lastIndexOf('obj') + 1) + after)) return true;
  }
  return false;
}

/**
 * The objects of a PDF that are packed into streams, as text. What its dictionary calls a stream does not count, as readers
 * do not all ask it: a stream that unpacks and begins as objects do is taken for them.
 */
function* packedObjects(file: Buffer, text: string): Generator<string> {
  let streams = 0;
  let left = UNPACKED_BYTES_MAX;
  const unpacked = (bytes: Buffer): string | undefined => {
    try {
      const found = inflateRawSync(bytes, { maxOutputLength: left, finishFlush: constants.Z_SYNC_FLUSH });
      left = Math.max(1, left - found.length);
      return found.toString('latin1');
    } catch (error) {
      // What is not packed does not unpack; what comes to more than can be looked at is not taken.
      if ((error as NodeJS.ErrnoException).code?.startsWith('Z_')) return undefined;
      throw fileIsActive();
    }
  };
  for (const { index, 0: word } of text.matchAll(STREAM)) {
    if (++streams > STREAMS_MAX) throw fileIsDamaged();
    const content = file.subarray(index + word.length + ZLIB_HEAD_BYTES);
    if (!OF_OBJECTS.test(unpacked(content.subarray(0, BEGINNING_BYTES)) ?? '')) continue;
    const objects = unpacked(content);
    if (objects === undefined) throw fileIsDamaged();
    yield objects;
  }
}

// ITU-T T.81, table B.1.
const JPEG_START = 0xffd8;
const JPEG_END = 0xffd9;
const JPEG_SCAN = 0xffda;
const isFrame = (marker: number) => marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker);
/** Of programs: APP0 is JFIF, APP2 a colour profile, APP14 how colours are meant. The others hold Exif, XMP, IPTC. */
const isProgramSegment = (marker: number) => marker >= 0xffe0 && marker <= 0xffef;
const PLAIN_SEGMENTS = [0xffe0, 0xffe2, 0xffee];
const COMMENT = 0xfffe;

function checkJpeg(file: Buffer): void {
  if (file.length < 4 || file.readUInt16BE(0) !== JPEG_START || file.readUInt16BE(file.length - 2) !== JPEG_END) {
    throw fileIsDamaged();
  }
  let framed = false;
  let at = 2;
  while (at + 4 <= file.length) {
    const marker = file.readUInt16BE(at);
    if (marker < 0xff01) throw fileIsDamaged();
    if (marker === JPEG_SCAN) {
      if (!framed) throw fileIsDamaged();
      return;
    }
    if (isProgramSegment(marker) && !PLAIN_SEGMENTS.includes(marker)) throw fileTellsMore();
    if (marker === COMMENT) throw fileTellsMore();
    framed ||= isFrame(marker);
    at += 2 + file.readUInt16BE(at + 2);
  }
  throw fileIsDamaged();
}

// PNG (ISO/IEC 15948), 5.2 and 5.3.
const PNG_SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
/** Length, type and checksum of a chunk. */
const CHUNK_FRAME = 12;
/** Chunks for words, times and notes of cameras. */
const TELLING_CHUNKS = ['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME'];

function checkPng(file: Buffer): void {
  if (!file.subarray(0, PNG_SIGNATURE.length).equals(PNG_SIGNATURE)) throw fileIsDamaged();
  const types: string[] = [];
  let at = PNG_SIGNATURE.length;
  while (at + CHUNK_FRAME <= file.length && types.at(-1) !== 'IEND') {
    const end = at + CHUNK_FRAME + file.readUInt32BE(at);
    if (end > file.length || crc32(file.subarray(at + 4, end - 4)) !== file.readUInt32BE(end - 4))
      throw fileIsDamaged();
    types.push(file.toString('latin1', at + 4, at + 8));
    at = end;
  }
  const whole = types[0] === 'IHDR' && types.includes('IDAT') && types.at(-1) === 'IEND' && at === file.length;
  if (!whole) throw fileIsDamaged();
  if (types.some((type) => TELLING_CHUNKS.includes(type))) throw fileTellsMore();
}
