-- Writes the statement that makes a subscription over a slot of its own name, not enabled; none if
-- it is there. From 16 on it passes over what came to the source by replication: the way back must
-- not send a row around in a circle. One worker applies it in the order of commits, which 18 would
-- do in parallel if nothing were said (CREATE SUBSCRIPTION, streaming). Run by hand with the
-- subscription's name, the connection string, and the publications' names as an array. What it
-- writes holds a password.
SELECT pg_catalog.format(
           'CREATE SUBSCRIPTION %1$I CONNECTION %2$L PUBLICATION %3$s WITH (connect = true,'
           ' enabled = false, copy_data = false, create_slot = false, slot_name = %1$L%4$s%5$s)',
           ours.name, ours.connection,
           (SELECT pg_catalog.string_agg(pg_catalog.format('%I', p.name), ', ')
              FROM pg_catalog.unnest(ours.publications) AS p (name)),
           CASE WHEN pg_catalog.current_setting('server_version_num')::int >= 160000
                THEN ', origin = none' ELSE '' END,
           CASE WHEN pg_catalog.current_setting('server_version_num')::int >= 140000
                THEN ', streaming = off' ELSE '' END)
  FROM (SELECT ?::text AS name,
               ?::text AS connection,
               ?::text[] AS publications) AS ours
 WHERE NOT EXISTS (
         SELECT
           FROM pg_catalog.pg_subscription AS s
           JOIN pg_catalog.pg_database AS d ON d.oid = s.subdbid
          WHERE d.datname = pg_catalog.current_database()
            AND s.subname = ours.name)
