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
           JOIN pg_catalog.pg_proc AS callee
                ON callee.oid >= 16384
               AND CASE
                     WHEN pg_catalog.strpos(pg_catalog.lower(p.prosrc),
                                            pg_catalog.lower(callee.proname)) = 0
                          AND pg_catalog.strpos(p.prosrc,
                                                pg_catalog.quote_ident(callee.proname)) = 0
                       THEN EXISTS (
                              SELECT
                                FROM pg_catalog.pg_depend AS d
                               WHERE d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass
                                 AND d.objid = p.oid
                                 AND d.refclassid = 'pg_catalog.pg_proc'::pg_catalog.regclass
                                 AND d.refobjid = callee.oid)
                     WHEN callee.proname ~ '^[a-z_][a-z0-9_]*$'
                       THEN p.prosrc ~* ('\m' || callee.proname || '\M')
                     ELSE true
                   END),
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
     thing AS (
         SELECT c.relname AS name, c.relnamespace AS schema
           FROM pg_catalog.pg_class AS c
          WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S', 'c')
          UNION
         SELECT p.proname, p.pronamespace
           FROM pg_catalog.pg_proc AS p
          UNION
         SELECT t.typname, t.typnamespace
           FROM pg_catalog.pg_type AS t
          WHERE t.typtype IN ('d', 'e', 'r')),
     named AS (
         SELECT s.oid, n.nspname
           FROM suspect AS s
           JOIN thing AS x
                ON CASE
                     WHEN x.name ~ '^[a-z_][a-z0-9_]*$'
                       THEN s.prosrc ~* ('(^|[^.[:alnum:]_$"])"?' || x.name
                                         || '"?($|[^[:alnum:]_$"])')
                     ELSE pg_catalog.strpos(s.prosrc, pg_catalog.quote_ident(x.name)) > 0
                          AND pg_catalog.strpos(s.prosrc, '.' || pg_catalog.quote_ident(x.name)) = 0
                   END
           JOIN pg_catalog.pg_namespace AS n ON n.oid = x.schema
          WHERE n.nspname NOT IN ('pg_catalog', 'information_schema')
            AND n.nspname NOT LIKE 'pg\_%'
          GROUP BY s.oid, n.nspname)
SELECT named.oid::pg_catalog.regprocedure::text AS object,
       pg_catalog.format(
         'ALTER FUNCTION %s SET search_path = pg_catalog, %s;',
         named.oid::pg_catalog.regprocedure,
         pg_catalog.string_agg(pg_catalog.quote_ident(named.nspname), ', '
                               ORDER BY named.nspname COLLATE "C")) AS remedy
  FROM named
 GROUP BY named.oid
 ORDER BY 1
