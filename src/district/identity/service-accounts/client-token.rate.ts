/** Counts what each of many does in a window of time. */
interface RateLimit {
  /** Counts one more. @returns 0 if that is within the limit, else the seconds until the window ends, at least 1 */
  count(key: string): number;
}

/**
 * A limit per key in fixed windows, held in this process: with several, each grants as much. That is enough to keep one
 * caller from taking a process for itself, which is all it is for.
 * @param max how often a key may count in a window
 * @param windowSeconds how long a window is
 * @param keysMax most keys remembered at once; the oldest windows are forgotten first
 */
export function rateLimit(
  { max, windowSeconds, keysMax }: { max: number; windowSeconds: number; keysMax: number },
  now: () => Temporal.Instant,
): RateLimit {
  const windows = new Map<string, { endsAt: number; counted: number }>();
  return {
    count(key) {
      const at = now().epochMilliseconds;
      let window = windows.get(key);
      if (!window || window.endsAt <= at) {
        windows.delete(key);
        if (windows.size >= keysMax) windows.delete(windows.keys().next().value!);
        window = { endsAt: at + windowSeconds * 1_000, counted: 0 };
        windows.set(key, window);
      }
      window.counted++;
      return window.counted <= max ? 0 : Math.max(1, Math.ceil((window.endsAt - at) / 1_000));
    },
  };
}
