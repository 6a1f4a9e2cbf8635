/** A slip in the text of a statement. */
interface Replacement {
  readonly from: number;
  readonly until: number;
  readonly instead: string;
}

/** Words and signs of SQL, and what they are mistaken for. Longer signs come first: `<->` and `<@` hold a `<`. */
const SLIPS: Readonly<Record<string, readonly string[]>> = {
  '<->': [],
  '<@': ['@>'],
  '@>': ['<@'],
  '=>': [],
  '->>': [],
  '->': [],
  '||': [],
  '&&': [],
  '<=': ['<', '>'],
  '>=': ['>', '<'],
  '<>': ['='],
  '<': ['<=', '>='],
  '>': ['>=', '<='],
  '=': ['<>'],
  '+': ['-'],
  '-': ['+'],
  '/': ['*'],
  "'[]'": ["'[)'"],
  "'[)'": ["'[]'"],
  and: ['or'],
  or: ['and'],
  'is not null': ['is null'],
  'is null': ['is not null'],
  'not exists': ['exists'],
  exists: ['not exists'],
  'not in': ['in'],
  'not ': [''],
  ' in (': [' not in ('],
  ' desc': [''],
  'left join': ['join'],
  'distinct ': [''],
  'union all': [],
  greatest: ['least'],
  least: ['greatest'],
  'min(': ['max('],
  'max(': ['min('],
  'sum(': ['max('],
  ' filter (where': [],
};

const SIGN = new RegExp(
  `--[^\\n]*|${Object.keys(SLIPS)
    .toSorted((a, b) => b.length - a.length)
    .map((slip) => {
      const escaped = slip.replaceAll(/[|()[\]+*?.]/g, String.raw`\$&`);
      return (/^\w/.test(slip) ? String.raw`\b` : '') + escaped + (/\w$/.test(slip) ? String.raw`\b` : '');
    })
    .join('|')}|'[^']*'`,
  'g',
);

/** The slips that a piece of a statement can have. Comments and strings in it are passed over. */
export function sqlReplacements(text: string): Replacement[] {
  const found: Replacement[] = [];
  for (const match of text.matchAll(SIGN)) {
    for (const instead of SLIPS[match[0]] ?? []) {
      found.push({ from: match.index, until: match.index + match[0].length, instead });
    }
  }
  // `between a and b` has an `and` that joins no conditions.
  return found.filter(({ from }) => !/\bbetween\s+\S+\s+$/.test(text.slice(0, from)));
}
