import type { Feature } from '../../request/feature.ts';
import { AuditResolver } from './audit-entry.resolver.ts';
import { linkAudit } from './link-audit.ts';

/** The audit trail: bound together by hashes, and read by staff. */
export const auditFeature: Feature = {
  resolvers: [AuditResolver],
  jobs: [linkAudit],
};
