-- One value that changes when the schema of this database does, or what is published of it, read in
-- a millisecond or two: taken
-- before the pause, when the schema was compared in full, and again behind the fence.
-- What TRUNCATE, ANALYZE, VACUUM or REFRESH rewrite in the catalog does not count.
SELECT pg_catalog.concat_ws('/',
         (SELECT pg_catalog.sum(pg_catalog.hashtextextended(
                   pg_catalog.concat_ws(',', c.oid, c.relname, c.relnatts, c.relkind,
                     c.relpersistence, c.relreplident, c.relacl::text), 0)::numeric)
            FROM pg_catalog.pg_class AS c
           WHERE c.oid >= 16384 AND c.relpersistence <> 't' AND c.relkind <> 't'),
         (SELECT pg_catalog.sum(pg_catalog.hashtextextended(
                   pg_catalog.concat_ws(',', a.attrelid, a.attnum, a.attname, a.atttypid,
                     a.atttypmod, a.attnotnull, a.attisdropped), 0)::numeric)
            FROM pg_catalog.pg_attribute AS a
            JOIN pg_catalog.pg_class AS c ON c.oid = a.attrelid
           WHERE c.oid >= 16384 AND a.attnum > 0 AND c.relpersistence <> 't'
             AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'c')),
         (SELECT pg_catalog.sum(pg_catalog.hashtextextended(
                   pg_catalog.concat_ws(',', p.oid, p.proname, p.prosrc), 0)::numeric)
            FROM pg_catalog.pg_proc AS p
           WHERE p.oid >= 16384),
         (SELECT pg_catalog.sum(pg_catalog.hashtextextended(
                   pg_catalog.concat_ws(',', p.prpubid, p.prrelid), 0)::numeric)
            FROM pg_catalog.pg_publication_rel AS p))
