-- A light load for tables that we know nothing of: of each of the ten largest with a primary key,
-- some rows are read and updated by their key; an update sets a column that is no key to itself.
-- Gives queries that give the statements, with the keys of up to 20 rows written out. Run in the
-- database itself, by a user that may read all.
WITH candidates AS (
  SELECT relation.oid AS relation, relation.oid::pg_catalog.regclass AS name, key.indkey,
    (
      SELECT attribute.attname
      FROM pg_catalog.pg_attribute AS attribute
      WHERE attribute.attrelid = relation.oid AND attribute.attnum > 0
        AND NOT attribute.attisdropped
        AND attribute.attgenerated = '' AND attribute.attidentity = ''
        AND NOT EXISTS (
          SELECT FROM pg_catalog.pg_index AS unique_index
          WHERE unique_index.indrelid = relation.oid AND unique_index.indisunique
            AND attribute.attnum = ANY (unique_index.indkey))
      ORDER BY attribute.attnum
      LIMIT 1
    ) AS changeable
  FROM pg_catalog.pg_class AS relation
  JOIN pg_catalog.pg_namespace AS schema ON schema.oid = relation.relnamespace
  JOIN pg_catalog.pg_index AS key ON key.indrelid = relation.oid AND key.indisprimary
  WHERE relation.relkind = 'r'
    AND schema.nspname NOT IN ('pg_catalog', 'information_schema', 'greenlight_load')
  ORDER BY pg_catalog.pg_relation_size(relation.oid) DESC
  LIMIT 10
),
keyed AS (
  SELECT candidates.*,
    (
      SELECT pg_catalog.string_agg(
        pg_catalog.format('pg_catalog.format(%L, %I)',
          -- a percent sign in the name of a column is none of format's
          pg_catalog.replace(pg_catalog.quote_ident(attribute.attname), '%', '%%') || ' = %L',
          attribute.attname),
        ' || '' AND '' || ')
      FROM pg_catalog.pg_attribute AS attribute
      WHERE attribute.attrelid = candidates.relation AND attribute.attnum = ANY (candidates.indkey)
    ) AS condition
  FROM candidates
)
SELECT
  pg_catalog.format(
    'SELECT ''read'' AS kind, %L || %s AS statement FROM %s LIMIT 20',
    pg_catalog.format('SELECT * FROM %s WHERE ', name), condition, name)
FROM keyed
UNION ALL
SELECT
  pg_catalog.format(
    'SELECT ''update'' AS kind, %L || %s AS statement FROM %s LIMIT 20',
    pg_catalog.format('UPDATE %s SET %I = %I WHERE ', name, changeable, changeable),
    condition, name)
FROM keyed
WHERE changeable IS NOT NULL;
