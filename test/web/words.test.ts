import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';
import { enumLabels } from '../../packages/client/src/generated/enum-labels.ts';
import { buildCommonsSchema } from '../../src/server/graphql/schema.ts';
import { ErrorCode } from '../../src/shared/refusal.ts';
import { callsOf, literalOf, nodesOf, type SyntaxNode } from '../../web/plugins/edits.ts';

const WEB = new URL('../../web/', import.meta.url).pathname;
const files = globSync('{shared,resident,desk}/**/*.{ts,tsx}', { cwd: WEB });

interface Property {
  readonly key: { readonly name?: string; readonly value?: unknown };
  readonly value: SyntaxNode;
}

const propertiesOf = (object: SyntaxNode | undefined) => (object?.properties ?? []) as readonly Property[];
const keyOf = ({ key }: Property) => key.name ?? String(key.value);
const treeOf = (file: string) => parseSync(file, readFileSync(join(WEB, file), 'utf8')).program;

/** The messages of all screens, each with the texts that it has, by language. */
const messages = files.flatMap((file) =>
  callsOf(treeOf(file), ['words']).flatMap(({ args: [screen, table] }) =>
    propertiesOf(table).map((message) => ({
      name: `${literalOf(screen)}.${keyOf(message)}`,
      texts: Object.fromEntries(propertiesOf(message.value).map((text) => [keyOf(text), literalOf(text.value) ?? ''])),
    })),
  ),
);

/** What a message mentions, by name. */
function mentionedIn(tokens: unknown): string[] {
  if (!Array.isArray(tokens)) return [];
  return tokens.flatMap((token: unknown) => {
    if (!Array.isArray(token)) return [];
    const [name, , cases] = token as [string, string?, object?];
    return [name, ...Object.values(cases ?? {}).flatMap(mentionedIn)];
  });
}

describe('the words of the pages', () => {
  it('are there in both languages, Chinese in the one and none in the other, and mention the same', () => {
    expect(messages.length).toBeGreaterThan(100);
    for (const { name, texts } of messages) {
      expect(Object.keys(texts).toSorted(), name).toEqual(['en', 'zh-CN']);
      expect(texts.en, name).toMatch(/\w/);
      expect(texts.en, name).not.toMatch(/\p{Script=Han}/u);
      const mentioned = (language: string) =>
        [...new Set(mentionedIn(compileMessageOrThrow(texts[language]!)))].toSorted();
      expect(mentioned('zh-CN'), name).toEqual(mentioned('en'));
    }
  });

  it('have a name each', () => {
    const names = messages.map(({ name }) => name);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  it('are there for every value of every enum, refusals among them', () => {
    const { schema } = buildCommonsSchema();
    const labels: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>> = enumLabels;
    for (const type of Object.values(schema.getTypeMap())) {
      if (!('getValues' in type) || type.name.startsWith('_') || type.name.startsWith('link__')) continue;
      for (const { name } of type.getValues()) {
        expect(labels[type.name]?.[name], `${type.name}.${name}`).toEqual({
          en: expect.stringMatching(/\w/),
          'zh-CN': expect.stringMatching(/\p{Script=Han}/u),
        });
      }
    }
    expect(Object.keys(labels.ErrorCode!).toSorted()).toEqual(Object.values(ErrorCode).toSorted());
  });

  it('are said by their names: no screen has a bare text', () => {
    const bare = files
      .filter((file) => file.endsWith('.tsx'))
      .flatMap((file) =>
        [...nodesOf(treeOf(file))]
          .filter(({ type, value }) => type === 'JSXText' && /\p{L}/u.test(String(value)))
          .map(({ value }) => `${file}: ${String(value).trim()}`),
      );
    expect(bare).toEqual([]);
  });
});
