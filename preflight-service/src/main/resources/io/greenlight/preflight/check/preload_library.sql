-- Libraries that the server loads when it starts: those that the target's major does not have
-- (these block), and those of which nothing is known here; RDS brings its own. Run by hand, as a
-- member of pg_monitor, in any database, with the target's major for the question mark.
WITH removed (name, major) AS (
         VALUES ('plrust', 18)),
     known (name) AS (
         VALUES ('auto_explain'), ('orafce'), ('passwordcheck'), ('pg_bigm'), ('pg_cron'),
                ('pg_hint_plan'), ('pg_partman_bgw'), ('pg_prewarm'), ('pg_similarity'),
                ('pg_stat_statements'), ('pg_tle'), ('pg_transport'), ('pgactive'), ('pgaudit'),
                ('pglogical'), ('plprofiler')),
     loaded AS (
         SELECT pg_catalog.btrim(one, ' "') AS name
           FROM pg_catalog.pg_settings AS p
          CROSS JOIN LATERAL pg_catalog.regexp_split_to_table(p.setting, ',') AS one
          WHERE p.name = 'shared_preload_libraries')
SELECT loaded.name AS object,
       (SELECT pg_catalog.format('shared_preload_libraries=''"%s"''',
                                 pg_catalog.string_agg(other.name, ',' ORDER BY other.name))
          FROM loaded AS other
         WHERE other.name <> loaded.name) AS remedy,
       removed.name IS NOT NULL AS blocks
  FROM loaded
  LEFT JOIN removed ON removed.name = loaded.name AND removed.major <= ?::int
  LEFT JOIN known ON known.name = loaded.name
 WHERE loaded.name <> ''
   AND loaded.name !~ '^(rds|aurora|aws|apg)'
   AND (removed.name IS NOT NULL OR known.name IS NULL AND loaded.name <> 'plrust')
 ORDER BY 1
