-- How many tables of somebody's own there are.
-- Run in the database itself, by anybody.
SELECT pg_catalog.count(*)
FROM pg_catalog.pg_class AS c
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p')
  AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'greenlight_load')
  AND n.nspname NOT LIKE 'pg\_%';
