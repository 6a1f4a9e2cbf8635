import { NOTIFICATION_RANGES } from './ranges.notifications.ts';
import { PLACES_RANGES } from './ranges.places.ts';
import { newId } from '../../../src/shared/node.ts';
import { Audience } from '../../../src/exchange/lists/entries/entry.entity.ts';
import type { World } from '../access/access.world.ts';
import { type Give, type InputRange, NOT_A_LENGTH, times } from './input-range.ts';

/** A range of an argument: outside it, the whole request is refused. */
interface ArgumentRange {
  readonly query: (value: number, world: World) => readonly [document: string, variables: object];
  readonly min: number;
  readonly max: number;
}

const inBook = (field: readonly string[], min: number, max: number, give: Give): InputRange => ({
  row: 'serviceProjectBookRevise, a draft',
  as: 'branch',
  field,
  min,
  max,
  give,
  leftOut: NOT_A_LENGTH,
});
const listed = (name: string, make: (world: World, at: number) => object) => (value: number, world: World) => ({
  [name]: times(value, (at) => make(world, at)),
});
const item = ({ unit }: World) => ({ title: '车位', quantity: 1, unitOfMeasure: 'SPACE', providerId: unit.id });
const EVENING = { startTime: '18:00', endTime: '20:00' };
/** Within the term of a built book. */
const stretch = { from: '2026-03-01', to: '2026-03-31', dayClass: 'EVERY_DAY', windows: [EVENING], quantity: 1 };
export const milestone = { title: '完成', dueOn: '2026-12-31', weight: 1 };
export const yuan = { amount: '1.00', currencyCode: 'CNY' };

const inFacility = (field: readonly string[], min: number, max: number, give: Give): InputRange => ({
  row: 'facilityCreate',
  as: 'manager',
  field,
  min,
  max,
  give,
});
const bookingRule = (name: string, min: number, max: number, more: object = {}) =>
  inFacility(['bookingRules', name], min, max, (value) => ({ bookingRules: { ...more, [name]: value } }));

const inSupply = (field: string, min: number, max: number, give?: Give): InputRange => ({
  row: 'supplyAdd',
  as: 'manager',
  field: [field],
  min,
  max,
  give: give ?? ((value) => ({ [field]: value })),
});
const inDemand = (field: string, min: number, max: number, more: object = {}): InputRange => ({
  row: 'demandAdd',
  as: 'branch',
  field: [field],
  min,
  max,
  give: (value) => ({ ...more, [field]: value }),
});
const inSession = (field: string, min: number, max: number): InputRange => ({
  row: 'projectSessionLog',
  as: 'branch',
  field: [field],
  min,
  max,
  give: (value) => ({ [field]: value }),
});
const WINDOW = { dayClass: 'EVERY_DAY', startTime: '18:00', endTime: '20:00' };
const RULE = { dayClass: 'EVERY_DAY', startTime: '08:00', endTime: '18:00' };

const firstAvailable = (given: object): [string, object] => [
  'query ($input: FirstAvailableInput!) { firstAvailable(input: $input) { __typename } }',
  { input: { earliest: '2026-03-04T02:00:00Z', latest: '2026-03-04T03:00:00Z', minutes: 60, ...given } },
];

