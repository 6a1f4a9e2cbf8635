import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildResident } from '../../seeds/factories/person.factory.ts';
import { newId } from '../../src/shared/node.ts';
import type { NodePrefix } from '../../src/shared/node-types.ts';
import { buildCommonsSchema } from '../../src/server/graphql/schema.ts';
import { INPUTS, withMissingIds } from '../contract/access/access.cases.ts';
import { buildSights, type Sights } from '../contract/access/access.sights.ts';
import { WHO_MAY_DO_WHAT } from '../contract/access/access.tables.ts';
import { mutationOf } from '../contract/access/access.words.ts';
import { buildWorld, type World } from '../contract/access/access.world.ts';
import { noteFigure } from '../support/figures.ts';
import { type Running, startRunning } from './server/running.ts';

// The rows of rows.ts about who may do and see what, as far as the tables of test/contract do not hold them already, against
// a server as it runs in production.

/** How much is tried. */
export interface Sizes {
  /** Times that each thing that is hidden is asked for, and one that is not there. */
  readonly asked: number;
  /** What is hidden is answered no later than what is not there by so many milliseconds; the quickest of all answers. */
  readonly laterMaxMs: number;
  /** Requests of different people at a time, over fewer connections than that. */
  readonly mixed: number;
}

/** Requests under way at a time, and connections for them. */
const AT_A_TIME = 20;
const POOL_SIZE = 3;

/** Ways in which other systems have let callers say who they are. */
const CLAIMS: readonly [
  how: string,
  claim: (subject: string) => { headers?: Record<string, string>; body?: object },
][] = [
  ...[
    'x-user-id',
    'x-user',
    'x-forwarded-user',
    'x-remote-user',
    'remote-user',
    'x-auth-request-user',
    'x-authenticated-userid',
    'x-account-id',
    'x-subject',
    'from',
    'proxy-authorization',
    'x-authorization',
  ].map((header): [string, (subject: string) => { headers: Record<string, string> }] => [
    `the header ${header}`,
    (subject) => ({ headers: { [header]: subject } }),
  ]),
  [
    'a cookie',
    (subject) => ({ headers: { cookie: `session=${subject}; token=${subject}; authorization=Bearer ${subject}` } }),
  ],
  [
    'the body',
    (subject) => ({ body: { userId: subject, sub: subject, viewer: { subject }, authorization: `Bearer ${subject}` } }),
  ],
  ['the extensions', (subject) => ({ body: { extensions: { sub: subject, authorization: `Bearer ${subject}` } } })],
  ['variables', (subject) => ({ body: { variables: { sub: subject, viewer: subject } } })],
];

