import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../request/context.ts';
import { defineLoader } from '../request/loader.ts';
import { inBox } from '../shared/geo.ts';
import { requireRange } from '../shared/range.ts';
import { apiError } from '../shared/refusal.ts';
import { isStorable, matching, SEARCH_TEXT_MAX } from '../shared/text.ts';
import { FacilityKind } from './facility.entity.ts';
import type { SharedFacilityFilter } from './facility.input.ts';

/** Words of a search, each of which has to be found somewhere. */
const SEARCH_WORDS_MAX = 5;
/** Seats that can be asked for. */
const SEATS_MIN_MAX = 10_000;

/** What people call each kind, in both languages: beside its name, what they type instead. */
const KIND_WORDS: Readonly<Record<FacilityKind, readonly string[]>> = {
  [FacilityKind.PARKING]: ['停车场', '停车位', '车位', '停车', 'parking', 'car park'],
  [FacilityKind.SPORTS_FIELD]: ['运动场', '操场', '球场', '体育场', 'sports field', 'court', 'playground'],
  [FacilityKind.RESTROOM]: ['卫生间', '厕所', '洗手间', 'restroom', 'toilet', 'wc'],
  [FacilityKind.MEETING_ROOM]: ['会议室', 'meeting room'],
  [FacilityKind.ACTIVITY_ROOM]: ['活动室', 'activity room'],
};

/**
 * Units that a word is found by one by one. More than these own so much that a page is full soon, whichever way it is
 * looked for.
 */
const UNITS_LISTED_MAX = 200;

/** The units that a word names, by their name, their address or a place that they lie in: undefined when they are too many. */
type UnitsOfWord = readonly string[] | undefined;

/**
 * What one search box finds, as conditions on a facility in the row `f`: each word in its name, its kind, its sports, its
 * address, or the name or address of its unit, or in the name of a place that it lies in, Chinese or pinyin.
 *
 * Pinyin is that of the divisions, which have it in their data. Names of units and facilities are not turned into it:
 * which sound a character has depends on the word it is in, and a search that is wrong for some of them misleads.
 * @throws BAD_USER_INPUT for a search without words, or with too many
 */
export async function searchConditions(ctx: Context, search: string): Promise<RawBuilder<boolean>[]> {
  const words = search.trim().split(/\s+/u).filter(Boolean);
  const fits = search.length <= SEARCH_TEXT_MAX && words.length >= 1 && words.length <= SEARCH_WORDS_MAX;
  if (!fits || !isStorable(search)) {
    throw apiError(
      'BAD_USER_INPUT',
      `A search has 1 to ${SEARCH_WORDS_MAX} words, ${SEARCH_TEXT_MAX} characters in all.`,
    );
  }
  const units = await unitsOfWord(ctx).loadMany(words);
  return words.map((word, at) => {
    const ofWord = units[at];
    if (ofWord instanceof Error) throw ofWord;
    return found(word, ofWord);
  });
}

/**
 * The units of the words of a search, in one statement. They are looked up before the facilities: most words name no
 * unit and no place, and of a statement that might have to look for some, PostgreSQL plans to read all facilities.
 */
const unitsOfWord = defineLoader(async (ctx: Context, words: readonly string[]): Promise<UnitsOfWord[]> => {
  const listed = words.map(
    (word) => sql`array(select id from (${unitsNamed(word)}) as named limit ${UNITS_LISTED_MAX + 1})`,
  );
  const { rows } = await sql<Record<string, string[]>>`
    select ${sql.join(listed.map((units, at) => sql`${units} as ${sql.ref(`w${at}`)}`))}`.execute(ctx.db);
  return words.map((_word, at) => {
    const units = rows[0]![`w${at}`]!;
    return units.length > UNITS_LISTED_MAX ? undefined : units;
  });
});

/** Each place where a word can stand has an index of its own: one condition over all of them could use none. */
function unitsNamed(word: string): RawBuilder<unknown> {
  const divisionName = sql`p.name || ' ' || coalesce(p.name_en, '')`;
  return sql`
    select u.id from resident_unit u where ${matching(sql`u.name`, word)}
    union select u.id from resident_unit u where u.address is not null and ${matching(sql`u.address`, word)}
    union select u.id from division p
      join division d on d.path >= p.path and d.path < left(p.path, -1) || '0'
      join resident_unit u on u.division_id = d.id
      where ${matching(divisionName, word)}`;
}

