/** Runs one statement on the connection of one open transaction. */
export type RunStatement = <R extends object>(statement: string) => Promise<R[]>;

/**
 * What PostgreSQL's own functions print depends on these. The transaction in which a catalogue is read keeps them, which
 * changes nothing for our own statements.
 */
const PRINTED_ALIKE = `
  set local search_path = public;
  set local timezone = 'UTC';
  set local datestyle = 'ISO, YMD';
  set local intervalstyle = 'postgres';
  set local quote_all_identifiers = off;
  set local extra_float_digits = 1`;

/** True of what an extension has brought along: the extension stands for it. */
const ofExtension = (catalogue: string, oid: string) =>
  `exists (select from pg_depend e where e.classid = '${catalogue}'::regclass and e.objid = ${oid} and e.deptype = 'e')`;
const OURS = `relnamespace = 'public'::regnamespace and not ${ofExtension('pg_class', 'c.oid')}`;

/**
 * Everything that migrations can have made, as statements. The schema `public` alone is ours: what a library keeps in a
 * schema of its own (graphile_worker) follows from the version of that library, which migrates it. Extensions stand for
 * what they bring, without their version; objects that belong to the role that owns the table of migrations do not say so.
 * Rows are not part of it, nor is what somebody who can sign in was granted: how a place calls the role that serves is its
 * own affair, and what that may do stands in service-role.ts.
 */
