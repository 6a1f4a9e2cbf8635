import { Field, ObjectType } from 'type-graphql';
import { Access } from '../shared/access.ts';
import { UserError } from '../request/answer.ts';
import { ProjectMilestone } from './running/project-log.type.ts';
import { ServiceProjectBook } from './service-project-book.entity.ts';

/** The payload of a mutation that changes a book. */
function bookPayload(name: string) {
  @Access('PUBLIC')
  @ObjectType(name, { description: 'What came of it.', simpleResolvers: true })
  class Payload {
    @Field(() => ServiceProjectBook, { nullable: true, description: 'The book as it is now; null when refused.' })
    book!: ServiceProjectBook | null;

    @Field(() => [UserError], { description: 'Why it was refused; empty when it was done.' })
    userErrors!: UserError[];
  }
  return Payload;
}

export const ServiceProjectBookDraftPayload = bookPayload('ServiceProjectBookDraftPayload');
export const ServiceProjectBookRevisePayload = bookPayload('ServiceProjectBookRevisePayload');
export const ServiceProjectBookSignPayload = bookPayload('ServiceProjectBookSignPayload');
export const ServiceProjectBookStartPayload = bookPayload('ServiceProjectBookStartPayload');
export const ServiceProjectBookSuspendPayload = bookPayload('ServiceProjectBookSuspendPayload');
export const ServiceProjectBookResumePayload = bookPayload('ServiceProjectBookResumePayload');
export const ServiceProjectBookCompletePayload = bookPayload('ServiceProjectBookCompletePayload');
export const ServiceProjectBookTerminatePayload = bookPayload('ServiceProjectBookTerminatePayload');
export const ProjectSessionLogPayload = bookPayload('ProjectSessionLogPayload');
export const ProjectEvaluatePayload = bookPayload('ProjectEvaluatePayload');

@Access('PUBLIC')
@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class MilestoneCompletePayload {
  @Field(() => ProjectMilestone, { nullable: true, description: 'The milestone as it is now; null when refused.' })
  milestone!: ProjectMilestone | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty when it was done.' })
  userErrors!: UserError[];
}
