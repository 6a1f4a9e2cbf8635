import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { ViewerProfile } from '../district/identity/index.ts';
import { ResidentUnit, residentUnitById } from '../district/units/index.ts';
import { answer } from '../request/answer.ts';
import type { Context } from '../request/context.ts';
import { Access } from '../shared/access.ts';
import { OncePerDocument } from '../shared/once-per-document.ts';
import { ListSize } from '../shared/list-size.ts';
import { payloadType } from '../shared/payload.ts';
import { erasePersonalData } from './erase-personal-data.ts';
import { EXPORTS_A_DAY_MAX, exportPersonalData } from './export-personal-data.ts';
import { type PersonalDataViewRow, VIEWS_SHOWN_MAX, viewsOfPersonalData } from './personal-data-view.loader.ts';
import { PersonalDataView } from './personal-data-view.type.ts';
import { PersonalDataEraseInput, PersonalDataExportInput } from './personal-data.input.ts';

const PersonalDataExportPayload = payloadType(
  'PersonalDataExportPayload',
  { url: { type: () => String, description: 'The path of the link on this server; null when refused.' } },
  { of: 'asking for the file', access: 'SIGNED_IN' },
);
const PersonalDataErasePayload = payloadType(
  'PersonalDataErasePayload',
  { viewer: { type: () => ViewerProfile, description: 'Who is asking now: nobody known here; null when refused.' } },
  { of: 'erasing the caller', access: 'SIGNED_IN' },
);

@Resolver(() => ViewerProfile)
export class PersonalDataResolver {
  @ListSize({ by: 'held', assumed: VIEWS_SHOWN_MAX })
  @FieldResolver(() => [PersonalDataView], {
    description:
      `Who has looked at the viewer's name and phone in clear, the newest first; the latest ${VIEWS_SHOWN_MAX}. ` +
      '个人信息查看记录',
  })
  personalDataViews(@Root() { residentId }: ViewerProfile, @Ctx() ctx: Context) {
    return residentId === undefined ? [] : viewsOfPersonalData(ctx, residentId);
  }

  @Access('SIGNED_IN')
  @OncePerDocument()
  @Mutation(() => PersonalDataExportPayload, {
    description:
      'A file of everything known of the caller, behind a link that works once and for an hour. Refused with ' +
      `INVALID_INPUT, IDEMPOTENCY_CONFLICT, QUOTA_EXCEEDED after ${EXPORTS_A_DAY_MAX} within 24 hours, STATE_CONFLICT ` +
      'for a repeat when the link was used or has lapsed, or FORBIDDEN for a service account.',
  })
  personalDataExport(
    @Arg('input', () => PersonalDataExportInput, { description: 'The key.' }) input: PersonalDataExportInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'url', exportPersonalData(ctx, input), async (_ctx, url) => url);
  }

  @Access('SIGNED_IN')
  @OncePerDocument()
  @Mutation(() => PersonalDataErasePayload, {
    description:
      'Erases the caller for good: name, phone, what they sign in to, their free words. What they booked and did stays ' +
      'without them, as figures and books need it; a new sign-in begins anew. Refused with INVALID_INPUT for another ' +
      'name, STATE_CONFLICT while something is booked or held, or FORBIDDEN for a service account.',
  })
  personalDataErase(
    @Arg('input', () => PersonalDataEraseInput, { description: 'The name.' }) input: PersonalDataEraseInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'viewer', erasePersonalData(ctx, input), nobodyKnown);
  }
}

async function nobodyKnown(): Promise<ViewerProfile> {
  return { accountId: undefined, residentId: undefined };
}

/** Whose it was that looked. */
@Resolver(() => PersonalDataView)
export class PersonalDataViewResolver {
  @FieldResolver(() => ResidentUnit, {
    nullable: true,
    description: 'The unit for which they looked; null for a role that is held in none.',
  })
  unit(@Root() { unitId }: PersonalDataViewRow, @Ctx() ctx: Context) {
    return unitId === null ? null : residentUnitById(ctx).load(unitId);
  }
}
