import { Arg, Ctx, Field, FieldResolver, ID, Int, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import { Division, divisionById } from '../../district/grid/index.ts';
import { ViewerProfile } from '../../district/identity/index.ts';
import { ResidentUnit, residentUnitById } from '../../district/units/index.ts';
import { type FacilityRow, SharedFacility, visibleFacility } from '../../facilities/index.ts';
import { answer, loadedBy } from '../../request/answer.ts';
import type { Context } from '../../request/context.ts';
import { Access } from '../../shared/access.ts';
import { ListSize } from '../../shared/list-size.ts';
import { requireIdArgument } from '../../shared/node.ts';
import { payloadType } from '../../shared/payload.ts';
import { DateTime } from '../../shared/scalars.ts';
import { Quota, type QuotaRow } from './quota.entity.ts';
import { QuotaRemoveInput, QuotaSetInput } from './quota.input.ts';
import { QUOTAS_MAX } from './quota.limits.ts';
import { quotaById, quotasOfFacility, type QuotaUseRow, quotaUsesOf } from './quota.loader.ts';
import { removeQuota, setQuota } from './quota.service.ts';

const QuotaSetPayload = payloadType('QuotaSetPayload', {
  quota: { type: () => Quota, description: 'The quota as it is now; null when refused.' },
});
const QuotaRemovePayload = payloadType('QuotaRemovePayload', {
  quotaId: { type: () => ID, description: 'The id that it had; null when refused.' },
});

@Resolver(() => Quota)
export class QuotaResolver {
  @FieldResolver(() => ResidentUnit, {
    nullable: true,
    description: 'The unit whose facilities it is about; null for one of a facility or a division.',
  })
  unit(@Root() { unitId }: QuotaRow, @Ctx() ctx: Context) {
    return unitId === null ? null : residentUnitById(ctx).load(unitId);
  }

  @FieldResolver(() => SharedFacility, {
    nullable: true,
    description: 'The facility that it is about, as far as the caller may see it; null for one of more than one.',
  })
  facility(@Root() { facilityId }: QuotaRow, @Ctx() ctx: Context) {
    return facilityId === null ? null : visibleFacility(ctx, facilityId);
  }

  @FieldResolver(() => Division, {
    nullable: true,
    description: 'The division in which it holds; null for one of a unit.',
  })
  division(@Root() { divisionId }: QuotaRow, @Ctx() ctx: Context) {
    return divisionId === null ? null : divisionById(ctx).load(divisionId);
  }

  @Access('SIGNED_IN')
  @Mutation(() => QuotaSetPayload, {
    description:
      'Sets what one person, household, unit or branch may hold: of a facility, for its managers; of a unit or one kind of its ' +
      'facilities, for its managers; in a division, for its staff. It takes the place of what holds everywhere by the same ' +
      'holder, measure and period; a limit below what is held keeps nobody from what they have. Refused with INVALID_INPUT, ' +
      `NOT_FOUND, FORBIDDEN, STATE_CONFLICT when there is the same with another limit, QUOTA_EXCEEDED after ${QUOTAS_MAX}.`,
  })
  quotaSet(
    @Arg('input', () => QuotaSetInput, { description: 'What is to hold.' }) input: QuotaSetInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'quota', setQuota(ctx, input), loadedBy(quotaById));
  }

  @Access('SIGNED_IN')
  @Mutation(() => QuotaRemovePayload, {
    description:
      'Takes a quota away, for who may set it: what it took the place of holds again. Refused with INVALID_INPUT, NOT_FOUND, ' +
      'FORBIDDEN, STATE_CONFLICT for one that holds everywhere.',
  })
  quotaRemove(
    @Arg('input', () => QuotaRemoveInput, { description: 'Which one.' }) input: QuotaRemoveInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'quotaId', removeQuota(ctx, input), async (_ctx, id) => id);
  }
}

@Resolver(() => SharedFacility)
export class FacilityQuotasResolver {
  @Access('PUBLIC')
  @ListSize({ by: 'held', assumed: QUOTAS_MAX })
  @FieldResolver(() => [Quota], {
    description:
      'What may be held of it: by quotas of its own, of its unit, of the territory, and by what holds everywhere. 预约限额',
  })
  quotas(@Root() { id }: FacilityRow, @Ctx() ctx: Context) {
    return quotasOfFacility(ctx).load(id);
  }
}

@Access('SIGNED_IN')
@ObjectType({ description: 'How much of a quota is used. 限额使用情况', simpleResolvers: true })
class QuotaUse {
  quotaId!: string;

  @Field(() => Int, {
    description: 'How much of it is held, in its measure; what is shared with a household with all of it.',
  })
  used!: number;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Since when it counts; null for AHEAD and AT_ONCE, which are of now.',
  })
  from!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Until when; null so too.' })
  to!: string | null;
}

@Resolver(() => QuotaUse)
export class QuotaUseResolver {
  @FieldResolver(() => Quota, { description: 'The quota.' })
  quota(@Root() { quotaId }: QuotaUseRow, @Ctx() ctx: Context) {
    return quotaById(ctx).load(quotaId);
  }
}

@Resolver(() => ViewerProfile)
export class ViewerQuotasResolver {
  @ListSize({ by: 'held', assumed: QUOTAS_MAX })
  @FieldResolver(() => [QuotaUse], {
    description:
      'What binds them, and how much of it they hold, as of now: at a facility, or, without one, wherever they hold something ' +
      'to come. None for who is no resident. 我的限额',
  })
  async quotaUse(
    @Arg('facilityId', () => ID, { nullable: true, description: 'The facility; all if absent.' }) facilityId:
      | string
      | null,
    @Root() { residentId }: ViewerProfile,
    @Ctx() ctx: Context,
  ) {
    if (facilityId != null) {
      requireIdArgument(facilityId, ['fac'], 'facilityId');
      if (!(await visibleFacility(ctx, facilityId))) return [];
    }
    return residentId === undefined ? [] : quotaUsesOf(ctx, residentId, facilityId ?? null);
  }
}
