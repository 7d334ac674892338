-- Writes the statements that have a subscription read from another server, and then note in its
-- comment from which: whoever is cut off between the two does both again. Run by hand with the
-- subscription's name, the connection string and the note. What it writes holds a password.
SELECT pg_catalog.format(s.statement, ours.name, ours.connection, ours.note)
  FROM (SELECT ?::text AS name,
               ?::text AS connection,
               ?::text AS note) AS ours,
       (VALUES
           (1, 'ALTER SUBSCRIPTION %1$I CONNECTION %2$L'),
           (2, 'COMMENT ON SUBSCRIPTION %1$I IS %3$L')
       ) AS s (place, statement)
 ORDER BY s.place
