-- Whether the server takes TLS before 1.2, and the sessions whose TLS zero-downtime patching does
-- not keep: before 1.2 always, and 1.3 up to 13.10, 14.7, 15.2 and 16.0 (Aurora user guide,
-- "Zero-downtime patching").
-- Run by hand, as a member of pg_monitor, in any database, with the source's two numbers for the
-- question marks.
WITH asked AS (
         SELECT ?::int AS major, ?::int AS minor),
     first (major, minor) AS (
         VALUES (13, 11), (14, 8), (15, 3), (16, 1)),
     refused AS (
         SELECT pg_catalog.unnest(ARRAY['SSLv3', 'TLSv1', 'TLSv1.1']) AS version
          UNION ALL
         SELECT 'TLSv1.3'
           FROM asked
           JOIN first ON first.major = asked.major AND first.minor > asked.minor)
SELECT pg_catalog.format('ssl_min_protocol_version = %s',
                         COALESCE(NULLIF(p.setting, ''), 'any')) AS object,
       'ssl_min_protocol_version=TLSv1.2' AS remedy
  FROM pg_catalog.pg_settings AS p
 WHERE p.name = 'ssl_min_protocol_version' AND p.setting IN ('', 'TLSv1', 'TLSv1.1')
 UNION ALL
SELECT pg_catalog.format('pid %s, %s in %s, since %s: %s', a.pid,
                         pg_catalog.quote_ident(a.usename), pg_catalog.quote_ident(a.datname),
                         pg_catalog.to_char(a.backend_start AT TIME ZONE 'UTC',
                                            'YYYY-MM-DD HH24:MI:SS "UTC"'), s.version),
       pg_catalog.format('SELECT pg_catalog.pg_terminate_backend(%s);', a.pid)
  FROM pg_catalog.pg_stat_ssl AS s
  JOIN refused ON refused.version = s.version
  JOIN pg_catalog.pg_stat_activity AS a ON a.pid = s.pid
 WHERE a.backend_type = 'client backend'
   AND a.pid <> pg_catalog.pg_backend_pid()
 ORDER BY 1
