import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { answer } from '../../request/answer.ts';
import { type Context, viewerOf } from '../../request/context.ts';
import { Access } from '../../shared/access.ts';
import { OncePerDocument } from '../../shared/once-per-document.ts';
import { payloadType } from '../../shared/payload.ts';
import { sealedAddress } from './attachment-address.ts';
import { ADDRESS_MINUTES, AttachmentCreateInput, ATTACHMENTS_A_DAY_MAX } from './attachment.input.ts';
import { type AttachmentRow, visibleAttachment } from './attachment.loader.ts';
import { createAttachment } from './attachment.service.ts';
import { Attachment } from './attachment.type.ts';

const AttachmentCreatePayload = payloadType('AttachmentCreatePayload', {
  attachment: { type: () => Attachment, description: 'The file as it was announced; null when refused.' },
  uploadUrl: {
    type: () => String,
    description: `The path on this server to which its bytes are sent with PUT, for ${ADDRESS_MINUTES} minutes; null when refused, and when they have come.`,
  },
});

@Resolver(() => Attachment)
export class AttachmentResolver {
  @Access('SIGNED_IN')
  @OncePerDocument()
  @Mutation(() => AttachmentCreatePayload, {
    description:
      'Announces a file, and says where its bytes are sent to. It counts when they have come, are of the kind, size and ' +
      'fingerprint that was announced, and hold no program and no notes of a camera; one that nothing holds is gone ' +
      `after a day. Refused with INVALID_INPUT, FORBIDDEN for a service account, QUOTA_EXCEEDED after ` +
      `${ATTACHMENTS_A_DAY_MAX} within 24 hours, or ` +
      'IDEMPOTENCY_CONFLICT. 上传附件',
  })
  async attachmentCreate(
    @Arg('input', () => AttachmentCreateInput, { description: 'The file.' }) input: AttachmentCreateInput,
    @Ctx() ctx: Context,
  ) {
    const payload = await answer(ctx, 'attachment', createAttachment(ctx, input), visibleAttachment);
    const { attachment } = payload;
    return {
      ...payload,
      uploadUrl: attachment && !attachment.hasCome ? await addressOf(ctx, 'PUT', attachment) : null,
    };
  }

  @Access('RESTRICTED')
  @FieldResolver(() => String, {
    nullable: true,
    description: `The path on this server to fetch it from, good for ${ADDRESS_MINUTES} minutes, by whoever has it; null until the file has come, and when it was let go.`,
  })
  url(@Root() attachment: AttachmentRow, @Ctx() ctx: Context) {
    return attachment.hasCome ? addressOf(ctx, 'GET', attachment) : null;
  }
}

/** Nobody sees a file who is not known: what is fetched is written down with who was given the address. */
async function addressOf(ctx: Context, method: 'GET' | 'PUT', attachment: AttachmentRow): Promise<string | null> {
  const { accountId } = await viewerOf(ctx);
  return accountId === undefined ? null : sealedAddress(method, attachment, accountId, ctx.now());
}
