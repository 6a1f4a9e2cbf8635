import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../request/context.ts';
import { Access } from '../../shared/access.ts';
import { ServiceCategory } from './service-category.entity.ts';
import { allCategories, categoryByCode, type ServiceCategoryRow } from './service-category.loader.ts';

@Resolver(() => ServiceCategory)
export class ServiceCategoryResolver {
  @Access('PUBLIC')
  @Query(() => [ServiceCategory], {
    description: 'All categories of what can be given and needed, each after the one it belongs to. 服务类别',
  })
  serviceCategories(@Ctx() ctx: Context) {
    return allCategories(ctx);
  }

  @FieldResolver(() => ServiceCategory, {
    nullable: true,
    description: 'The category that it belongs to; null at the top.',
  })
  parent(@Root() category: ServiceCategoryRow, @Ctx() ctx: Context) {
    return category.parentCode === null ? null : categoryByCode(ctx).load(category.parentCode);
  }
}
