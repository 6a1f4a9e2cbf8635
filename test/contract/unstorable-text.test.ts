import { getNullableType } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildCommonsSchema } from '../../src/server/graphql/schema.ts';
import { type Commons, startCommons } from '../support/commons.ts';
import { scalarPaths, withScalar } from '../support/inputs.ts';
import { INPUTS } from './access/access.cases.ts';
import { buildWorld, type ViewerName, type World } from './access/access.world.ts';

/*
 * Texts that PostgreSQL does not take, in every place of every mutation that takes a text. (Ids: given-ids.test.ts.) Whatever they are answered,
 * they are answered: a fault of ours is none that a caller can bring about.
 */

/** Half a character, which jsonb refuses, and NUL, which text refuses. */
const UNSTORABLE = ['\ud800', 'a\ud800b', '\u0000', 'a\u0000b'];

/** Between them they may do everything that is asked; a refusal of their rights would come before the text is looked at. */
const WHO: readonly ViewerName[] = ['booker', 'manager', 'branch', 'staff', 'admin'];

const { schema } = buildCommonsSchema();
const mutations = Object.values(schema.getMutationType()!.getFields());

let commons: Commons;
let world: World;
beforeAll(async () => {
  commons = await startCommons();
  world = await buildWorld(commons);
});
afterAll(() => commons.close());

describe('a text that cannot be stored', () => {
  test.each(mutations.map(({ name, args }) => ({ name, type: getNullableType(args[0]!.type) })))(
    'is no fault of the server in $name',
    { timeout: 120_000 },
    async ({ name, type }) => {
      const faults: string[] = [];
      const rows = Object.keys(INPUTS).filter((row) => row.split(',')[0] === name);
      expect(rows).not.toEqual([]);
      for (const viewer of WHO) {
        const { input, as = world.subjects[viewer] } = await INPUTS[rows[0]!]!(world, viewer);
        for (const path of scalarPaths(type, ['String'])) {
          for (const text of UNSTORABLE) {
            const spoilt = withScalar(input, type, path, text);
            const { errors } = await commons.query(documentOf(name, String(type)), { input: spoilt }, { as: as! });
            const codes = errors?.map(({ extensions }) => extensions.code) ?? [];
            if (codes.includes('INTERNAL')) faults.push(`${viewer}: ${path.join('.')} = ${JSON.stringify(text)}`);
          }
        }
      }
      expect(faults).toEqual([]);
    },
  );
});

function documentOf(name: string, type: string): string {
  return `mutation ($input: ${type}!) { ${name}(input: $input) { userErrors { code field } } }`;
}
