import type { Context } from '../../request/context.ts';
import { divisionByCode } from '../../district/grid/index.ts';
import { readNode } from '../graphql/node.resolver.ts';
import { type NodeTypeName, typeNameOf } from '../../shared/node.ts';
import { apiError } from '../../shared/refusal.ts';
import { residentUnitByCreditCode } from '../../district/units/index.ts';
import type { Representation, ReferenceResolver } from './subgraph.ts';

/**
 * How an entity is found by each of its keys: by the same batched reads, and with the same eyes, as any other way to it
 * in the API. A request of a gateway bears the token of the person it serves, and they see through it what they would
 * see here.
 */
export const references: Readonly<Record<string, ReferenceResolver>> = {
  SharedFacility: byId('SharedFacility'),
  ResidentUnit: byKeys({ id: byId('ResidentUnit'), creditCode: byText('creditCode', residentUnitByCreditCode) }),
  Division: byKeys({ id: byId('Division'), code: byText('code', divisionByCode) }),
  GridBranch: byId('GridBranch'),
  Booking: byId('Booking'),
  Resident: byId('Resident'),
  ServiceProjectBook: byId('ServiceProjectBook'),
  Supply: byId('Supply'),
  Demand: byId('Demand'),
};

/** By the key of which the representation has the field, the first if it has several. */
function byKeys(resolvers: Readonly<Record<string, ReferenceResolver>>): ReferenceResolver {
  const fields = Object.keys(resolvers);
  return (reference, ctx) => {
    const field = fields.find((name) => reference[name] != null) ?? fields[0]!;
    return resolvers[field]!(reference, ctx);
  };
}

function byId(typeName: NodeTypeName): ReferenceResolver {
  // The id of another type would be read as well, and answered as what it is not.
  return byText('id', (ctx, id) => (typeNameOf(id) === typeName ? readNode(ctx, id) : null));
}

function byText(field: string, read: (ctx: Context, text: string) => unknown): ReferenceResolver {
  return (reference: Representation, ctx) => {
    const text = reference[field];
    if (typeof text !== 'string') throw apiError('BAD_USER_INPUT', `A representation has a text in its key ${field}.`);
    return read(ctx, text);
  };
}
