import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { type Context, viewerOf } from '../../request/context.ts';
import { ListSize } from '../../shared/list-size.ts';
import { requireRange } from '../../shared/range.ts';
import { apiError } from '../../shared/refusal.ts';
import { LocalDate } from '../../shared/scalars.ts';
import { Match } from './match.entity.ts';
import type { MatchRow } from './match.loader.ts';
import { mayReadMatch } from './match.policy.ts';
import { attentionOf, occurrencesOfMatch } from './match-time.loader.ts';
import { MatchAttention, MatchOccurrence, OCCURRENCES_DEFAULT, OCCURRENCES_SHOWN_MAX } from './match-time.type.ts';

/** When a match gives, and what is no longer as it was agreed. */
@Resolver(() => Match)
export class MatchTimeResolver {
  @ListSize({ by: 'page', args: ['first'], assumed: OCCURRENCES_DEFAULT })
  @FieldResolver(() => [MatchOccurrence], {
    description:
      'When it gives, on real dates, by start: one for each stretch without a gap in one occurrence of the demand. ' +
      'Those that were lost are among them. None for what a dry run shows. 对接时段',
  })
  async occurrences(
    @Root() match: MatchRow,
    @Arg('first', () => Int, {
      defaultValue: OCCURRENCES_DEFAULT,
      description: `At most so many, 1 to ${OCCURRENCES_SHOWN_MAX}.`,
    })
    first: number,
    @Arg('from', () => LocalDate, { nullable: true, description: 'Those that start on this date or later.' })
    from: string | null,
    @Ctx() ctx: Context,
  ) {
    requireRange(first, { min: 1, max: OCCURRENCES_SHOWN_MAX }, ({ min, max }) =>
      apiError('BAD_USER_INPUT', `Between ${min} and ${max} occurrences can be asked for.`),
    );
    // A demand that lost to a match leads to it, too.
    if (!mayReadMatch(await viewerOf(ctx), match)) return [];
    return occurrencesOfMatch(ctx).load({ matchId: match.id, first, from: from ?? null });
  }

  @ListSize({ by: 'held', assumed: 2 })
  @FieldResolver(() => [MatchAttention], {
    description:
      'What both sides should look at: what was agreed, and is no longer as it was, of the occurrences to come. Judged ' +
      'as things are at this moment; none unless the match is ACCEPTED or CONFIRMED. 需要关注的变化',
  })
  async attention(@Root() match: MatchRow, @Ctx() ctx: Context) {
    return mayReadMatch(await viewerOf(ctx), match) ? attentionOf(ctx).load(match.id) : [];
  }
}
