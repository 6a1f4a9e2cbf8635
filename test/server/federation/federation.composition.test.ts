import { readFileSync } from 'node:fs';
import { composeSchemaContract } from '@theguild/federation-composition';
import { buildSchema, type DirectiveNode, parse, visit } from 'graphql';
import { describe, expect, it } from 'vitest';
import { TAGS } from '../../../src/server/federation/annotations.ts';
import {
  composeSupergraph,
  SUBGRAPHS,
  type SubgraphSource,
  supergraphConfig,
} from '../../../src/server/federation/supergraph.ts';
import { buildCommonsSchema } from '../../../src/server/graphql/schema.ts';

const { sdl } = buildCommonsSchema();
const commons: SubgraphSource = { name: 'commons', url: 'http://commons.test/graphql', sdl };
const link = (imports: string) =>
  `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [${imports}])`;

/** A partner of another maker: adds to what it knows by our ids, with prices of its own. */
const charging: SubgraphSource = {
  name: 'charging',
  url: 'http://charging.test/graphql',
  sdl: `${link('"@key", "@shareable"')}
    type Query { chargingStations(first: Int): ChargerConnection! }
    type SharedFacility @key(fields: "id") { id: ID! chargers: [Charger!]! }
    type Booking @key(fields: "id") { id: ID! charged: Money }
    type Charger { place: GeoPoint! pricePerHour: Money! freeDuring: [TimeInterval!]! }
    type ChargerConnection { edges: [ChargerEdge!]! pageInfo: PageInfo! }
    type ChargerEdge { node: Charger! cursor: String! }
    type PageInfo @shareable { hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String }
    type Money @shareable { amount: String! currencyCode: String! }
    type GeoPoint @shareable { latitude: Float! longitude: Float! }
    type TimeInterval @shareable { start: DateTime! end: DateTime! }
    scalar DateTime`,
};

/** Another, that knows units and places by the numbers of the state, and refuses as we do. */
const registry: SubgraphSource = {
  name: 'registry',
  url: 'http://registry.test/graphql',
  sdl: `${link('"@key", "@shareable"')}
    type Query { licence(number: String!): Licence }
    type Mutation { licenceRenew(number: String!): LicenceRenewPayload! }
    type Licence { number: String! holder: ResidentUnit! place: Division! }
    type ResidentUnit @key(fields: "creditCode") { creditCode: String! licences: [Licence!]! }
    type Division @key(fields: "code") { code: String! population: Int }
    type LicenceRenewPayload { licence: Licence userErrors: [UserError!]! }
    interface UserError { code: ErrorCode! message: String! field: [String!] }
    type PlainError implements UserError @shareable { code: ErrorCode! message: String! field: [String!] }
    enum ErrorCode { INVALID_INPUT NOT_FOUND FORBIDDEN }`,
};

/** The fields of a type in the schema that clients of the graph see. */
const fieldsIn = (supergraph: string, type: string) => {
  const found = buildSchema(supergraph, { assumeValidSDL: true }).getType(type);
  return found && 'getFields' in found ? Object.keys(found.getFields()) : [];
};

