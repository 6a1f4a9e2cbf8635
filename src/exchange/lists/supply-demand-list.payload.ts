import { Field, ObjectType } from 'type-graphql';
import { Access } from '../../shared/access.ts';
import { UserError } from '../../request/answer.ts';
import { SupplyDemandList } from './supply-demand-list.entity.ts';

/** The payload of a mutation that changes a list. */
function listPayload(name: string) {
  @Access('PUBLIC')
  @ObjectType(name, { description: 'What came of it.', simpleResolvers: true })
  class Payload {
    @Field(() => SupplyDemandList, { nullable: true, description: 'The list as it is now; null when refused.' })
    list!: SupplyDemandList | null;

    @Field(() => [UserError], { description: 'Why it was refused; empty when it was done.' })
    userErrors!: UserError[];
  }
  return Payload;
}

export const SupplyDemandListCreatePayload = listPayload('SupplyDemandListCreatePayload');
export const SupplyDemandListSubmitPayload = listPayload('SupplyDemandListSubmitPayload');
export const SupplyDemandListConfirmPayload = listPayload('SupplyDemandListConfirmPayload');
export const SupplyDemandListReturnPayload = listPayload('SupplyDemandListReturnPayload');
export const SupplyDemandListClosePayload = listPayload('SupplyDemandListClosePayload');
