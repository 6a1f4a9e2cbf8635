import { Migration } from '@mikro-orm/migrations';

/** Divisions, party organisations, resident units, alliances, memberships, delegates. */
export class M0002TerritoryAndUnits extends Migration {
  override up(): void {
    this.addSql(`
      create table division (
        id node_id primary key,
        code text collate "C" not null,
        code_scheme text not null,
        name text not null,
        name_en text,
        level text not null check (level in ('DISTRICT', 'SUBDISTRICT', 'COMMUNITY', 'GRID', 'BUILDING')),
        parent_id node_id,
        -- A parent is exactly one level higher: the foreign key below says so, not the code.
        parent_level text generated always as (case level
          when 'SUBDISTRICT' then 'DISTRICT' when 'COMMUNITY' then 'SUBDISTRICT'
          when 'GRID' then 'COMMUNITY' when 'BUILDING' then 'GRID' end) stored,
        -- The codes from the district down, each ended by a slash: "within" at any depth is one range of this.
        path text collate "C" not null unique,
        valid_from date not null,
        valid_to date check (valid_to > valid_from),
        successor_id node_id references division,
        synthetic boolean not null default false,
        unique (code_scheme, code),
        unique (id, level),
        foreign key (parent_id, parent_level) references division (id, level),
        check ((level = 'DISTRICT') = (parent_id is null))
      );
      create index on division (parent_id);
      create index on division (level, code);
      create index on division using gin (search_grams(name || ' ' || coalesce(name_en, '')));

      create function division_set_path() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' and (new.code, new.parent_id) is distinct from (old.code, old.parent_id) then
          raise exception 'a division keeps its code and parent; end it and name a successor'
            using errcode = 'check_violation', constraint = 'division_is_not_moved';
        end if;
        new.path := coalesce((select path from division where id = new.parent_id), '/') || new.code || '/';
        return new;
      end $$;
      create trigger division_path before insert or update on division
        for each row execute function division_set_path();

      create table party_organisation (
        id node_id primary key,
        level text not null
          check (level in ('WORK_COMMITTEE', 'COMMUNITY_COMMITTEE', 'GRID_BRANCH', 'BUILDING_GROUP')),
        name text not null,
        parent_id node_id,
        parent_level text generated always as (case level
          when 'COMMUNITY_COMMITTEE' then 'WORK_COMMITTEE' when 'GRID_BRANCH' then 'COMMUNITY_COMMITTEE'
          when 'BUILDING_GROUP' then 'GRID_BRANCH' end) stored,
        -- The territory it works in: a subdistrict, a community, or for branches and groups the community they are in.
        division_id node_id not null references division,
        synthetic boolean not null default false,
        unique (id, level),
        foreign key (parent_id, parent_level) references party_organisation (id, level),
        check ((level = 'WORK_COMMITTEE') = (parent_id is null))
      );
      create index on party_organisation (division_id);
      create index on party_organisation (parent_id);
      create index on party_organisation (level, id);
      create unique index party_organisation_one_committee on party_organisation (division_id)
        where level in ('WORK_COMMITTEE', 'COMMUNITY_COMMITTEE');
      create index on party_organisation using gin (search_grams(name));

      -- Which branch serves which grid. A grid has one branch at a time; a joint branch serves several grids.
      create table branch_grid (
        branch_id node_id not null,
        branch_level text generated always as ('GRID_BRANCH') stored,
        grid_id node_id not null,
        grid_level text generated always as ('GRID') stored,
        valid_from date not null,
        valid_to date check (valid_to > valid_from),
        primary key (branch_id, grid_id, valid_from),
        foreign key (branch_id, branch_level) references party_organisation (id, level),
        foreign key (grid_id, grid_level) references division (id, level),
        constraint branch_grid_one_branch
          exclude using gist (grid_id with =, daterange(valid_from, valid_to) with &&)
      );
      create index on branch_grid (grid_id);

      create table resident_unit (
        id node_id primary key,
        name text not null check (length(name) between 1 and 200),
        credit_code text collate "C" not null unique check (credit_code ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'),
        kind text not null check (kind in ('STATE_ORGAN', 'PUBLIC_INSTITUTION', 'STATE_ENTERPRISE', 'NEW_ECONOMIC',
                                           'NEW_SOCIAL', 'MASS_ORGANISATION', 'OTHER')),
        affiliation_level text not null
          check (affiliation_level in ('CENTRAL', 'PROVINCE', 'CITY', 'DISTRICT', 'NONE')),
        division_id node_id not null references division,
        latitude double precision check (latitude between -90 and 90),
        longitude double precision check (longitude between -180 and 180),
        location point generated always as (point(longitude, latitude)) stored,
        synthetic boolean not null default false,
        created_at timestamptz not null,
        check ((latitude is null) = (longitude is null))
      );
      create index on resident_unit (division_id);
      create index on resident_unit (name, id);
      create index on resident_unit using gin (search_grams(name));
      create index on resident_unit using gist (location);

      create table alliance (
        id node_id primary key,
        name text not null,
        division_id node_id not null references division,
        founded_on date not null,
        charter_version integer not null,
        synthetic boolean not null default false
      );

      create table alliance_charter (
        alliance_id node_id not null references alliance deferrable initially deferred,
        version integer not null check (version >= 1),
        adopted_on date not null,
        text text not null,
        primary key (alliance_id, version)
      );
      alter table alliance add foreign key (id, charter_version) references alliance_charter (alliance_id, version)
        deferrable initially deferred;

      create table alliance_membership (
        id node_id primary key,
        alliance_id node_id not null references alliance,
        unit_id node_id not null references resident_unit,
        state text not null check (state in ('APPLIED', 'ACTIVE', 'SUSPENDED', 'WITHDRAWN')),
        charter_version integer not null,
        applied_at timestamptz not null,
        admitted_at timestamptz,
        ended_at timestamptz,
        state_reason text,
        version integer not null default 1,
        foreign key (alliance_id, charter_version) references alliance_charter (alliance_id, version)
      );
      create unique index alliance_membership_one_seat on alliance_membership (alliance_id, unit_id)
        where state <> 'WITHDRAWN';
      create index on alliance_membership (unit_id, state);

      -- A unit is suspended when some alliance has suspended it and none has it as an active member.
      create view suspended_unit as
        select m.unit_id from alliance_membership m
        where m.state = 'SUSPENDED'
          and not exists (select from alliance_membership a where a.unit_id = m.unit_id and a.state = 'ACTIVE');
      create index alliance_membership_suspended on alliance_membership (unit_id) where state = 'SUSPENDED';

      -- The responsible people who sit for a unit. Two numbered seats are the upper bound of "one to two".
      create table delegate (
        id node_id primary key,
        membership_id node_id not null references alliance_membership,
        seat integer not null check (seat in (1, 2)),
        name text not null check (length(name) between 1 and 100),
        position text,
        valid_from timestamptz not null,
        valid_to timestamptz,
        check (valid_to >= valid_from)
      );
      create unique index delegate_one_per_seat on delegate (membership_id, seat) where valid_to is null;

      -- The lower bound: checked at commit, so that delegates can be exchanged within a transaction.
      create function membership_has_delegate() returns trigger language plpgsql as $$
      declare
        membership node_id;
      begin
        if tg_table_name = 'alliance_membership' then membership := new.id;
        elsif tg_op = 'DELETE' then membership := old.membership_id;
        else membership := new.membership_id;
        end if;
        if exists (select from alliance_membership where id = membership and state = 'ACTIVE')
           and not exists (select from delegate where membership_id = membership and valid_to is null) then
          raise exception 'an active member has one or two delegates'
            using errcode = 'check_violation', constraint = 'membership_has_delegate';
        end if;
        return null;
      end $$;
      create constraint trigger membership_has_delegate after insert or update on alliance_membership
        deferrable initially deferred for each row execute function membership_has_delegate();
      create constraint trigger delegate_is_not_the_last after insert or update or delete on delegate
        deferrable initially deferred for each row execute function membership_has_delegate();
    `);
  }
}
