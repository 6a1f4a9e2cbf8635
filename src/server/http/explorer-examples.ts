import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { localDateOf } from '../../district/grid/index.ts';
import { projectFile } from '../../shared/project-file.ts';

/** An operation that the explorer offers, as one of its tabs. */
export interface ExampleOperation {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** The operations that frontends run, with variables that fit the demonstration district. */
const FOLDER = projectFile('schema/operations');

/**
 * The example operations, in the order in which they are to be tried, with today's dates in their variables.
 * @param first what opens in front of them
 */
export async function exampleOperations(first: string, now: Temporal.Instant): Promise<ExampleOperation[]> {
  const examples = JSON.parse(datedFor(now, await readFile(join(FOLDER, 'examples.json'), 'utf8'))) as Record<
    string,
    { persona: string; variables: Record<string, unknown> }
  >;
  const named = Object.entries(examples).map(async ([name, { persona, variables }]) => ({
    query: `# As ${persona}\n${await readFile(join(FOLDER, `${name}.graphql`), 'utf8')}`,
    variables,
  }));
  return [{ query: first }, ...(await Promise.all(named))];
}

/** The words in braces that stand for a date, replaced by it. */
function datedFor(now: Temporal.Instant, text: string): string {
  const today = Temporal.PlainDate.from(localDateOf(now));
  const dates: Readonly<Record<string, Temporal.PlainDate>> = {
    today,
    tomorrow: today.add({ days: 1 }),
    inAWeek: today.add({ days: 7 }),
    inTwoMonths: today.add({ months: 2 }),
  };
  return text.replace(/\{(\w+)\}/g, (whole, word: string) => dates[word]?.toString() ?? whole);
}
