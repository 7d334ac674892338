-- For every sequence that a column owns, a statement that finds the furthest value which that column
-- holds. Run in each database; run what it gives, too.
SELECT
  pg_catalog.format(
    'SELECT %L AS sequence, %s(%I)::bigint AS furthest FROM %I.%I',
    pg_catalog.format('%I.%I', sequence_schema.nspname, sequence.relname),
    CASE WHEN parameters.seqincrement > 0 THEN 'max' ELSE 'min' END,
    owner.attname, table_schema.nspname, owning.relname)
FROM pg_catalog.pg_depend AS link
JOIN pg_catalog.pg_class AS sequence ON sequence.oid = link.objid AND sequence.relkind = 'S'
JOIN pg_catalog.pg_sequence AS parameters ON parameters.seqrelid = sequence.oid
JOIN pg_catalog.pg_namespace AS sequence_schema ON sequence_schema.oid = sequence.relnamespace
JOIN pg_catalog.pg_class AS owning ON owning.oid = link.refobjid
JOIN pg_catalog.pg_namespace AS table_schema ON table_schema.oid = owning.relnamespace
JOIN pg_catalog.pg_attribute AS owner
  ON owner.attrelid = owning.oid AND owner.attnum = link.refobjsubid
WHERE link.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
  AND link.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
  AND link.deptype IN ('a', 'i')
  AND NOT parameters.seqcycle;
