import { createHash } from 'node:crypto';

/** What a page brings along in itself, each text exactly as it stands between its tags. */
interface Inline {
  readonly scripts?: readonly string[];
  readonly styles?: readonly string[];
  /** Origins of which it shows pictures, beside this server. */
  readonly pictures?: readonly string[];
}

/**
 * The headers of a page: it runs, shows and asks what this server serves, and nothing else; what it brings along itself is
 * named by its hash. No other site shows it in a frame.
 */
export function pageHeaders({ scripts = [], styles = [], pictures = [] }: Inline = {}): Readonly<
  Record<string, string>
> {
  const policy = [
    "default-src 'none'",
    ["script-src 'self'", ...scripts.map(hashOf)].join(' '),
    ["style-src 'self'", ...styles.map(hashOf)].join(' '),
    ["img-src 'self' data:", ...pictures].join(' '),
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ];
  return {
    'content-security-policy': policy.join('; '),
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'geolocation=(self), camera=(), microphone=()',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    // A page names the files of one build, so it is asked for anew each time; the files themselves are kept.
    'cache-control': 'no-cache',
  };
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
