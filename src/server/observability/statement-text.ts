/** Strings (with escapes, and between dollars), names in quotes, which stay, and numbers that are no parameter or part of a name. */
const LITERALS =
  /(?<!\w)[eE]'(?:[^'\\]|''|\\.)*'?|'(?:[^']|'')*'?|\$([A-Za-z_]\w*)?\$.*?(?:\$\1\$|$)|("(?:[^"]|"")*")|(?<![\w$.])\d+(?:\.\d+)?/gs;

/**
 * The text of a statement without the values in it: the ORM writes those into the text, and they may be of people. Our own
 * statements have parameters instead.
 */
export function withoutValues(statement: string): string {
  return statement.replace(LITERALS, (_literal, _tag, name: string | undefined) => name ?? '?');
}
