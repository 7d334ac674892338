-- Sessions that have temporary tables in this database. A schema pg_temp_N has the number of its
-- backend (from 17 on numbers begin with 0). From 16 on every session's number can be asked for;
-- before, only one that is in a transaction shows it, in pg_locks. There those are named that may
-- have the tables: sessions of this database that are logged in as the tables' owner, or else all;
-- more than three are only counted.
-- Tables that a crash left behind have no session.
-- Run as it is, as a member of pg_monitor, in each database.
WITH held AS (
         SELECT n.nspname, c.relowner,
                pg_catalog.substr(n.nspname::text, 9)::integer AS number,
                pg_catalog.count(*) AS tables, pg_catalog.min(c.relname::text) AS first
           FROM pg_catalog.pg_class AS c
           JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
          WHERE c.relkind IN ('r', 'p') AND n.nspname ~ '^pg_temp_[0-9]+$'
          GROUP BY n.nspname, c.relowner),
     numbered AS (
         SELECT b.number, pg_catalog.pg_stat_get_backend_pid(b.number) AS pid
           FROM pg_catalog.pg_stat_get_backend_idset() AS b (number)
          WHERE pg_catalog.current_setting('server_version_num')::integer >= 160000
          UNION
         SELECT pg_catalog.split_part(l.virtualtransaction, '/', 1)::integer, l.pid
           FROM pg_catalog.pg_locks AS l
          WHERE l.pid IS NOT NULL),
     session AS (
         SELECT a.pid, a.usesysid, numbered.number,
                pg_catalog.format('pid %s, %s in %s, since %s', a.pid,
                                  pg_catalog.quote_ident(a.usename),
                                  pg_catalog.quote_ident(a.datname),
                                  pg_catalog.to_char(a.backend_start AT TIME ZONE 'UTC',
                                                     'YYYY-MM-DD HH24:MI:SS "UTC"')) AS words
           FROM pg_catalog.pg_stat_activity AS a
           LEFT JOIN numbered ON numbered.pid = a.pid
          WHERE a.backend_type = 'client backend'
            AND a.datname = pg_catalog.current_database()
            AND a.pid <> pg_catalog.pg_backend_pid()),
     guess AS (
         SELECT held.nspname, held.relowner, held.tables, held.first, session.pid, session.words,
                CASE
                  WHEN session.number = held.number THEN 1
                  WHEN session.number IS NOT NULL THEN 4
                  WHEN session.usesysid = held.relowner THEN 2
                  ELSE 3
                END AS rank
           FROM held
          CROSS JOIN session),
     best AS (
         SELECT guess.*, pg_catalog.min(guess.rank) OVER (PARTITION BY guess.nspname) AS least
           FROM guess
          WHERE guess.rank < 4)
SELECT pg_catalog.format('%s: %s temporary tables, the first is %I.%I',
                         CASE
                           WHEN pg_catalog.count(*) <= 3
                             THEN pg_catalog.string_agg(b.words, ' or ' ORDER BY b.pid)
                           ELSE pg_catalog.format('one of %s sessions in %I', pg_catalog.count(*),
                                                  pg_catalog.current_database())
                         END, b.tables, b.nspname, b.first) AS object,
       CASE pg_catalog.count(*)
         WHEN 1
           THEN pg_catalog.format('SELECT pg_catalog.pg_terminate_backend(%s);',
                                  pg_catalog.min(b.pid))
         ELSE '-- one of these sessions has them: have its user close it'
       END AS remedy
  FROM best AS b
 WHERE b.rank = b.least
 GROUP BY b.nspname, b.relowner, b.tables, b.first
 ORDER BY 1
