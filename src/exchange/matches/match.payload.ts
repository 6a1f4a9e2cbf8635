import { payloadType } from '../../shared/payload.ts';
import { Match } from './match.entity.ts';

const match = { type: () => Match, description: 'The match as it is now; null when refused.' };

export const MatchAcceptPayload = payloadType('MatchAcceptPayload', { match });
export const MatchDeclinePayload = payloadType('MatchDeclinePayload', { match });
export const MatchPinPayload = payloadType('MatchPinPayload', { match });
export const MatchProposePayload = payloadType('MatchProposePayload', { match });
export const MatchSetPayload = payloadType('MatchSetPayload', { match });
export const MatchCancelPayload = payloadType('MatchCancelPayload', { match });
export const MatchFulfilPayload = payloadType('MatchFulfilPayload', { match });
