/**
 * The longest stretch of processor time, in milliseconds, in which this thread did not come back to its event loop while
 * the work was done: so long a server does not answer anybody. Processor time and not the clock, so that whatever else
 * the machine does is not counted.
 */
export async function longestBlock(work: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let last = used();
  const look = () => {
    const now = used();
    longest = Math.max(longest, now - last);
    last = now;
  };
  let ended = false;
  const looking = new Promise<void>((resolve) => {
    const turn = () => {
      look();
      if (ended) resolve();
      else setImmediate(turn);
    };
    setImmediate(turn);
  });
  await work();
  ended = true;
  await looking;
  return longest;
}

/** Processor time of this thread, in milliseconds. */
function used(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}
