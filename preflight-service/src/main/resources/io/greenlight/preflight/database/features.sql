-- What a database makes use of: one row for each, a word. Preflight asks this first in each database
-- and passes over the checks that are about something else.
-- Run as it is, in each database, with an empty search_path.
SELECT f.word
  FROM (VALUES
         ('child-table', EXISTS (SELECT FROM pg_catalog.pg_inherits)),
         ('extension', EXISTS (
                SELECT
                  FROM pg_catalog.pg_extension AS e
                 WHERE e.extname <> 'plpgsql' OR e.extversion <> '1.0')),
         ('full-identity', EXISTS (
                SELECT
                  FROM pg_catalog.pg_class AS c
                 WHERE c.relreplident = 'f')),
         ('function', EXISTS (
                SELECT
                  FROM pg_catalog.pg_proc AS p
                 WHERE p.oid >= 16384
                   AND p.proowner IS DISTINCT FROM pg_catalog.to_regrole('rdsadmin')::oid
                   AND NOT EXISTS (
                         SELECT
                           FROM pg_catalog.pg_depend AS d
                          WHERE d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass
                            AND d.objid = p.oid AND d.deptype = 'e'))),
         ('keyless-table', EXISTS (
                SELECT
                  FROM pg_catalog.pg_class AS c
                 WHERE c.oid >= 16384 AND c.relkind = 'r' AND c.relreplident <> 'd')
            OR EXISTS (
                SELECT
                  FROM pg_catalog.pg_class AS c
                 WHERE c.oid >= 16384 AND c.relkind IN ('r', 'p')
                   AND NOT EXISTS (
                         SELECT
                           FROM pg_catalog.pg_index AS i
                          WHERE i.indrelid = c.oid
                            AND i.indisprimary AND i.indimmediate AND i.indisvalid))),
         ('large-object', EXISTS (SELECT FROM pg_catalog.pg_largeobject_metadata)),
         ('rare-type', EXISTS (
                SELECT
                  FROM pg_catalog.pg_attribute AS a
                 WHERE a.attrelid >= 16384 AND a.attnum > 0 AND NOT a.attisdropped
                   AND a.atttypid <> ALL (ARRAY[
                         'bit', 'bool', 'bpchar', 'bytea', 'cidr', 'date', 'float4', 'float8',
                         'inet', 'int2', 'int4', 'int8', 'interval', 'json', 'jsonb', 'macaddr',
                         'macaddr8', 'money', 'name', 'numeric', 'oid', 'text', 'time', 'timestamp',
                         'timestamptz', 'timetz', 'tsvector', 'uuid', 'varbit', 'varchar', 'xml',
                         'int2[]', 'int4[]', 'int8[]', 'jsonb[]', 'numeric[]', 'text[]', 'uuid[]',
                         'varchar[]']::pg_catalog.regtype[]::oid[]))),
         ('row-security', EXISTS (
                SELECT
                  FROM pg_catalog.pg_class AS c
                 WHERE c.relrowsecurity)),
         ('running-build', EXISTS (
                SELECT FROM pg_catalog.pg_stat_get_progress_info('CREATE INDEX'))
            OR EXISTS (
                SELECT FROM pg_catalog.pg_stat_get_progress_info('CLUSTER'))),
         ('sequence', EXISTS (SELECT FROM pg_catalog.pg_sequence)),
         ('subscribed-table', EXISTS (SELECT FROM pg_catalog.pg_subscription_rel)),
         ('view', EXISTS (
                SELECT
                  FROM pg_catalog.pg_class AS c
                 WHERE c.oid >= 16384 AND c.relkind IN ('v', 'm')
                   AND NOT EXISTS (
                         SELECT
                           FROM pg_catalog.pg_depend AS d
                          WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
                            AND d.objid = c.oid AND d.deptype = 'e')))
       ) AS f (word, used)
 WHERE f.used
