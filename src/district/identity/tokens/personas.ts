/** How many residents the development seeds bring, and so how many `resident:N` there are. */
export const RESIDENT_PERSONA_COUNT = 200;

/** The personas besides the residents: the name, and the sentence that says who it is. Their roles come from the seeds. */
const STAFF_PERSONAS = {
  unit: 'Manages the resident unit that owns the seeded Tangmen car park, and signs for it as its delegate.',
  unit2: 'Manages another member of the Tangmen alliance.',
  delegate: 'Signs for the unit of `unit2` as its delegate, and manages nothing.',
  branch: 'Is secretary of a grid branch in Tangmen community.',
  community: 'Is on the staff of Tangmen community.',
  subdistrict: 'Is on the staff of Wenquan subdistrict.',
  district: 'Administers Gulou District.',
} as const;

/** Somebody a developer may act as. */
interface Persona {
  readonly name: string;
  /** `sub` of this persona's tokens, under the development issuer. */
  readonly subject: string;
  /** Who this is, as a sentence. */
  readonly description: string;
}

const PERSONAS: ReadonlyMap<string, Persona> = new Map(
  [
    ...Array.from({ length: RESIDENT_PERSONA_COUNT }, (_, index) =>
      persona(`resident:${index + 1}`, `Is resident ${index + 1} of ${RESIDENT_PERSONA_COUNT}, without any role.`),
    ),
    ...Object.entries(STAFF_PERSONAS).map(([name, description]) => persona(name, description)),
  ].map((each) => [each.name, each]),
);

/** The token subject of a persona; `resident` alone is the first resident. Undefined for a name that is nobody's. */
export function subjectOfPersona(name: string): string | undefined {
  return PERSONAS.get(name === 'resident' ? 'resident:1' : name)?.subject;
}

/** Every persona, residents first. */
export function personas(): readonly Persona[] {
  return [...PERSONAS.values()];
}

/** Every persona's name, residents first. */
export function personaNames(): readonly string[] {
  return [...PERSONAS.keys()];
}

/** What the command line takes, in one line. */
export function personaSyntax(): string {
  return ['resident', `resident:1 … resident:${RESIDENT_PERSONA_COUNT}`, ...Object.keys(STAFF_PERSONAS)].join(', ');
}

function persona(name: string, description: string): Persona {
  return { name, subject: `dev|${name}`, description };
}
