package io.greenlight.preflight;

import io.greenlight.contracts.PostgresVersion;
import io.greenlight.preflight.check.Route;
import io.greenlight.preflight.check.Way;
import java.util.List;
import java.util.function.Function;

/// What pg_upgrade refuses, stumbles over or carries along with a fault.
final class UpgradeProofs {

    static final List<Proof> ALL =
            List.of(
                    view("pg_stat_bgwriter", "checkpoints_timed", "maxwritten_clean", "…")
                            .upTo(16)
                            .to(Way.IN_PLACE, 17, 6)
                            .silent(bench -> bench.to(Way.IN_PLACE, 16, 99)),
                    view("pg_stat_wal", "wal_sync", "wal_records", "…")
                            .from(14)
                            .upTo(17)
                            .to(Way.CLONE, 18, 6),
                    Proof.of("catalog-view")
                            .upTo(14)
                            .to(Way.DMS, 17, 6)
                            .given("CREATE VIEW %3$I AS SELECT pg_is_in_backup() AS a")
                            .blocks("DROP VIEW public.%3$I;", "public.%3$I (pg_is_in_backup)"),
                    setting("operator_precedence_warning").upTo(13).to(Way.CLONE, 14, 1),
                    setting("force_parallel_mode").upTo(15).to(Way.IN_PLACE, 16, 1),
                    Proof.of("removed-setting")
                            .upTo(15)
                            .to(Way.CLONE, 16, 1)
                            .given(
                                    "CREATE ROLE %2$I",
                                    "ALTER ROLE %2$I SET force_parallel_mode = on")
                            .at("postgres")
                            .blocks(
                                    "ALTER ROLE %2$I RESET force_parallel_mode;",
                                    "force_parallel_mode of role %2$I"),
                    Proof.of("not-null-inheritance")
                            .upTo(17)
                            .to(Way.LOGICAL, 18, 6)
                            .given("CREATE TABLE parent (%2$I int NOT NULL)")
                            .given("CREATE TABLE %1$I () INHERITS (parent)")
                            .given("ALTER TABLE %1$I ALTER COLUMN %2$I DROP NOT NULL")
                            .blocks(
                                    "ALTER TABLE public.%1$I ALTER COLUMN %2$I SET NOT NULL;",
                                    "public.%1$I.%2$I, of public.parent")
                            .silent(bench -> bench.to(Way.LOGICAL, 17, 11)),
                    Proof.of("unicode-version")
                            .upTo(17)
                            .to(Way.CLONE, 18, 6)
                            .given("CREATE TABLE t (a text PRIMARY KEY)")
                            .given("CREATE INDEX %1$I ON t (normalize(a, NFC))")
                            .given("CREATE INDEX fine ON t (lower(a))")
                            .warns(
                                    "-- after the upgrade: REINDEX INDEX CONCURRENTLY public.%1$I;",
                                    "public.%1$I")
                            .remains("it is for the upgraded cluster"),
                    Proof.of("unicode-version")
                            .from(17)
                            .upTo(17)
                            .to(Way.IN_PLACE, 18, 6)
                            .given("CREATE TABLE t (a text PRIMARY KEY)")
                            .given("CREATE INDEX %2$I ON t (lower(a COLLATE pg_c_utf8))")
                            .warns(
                                    "-- after the upgrade: REINDEX INDEX CONCURRENTLY public.%2$I;",
                                    "public.%2$I")
                            .remains("it is for the upgraded cluster"),
                    Proof.of("gist-inet-index")
                            .to(Way.CLONE, 19, 1)
                            .given(
                                    "CREATE EXTENSION btree_gist",
                                    "CREATE TABLE %2$I (a inet, b cidr)")
                            .given("CREATE INDEX %1$I ON %2$I USING gist (a gist_inet_ops)")
                            .given(
                                    "ALTER TABLE %2$I ADD CONSTRAINT %3$I"
                                            + " EXCLUDE USING gist (b gist_cidr_ops WITH =)")
                            .given("CREATE INDEX fine ON %2$I USING gist (a inet_ops)")
                            .blocks(
                                    "ALTER TABLE public.%2$I DROP CONSTRAINT %3$I;\n"
                                            + "DROP INDEX public.%1$I;",
                                    "public.%3$I", "public.%1$I"),
                    Proof.of("reindex-advice")
                            .on(minors(17, 4, 17, 11))
                            .given("CREATE EXTENSION ltree", "CREATE TABLE t (path ltree)")
                            .given("CREATE INDEX %1$I ON t USING gist (path)")
                            .warns(
                                    "-- after the upgrade: REINDEX INDEX CONCURRENTLY public.%1$I;",
                                    "public.%1$I (gist_ltree_ops)")
                            .silent(minors(17, 11, 17, 12))
                            .silent(minors(17, 6, 17, 7))
                            .silent(minors(16, 15, 17, 11))
                            .remains("it is for the upgraded cluster"),
                    Proof.of("reindex-advice")
                            .from(14)
                            .on(minors(13, 20, 17, 8))
                            .given("CREATE TABLE t (a int)")
                            .given("CREATE INDEX bloom ON t USING brin (a int4_bloom_ops)")
                            .warns(
                                    "-- after the upgrade: REINDEX INDEX CONCURRENTLY"
                                            + " public.bloom;",
                                    "public.bloom (int4_bloom_ops)")
                            .remains("it is for the upgraded cluster"),
                    Proof.of("transaction-age")
                            .by(Way.IN_PLACE)
                            .given("CREATE TABLE %1$I (a int); CREATE TABLE %2$I (a int)")
                            .given(old("%1$L", 1_900_000_000), old("%2$L", 1_200_000_000))
                            .blocks(
                                    "VACUUM (FREEZE) public.%1$I;",
                                    "public.%1$I, 19000… transactions old")
                            .warns(
                                    "VACUUM (FREEZE) public.%2$I;",
                                    "public.%2$I, 12000… transactions old"),
                    Proof.of("collation-version")
                            .by(Way.GLOBAL_MINOR)
                            .given("CREATE COLLATION %1$I (provider = icu, locale = 'de')")
                            .given(
                                    "CREATE TABLE t (a text COLLATE %1$I CONSTRAINT %2$I"
                                            + " PRIMARY KEY)")
                            .given(
                                    "UPDATE pg_collation SET collversion = '0'"
                                            + " WHERE collversion IS NOT NULL")
                            .warns(
                                    "REINDEX INDEX CONCURRENTLY public.%2$I;\n"
                                            + "ALTER COLLATION public.%1$I REFRESH VERSION;",
                                    "public.%1$I (0, the library has …)"),
                    Proof.of("collation-version")
                            .from(15)
                            .given(
                                    "CREATE DATABASE %2$I TEMPLATE template0 ENCODING 'UTF8'"
                                            + " LOCALE_PROVIDER icu ICU_LOCALE 'de'")
                            .given(
                                    "UPDATE pg_database SET datcollversion = '0' WHERE"
                                            + " datname = %2$L")
                            .at(Bench.LONGEST)
                            .warns(
                                    "REINDEX DATABASE CONCURRENTLY %2$I;\n"
                                            + "ALTER DATABASE %2$I REFRESH COLLATION VERSION;",
                                    "database %2$I (0, the library has …)"),
                    Proof.of("collation-dependence")
                            .by(Way.LOGICAL)
                            .given(
                                    "CREATE TABLE %1$I (a text COLLATE \"de-x-icu\")"
                                            + " PARTITION BY RANGE (a)")
                            .given("CREATE TABLE own (a text COLLATE \"C\") PARTITION BY RANGE (a)")
                            .given(
                                    "CREATE COLLATION %2$I (provider = icu,"
                                            + " locale = 'und-u-ks-level2', deterministic = false)")
                            .given("CREATE TABLE t (a text COLLATE %2$I UNIQUE)")
                            .warns(
                                    "SELECT pg_catalog.pg_collation_actual_version(…);"
                                            + " -- the same on both sides?\n"
                                            + "SELECT pg_catalog.pg_collation_actual_version(…);"
                                            + " -- the same on both sides?",
                                    "public.%1$I, partitioned by text in \"de-x-icu\"",
                                    "public.t_a_key, unique in public.%2$I")
                            .remains("whether the target's library is the same shows there"));

