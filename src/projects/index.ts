import type { Feature } from '../request/feature.ts';
import { BookActionsResolver } from './book-actions.resolver.ts';
import { BooksCsvResolver } from './books-csv.resolver.ts';
import { BookPrintResolver } from './book-print.resolver.ts';
import {
  ProjectBudgetSourceResolver,
  ProjectContactResolver,
  ProjectDutyResolver,
  ProjectItemResolver,
  ProjectNeedResolver,
} from './content/book-content.resolver.ts';
import { visibleAttachment } from './papers/attachment.loader.ts';
import { AttachmentResolver } from './papers/attachment.resolver.ts';
import { forgetAttachments } from './papers/forget-attachments.ts';
import { visiblePaper } from './papers/paper.loader.ts';
import { PartyPaperResolver, PaperSignatureResolver } from './papers/paper.resolver.ts';
import { visibleMilestone } from './running/project-log.loader.ts';
import {
  ProjectEvaluationResolver,
  ProjectMilestoneResolver,
  ProjectPartyResolver,
  ProjectSessionResolver,
  ProjectVersionResolver,
} from './running/project-log.resolver.ts';
import { ServiceProjectBook } from './service-project-book.entity.ts';
import { visibleBook } from './service-project-book.loader.ts';
import { ServiceProjectBookMutations } from './service-project-book.mutations.ts';
import { MatchBookResolver, ServiceProjectBookResolver } from './service-project-book.resolver.ts';

export { ServiceProjectBook } from './service-project-book.entity.ts';
export { visibleBook } from './service-project-book.loader.ts';
export { registerAttachments } from './papers/attachment.endpoint.ts';
export { registerBookPages } from './print/book-pages.ts';

/** Service project books, as they are written, signed and run. */
export const projectsFeature: Feature = {
  entities: [ServiceProjectBook],
  resolvers: [
    ServiceProjectBookResolver,
    ServiceProjectBookMutations,
    BookActionsResolver,
    BooksCsvResolver,
    BookPrintResolver,
    MatchBookResolver,
    ProjectItemResolver,
    ProjectNeedResolver,
    ProjectDutyResolver,
    ProjectContactResolver,
    ProjectBudgetSourceResolver,
    ProjectPartyResolver,
    ProjectVersionResolver,
    ProjectMilestoneResolver,
    ProjectSessionResolver,
    ProjectEvaluationResolver,
    AttachmentResolver,
    PaperSignatureResolver,
    PartyPaperResolver,
  ],
  readers: { spb: visibleBook, pms: visibleMilestone, att: visibleAttachment, pap: visiblePaper },
  jobs: [forgetAttachments],
};
