import type { Page } from 'playwright-core';
import {
  type BuiltFacility,
  buildFacility,
  type FacilityOverrides,
} from '../../../seeds/factories/facility.factory.ts';
import { type BuiltResident, buildResident } from '../../../seeds/factories/person.factory.ts';
import { buildUnit } from '../../../seeds/factories/unit.factory.ts';
import { DEVELOPMENT_ISSUER } from '../../../src/district/identity/tokens/development-issuer.ts';
import { type Pages, startPages } from './pages.ts';

const PHONE = { width: 390, height: 844 };

/** The pages on phones, and three residents to look at them: 居民小林, 居民小陈 and 居民小吴. */
export interface Phones extends Pages {
  /** 居民小吴, who has confirmed no phone. */
  readonly unconfirmed: BuiltResident;
  carPark(name: string, more?: FacilityOverrides): Promise<BuiltFacility>;
}

export async function startPhones(): Promise<Phones> {
  const pages = await startPages(PHONE);
  const { commons } = pages;
  const resident = async (name: string, phoneConfirmed = true) => {
    const built = await buildResident(commons.db, { name, issuer: DEVELOPMENT_ISSUER, phoneConfirmed });
    pages.offer(`居民${name}`, built.subject);
    return built;
  };
  await resident('小林');
  await resident('小陈');
  return {
    ...pages,
    unconfirmed: await resident('小吴', false),
    async carPark(name, more = {}) {
      const unit = await buildUnit(commons.db, { name: '汤门机关' });
      return buildFacility(commons.db, {
        name,
        unitId: unit.id,
        capacity: 3,
        maxMinutes: 1_440,
        gridMinutes: 15,
        location: { latitude: 26.0905, longitude: 119.3065 },
        now: commons.clock.now,
        ...more,
      });
    },
  };
}

/** Says on the page of development who one is. */
export function signInAs(page: Page, name: string): Promise<void> {
  return page.getByRole('button', { name: new RegExp(name) }).click();
}

/** The reference of a booking in a text. */
export function referenceIn(text: string | null): string | undefined {
  return /[0-9A-Z]{10}/.exec(text ?? '')?.[0];
}
