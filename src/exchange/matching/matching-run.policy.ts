import { isStaffOf, Role, type Viewer } from '../../district/identity/index.ts';

/** The division that a run is about. */
interface RunPlace {
  readonly divisionId: string;
  readonly divisionPath: string;
}

/** Staff of a territory run its matching, and the secretary of a grid that of the grid. */
export function mayRunMatching(viewer: Viewer, { divisionId, divisionPath }: RunPlace): boolean {
  const leadsGrid = viewer.roles.some(
    (grant) => grant.role === Role.BRANCH_SECRETARY && grant.divisionId === divisionId,
  );
  return leadsGrid || isStaffOf(viewer, divisionPath);
}

/** A run names what many parties ask for: it is seen by those who could have started it. */
export const mayReadRun = mayRunMatching;