/** By the file and the number that it looks at, as they stand in the source: the ranges of inputs. */
export const INPUT_RANGES: Readonly<Record<string, InputRange>> = {
  ...PLACES_RANGES,
  ...NOTIFICATION_RANGES,
  'projects/running/project-log.service.ts: input.attendance': inSession('attendance', 1, 100_000),
  'projects/running/project-log.service.ts: input.minutes': inSession('minutes', 1, 1_440),
  'projects/running/project-log.service.ts: input.score': {
    row: 'projectEvaluate, for a branch',
    as: 'branch',
    field: ['score'],
    min: 1,
    max: 5,
    give: (score) => ({ score }),
  },
  'projects/content/book-content.rules.ts: quantity': inBook(
    ['items', '0', 'quantity'],
    1,
    100_000,
    (quantity, world) => ({
      items: [{ ...item(world), quantity }],
    }),
  ),
  'projects/papers/attachment.service.ts: bytes': {
    row: 'attachmentCreate',
    as: 'manager',
    field: ['bytes'],
    min: 1,
    max: 5_242_880,
    give: (bytes) => ({ bytes }),
  },
  'projects/content/book-content.rules.ts: uncovered.length': inBook(
    ['uncovered'],
    0,
    50,
    listed('uncovered', ({ unit }) => ({
      title: '车位',
      unitOfMeasure: 'SPACE',
      receiverId: unit.id,
      when: [stretch],
    })),
  ),
  'projects/content/book-content.rules.ts: count': inBook(['items', '0', 'when'], 0, 100, (value, world) => ({
    items: [{ ...item(world), when: times(value, () => stretch) }],
  })),
  'projects/content/book-content.rules.ts: stretch.quantity': inBook(
    ['items', '0', 'when', '0', 'quantity'],
    1,
    100_000,
    (quantity, world) => ({ items: [{ ...item(world), when: [{ ...stretch, quantity }] }] }),
  ),
  'projects/content/book-content.rules.ts: windows.length': inBook(
    ['items', '0', 'when', '0', 'windows'],
    0,
    20,
    (value, world) => ({
      items: [{ ...item(world), when: [{ ...stretch, windows: times(value, () => EVENING) }] }],
    }),
  ),
  'projects/content/book-content.rules.ts: items.length': inBook(['items'], 1, 100, listed('items', item)),
  'projects/content/book-content.rules.ts: aims.length': inBook(
    ['aims'],
    0,
    50,
    listed('aims', () => ({ text: '方便群众' })),
  ),
  'projects/content/book-content.rules.ts: schedule.length': inBook(
    ['schedule'],
    0,
    100,
    listed('schedule', () => ({ from: '2026-03-03', to: '2026-03-04', what: '开放' })),
  ),
  'projects/content/book-content.rules.ts: duties.length': inBook(
    ['duties'],
    0,
    100,
    listed('duties', ({ unit }) => ({ partyId: unit.id, text: '开放车位' })),
  ),
  'projects/content/book-content.rules.ts: contacts.length': inBook(
    ['contacts'],
    0,
    50,
    listed('contacts', ({ unit }) => ({ partyId: unit.id, role: '主任' })),
  ),
  'projects/content/book-content.rules.ts: budget.lines.length': inBook(['budget', 'lines'], 0, 100, (value) => ({
    budget: {
      lines: times(value, () => ({ title: '材料', amount: yuan })),
      sources: [{ kind: 'FISCAL', amount: { ...yuan, amount: '1000.00' } }],
    },
  })),
  'projects/content/book-content.rules.ts: budget.sources.length': inBook(['budget', 'sources'], 0, 100, (value) => ({
    budget: { lines: [], sources: times(value, () => ({ kind: 'FISCAL', amount: yuan })) },
  })),
  'projects/content/book-content.rules.ts: milestones.length': inBook(
    ['milestones'],
    1,
    50,
    listed('milestones', () => milestone),
  ),
  'projects/content/book-content.rules.ts: weight': inBook(['milestones', '0', 'weight'], 1, 1_000, (weight) => ({
    milestones: [{ ...milestone, weight }],
  })),

  'facilities/facility.values.ts: capacity': inFacility(['capacity'], 1, 10_000, (capacity) => ({ capacity })),
  'facilities/facility.rules.ts: sports.length': inFacility(['details', 'sportsField', 'sports'], 1, 20, (value) => ({
    kind: 'SPORTS_FIELD',
    details: { sportsField: { indoor: true, sports: times(value, (at) => `球类${at}`) } },
  })),
  'facilities/facility.rules.ts: seats': inFacility(['details', 'room', 'seats'], 1, 10_000, (seats) => ({
    kind: 'MEETING_ROOM',
    details: { room: { seats } },
  })),
  'facilities/facility.rules.ts: next.minMinutes': bookingRule('minMinutes', 15, 43_200, { maxMinutes: 43_200 }),
  'facilities/facility.rules.ts: next.maxMinutes': bookingRule('maxMinutes', 60, 43_200, { minMinutes: 60 }),
  'facilities/facility.rules.ts: next.leadMinutes': bookingRule('leadMinutes', 0, 525_600),
  'facilities/facility.rules.ts: next.horizonDays': bookingRule('horizonDays', 0, 366),
  'facilities/facility.rules.ts: values.length': {
    ...inFacility(['details', 'parking', 'vehicleClasses'], 1, 2, (value) => ({
      details: { parking: { vehicleClasses: times(value, () => 'CAR') } },
    })),
    // There is no end above.
    leftOut: [3],
  },
  'facilities/upsert/facility-upsert.service.ts: items.length': {
    row: 'facilitiesUpsert',
    as: 'manager',
    field: ['items'],
    min: 1,
    max: 1_000,
    give: (value) => ({
      idempotencyKey: `as many as ${value}`,
      items: times(value, (at) => ({
        externalId: `place ${at}`,
        name: '停车场',
        kind: 'PARKING',
        capacity: 1,
        admission: 'INSTANT',
      })),
    }),
  },
  'facilities/opening/opening-hours.rules.ts: inputs.length': {
    row: 'facilityOpeningRulesSet',
    as: 'manager',
    field: ['rules'],
    min: 0,
    max: 50,
    give: (value) => ({ rules: times(value, () => RULE) }),
    leftOut: NOT_A_LENGTH,
  },
  'facilities/opening/opening-hours.rules.ts: input.windows.length': {
    row: 'facilityOpeningExceptionSet',
    as: 'manager',
    field: ['windows'],
    min: 0,
    max: 10,
    leftOut: NOT_A_LENGTH,
    give: (value) => ({
      windows: times(value, (at) => ({
        startTime: `${String(at).padStart(2, '0')}:00`,
        endTime: `${String(at).padStart(2, '0')}:30`,
      })),
    }),
  },
  'facilities/opening/opening-hours.rules.ts: year': {
    row: 'facilityOpeningExceptionSet',
    as: 'manager',
    field: ['date'],
    min: 1970,
    max: 9999,
    give: (year) => ({ date: `${year}-01-01` }),
    // A year of five digits is no date at all.
    leftOut: [10_000],
  },

  'exchange/matching/run-matching.ts: codes.length': {
    row: 'bookingMatch, of a community',
    as: 'staff',
    field: ['categoryCodes'],
    min: 1,
    max: 100,
    give: (value) => ({ categoryCodes: times(value, () => 'FACILITY.PARKING') }),
  },
  'exchange/matches/match.service.ts: input.deliveredQuantity': {
    row: 'matchFulfil',
    as: 'branch',
    field: ['deliveredQuantity'],
    min: 0,
    // What was matched.
    max: 1,
    give: (deliveredQuantity) => ({ deliveredQuantity }),
  },
  'exchange/lists/entries/demand.service.ts: written.minMinutes ?? MIN_MINUTES_MIN': inDemand('minMinutes', 15, 1_440, {
    windows: [{ dayClass: 'EVERY_DAY', startTime: '00:00', endTime: '00:00' }],
  }),
  'exchange/lists/entries/demand.service.ts: beneficiaries': inDemand('beneficiaries', 1, 10_000_000),
  'exchange/lists/entries/demand.service.ts: written.minQuantity ?? 1': inDemand('minQuantity', 1, 7, { quantity: 7 }),
  'exchange/lists/entries/demand.service.ts: written.minOccurrences ?? 1': inDemand('minOccurrences', 1, 366),
  'exchange/lists/entries/entry.rules.ts: written.quantity': inSupply('quantity', 1, 100_000),
  'exchange/lists/entries/entry.rules.ts: quantity': {
    row: 'supplyUpdate, in force',
    as: 'manager',
    field: ['quantity'],
    min: 1,
    max: 100_000,
    give: (quantity) => ({ quantity }),
  },
  'exchange/lists/entries/entry.rules.ts: inputs.length': inSupply('windows', 1, 20, (value) => ({
    windows: times(value, () => WINDOW),
  })),
  'exchange/lists/entries/entry.rules.ts: meters': inSupply('maxDistanceMeters', 1, 100_000, (maxDistanceMeters) => ({
    maxDistanceMeters,
    location: { latitude: 26, longitude: 119 },
  })),
  'exchange/lists/entries/entry.rules.ts: audiences.length': inSupply('audiences', 1, 8, (value) => ({
    audiences: times(value, (at) => Object.values(Audience)[at] ?? Audience.PUBLIC),
  })),
  'exchange/lists/entries/merge-demands.ts: input.quantity': {
    row: 'demandMerge, of drafts',
    as: 'branch',
    field: ['quantity'],
    min: 1,
    max: 100_000,
    give: (quantity) => ({ quantity }),
  },
  'exchange/lists/entries/supply.service.ts: wanted.length': {
    ...inSupply('allianceIds', 0, 20, (value) => ({ allianceIds: times(value, () => newId('all')) })),
    leftOut: NOT_A_LENGTH,
    // They are no alliances of the unit.
    otherwise: { 20: 'STATE_CONFLICT at allianceIds' },
  },
  'exchange/judging/match-weights.service.ts: weights[part]': {
    row: 'matchWeightsSet',
    as: 'admin',
    field: ['weights', 'fairness'],
    min: 0,
    max: 1_000,
    give: (fairness, _world, { weights }) => ({ weights: { ...(weights as object), fairness } }),
  },
  'events/webhooks/webhook.service.ts: hours': {
    row: 'webhookRotateSecret',
    as: 'manager',
    field: ['overlapHours'],
    min: 0,
    max: 168,
    give: (overlapHours) => ({ overlapHours }),
  },
  'district/identity/service-accounts/service-account.service.ts: hours': {
    row: 'serviceAccountRotateSecret',
    as: 'manager',
    field: ['overlapHours'],
    min: 0,
    max: 168,
    give: (overlapHours) => ({ overlapHours }),
  },
  'bookings/closures/closure-plan.service.ts: ids.length': {
    row: 'closurePlanChoose',
    as: 'manager',
    field: ['bookingIds'],
    min: 1,
    max: 1_000,
    give: (length, _world, { bookingIds }) => ({
      bookingIds: times(length, (at) => (at === 0 ? (bookingIds as string[])[0]! : newId('bkg'))),
    }),
    leftOut: NOT_A_LENGTH,
    // No others are in the plan.
    otherwise: { 1_000: 'NOT_FOUND at bookingIds' },
  },
  'bookings/create-booking.ts: quantity': {
    row: 'bookingCreate',
    as: 'booker',
    field: ['quantity'],
    min: 1,
    max: 10_000,
    give: (quantity) => ({ quantity }),
    // No resident has so many places of a car park.
    otherwise: { 10_000: 'QUOTA_EXCEEDED at quantity' },
  },
};

