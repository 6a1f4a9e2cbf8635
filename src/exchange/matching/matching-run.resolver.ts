import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { type Context, viewerOf } from '../../request/context.ts';
import { currentCalendar } from '../../district/calendar/index.ts';
import { Division, divisionById } from '../../district/grid/index.ts';
import { ListSize } from '../../shared/list-size.ts';
import { Access } from '../../shared/access.ts';
import { answer } from '../../request/answer.ts';
import { ConnectionArgs, pageOf } from '../../shared/connection.ts';
import { selectionOf } from '../../shared/selection.ts';
import { suggestDemands, suggestSupplies } from '../judging/candidates.ts';
import { SUGGESTIONS_DEFAULT, SUGGESTIONS_MAX } from '../judging/suggestion.limits.ts';
import { Demand } from '../lists/entries/demand.entity.ts';
import { demandById, type DemandRow } from '../lists/entries/demand.loader.ts';
import { earlyRelaxationText } from './relaxing/early-relaxation.ts';
import { RELAXATION_KINDS } from './relaxing/relaxation.ts';
import { relaxationText, shownRelaxation } from './relaxing/relaxation.text.ts';
import { Relaxation } from './relaxing/relaxation.type.ts';
import { ListOwner, ownerOf } from '../lists/list-owner.ts';
import { MatchWeights, MatchWeightsSetInput } from '../judging/match-weights.entity.ts';
import { weightsInForce, weightsOfDistrict } from '../judging/match-weights.loader.ts';
import { setWeights } from '../judging/match-weights.service.ts';
import { Match } from '../matches/match.entity.ts';
import { asOf, matchById, matchesOfRun, type MatchRow } from '../matches/match.loader.ts';
import { mayReadMatch } from '../matches/match.policy.ts';
import {
  MatchingComparison,
  MatchingReplay,
  MatchingRun,
  MatchingRunConnection,
  MatchingRunLife,
  PartyShare,
  UnmatchedDemand,
} from './matching-run.entity.ts';
import { BookingMatchInput } from './matching-run.input.ts';
import {
  lastUnmatchedOf,
  listRuns,
  type MatchingRunRow,
  RUN_SORT_KEYS,
  unmatchedOfRun,
  type UnmatchedRow,
  visibleRun,
} from './matching-run.loader.ts';
import { BookingMatchPayload, MatchWeightsSetPayload } from './matching-run.payload.ts';
import { namedSupply } from './relaxing/named-supply.ts';
import { replayRun } from './replay-run.ts';
import { MatchingRunFilter } from './connections/run-connections.input.ts';
import { runMatching } from './run-matching.ts';
import { SuggestedDemand, SuggestedSupply, type SuggestionRow } from '../judging/suggestion.type.ts';
import { maySeeInsideList } from '../lists/supply-demand-list.policy.ts';
import { Supply } from '../lists/entries/supply.entity.ts';
import type { SupplyRow } from '../lists/entries/supply.loader.ts';

/** What a replay counts, as it is computed at length: as many objects as a long list. */
const REPLAY_OBJECTS = 1_000;

@Resolver(() => MatchingRun)
export class MatchingRunResolver {
  @Access('SIGNED_IN')
  @Query(() => MatchingRunConnection, {
    description:
      'The matching runs of the territories that the caller works for, the latest first. UNAUTHENTICATED without a token.',
  })
  matchingRuns(
    @Arg('where', () => MatchingRunFilter, { nullable: true, description: 'Which ones; all if absent.' })
    where: MatchingRunFilter | null,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const selection = selectionOf(info);
    return listRuns(ctx, where ?? {}, pageOf(args, RUN_SORT_KEYS, selection), selection.has('totalCount'));
  }

  @Access('SIGNED_IN')
  @Mutation(() => BookingMatchPayload, {
    description:
      'Matches the demands in force in a territory with the supplies in force in their subdistricts and proposes the best ' +
      'allocation: the most of what is URGENT, then IMPORTANT, then ROUTINE, then the highest scores. It only proposes: ' +
      'both sides accept or decline. Accepted and pinned matches stay, declined pairs are not proposed again, and ' +
      'proposals of earlier runs for the same demands and dates that nobody has answered are cancelled. For staff of the ' +
      'territory, and the secretary of a grid for the grid. Refused with INVALID_INPUT, NOT_FOUND or FORBIDDEN. ' +
      'BUSY when many runs are under way, or when it takes longer than a request may, and then nothing is proposed: ' +
      '`bookingMatchStart` runs it without anybody waiting. 供需对接',
  })
  async bookingMatch(
    @Arg('input', () => BookingMatchInput, { description: 'What to match.' }) input: BookingMatchInput,
    @Ctx() ctx: Context,
  ) {
    let dryRun: MatchingRunRow | undefined;
    const proposed = runMatching(ctx, input).then((outcome) => {
      if ('id' in outcome) return outcome.id;
      dryRun = outcome.dryRun;
      return dryRun.id;
    });
    return answer(ctx, 'run', proposed, async (ctx, id) => dryRun ?? visibleRun(ctx, id));
  }

