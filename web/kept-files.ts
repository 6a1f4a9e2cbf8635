/** How long a file stays that the newest build no longer needs: whoever has an older page open still loads its parts. */
export const KEPT_DAYS = 30;

/** When each file was last part of the newest build, in milliseconds since 1970. */
export type LastNeeded = Readonly<Record<string, number>>;

/**
 * What stays and what goes after a build.
 * @param before as the build before has left it
 * @param replaced the files that were needed until now
 * @param needed those of this build
 */
export function keptFiles(
  before: LastNeeded,
  replaced: readonly string[],
  needed: readonly string[],
  now: number,
): { readonly kept: LastNeeded; readonly gone: readonly string[] } {
  const until = { ...before, ...Object.fromEntries([...replaced, ...needed].map((file) => [file, now])) };
  const isGone = (file: string) => now - until[file]! > KEPT_DAYS * 24 * 3_600_000;
  const files = Object.keys(until);
  return {
    kept: Object.fromEntries(files.filter((file) => !isGone(file)).map((file) => [file, until[file]!])),
    gone: files.filter(isGone),
  };
}
