import { type Expression, type RawBuilder, sql } from 'kysely';
import { Directive, Field, Float, InputType, Int, ObjectType } from 'type-graphql';
import { Access } from './access.ts';
import type { Language } from './language.ts';
import { requireRange } from './range.ts';
import { apiError, ErrorCode, refusal } from './refusal.ts';

/** The widest search around a point, in metres: well beyond any district. */
const NEAR_MAX_METERS = 100_000;

@Access('PUBLIC')
@Directive('@shareable')
@ObjectType({
  description: 'A place on the earth, WGS-84 (GPS), not the shifted GCJ-02 of Chinese web maps.',
  simpleResolvers: true,
})
export class GeoPoint {
  @Field(() => Float, { description: 'Degrees north, -90 to 90.' })
  latitude!: number;

  @Field(() => Float, { description: 'Degrees east, -180 to 180.' })
  longitude!: number;
}

@InputType({ description: 'A place on the earth, WGS-84 (GPS).' })
export class GeoPointInput {
  @Field(() => Float, { description: 'Degrees north, -90 to 90.' })
  latitude!: number;

  @Field(() => Float, { description: 'Degrees east, -180 to 180.' })
  longitude!: number;
}

@InputType({ description: 'Around a point.' })
export class NearInput {
  @Field(() => GeoPointInput, { description: 'The point to measure from.' })
  point!: GeoPointInput;

  @Field(() => Int, { description: `Not farther than this, in metres along the surface: 1 to ${NEAR_MAX_METERS}.` })
  withinMeters!: number;
}

@InputType({ description: 'A part of a map: between two parallels and two meridians, edges included.' })
export class GeoBoxInput {
  @Field(() => GeoPointInput, { description: 'Its corner in the south-west.' })
  southWest!: GeoPointInput;

  @Field(() => GeoPointInput, { description: 'Its corner in the north-east; neither south nor west of the other.' })
  northEast!: GeoPointInput;
}

/** True for a place that exists. */
function isOnEarth({ latitude, longitude }: GeoPointInput): boolean {
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
}

/** Returned for a place that does not exist. */
const notOnEarth = refusal<{ field: readonly string[] }>('notOnEarth', ErrorCode.INVALID_INPUT, undefined, {
  en: () => 'Latitude goes from -90 to 90, longitude from -180 to 180.',
  'zh-CN': () => '纬度范围为 -90 至 90，经度范围为 -180 至 180。',
});

/**
 * Degrees nearer to 0 than this are 0: a tenth of a millimetre. Of two numbers much smaller still, PostgreSQL can tell no
 * product, which its index of places asks for.
 */
const DEGREES_MIN = 1e-9;

function plainPlace({ latitude, longitude }: GeoPointInput): GeoPointInput {
  const plain = (degrees: number) => (Math.abs(degrees) < DEGREES_MIN ? 0 : degrees);
  return { latitude: plain(latitude), longitude: plain(longitude) };
}

/** A place that was sent, to be stored; nothing where none was. @throws Refusal INVALID_INPUT for one that does not exist */
export function placeFrom<T extends GeoPointInput | null | undefined>(
  place: T,
  field: readonly string[],
): GeoPointInput | Exclude<T, GeoPointInput> {
  if (place == null) return place as Exclude<T, GeoPointInput>;
  if (!isOnEarth(place)) throw notOnEarth({ field });
  return plainPlace(place);
}

/** A place as the API shows it, from the columns that hold it; null where they do. */
export function placeOf(
  latitude: Expression<number | null>,
  longitude: Expression<number | null>,
): RawBuilder<GeoPointInput | null> {
  return sql`case when ${latitude} is not null then json_build_object('latitude', ${latitude}, 'longitude', ${longitude}) end`;
}

/**
 * The condition that a place lies in a part of a map, which a GiST index on the place answers.
 * @throws BAD_USER_INPUT for corners that do not exist, or the wrong way round
 */
export function inBox(place: RawBuilder<unknown>, box: GeoBoxInput): RawBuilder<boolean> {
  const [southWest, northEast] = [plainPlace(box.southWest), plainPlace(box.northEast)];
  const forward = southWest.latitude <= northEast.latitude && southWest.longitude <= northEast.longitude;
  if (!forward || !isOnEarth(southWest) || !isOnEarth(northEast)) {
    throw apiError('BAD_USER_INPUT', 'A box goes from a corner in the south-west to one in the north-east.');
  }
  return sql<boolean>`${place} <@ box(point(${southWest.longitude}, ${southWest.latitude}),
                                     point(${northEast.longitude}, ${northEast.latitude}))`;
}

/**
 * The conditions that a place lies near a point, and how far off it is: a box that a GiST index on the place answers,
 * then the distance itself.
 * @throws BAD_USER_INPUT for a point that does not exist or a distance out of range
 */
export function nearness(place: RawBuilder<unknown>, { point, withinMeters }: NearInput) {
  if (!isOnEarth(point)) throw apiError('BAD_USER_INPUT', 'Latitude goes from -90 to 90, longitude from -180 to 180.');
  requireRange(withinMeters, { min: 1, max: NEAR_MAX_METERS }, ({ min, max }) =>
    apiError('BAD_USER_INPUT', `withinMeters goes from ${min} to ${max}.`),
  );
  const { latitude, longitude } = plainPlace(point);
  const center = sql`point(${longitude}, ${latitude})`;
  const distance = sql<number>`distance_meters(${place}, ${center})`;
  return {
    distance,
    condition: sql<boolean>`${place} <@ box_around(${center}, ${withinMeters}) and ${distance} <= ${withinMeters}`,
  };
}

/**
 * The nearest first, and none beyond: what one index on the {@link https://en.wikipedia.org/wiki/N-vector unit vectors} of
 * places answers in this order, so that the first page costs the same however many lie within the distance. The chord
 * through the earth between two places grows with the way along the surface: in its order they are exactly nearest first.
 * @throws BAD_USER_INPUT as {@link nearness}
 */
export function nearestFirst(place: RawBuilder<unknown>, near: NearInput) {
  const { distance } = nearness(place, near);
  const { latitude, longitude } = plainPlace(near.point);
  const center = sql`unit_vector(point(${longitude}, ${latitude}))`;
  return {
    distance,
    /** In radii of the earth, 0 to 2. */
    chord: sql<number>`unit_vector(${place}) <-> ${center}`,
    condition: sql<boolean>`unit_vector(${place}) && around_vector(${center}, ${near.withinMeters})
      and ${distance} <= ${near.withinMeters}`,
  };
}

const METERS_OF_KILOMETER = 1_000;
/** Distances of a kilometre and more that are whole multiples of this many metres are said in kilometres. */
const METERS_OF_TENTH = 100;

/** A distance as people say it. */
export function distanceText(meters: number, language: Language): string {
  const inKilometers = meters >= METERS_OF_KILOMETER && meters % METERS_OF_TENTH === 0;
  if (!inKilometers) return language === 'en' ? `${meters} m` : `${meters} 米`;
  const kilometers = meters / METERS_OF_KILOMETER;
  return language === 'en' ? `${kilometers} km` : `${kilometers} 公里`;
}
