-- Indexes with the operator classes of btree_gist for inet and cidr: they leave rows out, and the
-- pg_upgrade of 19 refuses them. Run as it is, in each database.
SELECT DISTINCT pg_catalog.format('%I.%I', n.nspname, x.relname) AS object,
       CASE
         WHEN k.conname IS NULL THEN pg_catalog.format('DROP INDEX %I.%I;', wn.nspname, w.relname)
         ELSE pg_catalog.format('ALTER TABLE %s DROP CONSTRAINT %I;',
                                k.conrelid::pg_catalog.regclass, k.conname)
       END AS remedy
  FROM pg_catalog.pg_index AS i
  JOIN pg_catalog.pg_class AS x ON x.oid = i.indexrelid
  JOIN pg_catalog.pg_namespace AS n ON n.oid = x.relnamespace
  JOIN pg_catalog.pg_opclass AS o ON o.oid = ANY (i.indclass)
  -- A partition's index is dropped with that of the whole.
  JOIN pg_catalog.pg_class AS w
       ON w.oid = COALESCE(pg_catalog.pg_partition_root(x.oid), x.oid)
  JOIN pg_catalog.pg_namespace AS wn ON wn.oid = w.relnamespace
  LEFT JOIN pg_catalog.pg_constraint AS k ON k.conindid = w.oid AND k.contype = 'x'
 WHERE o.opcname IN ('gist_inet_ops', 'gist_cidr_ops')
 ORDER BY 1
