-- Extensions that are older than what this server has for them. Those of PostGIS's family, which RDS
-- wants updated before a major upgrade, block. Run as it is, in each database.
WITH family (name) AS (
         VALUES ('address_standardizer'), ('address_standardizer_data_us'), ('pgrouting'),
                ('postgis'), ('postgis_raster'), ('postgis_tiger_geocoder'), ('postgis_topology'))
SELECT pg_catalog.format('%I %s, of %s', e.extname, e.extversion, a.default_version) AS object,
       pg_catalog.format('ALTER EXTENSION %I UPDATE;', e.extname) AS remedy,
       family.name IS NOT NULL AS blocks
  FROM pg_catalog.pg_extension AS e
  JOIN pg_catalog.pg_available_extensions AS a ON a.name = e.extname
  LEFT JOIN family ON family.name = e.extname
 WHERE e.extversion <> a.default_version
 ORDER BY 1