  @FieldResolver(() => Boolean, {
    description: 'True when it was only tried: its matches propose nothing, and neither they nor the run are kept.',
  })
  dryRun(@Root() run: MatchingRunRow) {
    return run.dryRunResult !== undefined;
  }

  @FieldResolver(() => Division, { description: 'The territory whose demands it is about.' })
  division(@Root() run: MatchingRunRow, @Ctx() ctx: Context) {
    return divisionById(ctx).load(run.divisionId);
  }

  @ListSize({ by: 'held', assumed: 200 })
  @FieldResolver(() => [Match], {
    deprecationReason: '2026-11-30: a run may propose thousands. Page through `matchConnection`.',
    description: 'What it proposes, the best first, as it stands now, as far as the caller may see matches.',
  })
  matches(@Root() run: MatchingRunRow, @Ctx() ctx: Context) {
    return run.dryRunResult?.matches ?? matchesOfRun(ctx).load(run.id);
  }

  @ListSize({ by: 'held', assumed: 200 })
  @FieldResolver(() => [UnmatchedDemand], {
    deprecationReason: '2026-11-30: a run may leave thousands. Page through `unmatchedConnection`.',
    description: 'The demands that it left without all they ask for, and why; the most pressing first.',
  })
  unmatched(@Root() run: MatchingRunRow, @Ctx() ctx: Context) {
    return run.dryRunResult?.unmatched ?? unmatchedOfRun(ctx).load(run.id);
  }

  @FieldResolver(() => MatchingComparison, {
    nullable: true,
    description: 'For a dry run with other weights: what the weights in force would give instead; null otherwise.',
  })
  comparison(@Root() run: MatchingRunRow) {
    return run.dryRunResult?.comparison ?? null;
  }

  @FieldResolver(() => Boolean, {
    description:
      'True while the holidays of one of its years are not announced: which of its dates are work days is a guess for now. 日历暂定',
  })
  async provisional(@Root() { validFrom, validTo }: MatchingRunRow, @Ctx() ctx: Context) {
    const calendar = await currentCalendar(ctx.db);
    return [validFrom, validTo].some((date) => calendar.isProvisional(Temporal.PlainDate.from(date)));
  }

  @ListSize({ by: 'held', assumed: REPLAY_OBJECTS })
  @FieldResolver(() => MatchingReplay, {
    nullable: true,
    description:
      'The run solved once more from what was kept of it, whatever has become of the lists; null for a dry run, and for ' +
      'one that has no result. Takes as long as the run did.',
  })
  replay(@Root() run: MatchingRunRow, @Ctx() ctx: Context) {
    return run.dryRunResult || run.state !== MatchingRunLife.COMPLETED ? null : replayRun(ctx, run);
  }
}

@Resolver(() => UnmatchedDemand)
export class UnmatchedDemandResolver {
  @FieldResolver(() => Demand, { description: 'The demand.' })
  demand(@Root() unmatched: UnmatchedRow, @Ctx() ctx: Context) {
    return demandById(ctx).load(unmatched.demandId);
  }

  @ListSize({ by: 'held', assumed: 10 })
  @FieldResolver(() => [Match], {
    description:
      'The matches that have what it would have liked, the largest first; at most ten. In a dry run, those that are kept.',
  })
  async lostTo(@Root() unmatched: UnmatchedRow, @Ctx() ctx: Context) {
    const [viewer, matches] = await Promise.all([
      viewerOf(ctx),
      Promise.all(unmatched.lostToIds.map((id) => matchById(ctx).load(id))),
    ]);
    // Whoever lost is told to whom and how much; what the two sides told each other stays between them.
    return matches.flatMap((match) => {
      if (match === null) return [];
      const now = asOf(match, ctx.now());
      return mayReadMatch(viewer, match) ? now : { ...now, stateReason: null };
    });
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'One change of the demand that would help, and how much it would bring, in the language of the request; null when ' +
      'no single change would.',
  })
  async relaxation(@Root() { relaxations, earlyRelaxation: early }: UnmatchedRow, @Ctx() ctx: Context) {
    if (relaxations[0]) return relaxationText(ctx, relaxations[0]);
    if (!early) return null;
    const supply = 'supplyId' in early ? await namedSupply(ctx, early.supplyId) : null;
    return earlyRelaxationText(early, supply, ctx.language);
  }

  @ListSize({ by: 'held', assumed: RELAXATION_KINDS.length })
  @FieldResolver(() => [Relaxation], {
    description:
      'What would help, one change of each kind at most, the nearest first: its own terms, then other dates, a greater ' +
      'reach, other hours, other audiences, another category. Each is judged and solved; for the most pressing demands of a ' +
      'run, as far as its time goes. None in runs of before there were any.',
  })
  relaxations(@Root() { relaxations }: UnmatchedRow, @Ctx() { language }: Context) {
    return relaxations.map((relaxation) => shownRelaxation(relaxation, language));
  }
}

