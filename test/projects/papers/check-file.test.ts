import { deflateSync } from 'node:zlib';
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
const pdfWith = (more: string) => Buffer.from(PDF.toString().replace('trailer', `${more}\ntrailer`));

describe('a file is taken', () => {
  it.each<[string, Buffer, MediaType]>([
    ['a PDF', PDF, 'application/pdf'],
    ['a PDF in whose words JavaScript occurs', pdfWith('(JavaScript)'), 'application/pdf'],
    ['a PDF whose objects are packed', pdfOf(packed('7 0 << /Type /Page >>')), 'application/pdf'],
    [
      'a PDF in whose picture the key of a program occurs by chance',
      pdfWith('stream\n\u0001/JS\u0002\nendstream'),
      'application/pdf',
    ],
    ['a PDF with a picture that is packed', pdfOf(packed('\0'.repeat(100_000), '/Subtype /Image')), 'application/pdf'],
    ['a JPEG', jpeg(), 'image/jpeg'],
    ['a JPEG with a colour profile', jpeg([0xffe2, 'ICC_PROFILE\0']), 'image/jpeg'],
    ['a PNG', png(), 'image/png'],
  ])('as %s', (_, file, mediaType) => expect(judged(file, mediaType)).toBeUndefined());
});

describe('a file is refused', () => {
  it.each<[string, Buffer, MediaType, string]>([
    ['that is empty', Buffer.alloc(0), 'application/pdf', 'fileIsDamaged'],
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
