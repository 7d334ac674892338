-- For every ordinary table outside the catalogs and our own schemas, a statement that counts its
-- rows.
-- Run in each database; run what it gives, too.
SELECT
  pg_catalog.format('SELECT %L AS relation, count(*) AS found FROM %I.%I',
    pg_catalog.format('%I.%I', schema.nspname, relation.relname),
    schema.nspname, relation.relname)
FROM pg_catalog.pg_class AS relation
JOIN pg_catalog.pg_namespace AS schema ON schema.oid = relation.relnamespace
WHERE relation.relkind = 'r'
  AND schema.nspname NOT IN ('pg_catalog', 'information_schema')
  AND schema.nspname NOT LIKE 'greenlight\_%'
  AND schema.nspname NOT LIKE 'pg\_%';