const PARTS: readonly string[] = [
  `select format('CREATE EXTENSION %I;', extname) as statement
   from pg_extension where extname <> 'plpgsql' order by extname collate "C"`,

  // Domains, enumerations, composite types.
  `select case t.typtype
     when 'd' then format('CREATE DOMAIN %I AS %s%s%s%s%s;', t.typname, format_type(t.typbasetype, t.typtypmod),
       (select format(' COLLATE %I', l.collname) from pg_collation l join pg_type b on b.oid = t.typbasetype
        where l.oid = t.typcollation and t.typcollation <> b.typcollation),
       ' DEFAULT ' || t.typdefault, case when t.typnotnull then ' NOT NULL' end,
       (select string_agg(format(E'\\n  CONSTRAINT %I %s', conname, pg_get_constraintdef(k.oid, true)), ''
                          order by conname collate "C")
        from pg_constraint k where k.contypid = t.oid and k.contype <> 'n'))
     when 'e' then format('CREATE TYPE %I AS ENUM (%s);', t.typname,
       (select string_agg(quote_literal(enumlabel), ', ' order by enumsortorder) from pg_enum where enumtypid = t.oid))
     else format('CREATE TYPE %I AS (%s);', t.typname,
       (select string_agg(format('%I %s', attname, format_type(atttypid, atttypmod)), ', ' order by attnum)
        from pg_attribute where attrelid = t.typrelid and attnum > 0 and not attisdropped))
     end as statement
   from pg_type t
   where t.typnamespace = 'public'::regnamespace and not ${ofExtension('pg_type', 't.oid')}
     and (t.typtype in ('d', 'e') or exists (select from pg_class where oid = t.typrelid and relkind = 'c'))
   order by t.typtype, t.typname collate "C"`,

  `select format(E'CREATE SEQUENCE %I AS %s START %s INCREMENT %s MINVALUE %s MAXVALUE %s CACHE %s%s%s;', c.relname,
       format_type(s.seqtypid, null), s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache,
       case when s.seqcycle then ' CYCLE' end,
       (select format(' OWNED BY %s.%I', d.refobjid::regclass, attname) from pg_depend d
        join pg_attribute on attrelid = d.refobjid and attnum = d.refobjsubid
        where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'a')) as statement
   from pg_class c join pg_sequence s on s.seqrelid = c.oid
   where ${OURS} and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid
                                 and d.deptype = 'i')
   order by c.relname collate "C"`,

  `select rtrim(pg_get_functiondef(p.oid), E' \\n') || ';' as statement
   from pg_proc p
   where p.pronamespace = 'public'::regnamespace and p.prokind <> 'a' and not ${ofExtension('pg_proc', 'p.oid')}
   order by p.proname collate "C", pg_get_function_identity_arguments(p.oid) collate "C"`,

  // Each table with what hangs on it, then the views.
  `with part (relation, place, name, statement) as (
     select c.oid, 0, '', format(E'CREATE %sTABLE %I%s (\\n%s\\n)%s%s%s%s;',
       case when c.relpersistence = 'u' then 'UNLOGGED ' end, c.relname,
       (select ' PARTITION OF ' || i.inhparent::regclass from pg_inherits i where i.inhrelid = c.oid and c.relispartition),
       (select string_agg(replace(line, E'\\n', E'\\n  '), E',\\n' order by place, rank, name collate "C") from (
          select 0 as place, a.attnum::integer as rank, '' as name, format('  %I %s%s%s%s%s%s%s%s', a.attname,
            format_type(a.atttypid, a.atttypmod),
            case when a.attstorage <> y.typstorage then ' STORAGE ' || (case a.attstorage when 'p' then 'PLAIN'
              when 'e' then 'EXTERNAL' when 'm' then 'MAIN' else 'EXTENDED' end) end,
            case a.attcompression when 'p' then ' COMPRESSION pglz' when 'l' then ' COMPRESSION lz4' end,
            (select format(' COLLATE %I', l.collname) from pg_collation l
             where l.oid = a.attcollation and a.attcollation <> y.typcollation),
            case when a.attnotnull then ' NOT NULL' end,
            case when a.attgenerated = '' then ' DEFAULT ' || pg_get_expr(f.adbin, f.adrelid, true) end,
            case a.attgenerated when 's' then format(' GENERATED ALWAYS AS (%s) STORED', pg_get_expr(f.adbin, f.adrelid, true))
              when 'v' then format(' GENERATED ALWAYS AS (%s) VIRTUAL', pg_get_expr(f.adbin, f.adrelid, true)) end,
            (select format(' GENERATED %s AS IDENTITY%s', case a.attidentity when 'a' then 'ALWAYS' else 'BY DEFAULT' end,
                nullif(format(' (START %s INCREMENT %s MINVALUE %s CACHE %s%s)', s.seqstart, s.seqincrement, s.seqmin,
                              s.seqcache, case when s.seqcycle then ' CYCLE' end),
                       ' (START 1 INCREMENT 1 MINVALUE 1 CACHE 1)'))
             from pg_depend d join pg_sequence s on s.seqrelid = d.objid
             where a.attidentity <> '' and d.classid = 'pg_class'::regclass and d.deptype = 'i'
               and d.refobjid = a.attrelid and d.refobjsubid = a.attnum)) as line
          from pg_attribute a
          join pg_type y on y.oid = a.atttypid
          left join pg_attrdef f on (f.adrelid, f.adnum) = (a.attrelid, a.attnum)
          where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
          union all
          select 1, position(k.contype::text in 'pufxc'), k.conname,
            format('  CONSTRAINT %I %s', k.conname, pg_get_constraintdef(k.oid, true))
          from pg_constraint k where k.conrelid = c.oid and k.contype in ('p', 'u', 'f', 'x', 'c')) lines),
       (select format(E'\\nINHERITS (%s)', string_agg(i.inhparent::regclass::text, ', ' order by i.inhseqno))
        from pg_inherits i where i.inhrelid = c.oid and not c.relispartition having count(*) > 0),
       E'\\nPARTITION BY ' || pg_get_partkeydef(c.oid),
       E'\\n' || pg_get_expr(c.relpartbound, c.oid),
       E'\\nWITH (' || array_to_string(c.reloptions, ', ') || ')')
     from pg_class c where ${OURS} and c.relkind in ('r', 'p')
     union all
     select c.oid, 1, '', concat_ws(E'\\n',
         case when c.relrowsecurity then format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY;', c.relname) end,
         case when c.relforcerowsecurity then format('ALTER TABLE %I FORCE ROW LEVEL SECURITY;', c.relname) end,
         case c.relreplident when 'f' then format('ALTER TABLE %I REPLICA IDENTITY FULL;', c.relname)
                             when 'n' then format('ALTER TABLE %I REPLICA IDENTITY NOTHING;', c.relname) end)
     from pg_class c where ${OURS} and c.relkind in ('r', 'p')
       and (c.relrowsecurity or c.relforcerowsecurity or c.relreplident in ('f', 'n'))
     union all
     select c.oid, 2, a.attname, format('ALTER TABLE %I ALTER %I SET STATISTICS %s;', c.relname, a.attname, a.attstattarget)
     from pg_class c join pg_attribute a on a.attrelid = c.oid
     where ${OURS} and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and a.attstattarget >= 0
     union all
     select c.oid, 3, i.relname, concat_ws(E'\\n', pg_get_indexdef(i.oid, 0, true) || case when x.indisvalid then ';' else '; -- not valid' end,
         case when x.indisclustered then format('ALTER TABLE %I CLUSTER ON %I;', c.relname, i.relname) end,
         case when x.indisreplident then format('ALTER TABLE %I REPLICA IDENTITY USING INDEX %I;', c.relname, i.relname) end)
     from pg_class c join pg_index x on x.indrelid = c.oid join pg_class i on i.oid = x.indexrelid
     where c.${OURS}
       and not exists (select from pg_constraint k where k.conindid = i.oid and k.contype in ('p', 'u', 'x'))
     union all
     select c.oid, 4, stxname, pg_get_statisticsobjdef(s.oid) || ';'
     from pg_class c join pg_statistic_ext s on s.stxrelid = c.oid where ${OURS}
     union all
     select c.oid, 5, t.tgname, concat_ws(E'\\n', pg_get_triggerdef(t.oid, true) || ';',
         case when t.tgenabled <> 'O' then format('ALTER TABLE %I %s TRIGGER %I;', c.relname,
           case t.tgenabled when 'D' then 'DISABLE' when 'R' then 'ENABLE REPLICA' else 'ENABLE ALWAYS' end, t.tgname) end)
     from pg_class c join pg_trigger t on t.tgrelid = c.oid where ${OURS} and not t.tgisinternal
     union all
     select c.oid, 6, r.rulename, pg_get_ruledef(r.oid, true)
     from pg_class c join pg_rewrite r on r.ev_class = c.oid
     where ${OURS} and not (c.relkind in ('v', 'm') and r.rulename = '_RETURN')
     union all
     select c.oid, 7, p.polname, format('CREATE POLICY %I ON %I AS %s FOR %s TO %s%s%s;', p.polname, c.relname,
         case when p.polpermissive then 'PERMISSIVE' else 'RESTRICTIVE' end,
         case p.polcmd when 'r' then 'SELECT' when 'a' then 'INSERT' when 'w' then 'UPDATE' when 'd' then 'DELETE' else 'ALL' end,
         (select string_agg(case role when 0 then 'PUBLIC' else quote_ident(pg_get_userbyid(role)) end, ', '
                            order by pg_get_userbyid(role)) from unnest(p.polroles) as role),
         E'\\n  USING (' || pg_get_expr(p.polqual, p.polrelid, true) || ')',
         E'\\n  WITH CHECK (' || pg_get_expr(p.polwithcheck, p.polrelid, true) || ')')
     from pg_class c join pg_policy p on p.polrelid = c.oid where ${OURS}
     union all
     select c.oid, 0, '', format(E'CREATE %sVIEW %I%s AS\\n%s', case c.relkind when 'm' then 'MATERIALIZED ' end, c.relname,
         ' WITH (' || array_to_string(c.reloptions, ', ') || ')', pg_get_viewdef(c.oid, true))
     from pg_class c where ${OURS} and c.relkind in ('v', 'm')
   )
   select statement from part join pg_class c on c.oid = relation
   order by c.relkind in ('v', 'm'), c.relname collate "C", place, name collate "C"`,

  // Who owns what, and who may do what: only where it is not PostgreSQL's own default.
  `with usual as (
     select coalesce((select relowner from pg_class where oid = to_regclass('public.migration')),
                     current_user::regrole) as owner
   ), object (kind, name, owner, acl, by_default) as (
     select case c.relkind when 'S' then 'SEQUENCE' else 'TABLE' end, quote_ident(c.relname), c.relowner, c.relacl,
            acldefault(case c.relkind when 'S' then 's' else 'r' end::"char", c.relowner)
     from pg_class c where ${OURS} and c.relkind in ('r', 'p', 'v', 'm', 'S')
     union all
     select case p.prokind when 'p' then 'PROCEDURE' else 'FUNCTION' end, p.oid::regprocedure::text, p.proowner, p.proacl,
            acldefault('f', p.proowner)
     from pg_proc p where p.pronamespace = 'public'::regnamespace and not ${ofExtension('pg_proc', 'p.oid')}
     union all
     select 'TYPE', quote_ident(t.typname), t.typowner, t.typacl, acldefault('T', t.typowner)
     from pg_type t where t.typnamespace = 'public'::regnamespace and t.typtype in ('d', 'e')
       and not ${ofExtension('pg_type', 't.oid')}
     union all
     select format('COLUMN %I OF TABLE', a.attname), quote_ident(c.relname), c.relowner, a.attacl, null
     from pg_class c join pg_attribute a on a.attrelid = c.oid where ${OURS} and a.attacl is not null
     union all
     -- How a new database lets its owner and everybody into this schema depends on who made it, so they are left out.
     select 'SCHEMA', 'public', n.nspowner, (
         select array_agg(makeaclitem(g.grantee, g.grantor, g.privilege_type, g.is_grantable))
         from aclexplode(n.nspacl) g where g.grantee not in (0, n.nspowner, 'pg_database_owner'::regrole)), null
     from pg_namespace n where n.nspname = 'public'
   ), held as (
     select kind, name, owner, 'GRANT' as verb, g.privilege_type, g.grantee, g.is_grantable
     from object, aclexplode(coalesce(acl, by_default)) g
     where not exists (select from aclexplode(by_default) b
                       where (b.grantee, b.privilege_type, b.is_grantable) = (g.grantee, g.privilege_type, g.is_grantable))
     union all
     select kind, name, owner, 'REVOKE', b.privilege_type, b.grantee, false
     from object, aclexplode(by_default) b
     where acl is not null and not exists (select from aclexplode(acl) g
                                           where (g.grantee, g.privilege_type) = (b.grantee, b.privilege_type))
   ), line (rank, statement) as (
     select 0, format('ALTER %s %s OWNER TO %I;', kind, name, pg_get_userbyid(owner)) from object
     where owner <> (select usual.owner from usual) and kind <> 'SCHEMA' and kind not like 'COLUMN%'
     union all
     select 1, format('%s %s ON %s %s %s %s%s;', verb, string_agg(privilege_type, ', ' order by privilege_type collate "C"),
         kind, name, case verb when 'GRANT' then 'TO' else 'FROM' end,
         case grantee when 0 then 'PUBLIC' when owner then 'CURRENT_USER' else quote_ident(pg_get_userbyid(grantee)) end,
         case when is_grantable then ' WITH GRANT OPTION' end)
     from held
     where verb = 'REVOKE' or grantee in (0, owner) or not (select rolcanlogin from pg_roles where oid = grantee)
     group by verb, kind, name, owner, grantee, is_grantable
     union all
     select 2, format('ALTER DEFAULT PRIVILEGES%s GRANT %s ON %s TO %s;', case when d.defaclnamespace <> 0 then ' IN SCHEMA public' end,
         g.privilege_type, d.defaclobjtype, case g.grantee when 0 then 'PUBLIC' else quote_ident(pg_get_userbyid(g.grantee)) end)
     from pg_default_acl d, aclexplode(d.defaclacl) g
     where d.defaclnamespace in (0, 'public'::regnamespace) and d.defaclrole = (select usual.owner from usual)
       and g.grantee <> d.defaclrole
   )
   select statement from line order by rank, statement collate "C"`,

  `select format('COMMENT ON %s %s IS %L;', upper(o.type), o.identity, d.description) as statement
   from pg_description d, pg_identify_object(d.classoid, d.objoid, d.objsubid) o
   where o.schema = 'public' and not exists (select from pg_depend e
     where (e.classid, e.objid, e.deptype) = (d.classoid, d.objoid, 'e'))
   order by o.type collate "C", o.identity collate "C"`,
];

