import { Migration } from '@mikro-orm/migrations';

/** A file stays what it was announced to be, a paper is decided on once, and a signature on paper is one that was confirmed. */
export class M0069PapersStayAsTheyAre extends Migration {
  override up(): void {
    this.addSql(`
      create function attachment_stays() returns trigger language plpgsql set search_path = public, pg_temp as $$
      begin
        if old.received_at is not null or new.received_at is null
           or (new.id, new.media_type, new.bytes, new.sha256, new.visibility, new.link_key, new.created_by, new.created_at)
              is distinct from
              (old.id, old.media_type, old.bytes, old.sha256, old.visibility, old.link_key, old.created_by, old.created_at)
        then
          raise exception 'an attachment does not change but by its file coming'
            using errcode = 'check_violation', constraint = 'attachment_stays';
        end if;
        return new;
      end $$;
      create trigger attachment_stays before update on attachment for each row execute function attachment_stays();

      create function attachment_file_fits() returns trigger language plpgsql set search_path = public, pg_temp as $$
      begin
        if not exists (select from attachment a where a.id = new.attachment_id and a.bytes = length(new.content)
                         and a.sha256 = sha256(new.content)) then
          raise exception 'the file is not the one that was announced'
            using errcode = 'check_violation', constraint = 'attachment_file_fits';
        end if;
        return new;
      end $$;
      create trigger attachment_file_fits before insert or update on attachment_file
        for each row execute function attachment_file_fits();

      create function project_paper_goes_on() returns trigger language plpgsql set search_path = public, pg_temp as $$
      begin
        if tg_op = 'INSERT' then
          if new.version <> (select latest_version from service_project_book where id = new.book_id) then
            raise exception 'version % of % is not the latest', new.version, new.book_id
              using errcode = 'check_violation', constraint = 'project_writes_latest_version';
          end if;
          if not exists (select from attachment a join attachment_file f on f.attachment_id = a.id
                         where a.id = new.attachment_id and a.received_at is not null) then
            raise exception 'the scan of a paper has not come'
              using errcode = 'check_violation', constraint = 'project_paper_has_its_scan';
          end if;
        elsif old.decided_at is not null
           or (new.id, new.book_id, new.version, new.party_id, new.attachment_id, new.signed_on, new.signer_post,
               new.entered_by, new.entered_for_party, new.entered_at)
              is distinct from
              (old.id, old.book_id, old.version, old.party_id, old.attachment_id, old.signed_on, old.signer_post,
               old.entered_by, old.entered_for_party, old.entered_at)
        then
          raise exception 'a paper does not change but by being decided on, once'
            using errcode = 'check_violation', constraint = 'project_paper_is_decided_once';
        end if;
        return new;
      end $$;
      create trigger project_paper_goes_on before insert or update on project_paper
        for each row execute function project_paper_goes_on();
      create trigger project_paper_is_append_only before delete or truncate on project_paper
        for each statement execute function append_only();

      create function project_signature_paper_is_confirmed() returns trigger language plpgsql
        set search_path = public, pg_temp as $$
      begin
        if not exists (select from project_paper where id = new.paper_id and confirmed) then
          raise exception 'a paper counts as a signature when it is confirmed'
            using errcode = 'check_violation', constraint = 'project_signature_paper_is_confirmed';
        end if;
        return new;
      end $$;
      create trigger project_signature_paper_is_confirmed before insert on project_signature
        for each row when (new.paper_id is not null) execute function project_signature_paper_is_confirmed();
    `);
  }
}
