const restarts: (() => void)[] = [];

/** Counts from 1 on, until {@link countAnew}. */
export function counting(): () => number {
  let count = 0;
  restarts.push(() => (count = 0));
  return () => ++count;
}

/** Every count begins at 1 again: for a process that fills one database after the other. */
export function countAnew(): void {
  for (const restart of restarts) restart();
}
