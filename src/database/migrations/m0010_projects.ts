import { Migration } from '@mikro-orm/migrations';

/** Service project books: versions that never change, who signed which, and what came of them. */
export class M0010Projects extends Migration {
  override up(): void {
    this.addSql(`
      -- The last serial number given in a district and year. It only grows, so that no number is given twice.
      create table project_number (
        district_code text not null,
        year integer not null,
        last integer not null check (last >= 1),
        primary key (district_code, year)
      );

      create table service_project_book (
        id node_id primary key,
        district_code text not null,
        number text collate "C" not null unique check (number ~ '^[0-9]{6}-[0-9]{4}-[0-9]{4,}$'),
        state text not null check (state in ('DRAFT', 'NEGOTIATING', 'SIGNED', 'RUNNING', 'SUSPENDED', 'COMPLETED',
                                             'EVALUATED', 'TERMINATED')),
        version integer not null check (version >= 1),
        version_in_force integer check (version_in_force <= version),
        state_reason text,
        settlement text,
        created_by node_id not null references account,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        constraint service_project_book_in_force check (case
          when state in ('DRAFT', 'NEGOTIATING') then version_in_force is null
          when state = 'TERMINATED' then true
          else version_in_force is not null end)
      );

      -- From which state a book may pass to which; a test holds it against the table of the program.
      create function project_book_may_become(was text, next text) returns boolean
        language sql immutable strict parallel safe
        return (was, next) in (
          ('DRAFT', 'NEGOTIATING'), ('DRAFT', 'TERMINATED'),
          ('NEGOTIATING', 'SIGNED'), ('NEGOTIATING', 'TERMINATED'),
          ('SIGNED', 'NEGOTIATING'), ('SIGNED', 'RUNNING'), ('SIGNED', 'TERMINATED'),
          ('RUNNING', 'SUSPENDED'), ('RUNNING', 'COMPLETED'), ('RUNNING', 'TERMINATED'),
          ('SUSPENDED', 'RUNNING'), ('SUSPENDED', 'TERMINATED'),
          ('COMPLETED', 'EVALUATED'));

      -- A book goes on, never back: state by state, version by version. What is in force gives way to the latest version,
      -- or to none when what has not begun is negotiated again.
      create function project_book_goes_on() returns trigger language plpgsql set search_path = public, pg_temp as $$
      begin
        if new.state <> old.state and not project_book_may_become(old.state, new.state) then
          raise exception 'a book does not go from % to %', old.state, new.state
            using errcode = 'check_violation', constraint = 'project_book_keeps_to_steps';
        end if;
        if new.version not in (old.version, old.version + 1) then
          raise exception 'the version after % is the next', old.version
            using errcode = 'check_violation', constraint = 'project_book_version_goes_on';
        end if;
        if new.version_in_force is distinct from old.version_in_force
           and new.version_in_force is distinct from new.version
           and not (new.version_in_force is null and new.state = 'NEGOTIATING') then
          raise exception 'only the latest version of a book comes into force'
            using errcode = 'check_violation', constraint = 'project_book_in_force_goes_on';
        end if;
        return new;
      end $$;
      create trigger project_book_goes_on before update on service_project_book
        for each row execute function project_book_goes_on();

      create function amounts_total(entries jsonb) returns bigint
        language sql immutable strict parallel safe
        return (select coalesce(sum((entry ->> 'amount')::bigint), 0) from jsonb_array_elements(entries) as entry);

      -- What a version says. What is written stays: signatures stand for it.
      create table project_version (
        book_id node_id not null references service_project_book,
        version integer not null check (version >= 1),
        content jsonb not null,
        hash text not null,
        budget_total bigint not null generated always as (amounts_total(content #> '{budget,lines}')) stored,
        sources_total bigint not null generated always as (amounts_total(content #> '{budget,sources}')) stored,
        created_at timestamptz not null,
        created_by node_id not null references account,
        primary key (book_id, version),
        constraint project_version_within_sources check (budget_total <= sources_total)
      );
      alter table service_project_book add foreign key (id, version) references project_version (book_id, version)
        deferrable initially deferred;

      -- Who agrees in a version, and where they are: the place decides who is staff for it.
      create table project_party (
        book_id node_id not null,
        version integer not null,
        branch_id node_id,
        branch_level text generated always as (case when branch_id is not null then 'GRID_BRANCH' end) stored,
        unit_id node_id references resident_unit,
        party_id text collate "C" generated always as (coalesce(branch_id::text, unit_id::text)) stored,
        position integer not null check (position >= 0),
        place_path text collate "C" not null,
        primary key (book_id, version, party_id),
        foreign key (book_id, version) references project_version (book_id, version),
        foreign key (branch_id, branch_level) references party_organisation (id, level),
        check (num_nonnulls(branch_id, unit_id) = 1)
      );
      create index on project_party (party_id);
      create index on project_party (place_path);

      -- A party signs a version once, and one person for one party only.
      create table project_signature (
        book_id node_id not null,
        version integer not null,
        party_id text collate "C" not null,
        signed_at timestamptz not null,
        account_id node_id not null references account,
        -- A unit signs by a delegate, a branch by its secretary.
        delegate_id node_id references delegate,
        constraint project_signature_once primary key (book_id, version, party_id),
        constraint project_signature_for_one_party unique (book_id, version, account_id),
        foreign key (book_id, version, party_id) references project_party (book_id, version, party_id),
        check (starts_with(party_id, 'uni_') = (delegate_id is not null))
      );

      -- A party says that what the version in force asks for is done.
      create table project_confirmation (
        book_id node_id not null,
        version integer not null,
        party_id text collate "C" not null,
        confirmed_at timestamptz not null,
        account_id node_id not null references account,
        constraint project_confirmation_once primary key (book_id, version, party_id),
        foreign key (book_id, version, party_id) references project_party (book_id, version, party_id)
      );

      -- A match is in one book at a time. A book that has ended sets it free; so does a version that comes into force
      -- without one of its sides.
      create table project_match (
        book_id node_id not null references service_project_book,
        match_id node_id not null references match,
        position integer not null,
        ended_at timestamptz,
        -- The version in force to which one of its sides was no party any more; null while it counts as the book's.
        left_in integer,
        primary key (book_id, match_id),
        foreign key (book_id, left_in) references project_version (book_id, version),
        check (left_in is null or ended_at is not null)
      );
      create unique index project_match_one_book on project_match (match_id) where ended_at is null;
      create index on project_match (match_id);

      -- Milestones are told from each other over the versions; what they say stands in each version.
      create table project_milestone (
        id node_id primary key,
        book_id node_id not null references service_project_book,
        created_at timestamptz not null
      );
      create index on project_milestone (book_id);
      create table project_milestone_completion (
        milestone_id node_id constraint project_milestone_completed_once primary key references project_milestone,
        completed_at timestamptz not null,
        account_id node_id not null references account,
        evidence text not null
      );

      create table project_session (
        id bigint generated always as identity primary key,
        book_id node_id not null references service_project_book,
        held_on date not null,
        attendance integer not null check (attendance between 1 and 100000),
        minutes integer not null check (minutes between 1 and 1440),
        note text,
        logged_at timestamptz not null,
        logged_by node_id not null references account
      );
      create index on project_session (book_id, held_on, id);
      create table project_session_participant (
        session_id bigint not null references project_session,
        resident_id node_id not null references resident,
        primary key (session_id, resident_id)
      );
      create index on project_session_participant (resident_id);

      -- What a party, or a resident who took part, thinks of it in the end: once each.
      create table project_evaluation (
        book_id node_id not null references service_project_book,
        version integer not null,
        party_id text collate "C",
        resident_id node_id references resident,
        evaluator_id text collate "C" generated always as (coalesce(party_id, resident_id::text)) stored,
        score integer not null check (score between 1 and 5),
        comment text,
        evaluated_at timestamptz not null,
        account_id node_id not null references account,
        constraint project_evaluation_once primary key (book_id, evaluator_id),
        foreign key (book_id, version, party_id) references project_party (book_id, version, party_id),
        check (num_nonnulls(party_id, resident_id) = 1)
      );

      create trigger project_version_is_append_only before update or delete or truncate on project_version
        for each statement execute function append_only();
      create trigger project_party_is_append_only before update or delete or truncate on project_party
        for each statement execute function append_only();
      create trigger project_signature_is_append_only before update or delete or truncate on project_signature
        for each statement execute function append_only();
      create trigger project_confirmation_is_append_only before update or delete or truncate on project_confirmation
        for each statement execute function append_only();
      create trigger project_milestone_completion_is_append_only
        before update or delete or truncate on project_milestone_completion
        for each statement execute function append_only();
      create trigger project_milestone_is_append_only before update or delete or truncate on project_milestone
        for each statement execute function append_only();
      create trigger project_session_is_append_only before update or delete or truncate on project_session
        for each statement execute function append_only();
      create trigger project_session_participant_is_append_only
        before update or delete or truncate on project_session_participant
        for each statement execute function append_only();
      create trigger project_evaluation_is_append_only before update or delete or truncate on project_evaluation
        for each statement execute function append_only();

      -- A version that is written, or in which somebody is named or signs, is the latest; nobody joins after a signature.
      create function project_writes_latest_version() returns trigger language plpgsql as $$
      begin
        if new.version <> (select version from service_project_book where id = new.book_id) then
          raise exception 'only the latest version of a book is written and signed'
            using errcode = 'check_violation', constraint = 'project_writes_latest_version';
        end if;
        if tg_table_name = 'project_party' and exists (
             select from project_signature s where s.book_id = new.book_id and s.version = new.version) then
          raise exception 'a version that somebody has signed keeps its parties'
            using errcode = 'check_violation', constraint = 'project_parties_are_settled';
        end if;
        return new;
      end $$;
      create trigger project_version_is_latest before insert on project_version
        for each row execute function project_writes_latest_version();
      create trigger project_party_is_of_latest before insert on project_party
        for each row execute function project_writes_latest_version();
      create trigger project_signature_is_of_latest before insert on project_signature
        for each row execute function project_writes_latest_version();

      -- What is in force has been signed by all who agree in it.
      create function project_in_force_is_signed() returns trigger language plpgsql as $$
      begin
        if new.version_in_force is not null and (
             not exists (select from project_party p where p.book_id = new.id and p.version = new.version_in_force)
             or exists (select from project_party p where p.book_id = new.id and p.version = new.version_in_force
                          and not exists (select from project_signature s where s.book_id = p.book_id
                                            and s.version = p.version and s.party_id = p.party_id))) then
          raise exception 'a version is in force when all its parties have signed it'
            using errcode = 'check_violation', constraint = 'project_in_force_is_signed';
        end if;
        return new;
      end $$;
      create trigger project_in_force_is_signed before insert or update of version_in_force on service_project_book
        for each row execute function project_in_force_is_signed();

      -- The matches that a book comes from, as far as both of their sides are parties to a version.
      create function project_matches_between(the_book text, the_version integer) returns setof text
        language sql stable parallel safe
        begin atomic
          select b.match_id::text from project_match b join match m on m.id = b.match_id
          join supply s on s.id = m.supply_id join supply_demand_list sl on sl.id = s.list_id
          join demand d on d.id = m.demand_id join supply_demand_list dl on dl.id = d.list_id
          join project_party giver on giver.book_id = b.book_id and giver.party_id = sl.owner_id
          join project_party receiver on receiver.book_id = b.book_id and receiver.party_id = dl.owner_id
          where b.book_id = the_book and b.left_in is null
            and giver.version = the_version and receiver.version = the_version;
        end;

      -- A book rests on what parties of it have agreed: a version without any match between them is none. Judged in the
      -- end, as a draft is written before its matches are named.
      create function project_version_keeps_a_match() returns trigger language plpgsql
        set search_path = public, pg_temp as $$
      begin
        if not exists (select from project_matches_between(new.book_id, new.version)) then
          raise exception 'a version keeps a match between two of its parties'
            using errcode = 'check_violation', constraint = 'project_version_keeps_a_match';
        end if;
        return null;
      end $$;
      create constraint trigger project_version_keeps_a_match after insert on project_version
        deferrable initially deferred for each row execute function project_version_keeps_a_match();

      create function project_version_lets_matches_go() returns trigger language plpgsql
        set search_path = public, pg_temp as $$
      begin
        update project_match set ended_at = new.updated_at, left_in = new.version_in_force
        where book_id = new.id and ended_at is null
          and match_id not in (select project_matches_between(new.id, new.version_in_force));
        return null;
      end $$;
      create trigger project_version_lets_matches_go after update of version_in_force on service_project_book
        for each row when (new.version_in_force is distinct from old.version_in_force and new.version_in_force is not null)
        execute function project_version_lets_matches_go();

      create function project_match_follows_from_book() returns trigger language plpgsql as $$
      begin
        raise exception 'which matches are a book''s follows from its parties and its state'
          using errcode = 'check_violation', constraint = 'project_match_follows_from_book';
      end $$;
      create trigger project_match_follows_from_book before update on project_match
        for each row when (pg_trigger_depth() = 0) execute function project_match_follows_from_book();
      create trigger project_match_is_append_only before delete or truncate on project_match
        for each statement execute function append_only();

      create function project_end_frees_matches() returns trigger language plpgsql as $$
      begin
        update project_match set ended_at = new.updated_at where book_id = new.id and ended_at is null;
        return null;
      end $$;
      create trigger project_end_frees_matches after update of state on service_project_book
        for each row when (new.state in ('COMPLETED', 'EVALUATED', 'TERMINATED'))
        execute function project_end_frees_matches();
    `);
  }
}
