/** How many residents the development seeds bring, and so how many `resident:N` there are. */
export const RESIDENT_PERSONA_COUNT = 200;

/** The personas besides the residents: the name, and the sentences that say who it is. Their roles come from the seeds. */
const STAFF_PERSONAS = {
  unit: [
    'Manages the resident unit that owns the seeded Tangmen car park, and signs for it as its delegate.',
    '驻区单位管理员：管理汤门停车场所属的单位，并作为代表签字',
  ],
  unit2: ['Manages another member of the Tangmen alliance.', '驻区单位管理员：汤门联盟的另一成员单位'],
  delegate: ['Signs for the unit of `unit2` as its delegate, and manages nothing.', '单位代表：为另一成员单位签字'],
  branch: ['Is secretary of a grid branch in Tangmen community.', '网格党支部书记：汤门社区'],
  community: ['Is on the staff of Tangmen community.', '社区工作人员：汤门社区'],
  subdistrict: ['Is on the staff of Wenquan subdistrict.', '街道工作人员：温泉街道'],
  district: ['Administers Gulou District.', '区管理员：鼓楼区'],
} as const;

/** Somebody a developer may act as. */
interface Persona {
  readonly name: string;
  /** `sub` of this persona's tokens, under the development issuer. */
  readonly subject: string;
  /** Who this is, as a sentence. */
  readonly description: string;
  /** The same in Chinese. */
  readonly descriptionZh: string;
}

const PERSONAS: ReadonlyMap<string, Persona> = new Map(
  [
    ...Array.from({ length: RESIDENT_PERSONA_COUNT }, (_, index) =>
      persona(`resident:${index + 1}`, [
        `Is resident ${index + 1} of ${RESIDENT_PERSONA_COUNT}, without any role.`,
        `居民 ${index + 1}`,
      ]),
    ),
    ...Object.entries(STAFF_PERSONAS).map(([name, descriptions]) => persona(name, descriptions)),
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

function persona(name: string, [description, descriptionZh]: readonly [en: string, zh: string]): Persona {
  return { name, subject: `dev|${name}`, description, descriptionZh };
}
