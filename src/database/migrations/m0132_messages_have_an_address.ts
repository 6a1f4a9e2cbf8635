import { Migration } from '@mikro-orm/migrations';

/** Where a message goes is told of one that waits, and of nothing else; and how a mailbox comes to stand there, and goes. */
export class M0132MessagesHaveAnAddress extends Migration {
  override up(): void {
    this.addSql(`
      -- The phone that somebody has confirmed, or the mailbox that who signed them in has; null where there is none (any more).
      create function address_of_message(message text) returns text language sql stable security definer
        set search_path = public, pg_temp as $$
        select case m.channel when 'MAIL' then c.mail else c.phone end
        from notification_message m join notification n on n.id = m.notification_id
        join resident_contact c on c.resident_id = n.resident_id
        where m.id = message and m.outcome is null and (m.channel = 'MAIL' or c.phone_confirmed_at is not null)
      $$;

      -- The mailbox that the issuer of somebody's token has verified. Gives whether it is another than before.
      create function keep_mail(person text, given text) returns boolean language plpgsql security definer
        set search_path = public, pg_temp as $$
      begin
        update resident_contact set mail = given where resident_id = person and mail is distinct from given;
        return found;
      end $$;

      -- For the person themselves.
      create function mail_of(person text) returns text language sql stable security definer
        set search_path = public, pg_temp as $$
        select c.mail from resident_contact c where c.resident_id = person
      $$;

      -- The mailboxes of those who have nothing sent there any more. Gives how many.
      create function let_go_of_mails(at_most integer) returns integer language plpgsql security definer
        set search_path = public, pg_temp as $$
      declare
        done integer;
      begin
        update resident_contact set mail = null where resident_id in (
          select c.resident_id from resident_contact c
          where c.mail is not null and not exists (
            select from notification_setting s where s.resident_id = c.resident_id and cardinality(s.mail) > 0)
          limit at_most for no key update skip locked);
        get diagnostics done = row_count;
        return done;
      end $$;

      revoke execute on function address_of_message, keep_mail, mail_of, let_go_of_mails from public;
    `);
  }
}
