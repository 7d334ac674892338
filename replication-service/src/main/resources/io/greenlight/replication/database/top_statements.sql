-- The statements on which this server has spent most time, by pg_stat_statements, with the
-- search_path that their role has in their database. Texts are as that extension keeps them, with $1
-- for every value. Those of the asking role are left out, and so is all that is no query: its text
-- may hold a password. Run by hand in the database that has the extension, with its schema in the
-- search_path, and with how many are wanted for the question mark.
SELECT d.datname,
       s.queryid::text,
       s.calls,
       s.total_exec_time,
       s.query,
       pg_catalog.replace(
           coalesce(
               (SELECT pg_catalog.substr(c.setting, pg_catalog.length('search_path=') + 1)
                  FROM pg_catalog.pg_db_role_setting AS r
                 CROSS JOIN LATERAL pg_catalog.unnest(r.setconfig) AS c (setting)
                 WHERE r.setdatabase IN (0, s.dbid)
                   AND r.setrole IN (0, s.userid)
                   AND c.setting LIKE 'search\_path=%'
                 ORDER BY r.setrole = 0, r.setdatabase = 0
                 LIMIT 1),
               '"$user", public'),
           '"$user"',
           pg_catalog.quote_ident(u.rolname))
  FROM pg_stat_statements AS s
  JOIN pg_catalog.pg_database AS d ON d.oid = s.dbid
  JOIN pg_catalog.pg_roles AS u ON u.oid = s.userid
 WHERE u.rolname NOT IN (CURRENT_USER, 'rdsadmin')
   AND d.datallowconn
   AND NOT d.datistemplate
   AND pg_catalog.length(s.query) <= 10000
   AND s.query ~* '^(\s|/\*.*?\*/|--[^\n]*\n)*(select|insert|update|delete|merge|with|values)\M'
 ORDER BY s.total_exec_time DESC, s.queryid
 LIMIT ?
