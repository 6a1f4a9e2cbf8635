import { Ctx, Field, FieldResolver, Int, ObjectType, Resolver, Root } from 'type-graphql';
import { shownAs } from '../../request/answer.ts';
import type { Context } from '../../request/context.ts';
import { Access } from '../../shared/access.ts';
import { UserError } from '../../shared/payload.ts';
import type { Refusal } from '../../shared/refusal.ts';
import { DateTime } from '../../shared/scalars.ts';
import { defaultQuotaOf } from './default-quotas.ts';
import { Quota, QuotaMeasure, type QuotaRow } from './quota.entity.ts';
import type { QuotaFigures } from './quota.errors.ts';
import { quotaById } from './quota.loader.ts';

@Access('PUBLIC')
@ObjectType({
  implements: UserError,
  description: 'It would be more than a quota allows. Returned with what is held, and when there is room again.',
  simpleResolvers: true,
})
export class QuotaExceeded extends UserError {
  quotaId!: string;
  /** What the quota was, in case it has been removed since. */
  was!: QuotaRow;

  @Field(() => Int, { description: 'How much of it is held, in its measure, without what was asked for.' })
  used!: number;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When as much as was asked for could be had, if nothing changes; null for never.',
  })
  freeAt!: string | null;
}

@Resolver(() => QuotaExceeded)
export class QuotaExceededResolver {
  @Access('PUBLIC')
  @FieldResolver(() => Quota, { description: 'The quota; as it was, once it has been removed.' })
  async quota(@Root() { quotaId, was }: QuotaExceeded, @Ctx() ctx: Context) {
    return (await quotaById(ctx).load(quotaId)) ?? was;
  }
}

/** The quota that a refusal is of; null for a refusal of another rule. */
export function quotaIdOf({ kind, details }: Refusal): string | null {
  return kind === 'quotaExceeded' ? (details.quotaId as string) : (defaultQuotaOf(kind, details)?.id ?? null);
}

/** Refusals that are shown so; `phoneUnconfirmed` says more by a type of its own. */
const SHOWN = [
  'quotaExceeded',
  'tooManyBookingsAhead',
  'householdHoldsTooMany',
  'tooManyCarParkPlaces',
  'householdHoldsCarParks',
  'tooManyRoomHours',
  'householdHoldsRoom',
];

for (const kind of SHOWN) {
  shownAs(kind, (error, refusal) => {
    const byDefault = defaultQuotaOf(kind, refusal.details);
    const was = byDefault ?? (kind === 'quotaExceeded' ? quotaIn(refusal.details as QuotaFigures) : undefined);
    // An answer that was stored before rooms said of which kind they are.
    if (!was) return error;
    const { held = 0, freeAt = null } = refusal.details as { readonly held?: number; readonly freeAt?: string | null };
    // Hours of rooms are told in minutes, as their quota is.
    const used = byDefault?.measure === QuotaMeasure.MINUTES ? Math.round(held * 60) : held;
    return { ...error, typeName: QuotaExceeded.name, quotaId: was.id, was, used, freeAt };
  });
}

function quotaIn({ quotaId, max, holder, measure, period, days }: QuotaFigures): QuotaRow {
  const nothing = { unitId: null, facilityId: null, divisionId: null, kind: null, isDefault: false };
  return { ...nothing, id: quotaId, limit: max, holder, measure, period, days };
}
