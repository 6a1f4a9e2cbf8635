import { Migration } from '@mikro-orm/migrations';

/** Divisions have a centre and an outline, where somebody has them; made-up ones say so. */
export class M0048DivisionsHaveAShape extends Migration {
  override up(): void {
    this.addSql(`
      alter table division
        add latitude double precision check (latitude between -90 and 90),
        add longitude double precision check (longitude between -180 and 180),
        -- The corners in order, the last not the first again, as GeoJSON has positions: [[longitude, latitude], ...].
        add outline jsonb check (case jsonb_typeof(outline) when 'array' then jsonb_array_length(outline) >= 3 else outline is null end),
        add shape_synthetic boolean not null default false,
        add constraint division_whole_place check ((latitude is null) = (longitude is null))`);
  }
}
