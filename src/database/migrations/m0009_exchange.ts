import { Migration } from '@mikro-orm/migrations';

/** Supply–demand lists, matching runs and matches: with the bounds that no acceptance can pass. */
export class M0009Exchange extends Migration {
  override up(): void {
    this.addSql(`
      -- What can be given and needed: a tree, told by its codes. Reference data, kept equal with seeds/data at every start.
      create table service_category (
        id node_id primary key,
        code text collate "C" not null unique check (code ~ '^[A-Z][A-Z0-9_]*([.][A-Z][A-Z0-9_]*)*$'),
        parent_code text collate "C" generated always as (nullif(substring(code from '^(.*)[.][^.]+$'), '')) stored
          references service_category (code),
        name text not null,
        name_en text not null,
        -- The measure in which entries of the category are counted unless they say otherwise.
        unit_of_measure text not null
          check (unit_of_measure in ('SPACE', 'PERSON', 'ROOM', 'HOUR', 'SESSION', 'SERVICE', 'PIECE')),
        -- The kind of facility that can back a supply of this category; null for what no facility is.
        facility_kind text check (facility_kind in ('PARKING', 'SPORTS_FIELD', 'RESTROOM', 'MEETING_ROOM', 'ACTIVITY_ROOM')),
        position integer not null
      );

      create table supply_demand_list (
        id node_id primary key,
        district_code text not null,
        branch_id node_id,
        branch_level text generated always as (case when branch_id is not null then 'GRID_BRANCH' end) stored,
        unit_id node_id references resident_unit,
        owner_id text collate "C" generated always as (coalesce(branch_id::text, unit_id::text)) stored,
        -- Where the owner is: the division of a unit, the grid of a branch, the community of a joint branch.
        place_path text collate "C" not null,
        valid_from date not null,
        valid_to date not null,
        state text not null check (state in ('DRAFT', 'SUBMITTED', 'IN_FORCE', 'CLOSED')),
        state_reason text,
        submitted_at timestamptz,
        confirmed_at timestamptz,
        closed_at timestamptz,
        created_at timestamptz not null,
        version integer not null default 1,
        foreign key (branch_id, branch_level) references party_organisation (id, level),
        check (num_nonnulls(branch_id, unit_id) = 1),
        -- Both days belong to it; a year at most.
        constraint supply_demand_list_period check (valid_to >= valid_from and valid_to < valid_from + interval '1 year')
      );
      create index on supply_demand_list (owner_id, valid_from);
      create index on supply_demand_list (place_path, state);
      create index on supply_demand_list (valid_from desc, id);

      -- An entry that gives. What accepted matches hold of it is counted by the trigger on match and by nothing else.
      create table supply (
        id node_id primary key,
        district_code text not null,
        list_id node_id not null references supply_demand_list,
        category_id node_id not null references service_category,
        title text not null check (length(title) between 1 and 200),
        quantity integer not null check (quantity between 1 and 100000),
        unit_of_measure text not null
          check (unit_of_measure in ('SPACE', 'PERSON', 'ROOM', 'HOUR', 'SESSION', 'SERVICE', 'PIECE')),
        -- Places can be given again at another time; hours, sessions and pieces are used up.
        shared_over_time boolean generated always as (unit_of_measure in ('SPACE', 'PERSON', 'ROOM')) stored,
        facility_id node_id references shared_facility,
        -- The opening rules of the facility that supply_time was worked out with; null until a run has compared them.
        opening_hash text,
        windows jsonb not null check (jsonb_typeof(windows) = 'array'),
        valid_from date not null,
        valid_to date not null check (valid_to >= valid_from),
        latitude double precision check (latitude between -90 and 90),
        longitude double precision check (longitude between -180 and 180),
        location point generated always as (point(longitude, latitude)) stored,
        max_distance_meters integer check (max_distance_meters between 1 and 100000),
        audiences text[] not null check (cardinality(audiences) >= 1),
        conditions text,
        -- In fen, for one of the measure; null for what is free.
        cost_minor integer check (cost_minor between 0 and 1000000000),
        held_quantity integer not null default 0 check (held_quantity >= 0),
        delivered_quantity integer not null default 0 check (delivered_quantity >= 0),
        withdrawn_at timestamptz,
        state_reason text,
        state text generated always as (case
          when withdrawn_at is not null then 'WITHDRAWN'
          when held_quantity = 0 then 'OPEN'
          when delivered_quantity >= quantity then 'FULFILLED'
          when held_quantity < quantity then 'PARTIALLY_MATCHED'
          else 'MATCHED' end) stored,
        created_at timestamptz not null,
        -- Goes up with every change of what was written, not with what is held: a match names the version it judged.
        version integer not null default 1,
        check ((latitude is null) = (longitude is null)),
        constraint supply_not_exceeded check (held_quantity <= quantity)
      );
      create index on supply (list_id, id);
      create index on supply (facility_id) where facility_id is not null;
      create index on supply (category_id);

      -- The alliances in which an offer is made known beyond its own territory. It stays one offer.
      create table supply_publication (
        supply_id node_id not null references supply on delete cascade,
        alliance_id node_id not null references alliance,
        primary key (supply_id, alliance_id)
      );
      create index on supply_publication (alliance_id);

      -- An entry that needs.
      create table demand (
        id node_id primary key,
        district_code text not null,
        list_id node_id not null references supply_demand_list,
        category_id node_id not null references service_category,
        title text not null check (length(title) between 1 and 200),
        quantity integer not null check (quantity between 1 and 100000),
        unit_of_measure text not null
          check (unit_of_measure in ('SPACE', 'PERSON', 'ROOM', 'HOUR', 'SESSION', 'SERVICE', 'PIECE')),
        -- Fewer than this are of no use.
        min_quantity integer not null default 1,
        splittable boolean not null default true,
        priority text not null check (priority in ('ROUTINE', 'IMPORTANT', 'URGENT')),
        beneficiaries integer check (beneficiaries between 1 and 10000000),
        windows jsonb not null check (jsonb_typeof(windows) = 'array'),
        -- A common window shorter than this is none.
        min_minutes integer not null default 15 check (min_minutes between 15 and 1440),
        valid_from date not null,
        valid_to date not null check (valid_to >= valid_from),
        latitude double precision check (latitude between -90 and 90),
        longitude double precision check (longitude between -180 and 180),
        location point generated always as (point(longitude, latitude)) stored,
        max_distance_meters integer check (max_distance_meters between 1 and 100000),
        audiences text[] not null check (cardinality(audiences) >= 1),
        conditions text,
        -- The most that is paid, in fen, for one of the measure; null for what has to be free or is left open.
        cost_minor integer check (cost_minor between 0 and 1000000000),
        held_quantity integer not null default 0 check (held_quantity >= 0),
        delivered_quantity integer not null default 0 check (delivered_quantity >= 0),
        escalated_at timestamptz,
        withdrawn_at timestamptz,
        state_reason text,
        merged_into_id node_id references demand,
        state text generated always as (case
          when withdrawn_at is not null then 'WITHDRAWN'
          when delivered_quantity >= quantity then 'FULFILLED'
          when held_quantity >= quantity then 'MATCHED'
          when held_quantity > 0 then 'PARTIALLY_MATCHED'
          when escalated_at is not null then 'ESCALATED'
          else 'OPEN' end) stored,
        created_at timestamptz not null,
        version integer not null default 1,
        check ((latitude is null) = (longitude is null)),
        check (min_quantity between 1 and quantity),
        check (merged_into_id is null or withdrawn_at is not null),
        check (merged_into_id is distinct from id),
        constraint demand_not_exceeded check (held_quantity <= quantity)
      );
      create index on demand (list_id, id);
      create index on demand (category_id);
      create index on demand (merged_into_id) where merged_into_id is not null;

      -- The windows of an entry as bits, a row for every stretch of dates between its seasons; see weekly-time.ts.
      -- What is held of a supply was judged by them, so both are replaced together with the entry's version.
      create table supply_time (
        supply_id node_id not null references supply on delete cascade,
        dates daterange not null check (not isempty(dates)),
        slots bit(1344) not null,
        week bit(672) not null,
        primary key (supply_id, dates)
      );
      create table demand_time (
        demand_id node_id not null references demand on delete cascade,
        dates daterange not null check (not isempty(dates)),
        slots bit(1344) not null,
        week bit(672) not null,
        primary key (demand_id, dates)
      );

      -- How the parts of a score weigh. A version never changes; the newest of a district is in force.
      create table match_weights (
        district_code text not null,
        version integer not null check (version >= 1),
        time_fit double precision not null check (time_fit >= 0),
        distance_fit double precision not null check (distance_fit >= 0),
        quantity_fit double precision not null check (quantity_fit >= 0),
        fairness double precision not null check (fairness >= 0),
        reliability double precision not null check (reliability >= 0),
        reason text not null,
        set_at timestamptz not null,
        set_by node_id references account,
        primary key (district_code, version),
        check (abs(time_fit + distance_fit + quantity_fit + fairness + reliability - 1) < 1e-9)
      );
      create trigger match_weights_is_append_only before update or delete or truncate on match_weights
        for each statement execute function append_only();

      create table matching_run (
        id node_id primary key,
        district_code text not null,
        division_id node_id not null references division,
        valid_from date not null,
        valid_to date not null,
        category_codes text[],
        weights_version integer not null,
        input_hash text not null,
        method text not null check (method in ('FLOW', 'INTEGER_PROGRAM', 'MIXED')),
        solve_milliseconds double precision not null,
        optimality_gap double precision not null check (optimality_gap >= 0),
        demanded_quantity integer not null,
        matched_quantity integer not null,
        metrics jsonb not null,
        created_at timestamptz not null,
        created_by node_id not null references account
      );
      create index on matching_run (created_at desc, id);
      create index on matching_run (division_id);

      -- All that the run was decided by, so that it can be replayed when the lists have changed.
      create table matching_run_input (
        run_id node_id primary key references matching_run,
        input jsonb not null
      );

      create table match (
        id node_id primary key,
        district_code text not null,
        -- Null for one that was set by hand.
        run_id node_id references matching_run,
        supply_id node_id not null references supply,
        demand_id node_id not null references demand,
        quantity integer not null check (quantity >= 1),
        state text not null
          check (state in ('PROPOSED', 'ACCEPTED', 'DECLINED', 'CONFIRMED', 'FULFILLED', 'CANCELLED')),
        state_reason text,
        -- Who declined or cancelled it: what a supplier takes back counts against its reliability, nothing else does.
        ended_by text check (ended_by in ('SUPPLY', 'DEMAND', 'STAFF', 'RUN')),
        pinned boolean not null default false,
        time_fit double precision not null check (time_fit between 0 and 1),
        distance_fit double precision not null check (distance_fit between 0 and 1),
        quantity_fit double precision not null check (quantity_fit between 0 and 1),
        fairness double precision not null check (fairness between 0 and 1),
        reliability double precision not null check (reliability between 0 and 1),
        score double precision not null check (score between 0 and 1.000001),
        weights_version integer not null,
        -- The smallest division that both are in.
        reach text not null check (reach in ('GRID', 'COMMUNITY', 'SUBDISTRICT', 'DISTRICT')),
        distance_meters double precision,
        -- The entries as they were judged: accepting finds out whether they are still so.
        supply_version integer not null,
        demand_version integer not null,
        supply_accepted_at timestamptz,
        supply_accepted_by node_id references account,
        demand_accepted_at timestamptz,
        demand_accepted_by node_id references account,
        delivered_quantity integer check (delivered_quantity between 0 and quantity),
        held_quantity integer generated always as (case
          when state in ('ACCEPTED', 'CONFIRMED') then quantity
          when state = 'FULFILLED' then delivered_quantity
          else 0 end) stored,
        created_at timestamptz not null,
        created_by node_id references account,
        updated_at timestamptz not null,
        version integer not null default 1,
        check ((state = 'FULFILLED') = (delivered_quantity is not null)),
        constraint match_accepted_by_somebody
          check (state <> 'ACCEPTED' or num_nonnulls(supply_accepted_at, demand_accepted_at) >= 1),
        constraint match_confirmed_by_both
          check (state not in ('CONFIRMED', 'FULFILLED') or num_nonnulls(supply_accepted_at, demand_accepted_at) = 2)
      );
      -- From which state a match may pass to which; a test holds it against the table of the program. What has ended stays
      -- as it ended: what it held is free, or counted as delivered.
      create function match_may_become(was text, next text) returns boolean
        language sql immutable strict parallel safe
        return (was, next) in (
          ('PROPOSED', 'ACCEPTED'), ('PROPOSED', 'DECLINED'), ('PROPOSED', 'CANCELLED'),
          ('ACCEPTED', 'CONFIRMED'), ('ACCEPTED', 'DECLINED'), ('ACCEPTED', 'CANCELLED'),
          ('CONFIRMED', 'FULFILLED'), ('CONFIRMED', 'CANCELLED'));
      create function match_keeps_to_steps() returns trigger language plpgsql set search_path = public, pg_temp as $$
      begin
        raise exception 'a match does not go from % to %', old.state, new.state
          using errcode = 'check_violation', constraint = 'match_keeps_to_steps';
      end $$;
      create trigger match_keeps_to_steps before update on match
        for each row when (old.state <> new.state and not match_may_become(old.state, new.state))
        execute function match_keeps_to_steps();
      create unique index match_one_proposal on match (supply_id, demand_id) where state = 'PROPOSED';
      create index on match (demand_id);
      create index on match (supply_id);
      create index on match (run_id);

      -- When both sides can: their windows in common. Never changes, as what is held is judged by it.
      create table match_time (
        match_id node_id not null references match,
        dates daterange not null check (not isempty(dates)),
        slots bit(1344) not null,
        primary key (match_id, dates)
      );
      create trigger match_time_is_append_only before update or delete or truncate on match_time
        for each statement execute function append_only();

      -- Nor does it grow once its match holds something, which was judged without. The lock keeps an acceptance that is
      -- under way from not seeing it.
      create function match_time_comes_before_acceptance() returns trigger language plpgsql
        set search_path = public, pg_temp as $$
      begin
        perform from match where id in (select match_id from added) order by id for share;
        if exists (select from match where id in (select match_id from added) and held_quantity > 0) then
          raise exception 'the time of a match is written before it is accepted'
            using errcode = 'check_violation', constraint = 'match_time_comes_before_acceptance';
        end if;
        return null;
      end $$;
      create trigger match_time_comes_before_acceptance after insert on match_time referencing new table as added
        for each statement execute function match_time_comes_before_acceptance();

      -- Dates of a match that could not be booked, and why, as the refusal that a booking would have met.
      create table rejected_occurrence (
        match_id node_id not null references match,
        starts_at timestamptz not null,
        ends_at timestamptz not null check (ends_at > starts_at),
        refusal text not null,
        details jsonb not null default '{}',
        primary key (match_id, starts_at)
      );

      -- A demand that a run left without all it asks for, and why.
      create table unmatched_demand (
        run_id node_id not null references matching_run,
        demand_id node_id not null references demand,
        unmet_quantity integer not null check (unmet_quantity >= 1),
        reason text not null check (reason in ('NO_SUCH_CATEGORY', 'NO_COMMON_TIME', 'TOO_FAR', 'AUDIENCE_EXCLUDED',
                                               'PERIOD_MISMATCH', 'DECLINED', 'CAPACITY_EXHAUSTED')),
        lost_to text[] not null default '{}',
        -- What would help, as data, so that it can be said in any language.
        relaxation jsonb,
        escalated boolean not null default false,
        primary key (run_id, demand_id)
      );
      create index on unmatched_demand (demand_id);

      alter table booking add foreign key (match_id) references match;

      -- The bound of every acceptance. What matches hold is added to the demand, and for the supply it is the most that
      -- is held at any one moment, since places held on Monday morning are free again on Tuesday. Whoever is first to
      -- take the row of the entry is first; the others wait, and then see what it holds.
      create function match_keep_quantities() returns trigger language plpgsql set search_path = public, pg_temp as $$
      declare
        the_supply text := coalesce(new.supply_id, old.supply_id);
        the_demand text := coalesce(new.demand_id, old.demand_id);
        held_more integer := coalesce(new.held_quantity, 0) - coalesce(old.held_quantity, 0);
        delivered_more integer := coalesce(new.delivered_quantity, 0) - coalesce(old.delivered_quantity, 0);
        by_moments boolean;
        peak integer;
      begin
        if tg_op = 'UPDATE' and (new.supply_id, new.demand_id) is distinct from (old.supply_id, old.demand_id) then
          raise exception 'a match keeps its supply and its demand'
            using errcode = 'check_violation', constraint = 'match_keeps_its_entries';
        end if;
        if held_more = 0 and delivered_more = 0 then return null; end if;
        update demand set held_quantity = held_quantity + held_more,
                          delivered_quantity = delivered_quantity + delivered_more where id = the_demand;
        select shared_over_time into by_moments from supply where id = the_supply for no key update;
        -- A statement of its own, so that it sees what those before have written.
        if by_moments then
          if tg_op <> 'DELETE' and new.held_quantity > 0
             and not exists (select from match_time where match_id = new.id) then
            raise exception 'a match that holds places says when'
              using errcode = 'check_violation', constraint = 'match_has_time';
          end if;
          select coalesce(peak_load(array_agg(t.dates), array_agg(t.slots), array_agg(m.held_quantity)), 0) into peak
          from match m join match_time t on t.match_id = m.id
          where m.supply_id = the_supply and m.held_quantity > 0;
        else
          select coalesce(sum(m.held_quantity), 0) into peak from match m where m.supply_id = the_supply;
        end if;
        update supply set held_quantity = peak, delivered_quantity = delivered_quantity + delivered_more
        where id = the_supply;
        return null;
      end $$;
      create trigger match_keep_quantities after insert or update or delete on match
        for each row execute function match_keep_quantities();

      create function held_follows_from_matches() returns trigger language plpgsql as $$
      begin
        raise exception 'what is held follows from matches and is not written directly'
          using errcode = 'check_violation', constraint = 'held_follows_from_matches';
      end $$;
      -- Whether places are free again at another moment is part of what the bound was judged by.
      create function supply_held_keeps_its_measure() returns trigger language plpgsql as $$
      begin
        raise exception 'a supply of which something is held keeps its measure'
          using errcode = 'check_violation', constraint = 'supply_held_keeps_its_measure';
      end $$;
      create trigger supply_held_keeps_its_measure before update on supply
        for each row when (old.held_quantity > 0 and old.unit_of_measure <> new.unit_of_measure)
        execute function supply_held_keeps_its_measure();
      create trigger supply_held_follows_from_matches before update on supply
        for each row when (pg_trigger_depth() = 0 and (old.held_quantity, old.delivered_quantity)
                             is distinct from (new.held_quantity, new.delivered_quantity))
        execute function held_follows_from_matches();
      create trigger demand_held_follows_from_matches before update on demand
        for each row when (pg_trigger_depth() = 0 and (old.held_quantity, old.delivered_quantity)
                             is distinct from (new.held_quantity, new.delivered_quantity))
        execute function held_follows_from_matches();
    `);
  }
}
