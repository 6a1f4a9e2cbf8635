/** Whether an address of a socket is one of this machine's own: 127.0.0.0/8 or ::1. */
export function isLoopback(address: string | undefined): boolean {
  return address !== undefined && /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/.test(address);
}

/**
 * Whether a host, as in a Host header or an origin, with a port or without, names this machine whatever a name server
 * says. A page from elsewhere whose name has been pointed at this machine (DNS rebinding) still bears that name.
 */
export function isLoopbackHost(host: string | undefined): boolean {
  return host !== undefined && /^(localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])(:\d{1,5})?$/i.test(host);
}
