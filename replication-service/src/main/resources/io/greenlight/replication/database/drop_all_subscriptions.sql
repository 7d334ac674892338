-- Writes the statements that take every subscription of this database away without a word to its
-- publisher, whose slot is not ours to drop. No placeholder; on a clone only, never on a source.
SELECT pg_catalog.format(s.statement, sub.subname)
  FROM pg_catalog.pg_subscription AS sub
  JOIN pg_catalog.pg_database AS d ON d.oid = sub.subdbid,
       (VALUES
           (1, 'ALTER SUBSCRIPTION %I DISABLE'),
           (2, 'ALTER SUBSCRIPTION %I SET (slot_name = NONE)'),
           (3, 'DROP SUBSCRIPTION %I')
       ) AS s (place, statement)
 WHERE d.datname = pg_catalog.current_database()
 ORDER BY sub.subname, s.place
