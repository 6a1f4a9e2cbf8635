import { Migration } from '@mikro-orm/migrations';

/** Accounts, residents, roles; the audit trail, the outbox and the stored answers of idempotent mutations. */
export class M0003IdentityAndRecords extends Migration {
  override up(): void {
    this.addSql(`
      -- Somebody who can sign in. The token says who it is; what they may do stands in role_assignment.
      create table account (
        id node_id primary key,
        issuer text not null,
        subject text not null,
        created_at timestamptz not null,
        unique (issuer, subject)
      );

      create table resident (
        id node_id primary key,
        account_id node_id not null unique references account,
        name text not null check (length(name) between 1 and 100),
        phone text check (phone ~ '^\\+?[0-9]{5,15}$'),
        division_id node_id references division,
        synthetic boolean not null default false,
        created_at timestamptz not null
      );

      -- A role holds in one scope, for a time. Nobody's role is ever inferred from a token.
      create table role_assignment (
        id node_id primary key,
        account_id node_id not null references account,
        role text not null check (role in ('RESIDENT', 'UNIT_MANAGER', 'BRANCH_SECRETARY', 'COMMUNITY_STAFF',
                                           'SUBDISTRICT_STAFF', 'DISTRICT_ADMIN')),
        division_id node_id references division,
        unit_id node_id references resident_unit,
        facility_id node_id,
        valid_from timestamptz not null,
        valid_to timestamptz check (valid_to >= valid_from),
        assigned_by node_id references account,
        check (num_nonnulls(division_id, unit_id, facility_id) <= 1),
        check (role <> 'UNIT_MANAGER' or num_nonnulls(unit_id, facility_id) = 1),
        check (role in ('RESIDENT', 'UNIT_MANAGER') or division_id is not null)
      );
      create index on role_assignment (account_id);

      -- Who changed what, when. Ids and field names only, never a personal value, so that erasing a person
      -- never has to touch the trail.
      create table audit_entry (
        id bigint generated always as identity primary key,
        at timestamptz not null,
        district_code text not null,
        actor_id node_id,
        action text not null,
        subject_id node_id not null,
        fields text[] not null default '{}'
      );
      create index on audit_entry (subject_id, id);

      -- What happened, for those outside the transaction: written with the change, delivered later, at least once.
      create table outbox_event (
        id bigint generated always as identity primary key,
        at timestamptz not null,
        district_code text not null,
        topic text not null,
        subject_id node_id not null,
        delivered_at timestamptz
      );
      create index on outbox_event (id) where delivered_at is null;

      create function append_only() returns trigger language plpgsql as $$
      begin
        raise exception '% is append-only', tg_table_name
          using errcode = 'check_violation', constraint = tg_table_name || '_is_append_only';
      end $$;
      create trigger audit_entry_is_append_only before update or delete or truncate on audit_entry
        for each statement execute function append_only();

      -- The answer given to an idempotency key, so that a repeat gets the same one.
      create table idempotent_answer (
        actor_id node_id not null references account,
        key text not null check (length(key) between 1 and 200),
        request_hash text not null,
        answer jsonb,
        created_at timestamptz not null,
        primary key (actor_id, key)
      );
      create index on idempotent_answer (created_at);
    `);
  }
}
