-- A database with ten schemas and 10,000 tables, some with what applications have: keys, indexes,
-- references, checks, defaults, functions, views. Run in an empty database. Fifty tables are a
-- transaction, for the locks of all would not fit into one.
DO $$
DECLARE
    home text;
BEGIN
    FOR s IN 1..10 LOOP
        home := format('s%s', s);
        EXECUTE format('CREATE SCHEMA %I', home);
        EXECUTE format('CREATE FUNCTION %I.f(integer) RETURNS integer LANGUAGE sql IMMUTABLE'
                       ' AS ''SELECT $1 + 1''', home);
        FOR t IN 1..1000 LOOP
            IF t % 20 = 0 THEN
                EXECUTE format('CREATE TABLE %1$I.t%2$s (id bigint PRIMARY KEY,'
                               ' a integer CHECK (%1$I.f(a) > 0), b text DEFAULT ''x'','
                               ' up bigint REFERENCES %1$I.t%3$s)', home, t, t - 1);
                EXECUTE format('CREATE INDEX ON %I.t%s (a, b)', home, t);
                EXECUTE format('CREATE VIEW %1$I.v%2$s AS SELECT id, a FROM %1$I.t%2$s', home, t);
            ELSE
                EXECUTE format('CREATE TABLE %I.t%s (id bigint PRIMARY KEY, a integer)', home, t);
            END IF;
            IF t % 50 = 0 THEN
                COMMIT;
            END IF;
        END LOOP;
    END LOOP;
END
$$
