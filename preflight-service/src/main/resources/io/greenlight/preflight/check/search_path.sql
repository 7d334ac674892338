-- Functions in SQL or PL/pgSQL that a replicated row can call (from a CHECK of a table or a domain,
-- an index, a generated column, or a trigger that fires under apply), or that one of those calls in
-- turn, that have no search_path of their own, and whose text holds the name of an object of this
-- database without its schema. The remedy names the schemas of those objects. A guess from words:
-- it rather tells of too many. Run as it is, in each database.
WITH RECURSIVE direct AS (
         SELECT d.refobjid AS oid
           FROM pg_catalog.pg_depend AS d
           JOIN pg_catalog.pg_constraint AS k
                ON d.classid = 'pg_catalog.pg_constraint'::pg_catalog.regclass
               AND k.oid = d.objid AND k.contype = 'c'
          WHERE d.refclassid = 'pg_catalog.pg_proc'::pg_catalog.regclass
          UNION
         SELECT d.refobjid
           FROM pg_catalog.pg_depend AS d
           JOIN pg_catalog.pg_class AS i
                ON d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
               AND i.oid = d.objid
               -- 13 and 14: what a generated column calls is written down for the column.
               AND (i.relkind IN ('i', 'I') OR d.objsubid > 0)
          WHERE d.refclassid = 'pg_catalog.pg_proc'::pg_catalog.regclass
          UNION
         SELECT d.refobjid
           FROM pg_catalog.pg_depend AS d
           JOIN pg_catalog.pg_attrdef AS f
                ON d.classid = 'pg_catalog.pg_attrdef'::pg_catalog.regclass AND f.oid = d.objid
           JOIN pg_catalog.pg_attribute AS a
                ON a.attrelid = f.adrelid AND a.attnum = f.adnum AND a.attgenerated <> ''
          WHERE d.refclassid = 'pg_catalog.pg_proc'::pg_catalog.regclass
          UNION
         SELECT t.tgfoid
           FROM pg_catalog.pg_trigger AS t
          WHERE NOT t.tgisinternal AND t.tgenabled IN ('A', 'R')),
     called AS (
         SELECT direct.oid
           FROM direct
          UNION
         -- A search_path of the caller's own reaches whom it calls.
         SELECT callee.oid
           FROM called
           JOIN pg_catalog.pg_proc AS p
                ON p.oid = called.oid AND p.oid >= 16384
               AND COALESCE(NOT p.proconfig::text ~ 'search_path=', true)
          CROSS JOIN LATERAL (
                SELECT f.oid
                  FROM pg_catalog.regexp_matches(
                         p.prosrc, '"((?:[^"]|"")+)"|([[:alpha:]_][[:alnum:]_$]*)', 'g') AS word
                  JOIN pg_catalog.pg_proc AS f
                       ON f.proname = COALESCE(pg_catalog.replace(word[1], '""', '"'),
                                               pg_catalog.lower(word[2]))::name
                 WHERE f.oid >= 16384
                 UNION
                SELECT d.refobjid
                  FROM pg_catalog.pg_depend AS d
                 WHERE d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass
                   AND d.objid = p.oid
                   AND d.refclassid = 'pg_catalog.pg_proc'::pg_catalog.regclass
                   AND d.refobjid >= 16384) AS callee),
     suspect AS (
         SELECT p.oid, p.prosrc
           FROM called
           JOIN pg_catalog.pg_proc AS p ON p.oid = called.oid
           JOIN pg_catalog.pg_language AS l ON l.oid = p.prolang AND l.lanname IN ('sql', 'plpgsql')
          WHERE p.oid >= 16384
            -- 14 and later: BEGIN ATOMIC was resolved when it was written; 13 has no such column.
            AND pg_catalog.to_jsonb(p) ->> 'prosqlbody' IS NULL
            AND NOT EXISTS (
                  SELECT
                    FROM pg_catalog.unnest(p.proconfig) AS setting
                   WHERE setting LIKE 'search\_path=%')
            AND NOT EXISTS (
                  SELECT
                    FROM pg_catalog.pg_depend AS d
                   WHERE d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass
                     AND d.objid = p.oid AND d.deptype = 'e')),
     -- What stands behind a dot has its schema before it.
     word AS (
         SELECT DISTINCT s.oid,
                COALESCE(pg_catalog.replace(token[2], '""', '"'), pg_catalog.lower(token[3]))::name
                  AS name
           FROM suspect AS s
          CROSS JOIN LATERAL pg_catalog.regexp_matches(
                       s.prosrc, '(\.?)(?:"((?:[^"]|"")+)"|([[:alpha:]_][[:alnum:]_$]*))', 'g')
                       AS token
          WHERE token[1] = ''),
     named AS (
         SELECT DISTINCT w.oid, n.nspname
           FROM word AS w
          CROSS JOIN LATERAL (
                SELECT c.relnamespace AS schema
                  FROM pg_catalog.pg_class AS c
                 WHERE c.relname = w.name AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S', 'c')
                 UNION ALL
                SELECT p.pronamespace
                  FROM pg_catalog.pg_proc AS p
                 WHERE p.proname = w.name
                 UNION ALL
                SELECT t.typnamespace
                  FROM pg_catalog.pg_type AS t
                 WHERE t.typname = w.name AND t.typtype IN ('d', 'e', 'r')) AS thing
           JOIN pg_catalog.pg_namespace AS n ON n.oid = thing.schema
          WHERE n.nspname NOT IN ('pg_catalog', 'information_schema')
            AND n.nspname NOT LIKE 'pg\_%')
SELECT named.oid::pg_catalog.regprocedure::text AS object,
       pg_catalog.format(
         'ALTER FUNCTION %s SET search_path = pg_catalog, %s;',
         named.oid::pg_catalog.regprocedure,
         pg_catalog.string_agg(pg_catalog.quote_ident(named.nspname), ', '
                               ORDER BY named.nspname COLLATE "C")) AS remedy
  FROM named
 GROUP BY named.oid
 ORDER BY 1
