-- Lets the load's user at somebody's own tables: it reads, and it updates without changing anything.
-- Gives the statements. Run in the database itself, by the owner of the tables, and run those.
SELECT pg_catalog.format(
  'GRANT USAGE ON SCHEMA %1$I TO shop_app; '
    'GRANT SELECT, UPDATE ON ALL TABLES IN SCHEMA %1$I TO shop_app',
  nspname)
FROM pg_catalog.pg_namespace
WHERE nspname NOT IN ('pg_catalog', 'information_schema', 'greenlight_load')
  AND nspname NOT LIKE 'pg\_%';
