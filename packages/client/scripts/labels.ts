import { type EnumValueDefinitionNode, Kind, parse } from 'graphql';

/** What one value of an enum is called on a page. */
export interface Label {
  readonly en: string;
  readonly 'zh-CN': string;
}

/** By enum, then by value. */
export type Labels = Readonly<Record<string, Readonly<Record<string, Label>>>>;

/** Words for what the schema does not tell, by `Enum.VALUE`. */
export type LabelWords = Readonly<Record<string, Partial<Label>>>;

/** The Chinese term with which the description of a value ends. */
const CHINESE_TERM = /(?:^|\s)(\p{Script=Han}[\p{Script=Han}、（）]*)$/u;

/**
 * The labels of all enum values of a schema: the Chinese term at the end of the description, and the value itself in
 * English words. `words` fills in what neither tells.
 * @throws Error naming each value without a Chinese label, and each word that stands in for one the schema has by now,
 *   or for a value it no longer has
 */
export function labelsOf(sdl: string, words: LabelWords): Labels {
  const problems: string[] = [];
  const unused = new Set(Object.keys(words));
  const label = (path: string, { name, description }: EnumValueDefinitionNode): Label => {
    unused.delete(path);
    const term = CHINESE_TERM.exec(description?.value ?? '')?.[1];
    const word = words[path]?.['zh-CN'];
    if (term && word) problems.push(`${path} has its Chinese term in the schema: take the word for it out.`);
    if (!term && !word) problems.push(`${path} has no Chinese term: end its description with one.`);
    return { en: words[path]?.en ?? inWords(name.value), 'zh-CN': term ?? word ?? '' };
  };
  const labels: Labels = Object.fromEntries(
    parse(sdl)
      .definitions.flatMap((one) => (one.kind === Kind.ENUM_TYPE_DEFINITION ? [one] : []))
      .map(({ name, values = [] }) => [
        name.value,
        Object.fromEntries(
          values.map((value) => [value.name.value, label(`${name.value}.${value.name.value}`, value)]),
        ),
      ]),
  );
  problems.push(...[...unused].map((path) => `There is no ${path}: take the word for it out.`));
  if (problems.length > 0) throw new Error(`The labels of packages/client/label-words.json:\n${problems.join('\n')}`);
  return labels;
}

/** `CHECKED_IN` → `Checked in`. */
function inWords(value: string): string {
  const words = value.toLowerCase().replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
