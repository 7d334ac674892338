-- Writes the statements that take a subscription of this database away without a word to its
-- publisher, which may not answer any more; none if it is not there. Run by hand with the
-- subscription's name.
SELECT pg_catalog.format(s.statement, sub.subname)
  FROM pg_catalog.pg_subscription AS sub
  JOIN pg_catalog.pg_database AS d ON d.oid = sub.subdbid,
       (VALUES
           (1, 'ALTER SUBSCRIPTION %I DISABLE'),
           (2, 'ALTER SUBSCRIPTION %I SET (slot_name = NONE)'),
           (3, 'DROP SUBSCRIPTION %I')
       ) AS s (place, statement)
 WHERE d.datname = pg_catalog.current_database()
   AND sub.subname = ?
 ORDER BY s.place
