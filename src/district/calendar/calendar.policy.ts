import { holds, Role, type Viewer } from '../identity/index.ts';

/** Opening hours all over the district follow the calendar, so only the district corrects it. */
export function mayCorrectCalendar(viewer: Viewer): boolean {
  return holds(viewer, Role.DISTRICT_ADMIN);
}
