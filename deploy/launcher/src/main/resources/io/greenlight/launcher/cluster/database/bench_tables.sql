-- As many tables as the setting bench.tables says, each fourth with what applications have beside a
-- key: a check, a default, a reference, an index, a view. For `bench preflight`, in an empty
-- database. A thousand tables are a transaction, for the locks of all may not fit into one.
DO $$
DECLARE
    tables integer := pg_catalog.current_setting('bench.tables')::integer;
BEGIN
    FOR t IN 1..tables LOOP
        IF t % 4 = 0 THEN
            EXECUTE pg_catalog.format(
                'CREATE TABLE public.t%1$s (id bigint PRIMARY KEY, a integer CHECK (a > 0),'
                ' b text DEFAULT ''x'', up bigint REFERENCES public.t%2$s)', t, t - 1);
            EXECUTE pg_catalog.format('CREATE INDEX ON public.t%s (a, b)', t);
            EXECUTE pg_catalog.format(
                'CREATE VIEW public.v%1$s AS SELECT id, a FROM public.t%1$s', t);
        ELSE
            EXECUTE pg_catalog.format(
                'CREATE TABLE public.t%s (id bigint PRIMARY KEY, a integer)', t);
        END IF;
        IF t % 1000 = 0 THEN
            COMMIT;
        END IF;
    END LOOP;
END
$$
