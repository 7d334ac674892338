-- Views on columns of system catalogs, and on functions of the system, that the target's major does
-- not have any more: their definition is an error there. The lists are what the catalogs of 13 to
-- 18 lost from one to the next, read from those servers. A column is looked for as a word in views
-- that name its relation. Run by hand, in each database, with the source's and the target's major
-- for the question marks.
WITH asked AS (
         SELECT ?::int AS source, ?::int AS target),
     removed (relation, attribute, major) AS (
         VALUES ('pg_stat_ssl', 'compression', 14),
                ('pg_database', 'datlastsysoid', 15),
                ('pg_collation', 'colliculocale', 17),
                ('pg_database', 'daticulocale', 17),
                ('pg_stat_bgwriter', 'buffers_backend', 17),
                ('pg_stat_bgwriter', 'buffers_backend_fsync', 17),
                ('pg_stat_bgwriter', 'buffers_checkpoint', 17),
                ('pg_stat_bgwriter', 'checkpoint_sync_time', 17),
                ('pg_stat_bgwriter', 'checkpoint_write_time', 17),
                ('pg_stat_bgwriter', 'checkpoints_req', 17),
                ('pg_stat_bgwriter', 'checkpoints_timed', 17),
                ('pg_stat_progress_vacuum', 'max_dead_tuples', 17),
                ('pg_stat_progress_vacuum', 'num_dead_tuples', 17),
                ('pg_attribute', 'attcacheoff', 18),
                ('pg_backend_memory_contexts', 'parent', 18),
                ('pg_stat_io', 'op_bytes', 18),
                ('pg_stat_wal', 'wal_sync', 18),
                ('pg_stat_wal', 'wal_sync_time', 18),
                ('pg_stat_wal', 'wal_write', 18),
                ('pg_stat_wal', 'wal_write_time', 18)),
     dropped (function, major) AS (
         VALUES ('numeric_fac', 14), ('pg_backup_start_time', 15), ('pg_is_in_backup', 15),
                ('pg_start_backup', 15), ('pg_stop_backup', 15),
                ('pg_stat_get_bgwriter_buf_written_checkpoints', 17),
                ('pg_stat_get_bgwriter_requested_checkpoints', 17),
                ('pg_stat_get_bgwriter_timed_checkpoints', 17),
                ('pg_stat_get_buf_fsync_backend', 17), ('pg_stat_get_buf_written_backend', 17),
                ('pg_stat_get_checkpoint_sync_time', 17),
                ('pg_stat_get_checkpoint_write_time', 17)),
     gone (name, sign) AS (
         SELECT r.attribute, ':relid ' || c.oid || ' '
           FROM removed AS r
          CROSS JOIN asked
           JOIN pg_catalog.pg_class AS c
                ON c.relname = r.relation
               AND c.relnamespace = 'pg_catalog'::pg_catalog.regnamespace
          WHERE r.major > asked.source AND r.major <= asked.target
          UNION ALL
         SELECT d.function, ':funcid ' || p.oid || ' '
           FROM dropped AS d
          CROSS JOIN asked
           JOIN pg_catalog.pg_proc AS p
                ON p.proname = d.function
               AND p.pronamespace = 'pg_catalog'::pg_catalog.regnamespace
          WHERE d.major > asked.source AND d.major <= asked.target),
     anything (pattern) AS MATERIALIZED (
         SELECT pg_catalog.string_agg(DISTINCT gone.sign, '|')
           FROM gone),
     -- Each definition is read once for all signs: with thousands of views this is what takes long.
     view AS MATERIALIZED (
         SELECT c.oid, c.relkind, n.nspname, c.relname, r.ev_action::text AS tree
           FROM pg_catalog.pg_rewrite AS r
           JOIN pg_catalog.pg_class AS c ON c.oid = r.ev_class
           JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
          WHERE r.ev_class >= 16384
            AND r.rulename = '_RETURN'
            AND r.ev_action::text ~ (SELECT anything.pattern FROM anything)
            AND NOT EXISTS (
                  SELECT
                    FROM pg_catalog.pg_depend AS d
                   WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
                     AND d.objid = c.oid AND d.deptype = 'e')),
     suspect AS (
         SELECT v.oid, v.relkind, v.nspname, v.relname, gone.name
           FROM view AS v
           JOIN gone ON pg_catalog.strpos(v.tree, gone.sign) > 0)
SELECT pg_catalog.format('%I.%I (%s)', s.nspname, s.relname,
                         pg_catalog.string_agg(s.name, ', ' ORDER BY s.name)) AS object,
       pg_catalog.format(CASE s.relkind
                           WHEN 'm' THEN 'DROP MATERIALIZED VIEW %I.%I;'
                           ELSE 'DROP VIEW %I.%I;'
                         END, s.nspname, s.relname) AS remedy
  FROM suspect AS s
 WHERE pg_catalog.pg_get_viewdef(s.oid) ~ ('\m' || s.name || '\M')
 GROUP BY s.oid, s.relkind, s.nspname, s.relname
 ORDER BY 1
