import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** An IPv6 address of a household or a host is one of so many bits' network, of which they have every address. */
const IPV6_NETWORK_BITS = 64;

/** Whom an address stands for: itself, or of an IPv6 address its network. An IPv4 address written as an IPv6 one is itself. */
export function networkOf(address: string): string {
  if (!isIP(address)) return address;
  const read = ipaddr.process(address);
  if (!(read instanceof ipaddr.IPv6)) return read.toString();
  return ipaddr.IPv6.networkAddressFromCIDR(`${read.toNormalizedString()}/${IPV6_NETWORK_BITS}`).toString();
}
