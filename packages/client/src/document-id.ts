/**
 * The id of a document of this package in the manifest: the SHA-256 of its text in hexadecimal.
 * @throws TypeError for a document of another origin, which has none
 */
export function documentId(document: object): string {
  const { hash } = (document as { __meta__?: { hash?: unknown } }).__meta__ ?? {};
  if (typeof hash !== 'string') throw new TypeError('The document is not one of @grid-commons/client.');
  return hash;
}
