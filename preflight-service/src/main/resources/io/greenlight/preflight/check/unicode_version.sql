-- Indexes, constraints, partition keys and materialized views whose content hangs on the tables of
-- Unicode that are built into the server, which 18 has in another version: normalize() and its like
-- anywhere; upper, lower and patterns where the builtin provider of 17 sorts. A guess from the
-- functions and operators in their expressions. Run as it is, in each database.
WITH expression (relation, tree) AS MATERIALIZED (
         SELECT k.conrelid, k.conbin::text
           FROM pg_catalog.pg_constraint AS k
          WHERE k.contype = 'c' AND k.conrelid >= 16384
          UNION ALL
         SELECT i.indexrelid, pg_catalog.concat(i.indexprs::text, i.indpred::text)
           FROM pg_catalog.pg_index AS i
          WHERE i.indexrelid >= 16384 AND (i.indexprs IS NOT NULL OR i.indpred IS NOT NULL)
          UNION ALL
         SELECT p.partrelid, p.partexprs::text
           FROM pg_catalog.pg_partitioned_table AS p
          WHERE p.partexprs IS NOT NULL
          UNION ALL
         SELECT r.ev_class, r.ev_action::text
           FROM pg_catalog.pg_rewrite AS r
           JOIN pg_catalog.pg_class AS c ON c.oid = r.ev_class AND c.relkind = 'm'
          WHERE r.ev_class >= 16384),
     builtin AS MATERIALIZED (
         SELECT c.oid
           FROM (SELECT one.oid
                   FROM pg_catalog.pg_collation AS one
                  WHERE one.collprovider = 'b'
                    AND pg_catalog.to_jsonb(one) ->> 'colllocale' = 'C.UTF-8'
                  UNION
                 SELECT 'pg_catalog.default'::pg_catalog.regcollation
                   FROM pg_catalog.pg_database AS d
                  WHERE d.datname = pg_catalog.current_database()
                    AND pg_catalog.to_jsonb(d) ->> 'datlocale' = 'C.UTF-8'
                    AND pg_catalog.to_jsonb(d) ->> 'datlocprovider' = 'b') AS c
          -- 17 comes with one: to look for what nobody uses would take longer than all else here.
          WHERE EXISTS (
                  SELECT
                    FROM expression AS e
                   WHERE pg_catalog.strpos(e.tree, ':inputcollid ' || c.oid || ' ') > 0)),
     anywhere (sign) AS MATERIALIZED (
         SELECT ':funcid ' || p.oid || ' '
           FROM pg_catalog.pg_proc AS p
          WHERE p.pronamespace = 'pg_catalog'::pg_catalog.regnamespace
            AND p.proname IN ('normalize', 'is_normalized', 'unicode_assigned')),
     sorted (pattern) AS (
         -- From each collation to what sorts by it, so that without one nothing is looked for.
         SELECT by.pattern
           FROM builtin
          CROSS JOIN LATERAL (
                SELECT ':funcid ' || p.oid || ' (:\w+ \S+ )*:inputcollid ' || builtin.oid || ' '
                         AS pattern
                  FROM pg_catalog.pg_proc AS p
                 WHERE p.pronamespace = 'pg_catalog'::pg_catalog.regnamespace
                   AND (p.proname IN ('upper', 'lower', 'initcap', 'casefold')
                        OR p.proname LIKE 'regexp%')
                 UNION ALL
                SELECT ':opno ' || o.oid || ' (:\w+ \S+ )*:inputcollid ' || builtin.oid || ' '
                  FROM pg_catalog.pg_operator AS o
                 WHERE o.oprnamespace = 'pg_catalog'::pg_catalog.regnamespace
                   AND o.oprname IN ('~', '~*', '!~', '!~*', '~~*', '!~~*')) AS by),
     whole (pattern) AS MATERIALIZED (
         SELECT pg_catalog.string_agg(sorted.pattern, '|')
           FROM sorted)
SELECT DISTINCT pg_catalog.format('%I.%I', n.nspname, c.relname) AS object,
       pg_catalog.format('-- after the upgrade: %s %I.%I;',
                         CASE c.relkind
                           WHEN 'i' THEN 'REINDEX INDEX CONCURRENTLY'
                           WHEN 'I' THEN 'REINDEX INDEX CONCURRENTLY'
                           WHEN 'm' THEN 'REFRESH MATERIALIZED VIEW'
                           ELSE 'look for rows that the constraint refuses in'
                         END, n.nspname, c.relname) AS remedy
  FROM expression AS e
  JOIN pg_catalog.pg_class AS c ON c.oid = e.relation
  JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
 WHERE c.oid >= 16384
   AND (EXISTS (SELECT FROM anywhere AS a WHERE pg_catalog.strpos(e.tree, a.sign) > 0)
        OR e.tree ~ (SELECT whole.pattern FROM whole))
 ORDER BY 1
