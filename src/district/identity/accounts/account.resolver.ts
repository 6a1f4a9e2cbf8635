import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { answer } from '../../../request/answer.ts';
import type { Context } from '../../../request/context.ts';
import { Access } from '../../../shared/access.ts';
import { payloadType } from '../../../shared/payload.ts';
import { AccountDisableInput, AccountEnableInput } from './account.input.ts';
import { visibleAccount } from './account.loader.ts';
import { Account } from './account.type.ts';
import { disableAccount, enableAccount } from './disable-account.ts';

const account = { type: () => Account, description: 'The account as it is now; null when refused.' };
const AccountDisablePayload = payloadType('AccountDisablePayload', { account }, { of: 'disabling an account' });
const AccountEnablePayload = payloadType('AccountEnablePayload', { account }, { of: 'enabling an account' });

@Resolver()
export class AccountResolver {
  @Access('SIGNED_IN')
  @Mutation(() => AccountDisablePayload, {
    description:
      'Disables the account of a person at once: every further request with one of its tokens is UNAUTHENTICATED (within ' +
      'a second also those for what everybody may see), and its subscriptions end. For a DISTRICT_ADMIN, of somebody whose roles they could all end. Refused with ' +
      'INVALID_INPUT, FORBIDDEN, NOT_FOUND, or STATE_CONFLICT for one that is disabled already.',
  })
  accountDisable(
    @Arg('input', () => AccountDisableInput, { description: 'Whose, and why.' }) input: AccountDisableInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'account', disableAccount(ctx, input), visibleAccount);
  }

  @Access('SIGNED_IN')
  @Mutation(() => AccountEnablePayload, {
    description:
      'Enables the account of a person again; whoever may disable it may enable it. Refused with INVALID_INPUT, ' +
      'FORBIDDEN, NOT_FOUND, or STATE_CONFLICT for one that is not disabled.',
  })
  accountEnable(
    @Arg('input', () => AccountEnableInput, { description: 'Whose.' }) input: AccountEnableInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'account', enableAccount(ctx, input), visibleAccount);
  }
}
