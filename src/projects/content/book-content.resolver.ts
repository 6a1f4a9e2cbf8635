import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../request/context.ts';
import { ListOwner, ownerOf } from '../../exchange/index.ts';
import type { ContentBudgetSource, ContentContact, ContentDuty, ContentItem, ContentNeed } from './book-content.ts';
import {
  ProjectBudgetSource,
  ProjectContact,
  ProjectDuty,
  ProjectItem,
  ProjectNeed,
  ProjectStretch,
} from './book-content.type.ts';

@Resolver(() => ProjectItem)
export class ProjectItemResolver {
  @FieldResolver(() => ListOwner, { description: 'The party that delivers it.' })
  provider(@Root() item: ContentItem, @Ctx() ctx: Context) {
    return ownerOf(ctx, item.providerId);
  }

  @FieldResolver(() => [ProjectStretch], {
    description: 'When it is given, and how much; empty where nothing was agreed. 服务时间',
  })
  when(@Root() { when = [] }: ContentItem) {
    return when;
  }
}

@Resolver(() => ProjectNeed)
export class ProjectNeedResolver {
  @FieldResolver(() => ListOwner, { description: 'The party that needs it.' })
  receiver(@Root() need: ContentNeed, @Ctx() ctx: Context) {
    return ownerOf(ctx, need.receiverId);
  }
}

@Resolver(() => ProjectDuty)
export class ProjectDutyResolver {
  @FieldResolver(() => ListOwner, { description: 'Whose duty it is.' })
  party(@Root() duty: ContentDuty, @Ctx() ctx: Context) {
    return ownerOf(ctx, duty.partyId);
  }
}

@Resolver(() => ProjectContact)
export class ProjectContactResolver {
  @FieldResolver(() => ListOwner, { description: 'The party whose contact it is.' })
  party(@Root() contact: ContentContact, @Ctx() ctx: Context) {
    return ownerOf(ctx, contact.partyId);
  }
}

@Resolver(() => ProjectBudgetSource)
export class ProjectBudgetSourceResolver {
  @FieldResolver(() => ListOwner, { nullable: true, description: 'The party that gives it; null for others.' })
  provider(@Root() source: Pick<ContentBudgetSource, 'providerId'>, @Ctx() ctx: Context) {
    return source.providerId === null ? null : ownerOf(ctx, source.providerId);
  }
}
