import { payloadType } from '../../shared/payload.ts';
import { SupplyDemandList } from './supply-demand-list.entity.ts';

const list = { type: () => SupplyDemandList, description: 'The list as it is now; null when refused.' };

export const SupplyDemandListCreatePayload = payloadType('SupplyDemandListCreatePayload', { list });
export const SupplyDemandListSubmitPayload = payloadType('SupplyDemandListSubmitPayload', { list });
export const SupplyDemandListConfirmPayload = payloadType('SupplyDemandListConfirmPayload', { list });
export const SupplyDemandListReturnPayload = payloadType('SupplyDemandListReturnPayload', { list });
export const SupplyDemandListClosePayload = payloadType('SupplyDemandListClosePayload', { list });
