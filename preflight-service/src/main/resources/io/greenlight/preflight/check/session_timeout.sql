-- Deadlines of less than an hour that reach this user's sessions in this database, from the
-- parameter group, the database or the role, and a wal_sender_timeout below ten seconds. What this
-- session has set itself does not count. Run as it is, as the maintenance user, in each database.
SELECT pg_catalog.format('%s = %s%s', p.name, p.reset_val, p.unit) AS object,
       CASE p.name
         WHEN 'wal_sender_timeout'
           THEN pg_catalog.format('ALTER DATABASE %I SET wal_sender_timeout = ''60s'';',
                                  pg_catalog.current_database())
         ELSE pg_catalog.format('ALTER ROLE %I IN DATABASE %I SET %I = 0;', current_user,
                                pg_catalog.current_database(), p.name)
       END AS remedy
  FROM pg_catalog.pg_settings AS p
 WHERE p.name IN ('statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout',
                  'idle_session_timeout', 'transaction_timeout', 'wal_sender_timeout')
   AND p.reset_val::bigint > 0
   AND p.reset_val::bigint < CASE p.name WHEN 'wal_sender_timeout' THEN 10000 ELSE 3600000 END
 ORDER BY 1
