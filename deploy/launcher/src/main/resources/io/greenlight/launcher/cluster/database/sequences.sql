-- Where every sequence of this database stands, under its quoted name.
-- Run in each database, by a user that may read all sequences (pg_read_all_data).
SELECT
  pg_catalog.format('%I.%I', schemaname, sequencename) AS sequence,
  last_value,
  increment_by > 0 AS ascending,
  cycle
FROM pg_catalog.pg_sequences
ORDER BY 1;
