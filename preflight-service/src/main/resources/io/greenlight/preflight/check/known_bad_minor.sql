-- Faults of the target's minor, or of the source's, that matter here: all, but for those that need a
-- parameter which has its harmless value. Run by hand, in any database, with a JSON array for the
-- question mark, from ADVISORIES.md: objects with what, remedy, effect (blocked, warning), parameter
-- and harmless.
SELECT pg_catalog.concat(f.what, ' (' || f.parameter || ' = ' || p.setting || COALESCE(p.unit, '') || ')')
         AS object,
       pg_catalog.concat('-- ', f.remedy) AS remedy,
       f.effect = 'blocked' AS blocks
  FROM pg_catalog.jsonb_to_recordset(?::jsonb)
    AS f (what text, remedy text, effect text, parameter text, harmless text)
  LEFT JOIN pg_catalog.pg_settings AS p ON p.name = f.parameter
 WHERE f.parameter IS NULL
    OR p.setting <> f.harmless
 ORDER BY 1
