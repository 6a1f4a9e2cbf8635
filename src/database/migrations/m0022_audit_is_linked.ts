import { Migration } from '@mikro-orm/migrations';

/** Links the audit trail and checks its chain. Only the owner writes links, and these functions are how others have it done. */
export class M0022AuditIsLinked extends Migration {
  override up(): void {
    this.addSql(`
      -- Every column of an entry, in a form that no setting changes.
      create function audit_content(e audit_entry) returns bytea language sql stable parallel safe
        set search_path = public, pg_temp
        return convert_to(jsonb_build_array(e.id, e.xid::text, (extract(epoch from e.at) * 1000000)::bigint, e.district_code,
                                            e.actor_id, e.action, e.subject_id, e.fields)::text, 'UTF8');

      -- Links the next entries that no other can come before any more. Gives how many: fewer than asked for are all there
      -- are. Does nothing while somebody else links.
      create function link_audit(at_most integer) returns integer language plpgsql security definer
        set search_path = public, pg_temp as $$
      declare
        head audit_head;
        entry audit_entry;
        linked integer := 0;
      begin
        select * into head from audit_head for update skip locked;
        if not found then return 0; end if;

        -- The server counts transactions anew where a dump was restored: then the entries from before have numbers that are
        -- still to come here. They are all there, so they are linked first, and the reading begins anew; what has a link is
        -- passed over.
        if head.after_xid >= pg_snapshot_xmax(pg_current_snapshot()) then
          for entry in
            select * from audit_entry e where e.xid >= pg_snapshot_xmax(pg_current_snapshot())
              and not exists (select from audit_link l where l.entry_id = e.id) order by e.xid, e.id
          loop
            head.position := head.position + 1;
            head.hash := sha256(head.hash || audit_content(entry));
            insert into audit_link values (head.position, entry.id, head.hash);
            linked := linked + 1;
          end loop;
          head.after_xid := '0';
          head.after_id := 0;
        end if;

        for entry in
          select * from audit_entry e where (e.xid, e.id) > (head.after_xid, head.after_id)
            and e.xid < pg_snapshot_xmin(pg_current_snapshot())
            and not exists (select from audit_link l where l.entry_id = e.id)
          order by e.xid, e.id limit at_most
        loop
          head.position := head.position + 1;
          head.hash := sha256(head.hash || audit_content(entry));
          insert into audit_link values (head.position, entry.id, head.hash);
          head.after_xid := entry.xid;
          head.after_id := entry.id;
          linked := linked + 1;
        end loop;
        update audit_head set position = head.position, hash = head.hash, after_xid = head.after_xid,
          after_id = head.after_id where linked > 0;
        return linked;
      end $$;

      -- Reads the whole chain: how long it is, its last hash, how many entries wait for their link, and what is wrong first.
      -- Each link is judged by the hash before it as it stands, so one change shows once, at its place. That the end was not
      -- cut off shows only by a hash that was written down elsewhere.
      create function audit_chain() returns table (links bigint, last_hash text, waiting bigint, fault text)
        language sql stable security definer set search_path = public, pg_temp as $$
        with walked as (
          select l.position, l.entry_id, l.hash, e.id is not null as is_there,
                 row_number() over up as expected,
                 sha256(coalesce(lag(l.hash) over up, sha256('')) || audit_content(e)) as wanted
          from audit_link l left join audit_entry e on e.id = l.entry_id
          window up as (order by l.position)
        ), faults as (
          select position, case
            when position <> expected then format('link %s is missing', expected)
            when not is_there then format('the entry %s of link %s is missing', entry_id, position)
            else format('the entry %s is not what link %s was made of', entry_id, position) end as fault
          from walked where position <> expected or not is_there or hash <> wanted
          order by position limit 1
        ), unlinked as (
          select e.id, (e.xid, e.id) <= (h.after_xid, h.after_id) as is_passed
          from audit_entry e cross join audit_head h
          where not exists (select from audit_link l where l.entry_id = e.id)
        ), last as (
          select position, hash from audit_link order by position desc limit 1
        )
        select h.position, encode(h.hash, 'hex'), (select count(*) from unlinked where not is_passed),
          coalesce(
            (select faults.fault from faults),
            (select format('the entry %s has lost its link, or was put in later', min(id)) from unlinked where is_passed
             having count(*) > 0),
            case when (h.position, h.hash) is distinct from (coalesce(l.position, 0), coalesce(l.hash, sha256('')))
              then format('the chain ends with link %s, and should with %s', coalesce(l.position, 0), h.position) end)
        from audit_head h left join last l on true
      $$;

      revoke execute on function link_audit, audit_chain from public;
    `);
  }
}
