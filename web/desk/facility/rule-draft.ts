/** A rule while it is written. */
export interface RuleDraft {
  readonly dayClass: string;
  readonly weekdays: readonly string[];
  readonly startTime: string;
  readonly endTime: string;
  readonly seasonFrom: string | null;
  readonly seasonTo: string | null;
  readonly leaveByNextWorkday: string | null;
}
