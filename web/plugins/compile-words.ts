import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import type { Plugin } from 'vite';
import { callsOf, edited, literalOf, type SyntaxNode } from './edits.ts';

/** How a text is changed before it is compiled; what stands in braces is none. */
export type ChangeText = (text: string) => string;

/**
 * Compiles the messages of `words('screen', { … })` while the application is built, so that no page brings a compiler
 * along. A message that cannot be compiled, or is put together only when it is said, ends the build.
 */
export function compileWords(change: ChangeText = (text) => text): Plugin {
  return {
    name: 'compile-words',
    transform(code, id) {
      if (!code.includes('words(') || id.includes('node_modules') || !/\.tsx?$/.test(id)) return null;
      const edits = callsOf(this.parse(code), ['words']).flatMap(({ args: [, table] }) => {
        if (table?.type !== 'ObjectExpression') return [];
        return valuesOf(table).flatMap((texts) =>
          valuesOf(texts).map((text) => {
            const message = literalOf(text);
            if (message === undefined)
              return this.error({ id, message: 'A message is a text as it stands.' }, text.start);
            try {
              const compiled = JSON.stringify(compileMessageOrThrow(message, change));
              return { start: text.start, end: text.end, text: compiled };
            } catch (cause) {
              return this.error({ id, message: `“${message}” is no message: ${String(cause)}` }, text.start);
            }
          }),
        );
      });
      return edits.length > 0 ? { code: edited(code, edits), map: null } : null;
    },
  };
}

function valuesOf(object: SyntaxNode): SyntaxNode[] {
  const properties = (object.properties ?? []) as readonly { readonly value: SyntaxNode }[];
  return properties.map(({ value }) => value);
}
