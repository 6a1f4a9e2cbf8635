/**
 * A person's name as shown to those who have no need of it: the first character, and as many asterisks for every name,
 * since its length tells people apart, too.
 */
export function maskedName(name: string): string {
  return `${[...name][0] ?? ''}**`;
}
