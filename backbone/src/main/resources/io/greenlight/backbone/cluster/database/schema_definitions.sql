-- What every object of a database is made of, one row an object: its name, and a hash of its whole
-- definition. Two answers of one server can be compared; answers of two majors cannot, for servers
-- word definitions differently. Taken before the clone and again before the switchover: what differs
-- was changed in between, and logical replication does not carry it.
-- A column's row number and transaction (xmin) tell of one that was made anew, or rewritten, with the
-- same name and type: its values are others.
-- Left out: system schemas, the schema of the run (the parameter), temporary objects, what belongs to
-- an extension, indexes that are not valid (pg_upgrade does not carry them), comments, passwords and
-- mappings of users (not to be read), operators, casts, collations and text search.
WITH namespaces AS (
  SELECT n.oid, n.nspname, n.nspowner, n.nspacl
    FROM pg_catalog.pg_namespace AS n
   WHERE n.nspname <> 'information_schema'
     AND n.nspname !~ '^pg_'
     AND n.nspname <> ?
), relations AS (
  SELECT c.*, pg_catalog.format('%I.%I', n.nspname, c.relname) AS name
    FROM pg_catalog.pg_class AS c
    JOIN namespaces AS n ON n.oid = c.relnamespace
   WHERE c.relpersistence <> 't'
     AND c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f', 'c')
     AND NOT EXISTS (
           SELECT FROM pg_catalog.pg_depend AS d
            WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
              AND d.objid = c.oid
              AND d.deptype = 'e')
     AND NOT EXISTS (
           SELECT FROM pg_catalog.pg_depend AS d
            WHERE d.classid = 'pg_catalog.pg_type'::pg_catalog.regclass
              AND d.objid = c.reltype
              AND d.deptype = 'e')
), parts AS (
  SELECT a.attrelid AS relation,
         pg_catalog.concat_ws(' ', 'column', a.attname, a.attnum, a.xmin,
           pg_catalog.format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity,
           a.attgenerated, a.attcollation, a.attstorage, a.attacl, a.attoptions,
           pg_catalog.pg_get_expr(f.adbin, f.adrelid)) AS part
    FROM pg_catalog.pg_attribute AS a
    LEFT JOIN pg_catalog.pg_attrdef AS f ON f.adrelid = a.attrelid AND f.adnum = a.attnum
   WHERE a.attnum > 0 AND NOT a.attisdropped
   UNION ALL
  SELECT o.conrelid,
         pg_catalog.concat_ws(' ', 'constraint', o.conname, pg_catalog.pg_get_constraintdef(o.oid),
           o.convalidated)
    FROM pg_catalog.pg_constraint AS o
   WHERE o.contype IN ('c', 'f', 'p', 'u', 'x')
   UNION ALL
  SELECT i.indrelid,
         pg_catalog.concat_ws(' ', 'index', pg_catalog.pg_get_indexdef(i.indexrelid),
           i.indisreplident)
    FROM pg_catalog.pg_index AS i
   WHERE i.indisvalid
   UNION ALL
  SELECT g.tgrelid,
         pg_catalog.concat_ws(' ', 'trigger', pg_catalog.pg_get_triggerdef(g.oid), g.tgenabled)
    FROM pg_catalog.pg_trigger AS g
   WHERE NOT g.tgisinternal
   UNION ALL
  SELECT w.ev_class, pg_catalog.concat_ws(' ', pg_catalog.pg_get_ruledef(w.oid), w.ev_enabled)
    FROM pg_catalog.pg_rewrite AS w
   UNION ALL
  SELECT p.polrelid,
         pg_catalog.concat_ws(' ', 'policy', p.polname, p.polcmd, p.polpermissive, p.polroles,
           pg_catalog.pg_get_expr(p.polqual, p.polrelid), '|',
           pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid))
    FROM pg_catalog.pg_policy AS p
   UNION ALL
  SELECT s.stxrelid,
         pg_catalog.concat_ws(' ', pg_catalog.pg_get_statisticsobjdef(s.oid), s.stxowner)
    FROM pg_catalog.pg_statistic_ext AS s
   UNION ALL
  SELECT h.inhrelid, pg_catalog.concat_ws(' ', 'child of', h.inhparent::pg_catalog.regclass)
    FROM pg_catalog.pg_inherits AS h
   UNION ALL
  SELECT q.seqrelid,
         pg_catalog.concat_ws(' ', 'sequence', q.seqtypid, q.seqstart, q.seqincrement, q.seqmax,
           q.seqmin, q.seqcache, q.seqcycle)
    FROM pg_catalog.pg_sequence AS q
), objects AS (
  SELECT CASE r.relkind
           WHEN 'r' THEN 'table ' WHEN 'p' THEN 'partitioned table ' WHEN 'v' THEN 'view '
           WHEN 'm' THEN 'materialized view ' WHEN 'S' THEN 'sequence '
           WHEN 'f' THEN 'foreign table ' ELSE 'type '
         END || r.name AS object,
         pg_catalog.concat_ws(' ', r.relowner, r.relacl, r.reloptions, r.relrowsecurity,
           r.relforcerowsecurity, r.relreplident, r.relpersistence,
           pg_catalog.pg_get_partkeydef(r.oid), pg_catalog.pg_get_expr(r.relpartbound, r.oid),
           (SELECT pg_catalog.string_agg(p.part, E'\n' ORDER BY p.part COLLATE "C")
              FROM parts AS p
             WHERE p.relation = r.oid)) AS definition
    FROM relations AS r
   UNION ALL
  SELECT pg_catalog.format('schema %I', n.nspname),
         pg_catalog.concat_ws(' ', n.nspowner, n.nspacl)
    FROM namespaces AS n
   UNION ALL
  SELECT pg_catalog.format('function %I.%I(%s)', n.nspname, p.proname,
           pg_catalog.pg_get_function_identity_arguments(p.oid)),
         pg_catalog.concat_ws(' ', p.proowner, p.proacl, p.prokind,
           CASE WHEN p.prokind <> 'a' THEN pg_catalog.pg_get_functiondef(p.oid) END)
    FROM pg_catalog.pg_proc AS p
    JOIN namespaces AS n ON n.oid = p.pronamespace
   WHERE NOT EXISTS (
           SELECT FROM pg_catalog.pg_depend AS d
            WHERE d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass
              AND d.objid = p.oid
              AND d.deptype = 'e')
   UNION ALL
  SELECT pg_catalog.format('type %I.%I', n.nspname, t.typname),
         pg_catalog.concat_ws(' ', t.typowner, t.typacl, t.typnotnull, t.typdefault,
           pg_catalog.format_type(t.typbasetype, t.typtypmod),
           (SELECT pg_catalog.string_agg(e.enumlabel, ',' ORDER BY e.enumsortorder)
              FROM pg_catalog.pg_enum AS e
             WHERE e.enumtypid = t.oid),
           (SELECT pg_catalog.string_agg(
                     pg_catalog.concat_ws(' ', o.conname, pg_catalog.pg_get_constraintdef(o.oid)),
                     ',' ORDER BY o.conname)
              FROM pg_catalog.pg_constraint AS o
             WHERE o.contypid = t.oid))
    FROM pg_catalog.pg_type AS t
    JOIN namespaces AS n ON n.oid = t.typnamespace
   WHERE t.typtype IN ('e', 'd', 'r')
     AND NOT EXISTS (
           SELECT FROM pg_catalog.pg_depend AS d
            WHERE d.classid = 'pg_catalog.pg_type'::pg_catalog.regclass
              AND d.objid = t.oid
              AND d.deptype = 'e')
   UNION ALL
  SELECT pg_catalog.format('extension %I', x.extname), ''
    FROM pg_catalog.pg_extension AS x
   UNION ALL
  SELECT pg_catalog.format('event trigger %I', v.evtname),
         pg_catalog.concat_ws(' ', v.evtevent, v.evtowner, v.evtfoid, v.evtenabled, v.evttags)
    FROM pg_catalog.pg_event_trigger AS v
   UNION ALL
  SELECT pg_catalog.format('foreign server %I', s.srvname),
         pg_catalog.concat_ws(' ', s.srvowner, s.srvfdw, s.srvtype, s.srvversion, s.srvacl,
           s.srvoptions)
    FROM pg_catalog.pg_foreign_server AS s
   UNION ALL
  SELECT pg_catalog.format('default privileges of %I',
           pg_catalog.pg_get_userbyid(a.defaclrole)),
         pg_catalog.concat_ws(' ', a.defaclnamespace, a.defaclobjtype, a.defaclacl)
    FROM pg_catalog.pg_default_acl AS a
   UNION ALL
  SELECT pg_catalog.format('settings of role %I',
           CASE WHEN s.setrole = 0 THEN 'ALL' ELSE pg_catalog.pg_get_userbyid(s.setrole) END),
         pg_catalog.concat_ws(' ', s.setdatabase, s.setconfig)
    FROM pg_catalog.pg_db_role_setting AS s
   UNION ALL
  SELECT pg_catalog.format('role %I', u.rolname),
         pg_catalog.concat_ws(' ', u.rolsuper, u.rolinherit, u.rolcreaterole, u.rolcreatedb,
           u.rolcanlogin, u.rolreplication, u.rolbypassrls, u.rolconnlimit, u.rolvaliduntil)
    FROM pg_catalog.pg_roles AS u
   WHERE u.rolname !~ '^(pg_|greenlight_[0-9a-f]{8}$)'
     AND (u.rolcanlogin OR u.rolname !~ '^rds_')
     AND u.rolname
         !~ '^rds(admin|repladmin|topmgr|proxyadmin|writeforwarduser)$'
   UNION ALL
  SELECT pg_catalog.format('membership of %I in %I', member.rolname, parent.rolname),
         (pg_catalog.to_jsonb(m) - 'oid')::text
    FROM pg_catalog.pg_auth_members AS m
    JOIN pg_catalog.pg_roles AS member ON member.oid = m.member
    JOIN pg_catalog.pg_roles AS parent ON parent.oid = m.roleid
   WHERE member.rolname !~ '^(pg_|rds_|greenlight_[0-9a-f]{8}$)'
     AND member.rolname
         !~ '^rds(admin|repladmin|topmgr|proxyadmin|writeforwarduser)$'
     AND parent.rolname !~ '^greenlight_[0-9a-f]{8}$'
   UNION ALL
  SELECT 'privileges on the database', d.datacl::text
    FROM pg_catalog.pg_database AS d
   WHERE d.datname = pg_catalog.current_database()
)
SELECT o.object, pg_catalog.md5(coalesce(o.definition, ''))
  FROM objects AS o
