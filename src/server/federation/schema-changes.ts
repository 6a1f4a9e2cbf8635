import { type Change, CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { z } from 'zod';

/** Changes that break clients and are meant to: `schema/intended-changes.json`. */
const intendedChangesShape = z.array(
  z.strictObject({
    /** The kind of change and its place, as the check names them: `FIELD_REMOVED Booking.reference`. */
    change: z.string().regex(/^[A-Z_]+ \S+$/),
    /** Why it has to be, for those whom it breaks. */
    reason: z.string().trim().min(20),
    /** The day on which it was decided. */
    date: z.iso.date(),
  }),
);
type IntendedChange = z.infer<typeof intendedChangesShape>[number];

/**
 * Reads the list of intended changes.
 * @throws Error when it is no such list: an entry without a reason is none
 */
export function readIntendedChanges(json: string): IntendedChange[] {
  return intendedChangesShape.parse(JSON.parse(json));
}

/**
 * What is wrong with a schema in the eyes of those who use the released one.
 * @param released the text of the schema that was last released
 * @param current the text of the schema as it is now
 * @returns a line for each change that breaks clients and is not listed, and for each that is listed and has not been made
 */
export async function unintendedChanges(
  released: string,
  current: string,
  intended: readonly IntendedChange[],
): Promise<string[]> {
  const changes = await diff(schemaOf(released), schemaOf(current));
  const breaking = changes.filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking);
  const listed = new Set(intended.map(({ change }) => change));
  const made = new Set(breaking.map(nameOf));
  return [
    ...breaking
      .filter((change) => !listed.has(nameOf(change)))
      .map((change) => `${nameOf(change)} breaks clients of the released schema: ${change.message}.`),
    ...intended
      .filter(({ change }) => !made.has(change))
      .map(({ change }) => `${change} is listed as intended, and is no change from the released schema.`),
  ];
}

function nameOf({ type, path }: Change): string {
  return `${String(type)} ${path ?? ''}`;
}

/** A subgraph's text, with directives that it links to and does not define. */
function schemaOf(sdl: string): GraphQLSchema {
  return buildSchema(sdl, { assumeValidSDL: true });
}
