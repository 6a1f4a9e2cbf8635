import { Migration } from '@mikro-orm/migrations';

/** Bookings that come from matches, in the name of a unit or a grid branch; delegates with an account to sign with. */
export class M0007BookingsOfMatches extends Migration {
  override up(): void {
    this.addSql(`
      -- A resident's booking is of a person, that of a match is of the unit or the grid branch that is to have the places.
      alter table booking
        add column holder_id node_id check (holder_id ~ '^(uni|gbr)_'),
        add column holder_unit_id text collate "C"
          generated always as (case when left(holder_id, 4) = 'uni_' then holder_id end) stored references resident_unit,
        add column holder_branch_id text collate "C"
          generated always as (case when left(holder_id, 4) = 'gbr_' then holder_id end) stored,
        add column holder_branch_level text
          generated always as (case when left(holder_id, 4) = 'gbr_' then 'GRID_BRANCH' end) stored,
        add column match_id node_id,
        add foreign key (holder_branch_id, holder_branch_level) references party_organisation (id, level),
        add constraint booking_of_a_person_or_a_match check (case type
          when 'MATCH' then num_nonnulls(match_id, holder_id) = 2 and booker_id is null
          else num_nonnulls(match_id, holder_id) = 0 end);
      create index on booking (match_id) where match_id is not null;
      create index on booking (holder_id, starts_at) where holder_id is not null;

      -- The account with which a delegate signs for the unit. Whoever names somebody else takes the right with the seat.
      alter table delegate add column account_id node_id references account;
      create index on delegate (account_id) where account_id is not null and valid_to is null;
    `);
  }
}
