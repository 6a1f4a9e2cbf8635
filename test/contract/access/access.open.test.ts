import {
  getNamedType,
  type GraphQLAbstractType,
  type GraphQLField,
  GraphQLObjectType,
  type GraphQLOutputType,
  isLeafType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildCommonsSchema } from '../../../src/server/graphql/schema.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import { sampleOf } from '../../support/inputs.ts';
import { buildSights, type Sights } from './access.sights.ts';
import { buildWorld, VIEWERS, type World } from './access.world.ts';

/*
 * Fields that stand in no table of access.tables.ts are everybody's: here everybody asks for all of them, of things of each
 * type, and is answered the same as everybody else who may know of the thing.
 */

const { apiSchema: schema, access } = buildCommonsSchema();
/** How deep it is looked into what is no thing of its own: prices, rules, scores. */
const DEPTH_MAX = 4;

/** What is no part of a thing: roots, pages, payloads and refusals, what is told live (see test/events). */
const OTHER_FORMS = /^(Query|Mutation|Subscription|PageInfo|__\w+)$|(Connection|Edge|Payload|Event)$/;
/** Types that are parts of an answer to one root field alone, which has a row of its own. */
const OF_ONE_ROOT_FIELD = [
  'Viewer',
  'QuotaUse',
  'NotificationSettings',
  'MatchWeights',
  'AuditEntry',
  'DivisionFiguresReport',
  'DivisionFigures',
  'FacilityKindFigures',
  'DemandCategoryFigures',
  'FacilityUpsertResult',
  'CsvRowError',
  'SlotAlternative',
  'LostOccurrence',
  'SlotVerdict',
  'SlotFailure',
  'SharedFacilityCounts',
  'FacilityKindCount',
  'FacilityCommunityCount',
  'MatchingRunProgress',
  'MatchJudgement',
  'FilterJudgement',
  'PartJudgement',
  'CommonStretch',
];
/** Types that are parts of restricted fields alone, whose rows say who sees them. */
const OF_RESTRICTED_FIELDS = [
  'LocalText',
  'ServiceAccountSecret',
  'WebhookSecret',
  'BookAttention',
  'OccupancyStep',
  'OpeningPreview',
  'OpeningPreviewDay',
];

/** Open fields that list things of which not everybody may know: who sees those, the rows of their type say. */
const LEADING_TO_WHAT_MAY_BE_HIDDEN: readonly string[] = ['ServiceProjectBook.matches'];

/** What says what whoever asks may do: each is held against the mutations by a test of its own. */
const ABOUT_WHO_ASKS = 'viewerCan';
const SAYING_WHAT_THEY_MAY = /ViewerCan$/;

const types = Object.values(schema.getTypeMap()).filter(isObjectType);
const isThing = (type: GraphQLOutputType) =>
  type instanceof GraphQLObjectType && type.getInterfaces().some(({ name }) => name === 'Node');
const isRefusal = (type: GraphQLObjectType) => type.getInterfaces().some(({ name }) => name === 'UserError');

/** The fields of a type that everybody may see, or whoever is signed in. */
function openFieldsOf(type: GraphQLObjectType): GraphQLField<unknown, unknown>[] {
  return Object.values(type.getFields()).filter(
    (field) =>
      access.get(`${type.name}.${field.name}`) !== 'RESTRICTED' &&
      !/(Connection)$/.test(getNamedType(field.type).name) &&
      !LEADING_TO_WHAT_MAY_BE_HIDDEN.includes(`${type.name}.${field.name}`) &&
      field.name !== ABOUT_WHO_ASKS,
  );
}

/** Everything open of a type, and of the values in it; of other things only that they are there. */
function selectionOf(type: GraphQLObjectType, asked: Set<string>, depth = 0): string {
  const fields = openFieldsOf(type).flatMap((field) => {
    const named = getNamedType(field.type);
    const needed = field.args
      .filter((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined)
      .map(
        (arg) =>
          `${arg.name}: ${JSON.stringify(arg.name === 'to' ? laterThan(sampleOf(arg.type)) : sampleOf(arg.type))}`,
      );
    const call = `${field.name}${needed.length > 0 ? `(${needed.join(', ')})` : ''}`;
    const below = isLeafType(named)
      ? ''
      : isThing(named) || depth === DEPTH_MAX
        ? ' { __typename }'
        : ` ${isObjectType(named) ? selectionOf(named, asked, depth + 1) : eachOf(named as GraphQLAbstractType, asked, depth + 1)}`;
    asked.add(`${type.name}.${field.name}`);
    return `${call}${below}`;
  });
  return `{ __typename ${fields.join(' ')} }`;
}

/** Everything open of each type that may stand in a place, as far as it is a value. */
function eachOf(type: GraphQLAbstractType, asked: Set<string>, depth: number): string {
  const values = schema.getPossibleTypes(type).filter((one) => !isThing(one));
  return `{ __typename ${values.map((one) => `... on ${one.name} ${selectionOf(one, asked, depth)}`).join(' ')} }`;
}

/** An end, where a range is asked for. */
function laterThan(sample: unknown): unknown {
  return sample === '2026-05-01T00:00:00Z' ? '2026-05-02T00:00:00Z' : sample;
}

let commons: Commons;
let world: World;
let sights: Sights;
beforeAll(async () => {
  commons = await startCommons();
  world = await buildWorld(commons);
  sights = await buildSights(world);
});
afterAll(() => commons.close());

describe('what stands in no table', () => {
  const asked = new Set<string>();
  const things = types.filter(isThing);

  test('A1 is shown to everybody alike, of every thing that they may know of', { timeout: 180_000 }, async () => {
    const different: string[] = [];
    for (const type of things) {
      const selection = selectionOf(type, asked);
      const document = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on ${type.name} ${selection} } }`;
      const ids = Object.values(sights.nodes);
      const seen = [];
      for (const viewer of VIEWERS) {
        const as = world.subjects[viewer];
        const { data, errors } = await commons.query(document, { ids }, as === undefined ? {} : { as });
        expect(errors, `${viewer}, ${type.name}`).toBeUndefined();
        seen.push((data.nodes as (object | null)[]).map((node) => (node?.['__typename' as never] ? node : null)));
      }
      for (const at of ids.keys()) {
        const answers = new Set(
          seen
            .map((nodes) => nodes[at])
            .filter((node) => node !== null)
            .map((node) => JSON.stringify(node)),
        );
        if (answers.size > 1) different.push(`${type.name}: ${[...answers].join('\n')}`);
      }
    }
    expect(different).toEqual([]);
  });

  test('A1 is all asked for', () => {
    const open = types
      .filter(
        (type) =>
          !OTHER_FORMS.test(type.name) &&
          ![...OF_ONE_ROOT_FIELD, ...OF_RESTRICTED_FIELDS].includes(type.name) &&
          !isRefusal(type) &&
          !SAYING_WHAT_THEY_MAY.test(type.name),
      )
      .flatMap((type) => openFieldsOf(type).map(({ name }) => `${type.name}.${name}`));
    expect(open.length).toBeGreaterThan(200);
    expect(open.filter((field) => !asked.has(field))).toEqual([]);
  });
});
