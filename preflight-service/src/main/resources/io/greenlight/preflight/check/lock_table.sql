-- Whether a lock on every table of this database fits into the server's table of locks, with a
-- fifth to spare. Run as it is, in each database.
WITH asked AS (
         SELECT pg_catalog.count(*) AS tables
           FROM pg_catalog.pg_class AS c
          WHERE c.relkind IN ('r', 'p') AND c.oid >= 16384),
     room AS (
         SELECT pg_catalog.current_setting('max_connections')::bigint
                + pg_catalog.current_setting('max_prepared_transactions')::bigint AS sessions,
                pg_catalog.current_setting('max_locks_per_transaction')::bigint AS locks)
SELECT pg_catalog.format('%s tables, room for %s locks', asked.tables, room.sessions * room.locks)
         AS object,
       pg_catalog.format('max_locks_per_transaction=%s',
                         pg_catalog.ceil(asked.tables * 1.5 / room.sessions)) AS remedy
  FROM asked
 CROSS JOIN room
 WHERE room.sessions * room.locks < asked.tables * 1.2
