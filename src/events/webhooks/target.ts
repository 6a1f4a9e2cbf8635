import type { Targets } from '../../request/context.ts';
import type { LookupAddress } from 'node:dns';
import { Resolver } from 'node:dns/promises';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Longest URL, in characters; the database holds the same bound. */
export const URL_LENGTH_MAX = 2_000;
/** HTTPS and its usual stand-in: a message must not reach what else listens on a host. */
const PORTS = ['', '8443'];
/** How long one question to the name server may take, in milliseconds, and how often it is asked. */
const RESOLVE_TIMEOUT_MS = 2_000;
const RESOLVE_TRIES = 2;
/** The only part of IPv6 that is routed on the internet: RFC 4291 §2.4, IANA's registry of global unicast. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');
/** Addresses that look public, and stand for the machine that a cloud runs us on: Azure's wire server. */
const INSIDE_CLOUDS = new Set(['168.63.129.16']);

/** Thrown when a host is not found, or has an address that messages may not go to. */
export class NoPublicAddressError extends Error {
  override readonly name = 'NoPublicAddressError';
}

/** Targets as the settings say, with names asked of the name servers of this machine. */
export function targetsOf({ allowPrivate }: Pick<Targets, 'allowPrivate'>): Targets {
  return { allowPrivate, resolve: resolveName };
}

/** Where messages may go unless the server was told otherwise. */
export const PUBLIC_TARGETS = targetsOf({ allowPrivate: false });

/** The URL in its normal form if messages may be sent to URLs like it, whatever its host turns out to be. */
export function fitUrl(text: string, { allowPrivate }: Pick<Targets, 'allowPrivate'>): URL | undefined {
  if (text.length > URL_LENGTH_MAX || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (url.username || url.password || url.hash || !url.hostname || url.href.length > URL_LENGTH_MAX) return undefined;
  if (url.protocol === 'https:') return allowPrivate || PORTS.includes(url.port) ? url : undefined;
  return url.protocol === 'http:' && allowPrivate && isLoopbackName(url.hostname) ? url : undefined;
}

/**
 * The addresses of a host of a URL, every one of which messages may go to. One that may not shuts out the host: which
 * one a connection takes is not for us to bet on.
 * @throws NoPublicAddressError
 */
export async function addressesOf(hostname: string, targets: Targets): Promise<LookupAddress[]> {
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  const found = isIP(host) ? [host] : await targets.resolve(host).catch(() => []);
  const refused = found.some((address) => !targets.allowPrivate && !isPublic(address));
  if (found.length === 0 || refused) throw new NoPublicAddressError('The host has no public address.');
  return found.map((address) => ({ address, family: isIP(address) }));
}

/**
 * Whether an address is one on the internet: no private, local, shared, mapped, translated, reserved or multicast one,
 * by the registries of special addresses (RFC 6890) as ipaddr.js keeps them.
 */
export function isPublic(address: string): boolean {
  if (isIP(address) === 0) return false;
  const parsed = ipaddr.process(address);
  if (INSIDE_CLOUDS.has(parsed.toString()) || parsed.range() !== 'unicast') return false;
  return parsed instanceof ipaddr.IPv4 || parsed.match(GLOBAL_UNICAST);
}

function isLoopbackName(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || (isIP(hostname) === 4 && hostname.startsWith('127.'));
}

/**
 * Asks the name servers, not the system: its way occupies one of the few threads that files are read with as well, so
 * that a slow name server would hold up everything.
 */
async function resolveName(hostname: string): Promise<string[]> {
  // RFC 6761 §6.3: it is not to be asked of name servers.
  if (hostname === 'localhost') return ['127.0.0.1'];
  const resolver = new Resolver({ timeout: RESOLVE_TIMEOUT_MS, tries: RESOLVE_TRIES });
  const found = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)]);
  return found.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
}
