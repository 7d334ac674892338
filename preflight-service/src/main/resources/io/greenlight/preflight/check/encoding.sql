-- A database whose texts are not in UTF-8. Run as it is, in each database.
SELECT pg_catalog.pg_encoding_to_char(d.encoding)::text AS object,
       pg_catalog.format('-- a copy in UTF-8: CREATE DATABASE %I ENCODING ''UTF8'' '
                         || 'TEMPLATE template0; then pg_dump into it',
                         pg_catalog.left(d.datname, 50) || '_utf8') AS remedy
  FROM pg_catalog.pg_database AS d
 WHERE d.datname = pg_catalog.current_database()
   AND pg_catalog.pg_encoding_to_char(d.encoding) <> 'UTF8'
