-- Logical slots of others whose output plugin the target does not load by itself: since
-- CVE-2026-6471 (14.24, 15.19, 16.15, 17.11, 18.6) output_plugin_libraries names those that may be
-- loaded, at first pgoutput and test_decoding. Run by hand, in any database, with the target's two
-- numbers for the question marks.
WITH asked AS (
         SELECT ?::int AS major, ?::int AS minor),
     guarded (major, minor) AS (
         VALUES (14, 24), (15, 19), (16, 15), (17, 11), (18, 6)),
     allowed AS (
         SELECT pg_catalog.btrim(one) AS plugin
           FROM pg_catalog.regexp_split_to_table(
                  -- The view hides it from who may not see it; current_setting() would fail.
                  COALESCE((SELECT p.setting
                              FROM pg_catalog.pg_settings AS p
                             WHERE p.name = 'output_plugin_libraries'),
                           'pgoutput, test_decoding'), ',') AS one)
SELECT pg_catalog.format('%s (%s, database %s)', pg_catalog.quote_ident(s.slot_name), s.plugin,
                         pg_catalog.quote_ident(s.database)) AS object,
       pg_catalog.format('output_plugin_libraries=''"%s,%s"''',
         (SELECT pg_catalog.string_agg(a.plugin, ',' ORDER BY a.plugin) FROM allowed AS a),
         s.plugin) AS remedy
  FROM pg_catalog.pg_replication_slots AS s
 CROSS JOIN asked
 WHERE s.slot_type = 'logical'
   AND NOT s.temporary
   AND s.plugin NOT IN (SELECT a.plugin FROM allowed AS a)
   AND (asked.major > 18
        OR EXISTS (
             SELECT
               FROM guarded AS g
              WHERE g.major = asked.major AND g.minor <= asked.minor))
 ORDER BY 1
