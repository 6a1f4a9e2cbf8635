import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { ListOwner, ownerOf } from '../../exchange/index.ts';
import { answer } from '../../request/answer.ts';
import type { Context } from '../../request/context.ts';
import { Access } from '../../shared/access.ts';
import { OncePerDocument } from '../../shared/once-per-document.ts';
import { payloadType } from '../../shared/payload.ts';
import type { PartyRow } from '../content/project-version.loader.ts';
import { ProjectParty } from '../running/project-log.type.ts';
import { ServiceProjectBook } from '../service-project-book.entity.ts';
import { visibleBook } from '../service-project-book.loader.ts';
import { visibleAttachment } from './attachment.loader.ts';
import { Attachment } from './attachment.type.ts';
import { PaperSignatureConfirmInput, PaperSignatureEnterInput, PaperSignatureRejectInput } from './paper.input.ts';
import { latestPaperOf, type PaperRow, visiblePaper } from './paper.loader.ts';
import { paperActions } from './paper-actions.ts';
import { confirmPaper, enterPaper, rejectPaper } from './paper.service.ts';
import { PaperSignature, PaperSignatureViewerCan } from './paper.type.ts';

const paperSignature = {
  type: () => PaperSignature,
  description: 'The signature on paper as it is now; null when refused.',
};
const PaperSignatureEnterPayload = payloadType('PaperSignatureEnterPayload', { paperSignature });
const PaperSignatureConfirmPayload = payloadType('PaperSignatureConfirmPayload', { paperSignature });
const PaperSignatureRejectPayload = payloadType('PaperSignatureRejectPayload', { paperSignature });

@Resolver(() => PaperSignature)
export class PaperSignatureResolver {
  @Access('SIGNED_IN')
  @OncePerDocument()
  @Mutation(() => PaperSignatureEnterPayload, {
    description:
      'Enters that a party has signed the printed latest version by hand and seal, with the scan; for who stands for ' +
      'the party, and for staff of its place. It counts when another person has confirmed it. Refused with ' +
      'STALE_VERSION when there is a later version; with STATE_CONFLICT when the party has signed, a paper of it waits, ' +
      'or it is no active member of any alliance; with INVALID_INPUT, NOT_FOUND, FORBIDDEN or IDEMPOTENCY_CONFLICT.',
  })
  paperSignatureEnter(
    @Arg('input', () => PaperSignatureEnterInput, { description: 'The scan, and what the paper says.' })
    input: PaperSignatureEnterInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'paperSignature', enterPaper(ctx, input), visiblePaper);
  }

  @Access('SIGNED_IN')
  @OncePerDocument()
  @Mutation(() => PaperSignatureConfirmPayload, {
    description:
      'Confirms what another person has entered: the party has signed, as if it had done so electronically. One of the ' +
      'two stands for the party, the other may be staff of its place. Refused with STALE_VERSION when there is a later ' +
      'version; with STATE_CONFLICT when it was decided on, the party is no active member of any alliance, or the text ' +
      'has characters that cannot be printed; with INVALID_INPUT, NOT_FOUND, FORBIDDEN or IDEMPOTENCY_CONFLICT.',
  })
  paperSignatureConfirm(
    @Arg('input', () => PaperSignatureConfirmInput, { description: 'Which one.' }) input: PaperSignatureConfirmInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'paperSignature', confirmPaper(ctx, input), visiblePaper);
  }

  @Access('SIGNED_IN')
  @Mutation(() => PaperSignatureRejectPayload, {
    description:
      'Says that what was entered is not to count, and why; for who stands for the party, and for staff of its place. ' +
      'Its scan is let go after a month. Refused with STATE_CONFLICT when it was decided on; with STALE_VERSION, ' +
      'INVALID_INPUT, NOT_FOUND or FORBIDDEN.',
  })
  paperSignatureReject(
    @Arg('input', () => PaperSignatureRejectInput, { description: 'Which one, and why.' })
    input: PaperSignatureRejectInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'paperSignature', rejectPaper(ctx, input), visiblePaper);
  }

  @FieldResolver(() => ServiceProjectBook, { description: 'The project book. 服务项目书' })
  book(@Root() { bookId }: PaperRow, @Ctx() ctx: Context) {
    return visibleBook(ctx, bookId);
  }

  @FieldResolver(() => ListOwner, { description: 'The party that has signed.' })
  party(@Root() { partyId }: PaperRow, @Ctx() ctx: Context) {
    return ownerOf(ctx, partyId);
  }

  @FieldResolver(() => Attachment, { description: 'The scan. 扫描件' })
  scan(@Root() { attachmentId }: PaperRow, @Ctx() ctx: Context) {
    return visibleAttachment(ctx, attachmentId);
  }

  @FieldResolver(() => PaperSignatureViewerCan, {
    description: 'What the caller may do with it, by the same rules as the mutations: what is false is refused.',
  })
  viewerCan(@Root() paper: PaperRow, @Ctx() ctx: Context) {
    return paperActions(ctx, paper);
  }
}

@Resolver(() => ProjectParty)
export class PartyPaperResolver {
  @Access('RESTRICTED')
  @FieldResolver(() => PaperSignature, {
    nullable: true,
    description:
      'What was last entered of it as signed on paper under this version; null when there is nothing, and to all but ' +
      'the parties and staff of their places. 纸质签署',
  })
  async paperSignature(@Root() { bookId, version, partyId }: PartyRow, @Ctx() ctx: Context) {
    const book = await visibleBook(ctx, bookId);
    return book?.insider ? latestPaperOf(ctx).load({ bookId, version, partyId }) : null;
  }
}
