import { Migration } from '@mikro-orm/migrations';

/**
 * Places as vectors from the middle of the earth, a radius long. Between these an index can tell the nearest first, on
 * the sphere as it is; between degrees it would tell the nearest on a map that is drawn out towards the poles.
 */
export class M0120PlacesAreVectors extends Migration {
  override up(): void {
    this.addSql('create extension if not exists cube');
    this.addSql(`
      create function unit_vector(place point) returns cube
        language sql immutable strict parallel safe
        return cube(array[cosd(place[1]) * cosd(place[0]), cosd(place[1]) * sind(place[0]), sind(place[1])])`);
    // A cube that holds every place within the distance: its corners are farther off, and are for others to sort out.
    // A little wider than the chord, which is rounded. How many lie in it PostgreSQL cannot tell, and guesses next to
    // none; so it would gladly collect them all and sort them. What is not known before and dear to look at anew for
    // each of them, as it says of itself here, is better asked of the index once, which then tells them in their order.
    this.addSql(`
      create function around_vector(center cube, meters double precision) returns cube
        language plpgsql stable strict parallel safe cost 10000
        as $$
        begin
          return cube_enlarge(center, 2 * sin(least(meters / 6371008.8, pi()) / 2) + 1e-9, 3);
        end $$`);
  }
}
