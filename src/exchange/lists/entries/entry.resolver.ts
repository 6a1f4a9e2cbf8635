import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type Context, viewerOf } from '../../../request/context.ts';
import { Access } from '../../../shared/access.ts';
import { Money, moneyOf } from '../../../shared/money.ts';
import { ListEntry } from './entry.entity.ts';
import type { EntryRow } from './entry.loader.ts';
import { ServiceCategory } from '../service-category.entity.ts';
import { categoryById } from '../service-category.loader.ts';
import { SupplyDemandList } from '../supply-demand-list.entity.ts';
import { listById } from '../supply-demand-list.loader.ts';
import { maySeeInsideList } from '../supply-demand-list.policy.ts';

/** What supplies and demands have in common. */
@Resolver(() => ListEntry)
export class ListEntryResolver {
  @FieldResolver(() => SupplyDemandList, { description: 'The list that it is on.' })
  list(@Root() entry: EntryRow, @Ctx() ctx: Context) {
    return listById(ctx).load(entry.listId);
  }

  @FieldResolver(() => ServiceCategory, { description: 'What kind of thing it is. 服务类别' })
  category(@Root() entry: EntryRow, @Ctx() ctx: Context) {
    return categoryById(ctx).load(entry.categoryId);
  }

  @FieldResolver(() => Money, {
    nullable: true,
    description:
      'Of a supply the price of one of the measure, null when it is free; of a demand the most that is paid, null when ' +
      'nothing is said.',
  })
  cost(@Root() entry: EntryRow) {
    return entry.costMinor === null ? null : moneyOf(entry.costMinor);
  }

  @Access('RESTRICTED')
  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why it was withdrawn; null to all but the owner of its list and staff of its place.',
  })
  async stateReason(@Root() entry: EntryRow, @Ctx() ctx: Context) {
    return maySeeInsideList(await viewerOf(ctx), entry) ? entry.reason : null;
  }
}
