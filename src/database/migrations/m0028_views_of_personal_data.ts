import { Migration } from '@mikro-orm/migrations';

/** Who has been shown name and phone of a resident, and for which purpose: kept for the resident to see. */
export class M0028ViewsOfPersonalData extends Migration {
  override up(): void {
    this.addSql(`
      create table personal_data_view (
        id bigint generated always as identity primary key,
        at timestamptz not null,
        -- Of the thing that they were needed for.
        district_code text not null,
        resident_id node_id not null references resident (id),
        viewer_id node_id not null references account (id),
        -- In which role they were seen, and of which unit; null for a role that is held in no unit.
        role text not null check (role in ('UNIT_MANAGER', 'BRANCH_SECRETARY', 'COMMUNITY_STAFF', 'SUBDISTRICT_STAFF', 'DISTRICT_ADMIN')),
        unit_id node_id references resident_unit (id),
        purpose text not null check (purpose in ('BOOKING')),
        subject_id node_id not null
      );

      -- Whoever looks at the same thing again within ten minutes has looked once: a page that is read anew is no news.
      create unique index personal_data_view_once on personal_data_view
        (resident_id, viewer_id, subject_id, date_bin('10 minutes', at, '1970-01-01 00:00:00+00'));
      create index personal_data_view_resident_id_at_idx on personal_data_view (resident_id, at desc);
      create index personal_data_view_viewer_id_idx on personal_data_view (viewer_id);
      create index personal_data_view_at_idx on personal_data_view (at);
    `);
  }
}