/** What hardly any facility has is looked up in the indexes; what many have is looked for while the list is walked. */
function found(word: string, units: UnitsOfWord): RawBuilder<boolean> {
  const lower = word.toLowerCase();
  const kinds = Object.values(FacilityKind).filter((kind) => KIND_WORDS[kind].some((one) => one.includes(lower)));
  const other = kinds.length === 0 ? sql`` : sql`s.kind <> all(${kinds}) and `;
  const ofUnits =
    !units || units.length === 0
      ? sql``
      : sql`union all select s.id from shared_facility s where s.unit_id = any(${units})`;
  const looked = sql`
    select s.id from shared_facility s where ${other}${matching(sql`s.name`, word)}
    union all select s.id from shared_facility s where ${other}s.address is not null and ${matching(sql`s.address`, word)}
    union all select s.id from shared_facility s where ${other}${playing(sql`s`, word)}
    ${ofUnits}`;
  const walked = [
    ...(kinds.length === 0 ? [] : [sql`f.kind = any(${kinds})`]),
    ...(units ? [] : [sql`f.unit_id in (${unitsNamed(word)})`]),
  ];
  // As an array they are looked up by their key, however many PostgreSQL thinks that there will be.
  if (walked.length === 0) return sql<boolean>`f.id = any(array(${looked}))`;
  return sql<boolean>`(${sql.join([...walked, sql`f.id in (${looked})`], sql` or `)})`;
}

/**
 * The condition that one of the sports of a facility contains a text. The grams are those of all of them as they are
 * stored, in which quotes are escaped.
 */
function playing(facility: RawBuilder<unknown>, text: string): RawBuilder<boolean> {
  const stored = JSON.stringify(text).slice(1, -1);
  return sql<boolean>`${facility}.kind = 'SPORTS_FIELD'
    and search_grams(${facility}.details ->> 'sports') @> search_needle(${stored}::text)
    and exists (select from jsonb_array_elements_text(${facility}.details -> 'sports') as sport
                where ${containing(sql`sport`, text)})`;
}

/** The condition that a short text contains a word, in any case and width of letters. */
function containing(text: RawBuilder<unknown>, word: string): RawBuilder<boolean> {
  return sql<boolean>`strpos(search_text(${text}), search_text(${word}::text)) > 0`;
}

/**
 * The conditions on what a facility is like, on whether it is open at a moment, and on where on a map it lies; on the
 * row `f`.
 * @throws BAD_USER_INPUT for what cannot be meant
 */
export function propertyConditions(where: SharedFacilityFilter, now: Date): RawBuilder<boolean>[] {
  const conditions: RawBuilder<boolean>[] = [];
  const has = (details: object) => conditions.push(sql`f.details @> ${JSON.stringify(details)}::jsonb`);
  if (where.vehicleClass != null) has({ vehicleClasses: [where.vehicleClass] });
  if (where.indoor != null) has({ indoor: where.indoor });
  if (where.accessible != null) has({ accessible: where.accessible });
  if (where.babyTable != null) has({ babyTable: where.babyTable });
  if (where.seatsMin != null) {
    requireRange(where.seatsMin, { min: 1, max: SEATS_MIN_MAX }, ({ min, max }) =>
      apiError('BAD_USER_INPUT', `seatsMin goes from ${min} to ${max}.`),
    );
    conditions.push(sql`(f.details ->> 'seats')::integer >= ${where.seatsMin}::integer`);
  }
  if (where.sport != null) {
    const sport = where.sport.trim();
    if (sport.length < 1 || sport.length > SEARCH_TEXT_MAX || !isStorable(sport)) {
      throw apiError('BAD_USER_INPUT', `A sport has 1 to ${SEARCH_TEXT_MAX} characters.`);
    }
    conditions.push(playing(sql`f`, sport));
  }
  if (where.inBox != null) conditions.push(inBox(sql`f.location`, where.inBox));
  if (where.openNow != null) conditions.push(openCondition(now, where.openNow));
  return conditions;
}

/** Stretches do not overlap, so the last to have begun tells. */
function openCondition(now: Date, wanted: boolean): RawBuilder<boolean> {
  return sql<boolean>`coalesce((
    select s.ends_at from open_stretch s where s.facility_id = f.id and s.starts_at <= ${now}::timestamptz
    order by s.starts_at desc limit 1) > ${now}::timestamptz, false) = ${wanted}::boolean`;
}
