import 'reflect-metadata';
import { type DocumentNode, parse } from 'graphql';
import {
  Arg,
  buildSchemaSync,
  Directive,
  Field,
  FieldResolver,
  Float,
  ID,
  Int,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { buildSubgraph, type ReferenceResolver, type Subgraph } from '../../../../src/server/federation/subgraph.ts';
import { resolversOf } from '../../../../src/server/graphql/schema.ts';
import { Access } from '../../../../src/shared/access.ts';

/*
 * The `products` subgraph that the compatibility suite of Apollo Federation asks of a library, with its data, made with
 * what makes our own schema. Names and values are the suite's (COMPATIBILITY.md of
 * apollographql/apollo-federation-subgraph-compatibility).
 */

@ObjectType()
class ProductVariation {
  @Field(() => ID)
  id!: string;
}

@Directive('@shareable')
@ObjectType()
class ProductDimension {
  @Field(() => String, { nullable: true })
  size!: string | null;

  @Field(() => Float, { nullable: true })
  weight!: number | null;

  @Directive('@inaccessible')
  @Field(() => String, { nullable: true })
  unit!: string | null;
}

@ObjectType()
class CaseStudy {
  @Field(() => ID)
  caseNumber!: string;

  @Field(() => String, { nullable: true })
  description!: string | null;
}

@Directive('@key(fields: "study { caseNumber }")')
@ObjectType()
class ProductResearch {
  @Field(() => CaseStudy)
  study!: CaseStudy;

  @Field(() => String, { nullable: true })
  outcome!: string | null;
}

@Directive('@key(fields: "email")')
@ObjectType()
class User {
  @Field(() => ID)
  email!: string;

  @Directive('@override(from: "users")')
  @Field(() => String, { nullable: true })
  name!: string | null;

  @Directive('@external')
  @Field(() => Int, { nullable: true })
  totalProductsCreated!: number | null;

  @Directive('@external')
  @Field(() => Int)
  yearsOfEmployment!: number;
}

@Directive('@key(fields: "sku package")')
@ObjectType()
class DeprecatedProduct {
  @Field(() => String)
  sku!: string;

  @Field(() => String)
  package!: string;

  @Field(() => String, { nullable: true })
  reason!: string | null;

  @Field(() => User, { nullable: true })
  createdBy!: User | null;
}

@Directive('@custom')
@Directive('@key(fields: "id")')
@Directive('@key(fields: "sku package")')
@Directive('@key(fields: "sku variation { id }")')
@ObjectType()
class Product {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true })
  sku!: string | null;

  @Field(() => String, { nullable: true })
  package!: string | null;

  @Field(() => ProductVariation, { nullable: true })
  variation!: ProductVariation | null;

  @Field(() => ProductDimension, { nullable: true })
  dimensions!: ProductDimension | null;

  @Directive('@provides(fields: "totalProductsCreated")')
  @Field(() => User, { nullable: true })
  createdBy!: User | null;

  @Directive('@tag(name: "internal")')
  @Field(() => String, { nullable: true })
  notes!: string | null;

  @Field(() => [ProductResearch])
  research!: ProductResearch[];
}

@Directive('@interfaceObject')
@Directive('@key(fields: "id")')
@ObjectType()
class Inventory {
  @Field(() => ID)
  id!: string;

  @Field(() => [DeprecatedProduct])
  deprecatedProducts!: DeprecatedProduct[];
}

const dimensions: ProductDimension = { size: 'small', weight: 1, unit: 'kg' };
const user: User = {
  email: 'support@apollographql.com',
  name: 'Jane Smith',
  totalProductsCreated: 1337,
  yearsOfEmployment: 10,
};
const deprecatedProduct: DeprecatedProduct = {
  sku: 'apollo-federation-v1',
  package: '@apollo/federation-v1',
  reason: 'Migrate to Federation V2',
  createdBy: user,
};
const research: readonly ProductResearch[] = [
  { study: { caseNumber: '1234', description: 'Federation Study' }, outcome: null },
  { study: { caseNumber: '1235', description: 'Studio Study' }, outcome: null },
];
const products: readonly Product[] = [
  {
    id: 'apollo-federation',
    sku: 'federation',
    package: '@apollo/federation',
    variation: { id: 'OSS' },
    dimensions,
    createdBy: user,
    notes: null,
    research: [research[0]!],
  },
  {
    id: 'apollo-studio',
    sku: 'studio',
    package: '',
    variation: { id: 'platform' },
    dimensions,
    createdBy: user,
    notes: null,
    research: [research[1]!],
  },
];
const inventory: Inventory = { id: 'apollo-oss', deprecatedProducts: [deprecatedProduct] };