    private UpgradeProofs() {}

    private static Proof view(String relation, String lost, String kept, String all) {
        return Proof.of("catalog-view")
                .given("CREATE VIEW %%1$I AS SELECT %s AS x FROM %s".formatted(lost, relation))
                .given("CREATE MATERIALIZED VIEW %%2$I AS SELECT * FROM %s".formatted(relation))
                .given(
                        "CREATE VIEW fine AS SELECT %s, 'checkpoints' AS a FROM %s"
                                .formatted(kept, relation))
                .blocks(
                        "DROP VIEW public.%1$I;\nDROP MATERIALIZED VIEW public.%2$I;",
                        "public.%%1$I (%s)".formatted(lost), "public.%2$I (" + all + ")");
    }

    private static Proof setting(String name) {
        return Proof.of("removed-setting")
                .given("CREATE ROLE %2$I", "ALTER DATABASE %1$I SET work_mem = '5MB'")
                .given("ALTER ROLE %%2$I IN DATABASE %%1$I SET %s = on".formatted(name))
                .given("ALTER DATABASE %%1$I SET %s = on".formatted(name))
                .given("CREATE FUNCTION %2$I() RETURNS int LANGUAGE sql AS 'SELECT 1'")
                .given("ALTER FUNCTION %%2$I() SET %s = on".formatted(name))
                .blocks(
                        """
                        ALTER DATABASE %%1$I RESET %1$s;
                        ALTER ROUTINE public.%%2$I() RESET %1$s;
                        ALTER ROLE %%2$I IN DATABASE %%1$I RESET %1$s;\
                        """
                                .formatted(name),
                        name + " of database %1$I",
                        name + " of function public.%2$I()",
                        name + " of role %2$I in database %1$I");
    }

    private static String old(String table, long age) {
        return "UPDATE pg_class SET relfrozenxid = ((txid_current() + 4294967296 - %d)"
                        .formatted(age)
                + " %% 4294967296)::text::xid WHERE relname = "
                + table;
    }

    private static Function<Bench, Route> minors(int from, int minor, int to, int later) {
        return bench ->
                new Route(
                        Way.IN_PLACE,
                        new PostgresVersion(from, minor),
                        new PostgresVersion(to, later));
    }
}
