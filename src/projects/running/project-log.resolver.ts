import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../request/context.ts';
import { ListOwner, ownerOf } from '../../exchange/index.ts';
import { Access } from '../../shared/access.ts';
import { ProjectContent, shownContent } from '../content/book-content.type.ts';
import type { EvaluationRow, MilestoneRow, SessionRow } from './project-log.loader.ts';
import {
  ProjectEvaluation,
  ProjectMilestone,
  ProjectParty,
  ProjectSession,
  ProjectVersion,
} from './project-log.type.ts';
import { partiesOfVersion, type PartyRow, postOfSigner, type VersionRow } from '../content/project-version.loader.ts';
import { ServiceProjectBook } from '../service-project-book.entity.ts';
import { visibleBook } from '../service-project-book.loader.ts';

@Resolver(() => ProjectVersion)
export class ProjectVersionResolver {
  @FieldResolver(() => ProjectContent, { description: 'What it says. 正文' })
  content(@Root() version: VersionRow) {
    return shownContent(version.text);
  }

  @FieldResolver(() => [ProjectParty], { description: 'Who agrees in it, with who of them has signed it. 签约方' })
  parties(@Root() { bookId, version }: VersionRow, @Ctx() ctx: Context) {
    return partiesOfVersion(ctx).load({ bookId, version });
  }
}

@Resolver(() => ProjectParty)
export class ProjectPartyResolver {
  @FieldResolver(() => ListOwner, { description: 'The grid branch or the unit.' })
  party(@Root() party: PartyRow, @Ctx() ctx: Context) {
    return ownerOf(ctx, party.partyId);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'By which office it has signed this version: no name; null while it has not. 签署人职务',
  })
  signerPost(@Root() party: PartyRow) {
    return postOfSigner(party);
  }
}

@Resolver(() => ProjectMilestone)
export class ProjectMilestoneResolver {
  @FieldResolver(() => ServiceProjectBook, { description: 'The project book. 服务项目书' })
  book(@Root() milestone: MilestoneRow, @Ctx() ctx: Context) {
    return visibleBook(ctx, milestone.bookId);
  }

  @Access('RESTRICTED')
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'By what it shows that it is completed; null before, and to all but the parties and staff of their places. 佐证',
  })
  evidence(@Root() milestone: MilestoneRow) {
    return milestone.insider ? milestone.proof : null;
  }
}

@Resolver(() => ProjectSession)
export class ProjectSessionResolver {
  @Access('RESTRICTED')
  @FieldResolver(() => String, {
    nullable: true,
    description: 'What there was to say; null to all but the parties and staff of their places. 备注',
  })
  note(@Root() session: SessionRow & { insider: boolean }) {
    return session.insider ? session.remark : null;
  }
}

@Resolver(() => ProjectEvaluation)
export class ProjectEvaluationResolver {
  @FieldResolver(() => ListOwner, {
    nullable: true,
    description: 'The party that gave it; null for a resident, who is not named.',
  })
  by(@Root() { partyId }: EvaluationRow, @Ctx() ctx: Context) {
    return partyId === null ? null : ownerOf(ctx, partyId);
  }

  @Access('RESTRICTED')
  @FieldResolver(() => String, {
    nullable: true,
    description: 'What there was to say; null to all but the parties and staff of their places. 评语',
  })
  comment(@Root() evaluation: EvaluationRow & { insider: boolean }) {
    return evaluation.insider ? evaluation.remark : null;
  }
}