@Resolver(() => Product)
class ProductsResolver {
  @Access('PUBLIC')
  @Query(() => Product, { nullable: true })
  product(@Arg('id', () => ID) id: string) {
    return products.find((one) => one.id === id);
  }

  @Access('PUBLIC')
  @Query(() => DeprecatedProduct, { nullable: true, deprecationReason: 'Use product query instead' })
  deprecatedProduct(@Arg('sku', () => String) sku: string, @Arg('package', () => String) name: string) {
    return isIn(deprecatedProduct, { sku, package: name }) ? deprecatedProduct : null;
  }
}

@Resolver(() => User)
class UserResolver {
  @Directive('@requires(fields: "totalProductsCreated yearsOfEmployment")')
  @FieldResolver(() => Int, { nullable: true })
  averageProductsCreatedPerYear(@Root() { totalProductsCreated, yearsOfEmployment }: User): number | null {
    return totalProductsCreated === null ? null : Math.round(totalProductsCreated / yearsOfEmployment);
  }
}

/** Whether a thing has the fields of a key. */
function isIn(thing: object, key: object): boolean {
  return Object.entries(key).every(([name, value]) => {
    const own = (thing as Record<string, unknown>)[name];
    return typeof value === 'object' && value !== null ? isIn((own ?? {}) as object, value) : own === value;
  });
}

const among =
  (things: readonly object[]): ReferenceResolver =>
  (reference) =>
    things.find((thing) => isIn(thing, reference)) ?? null;

const references: Readonly<Record<string, ReferenceResolver>> = {
  Product: among(products),
  DeprecatedProduct: among([deprecatedProduct]),
  ProductResearch: among(research),
  Inventory: among([inventory]),
  // A router sends with the key what a field requires of other subgraphs.
  User: ({ email, ...required }) => (email === user.email ? { ...user, ...required } : null),
};

/** A directive of our own, which the graph is to keep. */
const CUSTOM = parse(`
  extend schema
    @link(url: "https://myspecs.dev/myCustomDirective/v1.0", import: ["@custom"])
    @composeDirective(name: "@custom")
  directive @custom on OBJECT`);

/** The subgraph, made as src/server/graphql/schema.ts makes ours. */
export function productsSubgraph(): Subgraph {
  const built = buildSchemaSync({
    resolvers: [ProductsResolver, UserResolver],
    orphanedTypes: [Inventory, ProductResearch],
    validate: false,
  });
  const amend = (document: DocumentNode): DocumentNode => ({
    ...document,
    definitions: [...document.definitions, ...CUSTOM.definitions],
  });
  return buildSubgraph({ built, resolvers: resolversOf(built), references, amend });
}

/** The two subgraphs that the suite brings with it, as far as a graph is composed of them. */
export const OTHER_SUBGRAPHS: Readonly<Record<'users' | 'inventory', string>> = {
  users: `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])
    type Query { user: User }
    type User @key(fields: "email") {
      email: ID!
      name: String
      totalProductsCreated: Int @shareable
      yearsOfEmployment: Int!
    }`,
  inventory: `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@external", "@key", "@requires", "@shareable"])
    type Query { inventory(id: ID!): Inventory }
    interface Inventory @key(fields: "id") { id: ID! }
    type StandardInventory implements Inventory @key(fields: "id") { id: ID! }
    type Product @key(fields: "id") {
      id: ID!
      dimensions: ProductDimension @external
      delivery(zip: String): DeliveryEstimates @requires(fields: "dimensions { size weight }")
    }
    type ProductDimension @shareable { size: String weight: Float }
    type DeliveryEstimates { estimatedDelivery: String fastestDelivery: String }`,
};
