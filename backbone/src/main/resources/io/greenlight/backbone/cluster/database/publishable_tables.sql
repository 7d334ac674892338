-- Which tables of this database a publication of ours carries: every permanent ordinary table, leaf
-- partitions included (their roots hold no rows), but for those of the system, of extensions (which
-- their script makes anew, and whose owner alone may publish them) and of the run's own schema.
-- With each, whether its rows have a replica identity: a deferrable or invalid index is none.
-- Run by hand with the name of that schema, greenlight_<key>, for the question mark.
SELECT n.nspname,
       c.relname,
       pg_catalog.format('%I.%I', n.nspname, c.relname),
       c.relreplident = 'f'
         OR EXISTS (
              SELECT
                FROM pg_catalog.pg_index AS i
               WHERE i.indrelid = c.oid
                 AND i.indimmediate
                 AND i.indisvalid
                 AND CASE c.relreplident
                       WHEN 'd' THEN i.indisprimary
                       WHEN 'i' THEN i.indisreplident
                       ELSE false
                     END)
  FROM pg_catalog.pg_class AS c
  JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
 WHERE c.relkind = 'r'
   AND c.relpersistence = 'p'
   AND n.nspname <> 'information_schema'
   AND n.nspname NOT LIKE 'pg\_%'
   AND n.nspname <> ?
   AND NOT EXISTS (
         SELECT
           FROM pg_catalog.pg_depend AS d
          WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
            AND d.objid = c.oid
            AND d.deptype = 'e')
 ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"
