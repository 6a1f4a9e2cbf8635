import { describe, expect, test } from 'vitest';
import { buildUnit } from '../../seeds/factories/unit.factory.ts';
import { greatCircle, onEllipsoid, type Place } from './earth.ts';
import { build, commons, expectBadInput, inCommons, list } from './listed-facilities.ts';

inCommons();

describe('sharedFacilities near a point', () => {
  const center: Place = { latitude: 26.0905, longitude: 119.3065 };

  /** Builds facilities of a new unit, named by their place in the list. */
  async function buildAt(places: readonly (Place | null)[]): Promise<string> {
    const { id: unitId } = await buildUnit(commons.db);
    for (const [i, location] of places.entries()) await build({ unitId, name: String(i), location });
    return unitId;
  }

  /** All those near, with how far off they are. */
  async function near(unitId: string, point: Place, withinMeters: number) {
    const { edges } = await list({ where: { unitId, near: { point, withinMeters } }, first: 100 });
    return edges.map(({ node, distanceMeters }) => ({ at: Number(node.name), meters: distanceMeters! }));
  }

  test('tells each distance to a metre, the nearest first, as far as asked and no farther', async () => {
    // A golden-angle spiral: no two at the same distance, in every direction, out to 12 km.
    const places = Array.from({ length: 60 }, (_, i) => ({
      latitude: center.latitude + 0.0018 * i * Math.cos(2.4 * i),
      longitude: center.longitude + 0.002 * i * Math.sin(2.4 * i),
    }));
    const unitId = await buildAt(places);
    for (const radius of [1, 500, 2_345, 7_000, 100_000]) {
      const expected = places
        .map((place, at) => ({ at, meters: greatCircle(center, place) }))
        .filter(({ meters }) => meters <= radius)
        .toSorted((a, b) => a.meters - b.meters);
      const found = await near(unitId, center, radius);
      expect(found.map(({ at }) => at)).toEqual(expected.map(({ at }) => at));
      for (const [i, { meters }] of found.entries()) expect(Math.abs(meters - expected[i]!.meters)).toBeLessThan(0.001);
      for (const { at, meters } of found) {
        const really = onEllipsoid(center, places[at]!);
        expect(Math.abs(meters - really)).toBeLessThanOrEqual(0.006 * really);
      }
    }
  });

  test('draws the line at the metre', async () => {
    const place = { latitude: 26.0917, longitude: 119.3122 };
    const unitId = await buildAt([place]);
    const meters = greatCircle(center, place);
    expect(meters % 1).toBeGreaterThan(0.01);
    expect(await near(unitId, center, Math.floor(meters))).toEqual([]);
    expect(await near(unitId, center, Math.ceil(meters))).toHaveLength(1);
  });

  test('finds what is just there, at no distance', async () => {
    expect(await near(await buildAt([center]), center, 1)).toEqual([{ at: 0, meters: 0 }]);
  });

  test('finds around a point that is next to nothing away from the meridian and the equator', async () => {
    const unitId = await buildAt([{ latitude: 0, longitude: 0 }]);
    for (const tiny of [5e-324, -5e-324, 1e-200, 1e-10])
      expect(await near(unitId, { latitude: tiny, longitude: tiny }, 1)).toEqual([{ at: 0, meters: 0 }]);
  });

  test('finds across the antimeridian', async () => {
    const places = [
      { latitude: 0, longitude: 179.999 },
      { latitude: 0, longitude: -179.999 },
      { latitude: 0.001, longitude: 180 },
      { latitude: -0.001, longitude: -180 },
      { latitude: 0, longitude: 0 },
    ];
    const unitId = await buildAt(places);
    for (const point of [
      { latitude: 0, longitude: 180 },
      { latitude: 0, longitude: -180 },
      { latitude: 0, longitude: 179.9995 },
    ]) {
      const found = await near(unitId, point, 300);
      expect(found.map(({ at }) => at).toSorted()).toEqual([0, 1, 2, 3]);
      for (const { at, meters } of found) expect(meters).toBeCloseTo(greatCircle(point, places[at]!), 3);
    }
  });

  test.each([1, -1])('finds across a pole (%s)', async (side) => {
    const places = [0, 90, 180, -90, 45].map((longitude) => ({ latitude: side * 89.9995, longitude }));
    const unitId = await buildAt([
      ...places,
      { latitude: side * 90, longitude: 17 },
      { latitude: side * 88, longitude: 0 },
    ]);
    const found = await near(unitId, { latitude: side * 89.9999, longitude: -135 }, 100);
    expect(found.map(({ at }) => at).toSorted()).toEqual([0, 1, 2, 3, 4, 5]);
    for (const { at, meters } of found.filter(({ at }) => at < 5)) {
      expect(meters).toBeCloseTo(greatCircle({ latitude: side * 89.9999, longitude: -135 }, places[at]!), 3);
    }
  });

  test('finds none on the other side of the earth, and can tell how far that is', async () => {
    const unitId = await buildAt([{ latitude: -center.latitude, longitude: center.longitude - 180 }]);
    expect(await near(unitId, center, 100_000)).toEqual([]);
  });

  test('leaves out those that have not said where they are', async () => {
    expect(await near(await buildAt([null, center]), center, 100_000)).toEqual([{ at: 1, meters: 0 }]);
  });

  test('is ordered by name when that is asked for, and still tells the distance', async () => {
    const unitId = await buildAt([{ ...center, latitude: 26.091 }, center]);
    const where = { unitId, near: { point: center, withinMeters: 1000 } };
    const { edges } = await list({ where, orderBy: 'NAME' });
    expect(edges.map(({ node, distanceMeters }) => [node.name, Math.round(distanceMeters!)])).toEqual([
      ['0', 56],
      ['1', 0],
    ]);
  });

  test('tells no distance when there is no point', async () => {
    const { edges } = await list({ where: { unitId: await buildAt([center]) } });
    expect(edges).toMatchObject([{ distanceMeters: null }]);
  });

  test('cannot be ordered by the distance from nowhere', async () => {
    await expectBadInput({ orderBy: 'DISTANCE' });
  });

  test.each([
    ['no distance', { point: center, withinMeters: 0 }],
    ['a negative distance', { point: center, withinMeters: -5 }],
    ['more than 100 km', { point: center, withinMeters: 100_001 }],
    ['a point beyond the pole', { point: { latitude: 90.1, longitude: 0 }, withinMeters: 5 }],
    ['a point beyond the antimeridian', { point: { latitude: 0, longitude: -180.1 }, withinMeters: 5 }],
  ])('refuses %s', async (_, wrong) => {
    await expectBadInput({ where: { near: wrong } });
  });
});
