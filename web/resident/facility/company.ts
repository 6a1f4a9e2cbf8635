import { useState } from 'react';
import type { Facility } from './facility-types.ts';

/** Who comes along, and what the unit should know. */
export interface Company {
  readonly headcount: number | undefined;
  readonly children: number;
  readonly groupName: string;
  readonly note: string;
}

/** What the API takes. */
export const HEADCOUNT_MAX = 10_000;
export const CHILDREN_MAX = 100;
export const GROUP_NAME_MAX = 100;
export const NOTE_MAX = 500;

const keyOf = (facilityId: string) => `company:${facilityId}`;

/** What has been written survives signing in, for this tab alone; until it is booked. */
export function useCompany({ id, bookingPolicy }: Facility): {
  readonly company: Company;
  readonly change: (changed: Partial<Company>) => void;
} {
  const [company, setCompany] = useState<Company>(() => ({
    headcount: bookingPolicy.headcountMin ?? undefined,
    children: 0,
    groupName: '',
    note: '',
    ...storedAt(id),
  }));
  const change = (changed: Partial<Company>) => {
    const next = { ...company, ...changed };
    setCompany(next);
    sessionStorage.setItem(keyOf(id), JSON.stringify(next));
  };
  return { company, change };
}

export function forgetCompany(facilityId: string): void {
  sessionStorage.removeItem(keyOf(facilityId));
}

function storedAt(facilityId: string): Partial<Company> {
  const text = sessionStorage.getItem(keyOf(facilityId));
  return text === null ? {} : (JSON.parse(text) as Partial<Company>);
}

/** As the API takes it: what nobody has written is left out. */
export function companyInput({ headcount, children, groupName, note }: Company) {
  return {
    ...companyNumbers({ headcount, children }),
    ...(groupName.trim() !== '' && { groupName: groupName.trim() }),
    ...(note.trim() !== '' && { note: note.trim() }),
  };
}

/** Of these, what the rules go by. */
export function companyNumbers({ headcount, children }: Pick<Company, 'headcount' | 'children'>) {
  return { ...(headcount !== undefined && { headcount }), ...(children > 0 && { children }) };
}
