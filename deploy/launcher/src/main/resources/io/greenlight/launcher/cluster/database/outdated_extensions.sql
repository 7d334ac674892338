-- Extensions of this database that are older than what the server has of them, a few words each.
-- Run in each database, by anybody.
SELECT pg_catalog.format('%s %s, the server has %s', e.extname, e.extversion, a.default_version)
FROM pg_catalog.pg_extension AS e
JOIN pg_catalog.pg_available_extensions AS a ON a.name = e.extname
WHERE a.default_version <> e.extversion
ORDER BY 1;
