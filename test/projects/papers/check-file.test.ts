import { constants, deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { MediaType } from '../../../src/projects/papers/attachment.input.ts';
import { checkFile } from '../../../src/projects/papers/check-file.ts';
import { jpeg, PDF, png } from './scans.ts';

/** The name of the refusal; undefined for a file that is taken. */
function judged(file: Buffer, mediaType: MediaType): string | undefined {
  try {
    return void checkFile(file, mediaType);
  } catch (error) {
    return (error as { kind?: string }).kind;
  }
}

/** A stream that is packed, as all newer programs write objects. */
const packed = (content: string, dictionary = '/Type /ObjStm /N 1 /First 5 /Filter /FlateDecode') =>
  Buffer.concat([
    Buffer.from(`2 0 obj\n<< ${dictionary} >>\nstream\n`),
    deflateSync(Buffer.from(content)),
    Buffer.from('\nendstream\nendobj\n'),
  ]);
const pdfOf = (...parts: readonly Buffer[]) => {
  const at = PDF.indexOf('trailer');
  return Buffer.concat([PDF.subarray(0, at), ...parts, PDF.subarray(at)]);
};
/** What does not pack to a few bytes. */
const NUMBERS = Array.from({ length: 2_000 }, (_, at) => (at * at * 7_919) % 10_007).join(' ');
/** A stream that goes on with what does not unpack, long after its beginning. */
const broken = (content: string) =>
  Buffer.concat([
    Buffer.from('2 0 obj\n<< /Type /ObjStm >>\nstream\n'),
    deflateSync(Buffer.from(content), { finishFlush: constants.Z_FULL_FLUSH }),
    Buffer.alloc(8, 0xff),
    Buffer.from('\nendstream\nendobj\n'),
  ]);
/** A JPEG whose frame has another marker: of something that is no frame, say. */
const jpegFramedBy = (marker: number) => {
  const file = jpeg();
  file.writeUInt16BE(marker, file.indexOf(Buffer.from([0xff, 0xc0])));
  return file;
};
/** The pieces of a PNG: its signature, its head, the picture, its end. */
const PNG = { signature: png().subarray(0, 8), head: png().subarray(8, 33), end: png().subarray(-12) };
const pdfWith = (more: string) => Buffer.from(PDF.toString().replace('trailer', `${more}\ntrailer`));

describe('a file is taken', () => {
  it.each<readonly [string, Buffer, MediaType]>([
    ['a PDF', PDF, 'application/pdf'],
    ['a PDF in whose words JavaScript occurs', pdfWith('(JavaScript)'), 'application/pdf'],
    ['a PDF whose objects are packed', pdfOf(packed('7 0 << /Type /Page >>')), 'application/pdf'],
    [
      'a PDF in whose picture the key of a program occurs by chance',
      pdfWith('stream\n\u0001/JS\u0002\nendstream'),
      'application/pdf',
    ],
    ['a PDF with a picture that is packed', pdfOf(packed('\0'.repeat(100_000), '/Subtype /Image')), 'application/pdf'],
    ['a PDF with as many streams as there may be', pdfWith('stream\n'.repeat(5_000)), 'application/pdf'],
    ['a PDF with as many packs as there may be', pdfWith('<< /Type /ObjStm >>\n'.repeat(5_000)), 'application/pdf'],
    [
      'a PDF with something after its end',
      Buffer.concat([PDF, Buffer.alloc(1_024 - '%%EOF\n'.length)]),
      'application/pdf',
    ],
    [
      'a PDF with an old picture before its packed objects',
      pdfOf(Buffer.from('2 0 obj\n<< /Filter /LZWDecode >>\nstream\n1\nendstream\nendobj\n'), packed('7 0 << >>')),
      'application/pdf',
    ],
    ['a JPEG', jpeg(), 'image/jpeg'],
    ['a JPEG that says how its colours are meant', jpeg([0xffee, 'Adobe\0d']), 'image/jpeg'],
    ...[0xffc1, 0xffc2, 0xffc3, 0xffc5, 0xffcf].map(
      (marker) => [`a JPEG with a frame of kind ${marker.toString(16)}`, jpegFramedBy(marker), 'image/jpeg'] as const,
    ),
    ['a JPEG with a colour profile', jpeg([0xffe2, 'ICC_PROFILE\0']), 'image/jpeg'],
    ['a PNG', png(), 'image/png'],
  ])('as %s', (_, file, mediaType) => expect(judged(file, mediaType)).toBeUndefined());
});

describe('a file is refused', () => {
  it.each<readonly [string, Buffer, MediaType, string]>([
    ['that is empty', Buffer.alloc(0), 'application/pdf', 'fileIsDamaged'],
    ['that is empty: JPEG', Buffer.alloc(0), 'image/jpeg', 'fileIsDamaged'],
    [
      'whose end is too far from its end: PDF',
      Buffer.concat([PDF, Buffer.alloc(1_025 - '%%EOF\n'.length)]),
      'application/pdf',
      'fileIsDamaged',
    ],
    [
      'that only ends as it should: JPEG',
      Buffer.concat([Buffer.from([0, 0]), jpeg().subarray(2)]),
      'image/jpeg',
      'fileIsDamaged',
    ],
    [
      'that only goes on as it should: PNG',
      Buffer.concat([Buffer.from([0]), png().subarray(1)]),
      'image/png',
      'fileIsDamaged',
    ],
    ['that has a head and an end alone: PNG', Buffer.concat(Object.values(PNG)), 'image/png', 'fileIsDamaged'],
    [
      'that has no head: PNG',
      Buffer.concat([PNG.signature, png().subarray(PNG.signature.length + PNG.head.length)]),
      'image/png',
      'fileIsDamaged',
    ],
    ['that has no end: PNG', png().subarray(0, -PNG.end.length), 'image/png', 'fileIsDamaged'],
    ...[0xffbf, 0xffc4, 0xffc8, 0xffcc, 0xffd0, 0xffdb].map(
      (marker) =>
        [
          `that has no frame, but ${marker.toString(16)}: JPEG`,
          jpegFramedBy(marker),
          'image/jpeg',
          'fileIsDamaged',
        ] as const,
    ),
    ['with something between its segments', jpeg([0x0012, 'more']), 'image/jpeg', 'fileIsDamaged'],
    ['with notes of the last kind there is', jpeg([0xffef, 'notes']), 'image/jpeg', 'fileTellsMore'],
    ...['zTXt', 'iTXt', 'tIME'].map(
      (type) => [`with ${type}`, png([type, 'x']), 'image/png', 'fileTellsMore'] as const,
    ),
    ...['Rendition', 'EmbeddedFiles', 'RichMedia', 'XFA'].map(
      (name) => [`with ${name}`, pdfWith(`<< /${name} 2 0 R >>`), 'application/pdf', 'fileIsActive'] as const,
    ),
    [
      'with more packs than there may be',
      pdfWith('<< /Type /ObjStm >>\n'.repeat(5_001)),
      'application/pdf',
      'fileIsActive',
    ],
    [
      'whose objects are hidden by what is said before that they are objects',
      pdfWith(`2 0 obj\n<< /Filter /LZWDecode /Type /ObjStm >>\nendobj\n${'% more\n'.repeat(200)}3 0 obj\nendobj`),
      'application/pdf',
      'fileIsActive',
    ],
    [
      'whose objects are hidden far into their dictionary',
      pdfWith(`2 0 obj\n<< ${' '.repeat(600)} /Filter /LZWDecode /Type /ObjStm >>\nendobj`),
      'application/pdf',
      'fileIsActive',
    ],
    [
      'whose objects unpack to more than can be looked at, together',
      pdfOf(packed(`7 0 ${' '.repeat(17 * 1024 * 1024)}`), packed(`8 0 ${' '.repeat(17 * 1024 * 1024)}`)),
      'application/pdf',
      'fileIsActive',
    ],
    ['whose objects break off', pdfOf(broken(`7 0 ${NUMBERS}`)), 'application/pdf', 'fileIsDamaged'],
    ['that is another kind: PDF', png(), 'application/pdf', 'fileIsDamaged'],
    ['that is another kind: JPEG', PDF, 'image/jpeg', 'fileIsDamaged'],
    ['that is another kind: PNG', jpeg(), 'image/png', 'fileIsDamaged'],
    ['that is a page of the web', Buffer.from('<html><script>1</script></html>'), 'application/pdf', 'fileIsDamaged'],
    ['that breaks off: PDF', PDF.subarray(0, -8), 'application/pdf', 'fileIsDamaged'],
    ['that breaks off: JPEG', jpeg().subarray(0, -1), 'image/jpeg', 'fileIsDamaged'],
    ['that breaks off: PNG', png().subarray(0, -1), 'image/png', 'fileIsDamaged'],
    ['that goes on after its end: PNG', Buffer.concat([png(), PDF]), 'image/png', 'fileIsDamaged'],
    ['that goes on after its end: JPEG', Buffer.concat([jpeg(), PDF]), 'image/jpeg', 'fileIsDamaged'],
    [
      'whose checksum is wrong',
      Buffer.from(png().toString('latin1').replace('IDATx', 'IDATy'), 'latin1'),
      'image/png',
      'fileIsDamaged',
    ],
    ['that has no picture: JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xd9]), 'image/jpeg', 'fileIsDamaged'],
    ['that has no picture: PNG', Buffer.from('89504e470d0a1a0a', 'hex'), 'image/png', 'fileIsDamaged'],
    ['with notes of a camera: Exif', jpeg([0xffe1, 'Exif\0\0II*']), 'image/jpeg', 'fileTellsMore'],
    ['with notes of a camera: XMP', jpeg([0xffe1, 'http://ns.adobe.com/xap/1.0/\0']), 'image/jpeg', 'fileTellsMore'],
    ['with notes of a camera: IPTC', jpeg([0xffed, 'Photoshop 3.0\0']), 'image/jpeg', 'fileTellsMore'],
    ['with a comment', jpeg([0xfffe, '拍摄于家中']), 'image/jpeg', 'fileTellsMore'],
    ['with notes of a camera: PNG', png(['eXIf', 'II*']), 'image/png', 'fileTellsMore'],
    ['with words beside the picture', png(['tEXt', 'Author\0某人']), 'image/png', 'fileTellsMore'],
    ['with a program', pdfWith('<< /S /JavaScript /JS (1) >>'), 'application/pdf', 'fileIsActive'],
    ['with a program whose name is disguised', pdfWith('<< /S /J#61vaScript >>'), 'application/pdf', 'fileIsActive'],
    [
      'with a program that is packed',
      pdfOf(packed('7 0 << /S /JavaScript /JS (1) >>')),
      'application/pdf',
      'fileIsActive',
    ],
    [
      'with a program that is packed and called something else',
      pdfOf(packed('% \n7 0 << /S /J#61vaScript >>', '/Length 9')),
      'application/pdf',
      'fileIsActive',
    ],
    [
      'with a program in the second of two packs',
      pdfOf(packed('7 0 << /Type /Page >>'), packed('8 0 << /S /Rendition /JS (1) >>')),
      'application/pdf',
      'fileIsActive',
    ],
    [
      'whose objects are packed in a way that hides them',
      pdfWith('<< /Type /ObjStm /N 1 /Filter [/ASCIIHexDecode /FlateDecode] >>'),
      'application/pdf',
      'fileIsActive',
    ],
    [
      'whose objects unpack to more than can be looked at',
      pdfOf(packed(`7 0 ${' '.repeat(33 * 1024 * 1024)}`)),
      'application/pdf',
      'fileIsActive',
    ],
    ['of a great many streams', pdfWith('stream\n'.repeat(5_001)), 'application/pdf', 'fileIsDamaged'],
    ['that starts something', pdfWith('<< /S /Launch >>'), 'application/pdf', 'fileIsActive'],
    ['with a file in it', pdfWith('<< /Type /EmbeddedFile >>'), 'application/pdf', 'fileIsActive'],
    ['that is locked', pdfWith('<< /Encrypt 2 0 R >>'), 'application/pdf', 'fileIsActive'],
  ])('%s', (_, file, mediaType, kind) => expect(judged(file, mediaType)).toBe(kind));
});
