import { Migration } from '@mikro-orm/migrations';

/** Functions and the identifier type that every later table uses. */
export class M0001Foundation extends Migration {
  override up(): void {
    this.addSql(`
      create extension if not exists btree_gist;

      -- The one identifier of every row, as frontends see it: a type prefix and a version 7 UUID. Text in byte order,
      -- so that it needs no translation between the API and the tables, and sorts by time of creation.
      create domain node_id as text collate "C" check (value ~ '^[a-z]{3}_[0-9a-f]{32}$');

      -- The text in which search looks: compatibility forms folded (full width letters, for instance), lower case.
      create function search_text(value text) returns text
        language sql immutable strict parallel safe
        return lower(normalize(value, NFKC));

      -- Single characters and neighbouring pairs of a text. A Chinese word is often two characters long, and a trigram
      -- index finds nothing shorter than three, so substring search is built on these in a GIN index.
      create function search_grams(value text) returns text[]
        language sql immutable strict parallel safe
        return (
          select coalesce(array_agg(distinct gram), '{}')
          from generate_series(1, length(search_text(value))) as position,
               unnest(array[substr(search_text(value), position, 1), substr(search_text(value), position, 2)]) as gram
        );

      -- The grams a text must have to contain the needle: its pairs, or the one character it consists of.
      create function search_needle(value text) returns text[]
        language sql immutable strict parallel safe
        return (
          select case when length(search_text(value)) < 2 then array[search_text(value)]
                 else array(select distinct substr(search_text(value), position, 2)
                            from generate_series(1, length(search_text(value)) - 1) as position) end
        );

      -- An instant as the API writes it: ISO 8601, UTC, milliseconds.
      create function iso(value timestamptz) returns text
        language sql stable strict parallel safe
        return to_char(value at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');

      -- Great-circle distance in metres between two places (longitude, latitude in degrees, WGS-84) by the haversine
      -- formula on the mean Earth radius of 6,371,008.8 m (IUGG). Error against the ellipsoid: at most 0.6 %.
      -- The factor before the root keeps rounding from leading beyond 1, where asin ends: it shortens half the way round
      -- the Earth by 0.6 m, and short ways by nothing. LEAST would do so too, but with it the planner could not put the
      -- formula in the place of the call, which then costs 20 times as much.
      create function distance_meters(a point, b point) returns double precision
        language sql immutable strict parallel safe
        return 2 * 6371008.8 * asin(0.999999999999999 * sqrt(
          power(sind((b[1] - a[1]) / 2), 2) + cosd(a[1]) * cosd(b[1]) * power(sind((b[0] - a[0]) / 2), 2)));

      -- A box in degrees that holds every place within the distance: what a GiST index on a point can answer.
      -- Near a pole or the antimeridian it is wider than need be, never narrower.
      create function box_around(center point, meters double precision) returns box
        language sql immutable strict parallel safe
        return (
          select case
            when abs(center[1]) + dlat >= 89 or abs(center[0]) + dlat / cosd(least(89, abs(center[1]) + dlat)) > 180
              then box(point(-180, greatest(-90, center[1] - dlat)), point(180, least(90, center[1] + dlat)))
            else box(point(center[0] - dlat / cosd(abs(center[1]) + dlat), center[1] - dlat),
                     point(center[0] + dlat / cosd(abs(center[1]) + dlat), center[1] + dlat)) end
          from (select degrees(meters / 6371008.8) * 1.001 as dlat) as span
        );
    `);
  }
}
