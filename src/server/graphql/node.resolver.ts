import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { calendarDayById } from '../../district/calendar/index.ts';
import { visibleBooking } from '../../bookings/index.ts';
import type { Context } from '../../request/context.ts';
import {
  categoryById,
  visibleDemand,
  visibleList,
  visibleMatch,
  visibleSupply,
  visibleRun,
} from '../../exchange/index.ts';
import { visibleFacility } from '../../facilities/index.ts';
import { divisionById, organisationById } from '../../district/grid/index.ts';
import { knownResidentById, roleAssignmentById, serviceAccountById } from '../../district/identity/index.ts';
import { visibleBook, visibleMilestone } from '../../projects/index.ts';
import { Access } from '../../shared/access.ts';
import { Node, type NodePrefix, prefixOf } from '../../shared/node.ts';
import { apiError } from '../../shared/refusal.ts';
import { allianceById, residentUnitById, visibleDelegate, visibleMembership } from '../../district/units/index.ts';
import { webhookById, webhookDeliveryById } from '../../events/webhooks/index.ts';

/** Nodes that one query may ask for by id. */
const NODES_MAX = 100;

/**
 * How each type is read by id, as its feature lets the caller see it: null for what is not there or not for them.
 * A type without a row here cannot be fetched by id.
 */
const readers: Partial<Record<NodePrefix, (ctx: Context, id: string) => Promise<object | null>>> = {
  fac: visibleFacility,
  bkg: visibleBooking,
  div: (ctx, id) => divisionById(ctx).load(id),
  wkc: (ctx, id) => organisationById(ctx).load(id),
  cmc: (ctx, id) => organisationById(ctx).load(id),
  gbr: (ctx, id) => organisationById(ctx).load(id),
  bgr: (ctx, id) => organisationById(ctx).load(id),
  uni: (ctx, id) => residentUnitById(ctx).load(id),
  all: (ctx, id) => allianceById(ctx).load(id),
  mem: visibleMembership,
  del: visibleDelegate,
  res: knownResidentById,
  rol: (ctx, id) => roleAssignmentById(ctx).load(id),
  run: visibleRun,
  day: (ctx, id) => calendarDayById(ctx).load(id),
  cat: (ctx, id) => categoryById(ctx).load(id),
  sdl: visibleList,
  sup: visibleSupply,
  dem: visibleDemand,
  spb: visibleBook,
  pms: visibleMilestone,
  mat: visibleMatch,
  svc: (ctx, id) => serviceAccountById(ctx).load(id),
  whk: (ctx, id) => webhookById(ctx).load(id),
  whd: (ctx, id) => webhookDeliveryById(ctx).load(id),
};

@Resolver()
export class NodeResolver {
  @Access('PUBLIC')
  @Query(() => Node, {
    nullable: true,
    description: 'Anything by its id; null when there is none, or none for the caller.',
  })
  node(@Arg('id', () => ID, { description: 'The id of any node.' }) id: string, @Ctx() ctx: Context) {
    return readNode(ctx, id);
  }

  @Access('PUBLIC')
  @Query(() => [Node], {
    nullable: 'items',
    description: `Several by their ids, in the same order, null where there is none. At most ${NODES_MAX}.`,
  })
  nodes(@Arg('ids', () => [ID], { description: 'The ids of any nodes.' }) ids: string[], @Ctx() ctx: Context) {
    if (ids.length > NODES_MAX) throw apiError('BAD_USER_INPUT', `At most ${NODES_MAX} nodes at a time.`);
    return Promise.all(ids.map((id) => readNode(ctx, id)));
  }
}

/** Anything by its id as the caller may see it; null for what is not there, or not for them. */
export async function readNode(ctx: Context, id: string): Promise<object | null> {
  const prefix = prefixOf(id);
  return (prefix && (await readers[prefix]?.(ctx, id))) ?? null;
}
