import { payloadType } from '../../shared/payload.ts';
import { MatchWeights } from '../judging/match-weights.entity.ts';
import { MatchingRun } from './matching-run.entity.ts';

const run = { type: () => MatchingRun, description: 'The run, with what it proposes; null when refused.' };
const left = { type: () => MatchingRun, description: 'The run as it is now; null when refused.' };
const weights = { type: () => MatchWeights, description: 'The weights now in force; null when refused.' };

export const BookingMatchPayload = payloadType('BookingMatchPayload', { run });
export const BookingMatchStartPayload = payloadType('BookingMatchStartPayload', { run: left });
export const MatchingRunCancelPayload = payloadType('MatchingRunCancelPayload', { run: left });
export const MatchWeightsSetPayload = payloadType('MatchWeightsSetPayload', { weights });
