import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../request/context.ts';
import { answer } from '../../../request/answer.ts';
import { Access } from '../../../shared/access.ts';
import { payloadType } from '../../../shared/payload.ts';
import { SupplyDemandList } from '../supply-demand-list.entity.ts';
import { visibleList } from '../supply-demand-list.loader.ts';
import { copyList } from './copy-list.ts';
import { SupplyDemandListCopyInput } from './copy-list.input.ts';

const list = { type: () => SupplyDemandList, description: 'The new draft; null when refused.' };
const SupplyDemandListCopyPayload = payloadType('SupplyDemandListCopyPayload', { list });

@Resolver(() => SupplyDemandList)
export class ListCopyResolver {
  @Access('SIGNED_IN')
  @Mutation(() => SupplyDemandListCopyPayload, {
    description:
      'Begins a draft for another period with the entries of a list; for its owner. What held over the whole of the old ' +
      'period holds over the whole of the new one; what held on some dates keeps its distance from the first day. What is ' +
      'withdrawn, or a rule would refuse today, is left out: compare the `figures` of both. Refused with INVALID_INPUT, ' +
      'NOT_FOUND, FORBIDDEN or IDEMPOTENCY_CONFLICT.',
  })
  supplyDemandListCopy(
    @Arg('input', () => SupplyDemandListCopyInput, { description: 'Which list, and the new period.' })
    input: SupplyDemandListCopyInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'list', copyList(ctx, input), visibleList);
  }
}
