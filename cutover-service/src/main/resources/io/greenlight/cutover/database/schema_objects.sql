-- What the schema of a database is made of, one line an object, the same on every major: compared
-- between source and target, a line too many or too few is a change that was made after the clone.
-- Left out: system schemas, the schema of the run (the parameter), temporary objects, indexes that
-- are not valid, which pg_upgrade does not carry, what belongs to an extension, which may be newer on
-- the target, and what a server makes by itself and names as it likes: triggers and foreign keys of
-- partitions, functions that come with a type.
WITH namespaces AS (
  SELECT n.oid, n.nspname
    FROM pg_catalog.pg_namespace AS n
   WHERE n.nspname <> 'information_schema'
     AND n.nspname !~ '^pg_'
     AND n.nspname <> ?
), relations AS (
  SELECT c.*, pg_catalog.format('%I.%I', n.nspname, c.relname) AS name
    FROM pg_catalog.pg_class AS c
    JOIN namespaces AS n ON n.oid = c.relnamespace
    LEFT JOIN pg_catalog.pg_index AS i ON i.indexrelid = c.oid
   WHERE c.relpersistence <> 't'
     AND NOT EXISTS (
           SELECT FROM pg_catalog.pg_depend AS d
            WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
              AND d.objid = coalesce(i.indrelid, c.oid)
              AND d.deptype = 'e')
     AND NOT EXISTS (
           SELECT FROM pg_catalog.pg_depend AS d
            WHERE d.classid = 'pg_catalog.pg_type'::pg_catalog.regclass
              AND d.objid = c.reltype
              AND d.deptype = 'e')
)
SELECT pg_catalog.format('schema %I', n.nspname)
  FROM namespaces AS n
 UNION ALL
SELECT CASE r.relkind
         WHEN 'r' THEN 'table ' WHEN 'p' THEN 'partitioned table ' WHEN 'v' THEN 'view '
         WHEN 'm' THEN 'materialized view ' WHEN 'S' THEN 'sequence ' WHEN 'i' THEN 'index '
         WHEN 'I' THEN 'partitioned index ' WHEN 'f' THEN 'foreign table ' ELSE 'relation '
       END || r.name
  FROM relations AS r
 WHERE r.relkind <> 't'
   AND NOT EXISTS (
         SELECT FROM pg_catalog.pg_index AS i WHERE i.indexrelid = r.oid AND NOT i.indisvalid)
 UNION ALL
SELECT pg_catalog.format('column %I of %s: %s%s%s%s', a.attname, r.name,
         pg_catalog.format_type(a.atttypid, a.atttypmod),
         CASE WHEN a.attnotnull THEN ' not null' ELSE '' END,
         CASE WHEN a.attidentity <> '' THEN ' identity' ELSE '' END,
         CASE WHEN a.attgenerated <> '' THEN ' generated' ELSE '' END)
  FROM pg_catalog.pg_attribute AS a
  JOIN relations AS r ON r.oid = a.attrelid
 WHERE a.attnum > 0
   AND NOT a.attisdropped
   AND r.relkind IN ('r', 'p', 'v', 'm', 'f')
 UNION ALL
SELECT pg_catalog.format('constraint %I of %s', o.conname, r.name)
  FROM pg_catalog.pg_constraint AS o
  JOIN relations AS r ON r.oid = o.conrelid
 WHERE o.contype IN ('c', 'f', 'p', 'u', 'x')
   AND (o.contype <> 'f' OR o.conparentid = 0)
 UNION ALL
SELECT pg_catalog.format('trigger %I of %s', g.tgname, r.name)
  FROM pg_catalog.pg_trigger AS g
  JOIN relations AS r ON r.oid = g.tgrelid
 WHERE NOT g.tgisinternal
   AND g.tgparentid = 0
 UNION ALL
SELECT pg_catalog.format('function %I.%I(%s) %s', n.nspname, p.proname,
         pg_catalog.pg_get_function_identity_arguments(p.oid), pg_catalog.md5(p.prosrc))
  FROM pg_catalog.pg_proc AS p
  JOIN namespaces AS n ON n.oid = p.pronamespace
 WHERE NOT EXISTS (
         SELECT FROM pg_catalog.pg_depend AS d
          WHERE d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass
            AND d.objid = p.oid
            AND d.deptype IN ('e', 'i'))
 UNION ALL
SELECT pg_catalog.format('enum %I.%I: %s', n.nspname, t.typname,
         pg_catalog.string_agg(e.enumlabel, ',' ORDER BY e.enumsortorder))
  FROM pg_catalog.pg_type AS t
  JOIN namespaces AS n ON n.oid = t.typnamespace
  JOIN pg_catalog.pg_enum AS e ON e.enumtypid = t.oid
 GROUP BY n.nspname, t.typname
 UNION ALL
SELECT pg_catalog.format('grant of %s on %s to %s', g.privilege_type, r.name,
         CASE WHEN g.grantee = 0 THEN 'PUBLIC' ELSE pg_catalog.pg_get_userbyid(g.grantee) END)
  FROM relations AS r
 CROSS JOIN pg_catalog.aclexplode(r.relacl) AS g
 WHERE g.grantee <> r.relowner
   AND g.privilege_type <> 'MAINTAIN'
 UNION ALL
SELECT pg_catalog.format('role %I%s', u.rolname, CASE WHEN u.rolcanlogin THEN ' login' ELSE '' END)
  FROM pg_catalog.pg_roles AS u
 WHERE u.rolname !~ '^(pg_|greenlight_[0-9a-f]{8}$)'
   AND (u.rolcanlogin OR u.rolname !~ '^rds_')
   AND u.rolname
       !~ '^rds(admin|repladmin|topmgr|proxyadmin|writeforwarduser)$'
