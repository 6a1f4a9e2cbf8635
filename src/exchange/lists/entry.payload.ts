import { Field, ObjectType } from 'type-graphql';
import { Access } from '../../shared/access.ts';
import { UserError } from '../../request/answer.ts';
import { Demand } from './demand.entity.ts';
import { SupplyDemandList } from './supply-demand-list.entity.ts';
import { Supply } from './supply.entity.ts';

/** The payload of a mutation that changes a supply. */
function supplyPayload(name: string) {
  @Access('PUBLIC')
  @ObjectType(name, { description: 'What came of it.', simpleResolvers: true })
  class Payload {
    @Field(() => Supply, { nullable: true, description: 'The supply as it is now; null when refused.' })
    supply!: Supply | null;

    @Field(() => [UserError], { description: 'Why it was refused; empty when it was done.' })
    userErrors!: UserError[];
  }
  return Payload;
}

/** The payload of a mutation that changes a demand. */
function demandPayload(name: string) {
  @Access('PUBLIC')
  @ObjectType(name, { description: 'What came of it.', simpleResolvers: true })
  class Payload {
    @Field(() => Demand, { nullable: true, description: 'The demand as it is now; null when refused.' })
    demand!: Demand | null;

    @Field(() => [UserError], { description: 'Why it was refused; empty when it was done.' })
    userErrors!: UserError[];
  }
  return Payload;
}

/** The payload of a mutation that takes an entry off a list. */
function removalPayload(name: string) {
  @Access('PUBLIC')
  @ObjectType(name, { description: 'What came of it.', simpleResolvers: true })
  class Payload {
    @Field(() => SupplyDemandList, { nullable: true, description: 'The list without the entry; null when refused.' })
    list!: SupplyDemandList | null;

    @Field(() => [UserError], { description: 'Why it was refused; empty when it was done.' })
    userErrors!: UserError[];
  }
  return Payload;
}

export const SupplyAddPayload = supplyPayload('SupplyAddPayload');
export const SupplyUpdatePayload = supplyPayload('SupplyUpdatePayload');
export const SupplyRemovePayload = removalPayload('SupplyRemovePayload');
export const SupplyWithdrawPayload = supplyPayload('SupplyWithdrawPayload');
export const DemandAddPayload = demandPayload('DemandAddPayload');
export const DemandUpdatePayload = demandPayload('DemandUpdatePayload');
export const DemandRemovePayload = removalPayload('DemandRemovePayload');
export const DemandWithdrawPayload = demandPayload('DemandWithdrawPayload');
export const DemandMergePayload = demandPayload('DemandMergePayload');