describe('the subgraph', () => {
  it('composes with services of other makers, which add to what it knows', () => {
    const supergraph = composeSupergraph([commons, charging, registry]);
    expect(fieldsIn(supergraph, 'SharedFacility')).toEqual(expect.arrayContaining(['name', 'unit', 'chargers']));
    expect(fieldsIn(supergraph, 'Booking')).toEqual(expect.arrayContaining(['state', 'charged']));
    expect(fieldsIn(supergraph, 'ResidentUnit')).toEqual(expect.arrayContaining(['name', 'licences']));
    expect(fieldsIn(supergraph, 'Division')).toEqual(expect.arrayContaining(['level', 'population']));
    expect(fieldsIn(supergraph, 'Mutation')).toEqual(expect.arrayContaining(['bookingCreate', 'licenceRenew']));
  });

  it.each([
    [
      'claims a field of ours',
      'type SharedFacility @key(fields: "id") { id: ID! name: String! }',
      /SharedFacility\.name/,
    ],
    ['refers by what is no key', 'type Booking @key(fields: "reference") { reference: String! x: Int }', /reference/],
    ['has another idea of money', 'type Money { amount: Float! }', /Money\.amount/],
  ])('does not compose with a service that %s', (_what, types, problem) => {
    const other = { ...charging, sdl: `${link('"@key"')} ${types} type Query { x(first: Int): Int }` };
    expect(() => composeSupergraph([commons, other])).toThrow(problem);
  });

  it('links the version of the specification that it names, and imports what it uses and nothing else', () => {
    const used = new Set<string>();
    let imported: string[] = [];
    visit(parse(sdl), {
      Directive(node: DirectiveNode) {
        used.add(`@${node.name.value}`);
        const list = node.arguments?.find(({ name }) => name.value === 'import')?.value;
        if (node.name.value === 'link' && list?.kind === 'ListValue') {
          imported = list.values.map((value) => (value.kind === 'StringValue' ? value.value : ''));
        }
      },
    });
    const ofGraphql = ['@deprecated', '@link', '@oneOf', '@specifiedBy'];
    expect(imported).toEqual([...used].filter((name) => !ofGraphql.includes(name)).sort());
    expect(imported).toEqual(['@cost', '@key', '@listSize', '@shareable', '@tag']);
  });
});

describe('the supergraph of this repository', () => {
  const sources = SUBGRAPHS.map((one) => ({
    ...one,
    sdl: one.name === 'commons' ? sdl : readFileSync(one.file, 'utf8'),
  }));

  it('is what the code and the example of a partner compose to', () => {
    expect(readFileSync('schema/supergraph.graphql', 'utf8')).toBe(composeSupergraph(sources));
    expect(readFileSync('schema/supergraph.yaml', 'utf8')).toBe(supergraphConfig(SUBGRAPHS));
  });

  it('joins the facilities with what the gates of the partner count', () => {
    const supergraph = readFileSync('schema/supergraph.graphql', 'utf8');
    expect(fieldsIn(supergraph, 'SharedFacility')).toEqual(expect.arrayContaining(['capacity', 'liveOccupancy']));
    expect(fieldsIn(supergraph, 'ResidentUnit')).toEqual(expect.arrayContaining(['creditCode', 'contactPage']));
  });
});

describe('the contract without what not everybody sees', () => {
  const services = [{ name: 'commons', url: commons.url, typeDefs: parse(sdl) }];
  const contractOf = (...exclude: string[]) =>
    composeSchemaContract(services, { include: new Set(), exclude: new Set(exclude) }, true);

  it('is the open data', () => {
    const { publicSdl, errors } = contractOf(...Object.values(TAGS));
    expect(errors).toBeUndefined();
    const open = buildSchema(publicSdl!);
    expect(open.getMutationType()).toBeUndefined();
    const left = ['SharedFacility', 'ResidentUnit', 'Division', 'GridBranch', 'ServiceProjectBook', 'Supply', 'Demand'];
    const leftOut = ['Resident', 'Booking', 'BookingConnection', 'Viewer', 'Match', 'RoleAssignment', 'Account'];
    expect([...left, ...leftOut].filter((name) => open.getType(name))).toEqual(left);
    expect(fieldsIn(publicSdl!, 'SharedFacility')).not.toContain('stateReason');
    expect(fieldsIn(publicSdl!, 'Query')).not.toContain('bookings');
  });

  it('still lets everybody in who signs in, where only what is restricted is left out', () => {
    const { publicSdl, errors } = contractOf(TAGS.RESTRICTED);
    expect(errors).toBeUndefined();
    expect(fieldsIn(publicSdl!, 'Mutation')).toContain('bookingCreate');
    expect(fieldsIn(publicSdl!, 'BookingCreatePayload')).toEqual(['userErrors']);
  });
});
