-- Logical slots of others whose output plugin the target does not load by itself: since
-- CVE-2026-6471 output_plugin_libraries names those that may be loaded. Run by hand, in any database,
-- with an array of names for the question mark, from ADVISORIES.md: the plugins that the target loads
-- by itself, none where it loads any.
WITH advised AS (
         SELECT ?::text[] AS loaded),
     allowed AS (
         SELECT pg_catalog.btrim(one, ' "') AS plugin
           FROM advised
          CROSS JOIN LATERAL pg_catalog.regexp_split_to_table(
                  -- The view hides it from who may not see it; current_setting() would fail.
                  COALESCE((SELECT p.setting
                              FROM pg_catalog.pg_settings AS p
                             WHERE p.name = 'output_plugin_libraries'),
                           pg_catalog.array_to_string(advised.loaded, ',')), ',') AS one),
     missing AS (
         SELECT s.slot_name, s.plugin::text AS plugin, s.database
           FROM pg_catalog.pg_replication_slots AS s
          CROSS JOIN advised
          WHERE s.slot_type = 'logical'
            AND NOT s.temporary
            AND pg_catalog.cardinality(advised.loaded) > 0
            AND s.plugin NOT IN (SELECT a.plugin FROM allowed AS a))
SELECT pg_catalog.format('%s (%s, database %s)', pg_catalog.quote_ident(m.slot_name), m.plugin,
                         pg_catalog.quote_ident(m.database)) AS object,
       pg_catalog.format('output_plugin_libraries=''"%s,%s"''',
         (SELECT pg_catalog.string_agg(a.plugin, ',' ORDER BY a.plugin) FROM allowed AS a),
         (SELECT pg_catalog.string_agg(DISTINCT other.plugin, ',' ORDER BY other.plugin)
            FROM missing AS other)) AS remedy
  FROM missing AS m
 ORDER BY 1
