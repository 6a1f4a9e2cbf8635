import { Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import { type Context, viewerOf } from '../../request/context.ts';
import { Access } from '../../shared/access.ts';
import { Match, MATCH_STEPS, MatchSide, MatchState } from './match.entity.ts';
import type { MatchRow } from './match.loader.ts';
import { mayReadMatch, sidesActedFor } from './match.policy.ts';

@Access('PUBLIC')
@ObjectType({
  description: 'What the caller may do with a match in the state it is in. 可执行的操作',
  simpleResolvers: true,
})
class MatchViewerCan {
  @Field(() => [MatchSide], { description: 'The sides for which the caller acts; none for staff.' })
  sides!: MatchSide[];

  @Field(() => [MatchSide], {
    description:
      '`matchAccept`: for which sides it waits for the caller. The live state decides then; see STALE_VERSION there.',
  })
  accept!: MatchSide[];

  @Field(() => Boolean, { description: '`matchDecline`.' })
  decline!: boolean;

  @Field(() => Boolean, { description: '`matchPin`, either way.' })
  pin!: boolean;

  @Field(() => Boolean, { description: '`matchCancel`.' })
  cancel!: boolean;

  @Field(() => Boolean, { description: '`matchFulfil`.' })
  fulfil!: boolean;
}

@Resolver(() => Match)
export class MatchActionsResolver {
  @FieldResolver(() => MatchViewerCan, {
    description:
      'What the caller may do with it, by the same rules as the mutations: what is false is refused. Nothing with one ' +
      'that a dry run shows.',
  })
  async viewerCan(@Root() match: MatchRow, @Ctx() ctx: Context): Promise<MatchViewerCan> {
    const viewer = await viewerOf(ctx);
    const sides = sidesActedFor(viewer, match);
    if (match.onlyTried) return { sides, accept: [], decline: false, pin: false, cancel: false, fulfil: false };
    const isOpen = MATCH_STEPS.canTake('ACCEPT', match.state) || MATCH_STEPS.canTake('ACCEPT_LAST', match.state);
    const can = (step: 'DECLINE' | 'FULFIL') =>
      MATCH_STEPS.isFor(step, sides) && MATCH_STEPS.canTake(step, match.state);
    const maySee = mayReadMatch(viewer, match);
    return {
      sides,
      accept: isOpen ? sides.filter((side) => !hasAccepted(match, side)) : [],
      decline: can('DECLINE'),
      // Whoever sees a match may pin it, and take it back.
      pin: maySee && match.state === MatchState.PROPOSED,
      cancel: maySee && MATCH_STEPS.canTake('CANCEL', match.state),
      fulfil: can('FULFIL'),
    };
  }
}

function hasAccepted({ acceptedBySupplierAt, acceptedByDemanderAt }: MatchRow, side: MatchSide): boolean {
  return (side === MatchSide.SUPPLY ? acceptedBySupplierAt : acceptedByDemanderAt) !== null;
}
