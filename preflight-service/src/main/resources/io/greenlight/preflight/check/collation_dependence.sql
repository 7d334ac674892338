-- What means something else where a library sorts otherwise: tables that are partitioned by ranges
-- of text, and unique indexes under a collation that takes different texts for the same.
-- Run as it is, in each database.
SELECT pg_catalog.format('%I.%I, partitioned by text in %s', n.nspname, c.relname,
                         l.oid::pg_catalog.regcollation) AS object,
       pg_catalog.format('SELECT pg_catalog.pg_collation_actual_version(%s); '
                         || '-- the same on both sides?', l.oid) AS remedy
  FROM pg_catalog.pg_partitioned_table AS p
  JOIN pg_catalog.pg_class AS c ON c.oid = p.partrelid
  JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
 CROSS JOIN pg_catalog.pg_database AS d
  JOIN pg_catalog.pg_collation AS l
       ON l.oid = ANY (p.partcollation)
      AND CASE l.collprovider
            WHEN 'b' THEN false
            WHEN 'i' THEN true
            WHEN 'c' THEN l.collcollate NOT IN ('C', 'POSIX')
            -- The database's own: before 15 it is the C library's always.
            ELSE CASE COALESCE(pg_catalog.to_jsonb(d) ->> 'datlocprovider', 'c')
                   WHEN 'b' THEN false
                   WHEN 'i' THEN true
                   ELSE d.datcollate NOT IN ('C', 'POSIX')
                 END
          END
 WHERE p.partstrat = 'r'
   AND d.datname = pg_catalog.current_database()
 UNION ALL
SELECT pg_catalog.format('%I.%I, unique in %s', n.nspname, x.relname,
                         l.oid::pg_catalog.regcollation),
       pg_catalog.format('SELECT pg_catalog.pg_collation_actual_version(%s); '
                         || '-- the same on both sides?', l.oid)
  FROM pg_catalog.pg_index AS i
  JOIN pg_catalog.pg_class AS x ON x.oid = i.indexrelid
  JOIN pg_catalog.pg_namespace AS n ON n.oid = x.relnamespace
  JOIN pg_catalog.pg_collation AS l
       ON l.oid = ANY (i.indcollation) AND NOT l.collisdeterministic
 WHERE i.indisunique
 ORDER BY 1
