-- Sequences, but for cycling ones, that have used more than four fifths of their values; those with
-- room for less than 1,000 more block. Where the sequence belongs to a column of a smaller type,
-- the remedy widens both. Each is read as a table is: pg_sequences would lock it as nextval does,
-- against whoever alters it. Run as it is, in each database.
SELECT pg_catalog.format('%I.%I', n.nspname, c.relname) AS object,
       CASE
         WHEN o.narrow
           THEN pg_catalog.format('ALTER TABLE %I.%I ALTER COLUMN %I TYPE bigint; ',
                                  o.schema, o.relation, o.attname)
         ELSE ''
       END
       || CASE
            WHEN o.deptype = 'i' THEN
              pg_catalog.format('ALTER SEQUENCE %I.%I NO %s;', n.nspname, c.relname, w.bound)
            ELSE
              pg_catalog.format('ALTER SEQUENCE %I.%I AS bigint NO %s;',
                                n.nspname, c.relname, w.bound)
          END AS remedy,
       w.room < 1000 AS blocks
  FROM pg_catalog.pg_sequence AS s
  JOIN pg_catalog.pg_class AS c ON c.oid = s.seqrelid
  JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
 CROSS JOIN LATERAL (
         SELECT CASE
                  WHEN pg_catalog.has_sequence_privilege(c.oid, 'SELECT')
                       AND pg_catalog.has_schema_privilege(n.oid, 'USAGE')
                    THEN pg_catalog.substring(
                           pg_catalog.query_to_xml(
                             pg_catalog.format('SELECT last_value FROM %I.%I WHERE is_called',
                                               n.nspname, c.relname), false, false, '')::text,
                           '<last_value>(-?[0-9]+)<')::bigint
                END AS last_value) AS v
 CROSS JOIN LATERAL (
         SELECT CASE WHEN s.seqincrement > 0 THEN 'MAXVALUE' ELSE 'MINVALUE' END AS bound,
                CASE
                  WHEN s.seqincrement > 0
                    THEN (s.seqmax::numeric - COALESCE(v.last_value, s.seqstart)) / s.seqincrement
                  ELSE (s.seqmin::numeric - COALESCE(v.last_value, s.seqstart)) / s.seqincrement
                END AS room,
                (s.seqmax::numeric - s.seqmin) / pg_catalog.abs(s.seqincrement) AS span) AS w
  LEFT JOIN LATERAL (
         SELECT d.deptype,
                a.atttypid IN ('int2'::pg_catalog.regtype, 'int4'::pg_catalog.regtype) AS narrow,
                tn.nspname AS schema,
                t.relname AS relation,
                a.attname
           FROM pg_catalog.pg_depend AS d
           JOIN pg_catalog.pg_class AS t ON t.oid = d.refobjid
           JOIN pg_catalog.pg_namespace AS tn ON tn.oid = t.relnamespace
           JOIN pg_catalog.pg_attribute AS a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid
          WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
            AND d.objid = c.oid
            AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
            AND d.deptype IN ('a', 'i')) AS o ON true
 WHERE NOT s.seqcycle
   AND v.last_value IS NOT NULL
   AND w.room < w.span / 5
 ORDER BY 1
