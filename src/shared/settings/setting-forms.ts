import ipaddr from 'ipaddr.js';
import { z } from 'zod';

// The forms of values that settings take.

/** Plain HTTP is safe only where nobody can listen in. */
const LOOPBACK_HOSTS = ['localhost', '127.0.0.1', '[::1]'];
/** Turns a limit off. */
export const OFF = 'off';

/** A URL as messages show it: without user, password and query. */
export function shownUrl(url: string): string {
  const { protocol, host, pathname } = new URL(url);
  // Without "//" everything after the scheme is the path, credentials included.
  return host ? `${protocol}//${host}${pathname}` : `${protocol}…`;
}

export function wholeNumber(min: number, max: number) {
  return z.string().regex(/^\d+$/).transform(Number).pipe(z.number().min(min).max(max));
}

/** A number that can be turned off. */
export function limit(min: number, max: number, setting: { readonly default: string }) {
  return z
    .union([z.literal(OFF), wholeNumber(min, max)])
    .default(Number(setting.default))
    .transform((value) => (value === OFF ? undefined : value));
}

export function isNetwork(value: string): boolean {
  return ipaddr.isValid(value) || ipaddr.isValidCIDR(value);
}

export function isDatabaseUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  return /^postgres(ql)?:$/.test(url.protocol) && url.host !== '';
}

export function isHttpUrl(value: string): boolean {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}

export function isIssuer(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK_HOSTS.includes(url.hostname));
  // OpenID Connect Discovery 1.0 §3: an issuer has no query and no fragment.
  return isSafe && !url.username && !url.password && !url.search && !url.hash;
}

export function isOrigin(value: string): boolean {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol) && new URL(value).origin === value;
}

/** Pairs of a name in capitals and a word, separated by commas: `BOOKED=SMS_1,REMINDER=SMS_2`. */
export const PAIRS_FORM = /^[A-Z_]+=[^\s,=]+(,\s*[A-Z_]+=[^\s,=]+)*$/;

export function pairsFrom(text: string): ReadonlyMap<string, string> {
  return new Map(text.split(',').map((pair) => pair.trim().split('=') as [string, string]));
}

export function oneOf(values: readonly string[]): string {
  return `one of ${values.join(', ')}`;
}
