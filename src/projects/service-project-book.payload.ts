import { payloadType } from '../shared/payload.ts';
import { ProjectMilestone } from './running/project-log.type.ts';
import { ServiceProjectBook } from './service-project-book.entity.ts';

const book = { type: () => ServiceProjectBook, description: 'The book as it is now; null when refused.' };
const milestone = { type: () => ProjectMilestone, description: 'The milestone as it is now; null when refused.' };

export const ServiceProjectBookDraftPayload = payloadType('ServiceProjectBookDraftPayload', { book });
export const ServiceProjectBookRevisePayload = payloadType('ServiceProjectBookRevisePayload', { book });
export const ServiceProjectBookSignPayload = payloadType('ServiceProjectBookSignPayload', { book });
export const ServiceProjectBookWithdrawRevisionPayload = payloadType('ServiceProjectBookWithdrawRevisionPayload', {
  book,
});
export const ServiceProjectBookStartPayload = payloadType('ServiceProjectBookStartPayload', { book });
export const ServiceProjectBookSuspendPayload = payloadType('ServiceProjectBookSuspendPayload', { book });
export const ServiceProjectBookResumePayload = payloadType('ServiceProjectBookResumePayload', { book });
export const ServiceProjectBookCompletePayload = payloadType('ServiceProjectBookCompletePayload', { book });
export const ServiceProjectBookTerminatePayload = payloadType('ServiceProjectBookTerminatePayload', { book });
export const ProjectSessionLogPayload = payloadType('ProjectSessionLogPayload', { book });
export const ProjectEvaluatePayload = payloadType('ProjectEvaluatePayload', { book });
export const MilestoneCompletePayload = payloadType('MilestoneCompletePayload', { milestone });
