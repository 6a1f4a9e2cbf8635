import { Migration } from '@mikro-orm/migrations';

/**
 * Lets a statement be undone by the name of a rule, as if a constraint of that name had said no: what a member of a WITH
 * clause left out, ON CONFLICT DO NOTHING, the rest of the statement cannot take back otherwise.
 */
export class M0073AStatementCanRefuse extends Migration {
  override up(): void {
    this.addSql(`
      create function refuse(rule text) returns boolean language plpgsql volatile strict as $$
      begin
        raise exception 'refused by %', rule using errcode = 'integrity_constraint_violation', constraint = rule;
      end $$`);
  }
}
