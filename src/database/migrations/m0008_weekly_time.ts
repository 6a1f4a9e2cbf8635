import { Migration } from '@mikro-orm/migrations';

/**
 * Arithmetic on weekly time patterns, which src/exchange/weekly-time.ts makes of windows. How much of the week of one
 * pattern another has needs no function: bit_count(a.week & b.week)::float8 / nullif(bit_count(b.week), 0).
 */
export class M0008WeeklyTime extends Migration {
  override up(): void {
    this.addSql(`
      -- True when so many bits are set one after the other, the week being a circle: what is left of each place after a
      -- shift by n says where n + 1 follow each other, so every step doubles what is known. At least one is asked for.
      create function week_has_run(week bit, quarters integer) returns boolean
        language plpgsql immutable strict parallel safe as $$
      declare
        wanted integer := least(greatest(quarters, 1), length(week));
        -- What follows Sunday once more after it.
        runs bit varying := week || substring(week from 1 for wanted - 1);
        known integer := 1;
      begin
        while known < wanted loop
          runs := runs & (runs << least(known, wanted - known));
          known := known + least(known, wanted - known);
        end loop;
        return bit_count(runs) > 0;
      end $$;

      -- The most that the quantities of the patterns which have a bit add up to, over all bits; 0 for none. The patterns
      -- have one length, the quantities are not negative. The sum can only be at its highest where some pattern begins.
      create function slots_peak(slots bit[], quantities integer[]) returns integer
        language plpgsql immutable strict parallel safe as $$
      declare
        pattern bit varying;
        begins bit varying;
        at integer;
        load integer;
        peak integer := 0;
      begin
        foreach pattern in array slots loop
          pattern := pattern & ~(pattern >> 1);
          begins := coalesce(begins | pattern, pattern);
        end loop;
        loop
          at := position(B'1' in begins);
          exit when coalesce(at, 0) = 0;
          load := 0;
          for row in 1 .. cardinality(slots) loop
            if get_bit(slots[row], at - 1) = 1 then load := load + quantities[row]; end if;
          end loop;
          peak := greatest(peak, load);
          begins := set_bit(begins, at - 1, 0);
        end loop;
        return peak;
      end $$;

      -- The bits of one date: those of its weekday, as a work day and then as a day off.
      create function slots_of_date(slots bit, day date) returns bit varying
        language sql immutable strict parallel safe
        return substring(slots from (extract(isodow from day)::integer - 1) * 96 + 1 for 96)
            || substring(slots from 672 + (extract(isodow from day)::integer - 1) * 96 + 1 for 96);

      -- The most that is used at one moment of any date and any calendar, of what is used by these patterns on these
      -- dates; the same rule as the limits of src/exchange/capacity-limits.ts. Going back from a date by whole weeks, one
      -- comes to the seven days on which the last of the patterns of that date began, so no others need be looked at.
      create function peak_load(dates daterange[], slots bit[], quantities integer[]) returns integer
        language sql immutable strict parallel safe
        return (
          select coalesce(max(load), 0) from (
            select slots_peak(array_agg(bits), array_agg(quantity)) as load
            from (select distinct lower(period) + later as day
                  from unnest(dates) as period, generate_series(0, 6) as later) as candidate
            join (select period, pattern, quantity
                  from unnest(dates, slots, quantities) as used (period, pattern, quantity)) as used
              on used.period @> candidate.day
            cross join slots_of_date(used.pattern, candidate.day) as bits
            where bit_count(bits) > 0
            group by candidate.day) as loads
        );
    `);
  }
}
