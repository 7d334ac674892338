-- The roles of the demo's cluster: owner, application, reporting, a batch job with a connection
-- limit, a group, and an analyst whose name needs every quote there is.
-- Run once, by the master user, in any database. The verifiers come as settings demo.<role> and
-- demo.others, because PgBouncer must be given the very same ones.
DO $$
DECLARE
  login record;
BEGIN
  FOR login IN
    SELECT *
    FROM (VALUES
      ('shop_owner', -1), ('shop_app', -1), ('shop_reporting', -1), ('shop_batch', 5),
      ('Büro "Nord" O''Brien', 3)) AS logins (name, connections)
  LOOP
    EXECUTE pg_catalog.format('CREATE ROLE %I LOGIN CONNECTION LIMIT %s PASSWORD %L',
      login.name, login.connections,
      coalesce(pg_catalog.current_setting('demo.' || login.name, true),
        pg_catalog.current_setting('demo.others')));
  END LOOP;
  CREATE ROLE shop_readers NOLOGIN;
  GRANT shop_readers TO shop_reporting, shop_batch;
  GRANT shop_readers TO "Büro ""Nord"" O'Brien";
  ALTER ROLE shop_reporting SET statement_timeout = '60s';
END $$;
