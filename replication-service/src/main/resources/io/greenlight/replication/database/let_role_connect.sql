-- Writes the grants that let a run's replication role into databases which it may not enter yet; as
-- a rule PUBLIC may, and there is nothing to grant. Run by hand with the role's name, the names of
-- the databases as an array, and the role's name again.
SELECT pg_catalog.format('GRANT CONNECT ON DATABASE %I TO %I', d.datname, ?::text)
  FROM pg_catalog.pg_database AS d
 WHERE d.datname = ANY (?::text[])
   AND NOT pg_catalog.has_database_privilege(?::name, d.oid, 'CONNECT')
