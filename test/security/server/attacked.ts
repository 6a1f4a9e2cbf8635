import { getIntrospectionQuery } from 'graphql';
import { expect } from 'vitest';
import { buildCalendar } from '../../../seeds/factories/calendar.factory.ts';
import { seedDemoDistrict } from '../../../seeds/demo-district.ts';
import { keepStretches } from '../../../src/facilities/opening/open-stretch.ts';
import { type Commons, type CommonsOptions, startCommons } from '../../support/commons.ts';
import { longestBlock } from './blocking.ts';

/** So long nobody else may be kept waiting, in milliseconds of processor time. */
const BLOCKED_MAX_MS = 250;
/** On a slower machine, so many times what reading the whole schema takes there, which is some 60 ms on ours. */
const OF_THE_WHOLE_SCHEMA = 4;

/** A server with the demonstration district, that is attacked. */
export interface Attacked extends Commons {
  /**
   * Sends a document, which has to be answered or refused without a fault.
   * @returns for how many milliseconds nobody else was answered meanwhile; 0 if it was not too long
   */
  keepsWaiting(document: string, variables?: object, as?: string): Promise<number>;
}

export async function startAttacked(options: CommonsOptions = {}): Promise<Attacked> {
  const commons = await startCommons(options);
  if (!options.beside) {
    await buildCalendar(commons.db);
    await seedDemoDistrict(commons.orm, commons.clock.now);
    await keepStretches(commons.orm, commons.clock.now);
  }
  const send = (query: string, variables?: object, as?: string) =>
    commons.app.inject({
      method: 'POST',
      url: '/graphql',
      headers: as ? { authorization: `Bearer ${as}` } : {},
      payload: { query, variables },
    });
  const whole: number[] = [];
  for (let round = 0; round < 3; round++) whole.push(await longestBlock(() => send(getIntrospectionQuery())));
  const blockedMax = Math.max(BLOCKED_MAX_MS, OF_THE_WHOLE_SCHEMA * Math.min(...whole));
  return {
    ...commons,
    async keepsWaiting(document, variables, as) {
      const blocked: number[] = [];
      // Asked again, a document takes another way through the caches.
      for (let round = 0; round < 2; round++) {
        let response!: Awaited<ReturnType<typeof send>>;
        blocked.push(await longestBlock(async () => (response = await send(document, variables, as))));
        expect([200, 400], response.body.slice(0, 300)).toContain(response.statusCode);
        expect(response.body).not.toContain('"INTERNAL"');
      }
      const longest = Math.max(...blocked);
      return longest > blockedMax ? longest : 0;
    },
  };
}
