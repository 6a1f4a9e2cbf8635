/** Where is searched: around a point, in a community, or in all of the district. */
export type Place =
  | { readonly latitude: number; readonly longitude: number; readonly meters: number }
  | { readonly code: string }
  | undefined;

/** How far people walk to a car park or a court, and how far they ride if there is none. */
export const NEAR_METERS = 2_000;
export const WIDE_METERS = 10_000;

const STORED = 'place';

export function placeOf(params: URLSearchParams): Place {
  const code = params.get('code');
  if (code) return /^\d{6,15}$/.test(code) ? { code } : undefined;
  const [latitude, longitude] = (params.get('at') ?? '').split(',').map(Number);
  if (latitude === undefined || longitude === undefined || !Number.isFinite(latitude) || !Number.isFinite(longitude))
    return undefined;
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return undefined;
  return { latitude, longitude, meters: params.get('far') === 'yes' ? WIDE_METERS : NEAR_METERS };
}

/** The place of last time, as parameters of the address. Where somebody is now is asked again, and not kept. */
export function storedCode(): string | null {
  return localStorage.getItem(STORED);
}

export function storeCode(code: string | null): void {
  if (code === null) localStorage.removeItem(STORED);
  else localStorage.setItem(STORED, code);
}

/** Four decimals are 11 m: enough to walk by, and not which flat. */
const DECIMALS = 4;
const LOCATING_MS = 8_000;

/** Where the phone says it is (WGS-84), as `latitude,longitude`. @throws when nobody may know, or nothing is found in time */
export function locate(): Promise<string> {
  return new Promise((resolve, reject) => {
    if (!('geolocation' in navigator)) return reject(new Error('no geolocation'));
    navigator.geolocation.getCurrentPosition(
      ({ coords }) =>
        resolve([coords.latitude, coords.longitude].map((degrees) => degrees.toFixed(DECIMALS)).join(',')),
      reject,
      { timeout: LOCATING_MS, maximumAge: 60_000 },
    );
  });
}
