import { Migration } from '@mikro-orm/migrations';

/**
 * A place of a facility takes places of one or several pools: its own, that of every whole above it, and one that it shares
 * with each facility that excludes it. What is counted are pools; nothing changes for a facility that stands alone.
 */
export class M0091PlacesArePools extends Migration {
  override up(): void {
    this.addSql(`
      -- How many places there are of a facility, or the one place that two facilities share that exclude each other.
      create table pool (
        id node_id primary key,
        district_code text not null,
        facility_id node_id,
        capacity integer not null,
        constraint pool_id_capacity_key unique (id, capacity),
        constraint pool_facility_id_capacity_fkey foreign key (facility_id, capacity)
          references shared_facility (id, capacity) on update cascade on delete cascade,
        constraint pool_is_of_a_facility_or_a_pair check (
          case when facility_id is null then capacity = 1 and id like 'xcl\\_%' else facility_id = id end)
      );

      -- How many places of a pool one place of a facility is. Written by triggers alone: see claims_change.
      create table claim (
        facility_id node_id not null references shared_facility on delete cascade,
        pool_id node_id not null references pool on delete cascade,
        places integer not null check (places between 1 and 10000),
        primary key (facility_id, pool_id)
      );
      create index claim_of_pool on claim (pool_id);

      -- What a facility is a part of: a half of its hall, a section of its car park.
      create table facility_part (
        part_id node_id primary key references shared_facility,
        whole_id node_id not null references shared_facility,
        -- Of the whole that one place of the part is.
        places integer not null check (places between 1 and 10000)
      );
      create index facility_part_of_whole on facility_part (whole_id);

      -- Two facilities of one place each that cannot be used at the same time: the centre court and a half.
      create table facility_exclusion (
        one_id node_id not null,
        other_id node_id not null,
        -- Of each of them.
        capacity integer not null default 1 check (capacity = 1),
        pool_id text collate "C" not null generated always as ('xcl_' || md5(one_id || other_id)) stored,
        primary key (one_id, other_id),
        -- A pair is written once.
        constraint facility_exclusion_order_check check (one_id < other_id),
        constraint facility_exclusion_one_fkey foreign key (one_id, capacity) references shared_facility (id, capacity),
        constraint facility_exclusion_other_fkey foreign key (other_id, capacity) references shared_facility (id, capacity)
      );
      create index facility_exclusion_of_other on facility_exclusion (other_id);

      insert into pool (id, district_code, facility_id, capacity) select id, district_code, id, capacity from shared_facility;
      insert into claim (facility_id, pool_id, places) select id, id, 1 from shared_facility;

      alter table occupancy rename column facility_id to pool_id;
      alter table occupancy drop constraint occupancy_facility_id_capacity_fkey,
        add constraint occupancy_pool_id_capacity_fkey foreign key (pool_id, capacity)
          references pool (id, capacity) on update cascade;
    `);
  }
}
