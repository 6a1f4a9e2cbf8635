import { Migration } from '@mikro-orm/migrations';

/** Service accounts of units, the keys that sign their tokens, and facilities known by the name their unit gives them. */
export class M0013ServiceAccounts extends Migration {
  override up(): void {
    this.addSql(`
      -- A program of a unit. Its account stands for it in the audit trail, and never holds a role.
      create table service_account (
        id node_id primary key,
        account_id node_id not null unique references account,
        district_code text not null,
        unit_id node_id not null references resident_unit,
        name text not null check (length(name) between 1 and 100),
        scopes text[] not null check (cardinality(scopes) >= 1
          and scopes <@ array['FACILITIES_READ', 'FACILITIES_WRITE', 'BOOKINGS_READ']),
        created_at timestamptz not null,
        created_by node_id not null references account,
        expires_at timestamptz not null check (expires_at > created_at),
        revoked_at timestamptz,
        last_token_at timestamptz
      );
      create index on service_account (unit_id, id);

      -- What a secret is held against; the secret itself is nowhere. Without an end it lasts as long as its account.
      create table service_account_secret (
        id bigint generated always as identity primary key,
        service_account_id node_id not null references service_account,
        salt bytea not null check (length(salt) = 16),
        hash bytea not null check (length(hash) = 32),
        created_at timestamptz not null,
        expires_at timestamptz
      );
      create index on service_account_secret (service_account_id);
      -- One that goes on, and beside it those that are running out.
      create unique index service_account_secret_current on service_account_secret (service_account_id)
        where expires_at is null;

      -- The keys that sign the tokens of service accounts, shared by all API processes.
      create table service_signing_key (
        kid text primary key,
        private_key jsonb not null,
        created_at timestamptz not null
      );

      -- What its unit calls a facility in a system of its own.
      alter table shared_facility
        add column external_id text collate "C" check (length(external_id) between 1 and 200);
      create unique index shared_facility_external_id on shared_facility (unit_id, external_id)
        where external_id is not null;

      -- What came of each item of an upsert, so that a repeat under the same key is answered the same.
      create table facility_upsert (
        id bigint generated always as identity primary key,
        district_code text not null,
        unit_id node_id not null references resident_unit,
        at timestamptz not null,
        results jsonb not null check (jsonb_typeof(results) = 'array')
      );
      create index on facility_upsert (at);
    `);
  }
}
