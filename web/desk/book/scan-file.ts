/** So many dots a page has at most on its longer side: A4 at 300 dpi. */
const PAGE_DOTS_MAX = 3508;
/** How good a picture of a page is kept, 0 to 1: seals and signatures stay sharp. */
const PAGE_QUALITY = 0.85;

/** A scan as it is sent: without what a camera writes beside a picture, such as the place where it was taken. */
interface ScanFile {
  readonly content: Blob;
  readonly mediaType: string;
  /** SHA-256, hexadecimal. */
  readonly sha256: string;
}

/**
 * Makes of a file that somebody has chosen, or of a photograph just taken, what is sent: pictures are drawn anew, which
 * leaves out the notes of the camera and all that is larger than a page needs; a PDF stays as it is.
 * @throws when it is a picture that this browser cannot read
 */
export async function scanOf(file: File): Promise<ScanFile> {
  const content = file.type === 'application/pdf' ? file : await redrawn(file);
  const hash = await crypto.subtle.digest('SHA-256', await content.arrayBuffer());
  const sha256 = Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return { content, mediaType: content.type, sha256 };
}

async function redrawn(file: File): Promise<Blob> {
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, PAGE_DOTS_MAX / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser draws no pictures');
  // Paper is white where a picture lets the page show through.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('No picture'))), 'image/jpeg', PAGE_QUALITY),
  );
}

/** Sends a scan to the address that it was given. @returns in words why it was not taken; nothing when it was */
export async function sendScan(address: string, { content, mediaType }: ScanFile, language: string) {
  const headers = { 'content-type': mediaType, 'accept-language': language };
  const answer = await fetch(address, { method: 'PUT', body: content, headers, credentials: 'same-origin' });
  if (answer.ok) return undefined;
  const said = (await answer.json().catch(() => ({}))) as { message?: string };
  return said.message ?? answer.statusText;
}
