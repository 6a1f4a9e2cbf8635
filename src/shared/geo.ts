import { Field, Float, InputType, ObjectType } from 'type-graphql';
import { Access } from './access.ts';
import { invalidInput } from './refusal.ts';

/** The widest search around a point, in metres: well beyond any district. */
export const NEAR_MAX_METERS = 100_000;

@Access('PUBLIC')
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

/** True for a place that exists. */
export function isOnEarth({ latitude, longitude }: GeoPointInput): boolean {
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
}

/** @throws Refusal INVALID_INPUT for a place that does not exist */
export function requireOnEarth(place: GeoPointInput | null | undefined, field: readonly string[]): void {
  if (place && !isOnEarth(place)) {
    throw invalidInput({
      field,
      en: 'Latitude goes from -90 to 90, longitude from -180 to 180.',
      zh: '纬度范围为 -90 至 90，经度范围为 -180 至 180。',
    });
  }
}
