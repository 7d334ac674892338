-- Extensions that the target's major does not have any more (these block), that RDS wants dropped
-- before a major upgrade and made again after it, or of which nothing is known here.
-- Run by hand, in each database, with the target's major for the question mark.
WITH removed (name, major) AS (
         VALUES ('tsearch2', 10), ('chkpass', 11), ('timetravel', 12), ('adminpack', 17),
                ('old_snapshot', 17), ('plrust', 18)),
     again (name) AS (
         VALUES ('pg_repack'), ('hypopg')),
     known (name) AS (
         VALUES ('address_standardizer'), ('address_standardizer_data_us'), ('amcheck'),
                ('apg_plan_mgmt'), ('autoinc'), ('aws_commons'), ('aws_lambda'), ('aws_ml'),
                ('aws_s3'), ('bloom'), ('bool_plperl'), ('btree_gin'), ('btree_gist'), ('citext'),
                ('cube'), ('dblink'), ('dict_int'), ('dict_xsyn'), ('earthdistance'), ('file_fdw'),
                ('fuzzystrmatch'), ('hll'), ('hstore'), ('hstore_plperl'), ('insert_username'),
                ('intagg'), ('intarray'), ('ip4r'), ('isn'), ('jsonb_plperl'), ('lo'), ('log_fdw'),
                ('ltree'), ('moddatetime'), ('orafce'), ('pageinspect'), ('pg_bigm'),
                ('pg_buffercache'), ('pg_cron'), ('pg_freespacemap'), ('pg_hint_plan'),
                ('pg_partman'), ('pg_prewarm'), ('pg_proctab'), ('pg_similarity'),
                ('pg_stat_statements'), ('pg_surgery'), ('pg_tle'), ('pg_trgm'), ('pg_visibility'),
                ('pg_walinspect'), ('pgaudit'), ('pgcrypto'), ('pglogical'), ('pgrouting'),
                ('pgrowlocks'), ('pgstattuple'), ('pgtap'), ('plperl'), ('plperlu'), ('plpgsql'),
                ('pltcl'), ('pltclu'), ('plv8'), ('postgis'), ('postgis_raster'),
                ('postgis_tiger_geocoder'), ('postgis_topology'), ('postgres_fdw'), ('prefix'),
                ('rdkit'), ('rds_tools'), ('refint'), ('seg'), ('sslinfo'), ('tablefunc'), ('tcn'),
                ('test_parser'), ('tsm_system_rows'), ('tsm_system_time'), ('unaccent'),
                ('uuid-ossp'), ('vector'), ('wal2json'), ('xml2'))
SELECT pg_catalog.quote_ident(e.extname) AS object,
       CASE
         WHEN removed.name IS NOT NULL OR again.name IS NOT NULL
           THEN pg_catalog.format('DROP EXTENSION %I;', e.extname)
         ELSE pg_catalog.format(
                '-- on a server of the target''s version: '
                || 'SELECT * FROM pg_catalog.pg_available_extensions WHERE name = %L;', e.extname)
       END AS remedy,
       removed.name IS NOT NULL AS blocks
  FROM pg_catalog.pg_extension AS e
  LEFT JOIN removed ON removed.name = e.extname AND removed.major <= ?::int
  LEFT JOIN again ON again.name = e.extname
  LEFT JOIN known ON known.name = e.extname
 WHERE removed.name IS NOT NULL
    OR again.name IS NOT NULL
    OR known.name IS NULL
       AND e.extname NOT IN ('adminpack', 'old_snapshot', 'plrust')
 ORDER BY 1
