-- Every sequence that we may read, with the value to set on the target: its last one and some
-- headroom in its own direction, within its bounds. One without a last value has never given one
-- out: where it will begin stands in the sequence itself.
-- Run by hand with the headroom, in calls of nextval, and the schema of the run, which is left out.
SELECT s.schemaname,
       s.sequencename,
       s.last_value,
       CASE WHEN s.increment_by > 0
            THEN least(s.max_value::numeric, s.last_value + s.increment_by::numeric * p.headroom)
            ELSE greatest(s.min_value::numeric, s.last_value + s.increment_by::numeric * p.headroom)
       END::bigint AS goal,
       s.increment_by > 0 AS ascending,
       s.cycle
  FROM pg_catalog.pg_sequences AS s
 CROSS JOIN (SELECT ?::bigint AS headroom, ?::text AS run_schema) AS p
 WHERE s.schemaname <> p.run_schema
 ORDER BY s.schemaname, s.sequencename
