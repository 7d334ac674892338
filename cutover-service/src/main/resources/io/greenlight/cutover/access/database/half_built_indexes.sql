-- Writes the statements that drop what a REINDEX CONCURRENTLY has left half built that was killed,
-- on the table of that index. Run by hand with the oid of the index for the question mark.
SELECT pg_catalog.format('DROP INDEX CONCURRENTLY %I.%I', n.nspname, x.relname)
  FROM pg_catalog.pg_index AS whole
  JOIN pg_catalog.pg_index AS half ON half.indrelid = whole.indrelid
  JOIN pg_catalog.pg_class AS x ON x.oid = half.indexrelid
  JOIN pg_catalog.pg_namespace AS n ON n.oid = x.relnamespace
 WHERE whole.indexrelid = ?::oid
   AND NOT half.indisvalid
   AND x.relname ~ '_cc(new|old)[0-9]*$'
   AND NOT EXISTS (
         SELECT
           FROM pg_catalog.pg_stat_progress_create_index AS p
          WHERE p.relid = half.indrelid)
