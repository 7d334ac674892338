-- Which of the roles that roles.sql made to log in cannot: a fence was left behind, or a role is
-- gone. Nothing found means no rows.
-- Run in any database of the cluster that serves, by the maintenance user.
SELECT made.name AS locked_out
FROM (VALUES
  ('shop_owner'), ('shop_app'), ('shop_reporting'), ('shop_batch'),
  ('Büro "Nord" O''Brien')) AS made (name)
WHERE NOT EXISTS (
  SELECT FROM pg_catalog.pg_roles AS role
  WHERE role.rolname = made.name AND role.rolcanlogin)
ORDER BY made.name;
