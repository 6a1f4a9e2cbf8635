import { enumLabels } from './generated/enum-labels.ts';

export type LabelLanguage = 'en' | 'zh-CN';

/** The enums of the schema, by name. */
export type EnumName = keyof typeof enumLabels;

type Labels = Readonly<Record<string, Readonly<Record<LabelLanguage, string>>>>;

/**
 * What a value of an enum is called on a page: `labelOf('BookingState', 'NO_SHOW', 'zh-CN')` is `未到`.
 * A value that the schema got after this package was made is shown as it is.
 */
export function labelOf(name: EnumName, value: string, language: LabelLanguage): string {
  const labels: Labels = enumLabels[name];
  // Browsers of offices are too old for Object.hasOwn; what all objects have bears no language.
  return labels[value]?.[language] ?? value;
}

/** All values of an enum with their labels, in the order of the schema, as a list to choose from has them. */
export function labelsOf(name: EnumName, language: LabelLanguage): { value: string; label: string }[] {
  return Object.entries<Labels[string]>(enumLabels[name]).map(([value, label]) => ({ value, label: label[language] }));
}
