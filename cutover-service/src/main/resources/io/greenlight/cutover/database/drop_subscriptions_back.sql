-- Writes the statements that drop a run's subscriptions of the way back in this database. With a
-- slot of NONE no word goes to the server that they followed, which may be away. Run by hand, in
-- each database of the old cluster, with a pattern of their names: ^greenlight_<key>_[0-9]+_back$
SELECT v.statement
  FROM pg_catalog.pg_subscription AS s
  JOIN pg_catalog.pg_database AS d ON d.oid = s.subdbid
 CROSS JOIN LATERAL (
         VALUES (1, pg_catalog.format('ALTER SUBSCRIPTION %I DISABLE', s.subname)),
                (2, pg_catalog.format('ALTER SUBSCRIPTION %I SET (slot_name = NONE)', s.subname)),
                (3, pg_catalog.format('DROP SUBSCRIPTION %I', s.subname)))
       AS v (place, statement)
 WHERE d.datname = pg_catalog.current_database()
   AND s.subname ~ ?
 ORDER BY s.subname, v.place
