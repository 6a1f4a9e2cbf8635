import { Migration } from '@mikro-orm/migrations';

/**
 * A demand of places asks for them at each of its occurrences, and is met as far as they are held there: in
 * place-minutes, quantity times minutes. Its state follows from that. What is used up is met by quantity alone.
 */
export class M0052DemandsAreMetOverTime extends Migration {
  override up(): void {
    this.addSql(`
      alter table demand
        drop column state,
        -- A part of it is of no use.
        add column needs_all boolean not null default false,
        -- Fewer occurrences than this are of no use.
        add column min_occurrences integer not null default 1 check (min_occurrences between 1 and 366),
        add column shared_over_time boolean
          generated always as (unit_of_measure in ('SPACE', 'PERSON', 'ROOM')) stored,
        -- Place-minutes; null for what is used up. A trigger works them out from the windows and the calendar.
        add column asked_minutes bigint check (asked_minutes >= 0),
        add column held_minutes bigint not null default 0 check (held_minutes >= 0),
        add column delivered_minutes bigint not null default 0 check (delivered_minutes >= 0);
      alter table demand add column state text generated always as (case
        when withdrawn_at is not null then 'WITHDRAWN'
        when delivered_quantity >= quantity and (asked_minutes is null or delivered_minutes >= asked_minutes)
          then 'FULFILLED'
        when held_quantity >= quantity and (asked_minutes is null or held_minutes >= asked_minutes) then 'MATCHED'
        when held_quantity > 0 then 'PARTIALLY_MATCHED'
        when escalated_at is not null then 'ESCALATED'
        else 'OPEN' end) stored;
    `);
  }
}