/** What stands in the schema and is none of the kinds above. */
const WITHOUT_LABELS = `
  select pg_describe_object(d.classid, d.objid, 0) as object
  from pg_depend d
  where d.refclassid = 'pg_namespace'::regclass and d.refobjid = 'public'::regnamespace and d.deptype = 'n'
    and not exists (select from pg_depend e where (e.classid, e.objid, e.deptype) = (d.classid, d.objid, 'e'))
    and not exists (select from pg_class c where d.classid = 'pg_class'::regclass and c.oid = d.objid
                    and c.relkind in ('r', 'p', 'v', 'm', 'S', 'c', 'i', 'I'))
    and not exists (select from pg_type t where d.classid = 'pg_type'::regclass and t.oid = d.objid
                    and t.typtype in ('d', 'e', 'c'))
    and not exists (select from pg_proc p where d.classid = 'pg_proc'::regclass and p.oid = d.objid and p.prokind <> 'a')
    and d.classid not in ('pg_extension'::regclass, 'pg_statistic_ext'::regclass, 'pg_default_acl'::regclass)
  order by d.classid, d.objid limit 1`;

/**
 * The whole of our database as statements, in an order that changes only when the database does: extensions, types,
 * sequences, functions, tables with their indexes and triggers, views, rights, comments. They are for reading and
 * comparing; what makes a database is the migrations.
 * @throws Error when the database holds a kind of object that this does not know: it would be missing in silence
 */
export async function readCatalogue(run: RunStatement): Promise<string[]> {
  for (const setting of PRINTED_ALIKE.split(';')) await run(setting);
  const [unknown] = await run<{ object: string }>(WITHOUT_LABELS);
  if (unknown)
    throw new Error(`The picture of the database has no words for its ${unknown.object}: teach catalogue.ts.`);
  const statements: string[] = [];
  for (const part of PARTS) {
    for (const { statement } of await run<{ statement: string }>(part)) statements.push(statement);
  }
  return statements;
}
