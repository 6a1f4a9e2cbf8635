/** What is told without a pause: weights that add up to this, or one subscriber who weighs more; some milliseconds. */
const WEIGHT_AT_ONCE = 100;
/** After each of these, the process has so many times as long for everything else, as they took of a processor. */
const REST = 2;

/** Lets many subscribers of one process be told one after the other, with time for others between. */
export interface Turns {
  /** Resolves when it is the turn of a subscriber. @param weight how much work that is, beside others */
  next(weight: number): Promise<void>;
}

export function startTurns(): Turns {
  let waiting: { readonly weight: number; readonly begin: () => void }[] = [];
  let goingOn = false;

  function goOn(): void {
    const began = process.threadCpuUsage();
    let count = 0;
    for (let weight = 0; count < waiting.length; count++) {
      weight += waiting[count]!.weight;
      if (count > 0 && weight > WEIGHT_AT_ONCE) break;
      waiting[count]!.begin();
    }
    waiting = waiting.slice(count);
    // By then these have been told, as far as nothing had to be read for them.
    setImmediate(() => {
      goingOn = waiting.length > 0;
      const { user, system } = process.threadCpuUsage(began);
      if (goingOn) setTimeout(goOn, (REST * (user + system)) / 1_000);
    });
  }

  return {
    next(weight) {
      return new Promise((begin) => {
        waiting.push({ weight, begin });
        if (goingOn) return;
        goingOn = true;
        setImmediate(goOn);
      });
    },
  };
}
