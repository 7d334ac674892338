-- Tables of this database whose rows cannot be written without calling functions or operators of
-- its users: from a CHECK, an index, a generated column, a domain, or a trigger that fires under
-- replication. For each the objects that call them, whether such a trigger is among them, and the
-- statement that writes three of its rows anew as replication would: a value of a domain is read
-- from its text. Generated columns make themselves. Biggest first. Run as it is, in each database.
WITH users AS (
         SELECT c.oid, n.nspname, c.relname
           FROM pg_catalog.pg_class AS c
           JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
          WHERE c.relkind = 'r'
            AND c.relpersistence <> 't'
            AND n.nspname <> 'information_schema'
            AND n.nspname NOT LIKE 'pg\_%'
            AND NOT EXISTS (
                SELECT FROM pg_catalog.pg_depend AS d
                 WHERE d.classid = 'pg_catalog.pg_class'::regclass
                   AND d.objid = c.oid
                   AND d.deptype = 'e')),
     calling AS (
         SELECT DISTINCT d.classid, d.objid
           FROM pg_catalog.pg_depend AS d
          WHERE d.refclassid IN ('pg_catalog.pg_proc'::regclass, 'pg_catalog.pg_operator'::regclass)
            AND d.refobjid >= 16384),
     evaluated AS (
         SELECT k.conrelid AS oid, false AS fires, 'constraint ' || k.conname AS object
           FROM pg_catalog.pg_constraint AS k
           JOIN calling ON calling.classid = 'pg_catalog.pg_constraint'::regclass
                       AND calling.objid = k.oid
          WHERE k.contype = 'c'
            AND k.conrelid <> 0
          UNION ALL
         SELECT i.indrelid, false, 'index ' || c.relname
           FROM pg_catalog.pg_index AS i
           JOIN pg_catalog.pg_class AS c ON c.oid = i.indexrelid
           JOIN calling ON calling.classid = 'pg_catalog.pg_class'::regclass
                       AND calling.objid = i.indexrelid
          UNION ALL
         SELECT a.attrelid, false, 'generated column ' || a.attname
           FROM pg_catalog.pg_attrdef AS f
           JOIN pg_catalog.pg_attribute AS a ON a.attrelid = f.adrelid AND a.attnum = f.adnum
           JOIN calling ON (calling.classid = 'pg_catalog.pg_attrdef'::regclass
                            AND calling.objid = f.oid)
                        -- Before 15 the column itself depends on what makes it.
                        OR (calling.classid = 'pg_catalog.pg_class'::regclass
                            AND calling.objid = f.adrelid)
          WHERE a.attgenerated <> ''
          UNION ALL
         SELECT a.attrelid, false, 'domain ' || t.typname || ' of column ' || a.attname
           FROM pg_catalog.pg_attribute AS a
           JOIN pg_catalog.pg_type AS t ON t.oid = a.atttypid
          WHERE t.typtype = 'd'
            AND t.oid >= 16384
            AND NOT a.attisdropped
          UNION ALL
         SELECT g.tgrelid, true, 'trigger ' || g.tgname
           FROM pg_catalog.pg_trigger AS g
          WHERE NOT g.tgisinternal
            AND g.tgenabled IN ('A', 'R')),
     columns AS (
         SELECT a.attrelid AS oid,
                pg_catalog.string_agg(
                    pg_catalog.format('%I', a.attname), ', ' ORDER BY a.attnum) AS names,
                pg_catalog.string_agg(
                    CASE WHEN t.typtype = 'd'
                         THEN pg_catalog.format(
                                  'w.%I::pg_catalog.text::%s',
                                  a.attname,
                                  pg_catalog.format_type(a.atttypid, a.atttypmod))
                         ELSE pg_catalog.format('w.%I', a.attname) END,
                    ', ' ORDER BY a.attnum) AS written
           FROM pg_catalog.pg_attribute AS a
           JOIN pg_catalog.pg_type AS t ON t.oid = a.atttypid
          WHERE a.attnum > 0
            AND NOT a.attisdropped
            AND a.attgenerated = ''
          GROUP BY a.attrelid)
SELECT pg_catalog.format('%I.%I', u.nspname, u.relname),
       pg_catalog.array_agg(e.object ORDER BY e.object),
       pg_catalog.bool_or(e.fires),
       pg_catalog.format(
           'WITH w AS (DELETE FROM ONLY %1$s AS t'
             || ' WHERE t.ctid = ANY (ARRAY(SELECT r.ctid FROM ONLY %1$s AS r LIMIT 3))'
             || ' RETURNING t.*)'
             || ' INSERT INTO %1$s (%2$s) OVERRIDING SYSTEM VALUE SELECT %3$s FROM w',
           pg_catalog.format('%I.%I', u.nspname, u.relname),
           k.names,
           k.written)
  FROM users AS u
  JOIN evaluated AS e ON e.oid = u.oid
  JOIN columns AS k ON k.oid = u.oid
 GROUP BY u.oid, u.nspname, u.relname, k.names, k.written
 ORDER BY pg_catalog.pg_relation_size(u.oid) DESC, u.oid
