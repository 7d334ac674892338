-- Sessions that hold a lock on a relation of this database as only DDL and LOCK TABLE take it, or
-- that run DDL or LOCK TABLE at this moment. The locks of reads and writes do not count (LOCK TABLE
-- in ROW SHARE or ROW EXCLUSIVE MODE looks like them), nor do those of autovacuum. Of a statement
-- only its first word is told: there may be a password in the rest.
-- Run as it is, as a member of pg_monitor, in each database.
WITH strong AS (
         SELECT l.pid,
                pg_catalog.array_agg(
                  pg_catalog.format('%s on %s', l.mode, l.relation::pg_catalog.regclass)
                  ORDER BY l.mode, l.relation) AS locks
           FROM pg_catalog.pg_locks AS l
           JOIN pg_catalog.pg_database AS d
                ON d.oid = l.database AND d.datname = pg_catalog.current_database()
          WHERE l.locktype = 'relation'
            AND l.granted
            AND l.mode IN ('ShareUpdateExclusiveLock', 'ShareLock', 'ShareRowExclusiveLock',
                           'ExclusiveLock', 'AccessExclusiveLock')
          GROUP BY l.pid),
     session AS (
         SELECT a.pid, a.usename, a.datname, a.state,
                COALESCE(a.xact_start, a.query_start) AS since,
                CASE a.state
                  WHEN 'active'
                    THEN (pg_catalog.regexp_match(
                            a.query,
                            '^(?:\s|--[^\n]*\n|/\*.*?\*/)*'
                            || '(alter|cluster|comment|create|drop|grant|import|lock|reassign'
                            || '|refresh|reindex|revoke|security|truncate|vacuum)\M',
                            'i'))[1]
                END AS verb
           FROM pg_catalog.pg_stat_activity AS a
          WHERE a.backend_type = 'client backend'
            AND a.datname = pg_catalog.current_database()
            AND a.pid <> pg_catalog.pg_backend_pid())
SELECT pg_catalog.format('pid %s, %s in %s, since %s: %s', s.pid,
                         pg_catalog.quote_ident(s.usename), pg_catalog.quote_ident(s.datname),
                         pg_catalog.to_char(s.since AT TIME ZONE 'UTC',
                                            'YYYY-MM-DD HH24:MI:SS "UTC"'),
                         pg_catalog.concat_ws(
                           ', ', 'runs ' || pg_catalog.upper(s.verb),
                           pg_catalog.array_to_string(strong.locks[1:3], ', '),
                           CASE
                             WHEN pg_catalog.cardinality(strong.locks) > 3
                               THEN pg_catalog.format('and %s locks more',
                                                      pg_catalog.cardinality(strong.locks) - 3)
                           END)) AS object,
       pg_catalog.format('SELECT pg_catalog.%s(%s);',
                         CASE s.state
                           WHEN 'active' THEN 'pg_cancel_backend'
                           ELSE 'pg_terminate_backend'
                         END, s.pid) AS remedy
  FROM session AS s
  LEFT JOIN strong ON strong.pid = s.pid
 WHERE s.verb IS NOT NULL OR strong.pid IS NOT NULL
 ORDER BY s.since, s.pid
