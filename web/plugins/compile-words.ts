import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import type { Plugin } from 'vite';
import { callsOf, type Edit, edited, literalOf, nodesOf, type SyntaxNode } from './edits.ts';

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
      if (!code.includes('zh-CN') || id.includes('node_modules') || !/\.tsx?$/.test(id)) return null;
      const tree = this.parse(code);
      const messages = callsOf(tree, ['words']).flatMap(({ args: [, table] }) => {
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
      const isIn = ({ start, end }: SyntaxNode, edits: readonly Edit[]) =>
        edits.some((edit) => edit.start >= start && edit.end <= end);
      // Tables beside the messages, as that of the screens, have their texts as they are.
      const others = [...nodesOf(tree)]
        .filter((node) => isBilingual(node) && !isIn(node, messages))
        .flatMap((table) => valuesOf(table))
        .map((text) => ({ start: text.start, end: text.end, text: JSON.stringify(change(literalOf(text)!)) }));
      const edits = [...messages, ...others];
      return edits.length > 0 ? { code: edited(code, edits), map: null } : null;
    },
  };
}

/** Whether it is one text in both languages, as it stands. */
function isBilingual(node: SyntaxNode): boolean {
  if (node.type !== 'ObjectExpression') return false;
  const keys = ((node.properties ?? []) as readonly { readonly key?: { name?: string; value?: unknown } }[]).map(
    ({ key }) => key?.name ?? key?.value,
  );
  const both = keys.length === 2 && keys.includes('zh-CN') && keys.includes('en');
  return both && valuesOf(node).every((text) => literalOf(text) !== undefined);
}

function valuesOf(object: SyntaxNode): SyntaxNode[] {
  const properties = (object.properties ?? []) as readonly { readonly value: SyntaxNode }[];
  return properties.map(({ value }) => value);
}
