/** What frontends of Grid Commons need, for any GraphQL client: documents with their types, labels, what a cache must know. */
export * from './generated/graphql.ts';
export { type FragmentType, makeFragmentData, readFragment } from './generated/fragment-masking.ts';
export { possibleTypes } from './generated/possible-types.ts';
export { documentId } from './document-id.ts';
export { type EnumName, type LabelLanguage, labelOf, labelsOf } from './labels.ts';
