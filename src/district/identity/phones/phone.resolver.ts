import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { answer } from '../../../request/answer.ts';
import type { Context } from '../../../request/context.ts';
import { Access } from '../../../shared/access.ts';
import { payloadType } from '../../../shared/payload.ts';
import { DateTime } from '../../../shared/scalars.ts';
import { residentMet } from '../contacts/contact.loader.ts';
import { Resident } from '../resident.entity.ts';
import { ViewerProfile } from '../viewer.entity.ts';
import { HOUSEHOLD_RESIDENTS_MAX, phoneConfirmedAt } from './confirm-phone.ts';
import { CODE_FAILURES_MAX, CODE_MINUTES } from './phone-code.ts';
import { PhoneCodeRequestInput, PhoneConfirmInput } from './phone.input.ts';
import { answerPhoneCode, CODES_PER_ACCOUNT, NEXT_CODE_MINUTES, requestPhoneCode } from './phone.service.ts';

const PhoneCodeRequestPayload = payloadType(
  'PhoneCodeRequestPayload',
  {
    resident: { type: () => Resident, description: 'The resident, as they still are; null when refused.' },
    expiresAt: {
      type: () => DateTime,
      description: 'Until when the code is good; null when none was sent, as it was refused or none was needed.',
    },
  },
  { of: 'asking for a code', errors: 'Why none was sent; empty when one was.', access: 'SIGNED_IN' },
);

const PhoneConfirmPayload = payloadType(
  'PhoneConfirmPayload',
  { resident: { type: () => Resident, description: 'The resident as they are now; null when refused.' } },
  { of: 'confirming a number', access: 'SIGNED_IN' },
);

@Resolver(() => ViewerProfile)
export class PhoneResolver {
  @Access('SIGNED_IN')
  @Mutation(() => PhoneCodeRequestPayload, {
    description:
      `Sends a code to a phone, good for ${CODE_MINUTES} minutes and ${CODE_FAILURES_MAX} answers; a new one takes the ` +
      'place of the one before. Refused with INVALID_INPUT, FORBIDDEN for programs, STATE_CONFLICT for who has not registered, a number that ' +
      'is confirmed already or that no more residents may share, or where no codes are sent; QUOTA_EXCEEDED as for `phoneConfirm`. ' +
      `RATE_LIMITED after ${CODES_PER_ACCOUNT}, of one account or to one number, until ${NEXT_CODE_MINUTES} minutes later ` +
      'one more may be had. Where the token of the caller claims the number as verified, it is confirmed, and none is sent.',
  })
  phoneCodeRequest(
    @Arg('input', () => PhoneCodeRequestInput, { description: 'Which number.' }) input: PhoneCodeRequestInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'resident', requestPhoneCode(ctx, input), async (_ctx, id) => residentMet(id));
  }

  @Access('SIGNED_IN')
  @Mutation(() => PhoneConfirmPayload, {
    description:
      'Confirms the number of the caller, by the code that was sent to it or by what their token claims; it is their ' +
      'number from then on. Who has confirmed one may hold more bookings. Residents who confirm the same number, at most ' +
      `${HOUSEHOLD_RESIDENTS_MAX}, are a household, which holds only so much together. Refused with INVALID_INPUT for a ` +
      'code that is not, or no longer, good, FORBIDDEN for programs, STATE_CONFLICT for who has not registered, or when the household is full, or ' +
      'QUOTA_EXCEEDED when together they would hold more bookings than a household may.',
  })
  phoneConfirm(
    @Arg('input', () => PhoneConfirmInput, { description: 'What was sent.' }) input: PhoneConfirmInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'resident', answerPhoneCode(ctx, input), async (_ctx, id) => residentMet(id));
  }

  @FieldResolver(() => DateTime, {
    nullable: true,
    description: 'Since when their phone number is known to be theirs; null while it is not, and for who has none.',
  })
  phoneConfirmedAt(@Root() { residentId }: ViewerProfile, @Ctx() ctx: Context) {
    return residentId === undefined ? null : phoneConfirmedAt(ctx, residentId);
  }
}
