import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type Context, viewerOf } from '../../request/context.ts';
import type { Labels } from '../../shared/labels.ts';
import { contactOf, residentMet, ROLE_LABELS, serviceAccountById, ViewerProfile } from '../identity/index.ts';
import { ResidentUnit } from './unit.entity.ts';
import { residentUnitById } from './unit.loader.ts';
import { workOf } from './viewer-work.loader.ts';

/** What somebody is called who has given no name and does nothing here. */
const NEWCOMER: Labels<'newcomer'> = { newcomer: { en: 'Newcomer', 'zh-CN': '新用户' } };

/** Who is asking, as people speak of them. Sitting for a unit is known from here up; so this stands here. */
@Resolver(() => ViewerProfile)
export class ViewerProfileResolver {
  @FieldResolver(() => String, {
    description:
      'What to call them: their name as a resident, or as a delegate; without one, their position. A program is called ' +
      'what its unit calls it.',
  })
  async displayName(@Root() viewer: ViewerProfile, @Ctx() ctx: Context): Promise<string> {
    const { service } = await viewerOf(ctx);
    if (service) return (await serviceAccountById(ctx).load(service.id))?.name ?? service.id;
    const { accountId, residentId } = viewer;
    const name = residentId === undefined ? undefined : (await contactOf(ctx).load(residentMet(residentId)))?.name;
    if (name || accountId === undefined) return name ?? NEWCOMER.newcomer[ctx.language];
    const { seats } = await workOf(ctx).load(accountId);
    return seats[0]?.name ?? (await positionOf(ctx, accountId)) ?? NEWCOMER.newcomer[ctx.language];
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'What they do here, by the role that reaches farthest and where it holds, or the office of a delegate in their ' +
      'unit; null for somebody without either. 职务',
  })
  position(@Root() { accountId }: ViewerProfile, @Ctx() ctx: Context): Promise<string | null> | null {
    return accountId === undefined ? null : positionOf(ctx, accountId);
  }

  @FieldResolver(() => [ResidentUnit], {
    description: 'The units for which they sign as a delegate at this moment, the oldest seat first. 代表的单位',
  })
  async delegateOf(@Root() { accountId }: ViewerProfile, @Ctx() ctx: Context) {
    if (accountId === undefined) return [];
    const { seats } = await workOf(ctx).load(accountId);
    const unitIds = [...new Set(seats.map(({ unitId }) => unitId))];
    return Promise.all(unitIds.map((id) => residentUnitById(ctx).load(id)));
  }
}

async function positionOf(ctx: Context, accountId: string): Promise<string | null> {
  const { roles, seats } = await workOf(ctx).load(accountId);
  const [first] = roles;
  if (!first) return seats[0]?.position ?? null;
  return [first.place, ROLE_LABELS[first.role][ctx.language]].filter(Boolean).join(' · ');
}
