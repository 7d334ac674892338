-- Writes the statement that makes a publication of exactly those tables, or gives one that is there
-- exactly those; none if it has them. Each change of a partition's rows is published as the
-- partition's own, for the other side has the same partitions. Run by hand with the publication's
-- name, the tables' schemas and their names as two arrays, and what is to be published of them.
WITH wanted AS (
    SELECT ours.name,
           ours.acts,
           (SELECT pg_catalog.string_agg(
                       pg_catalog.format('ONLY %I.%I', t.s, t.n), ', '
                       ORDER BY t.s COLLATE "C", t.n COLLATE "C")
              FROM unnest(ours.schemas, ours.tables) AS t (s, n)) AS list
      FROM (SELECT ?::text AS name,
                   ?::text[] AS schemas,
                   ?::text[] AS tables,
                   ?::text AS acts) AS ours
), present AS (
    SELECT p.pubname AS name,
           (SELECT pg_catalog.string_agg(
                       pg_catalog.format('ONLY %I.%I', n.nspname, c.relname), ', '
                       ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C")
              FROM pg_catalog.pg_publication_rel AS r
              JOIN pg_catalog.pg_class AS c ON c.oid = r.prrelid
              JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
             WHERE r.prpubid = p.oid) AS list
      FROM pg_catalog.pg_publication AS p
)
SELECT CASE WHEN p.name IS NULL
            THEN pg_catalog.format('CREATE PUBLICATION %I', w.name)
                 || coalesce(' FOR TABLE ' || w.list, '')
                 || pg_catalog.format(
                        ' WITH (publish = %L, publish_via_partition_root = false)', w.acts)
            WHEN w.list IS NULL
            THEN pg_catalog.format('ALTER PUBLICATION %I DROP TABLE ', w.name) || p.list
            ELSE pg_catalog.format('ALTER PUBLICATION %I SET TABLE ', w.name) || w.list
       END
  FROM wanted AS w
  LEFT JOIN present AS p ON p.name = w.name
 WHERE p.name IS NULL
    OR p.list IS DISTINCT FROM w.list
