-- Lets the master user of 16 and later act for every role that came along from an older major,
-- where it was a superuser; and leaves no superuser but rdsadmin.
-- Run in one database, as rdsadmin, after a major upgrade or a restore; may be run again.
-- Wants: SELECT set_config('sandbox.master', 'NAME', false);
DO $$
DECLARE
    master text := current_setting('sandbox.master');
    name text;
BEGIN
    IF current_setting('server_version_num')::integer < 160000 THEN
        RETURN;
    END IF;
    FOR name IN
        SELECT rolname FROM pg_catalog.pg_roles
        WHERE rolname !~ '^(pg|rds)_' AND rolname NOT IN ('rdsadmin', master)
    LOOP
        EXECUTE format('ALTER ROLE %I NOSUPERUSER', name);
        BEGIN
            EXECUTE format('GRANT %I TO %I WITH ADMIN TRUE, INHERIT TRUE, SET TRUE', name, master);
        EXCEPTION
            WHEN invalid_grant_operation THEN
                RAISE NOTICE 'role % is a member of % itself', name, master;
        END;
    END LOOP;
END
$$;
