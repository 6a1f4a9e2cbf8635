import { crc32 } from 'node:zlib';
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

/** What makes a PDF more than pages, as ISO 32000 names it; `#xx` stands for a character in names. */
const ACTIVE_NAMES = ['JavaScript', 'JS', 'Launch', 'EmbeddedFile', 'EmbeddedFiles', 'RichMedia', 'XFA', 'Encrypt'];
const ACTIVE = new RegExp(`/(?:${ACTIVE_NAMES.join('|')})(?![A-Za-z0-9])`);
/** The end of a PDF is within its last bytes; some programs write a few more. */
const PDF_END_BYTES = 1024;

function checkPdf(file: Buffer): void {
  const text = file.toString('latin1');
  const whole = /^%PDF-[12]\.\d/.test(text) && text.slice(-PDF_END_BYTES).includes('%%EOF');
  if (!whole) throw fileIsDamaged();
  const plain = text.replaceAll(/#([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  if (ACTIVE.test(plain)) throw fileIsActive();
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
