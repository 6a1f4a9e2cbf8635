import { ErrorCode, refusal, refusedByConstraint } from '../../shared/refusal.ts';

/** Returned when a facility is named twice, or as a part of itself. */
export const namedTwice = refusal<{ field: readonly string[] }>('partNamedTwice', ErrorCode.INVALID_INPUT, undefined, {
  en: () => 'Each facility is named once, and none as its own.',
  'zh-CN': () => '每个设施只能出现一次，且不能是其自身。',
});

/** Returned when a facility is part of another already. */
export const partOfAnother = refusal<{ field: readonly string[] }>(
  'partOfAnother',
  ErrorCode.STATE_CONFLICT,
  undefined,
  {
    en: () => 'This facility is part of another already.',
    'zh-CN': () => '该设施已属于另一整体设施。',
  },
);

/** Returned when one that has more than one place is to exclude another, or to be excluded. */
export const exclusionNeedsOnePlace = refusal<{ field?: readonly string[] }>(
  'exclusionNeedsOnePlace',
  ErrorCode.STATE_CONFLICT,
  ['capacity'],
  {
    en: () => 'Facilities that exclude each other have one place each.',
    'zh-CN': () => '互斥的设施各只能有一个名额。',
  },
);

const makesARing = refusal('partsMakeARing', ErrorCode.STATE_CONFLICT, ['parts'], {
  en: () => 'A facility cannot be part of its own part.',
  'zh-CN': () => '设施不能成为其自身分区的一部分。',
});
const partsAreElsewhere = refusal('partsAreElsewhere', ErrorCode.STATE_CONFLICT, undefined, {
  en: () => 'Facilities that share places are of one unit and in one time zone.',
  'zh-CN': () => '共用名额的设施须属于同一单位且处于同一时区。',
});
const partsAreTooLarge = refusal('partsAreTooLarge', ErrorCode.STATE_CONFLICT, undefined, {
  en: () => 'The parts together have more places than the whole.',
  'zh-CN': () => '各分区名额合计超过整体名额。',
});
const excludesItsOwn = refusal('excludesItsOwn', ErrorCode.STATE_CONFLICT, undefined, {
  en: () => 'A part and its whole share places already: they cannot exclude each other.',
  'zh-CN': () => '分区与其整体已共用名额，不能再设为互斥。',
});

/** Returned when what is booked would not fit; the payload names those in the way. */
const placesAreBooked = refusal<{ bookingIds: readonly string[] }>(
  'placesAreBooked',
  ErrorCode.STATE_CONFLICT,
  undefined,
  {
    en: ({ bookingIds }) => `Bookings to come would not fit: ${bookingIds.length} of them are in the way.`,
    'zh-CN': ({ bookingIds }) => `已有预约无法同时容纳，共有 ${bookingIds.length} 个预约受影响。`,
  },
);

refusedByConstraint('facility_parts_make_no_ring', () => makesARing({}));
refusedByConstraint('facility_places_share_unit_and_zone', () => partsAreElsewhere({}));
refusedByConstraint('facility_parts_fit_into_whole', () => partsAreTooLarge({}));
refusedByConstraint('facility_excludes_no_whole_of_it', () => excludesItsOwn({}));
refusedByConstraint('facility_places_are_booked', (detail) => placesAreBooked({ bookingIds: JSON.parse(detail) }));
// Of one that has been made larger since.
refusedByConstraint('facility_exclusion_one_fkey', () => exclusionNeedsOnePlace({}));
refusedByConstraint('facility_exclusion_other_fkey', () => exclusionNeedsOnePlace({}));
