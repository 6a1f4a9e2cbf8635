import { payloadType } from '../../../shared/payload.ts';
import { Demand } from './demand.entity.ts';
import { SupplyDemandList } from '../supply-demand-list.entity.ts';
import { Supply } from './supply.entity.ts';

const supply = { type: () => Supply, description: 'The supply as it is now; null when refused.' };
const demand = { type: () => Demand, description: 'The demand as it is now; null when refused.' };
const list = { type: () => SupplyDemandList, description: 'The list without the entry; null when refused.' };

export const SupplyAddPayload = payloadType('SupplyAddPayload', { supply });
export const SupplyUpdatePayload = payloadType('SupplyUpdatePayload', { supply });
export const SupplyRemovePayload = payloadType('SupplyRemovePayload', { list });
export const SupplyWithdrawPayload = payloadType('SupplyWithdrawPayload', { supply });
export const DemandAddPayload = payloadType('DemandAddPayload', { demand });
export const DemandUpdatePayload = payloadType('DemandUpdatePayload', { demand });
export const DemandRemovePayload = payloadType('DemandRemovePayload', { list });
export const DemandWithdrawPayload = payloadType('DemandWithdrawPayload', { demand });
export const DemandMergePayload = payloadType('DemandMergePayload', { demand });
