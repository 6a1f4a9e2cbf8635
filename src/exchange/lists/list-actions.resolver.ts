import { Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import { type Context, viewerOf } from '../../request/context.ts';
import { Access } from '../../shared/access.ts';
import { figuresOfList } from './list-figures.loader.ts';
import { SupplyDemandListFigures } from './list-figures.type.ts';
import { LIST_STEPS, type ListStep, SupplyDemandList, SupplyDemandListState } from './supply-demand-list.entity.ts';
import type { ListRow } from './supply-demand-list.loader.ts';
import { listPartiesOf, mayKeepList } from './supply-demand-list.policy.ts';

@Access('PUBLIC')
@ObjectType({
  description: 'What the caller may do with a list in the state it is in. 可执行的操作',
  simpleResolvers: true,
})
class SupplyDemandListViewerCan {
  @Field(() => Boolean, { description: 'Add, change and remove entries of the draft, and import a file.' })
  edit!: boolean;

  @Field(() => Boolean, { description: '`supplyDemandListSubmit`.' })
  submit!: boolean;

  @Field(() => Boolean, { description: '`supplyDemandListConfirm`.' })
  confirm!: boolean;

  @Field(() => Boolean, { description: '`supplyDemandListReturn`.' })
  return!: boolean;

  @Field(() => Boolean, { description: '`supplyDemandListClose`.' })
  close!: boolean;

  @Field(() => Boolean, { description: '`supplyDemandListCopy`: begin the list of the next period from it.' })
  copy!: boolean;
}

/** What somebody who looks at a list wants to know before its entries. */
@Resolver(() => SupplyDemandList)
export class ListActionsResolver {
  @FieldResolver(() => SupplyDemandListViewerCan, {
    description:
      'What the caller may do with it, by the same rules as the mutations: what is false is refused, what is true is ' +
      'done as long as nobody changes the list before.',
  })
  async viewerCan(@Root() list: ListRow, @Ctx() ctx: Context): Promise<SupplyDemandListViewerCan> {
    const viewer = await viewerOf(ctx);
    const parties = listPartiesOf(viewer, list);
    const can = (step: ListStep) => LIST_STEPS.isFor(step, parties) && LIST_STEPS.canTake(step, list.state);
    const keeps = mayKeepList(viewer, list.ownerId);
    const isDraft = list.state === SupplyDemandListState.DRAFT;
    return {
      edit: keeps && isDraft,
      // An empty list is not submitted; only then is it counted.
      submit: can('SUBMIT') && (await hasEntries(ctx, list)),
      confirm: can('CONFIRM'),
      return: can('RETURN'),
      close: can('CLOSE'),
      copy: keeps,
    };
  }

  @FieldResolver(() => SupplyDemandListFigures, {
    description: 'How many entries it has, how much they come to, how much is matched, and what is wrong.',
  })
  figures(@Root() list: ListRow, @Ctx() ctx: Context) {
    return figuresOfList(ctx).load(list.id);
  }
}

/** What a page of lists has brought along, or else a statement of its own. */
async function figuresOf(ctx: Context, list: ListRow & { readonly figures?: SupplyDemandListFigures }) {
  return list.figures ?? figuresOfList(ctx).load(list.id);
}

async function hasEntries(ctx: Context, list: ListRow): Promise<boolean> {
  const { supplies, demands } = await figuresOf(ctx, list);
  return supplies.entries + demands.entries > 0;
}
