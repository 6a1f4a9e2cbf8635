import { globSync, readFileSync } from 'node:fs';
import type { NumberedMutant } from './instrument.ts';
import { mutantsOf } from './mutators.ts';

/** The folder of the project, with a slash. */
export const ROOT = new URL('../..', import.meta.url).pathname;

/** Rules, and the tests that are to notice when one of them is wrong. */
interface Target {
  /** What the figures are told by. */
  readonly folder: string;
  readonly sources: readonly string[];
  readonly tests: readonly string[];
}

/** Who may take which step when, of all that has a life. */
const STEPS = 'test/contract/{steps,steps.taken}.test.ts';

export const TARGETS: readonly Target[] = [
  {
    folder: 'src/bookings',
    sources: ['src/bookings/booking.{entity,rules,policy,quotas}.ts'],
    tests: [
      'test/bookings/booking.{rules,policy,quotas}.test.ts',
      'test/bookings/clock/booking.entity.test.ts',
      'test/bookings/terms/booking.rules.policy.test.ts',
      STEPS,
    ],
  },
  {
    folder: 'src/bookings: groups and parts',
    sources: [
      'src/bookings/groups/create-group.ts',
      'src/bookings/parts/{facility-parts.service,lock-places}.ts',
      'src/bookings/broken-rules.ts',
    ],
    tests: [
      'test/bookings/groups/booking-group-create.test.ts',
      'test/bookings/parts/facility-parts-set.test.ts',
      'test/bookings/slot-verdict.test.ts',
    ],
  },
  {
    folder: 'src/bookings: clock and closures',
    sources: [
      'src/bookings/clock/end-by-the-clock.ts',
      'src/bookings/closures/{carry-out-plans,closure-plan.entity,closure-plan.service,judge-facility}.ts',
    ],
    tests: ['test/bookings/clock/end-by-the-clock.test.ts', 'test/bookings/closures/closure-plan.test.ts', STEPS],
  },
  {
    folder: 'src/facilities',
    sources: [
      'src/facilities/facility.{entity,rules,policy,values}.ts',
      'src/facilities/opening/{availability,opening-hours,opening-hours.rules,opening-rule.entity}.ts',
      'src/facilities/upsert/facility-upsert.plan.ts',
    ],
    tests: [
      'test/facilities/facility.{rules,policy}.test.ts',
      'test/facilities/opening/opening-hours.*.test.ts',
      'test/facilities/opening/{availability,open-stretch}.test.ts',
      'test/facilities/opening/facility-opening-{rules,exception}-set.test.ts',
      'test/exchange/times/occurrences.test.ts',
      'test/facilities/upsert/facility-upsert.plan.test.ts',
      STEPS,
    ],
  },
  {
    folder: 'src/facilities: when, how many, for whom',
    sources: [
      'src/facilities/booking-times.ts',
      'src/facilities/policy/{audience,booking-policy.rules,booking-policy.values}.ts',
      'src/facilities/places/pools.ts',
    ],
    tests: [
      'test/facilities/booking-times.test.ts',
      'test/facilities/policy/booking-policy{.rules,-set}.test.ts',
      'test/facilities/places/{places-left,pools}.test.ts',
      'test/facilities/search-and-booking.test.ts',
      'test/bookings/booking.rules.test.ts',
      'test/bookings/terms/booking.rules.policy.test.ts',
      'test/bookings/clock/late-start.test.ts',
      'test/bookings/occupancy/places.agree.test.ts',
    ],
  },
  {
    folder: 'src/exchange/times',
    sources: [
      'src/exchange/times/{common-runs,date-stretches,day-number,load,moments,occurrences,real-dates,unmet-stretches,wall-time,weekly-time}.ts',
    ],
    tests: [
      'test/exchange/times/{date-stretches,load,moments,occurrences,unmet-stretches,wall-time,weekly-time,weekly-time.properties}.test.ts',
      'test/exchange/matching/ordinary-week/capacity-limits.test.ts',
    ],
  },
  {
    folder: 'src/exchange/lists',
    sources: [
      'src/exchange/lists/supply-demand-list.{entity,policy}.ts',
      'src/exchange/lists/entries/{entry.entity,entry.rules}.ts',
      'src/exchange/lists/csv/list-csv.{entries,text,windows}.ts',
      'src/facilities/opening/windows.text.ts',
    ],
    tests: [
      'test/exchange/lists/csv/list-csv.{text,entries,windows}.test.ts',
      'test/exchange/lists/supply-demand-list.policy.test.ts',
      'test/exchange/lists/entries/{entry.rules,supply-add,supply-change,demand-add}.test.ts',
      STEPS,
    ],
  },
  {
    folder: 'src/exchange/matches',
    sources: ['src/exchange/matches/match.{entity,policy}.ts'],
    tests: ['test/exchange/matches/match.policy.test.ts', STEPS],
  },
  {
    folder: 'src/exchange/matches: acceptance by dates',
    sources: ['src/exchange/matches/{accept-match,book-match,judge-dates,lapse-acceptances,rejected-occurrences}.ts'],
    tests: ['test/exchange/matches/match-{accept,accept.dates,answers}.test.ts'],
  },
  {
    folder: 'src/exchange/judging',
    sources: ['src/exchange/judging/{candidate-pairs,score,candidates}.ts'],
    tests: ['test/exchange/judging/*.test.ts', 'test/exchange/matching/booking-match.filters.test.ts'],
  },
  {
    folder: 'src/exchange/judging: dates and claims',
    sources: ['src/exchange/judging/{common-dates,judgement,time-judgement,propose-match,set-match}.ts'],
    tests: ['test/exchange/judging/*.test.ts'],
  },
  {
    folder: 'src/exchange/allocation',
    sources: ['src/exchange/allocation/{gains,objective,violations,weights}.ts'],
    tests: ['test/exchange/allocation/objective.test.ts'],
  },
  {
    folder: 'src/exchange/matching: the problem',
    sources: ['src/exchange/matching/{matching-problem,matching-run.policy}.ts'],
    tests: [
      'test/exchange/matching/matching-problem{,.properties}.test.ts',
      'test/exchange/matches/match.policy.test.ts',
    ],
  },
  {
    folder: 'src/exchange/matching: the explanation',
    sources: ['src/exchange/matching/explanation.ts'],
    tests: ['test/exchange/matching/{explanation,booking-match.explained}.test.ts'],
  },
  {
    folder: 'src/district/units',
    sources: ['src/district/units/{credit-code,unit.policy}.ts', 'src/district/units/alliances/*.{entity,policy}.ts'],
    tests: [
      'test/district/units/credit-code.test.ts',
      'test/district/units/alliances/membership.policy.test.ts',
      STEPS,
    ],
  },
  {
    folder: 'src/projects',
    sources: [
      'src/projects/service-project-book.entity.ts',
      'src/projects/content/{book-content,book-content.rules,book-diff,book-times}.ts',
      'src/projects/papers/check-file.ts',
    ],
    tests: [
      'test/projects/service-project-book.entity.test.ts',
      'test/projects/content/*.test.ts',
      'test/projects/papers/check-file.test.ts',
      STEPS,
    ],
  },
  {
    folder: 'src/request',
    sources: [
      'src/request/{answer,idempotency,keyset,list,loader,prefetch,record,transaction,viewer}.ts',
      'src/request/rates/points.ts',
    ],
    tests: ['test/request/*.test.ts'],
  },
];

/** All mutants of all targets, numbered from 1, always the same way. */
export function numberedMutants(): NumberedMutant[] {
  const files = TARGETS.flatMap(({ sources }) => filesOf(sources));
  return files
    .flatMap((file) => mutantsOf(file, readFileSync(ROOT + file, 'utf8')))
    .map((mutant, at) => ({ ...mutant, id: at + 1 }));
}

/** The files that patterns name, in the order of their names. */
export function filesOf(patterns: readonly string[]): string[] {
  return patterns.flatMap((pattern) => globSync(pattern, { cwd: ROOT }).sort());
}
