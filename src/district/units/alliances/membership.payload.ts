import { payloadType } from '../../../shared/payload.ts';
import { AllianceMembership } from './membership.entity.ts';

const membership = { type: () => AllianceMembership, description: 'The membership as it is now; null when refused.' };

export const MembershipApplyPayload = payloadType('MembershipApplyPayload', { membership });
export const MembershipAdmitPayload = payloadType('MembershipAdmitPayload', { membership });
export const MembershipSuspendPayload = payloadType('MembershipSuspendPayload', { membership });
export const MembershipReinstatePayload = payloadType('MembershipReinstatePayload', { membership });
export const MembershipWithdrawPayload = payloadType('MembershipWithdrawPayload', { membership });
export const DelegatesNamePayload = payloadType('DelegatesNamePayload', { membership });
