/**
 * The address that phones open in their map application (RFC 5870 is understood by Android; iOS takes the https form).
 * The point is WGS-84, as the API has it.
 */
export function mapAddress(
  { latitude, longitude }: { readonly latitude: number; readonly longitude: number },
  name: string,
): string {
  const apple = /iPhone|iPad|Macintosh/.test(navigator.userAgent);
  if (apple) return `https://maps.apple.com/?${new URLSearchParams({ ll: `${latitude},${longitude}`, q: name })}`;
  return `geo:${latitude},${longitude}?q=${latitude},${longitude}(${encodeURIComponent(name)})`;
}
