import { Migration } from '@mikro-orm/migrations';

/** Files that people hand in, and signatures on paper: entered with a scan by one person, confirmed by another. */
export class M0068PapersAreKept extends Migration {
  override up(): void {
    this.addSql(`
      create table attachment (
        id node_id primary key,
        media_type text not null check (media_type in ('application/pdf', 'image/jpeg', 'image/png')),
        bytes integer not null check (bytes between 1 and 5242880),
        sha256 bytea not null check (length(sha256) = 32),
        visibility text not null check (visibility in ('PUBLIC', 'PARTIES', 'STAFF')),
        -- What the addresses of this file are sealed with: whoever has one can follow that one alone.
        link_key bytea not null check (length(link_key) = 32),
        created_by node_id not null references account (id),
        created_at timestamptz not null,
        -- When its bytes came and were checked.
        received_at timestamptz
      );
      create index attachment_created_by_idx on attachment (created_by, created_at);
      -- Those that nobody holds are looked for by age.
      create index attachment_created_at_idx on attachment (created_at);

      -- Apart, so that whoever looks at an attachment does not read its bytes.
      create table attachment_file (
        attachment_id node_id primary key references attachment (id) on delete cascade,
        content bytea not null check (length(content) between 1 and 5242880)
      );

      create table project_paper (
        id node_id primary key,
        book_id node_id not null,
        version integer not null,
        party_id text collate "C" not null,
        attachment_id node_id not null constraint project_paper_one_scan unique references attachment (id),
        signed_on date not null,
        signer_post text not null check (length(signer_post) between 1 and 100),
        entered_by node_id not null references account (id),
        -- Whether who entered it stands for the party; if not, who confirms it does.
        entered_for_party boolean not null,
        entered_at timestamptz not null,
        decided_by node_id references account (id),
        decided_at timestamptz,
        confirmed boolean,
        reject_reason text check (length(reject_reason) between 1 and 500),
        unique (id, book_id, version, party_id),
        foreign key (book_id, version, party_id) references project_party (book_id, version, party_id),
        constraint project_paper_decided_whole check (
          num_nonnulls(decided_by, decided_at, confirmed) in (0, 3) and (reject_reason is not null) = (confirmed is false)),
        constraint project_paper_confirmed_by_another check (confirmed is not true or decided_by <> entered_by)
      );
      create index project_paper_of_party_idx on project_paper (book_id, version, party_id);
      -- One at a time is looked at, or holds.
      create unique index project_paper_one_open on project_paper (book_id, version, party_id)
        where confirmed is distinct from false;

      -- A unit signs by its delegate, or on paper.
      alter table project_signature
        add paper_id node_id,
        add foreign key (paper_id, book_id, version, party_id) references project_paper (id, book_id, version, party_id),
        drop constraint project_signature_check,
        add constraint project_signature_has_its_right check (
          case when paper_id is not null then delegate_id is null
               else starts_with(party_id, 'uni_') = (delegate_id is not null) end)`);
  }
}
