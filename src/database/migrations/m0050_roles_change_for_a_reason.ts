import { Migration } from '@mikro-orm/migrations';

/** Who gives or ends a role can say why; what was given before says nothing. */
export class M0050RolesChangeForAReason extends Migration {
  override up(): void {
    this.addSql(`
      alter table role_assignment
        add reason text check (length(reason) between 1 and 500),
        add end_reason text check (length(end_reason) between 1 and 500),
        add constraint role_assignment_ends_for_a_reason check (end_reason is null or valid_to is not null)`);
  }
}