/** Defines the tests. */
export function accessTests(sizes: Sizes): void {
  const { schema } = buildCommonsSchema();
  let running: Running;
  let world: World;
  let sights: Sights;
  beforeAll(async () => {
    running = await startRunning({ filled: false, poolSize: POOL_SIZE });
    world = await buildWorld(running);
    sights = await buildSights(world);
  });
  afterAll(() => running.close());

  const ask = async (as: string | undefined, query: string, variables: object = {}) => {
    const headers = as === undefined ? {} : { authorization: `Bearer ${as}` };
    const begun = performance.now();
    const { body } = await running.post({ query, variables }, headers);
    return { took: performance.now() - begun, body };
  };
  /** How much later one thing is answered than another, each at its quickest: what a busy machine adds is in neither. */
  const laterThan = async (one: () => Promise<number>, other: () => Promise<number>) => {
    const [first, second]: [number[], number[]] = [[], []];
    for (let i = 0; i < sizes.asked; i++) {
      first.push(await one());
      second.push(await other());
    }
    return Math.min(...first) - Math.min(...second);
  };

  test('A2 what is hidden is read by its id as slowly as what is not there', async ({ task }) => {
    const query = 'query ($id: ID!) { node(id: $id) { id } }';
    const missing = (id: string) => newId(id.slice(0, 3) as NodePrefix);
    let [worst, where, tried] = [0, '', 0];
    for (const [name, id] of Object.entries(sights.nodes).filter(([, id]) => sights.hidden.includes(id))) {
      const later = await laterThan(
        async () => {
          const { took, body } = await ask('guest', query, { id });
          expect(JSON.parse(body).data, name).toEqual({ node: null });
          return took;
        },
        async () => (await ask('guest', query, { id: missing(id) })).took,
      );
      if (Math.abs(later) > Math.abs(worst)) [worst, where] = [later, name];
      tried++;
    }
    noteFigure(task, `${tried} hidden things, ${worst.toFixed(1)} ms apart at most`);
    expect(Math.abs(worst), where).toBeLessThan(sizes.laterMaxMs);
  });

  test('A2 what is hidden is refused to a change in the words and the time of what is not there', async ({ task }) => {
    let [worst, where, tried] = [0, '', 0];
    const rows = WHO_MAY_DO_WHAT.rows.filter(({ cells }) => cells.rival === 'gone');
    for (const { name } of rows) {
      const { input } = await INPUTS[name]!(world, 'rival');
      const send = async (given: object) => ask(world.subjects.rival, mutationOf(schema, name), { input: given });
      const withoutId = (body: string) => body.replace(/"requestId":"[^"]*"/g, '');
      const answers = [(await send(input)).body, (await send(withMissingIds(input))).body].map(withoutId);
      expect(answers[0], name).toBe(answers[1]);
      expect(answers[0], name).toContain('NOT_FOUND');
      const later = await laterThan(
        async () => (await send(input)).took,
        async () => (await send(withMissingIds(input))).took,
      );
      if (Math.abs(later) > Math.abs(worst)) [worst, where] = [later, name];
      tried++;
    }
    expect(tried).toBeGreaterThan(30);
    noteFigure(task, `${tried} changes, ${worst.toFixed(1)} ms apart at most`);
    expect(Math.abs(worst), where).toBeLessThan(sizes.laterMaxMs);
  });

  test.for(CLAIMS)('A7 nobody becomes somebody else by %s', async ([, claim]) => {
    const query = '{ viewer { resident { id } roles { id } } }';
    const seen = async (as: string | undefined, { headers = {}, body = {} }: ReturnType<typeof claim> = {}) => {
      const token = as === undefined ? {} : { authorization: `Bearer ${as}` };
      const { body: answer } = await running.post({ ...body, query }, { ...headers, ...token });
      return (JSON.parse(answer) as { data: unknown }).data;
    };
    const { admin, booker, other } = world.subjects;
    for (const claimed of [admin!, other!]) {
      expect(await seen(undefined, claim(claimed))).toEqual({ viewer: null });
      expect(await seen(booker, claim(claimed))).toEqual(await seen(booker));
    }
    expect(await seen(booker)).not.toEqual(await seen(other));
  });

  test('A7 who signs in anew with the number and name of somebody is not them', async () => {
    const { booker } = world;
    const query = `mutation ($input: ResidentRegisterInput!) { residentRegister(input: $input) { resident { id } userErrors { code } } }`;
    const { body } = await ask('a newcomer', query, { input: { name: booker.name, phone: booker.phone } });
    const { resident } = JSON.parse(body).data.residentRegister as { resident: { id: string } };
    expect(resident.id).not.toBe(booker.residentId);
    const bookings = await ask('a newcomer', '{ bookings { totalCount } }');
    expect(JSON.parse(bookings.body).data).toEqual({ bookings: { totalCount: 0 } });
  });

  test('A9 a unit that moves to another community changes at once who of the staff may do what', async () => {
    const draft = sights.nodes['a SharedFacility that is a draft'];
    const query = 'query ($id: ID!) { node(id: $id) { id } }';
    const seen = async () =>
      Promise.all(
        (['staff', 'sibling'] as const).map(
          async (viewer) =>
            JSON.parse((await ask(world.subjects[viewer], query, { id: draft })).body).data.node !== null,
        ),
      );
    const move = (divisionId: string) =>
      running.sql('update resident_unit set division_id = $1 where id = $2', [divisionId, world.unit.id]);
    expect(await seen()).toEqual([true, false]);
    await move(world.siblingCommunity.id);
    try {
      expect(await seen()).toEqual([false, true]);
    } finally {
      await move(world.community.id);
    }
    expect(await seen()).toEqual([true, false]);
  });

  test(
    'A10 nobody is shown what is another’s, over one pool of connections',
    { timeout: 300_000 },
    async ({ task }) => {
      const people = await Promise.all(
        Array.from({ length: 8 }, (_, i) =>
          buildResident(world.db, { name: `样例${i}`, phone: `1990000${String(i).padStart(4, '0')}` }),
        ),
      );
      const query = '{ viewer { resident { id phone } } auditEntries { totalCount } }';
      let leaks = 0;
      const one = async (at: number) => {
        const person = people[at % people.length]!;
        // Somebody without an account between two who have one.
        const stranger = at % 3 === 0;
        const { body } = await ask(stranger ? `stranger ${at % 7}` : person.subject, query);
        const { viewer, auditEntries } = JSON.parse(body).data as {
          viewer: { resident: object | null };
          auditEntries: { totalCount: number };
        };
        const right = stranger
          ? viewer.resident === null
          : JSON.stringify(viewer.resident) === JSON.stringify({ id: person.residentId, phone: person.phone });
        if (!right || auditEntries.totalCount !== 0) leaks++;
      };
      for (let at = 0; at < sizes.mixed; at += AT_A_TIME) {
        await Promise.all(Array.from({ length: AT_A_TIME }, (_, i) => one(at + i)));
      }
      noteFigure(task, `${leaks} of ${sizes.mixed} mixed requests on ${POOL_SIZE} connections`);
      expect(leaks).toBe(0);
    },
  );
}
