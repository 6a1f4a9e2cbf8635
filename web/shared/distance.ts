import type { Language } from './words.ts';

interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** How far it is: `350 米`. */
export function distanceText(meters: number, language: Language): string {
  if (meters >= 1_000) return `${(meters / 1_000).toFixed(1)} ${language === 'en' ? 'km' : '公里'}`;
  return `${Math.round(meters)} ${language === 'en' ? 'm' : '米'}`;
}

/** Where somebody has said to be: for this tab alone, and gone with it. */
const HERE = 'here';

/** @param at `latitude,longitude`; null for who looks elsewhere */
export function keepHere(at: string | null): void {
  if (at === null) sessionStorage.removeItem(HERE);
  else sessionStorage.setItem(HERE, at);
}

const EARTH_METERS = 6_371_008;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** How far a place is from where somebody has said to be, in metres; undefined where nobody has. */
export function metersFromHere({ latitude, longitude }: Point): number | undefined {
  const [from, west] = (sessionStorage.getItem(HERE) ?? '').split(',').map(Number);
  if (from === undefined || west === undefined || !Number.isFinite(from) || !Number.isFinite(west)) return undefined;
  const half =
    Math.sin(radians(latitude - from) / 2) ** 2 +
    Math.cos(radians(from)) * Math.cos(radians(latitude)) * Math.sin(radians(longitude - west) / 2) ** 2;
  return 2 * EARTH_METERS * Math.asin(Math.sqrt(half));
}
