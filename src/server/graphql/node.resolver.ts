import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { readNode } from '../../features.ts';
import type { Context } from '../../request/context.ts';
import { Access } from '../../shared/access.ts';
import { Node } from '../../shared/node.ts';
import { apiError } from '../../shared/refusal.ts';

/** Nodes that one query may ask for by id. */
const NODES_MAX = 100;

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