const facilities = (where: (value: number) => object) => (value: number) =>
  [
    'query ($where: SharedFacilityFilter) { sharedFacilities(first: 1, where: $where) { totalCount } }',
    { where: where(value) },
  ] as const;
const HOUR = { start: '2026-03-04T02:00:00Z', end: '2026-03-04T03:00:00Z' };

const bookableStarts = `query ($id: ID!, $minutes: Int!, $quantity: Int!) { node(id: $id) { ... on SharedFacility {
  bookableStarts(date: "2026-03-04", minutes: $minutes, quantity: $quantity) { __typename } } } }`;

const figures = `query ($code: String!, $to: LocalDate!, $near: Int!) {
  divisionFigures(divisionCode: $code, from: "2026-03-03", to: $to, withinMeters: $near) { from }
}`;

/** By the file and the number that it looks at, as they stand in the source: the ranges of arguments. */
export const ARGUMENT_RANGES: Readonly<Record<string, ArgumentRange>> = {
  'shared/connection.ts: size': {
    min: 0,
    max: 100,
    query: (first) => ['query ($first: Int) { divisions(first: $first) { edges { cursor } } }', { first }],
  },
  'shared/geo.ts: withinMeters': {
    min: 1,
    max: 100_000,
    query: facilities((withinMeters) => ({ near: { point: { latitude: 26, longitude: 119 }, withinMeters } })),
  },
  'facilities/facility.loader.ts: places': {
    min: 1,
    max: 10_000,
    query: facilities((quantity) => ({ availableDuring: { ...HOUR, quantity } })),
  },
  'facilities/facility.search.ts: where.seatsMin': {
    min: 1,
    max: 10_000,
    query: facilities((seatsMin) => ({ seatsMin })),
  },
  'facilities/opening/opening-hours.loader.ts: quantity': {
    min: 0,
    max: 10_000,
    query: (quantity, { facility }) => [
      `query ($id: ID!, $quantity: Int) { node(id: $id) { ... on SharedFacility {
         availability(from: "2026-03-04T02:00:00Z", to: "2026-03-04T03:00:00Z", quantity: $quantity) { __typename } } } }`,
      { id: facility.id, quantity },
    ],
  },
  'bookings/bookable-starts.ts: minutes': {
    min: 1,
    max: 44_640,
    query: (minutes, { facility }) => [bookableStarts, { id: facility.id, minutes, quantity: 1 }],
  },
  'bookings/bookable-starts.ts: quantity': {
    min: 1,
    max: 10_000,
    query: (quantity, { facility }) => [bookableStarts, { id: facility.id, minutes: 60, quantity }],
  },
  'bookings/first-available/first-available.ts: minutes': {
    min: 1,
    max: 44_640,
    query: (minutes) => firstAvailable({ minutes }),
  },
  'bookings/first-available/first-available.ts: quantity': {
    min: 1,
    max: 10_000,
    query: (quantity) => firstAvailable({ quantity }),
  },
  'bookings/first-available/first-available.ts: first': {
    min: 1,
    max: 20,
    query: (first) => firstAvailable({ first }),
  },
  'bookings/desk/occupancy.ts: stepMinutes': {
    min: 15,
    max: 1_440,
    query: (stepMinutes, { facility }) => [
      `query ($id: ID!, $stepMinutes: Int!) { node(id: $id) { ... on SharedFacility {
        occupancy(from: "2026-03-04T00:00:00Z", to: "2026-03-04T12:00:00Z", stepMinutes: $stepMinutes) { taken } } } }`,
      { id: facility.id, stepMinutes },
    ],
  },
  'bookings/desk/opening-preview.ts: days': {
    min: 1,
    max: 63,
    query: (days, { facility }) => [
      'query ($id: ID!, $days: Int!) { node(id: $id) { ... on SharedFacility { openingPreview(days: $days) { bookingsOutsideCount } } } }',
      { id: facility.id, days },
    ],
  },
  'figures/division-figures.loader.ts: days': {
    min: 1,
    max: 366,
    query: (days, { district }) => [
      figures,
      {
        code: district.code,
        to: Temporal.PlainDate.from('2026-03-03')
          .add({ days: days - 1 })
          .toString(),
        near: 500,
      },
    ],
  },
  'figures/division-figures.loader.ts: withinMeters': {
    min: 1,
    max: 5_000,
    query: (near, { district }) => [figures, { code: district.code, to: '2026-03-03', near }],
  },
  'exchange/matches/match-time.resolver.ts: first': {
    min: 1,
    max: 366,
    query: (first, { matchId }: World & { readonly matchId?: string }) => [
      'query ($id: ID!, $first: Int!) { node(id: $id) { ... on Match { occurrences(first: $first) { start } } } }',
      { id: matchId, first },
    ],
  },
  'exchange/lists/entries/demand.resolver.ts: first': {
    min: 1,
    max: 366,
    query: (first, { demandId }: World & { readonly demandId?: string }) => [
      'query ($id: ID!, $first: Int!) { node(id: $id) { ... on Demand { dayCoverage(first: $first) { date } } } }',
      { id: demandId, first },
    ],
  },
  'exchange/judging/candidates.ts: first': {
    min: 1,
    max: 50,
    query: (first, { demandId }: World & { readonly demandId?: string }) => [
      'query ($id: ID!, $first: Int!) { node(id: $id) { ... on Demand { suggestedSupplies(first: $first) { fit { total } } } } }',
      { id: demandId, first },
    ],
  },
};