@Resolver(() => PartyShare)
export class PartyShareResolver {
  @FieldResolver(() => ListOwner, { description: 'Who it is.' })
  owner(@Root() share: PartyShare, @Ctx() ctx: Context) {
    return ownerOf(ctx, share.ownerId);
  }
}

/** What the matching adds to matches and to the entries of lists. */
@Resolver(() => Match)
export class MatchRunResolver {
  @FieldResolver(() => MatchingRun, {
    nullable: true,
    description: 'The run that proposed it; null if it was set by hand, or for those who may not see the run.',
  })
  run(@Root() match: MatchRow, @Ctx() ctx: Context) {
    return match.runId === null ? null : visibleRun(ctx, match.runId);
  }
}

@Resolver(() => Demand)
export class DemandCandidatesResolver {
  @Access('RESTRICTED')
  @FieldResolver(() => UnmatchedDemand, {
    nullable: true,
    description:
      'Why the last run that was about it left it without all it asks for; null when it did not, and for all but its ' +
      'owner and staff of its place.',
  })
  async unmatched(@Root() demand: DemandRow, @Ctx() ctx: Context) {
    return maySeeInsideList(await viewerOf(ctx), demand) ? lastUnmatchedOf(ctx).load(demand.id) : null;
  }

  @Access('RESTRICTED')
  @ListSize({ by: 'page', args: ['first'], assumed: SUGGESTIONS_DEFAULT })
  @FieldResolver(() => [SuggestedSupply], {
    description:
      'The supplies in force that fit it best at this moment, whether it is in force itself or still being written; for ' +
      'its owner and staff of its place, none for others. BAD_USER_INPUT for a number out of range. 供给推荐',
  })
  suggestedSupplies(
    @Root() demand: DemandRow,
    @Arg('first', () => Int, {
      defaultValue: SUGGESTIONS_DEFAULT,
      description: `How many at most, 1 to ${SUGGESTIONS_MAX}.`,
    })
    first: number,
    @Ctx() ctx: Context,
  ) {
    return suggestSupplies(ctx, demand, first);
  }
}

@Resolver(() => Supply)
export class SupplyCandidatesResolver {
  @Access('RESTRICTED')
  @ListSize({ by: 'page', args: ['first'], assumed: SUGGESTIONS_DEFAULT })
  @FieldResolver(() => [SuggestedDemand], {
    description:
      'The open demands that it fits best at this moment, whether it is in force itself or still being written; for its ' +
      'owner and staff of its place, none for others. BAD_USER_INPUT for a number out of range. 需求推荐',
  })
  suggestedDemands(
    @Root() supply: SupplyRow,
    @Arg('first', () => Int, {
      defaultValue: SUGGESTIONS_DEFAULT,
      description: `How many at most, 1 to ${SUGGESTIONS_MAX}.`,
    })
    first: number,
    @Ctx() ctx: Context,
  ) {
    return suggestDemands(ctx, supply, first);
  }
}

// A suggestion is the entry with its fit beside it, so that both come by one statement.
@Resolver(() => SuggestedSupply)
export class SuggestedSupplyResolver {
  @FieldResolver(() => Supply, { description: 'The supply.' })
  supply(@Root() suggestion: SuggestionRow) {
    return suggestion;
  }
}

@Resolver(() => SuggestedDemand)
export class SuggestedDemandResolver {
  @FieldResolver(() => Demand, { description: 'The demand.' })
  demand(@Root() suggestion: SuggestionRow) {
    return suggestion;
  }
}

@Resolver()
export class MatchWeightsResolver {
  @Access('PUBLIC')
  @Query(() => [MatchWeights], {
    description:
      'All versions of the weights by which a district judges matches, the one in force first. A text that is no code has ' +
      'version 0 alone.',
  })
  matchWeights(
    @Arg('districtCode', () => String, { description: 'The district, by its code.' }) districtCode: string,
    @Ctx() ctx: Context,
  ) {
    return weightsOfDistrict(ctx.db, districtCode);
  }

  @Access('SIGNED_IN')
  @Mutation(() => MatchWeightsSetPayload, {
    description:
      'Puts new weights in force in a district, for runs from now on; for its administrators. Try them first with a dry ' +
      'run. Refused with INVALID_INPUT, NOT_FOUND or FORBIDDEN. 设置对接权重',
  })
  matchWeightsSet(
    @Arg('input', () => MatchWeightsSetInput, { description: 'The weights, and why.' }) input: MatchWeightsSetInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'weights', setWeights(ctx, input), ({ db }, districtCode) => weightsInForce(db, districtCode));
  }
}
