-- Event triggers that fire, but for RDS's own and those of extensions.
-- Run as it is, in each database.
SELECT pg_catalog.format('%I (%s)', t.evtname, t.evtevent) AS object,
       pg_catalog.format('ALTER EVENT TRIGGER %I DISABLE;', t.evtname) AS remedy
  FROM pg_catalog.pg_event_trigger AS t
  JOIN pg_catalog.pg_roles AS r ON r.oid = t.evtowner
 WHERE t.evtenabled <> 'D'
   AND r.rolname <> 'rdsadmin'
   AND NOT EXISTS (
         SELECT
           FROM pg_catalog.pg_depend AS d
          WHERE d.classid = 'pg_catalog.pg_event_trigger'::pg_catalog.regclass
            AND d.objid = t.oid AND d.deptype = 'e')
 ORDER BY 1
