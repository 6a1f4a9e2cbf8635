import type { DeskViewerQuery } from '@grid-commons/client';

type Viewer = NonNullable<DeskViewerQuery['viewer']>;
type Place = { readonly id: string; readonly name: string };

/** What somebody does at the desk: the roles but that of a resident, and signing for a unit as its delegate. */
export type Duty =
  | 'UNIT_MANAGER'
  | 'DELEGATE'
  | 'BRANCH_SECRETARY'
  | 'COMMUNITY_STAFF'
  | 'SUBDISTRICT_STAFF'
  | 'DISTRICT_ADMIN';

/** Those who oversee a territory. */
export const STAFF: readonly Duty[] = ['COMMUNITY_STAFF', 'SUBDISTRICT_STAFF', 'DISTRICT_ADMIN'];

const DUTIES: readonly Duty[] = ['UNIT_MANAGER', 'DELEGATE', 'BRANCH_SECRETARY', ...STAFF];

/**
 * A place that somebody works for, with what they do there. All screens show what belongs to one place; who has several
 * goes from one to the other.
 */
export interface Scope extends Place {
  readonly duties: readonly Duty[];
  /** What the place is; exactly one is there. */
  readonly unit?: Place;
  readonly facility?: Place;
  readonly branch?: Place;
  readonly division?: Place & { readonly code: string; readonly level: string };
}

/** The places of somebody, in the order in which they were given. */
export function scopesOf({ roles, delegateOf }: Viewer): readonly Scope[] {
  const scopes = new Map<string, Scope>();
  const add = (duty: Duty, place: Omit<Scope, 'duties'>) => {
    const duties = scopes.get(place.id)?.duties ?? [];
    if (!duties.includes(duty)) scopes.set(place.id, { ...place, duties: [...duties, duty] });
  };
  for (const { role, unit, facility, division } of roles) {
    const duty = DUTIES.find((one) => one === role);
    if (!duty) continue;
    if (unit) add(duty, { ...unit, unit });
    else if (facility) add(duty, { ...facility, facility });
    else if (duty === 'BRANCH_SECRETARY') {
      const branch = division?.gridBranch;
      if (branch) add(duty, { ...branch, branch });
    } else if (division) add(duty, { id: division.id, name: division.name, division });
  }
  for (const unit of delegateOf) add('DELEGATE', { ...unit, unit });
  return [...scopes.values()];
}
