-- Jobs of pg_cron that are active, as far as this user may see them. Run as it is, in the database
-- that has pg_cron, or in each.
SELECT pg_catalog.format('job %s, %s: %s', j.jobid, j.schedule, j.command) AS object,
       pg_catalog.format('UPDATE cron.job SET active = false WHERE jobid = %s;', j.jobid) AS remedy
  FROM pg_catalog.pg_extension AS e
 CROSS JOIN LATERAL (
         SELECT CASE
                  WHEN e.extname = 'pg_cron'
                    THEN pg_catalog.query_to_xml(
                           'SELECT jobid, schedule, command FROM cron.job WHERE active', false,
                           false, '')
                END AS jobs) AS x
 CROSS JOIN LATERAL XMLTABLE('/table/row' PASSING x.jobs
                             COLUMNS jobid bigint PATH 'jobid',
                                     schedule text PATH 'schedule',
                                     command text PATH 'command') AS j
 WHERE e.extname = 'pg_cron'
 ORDER BY j.jobid
